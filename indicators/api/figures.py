"""Figures as rows: every published and computed one, filtered."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from indicators.api.asked import Asked
from indicators.language.formatting import missing_text, sign_text
from indicators.model import Area
from indicators.model.quality import Use

COLUMNS = ("indicator", "area", "year", "value", "sign", "note", "coverage")


def figure_row(_asked: Asked, figure: dict[str, Any]) -> dict[str, Any]:
    """Return one figure as a row of a table."""
    return {**figure, "allows": " ".join(figure["allows"])}


def figure_rows(asked: Asked) -> list[dict[str, Any]]:
    """Return the figures asked for, in the order indicator, area, year; `value` None = no figure, `sign` says why."""
    dataset = asked.store.dataset
    indicators = {one.id: one for one in asked.indicators()}
    areas = {one.code: one for one in asked.areas()}
    groups = [one for one in areas.values() if one.members]
    rows = pd.concat([dataset.figures.of(name) for name in sorted(indicators) or [""]])
    kept = rows["area"].isin(list(areas))
    if "year" in asked.values:
        kept &= rows["year"].isin([int(year) for year in asked.values["year"]])
    rows = pd.concat([rows.loc[kept, list(COLUMNS)], _of_groups(asked, groups, indicators)])
    found = []
    for name, code, year, value, sign, note, coverage in zip(*(rows[one].tolist() for one in COLUMNS), strict=True):
        indicator, area = indicators[name], areas[code]
        known, quality = math.isfinite(value), indicator.quality(dataset.areas.measured_at(code), year)
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


def _of_groups(asked: Asked, groups: Sequence[Area], indicators: Iterable[str]) -> pd.DataFrame:
    """The figures of groups, which are made of those of their members when they are asked for."""
    years = {int(year) for year in asked.values.get("year", ())}
    found = [
        (name, group.code, one.year, math.nan if one.value is None else one.value, one.sign, one.note, one.coverage)
        for name in sorted(indicators)
        if groups and name in asked.store.series
        for group in groups
        for one in asked.store.series[name].figures(group.code)
        if not years or one.year in years
    ]
    return pd.DataFrame(found, columns=list(COLUMNS))
