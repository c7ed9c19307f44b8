"""Parts of the page "Mitmachen": the map of roles, who has which, and how a new municipality comes in."""

from __future__ import annotations

from typing import Any

from indicators.address import links
from indicators.drawing.leaflet_map import MISSING, MapArea, MapView
from indicators.drawing.palette import palette
from indicators.language.formatting import missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.store import Store
from indicators.ui.parts.address import is_dark
from indicators.ui.parts.html import show
from indicators.ui.parts.region_map import region_map
from indicators.views.joining import Role, role_name, role_note, roles, without_role

SYMBOLS = 4  # drawings in static/role/; further roles share the last one, and have their word


def role_symbol(position: int) -> str:
    """Return the address of a role's drawing, seen from any page."""
    return f"app/static/role/{min(position + 1, SYMBOLS)}.svg"


def show_role_map(data: Store, chosen: Area | None, *, key: str) -> None:
    """Draw the municipalities by role, each role with a colour and a symbol of its own."""
    areas = data.dataset.areas
    shown = _on_the_map(data)
    names = [one.name for one in shown]
    view = MapView(
        level="municipality",
        areas={one.code: _map_area(one, names) for one in areas.at(Level.MUNICIPALITY)},
        colors=_colors(len(names)),
        class_labels=names,
        zero_color=palette(dark=is_dark()).zero,
        suffix="",
        period="",
        missing_text=_("keine Rolle verzeichnet"),
        stale_text="",
        selected=chosen.code if chosen and chosen.level == Level.MUNICIPALITY else None,
        dark=is_dark(),
        symbols=[f"../../{role_symbol(position)}" for position in range(len(names))],
        class_word=_("Rolle"),
    )
    region_map(view, key=key, label=_("Karte: Wer macht mit?"), height=460)


def show_chosen(area: Area | None) -> None:
    """Say which role the area chosen on the map has, with a link to its profile."""
    if area:
        role = role_name(area)
        words = f"{role}, {_since(area)}" if role else _("keine Rolle verzeichnet")
        show("joining/chosen.html", label=area.label, words=words, href=links.profile(area.code))


def show_role_legend(data: Store) -> None:
    """Draw the legend: symbol, colour, role and number of municipalities."""
    shown = _on_the_map(data)
    colors = _colors(len(shown))
    rows = [
        (colors[position], role_symbol(position), one.name, len(one.municipalities))
        for position, one in enumerate(shown)
    ]
    show("joining/legend.html", rows=rows, rest=len(without_role(data.dataset.areas)))


def _on_the_map(data: Store) -> list[Role]:
    return [one for one in roles(data.dataset.areas) if one.municipalities]


def _colors(count: int) -> tuple[str, ...]:
    scale = palette(dark=is_dark()).sequential
    strong_first = (scale[3], scale[1], scale[0], scale[2])
    return tuple(strong_first[min(position, len(strong_first) - 1)] for position in range(count))


def _map_area(area: Area, names: list[str]) -> MapArea:
    if name := role_name(area):
        return MapArea(names.index(name), _since(area))
    return MapArea(MISSING, _("keine Rolle verzeichnet"))


def _since(area: Area) -> str:
    """Since when an area has its role; a note of the data is told as such."""
    if area.since:
        return _("seit {day}").format(day=partial_date_de(area.since))
    note = role_note(area)
    return _("genannt {note}").format(note=note) if note else _("seit: {none}").format(none=missing_text(""))


def show_roles(data: Store) -> None:
    """Draw a table per role: area, district, since when, source."""
    areas = data.dataset.areas
    drawn = [one.name for one in _on_the_map(data)]
    groups = [
        {
            "name": one.name,
            "symbol": role_symbol(drawn.index(one.name)) if one.name in drawn else "",
            "rows": [_row(area, areas.district_of(area)) for area in one.areas],
        }
        for one in roles(areas)
    ]
    show("joining/roles.html", groups=groups, missing=missing_text(""))


def _row(area: Area, district: Area | None) -> dict[str, Any]:
    return {
        "label": area.label,
        "href": links.profile(area.code),
        "district": district.label if district else "",
        "since": partial_date_de(area.since) if area.since else "",
        "note": role_note(area),
        "url": area.role_url,
    }
