"""Figures as rows: every published and computed one, filtered."""

import math
from typing import Any

import pandas as pd

from indicators.api.asked import Asked
from indicators.language.formatting import missing_text, sign_text
from indicators.model.quality import Use


def figure_row(_asked: Asked, figure: dict[str, Any]) -> dict[str, Any]:
    """Return one figure as a row of a table."""
    return {**figure, "allows": " ".join(figure["allows"])}


def figure_rows(asked: Asked) -> list[dict[str, Any]]:
    """Return the figures asked for, in the order indicator, area, year; `value` None = no figure, `sign` says why."""
    dataset = asked.store.dataset
    indicators = {one.id: one for one in asked.indicators()}
    areas = {one.code: one for one in asked.areas()}
    rows = pd.concat([dataset.figures.of(name) for name in sorted(indicators) or [""]])
    kept = rows["area"].isin(list(areas))
    if "year" in asked.values:
        kept &= rows["year"].isin([int(year) for year in asked.values["year"]])
    columns = [rows.loc[kept, name].tolist() for name in ("indicator", "area", "year", "value", "sign", "note")]
    found = []
    for name, code, year, value, sign, note, coverage in zip(*columns, rows.loc[kept, "coverage"], strict=True):
        indicator, area = indicators[name], areas[code]
        known, quality = math.isfinite(value), indicator.quality(area.level, year)
        found.append(
            {
                "indicator": name,
                "area": code,
                "area_name": area.name,
                "area_label": area.label,
                "level": area.level.value,
                "year": year,
                "period": indicator.period(year),
                "value": value if known else None,
                "unit": indicator.unit,
                "sign": sign,
                "sign_meaning": sign_text(sign) if known else missing_text(sign),
                "quality": quality.kind.value,
                "allows": [use.value for use in Use if use in quality.allows],
                "quality_reason": quality.reason,
                "note": note,
                "coverage": coverage,
            }
        )
    return found
