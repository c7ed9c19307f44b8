"""Parts of the page "Mitmachen": the map of roles, who has which, and how a new municipality comes in."""

from typing import Any

from indicators.address import links
from indicators.language.formatting import missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.region_map import region_map
from indicators.ui.parts.theme import colors
from indicators.views.joining import role_map, role_name, role_note, roles, since_words


def show_role_map(data: Store, chosen: Area | None, *, key: str) -> None:
    """Draw the municipalities by role, each role with a colour and a symbol of its own."""
    shown = role_map(data.dataset.areas, chosen, colors())
    region_map(shown, key=key, label=_("Karte: Wer macht mit?"), height=460)


def show_chosen(area: Area | None) -> None:
    """Say which role the area chosen on the map has, with a link to its profile."""
    if area:
        words = ", ".join(filter(None, [role_name(area), since_words(area)]))
        show("joining/chosen.html", label=area.label, words=words, href=links.profile(area.code))


def show_role_legend(data: Store) -> None:
    """Draw the legend: symbol, colour, role and number of municipalities."""
    show("joining/legend.html", legend=role_map(data.dataset.areas, None, colors()).legend)


def show_roles(data: Store) -> None:
    """Draw a table per role: area, district, since when, source."""
    areas = data.dataset.areas
    groups = [
        {
            "name": one.name,
            "symbol": f"app/static/{one.symbol}.svg" if one.symbol else "",
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
