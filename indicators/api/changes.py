"""What releases changed, as rows: figures that are new, revised or gone, and ratings."""

from typing import Any

from indicators.api.asked import Asked
from indicators.api.descriptions import fields_of
from indicators.api.schemas import CHANGE
from indicators.loading.changes import Change
from indicators.model import Source


def changes(asked: Asked) -> list[Change]:
    """Return the changes from the day `since` on that `area`, `indicator` and `goal` leave, newest release first.

    Of figures and ratings each is left by what it has: `goal` alone leaves ratings, `indicator` alone figures. A group
    stands for its members.
    """
    since = asked.values.get("since", ("",))[0]
    wanted = {name: set(asked.values[name]) for name in ("area", "indicator", "goal") if name in asked.values}
    if "area" in wanted:
        areas = asked.store.dataset.areas
        wanted["area"] = {code for name in wanted["area"] for code in (areas[name].members or (areas[name].code,))}
    return [
        one
        for one in asked.store.changes
        if one.release.day.isoformat() >= since and all(getattr(one, name) in codes for name, codes in wanted.items())
    ]


def change_sources(asked: Asked) -> list[Source]:
    """Return the sources of the figures among the changes."""
    indicators = asked.store.dataset.indicators
    named = dict.fromkeys(one.indicator for one in changes(asked) if one.indicator in indicators)
    return asked.sources(indicators[name] for name in named)


def change_fields(asked: Asked, one: Change) -> dict[str, Any]:
    """Return a change; what the data no longer know has its code for a label."""
    areas, indicators = asked.store.dataset.areas, asked.store.dataset.indicators
    area, indicator = areas.get(one.area), indicators.get(one.indicator)
    return fields_of(
        one, CHANGE, release=one.release.id, day=one.release.day.isoformat(),
        area_label=area.label if area else one.area, unit=indicator.unit if indicator else "",
    )  # fmt: skip
