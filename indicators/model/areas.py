"""The areas of the region: one region, its districts, their municipalities; and groups of them, named or ad hoc.

A group has no figures of its own: they are made of those of its members, see `loading.aggregate`. The code of a named
one is an id of `groups.csv`; that of any other lists its members ("05958004 05974040"), or what it leaves out of the
region ("ohne 05958004"). Spaces, because an address writes them as "+"; a "+" that was written as "%2B" is one, too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from threading import Lock

from cachetools import LRUCache

from indicators.model.area_changes import UNCHANGED, AreaChanges
from indicators.model.partial_date import PartialDate

WITHOUT = "ohne"
NAMED = 3  # members of a group that its label names; of more the first two
KEPT_GROUPS = 200
AGS_DIGITS = (2, 5, 8)  # of a state, a district, a municipality


class Level(StrEnum):
    """Administrative level of an area."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    REGION = "region"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Area:
    """One of the smallest areas, one between, or the whole region; `code` is its AGS as text, or another one.

    What the levels are called is said of the region: municipalities in districts, quarters in boroughs.

    `postcode` is that of the municipality's administration, "" where unknown; `since` and `role_url` say since when it
    has its role and where that is written. A group has the codes of its `members`, municipalities or districts, what is
    said `about` it, and in `role_url` where its members are written. `is_model_town` tells those whose role
    stands out, in every language; `role_rank` is the place of its role among all.
    """

    code: str
    ars: str
    name: str
    label: str
    locative: str
    type: str
    level: Level
    district: str | None
    role: str
    area_km2: float
    postcode: str = ""
    since: PartialDate | None = None
    role_url: str = ""
    members: tuple[str, ...] = ()
    about: str = ""
    is_model_town: bool = False
    role_rank: int = 0

    @property
    def ags(self) -> str:
        """The official key of a state, district or municipality; "" for what has another one, or none."""
        return self.code if self.code.isdigit() and len(self.code) in AGS_DIGITS else ""


