"""A figure, its unit and its time as a sentence says them."""

import re
from collections.abc import Sequence

from indicators.figures.quality import is_rounded
from indicators.figures.series import Figure, shown_difference
from indicators.language.formatting import format_number, round_half_up
from indicators.language.i18n import gettext as _
from indicators.model import Indicator, Sign

DAY = re.compile(r"\d+\.?\s")
WHOLE = 100.0
HALF = 0.5  # how far whole numbers may tell another difference than the row does


def said_number(figure: Figure, indicator: Indicator, decimals: int | None = None) -> str:
    """Return a figure as its sentence says it: no "0" for more than nothing, no "100" for not quite all.

    `decimals` None are those of a sentence that sets the figure against no other.
    """
    value = figure.value or 0.0
    decimals = said_decimals(indicator) if decimals is None else decimals
    step = 10.0**-decimals
    printed = round_half_up(value, decimals)
    if printed == 0 and (value > 0 or figure.sign == Sign.ROUNDS_TO_ZERO):
        return _("weniger als {step}").format(step=format_number(step, decimals))
    if not value and is_rounded(indicator, figure):
        return _("gerundet {value}").format(value=format_number(value, decimals))
    if indicator.maximum == WHOLE and printed == WHOLE and value < WHOLE:
        return _("mehr als {value}").format(value=format_number(WHOLE - step, decimals))
    return format_number(value, decimals)


def said_period(indicator: Indicator, year: int) -> str:
    """Return the point in time of a year's value inside a sentence: "Ende 2019", "Mitte 2021", "2013".

    A day stands alone, see `on_day`; other languages than German say before all else when it was ("in mid-2021").
    """
    if note := indicator.year_notes.get(year):
        return note if DAY.match(note) else _("{period}").format(period=note)
    times = {"Jahresende": _("Ende {year}"), "31.12.": _("Ende {year}"), "Jahresmitte": _("Mitte {year}")}
    return times.get(indicator.moment or indicator.reference, _("{year}")).format(year=year)


def said_unit(indicator: Indicator) -> str:
    """Return the unit as a sentence says it behind a number: "Prozent", "Euro je Quadratmeter", "" for none."""
    return indicator.unit_words or (_("Prozent") if indicator.unit.startswith("%") else "")


def with_unit(figure: Figure, indicator: Indicator, decimals: int | None = None) -> str:
    """Return a figure with its unit as a sentence says it: "94 Prozent"; `decimals` as for `said_number`."""
    return f"{said_number(figure, indicator, decimals)} {said_unit(indicator)}".rstrip()


def on_day(period: str) -> str:
    """Return a period as a sentence says when something was: "am 14. September 2025", "Ende 2019"."""
    return _("am {day}").format(day=period) if DAY.match(period) else period


def capital(text: str) -> str:
    """Return a text with a capital first letter, as a sentence begins."""
    return text[:1].upper() + text[1:]


def said_decimals(indicator: Indicator, figure: Figure | None = None, others: Sequence[Figure] = ()) -> int:
    """Return the decimals of a sentence that sets a figure against others.

    Whole numbers only while they tell what a row does: "10; 2016 waren es 9" beside "+0,1" in a row, or that it is the
    same, would tell another change.
    """
    if "{rounded}" not in indicator.sentence:
        return indicator.decimals
    for other in others if figure else ():
        value, theirs = (figure.value or 0.0) if figure else 0.0, other.value or 0.0
        shown, whole = (shown_difference(value, theirs, decimals) for decimals in (indicator.decimals, 0))
        if abs(whole - shown) > HALF or (shown and not whole):
            return indicator.decimals
    return 0
