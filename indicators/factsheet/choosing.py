"""Which indicators and goals stand on a fact sheet, chosen from the data."""

from dataclasses import dataclass

from indicators.figures.series import Series
from indicators.model import Area
from indicators.model.indicator import IndicatorUse
from indicators.store import Store


@dataclass(frozen=True, slots=True)
class Room:
    """How much a sheet has room for: goals, indicators, sources, statements, and letters of each of the last.

    `lines` says whether its rows have small lines over time.
    """

    goals: int
    rows: int
    statements: int = 2
    words: int = 300
    sources: int = 14
    lines: bool = True


USUAL = Room(goals=5, rows=10)


def choose_indicators(data: Store, area: Area, room: Room = USUAL) -> list[Series]:
    """Return as many indicators as there is room for, with figures at the area's level, spread over the sets.

    They stand in the order of the sets. Of each set first its lead, then what has a goal, then the file's order; counts
    last, since they cannot be compared. All areas of a level get the same, so that a missing figure shows as missing.
    Key facts are left out.
    """
    with_goal = {goal.indicator for goal in data.dataset.goals.values()}
    level = [area] if area.members else data.dataset.areas.at(area.level)
    queues, keys = [], data.dataset.used_for(IndicatorUse.KEY)
    for one in data.sets:
        names = [
            name
            for name in one.indicators
            if name not in keys
            and len(data.dataset.figures.of(name))
            and any(data.series[name].known(other.code) for other in level)
        ]
        kinds = data.dataset.indicators
        names.sort(key=lambda name: (kinds[name].kind == "count", name != one.lead, name not in with_goal))
        queues.append(names)
    taken: list[str] = []
    for turn in range(max(map(len, queues), default=0)):
        taken += [names[turn] for names in queues if turn < len(names)]
    keep = set(taken[: room.rows])
    return [data.series[name] for names in queues for name in names if name in keep]
