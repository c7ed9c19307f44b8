"""Figures in words: comparison with district and region, change, coverage."""

import re
from collections.abc import Iterable, Mapping, Sequence

from indicators.figures.quality import figure_quality, quality_word
from indicators.figures.series import Change, Figure, Series, any_computed, shown_difference
from indicators.figures.similarity import group_median
from indicators.language.formatting import (
    MINUS,
    THIN_NBSP,
    difference_unit,
    format_compact,
    format_number,
    price_words,
    sign_text,
)
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Kind, Level, Sign
from indicators.model.areas import Areas
from indicators.model.quality import Use

COUNT = re.compile(r"\d+")


def comparison(series: Series, area: Area, areas: Areas, figure: Figure | None, *, similar: Sequence[str] = ()) -> str:
    """Return how a figure of `area` stands to district and region in the same year, "" where none exists.

    That of a group is set against the rest of the region, too. `similar` are municipalities whose median it is
    compared with. Only figures of the same year are compared; equal are those shown alike. Of a count its part of the
    region is told: "5,4 % der Region".
    """
    if figure is None or figure.value is None:
        return ""
    if series.indicator.kind == "count":
        return _share_of_region(series, area, areas.region, figure)
    year = figure.year
    if not series.allows(area.code, year, Use.COMPARE):
        return _("kein Vergleich ({word})").format(word=quality_word(series.quality(area.code, year).kind))
    others = [] if area.level == Level.REGION else [(_("der Region"), series.at(areas.region.code, year))]
    if district := areas.district_of(area):
        others.insert(0, (_("‹dem Kreis›"), series.at(district.code, year)))
    if area.members and (rest := areas.rest(area)):
        others.insert(0, (_("der übrigen Region"), series.at(rest.code, year)))
    others.append((_("dem Median ähnlicher ‹Gemeinden›"), group_median(series, similar, year)))
    parts = [_against(series, figure, words, theirs) for words, theirs in others]
    return " · ".join(part for part in parts if part)


def _against(series: Series, figure: Figure, words: str, theirs: Figure | None) -> str:
    if theirs is None or theirs.value is None or figure.value is None:
        return ""
    indicator = series.indicator
    difference = shown_difference(figure.value, theirs.value, indicator.decimals)
    value = format_compact(theirs.value, indicator)
    if is_partial(theirs):
        value = _("{value} aus {coverage}").format(value=value, coverage=theirs.coverage)
    number = _size(difference, indicator)
    if not difference:
        return _("gleich {other} ({value})").format(other=words, value=value)
    text = _("{number} über {other} ({value})") if difference > 0 else _("{number} unter {other} ({value})")
    return text.format(number=number, other=words, value=value)


def _size(difference: float, indicator: Indicator) -> str:
    """How large a difference is, percentage points with their unit."""
    number = format_number(abs(difference), indicator.decimals)
    unit = difference_unit(indicator, number) if indicator.unit.startswith("%") else ""
    return f"{number}{THIN_NBSP}{unit}".rstrip()


def _share_of_region(series: Series, area: Area, region: Area, figure: Figure) -> str:
    whole = series.at(region.code, figure.year)
    if area == region or not figure.value or whole is None or not whole.value:
        return ""
    share = format_number(figure.value / whole.value * 100, 1)
    return _("{share} % der Region").format(share=share).replace(" %", f"{THIN_NBSP}%")


def change_words(change: Change | None, series: Series) -> str:
    """Return a change as "+3,2 Prozentpunkte seit 2018", "" for none; unchanged only where both are shown alike."""
    if change is None:
        return ""
    size, since = _size(change.difference, series.indicator), series.indicator.period(change.since)
    if not change.difference:
        return _("unverändert seit {year}").format(year=since)
    sign = "+" if change.difference > 0 else MINUS
    said = _("{change} seit {year}").format(change=sign + size, year=since)
    return ", ".join(filter(None, [said, price_words(series.indicator)]))


