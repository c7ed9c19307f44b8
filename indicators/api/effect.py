"""What measures brought about, and the chain from vision to effect, as rows."""

from typing import Any, NamedTuple

from indicators.api.asked import Asked
from indicators.api.descriptions import fields_of
from indicators.api.schemas import LINKED, OUTPUT
from indicators.model import Area
from indicators.model.measure import Measure, Output
from indicators.views.effect.chain import STEPS, Row
from indicators.views.effect.choice import EffectChoice
from indicators.views.effect.view import rows_of


class Brought(NamedTuple):
    """A measure and one thing it brought about."""

    measure: Measure
    output: Output


class Way(NamedTuple):
    """A way from vision to effect in an area."""

    area: Area
    row: Row


def outputs(asked: Asked) -> list[Brought]:
    """Return what the measures brought about, in the order of the files."""
    return [Brought(one, each) for one in asked.store.dataset.measures.values() for each in one.outputs]


def output_fields(_asked: Asked, one: Brought) -> dict[str, Any]:
    """Return an output; null for a number and "" for a date that is not known."""
    return fields_of(
        one.output,
        OUTPUT,
        measure=one.measure.id,
        measure_label=one.measure.label,
        date=str(one.output.date) if one.output.date else "",
    )


def chains(asked: Asked) -> list[Way]:
    """Return the ways of the areas asked for, of the region where none is."""
    areas = asked.areas() if "area" in asked.values else [asked.store.dataset.areas.region]
    return [Way(area, row) for area in areas for row in rows_of(asked.store, EffectChoice(area.code))]


def chain_fields(_asked: Asked, one: Way) -> dict[str, Any]:
    """Return a way step by step; what is not known has the id ""."""
    steps = {step.value: fields_of(node, LINKED) for step, node in zip(STEPS, one.row, strict=True)}
    return {"area": one.area.code, "area_label": one.area.label, **steps}
