"""What is measured, and where its figures come from."""

from __future__ import annotations

from collections.abc import Iterable

from indicators.figures.series import Figure, any_computed
from indicators.language.i18n import gettext as _
from indicators.model import Indicator
from indicators.store import Store
from indicators.ui.parts.html import show


def show_sources(data: Store, *indicators: Indicator, figures: Iterable[Figure | None] = ()) -> None:
    """Draw the source line: each attribution once with its licence, and how computed ones of `figures` were made."""
    notes = "; ".join(one.weight_note for one in indicators)
    how = _("Eigene Berechnung: {how}").format(how=notes) if any_computed(figures) else ""
    show("parts/source_line.html", sources=data.sources_once(indicators), computed=how)


def show_about(indicator: Indicator) -> None:
    """Say what is measured, what to mind, and why the series breaks; the same for all years, so sent once."""
    breaks = "; ".join(f"{year}: {why}" for year, why in sorted(indicator.breaks.items()))
    show("parts/about.html", indicator=indicator, breaks=breaks)
