"""Views for other sites' frames."""
