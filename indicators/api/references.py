"""Yardsticks from outside the region as rows: how municipalities are spread, and published figures of areas."""

from typing import Any

from indicators.api.asked import Asked
from indicators.api.descriptions import fields_of, source_fields
from indicators.api.schemas import REFERENCE
from indicators.model import Source
from indicators.model.reference import Reference, Statistic


def references(asked: Asked) -> list[Reference]:
    """Return the yardsticks that `indicator` and `year` leave, in the order of the indicators, then of the file."""
    known, years = asked.store.dataset.references, asked.values.get("year")
    found = (one for indicator in asked.indicators() for one in known.get(indicator.id, ()))
    return [one for one in found if years is None or str(one.year) in years]


def reference_sources(asked: Asked) -> list[Source]:
    """Return where the yardsticks asked for come from, each source once; the indicators' own may be others."""
    return asked.store.reference_sources(references(asked))


def reference_fields(asked: Asked, one: Reference) -> dict[str, Any]:
    """Return a yardstick with its source; null for each figure that is not known, "" without a note.

    `of` is what the spread is of ("Gemeinden mit Angabe"), "" for a figure without a spread.
    """
    figures = {statistic.value: one.figures.get(statistic) for statistic in Statistic} | {"n": one.count or None}
    return fields_of(
        one,
        REFERENCE,
        area=one.area.code,
        area_label=one.area.label,
        unit=asked.store.dataset.indicators[one.indicator].unit,
        source=source_fields(asked.store.reference_source(one)),
        of=(one.of or "Gemeinden") if one.count else "",
        **figures,
    )


def reference_row(asked: Asked, one: Reference) -> dict[str, Any]:
    """Return a yardstick as a row of a table: the source by its attribution with the licence."""
    fields = reference_fields(asked, one)
    return fields | {"source": asked.store.reference_source(one).credit}
