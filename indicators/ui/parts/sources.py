"""What is measured, and where its figures come from."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.language.i18n import gettext as _
from indicators.model import Indicator
from indicators.store import Store
from indicators.ui.parts.html import show


def show_sources(data: Store, indicator: Indicator, *, computed: bool) -> None:
    """Draw the source line: each attribution once with its licence, and how computed figures were made."""
    how = _("Eigene Berechnung: {how}").format(how=indicator.weight_note) if computed else ""
    show("parts/source_line.html", sources=data.sources_once([indicator]), computed=how)


def show_sources_of(data: Store, indicators: Iterable[Indicator]) -> None:
    """Draw one source line for several indicators: each attribution once with its licence."""
    show("parts/source_line.html", sources=data.sources_once(indicators), computed="")


def show_about(indicator: Indicator) -> None:
    """Say what is measured, what to mind, and why the series breaks; the same for all years, so sent once."""
    breaks = "; ".join(f"{year}: {why}" for year, why in sorted(indicator.breaks.items()))
    show("parts/about.html", indicator=indicator, breaks=breaks)
