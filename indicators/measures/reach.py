"""Which measures concern an area, a goal or an indicator."""

from collections.abc import Iterable
from enum import StrEnum

from indicators.model.areas import Area, Level, sort_key
from indicators.model.dataset import DataSet
from indicators.model.measure import Measure


class Reach(StrEnum):
    """How a measure touches an area: alone, with other places, as part of its district or of the region."""

    OWN = "own"
    SHARED = "shared"
    DISTRICT = "district"
    REGION = "region"


def reach(dataset: DataSet, measure: Measure, area: Area) -> Reach | None:
    """Return how a measure touches an area, None where it does not.

    A district and the region are touched by what is done in any of their municipalities.
    """
    named = set(measure.areas)
    if area.code in named:
        return Reach.REGION if area.level == Level.REGION else Reach.OWN if len(named) == 1 else Reach.SHARED
    inside = {one.code for one in dataset.areas.members(area)}
    if area.level == Level.REGION:
        inside |= {one.code for one in dataset.areas}
    if named & inside:
        return Reach.OWN if named <= inside else Reach.SHARED
    if area.level == Level.MUNICIPALITY and area.district in named:
        return Reach.DISTRICT
    return Reach.REGION if dataset.areas.region.code in named else None


def measures_of_area(dataset: DataSet, area: Area) -> list[tuple[Measure, Reach]]:
    """Return what is done in an area with how it touches it: its own first, then shared, of the district, regional."""
    order = list(Reach)
    found = [(one, how) for one in dataset.measures.values() if (how := reach(dataset, one, area))]
    return sorted(found, key=lambda pair: (order.index(pair[1]), sort_key(pair[0].label)))


def measures_of_goal(dataset: DataSet, goal: str) -> list[Measure]:
    """Return the measures that name a goal or its indicator, by name."""
    indicator = dataset.goals[goal].indicator
    return by_name(one for one in dataset.measures.values() if goal in one.goals or indicator in one.indicators)


def measures_of_indicator(dataset: DataSet, indicator: str) -> list[Measure]:
    """Return the measures that name an indicator or a goal measured with it, by name."""
    goals = {one.id for one in dataset.goals.values() if one.indicator == indicator}
    return by_name(one for one in dataset.measures.values() if indicator in one.indicators or goals & set(one.goals))


def by_name(measures: Iterable[Measure]) -> list[Measure]:
    """Return measures in German alphabetical order."""
    return sorted(measures, key=lambda one: sort_key(one.label))
