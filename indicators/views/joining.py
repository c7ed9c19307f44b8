"""Who takes part in the region's project, in which role, since when: read from the areas themselves."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import Area, Level
from indicators.model.areas import Areas

ROLE_ORDER = ("Pionierkommune", "Mitmacherkommune", "Unterstützer")  # others follow in the order of the file


@dataclass(frozen=True, slots=True)
class Role:
    """A role with the areas that have it, by name."""

    name: str
    areas: tuple[Area, ...]

    @property
    def municipalities(self) -> tuple[Area, ...]:
        """Those that the map of municipalities can show."""
        return tuple(one for one in self.areas if one.level == Level.MUNICIPALITY)


def role_name(area: Area) -> str:
    """Return an area's role without what stands in brackets behind it, "" for none.

    `Mitmacherkommune (2021)` and `Mitmacherkommune (2027)` are the same role.
    """
    return area.role.partition("(")[0].strip()


def role_note(area: Area) -> str:
    """Return what stands in brackets behind an area's role, "" for nothing."""
    return area.role.partition("(")[2].rstrip(") ").strip()


def roles(areas: Areas) -> list[Role]:
    """Return every role that an area has, the known ones first, each with its districts and then municipalities."""
    found: dict[str, list[Area]] = {name: [] for name in ROLE_ORDER}
    for area in (*areas.at(Level.DISTRICT), *areas.at(Level.MUNICIPALITY)):
        if name := role_name(area):
            found.setdefault(name, []).append(area)
    return [Role(name, tuple(members)) for name, members in found.items() if members]


def without_role(areas: Areas) -> list[Area]:
    """Return the municipalities whose role the data does not name, by name."""
    return [area for area in areas.at(Level.MUNICIPALITY) if not role_name(area)]
