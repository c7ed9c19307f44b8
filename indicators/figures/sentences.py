"""German sentences about a figure: value, change, comparison, spread; their patterns stand with each indicator.

A pattern (`sentence_de`) names {place}, {period} and the figure, as {value} with the indicator's decimals or {rounded}
to a whole number, as long as that tells the same as the row beside it; "[war|waren]" is the word for exactly one and
the word for every other number.
"""

from collections.abc import Mapping, Sequence
from statistics import median

from indicators.figures.chance import chance_words, unclear_words
from indicators.figures.change import told_figures
from indicators.figures.quality import few_words
from indicators.figures.said import capital, on_day, said_decimals, said_number, said_period, said_unit, with_unit
from indicators.figures.series import Figure, Series, shown_difference
from indicators.figures.words import dates_words
from indicators.language.formatting import (
    difference_unit,
    format_number,
    is_missing,
    join_de,
    missing_text,
    name_or_count,
    price_words,
    sign_text,
)
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Sign
from indicators.model.areas import Areas
from indicators.model.quality import Use
from indicators.model.sentence_pattern import FORMS

TOLD_SIGNS = (Sign.PRELIMINARY, Sign.ESTIMATED, Sign.LIMITED, Sign.UNRELIABLE)
MIN_SPREAD = 2


def value_sentence(indicator: Indicator, area: Area, figure: Figure | None) -> str:
    """Return the plain sentence for one figure, or the one that says why there is none.

    An indicator without a pattern gets a general one.
    """
    if figure is None or is_missing(figure.value):
        return _missing(indicator, area, figure)
    return f"{_plain(indicator, area, figure)}.{_reservation(figure)}"


def statement(series: Series, area: Area, until: int | None = None, *, since: int = 0) -> str:
    """Return value and change in one sentence; `until` is the year of the figure, None for the newest one.

    The change is told from the figure of `since`, 0 for that of about five years before.

    "In Arnsberg konnten Mitte 2021 von 100 Haushalten 94 einen Gigabitanschluss nutzen; Ende 2016 waren es 71."
    Figures before a series break are not compared, and the sentence says so; it always says how borders changed.
    """
    figure, before = told_figures(series, area, until, since=since)
    indicator = series.indicator
    if figure is None or is_missing(figure.value):
        return _missing(indicator, area, figure)
    more = _small_or_later(series, area, figure)
    if before and (unclear := unclear_words(series, area.code, figure, before)):
        more = f" {unclear}{more}"
    if before:
        decimals = said_decimals(indicator, figure, [before])
        earlier = _earlier(indicator, figure, before, decimals)
        said = f"{_plain(indicator, area, figure, decimals)}; {earlier}."
        return f"{said}{_prices(indicator)}{_reservation(figure, before)}{_borders(series, area, figure)}{more}"
    broken = _broken(series, area, figure) or _borders(series, area, figure)
    return f"{_plain(indicator, area, figure)}.{broken}{_reservation(figure)}{more}"


def comparison_sentence(series: Series, area: Area, others: Sequence[Area], figure: Figure | None) -> str:
    """Return how a figure stands to that of other areas, as a sentence; "" where there is nothing to compare.

    Only figures of the same year are set against each other; for an area without one an older or newer figure is
    named with its year. The difference is that of the rounded figures a reader sees.
    """
    indicator = series.indicator
    if figure is None or figure.value is None or indicator.kind == "count":
        return ""
    if not series.allows(area.code, figure.year, Use.COMPARE):
        return series.quality(area.code, figure.year).reason
    found = {other.locative: series.at(other.code, figure.year) for other in others if other.code != area.code}
    known = {place: one for place, one in found.items() if one is not None and one.value is not None}
    decimals = said_decimals(indicator, figure, list(known.values()))
    same = [_against(indicator, figure, theirs, place, decimals=decimals) for place, theirs in known.items()]
    apart: list[str] = []
    for other in others:
        if other.code == area.code or other.locative in known:
            continue
        if (theirs := series.latest(other.code)) and theirs.value is not None:
            pattern = _("{place} gibt es nur einen Wert aus einem anderen Jahr: {value} ({period}).")
            period = said_period(indicator, theirs.year)
            apart.append(
                capital(pattern.format(place=other.locative, value=with_unit(theirs, indicator), period=period))
            )
    return " ".join([*([_("Das {parts}.").format(parts=_joined(same))] if same else []), *apart])


