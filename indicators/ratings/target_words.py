"""Targets and paces in words."""

from indicators.language.formatting import THIN_NBSP, format_number
from indicators.language.i18n import gettext as _
from indicators.model import Indicator, Rule, Target
from indicators.ratings.rating import Rating

EXTRA_DECIMALS = 2
MIN_DECIMALS_OF_CHANGE = 2
LAST_NAMED_YEAR = 2100


def target_words(target: Target, indicator: Indicator) -> str:
    """Return what is aimed at: "100 % der Haushalte bis 2030", "zwischen 4 und 6 je 1.000", "soll steigen"."""
    if target.rule == Rule.DIRECTION:
        return _("soll steigen") if target.direction == "up" else _("soll sinken")
    if target.is_interval:
        low, high = (None if one is None else target_number(one, indicator) for one in (target.lower, target.upper))
        if low and high:
            value = _("zwischen {low} und {high}").format(low=low, high=high)
        else:
            value = _("mindestens {low}").format(low=low) if low else _("höchstens {high}").format(high=high)
    else:
        value = target_number(target.value or 0.0, indicator)
        if target.rule == Rule.HOLD:
            bound = _("mindestens {value}") if target.direction == "up" else _("höchstens {value}")
            value = bound.format(value=value)
    value = f"{value} {indicator.unit.removeprefix('%').strip()}".strip()
    return _("{value} bis {year}").format(value=value, year=target.year) if target.year else value


def target_number(value: float, indicator: Indicator) -> str:
    """Return a target value with as many decimals as it was written with."""
    written = f"{value:f}".rstrip("0").partition(".")[2]
    unit = f"{THIN_NBSP}%" if indicator.unit.startswith("%") else ""
    return format_number(value, len(written)) + unit


def exact(value: float, indicator: Indicator) -> str:
    """Return a number with two decimals more than the indicator shows."""
    return format_number(value, indicator.decimals + EXTRA_DECIMALS)


def change_per_year(change: float, indicator: Indicator) -> str:
    """Return a change per year with its sign: "+2,30 Prozentpunkte je Jahr"."""
    unit = _("Prozentpunkte") if indicator.unit.startswith("%") else ""
    number = format_number(change, max(indicator.decimals + 1, MIN_DECIMALS_OF_CHANGE))
    signed = number if change <= 0 else f"+{number}"
    return _("{change} je Jahr").format(change=f"{signed}{THIN_NBSP}{unit}".rstrip())


def pace_words(rating: Rating, indicator: Indicator) -> str:
    """Return required against achieved pace, of a rating of the past with its years; "" where there is no pace."""
    if rating.mean_change is None:
        return ""
    text = _("erreicht {achieved}") if rating.required_change is None else _("nötig {required}, erreicht {achieved}")
    paces = (rating.required_change, rating.mean_change)
    required, achieved = (change_per_year(one or 0.0, indicator) for one in paces)
    said = text.format(required=required, achieved=achieved)
    if rating.is_current:
        return said
    first, last = rating.used[0][0], rating.used[-1][0]
    return _("damals ({first}–{last}): {paces}").format(first=first, last=last, paces=said)


def arrival_words(rating: Rating) -> str:
    """Return when the target would be reached at today's pace, "" where that is no question.

    After a series break only that it is reached can be said: no pace is known yet.
    """
    if rating.gap is None:
        return ""
    if rating.newest_met or (rating.gap <= 0 and rating.newest is None):
        return _("erreicht")
    if rating.newest is not None:
        return ""
    return year_of_arrival(rating.arrival_year)


def year_of_arrival(year: int | None) -> str:
    """Return a year of arrival; what lies beyond this century is no year one could name."""
    if year is None:
        return _("nie bei diesem Tempo")
    return str(year) if year <= LAST_NAMED_YEAR else _("nach {year}").format(year=LAST_NAMED_YEAR)
