"""The values of an indicator in a year on the outlines of their areas, as GeoJSON (RFC 7946)."""

from typing import Any

from indicators.api.asked import Asked
from indicators.api.figures import figure_rows
from indicators.api.outlines import feature_collection

FIELDS = ("indicator", "year", "period", "value", "unit", "sign", "sign_meaning", "quality", "note")


def values_on_outlines(asked: Asked) -> dict[str, Any]:
    """Return an outline per area of a level with its figure in a year, of the newest without one.

    An area without a row has `value` null and `sign_meaning` "", and no year where there is none.
    """
    level = asked.level()
    years = asked.store.years(asked.code, level)
    year = asked.number("year", years[-1] if years else 0)
    only = {"indicator": (asked.code,), "level": (level.value,), "year": (str(year),)}
    figures = {one["area"]: one for one in figure_rows(asked.with_values(only))}
    found = feature_collection(asked)
    series = asked.store.series[asked.code]
    period = series.indicator.period(year) if year else ""
    empty = {"indicator": asked.code, "year": year or None, "period": period, "value": None,
             "unit": series.indicator.unit, "sign": "", "sign_meaning": "", "quality": "", "note": ""}  # fmt: skip
    for one in found["features"]:
        figure = figures.get(one["id"], empty)
        one["properties"] |= {name: figure[name] for name in FIELDS}
    sources = asked.store.sources_of(series.indicator)
    found["attribution"] = "; ".join([*dict.fromkeys(one.credit for one in sources), found["attribution"]])
    return found
