"""Areas, indicators, sources, goals and releases as plain fields, the same in JSON and CSV."""

from __future__ import annotations

import math
from typing import Any

from indicators.loading.releases import Release
from indicators.model import Area, Goal, Indicator, Level, Source
from indicators.store import Store

AREA_COLUMNS = ("code", "name", "label", "level", "type", "district", "ars", "role", "area_km2", "postcode")
INDICATOR_COLUMNS = (
    "id", "set", "role", "label", "short", "unit", "direction", "kind", "decimals", "minimum", "maximum", "weight",
    "weight_note", "reference", "definition", "formula", "interpretation", "note", "breaks", "year_notes", "levels",
    "years", "sources",
)  # fmt: skip


def area_fields(area: Area) -> dict[str, Any]:
    """Return an area; `district` is null for districts and the region, `area_km2` null where unknown."""
    return {
        "code": area.code,
        "name": area.name,
        "label": area.label,
        "level": area.level.value,
        "type": area.type,
        "district": area.district or None,
        "ars": area.ars,
        "role": area.role,
        "area_km2": area.area_km2 if math.isfinite(area.area_km2) else None,
        "postcode": area.postcode,
    }


def source_fields(source: Source) -> dict[str, Any]:
    """Return where figures come from, with licence and attribution; "" where the data says nothing."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "dataset": source.dataset,
        "edition": source.edition,
        "licence": source.licence,
        "licence_url": source.licence_url,
        "attribution": source.attribution,
        "url": source.url,
        "data_as_of": source.data_as_of,
    }


def indicator_fields(store: Store, one: Indicator) -> dict[str, Any]:
    """Return everything known about an indicator; `levels` and `years` are those with at least one value."""
    levels, years = _extent(store, one.id)
    quotient = one.quotient
    return {
        "id": one.id,
        "set": one.set,
        "role": "weight" if one.is_weight else "computed" if quotient else "",
        "label": one.label,
        "short": one.short,
        "unit": one.unit,
        "direction": one.direction.value,
        "kind": one.kind.value,
        "decimals": one.decimals,
        "minimum": one.minimum,
        "maximum": one.maximum,
        "weight": one.weight,
        "weight_note": one.weight_note,
        "reference": one.reference,
        "definition": one.definition,
        "formula": one.formula,
        "interpretation": one.interpretation,
        "note": one.note,
        "breaks": [{"year": year, "reason": reason} for year, reason in sorted(one.breaks.items())],
        "year_notes": [{"year": year, "words": words} for year, words in sorted(one.year_notes.items())],
        "class_breaks": list(one.class_breaks),
        "quotient": {
            "numerator": quotient.numerator,
            "denominator": quotient.denominator,
            "factor": quotient.factor,
            "denominator_year": quotient.denominator_year.value,
        } if quotient else None,
        "levels": levels,
        "years": years,
        "sources": [source_fields(source) for source in store.sources_of(one)],
    }  # fmt: skip


def indicator_row(store: Store, one: Indicator) -> dict[str, Any]:
    """Return an indicator as a row of a table: lists as text, sources by their attribution with the licence."""
    fields = indicator_fields(store, one)
    row = {name: fields[name] for name in INDICATOR_COLUMNS}
    row["breaks"] = " | ".join(f"{part['year']}={part['reason']}" for part in fields["breaks"])
    row["year_notes"] = " | ".join(f"{part['year']}={part['words']}" for part in fields["year_notes"])
    row["levels"] = " | ".join(fields["levels"])
    row["years"] = " | ".join(str(year) for year in fields["years"])
    row["sources"] = " | ".join(f"{part['attribution']} ({part['licence']})" for part in fields["sources"])
    return row


def goal_fields(goal: Goal) -> dict[str, Any]:
    """Return a goal with its target and origin; null where something does not apply."""
    target = goal.target
    return {
        "id": goal.id,
        "pillar": goal.pillar,
        "label": goal.label,
        "indicator": goal.indicator,
        "kind": goal.kind.value,
        "rule": target.rule.value,
        "direction": target.direction.value,
        "target": target.value,
        "lower": target.lower,
        "upper": target.upper,
        "target_year": target.year,
        "base_year": target.base_year,
        "level": goal.level.value if goal.level else None,
        "areas": list(goal.areas),
        "decided_by": goal.decided_by,
        "document": goal.document,
        "decided_on": goal.decided_on.isoformat() if goal.decided_on else None,
        "url": goal.url,
        "how_it_becomes_a_number": goal.how,
        "valid_from": goal.valid_from.isoformat() if goal.valid_from else None,
        "valid_until": goal.valid_until.isoformat() if goal.valid_until else None,
    }


def release_fields(release: Release) -> dict[str, Any]:
    """Return one state of the data that can be asked for with `stand`."""
    return {"release": release.id, "day": release.day.isoformat(), "title": release.title, "sets": list(release.sets)}


def _extent(store: Store, indicator: str) -> tuple[list[str], list[int]]:
    """Levels and years with at least one value; a series that only serves as weight has them, too."""
    rows = store.dataset.values
    own = rows[(rows["indicator"] == indicator) & rows["value"].notna()]
    found = {store.dataset.areas[code].level for code in own["area"].unique()}
    order = (Level.MUNICIPALITY, Level.DISTRICT, Level.REGION)
    return [level.value for level in order if level in found], sorted(int(year) for year in own["year"].unique())
