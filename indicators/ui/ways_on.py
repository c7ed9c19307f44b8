"""The other pages that show the same indicator, one click away."""

from __future__ import annotations

from urllib.parse import urlencode

from indicators.i18n import gettext as _
from indicators.ui.html import show


def show_ways_on(indicator: str, area: str | None, *, here: str) -> None:
    """Draw links to the pages that explore an indicator, all but `here`; an area goes along where a page marks one."""
    pages = [
        ("karte", _("Karte"), "gemeinde"),
        ("zwei-karten", _("Zwei Karten"), "gemeinde"),
        ("verteilung", _("Verteilung"), ""),
        ("vergleich", _("Vergleich"), ""),
        ("zusammenhang", _("Zusammenhang"), "gemeinde"),
    ]
    links = [
        (f"{path}?{urlencode({'indikator': indicator, **({parameter: area} if area and parameter else {})})}", label)
        for path, label, parameter in pages
        if path != here
    ]
    show("ways_on.html", links=links)
