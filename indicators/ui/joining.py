"""Parts of the page "Mitmachen": the map of roles, who has which, and how a new municipality comes in."""

from indicators.address import links
from indicators.language.formatting import missing_text
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.region_map import region_map
from indicators.ui.parts.theme import colors
from indicators.views.joining import chosen_words, role_groups, role_map


def show_role_map(data: Store, chosen: Area | None, *, key: str) -> None:
    """Draw the municipalities by role, each role with a colour and a symbol of its own."""
    shown = role_map(data.dataset.areas, chosen, colors())
    region_map(shown, key=key, label=_("Karte: Wer macht mit?"), height=460)


def show_chosen(data: Store, area: Area | None) -> None:
    """Say which role the chosen area or its municipalities have, with a link to its profile."""
    if area:
        words = chosen_words(data.dataset.areas, area)
        show("joining/chosen.html", label=area.label, words=words, href=links.profile(area.code))


def show_role_legend(data: Store) -> None:
    """Draw the legend: symbol, colour, role and number of municipalities."""
    show("joining/legend.html", legend=role_map(data.dataset.areas, None, colors()).legend)


def show_roles(data: Store) -> None:
    """Draw a table per role: area, district, since when, source."""
    show("joining/roles.html", groups=role_groups(data.dataset.areas), missing=missing_text(""))
