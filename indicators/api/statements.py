"""What municipalities say themselves, as rows."""

from typing import Any

from indicators.api.asked import Asked
from indicators.api.descriptions import fields_of
from indicators.api.schemas import STATEMENT
from indicators.figures.statements import about_words
from indicators.model.statement import Statement


def statements(asked: Asked) -> list[Statement]:
    """Return the statements that `area`, `goal` and `indicator` leave, in the order of the file."""
    wanted = {name: asked.values.get(name) for name in ("area", "goal", "indicator")}
    return [
        one
        for one in asked.store.dataset.statements
        if all(codes is None or getattr(one, name) in codes for name, codes in wanted.items())
    ]


def statement_fields(asked: Asked, one: Statement) -> dict[str, Any]:
    """Return a statement; `about` is the label of the goal, indicator or measure, of which two are ""."""
    dataset = asked.store.dataset
    return fields_of(
        one,
        STATEMENT,
        area_label=dataset.areas[one.area].label,
        about=about_words(dataset, one),
        day=one.day.isoformat(),
        valid_until=one.valid_until.isoformat() if one.valid_until else None,
    )
