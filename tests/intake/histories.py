"""Made-up histories of areas with what is true of them: every area is a set of people that never divide.

An area's count is the sum of its people's; its share belongs to the very set of them and to no other. So the true
figure of an area of today is known for every year, whatever happened between. No such place exists, no figure is real.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

FIRST, LAST = 2008, 2018
DISTRICTS = ("09901", "09902")
SYLLABLES = ("alt", "berg", "dorf", "eich", "feld", "grund", "hof", "kirch", "linden", "moos", "ried", "stein", "tal")

Atoms = frozenset[int]


@dataclass
class History:
    """Areas by key at the beginning, and the changes since, oldest first; `states` are the areas after each day."""

    seed: int
    names: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[date, str, str, str, str]] = field(default_factory=list)  # date, old, name, new, part
    states: list[tuple[date, dict[str, Atoms]]] = field(default_factory=list)
    parts: list[tuple[date, Atoms]] = field(default_factory=list)  # what belonged to those who gave and took a part

    @property
    def today(self) -> dict[str, Atoms]:
        """The areas of today with their people."""
        return self.states[-1][1]

    def on(self, day: date) -> dict[str, Atoms]:
        """The areas at the end of a day."""
        return next(state for since, state in reversed(self.states) if since <= day)

    def at(self, year: int) -> dict[str, Atoms]:
        """The areas at the end of a year."""
        return self.on(date(year, 12, 31))

    def count(self, atoms: Atoms, year: int, what: str = "") -> int:
        """How many there are of something in a year."""
        return sum(random.Random(f"{self.seed} {one} {year} {what}").randint(1, 900) for one in atoms)

    def share(self, atoms: Atoms, year: int) -> float:
        """A share that cannot be told from those of parts."""
        return random.Random(f"{self.seed} {sorted(atoms)} {year}").randint(1, 999) / 10

    def made_of(self, key: str, year: int) -> list[str] | None:
        """The areas that were today's one in a year; None where people were given or taken in parts since."""
        whole = self.today[key]
        if any(day > date(year, 12, 31) and atoms & whole for day, atoms in self.parts):
            return None
        then = {one: atoms for one, atoms in self.at(year).items() if atoms & whole}
        return sorted(then) if frozenset().union(*then.values()) == whole else None


def history(seed: int) -> History:
    """Return a random history: towns merge, get other keys, change their district, give parts away, and do so again."""
    draw = random.Random(seed)
    found = History(seed)
    fresh = _keys(draw)
    state, atom = {}, 0
    for _number in range(draw.randint(4, 8)):
        size = draw.randint(2, 3)
        state[_named(found, next(fresh), draw)] = frozenset(range(atom, atom + size))
        atom += size
    found.states.append((date(1990, 1, 1), dict(state)))
    days = sorted({_day(draw) for _number in range(draw.randint(1, 5))})
    for day in days:
        changed = set[str]()
        for _number in range(draw.randint(1, 2)):
            _happen(found, state, day, draw, fresh, changed)
        found.states.append((day, dict(state)))
    return found


def _happen(
    found: History, state: dict[str, Atoms], day: date, draw: random.Random, fresh: Iterator[str], changed: set[str]
) -> None:
    """One change among the areas that have none on this day yet."""
    free = sorted(set(state) - changed)
    kind = draw.choice(("key", "merge", "merge", "join", "join", "part", "split"))
    wanted = {"key": 1, "merge": draw.randint(2, 3), "join": draw.randint(2, 3), "part": 2, "split": 3}[kind]
    if len(free) < wanted or (kind in ("merge", "join", "split") and len(state) < 4):
        return
    own = draw.sample(free, wanted)
    changed.update(own)
    if kind in ("key", "merge"):
        new = _named(found, next(fresh), draw, like=draw.choice(own) if draw.random() < 0.6 else "")
        changed.add(new)
        found.rows += [(day, one, found.names[one], new, "whole") for one in own]
        state[new] = frozenset().union(*(state.pop(one) for one in own))
    elif kind == "join":
        found.rows += [(day, one, found.names[one], own[0], "whole") for one in own]
        state[own[0]] = frozenset().union(*(state.pop(one) for one in own))
    else:
        giver, takers = own[0], own[1:]
        atoms = sorted(state[giver])
        if len(atoms) < 2:
            return
        draw.shuffle(atoms)
        cut = draw.randint(1, len(atoms) - 1)
        shares = [atoms[:cut], atoms[cut:]] if kind == "split" else [atoms[:cut]]
        for taker, given in zip(takers, shares, strict=True):
            found.rows.append((day, giver, found.names[giver], taker, "part"))
            state[taker] |= frozenset(given)
        state[giver] = frozenset(atoms[cut:])
        if kind == "split":
            del state[giver]
        found.parts.append((day, frozenset().union(*(state.get(one, frozenset()) for one in own))))


def _day(draw: random.Random) -> date:
    return date(draw.randint(FIRST, LAST), *draw.choice(((1, 1), (1, 1), (7, 1), (11, 1), (12, 31))))


def _keys(draw: random.Random) -> Iterator[str]:
    numbers = draw.sample(range(1, 400), 200)
    return (f"{draw.choice(DISTRICTS)}{number:03}" for number in numbers)


def _named(found: History, key: str, draw: random.Random, *, like: str = "") -> str:
    name = found.names[like] if like else ""
    while not name or (not like and name in found.names.values()):
        name = "".join(draw.sample(SYLLABLES, 3)).capitalize()
    found.names[key] = name
    return key


def areas_csv(found: History) -> str:
    """Return the areas of today as a file of ours."""
    head = "ags,ars,name,label_de,locative_de,type,district,role,area_km2\nregion,,Musterregion,,,Region,,,\n"
    districts = "".join(f"{one},,Kreis {one[-1]},,,Kreis,,,\n" for one in sorted({key[:5] for key in found.today}))
    towns = "".join(f"{key},,{found.names[key]},,,Gemeinde,{key[:5]},,10\n" for key in sorted(found.today))
    return head + districts + towns


def changes_csv(found: History) -> str:
    """Return the changes as a file of ours."""
    rows = "".join(f"{day},{old},{name},{new},{part},\n" for day, old, name, new, part in found.rows)
    return f"date,old,old_name,new,part,url\n{rows}"
