"""German numbers, units and differences; the only place where a missing value becomes a word."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal, get_group_symbol

from indicators.language.i18n import GERMAN, language, locale
from indicators.language.i18n import gettext as _
from indicators.model import Indicator, Sign
from indicators.model.indicator import Prices
from indicators.model.partial_date import PartialDate

THIN_NBSP = "\u202f"
MINUS = "\u2212"
MOST_NAMED = 3
NEAR_FIVE = 1e-6  # farther from a five there is one way to round only
SURE_DIGITS, SURE_BELOW = 14, 1e9  # digits that computing leaves as they are, of numbers below


def decimals_of(value: float) -> int:
    """Return the decimals needed to write a number in full, at most six."""
    return next((digits for digits in range(6) if round(value, digits) == value), 6)


def round_half_up(value: float, decimals: int = 0) -> float:
    """Return a number rounded as German statistics do (DIN 1333): a five goes away from zero, not to even.

    What computing leaves in the last bits is no reason to go the other way: 0.6 ÷ 3.2 × 100 is 18.75 and goes up.

    >>> round_half_up(386.5), round_half_up(2.675, 2), round_half_up(-0.5), round_half_up(-0.4)
    (387.0, 2.68, -1.0, 0.0)
    >>> round_half_up(18.75, 1), round_half_up(18.749999999999993, 1), round_half_up(18.7499, 1)
    (18.8, 18.8, 18.7)
    """
    if not abs(value) < 2**52:  # so large that there is nothing to round; infinite; NaN
        return float(value)
    scaled = abs(value) * 10**decimals
    if scaled < SURE_BELOW and abs(scaled % 1 - 0.5) > NEAR_FIVE:
        return round(float(value), decimals) + 0.0
    exact = Decimal(f"{value:.{SURE_DIGITS}g}") if abs(value) < SURE_BELOW else Decimal(repr(float(value)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)) + 0.0


def format_number(value: float, decimals: int = 0) -> str:
    """Return a number as German readers write it.

    >>> format_number(1234.5, 1), format_number(-0.04, 1), format_number(-3)
    ('1.234,5', '0,0', '−3')
    """
    return _written(round_half_up(value, decimals), decimals, language())


@lru_cache(maxsize=20_000)
def _written(rounded: float, decimals: int, spoken: str) -> str:
    """A rounded number in a language; pages say the same ones again and again."""
    return format_decimal(rounded, format=number_pattern(decimals), locale=spoken).replace("-", MINUS)


def without_groups(text: str) -> str:
    """Return a number that somebody typed without the signs that the language puts between thousands.

    >>> without_groups("1.000.000,5"), without_groups("20.5")
    ('1000000,5', '20.5')
    """
    group = re.escape(get_group_symbol(locale()))
    return re.sub(rf"(?<=\d){group}(?=\d{{3}}(?!\d))", "", text)


def number_pattern(decimals: int) -> str:
    """Return how a number is written, as CLDR and Excel note it: "#,##0.00"."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def number_text(value: float) -> str:
    """Return a value as our files write it: shortest text that gives the same number, "" for no figure.

    >>> number_text(73784.0), number_text(0.1 + 0.2), number_text(1e-07), number_text(float("nan"))
    ('73784', '0.30000000000000004', '0.0000001', '')
    """
    if math.isnan(value):
        return ""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else format(Decimal(repr(value)), "f")


def missing_text(sign: str) -> str:
    """Return the words for a figure that is not there; each sign keeps its own meaning."""
    return {
        Sign.CONFIDENTIAL: _("geheim gehalten oder unbekannt"),
        Sign.LATER: _("Angabe folgt später"),
        Sign.BLOCKED: _("Angabe nicht sinnvoll"),
        Sign.UNRELIABLE: _("nicht sicher genug"),
    }.get(sign, _("keine Angabe"))  # type: ignore[call-overload]  # a StrEnum key equals its text


def sign_text(sign: str) -> str:
    """Return what a sign beside a figure means, "" for none."""
    return {
        Sign.PRELIMINARY: _("vorläufig"),
        Sign.REVISED: _("berichtigt"),
        Sign.ESTIMATED: _("geschätzt"),
        Sign.FINAL: _("endgültig"),
        Sign.LIMITED: _("eingeschränkt aussagekräftig"),
        Sign.UNRELIABLE: _("eingeschränkt aussagekräftig"),
        Sign.ROUNDS_TO_ZERO: _("mehr als null, gerundet null"),
        Sign.COMPUTED: _("eigene Berechnung"),
    }.get(sign, "")  # type: ignore[call-overload]  # a StrEnum key equals its text


