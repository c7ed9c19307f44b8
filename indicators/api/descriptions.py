"""Areas, indicators, sources, goals and releases as plain fields, the same in JSON and CSV."""

import math
from datetime import date
from enum import StrEnum
from typing import Any

from indicators.api.schemas import AREA, GOAL, INDICATOR, QUOTIENT, RELEASE, SOURCE, Schema
from indicators.loading.releases import Release
from indicators.model import Area, Goal, Indicator, Level, Source
from indicators.store import Store

INDICATOR_COLUMNS = tuple(name for name in INDICATOR["properties"] if name not in ("class_breaks", "quotient"))


def fields_of(one: object, schema: Schema, **own: Any) -> dict[str, Any]:
    """Return the fields a schema declares: those given as `own`, the others from the attributes of the same names.

    Days and codes become text, tuples lists; None, numbers and text stay what they are.
    """
    return {name: own[name] if name in own else _plain(getattr(one, name)) for name in schema["properties"]}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def area_fields(area: Area) -> dict[str, Any]:
    """Return an area; `district` is null for districts and the region, `area_km2` null where unknown.

    `members` are those of a group, and what is said `about` it.
    """
    km2 = area.area_km2 if math.isfinite(area.area_km2) else None
    return fields_of(area, AREA, district=area.district or None, area_km2=km2)


def area_row(area: Area) -> dict[str, Any]:
    """Return an area as a row of a table."""
    return {**area_fields(area), "members": " ".join(area.members)}


def source_fields(source: Source) -> dict[str, Any]:
    """Return where figures come from, with licence and attribution; "" where the data says nothing."""
    return fields_of(source, SOURCE)


def indicator_fields(store: Store, one: Indicator) -> dict[str, Any]:
    """Return everything known about an indicator; `levels` and `years` are those with at least one value."""
    levels, years = _extent(store, one.id)
    return fields_of(
        one,
        INDICATOR,
        role="draft" if one.is_draft else "weight" if one.is_weight else "computed" if one.quotient else "",
        breaks=[{"year": year, "reason": reason} for year, reason in sorted(one.breaks.items())],
        year_notes=[{"year": year, "words": words} for year, words in sorted(one.year_notes.items())],
        reference_month={
            "usual": one.reference_month.usual,
            "others": [{"year": year, "month": month} for year, month in sorted(one.reference_month.others.items())],
        },
        quotient=fields_of(one.quotient, QUOTIENT) if one.quotient else None,
        levels=levels,
        years=years,
        sources=[source_fields(source) for source in store.sources_of(one)],
    )


def indicator_row(store: Store, one: Indicator) -> dict[str, Any]:
    """Return an indicator as a row of a table: lists as text, sources by their attribution with the licence."""
    fields = indicator_fields(store, one)
    lists = {
        "breaks": [f"{part['year']}={part['reason']}" for part in fields["breaks"]],
        "year_notes": [f"{part['year']}={part['words']}" for part in fields["year_notes"]],
        "reference_month": [
            str(one.reference_month.usual),
            *(f"{part['year']}={part['month']}" for part in fields["reference_month"]["others"]),
        ],
        "levels": fields["levels"],
        "years": [str(year) for year in fields["years"]],
        "sources": [source.credit for source in store.sources_of(one)],
    }
    return fields | {name: " | ".join(parts) for name, parts in lists.items()}


def goal_fields(goal: Goal) -> dict[str, Any]:
    """Return a goal with its target and origin; null where something does not apply."""
    target = goal.target
    return fields_of(
        goal,
        GOAL,
        rule=target.rule.value,
        direction=target.direction.value,
        target=target.value,
        lower=target.lower,
        upper=target.upper,
        target_year=target.year,
        base_year=target.base_year,
        base_value=target.base_value,
        milestones=[{"year": year, "value": value} for year, value in target.milestones],
        how_it_becomes_a_number=goal.how,
    )


def release_fields(release: Release) -> dict[str, Any]:
    """Return one state of the data that can be asked for with `stand`."""
    return fields_of(release, RELEASE, release=release.id)


def _extent(store: Store, indicator: str) -> tuple[list[str], list[int]]:
    """Levels and years with at least one value; a series that only serves as weight has them, too."""
    rows = store.dataset.figures.of(indicator)
    own = rows[rows["value"].notna()]
    found = {store.dataset.areas[code].level for code in own["area"].unique()}
    order = (Level.MUNICIPALITY, Level.DISTRICT, Level.REGION)
    return [level.value for level in order if level in found], sorted(int(year) for year in own["year"].unique())
