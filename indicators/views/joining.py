"""Who takes part in the region's project, in which role, since when: read from the areas themselves, and their map."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from indicators.address import links
from indicators.drawing.assets import own_symbol
from indicators.drawing.palette import Palette
from indicators.drawing.region_map import MISSING, MapClass, RegionMap, set_apart
from indicators.language.formatting import missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.model.areas import Areas

SYMBOLS = 4  # drawings in static/role/; further roles without one of their own share the last one, and have their word
STRONG_FIRST = (3, 1, 0, 2)  # of a sequential scale; further roles share the last colour


@dataclass(frozen=True, slots=True)
class Role:
    """A role with the areas that have it, by name; `symbol` is the name of its drawing, "" without municipalities."""

    name: str
    areas: tuple[Area, ...]
    symbol: str


def role_name(area: Area) -> str:
    """Return an area's role without what stands in brackets behind it, "" for none.

    `Mitmacherkommune (2021)` and `Mitmacherkommune (2027)` are the same role.
    """
    return area.role.partition("(")[0].strip()


def role_note(area: Area) -> str:
    """Return what stands in brackets behind an area's role, "" for nothing."""
    return area.role.partition("(")[2].rstrip(") ").strip()


def since_words(area: Area) -> str:
    """Return since when an area has its role; a note of the data is told as such, and that there is no role, too."""
    if not role_name(area):
        return _("keine Rolle verzeichnet")
    if area.since:
        return _("seit {day}").format(day=partial_date_de(area.since))
    note = role_note(area)
    return _("genannt {note}").format(note=note) if note else _("seit: {none}").format(none=missing_text(""))


def chosen_words(areas: Areas, area: Area) -> str:
    """Return the role of an area; of several municipalities together also how many of them have which."""
    inside = areas.members(area) if area.level != Level.MUNICIPALITY else []
    counted = Counter(role_name(one) for one in inside)
    told = [f"{one.name} ({counted[one.name]})" for one in roles(areas) if counted[one.name]]
    if counted[""]:
        told.append(f"{_('keine Rolle verzeichnet')} ({counted['']})")
    own = [role_name(area), since_words(area)] if role_name(area) or not inside else []
    return ", ".join(filter(None, [*own, *told]))


def roles(areas: Areas) -> list[Role]:
    """Return every role that an area has, in the region's order, each with its districts and then municipalities."""
    found: dict[str, list[Area]] = {}
    everyone = (*areas.at(Level.DISTRICT), *areas.at(Level.MUNICIPALITY))
    for area in sorted(everyone, key=lambda one: one.role_rank):
        if name := role_name(area):
            found.setdefault(name, []).append(area)
    drawn = [name for name, members in found.items() if any(one.level == Level.MUNICIPALITY for one in members)]
    symbols = {name: own_symbol(name) or f"role/{min(number, SYMBOLS)}" for number, name in enumerate(drawn, start=1)}
    return [Role(name, tuple(members), symbols.get(name, "")) for name, members in found.items() if members]


def role_groups(areas: Areas) -> list[dict[str, Any]]:
    """Return what a table says of each role: name, symbol, and a row per area."""
    return [
        {
            "name": one.name,
            "symbol": f"app/static/{one.symbol}.svg" if one.symbol else "",
            "rows": [_row(area, areas.district_of(area)) for area in one.areas],
        }
        for one in roles(areas)
    ]


def _row(area: Area, district: Area | None) -> dict[str, Any]:
    return {
        "label": area.label,
        "href": links.profile(area.code),
        "district": district.label if district else "",
        "since": partial_date_de(area.since) if area.since else "",
        "note": role_note(area),
        "url": area.role_url,
    }


def role_map(areas: Areas, chosen: Area | None, colors: Palette) -> RegionMap:
    """Return the municipalities by role, each role with a colour and a symbol of its own; districts are not on it."""
    drawn = [one for one in roles(areas) if one.symbol]
    numbers = {one.name: number for number, one in enumerate(drawn)}
    shades = [colors.sequential[STRONG_FIRST[min(number, len(STRONG_FIRST) - 1)]] for number in range(len(drawn))]
    classes = {
        number: MapClass(one.name, shade, symbol=one.symbol)
        for number, (one, shade) in enumerate(zip(drawn, shades, strict=True))
    }
    towns = areas.at(Level.MUNICIPALITY)
    return RegionMap(
        level=Level.MUNICIPALITY,
        members={one.code: numbers.get(role_name(one), MISSING) for one in towns},
        classes=classes | set_apart({MISSING: _("keine Rolle verzeichnet")}),
        selected=areas.outlined(chosen.code) if chosen else None,
        texts={one.code: since_words(one) for one in towns},
        class_word=_("Rolle"),
        missing_text=_("keine Rolle verzeichnet"),
    )