def is_missing(value: float | None) -> bool:
    """True for None and NaN."""
    return value is None or math.isnan(value)


def format_value(value: float | None, indicator: Indicator, *, sign: str = "", unit: bool = True) -> str:
    """Return a figure with its unit, or the words for why there is none."""
    return _figure(value, indicator, sign, indicator.unit if unit else "")


def format_short(value: float | None, indicator: Indicator, *, sign: str = "") -> str:
    """Return a figure with its short unit, "%" alone and others whole, for cards and tables."""
    return _figure(value, indicator, sign, "%" if indicator.unit.startswith("%") else indicator.unit)


def format_compact(value: float | None, indicator: Indicator, *, sign: str = "") -> str:
    """Return a figure with nothing but "%" behind it, for places where the unit stands elsewhere."""
    return _figure(value, indicator, sign, "%" if indicator.unit.startswith("%") else "")


def _figure(value: float | None, indicator: Indicator, sign: str, unit: str) -> str:
    if value is None or math.isnan(value):
        return missing_text(sign)
    return f"{format_number(value, indicator.decimals)}{THIN_NBSP}{unit}".rstrip()


def difference_unit(indicator: Indicator, number: str = "") -> str:
    """Return the unit of a difference: percentages differ by percentage points.

    Prozent is not Prozentpunkte: 50 % → 55 % is +5 Prozentpunkte.
    """
    if indicator.unit.startswith("%"):
        return _("Prozentpunkt") if number.lstrip("+" + MINUS) == "1" else _("Prozentpunkte")
    return indicator.unit


def price_words(indicator: Indicator) -> str:
    """Return what amounts of money over time leave out, "" for what is no money."""
    return (
        _("in jeweiligen Preisen, nicht um die Preisentwicklung bereinigt")
        if indicator.prices == Prices.NOMINAL
        else ""
    )


def prices_note(indicators: Iterable[Indicator], name: Callable[[Indicator], str] = lambda one: one.short) -> str:
    """Return which of some indicators are amounts of money not adjusted for prices, as a sentence; "" for none."""
    money = [one for one in indicators if price_words(one)]
    if not money:
        return ""
    return _("{names}: {words}.").format(names=join_de([name(one) for one in money]), words=price_words(money[0]))


def day_de(day: date) -> str:
    """Return a day as 31.12.2023."""
    return format_date(day, "dd.MM.yyyy" if language() == GERMAN else "medium", locale=locale())


def partial_date_de(one: PartialDate) -> str:
    """Return a date as exactly as it is known.

    >>> [partial_date_de(PartialDate(*parts)) for parts in ((2021,), (2021, 3), (2021, 3, 9))]
    ['2021', 'März 2021', '09.03.2021']
    """
    if one.day:
        return day_de(one.first)
    return format_date(one.first, "LLLL yyyy", locale=locale()) if one.month else str(one.year)


def join_de(words: list[str]) -> str:
    """Return words as an enumeration.

    >>> join_de(["Olpe", "Soest", "Menden"])
    'Olpe, Soest und Menden'
    """
    if len(words) < 2:
        return "".join(words)
    return _("{list} und {last}").format(list=", ".join(words[:-1]), last=words[-1])


def name_or_count(labels: Sequence[str]) -> str:
    """Return up to three areas by name, more by their number: none of many equal ones is singled out.

    >>> name_or_count(["Olpe", "Soest"]), name_or_count(["Ense", "Olpe", "Soest", "Werl"])
    ('Olpe und Soest', '4 Gebiete')
    """
    if len(labels) > MOST_NAMED:
        return _("{count} Gebiete").format(count=len(labels))
    return join_de(list(labels))


def year_span(years: Iterable[int]) -> str:
    """Years in few words.

    >>> year_span([2015, 2014, 2013, 2009]), year_span([2020])
    ('2009, 2013–2015', '2020')
    """
    parts: list[list[int]] = []
    for year in sorted(set(years)):
        if parts and year == parts[-1][-1] + 1:
            parts[-1].append(year)
        else:
            parts.append([year])
    return ", ".join(f"{one[0]}–{one[-1]}" if len(one) > 2 else ", ".join(map(str, one)) for one in parts)