@dataclass(frozen=True)
class Areas:
    """All areas by code, with their relations. Iterates in file order: region, districts, municipalities, no groups.

    There need not be districts: all municipalities are the region's then. `groups` are the named groups; of other
    groups any can be looked up by its code. `changes` are those of their borders and keys.
    """

    all: Sequence[Area]
    groups: Sequence[Area] = ()
    changes: AreaChanges = UNCHANGED
    _by_code: dict[str, Area] = field(init=False, repr=False)
    _made: LRUCache[str, Area | None] = field(init=False, repr=False, compare=False)
    _lock: Lock = field(init=False, repr=False, compare=False, default_factory=Lock)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {area.code: area for area in (*self.groups, *self.all)})
        object.__setattr__(self, "_made", LRUCache(KEPT_GROUPS))

    def __iter__(self) -> Iterator[Area]:
        return iter(self.all)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self.get(code) is not None

    def __getitem__(self, code: str) -> Area:
        found = self.get(code)
        if found is None:
            raise KeyError(code)
        return found

    def get(self, code: str | None) -> Area | None:
        """The area with this code, None if there is none.

        A group that is a municipality, a district or the region is that one, and has its code; so is a named one.
        """
        code = code.replace("+", " ") if code else code
        if not code or (found := self._by_code.get(code)) is not None or " " not in code:
            return found if code else None
        with self._lock:
            if code in self._made:
                return self._made[code]
        made = self._listed(code.split())
        with self._lock:
            self._made[code] = made
        return made

    def outlined(self, code: str | None) -> str | None:
        """The codes of what is outlined on a map for a chosen area, separated by spaces; None for none."""
        area = self.get(code)
        return " ".join(area.members or (area.code,)) if area else None

    def chosen(self, code: str | None) -> Area:
        """The area with this code, the region if there is none."""
        return self.get(code) or self.region

    @property
    def region(self) -> Area:
        """The whole region."""
        return self._region

    @cached_property
    def _region(self) -> Area:
        return next(area for area in self.all if area.level == Level.REGION)

    @property
    def levels(self) -> list[Level]:
        """The levels that areas are compared on, the smallest first: without those that no area is of."""
        return [level for level in (Level.MUNICIPALITY, Level.DISTRICT) if self._sorted.get(level)]

    def measured_at(self, code: str) -> Level:
        """The level at which the figures of an area were measured: those of a group are made of its members'."""
        if (own := self._by_code.get(code)) is not None and not own.members:
            return own.level
        group = self.get(code)
        return self[group.members[0]].level if group and group.members else Level.MUNICIPALITY

    def at(self, level: Level) -> list[Area]:
        """Areas of one level, sorted by label as German readers expect (umlauts beside their base letters)."""
        return list(self._sorted.get(level, ()))

    def group(self, codes: Iterable[str]) -> Area | None:
        """The group of some areas, or the area that they are together; None for none. Raises KeyError for unknown ones.

        It is made of districts where all of them are districts, else of municipalities.
        """
        named = [self[code] for code in codes]
        of_districts = bool(named) and all(one.level == Level.DISTRICT for one in named)
        inside = {one.code for area in named for one in ([area] if of_districts else self.members(area))}
        if len(inside) == 1:
            return self[inside.pop()]
        known = self.at(Level.DISTRICT) if of_districts else self.at(Level.MUNICIPALITY)
        if not inside:
            return None
        if inside == {one.code for one in known}:
            return self.region
        for one in (*self.groups, *(() if of_districts else self.at(Level.DISTRICT))):
            if inside == {member.code for member in self.members(one)}:
                return one
        members = [one for one in self.all if one.code in inside]
        label = _together([one.label for one in members])
        names = [one.locative if of_districts else one.label for one in members]
        locative = ("" if of_districts else "in ") + _together(names, more="weiteren")
        return _group(" ".join(one.code for one in members), label, locative, members)

    def rest(self, area: Area) -> Area | None:
        """The region without an area, None where nothing is left."""
        if area.level == Level.DISTRICT or (area.members and self[area.members[0]].level == Level.DISTRICT):
            known, left_out = self.at(Level.DISTRICT), set(area.members or (area.code,))
        else:
            known, left_out = self.at(Level.MUNICIPALITY), {one.code for one in self.members(area)}
        members = [one for one in self.all if one in known and one.code not in left_out]
        if area.level == Level.REGION or not members:
            return None
        found = self.group(one.code for one in members)
        if found is None or found.code != " ".join(one.code for one in members):
            return found
        label = f"{self.region.label} {WITHOUT} {area.label}"
        return _group(f"{WITHOUT} {area.code}", label, f"{self.region.locative} {WITHOUT} {area.label}", members)

    def _listed(self, codes: Sequence[str]) -> Area | None:
        """The group that a code stands for, None where it names nothing."""
        try:
            inside = self.group(codes[1:] if codes[:1] == [WITHOUT] else codes)
        except KeyError:
            return None
        return self.rest(inside) if inside and codes[0] == WITHOUT else inside

    @cached_property
    def _sorted(self) -> dict[Level, list[Area]]:
        found: dict[Level, list[Area]] = {}
        for area in sorted((*self.all, *self.groups), key=lambda one: sort_key(one.label)):
            found.setdefault(area.level, []).append(area)
        return found

    @cached_property
    def _members(self) -> dict[str | None, list[Area]]:
        found: dict[str | None, list[Area]] = {}
        for area in self._sorted.get(Level.MUNICIPALITY, ()):
            found.setdefault(area.district, []).append(area)
        return found

    @property
    def in_order(self) -> list[Area]:
        """All areas that have a name: the region, its districts, groups, its municipalities, each level by name."""
        found = (self.at(level) for level in (Level.DISTRICT, Level.GROUP, Level.MUNICIPALITY))
        return [self.region, *(one for areas in found for one in areas)]

    @property
    def model_towns(self) -> list[Area]:
        """The towns whose role stands out, by name."""
        return [area for area in self.at(Level.MUNICIPALITY) if area.is_model_town]

    @property
    def marked_role(self) -> str:
        """What the role that stands out is called, "" where none does."""
        return next((area.role for area in self.model_towns), "")

    def members(self, area: Area) -> list[Area]:
        """Municipalities that make up a group, a district or the region; a municipality has only itself."""
        if area.members:
            return [one for code in area.members for one in self.members(self[code])]
        if area.level == Level.REGION:
            return self.at(Level.MUNICIPALITY)
        if area.level == Level.DISTRICT:
            return list(self._members.get(area.code, ()))
        return [area]

    def district_of(self, area: Area) -> Area | None:
        """The district a municipality lies in; None for districts, the region, and a city that is its own district."""
        found = self.get(area.district) if area.level == Level.MUNICIPALITY else None
        return found if found and self.members(found) != [area] else None


def _together(labels: Sequence[str], *, more: str = "weitere") -> str:
    """The label of a group: "Arnsberg + Balve", of many "Arnsberg + Balve + 3 weitere"."""
    if len(labels) > NAMED:
        labels = [*labels[: NAMED - 1], f"{len(labels) - NAMED + 1} {more}"]
    return " + ".join(labels)


def _group(code: str, label: str, locative: str, members: Sequence[Area]) -> Area:
    return Area(
        code, "", label, label, locative, "Gruppe", Level.GROUP, None, "",
        round(sum(one.area_km2 for one in members), 2), members=tuple(one.code for one in members),
    )  # fmt: skip


_SORT = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def sort_key(label: str) -> str:
    """Key for German alphabetical order (DIN 5007-1).

    >>> sorted(["Olpe", "Ödland", "Oberau"], key=sort_key)
    ['Oberau', 'Ödland', 'Olpe']
    """
    return label.casefold().translate(_SORT)


def level_of(code: str, region: str) -> Level | None:
    """Level by the shape of a code: 8 digits municipality, 5 digits district, that of the region, else None.

    >>> level_of("05958004", "swf"), level_of("05958", "swf"), level_of("5958004", "swf"), level_of("05958", "05958")
    (<Level.MUNICIPALITY: 'municipality'>, <Level.DISTRICT: 'district'>, None, <Level.REGION: 'region'>)
    """
    if code == region:
        return Level.REGION
    return {8: Level.MUNICIPALITY, 5: Level.DISTRICT}.get(len(code)) if code.isdigit() else None
