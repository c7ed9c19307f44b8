"""A table with a row per area as geodata: its columns at the outlines of the areas."""

import io
from typing import TYPE_CHECKING

from indicators.export.table import Table
from indicators.language.visible import visible
from indicators.loading.boundaries import read_boundaries, source_note
from indicators.model import Level

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

DIGITS = 6  # of degrees: about ten centimetres


def geo_frame(table: Table, level: Level) -> "GeoDataFrame":
    """Return the rows of a table with the outlines of a level (EPSG:4326), one row per outline.

    Columns are the codes of the table's columns. An area without a row keeps its outline, with nothing in the columns.
    """
    import pandas as pd

    codes = [one.code for one in table.columns]
    kinds = {"number": "Float64", "year": "Int64", "count": "Int64"}
    rows = pd.DataFrame(table.rows, columns=codes).astype(
        {one.code: kinds.get(one.kind, "object") for one in table.columns}
    )
    for one in table.columns:
        if one.kind in ("text", "code"):
            rows[one.code] = [visible(text) if isinstance(text, str) else None for text in rows[one.code]]
    frame = read_boundaries("district" if level == Level.DISTRICT else "municipality")
    merged = frame.drop(columns="name").merge(rows, left_on="ags", right_on="area", how="left")
    return merged[[*codes, "geometry"]].assign(area=merged["ags"], boundaries=source_note())


def geojson(table: Table, level: Level) -> bytes:
    """Return the rows as GeoJSON (RFC 7946); what is missing is null, and its reason stands in `sign_meaning`."""
    import shapely

    frame = geo_frame(table, level)
    rounded = shapely.transform(frame.geometry.to_numpy(), lambda ends: ends.round(DIGITS))
    text: str = frame.set_geometry(rounded, crs=frame.crs).to_json(drop_id=True, na="null", ensure_ascii=False)
    return text.encode("utf-8")


def geopackage(table: Table, level: Level, *, layer: str) -> bytes:
    """Return the rows as a GeoPackage with one layer, for QGIS and other programs."""
    content = io.BytesIO()
    geo_frame(table, level).to_file(content, driver="GPKG", layer=layer, engine="pyogrio")
    return content.getvalue()