def range_sentence(series: Series, shown: Mapping[str, Figure | None], areas: Areas, year: int) -> str:
    """Return lowest and highest figure and the median of several areas as a sentence.

    It is "" for fewer than two figures and where they must not be compared. `shown` are the figures by code; one older
    than of `year` is named with its period. Of more than three areas with the same lowest or highest figure none is
    named.
    """
    indicator = series.indicator
    known = sorted((one.value, code, one) for code, one in shown.items() if one is not None and one.value is not None)
    if len(known) < MIN_SPREAD or not all(series.allows(code, one.year, Use.COMPARE) for _value, code, one in known):
        return ""

    def said(value: float) -> str:
        return f"{format_number(value, indicator.decimals)} {said_unit(indicator)}".rstrip()

    def place(code: str, figure: Figure) -> str:
        older = indicator.period(figure.year) if figure.year != year else ""
        return ", ".join(filter(None, [areas[code].label, older]))

    def places(end: float) -> str:
        return name_or_count([place(code, one) for value, code, one in known if value == end])

    pattern = _(
        "Bei „{label}“ reichen die Werte {period} von {low} ({low_area}) bis {high} ({high_area}); "
        "der Median ist {middle}."
    )
    text = pattern.format(
        label=indicator.short,
        period=on_day(said_period(indicator, year)),
        low=said(known[0][0]),
        low_area=places(known[0][0]),
        high=said(known[-1][0]),
        high_area=places(known[-1][0]),
        middle=said(median(value for value, _code, _figure in known)),
    )
    noted = _(" Zum Wert {place}: {note}.")
    doubts = [
        noted.format(place=areas[code].locative, note=_doubt(one))
        for value, code, one in known
        if value in (known[0][0], known[-1][0]) and _doubt(one)
    ]
    return "".join([text, *doubts, _dates([one for _value, _code, one in known])])


def later_words(indicator: Indicator, year: int) -> str:
    """Return which editions or elections after a year are known but not in the data, "" where none is."""
    later = [words for when, words in sorted(indicator.later.items()) if when > year]
    return _("Spätere Stände gibt es, sie fehlen hier noch: {list}.").format(list=join_de(later)) if later else ""


def _plain(indicator: Indicator, area: Area, figure: Figure, decimals: int | None = None) -> str:
    """The filled pattern without the full stop."""
    number = said_number(figure, indicator, decimals)
    pattern = indicator.sentence or _("{place} betrug der Wert „{label}“ {period} {value} {unit}.")
    text = _forms(pattern, number).format(
        place=area.locative,
        period=said_period(indicator, figure.year),
        value=number,
        rounded=number,
        label=indicator.label,
        unit=indicator.unit,
    )
    return capital(text.strip().removesuffix("."))


def _small_or_later(series: Series, area: Area, figure: Figure) -> str:
    """That few stand behind a figure, and beside the newest one which later editions are known."""
    few = few_words(series, area.code, figure)
    newest = series.latest(area.code) == figure
    said = [f"{capital(few)}.", chance_words(series, area.code, figure)] if few else []
    said += [later_words(series.indicator, figure.year)] if newest else []
    return "".join(f" {one}" for one in said if one)


def _reservation(figure: Figure, before: Figure | None = None) -> str:
    """What is to be known about the figure: a sign that says so, and the dates of what both were computed from."""
    told = _(" Der Wert ist {sign}.").format(sign=sign_text(figure.sign)) if figure.sign in TOLD_SIGNS else ""
    doubt = _(" Zum Wert: {note}.").format(note=_doubt(figure)) if _doubt(figure) else ""
    return told + doubt + _dates([figure, before])


def _doubt(figure: Figure) -> str:
    """What the file notes of a published value."""
    return figure.note if figure.value is not None and figure.sign != Sign.COMPUTED else ""


