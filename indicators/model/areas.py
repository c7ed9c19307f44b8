"""The areas of the region: one region, its districts, their municipalities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from indicators.model.partial_date import PartialDate

REGION_CODE = "swf"


class Level(StrEnum):
    """Administrative level of an area."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality, district or the whole region; `code` is the AGS as text, or `swf` for the region.

    `postcode` is that of the municipality's administration, "" where unknown; `since` and `role_url` say since when it
    has its role and where that is written.
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

    @property
    def is_model_town(self) -> bool:
        """True for the five "Pionierkommunen" of the smart-city project."""
        return self.role == "Pionierkommune"


@dataclass(frozen=True)
class Areas:
    """All areas by code, with their relations. Iterates in file order: region, districts, municipalities."""

    all: Sequence[Area]
    _by_code: dict[str, Area] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {area.code: area for area in self.all})

    def __iter__(self) -> Iterator[Area]:
        return iter(self.all)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Area:
        return self._by_code[code]

    def get(self, code: str | None) -> Area | None:
        """The area with this code, None if there is none."""
        return self._by_code.get(code or "")

    def chosen(self, code: str | None) -> Area:
        """The area with this code, the region if there is none."""
        return self.get(code) or self.region

    @property
    def region(self) -> Area:
        """The whole region."""
        return self._by_code[REGION_CODE]

    def at(self, level: Level) -> list[Area]:
        """Areas of one level, sorted by label as German readers expect (umlauts beside their base letters)."""
        return list(self._sorted.get(level, ()))

    @cached_property
    def _sorted(self) -> dict[Level, list[Area]]:
        found: dict[Level, list[Area]] = {}
        for area in sorted(self.all, key=lambda one: sort_key(one.label)):
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
        """All areas: the region, its districts, its municipalities, each level by name."""
        return [self.region, *self.at(Level.DISTRICT), *self.at(Level.MUNICIPALITY)]

    @property
    def model_towns(self) -> list[Area]:
        """The five towns of the smart-city project, by name."""
        return [area for area in self.at(Level.MUNICIPALITY) if area.is_model_town]

    def members(self, area: Area) -> list[Area]:
        """Municipalities that make up a district or the region; a municipality has only itself."""
        if area.level == Level.REGION:
            return self.at(Level.MUNICIPALITY)
        if area.level == Level.DISTRICT:
            return list(self._members.get(area.code, ()))
        return [area]

    def district_of(self, area: Area) -> Area | None:
        """The district a municipality belongs to; None for districts and the region."""
        return self.get(area.district) if area.level == Level.MUNICIPALITY else None


_SORT = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def sort_key(label: str) -> str:
    """Key for German alphabetical order (DIN 5007-1).

    >>> sorted(["Olpe", "Ödland", "Oberau"], key=sort_key)
    ['Oberau', 'Ödland', 'Olpe']
    """
    return label.casefold().translate(_SORT)


def level_of(code: str) -> Level | None:
    """Level by the shape of the code: 8 digits municipality, 5 digits district, `swf` region, else None.

    >>> level_of("05958004"), level_of("05958"), level_of("5958004")
    (<Level.MUNICIPALITY: 'municipality'>, <Level.DISTRICT: 'district'>, None)
    """
    if code == REGION_CODE:
        return Level.REGION
    return {8: Level.MUNICIPALITY, 5: Level.DISTRICT}.get(len(code)) if code.isdigit() else None
