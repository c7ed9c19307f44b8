"""Addresses of pages as links are written, seen from any page."""

from urllib.parse import urlencode

from indicators.address.parameters import LANG, STAND, of_area
from indicators.language.i18n import GERMAN, language


def link(page: str, **parameters: str | None) -> str:
    """Return the address of a page; parameters without a text are left out.

    >>> link("karte", indikator="gigabit", gemeinde="")
    'karte?indikator=gigabit'
    """
    given = {name: text for name, text in parameters.items() if text}
    return f"{page}?{urlencode(given)}" if given else page


def lasting(release: str = "") -> dict[str, str]:
    """Return the parameters that an address hands on: a release, and the language where it is not German."""
    spoken = {LANG: language()} if language() != GERMAN else {}
    return {**({STAND: release} if release else {}), **spoken}


def profile(code: str) -> str:
    """Return the address of the profile of an area."""
    return link("gemeinde", **of_area(code))


def map_of(indicator: str, area: str | None = None) -> str:
    """Return the address of an indicator's map, with an area chosen on it."""
    return link("karte", indikator=indicator, **of_area(area or ""))


def goal(name: str, area: str | None = None) -> str:
    """Return the address of a goal, with an area chosen on it."""
    return link("ziele", ziel=name, **of_area(area or ""))


def similar_to(code: str) -> str:
    """Return the address of the municipalities similar to one."""
    return link("aehnliche", gemeinde=code)


def slides(code: str) -> str:
    """Return the address of the page that prepares the slides of an area."""
    return link("sitzungen", **of_area(code))