def coverage_line(shown: Mapping[str, Figure | None], indicator: Indicator, *, year: int, level: Level) -> str:
    """Return the honest line under a map: how many areas have a figure, of when, and how many have none.

    "54 von 59 Gemeinden, Stand 2021; 1 mit älterem Wert; 4 geheim gehalten; 1 ohne Angabe"
    A change that can not be computed has no sign but a note that says why, and is counted apart from what is not known.
    """
    figures = list(shown.values())
    known = [figure for figure in figures if figure and figure.value is not None]
    names = {Level.MUNICIPALITY: _("‹Gemeinden, Dativ›"), Level.DISTRICT: _("‹Kreise, Dativ›")}
    said = _("{known} von {all} {areas}, Stand {period}").format(
        known=len(known), all=len(figures), areas=names[level], period=indicator.period(year)
    )
    secret = sum(figure is not None and figure.value is None and figure.sign == "g" for figure in figures)
    refused = sum(
        figure is not None and figure.value is None and not figure.sign and bool(figure.note) for figure in figures
    )
    counts = (
        (sum(figure.year < year for figure in known), _("davon {n} mit älterem Wert")),
        (secret, _("{n} geheim gehalten oder unbekannt")),
        (refused, _("{n} nicht zu berechnen")),
        (len(figures) - len(known) - secret - refused, _("{n} ohne Angabe")),
        (sum(figure.sign == Sign.COMPUTED for figure in known), _("{n} selbst berechnet")),
    )
    return "; ".join([said, *(words.format(n=count) for count, words in counts if count), *_dates(known)])


def _dates(figures: Iterable[Figure]) -> list[str]:
    return [dates] if (dates := dates_words(figures)) else []


def is_partial(figure: Figure) -> bool:
    """True for a figure computed from some of its members only, such as 54 of 59."""
    counted = COUNT.findall(figure.coverage)
    return bool(counted) and counted[0] != counted[-1]


def figure_note(figure: Figure) -> str:
    """Return what stands beside a figure in a table: its sign in words and the file's note.

    Of a computed one its coverage and the dates of what it was computed from, where they differ.
    """
    if figure.sign == Sign.COMPUTED:
        coverage = f" ({figure.coverage})" if figure.coverage else ""
        return ", ".join(filter(None, [f"{sign_text(figure.sign)}{coverage}", figure.dates]))
    return ", ".join(word for word in (sign_text(figure.sign), figure.note) if word)


def noted(series: Series, area: str, figure: Figure) -> str:
    """Return all that stands beside a figure in a row of its own: `figure_note` and the quality of its value."""
    return ", ".join(filter(None, [figure_note(figure), figure_quality(series, area, figure)]))


def computed_words(indicator: Indicator, figures: Iterable[Figure | None]) -> str:
    """Return how those of some figures were made that are not published, and from what dates; "" where all are."""
    found = list(figures)
    return with_dates(indicator.weight_note or _("eigene Berechnung"), found) if any_computed(found) else ""


def with_dates(text: str, figures: Iterable[Figure | None]) -> str:
    """Return a text about figures with the dates of what they were computed from, where these differ.

    >>> with_dates("Eigene Berechnung.", [Figure(2019, 0.2, "c", dates="Bänke 2019, Leute 2017")])
    'Eigene Berechnung. Bänke 2019, Leute 2017.'
    """
    dates = dates_words(figures)
    return " ".join(filter(None, [text, f"{dates}." if dates else ""]))


def dates_words(figures: Iterable[Figure | None]) -> str:
    """Return the points in time some figures were computed from, each once, of those where they differ; else ""."""
    return "; ".join(dict.fromkeys(one.dates for one in figures if one and one.value is not None and one.dates))


def origin_words(figure: Figure, indicator: Indicator) -> str:
    """Return what a district's or the region's figure is, where it stands beside a median: published, sum, mean."""
    if figure.sign != Sign.COMPUTED:
        return _("veröffentlichter Wert")
    if indicator.quotient:
        return _("aus den Summen berechnet")
    return _("Summe") if indicator.kind == Kind.COUNT else _("gewichtetes Mittel")


def computation_note(figure: Figure) -> str:
    """Return how a computed figure was made and from how many areas, else what `figure_note` says."""
    if figure.sign != Sign.COMPUTED:
        return figure_note(figure)
    made = _("eigene Berechnung")
    if figure.coverage:
        made = _("eigene Berechnung aus {coverage} Gebieten").format(coverage=figure.coverage)
    return f"{made}. {figure.note}".strip()  # the note of a quotient has the dates of both parts
