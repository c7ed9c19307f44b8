"""Plotly, folium and matplotlib: charts, maps, images; what is drawn is handed in."""
