"""About what a page shows: what is measured, where its figures come from, and the other pages that show the same."""

from collections.abc import Collection, Iterable

import streamlit as st

from indicators.figures.quality import quality_notes
from indicators.figures.series import Figure, any_computed
from indicators.figures.words import with_dates
from indicators.language.i18n import gettext as _
from indicators.model import Indicator, Level
from indicators.store import Store
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.views.pages import ways_on

MOST_AREAS = 12  # whose borders changed, by name


def show_sources(data: Store, *indicators: Indicator, figures: Iterable[Figure | None] = ()) -> None:
    """Draw the source line: each attribution once with its licence, and how computed ones of `figures` were made."""
    notes, shown = "; ".join(one.weight_note for one in indicators), list(figures)
    how = _("Eigene Berechnung: {how}").format(how=notes) if any_computed(shown) else ""
    show("parts/source_line.html", sources=data.sources_once(indicators), computed=with_dates(how, shown))


@kept(lambda indicator, levels: (indicator.id, *sorted(levels)))
def show_quality(_data: Store, indicator: Indicator, levels: Collection[Level]) -> None:
    """Say beside a picture what must not be done with the values it shows of some levels."""
    found = [note for one in sorted(levels) for note in quality_notes([indicator], one, reasons=False)]
    for note in dict.fromkeys(found):
        st.caption(plain(note))


@kept(lambda indicator: indicator.id)
def show_about(data: Store, indicator: Indicator) -> None:
    """Say what is measured, what to mind, and why the series breaks; the same for all years, so sent once."""
    breaks = "; ".join(
        [f"{year}: {why}" for year, why in sorted(indicator.breaks.items())] + _of_areas(data, indicator)
    )
    show("parts/about.html", indicator=indicator, breaks=breaks, quality=quality_notes([indicator]))


def _of_areas(data: Store, indicator: Indicator) -> list[str]:
    """The breaks of single areas, whose borders changed, of many the first ones and how many more there are."""
    found = data.series[indicator.id].area_breaks if indicator.id in data.series else {}
    told = [f"{area.label}: {'; '.join(why.values())}" for area in data.dataset.areas if (why := found.get(area.code))]
    more = [_("und {n} weitere").format(n=len(told) - MOST_AREAS)] if len(told) > MOST_AREAS else []
    return [*told[:MOST_AREAS], *more]


@kept(lambda *shown, **where: (shown, where))
def show_ways_on(_data: Store, indicator: str, area: str | None, *, here: str, year: int | None = None) -> None:
    """Draw links to the pages that explore an indicator, all but `here`; area and year go along where they can."""
    show("parts/ways_on.html", links=ways_on(indicator, area, here=here, year=year))
