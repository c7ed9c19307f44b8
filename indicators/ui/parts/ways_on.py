"""The other pages that show the same indicator, one click away."""

from __future__ import annotations

from urllib.parse import urlencode

from indicators.ui.parts.html import show
from indicators.views.kinds import KINDS


def show_ways_on(indicator: str, area: str | None, *, here: str, year: int | None = None) -> None:
    """Draw links to the pages that explore an indicator, all but `here`; area and year go along where they can."""
    exploring = {one.page: one.choice.allowed() for one in KINDS if "indikator" in one.choice.allowed()}
    links = []
    for page, allowed in exploring.items():
        wanted = {"indikator": indicator, "gemeinde": area or "", "gebiete": area or "", "jahr": str(year or "")}
        query = {name: text for name, text in wanted.items() if text and name in allowed}
        if page.address != here:
            links.append((f"{page.address}?{urlencode(query)}", page.title()))
    show("parts/ways_on.html", links=links)