def _prices(indicator: Indicator) -> str:
    """What is said of a change of amounts that are not adjusted for prices."""
    return f" {capital(words)}." if (words := price_words(indicator)) else ""


def _dates(figures: Sequence[Figure | None]) -> str:
    dates = dates_words(figures)
    return _(" Berechnet aus: {dates}.").format(dates=dates) if dates else ""


def _broken(series: Series, area: Area, figure: Figure) -> str:
    """What is said where all earlier figures lie before a series break, "" where there are none."""
    first = series.known(area.code)[0]
    if series.segment(first.year, area.code) == series.segment(figure.year, area.code):
        return ""
    breaks = series.breaks_of(area.code)
    start = max(year for year in breaks if year <= figure.year)
    why = breaks[start]
    return _(" Werte vor {year} sind damit nicht vergleichbar ({why}).").format(year=start, why=why)


def _borders(series: Series, area: Area, figure: Figure) -> str:
    """How the borders of the area changed last, "" where no figure is from before."""
    own = [why for year, why in sorted(series.area_breaks.get(area.code, {}).items()) if year <= figure.year]
    return f" {capital(own[-1])}." if own else ""


def _forms(pattern: str, number: str) -> str:
    """The pattern with the words for this number: one, or any other ("1,0 Prozent" is many)."""
    one = number == "1" or number.endswith(" 1")
    return FORMS.sub(lambda found: found[1] if one else found[2], pattern)


def _missing(indicator: Indicator, area: Area, figure: Figure | None) -> str:
    sign = figure.sign if figure else ""
    period = _("für {period} ").format(period=said_period(indicator, figure.year)) if figure else ""
    why = f": {missing_text(sign)}" if sign and missing_text(sign) != missing_text("") else ""
    pattern = _("{place} liegt zu „{label}“ {period}keine Angabe vor{why}.")
    return capital(pattern.format(place=area.locative, label=indicator.label, period=period, why=why))


def _earlier(indicator: Indicator, figure: Figure, before: Figure, decimals: int) -> str:
    """The clause about an earlier figure: "Ende 2019 waren es 88", or that it was the same."""
    period = said_period(indicator, before.year)
    period_in = on_day(period)
    now, then = said_number(figure, indicator, decimals), said_number(before, indicator, decimals)
    if now == then:
        same = _("das ist derselbe Wert wie {period}")
        rounded = _("das ist gerundet derselbe Wert wie {period}")
        return (same if figure.value == before.value else rounded).format(period=period_in)
    unit = f" {said_unit(indicator)}" if f"{{value}} {said_unit(indicator)}" in indicator.sentence else ""
    pattern = _forms(_("{period} [war|waren] es {value}"), then)
    return pattern.format(period=period_in, value=f"{then}{unit.rstrip()}")


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    """Parts of a comparison as one clause; a verb is said once as long as it stays the same."""
    said = [rest if number and parts[number - 1][0] == verb else f"{verb} {rest}" for number, (verb, rest) in
            enumerate(parts)]  # fmt: skip
    return join_de(said)


def _against(indicator: Indicator, figure: Figure, theirs: Figure, place: str, *, decimals: int) -> tuple[str, str]:
    """Verb and rest of one part of a comparison: "liegt", "3 Prozentpunkte über dem Wert in Soest (91 Prozent)"."""
    difference = shown_difference(figure.value or 0.0, theirs.value or 0.0, decimals)
    number = format_number(abs(difference), decimals)
    if not difference:
        exact = figure.value == theirs.value
        pattern = _("derselbe Wert wie {place}") if exact else _("gerundet derselbe Wert wie {place}")
        return _("ist"), pattern.format(place=place)
    unit = difference_unit(indicator, number) if indicator.unit.startswith("%") else said_unit(indicator)
    above, below = _("{number} über dem Wert {place} ({value})"), _("{number} unter dem Wert {place} ({value})")
    number, value = f"{number} {unit}".rstrip(), with_unit(theirs, indicator, decimals)
    return _("liegt"), (above if difference > 0 else below).format(number=number, place=place, value=value)
