"""The other pages that show the same indicator, one click away."""

from __future__ import annotations

from urllib.parse import urlencode

from indicators.language.i18n import gettext as _
from indicators.ui.parts.html import show

OF_A_YEAR = ("karte", "zwei-karten", "verteilung")


def show_ways_on(indicator: str, area: str | None, *, here: str, year: int | None = None) -> None:
    """Draw links to the pages that explore an indicator, all but `here`; area and year go along."""
    pages = [
        ("karte", _("Karte"), "gemeinde"),
        ("zwei-karten", _("Zwei Karten"), "gemeinde"),
        ("verteilung", _("Verteilung"), "gebiete"),
        ("vergleich", _("Vergleich"), "gebiete"),
        ("zusammenhang", _("Zusammenhang"), "gemeinde"),
    ]
    links = []
    for path, label, parameter in pages:
        query = {"indikator": indicator, **({parameter: area} if area else {})}
        if year and path in OF_A_YEAR:
            query["jahr"] = str(year)
        if path != here:
            links.append((f"{path}?{urlencode(query)}", label))
    show("parts/ways_on.html", links=links)
