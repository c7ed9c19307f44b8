"""The figures of an indicator as JSON-stat 2.0 (https json-stat.org/full): a cube of areas and years."""

from typing import Any

from indicators.api.asked import Asked
from indicators.api.figures import figure_rows


def cube(asked: Asked) -> dict[str, Any]:
    """Return the cube of an indicator over the areas and years that are asked for.

    A figure that is missing is null, and `status` has its sign by its place in the cube, as for one beside a sign.
    """
    one = asked.store.dataset.indicators[asked.code]
    rows = figure_rows(asked.with_values({"indicator": (asked.code,)}))
    areas = {row["area"]: row["area_label"] for row in rows}
    years = sorted({row["year"] for row in rows})
    at = {year: place for place, year in enumerate(years)}
    rank = {code: place for place, code in enumerate(areas)}
    values: list[float | None] = [None] * (len(areas) * len(years))
    status: dict[str, str] = {}
    for row in rows:
        place = rank[row["area"]] * len(years) + at[row["year"]]
        values[place] = row["value"]
        if row["sign"]:
            status[str(place)] = row["sign"]
    sources = asked.store.sources_of(one)
    return {
        "version": "2.0",
        "class": "dataset",
        "href": asked.own_address(),
        "label": f"{one.label} ({one.unit})",
        "source": "; ".join(dict.fromkeys(each.credit for each in sources)),
        "updated": asked.store.edition.day.isoformat() if asked.store.edition else asked.day.isoformat(),
        "note": [note for note in (one.definition, one.note) if note],
        "id": ["metric", "area", "time"],
        "size": [1, len(areas), len(years)],
        "role": {"metric": ["metric"], "geo": ["area"], "time": ["time"]},
        "dimension": {
            "metric": {
                "label": "indicator",
                "category": {
                    "index": [one.id], "label": {one.id: one.label},
                    "unit": {one.id: {"decimals": one.decimals, "label": one.unit}},
                },
            },
            "area": {"label": "area", "category": {"index": list(areas), "label": areas}},
            "time": {
                "label": "year",
                "category": {
                    "index": [str(year) for year in years], "label": {str(year): one.period(year) for year in years},
                },
            },
        },
        "value": values,
        **({"status": status} if status else {}),
    }  # fmt: skip
