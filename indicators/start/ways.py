"""The ways from a page to all others, as the menu of the app has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.address.links import link
from indicators.address.parameters import AREA, AREA_PARAMETERS, of_area
from indicators.export.view_kind import Page
from indicators.language.i18n import gettext as _
from indicators.views.kinds import KINDS
from indicators.views.pages import ABOUT_DATA, BAR, EXPLORING, FOOT, START

HOME = "./"


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a page; `is_here` for the one that is shown."""

    href: str
    title: str
    is_here: bool


def ways(page: Page, kept: Mapping[str, str], area: str | None) -> Mapping[str, Sequence[Way]]:
    """Return the ways from a page by where they stand: "bar", "foot", and the headings of the menu.

    `kept` goes along to all pages, the area that is shown to those of the menu.
    """

    def to(one: Page, *, with_area: bool = True) -> Way:
        carried = of_area(area, _area_parameter(one)) if with_area and area else {}
        return Way(link(HOME if one == START else one.address, **carried, **kept), one.title(), one == page)

    return {
        "bar": [to(one) for one in BAR],
        _("Erkunden"): [to(one) for one in EXPLORING],
        _("Daten"): [to(one) for one in ABOUT_DATA],
        "foot": [to(one, with_area=False) for one in FOOT],
    }


def _area_parameter(page: Page) -> str:
    """By which parameter a page takes an area; one that shows none hands it on."""
    allowed = next((one.choice.allowed() for one in KINDS if one.page == page), {})
    return next((name for name in AREA_PARAMETERS if name in allowed), AREA)
