"""Times in tables: years, reporting dates, school years, and parts of years, which are no year."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.loading.rows import is_year


class Kind(StrEnum):
    """What a time is: only years, school years and dates can stand for a year."""

    YEAR = "year"
    DATE = "date"
    SCHOOL_YEAR = "school_year"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Period:
    """A time as a table writes it: `year`, `day` ("31.12.", only for dates), `mark` beside it ("p", "*", "" = none).

    `is_of_heading` where no word for a time stands beside it ("Kommunalwahl 2035" above a table).
    """

    year: int
    kind: Kind = Kind.YEAR
    day: str = ""
    mark: str = ""
    text: str = ""
    is_of_heading: bool = False

    @property
    def is_year_end(self) -> bool:
        """True for a year and for its last day."""
        return self.kind == Kind.YEAR or self.day == "31.12."


_MONTHS = (
    "januar|jan|jänner|februar|feb|märz|mrz|april|apr|mai|juni|jun|juli|jul|august|aug|september|sept|sep|oktober|okt|"
    "november|nov|dezember|dez"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DATE = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<dated>(?:19|20)\d{2}|\d{2})(?!\d)"
_WORDED = rf"(?P<wday>\d{{1,2}})\.\s?(?P<wmonth>{_MONTHS})\.?\s(?P<worded>(?:19|20)\d{{2}})"
_ISO = r"(?P<iso>(?:19|20)\d{2}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?"
_SCHOOL = r"(?P<first>(?:19|20)\d{2})\s?[/–-]\s?(?P<second>(?:19|20)?\d{2})"
_PART = (
    rf"(?:(?P<part>(?:[1-4]\.?\s?(?:quartal|vierteljahr|qu?\.?|vj\.?))|(?:q\s?[1-4])|(?:[12]\.?\s?(?:halbjahr|hj\.?))|"
    rf"(?:{_MONTHS})\.?)\s?[/-]?\s?(?P<of>(?:19|20)\d{{2}})|(?P<of2>(?:19|20)\d{{2}})\s?[/-]?\s?"
    rf"(?P<part2>q\s?[1-4]|[1-4]\.?\s?quartal|qu?\.?\s?[1-4]|[12]\.?\s?halbjahr|m\d{{1,2}})|"
    r"(?P<month_no>(?:0?[1-9]|1[0-2]))[/.](?P<of3>(?:19|20)\d{2})|(?P<of4>(?:19|20)\d{2})-(?P<month_no2>0[1-9]|1[0-2]))"
)
_CORE = rf"(?:{_ISO}|{_DATE}|{_WORDED}|{_PART}|{_SCHOOL}|{_YEAR})"
_BEFORE = (
    r"(?:(?:im|in|am|zum|vom|ende|berichts|kalender|erhebungs)?\s?(?:jahr|berichtsjahr|kalenderjahr|erhebungsjahr|"
    r"stichtag|daten[- ]?stand|stand|datum|schuljahr|ende|am|zum|vom|im|in)\s?:?\s*){0,3}"
)
_MARK = r"(?P<mark>\(?(?:[prse]|vorl\.?|vorläufig|revidiert|geschätzt|prognose)\)?|\*+|[¹²³]|\d\))?"
_AFTER = rf"\s?{_MARK}\s?(?:\((?:jahr|jahresende|4\.\s?quartal)\))?\s?[-–]?"
_WHOLE = re.compile(rf"[-–]?\s?{_BEFORE}{_CORE}{_AFTER}", re.IGNORECASE)
_NAMES = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_STARTS = {"jän": 1, "mrz": 3, **{name: number for number, name in enumerate(_NAMES, 1)}}
_SIGNS = {"vorl": "p", "vorläufig": "p", "revidiert": "r", "geschätzt": "s"}
# A year at the end of a head ("Bevölkerung 2034", "Einwohner am 31.12.2034") or at its beginning.
_TAIL = re.compile(rf"(?P<rest>.*?\S)[\s,(:–-]+{_BEFORE}{_CORE}{_AFTER}\)?", re.IGNORECASE)
_HEAD = re.compile(rf"{_BEFORE}{_CORE}{_AFTER}[\s,:–-]+(?P<rest>[^\W\d_].*)", re.IGNORECASE)
# Years that belong to a name: a census, prices of a year, limits, spans, states of the territory.
_NAMED = re.compile(
    r"(?:zensus|census|preisen?|preise|basis|index|gebietsstand|gebietsstandes|gebiet|vision|agenda|seit|ab|bis|vor|nach|"
    r"gegenüber|zu|ggü\.?|vergleich|[≥≤<>=/+-])\s*$",
    re.IGNORECASE,
)
# A heading with one of these words does not say of when its figures are.
_NOT_OF_FIGURES = re.compile(
    r"ziel|prognose|voraus|szenari|plan|mitte|anfang|veränderung|entwicklung|stand|aktualisier|abgerufen|gebiet|zensus|"
    r"census|preis|basis|index|vision|agenda|seit|vergleich|bis\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<rest>[^()]*\S)\s*(?P<bracket>\((?![^()]*\d{2})[^()]+\))")
_TITLE = re.compile(
    rf"\b(?:jahr|berichtsjahr|kalenderjahr|stichtag|stand|datum|schuljahr|am|zum|ende|dezember)\s?:?\s*{_CORE}",
    re.IGNORECASE,
)
_REFERENCE_DAY = re.compile(
    r"Stichtag:?\s+(?:jeweils\s)?(?:zum\s|am\s|der\s)?(\d{1,2})\.(\d{1,2})\.(?!\s?\d)", re.IGNORECASE
)


def period_of(cell: object) -> Period | None:
    """Return the time that a cell is, as a whole; None for anything else.

    >>> [period_of(text).year for text in ("31.12.2015", "2015-12-31", "Jahr: 2034", "2035 p", "am 31.12.33 (Jahr)")]
    [2015, 2015, 2034, 2035, 2033]
    >>> period_of("31.03.2035").is_year_end, period_of("3. Quartal 2034").kind.value, period_of("2023/24").kind.value
    (False, 'part', 'school_year')
    >>> period_of("20l5"), period_of("1234"), period_of("Zensus 2022"), period_of("73.784")
    (None, None, None, None)
    """
    text = _text(cell)
    if not 4 <= len(text) <= 60:
        return None
    found = _WHOLE.fullmatch(text)
    return _period(found, text) if found else None


def split_period(text: str) -> tuple[str, Period | None]:
    """Return a head without the time at its end or beginning, and that time; unchanged, and None, without one.

    >>> split_period("Bevölkerung 2034")[0], split_period("Einwohner am 31.12.2034")[1].year
    ('Bevölkerung', 2034)
    >>> split_period("Haushalte ≥ 2000"), split_period("in Preisen 2015"), split_period("Gigabit 2034 (Bestand)")[0]
    (('Haushalte ≥ 2000', None), ('in Preisen 2015', None), 'Gigabit (Bestand)')
    """
    if bracketed := _BRACKETED.fullmatch(text):
        rest, period = split_period(bracketed["rest"])
        return (f"{rest} {bracketed['bracket']}", period) if period else (text, None)
    for pattern in (_TAIL, _HEAD):
        found = pattern.fullmatch(text)
        if not found:
            continue
        rest = found["rest"].strip(" ,:–-(")
        period = _period(found, text)
        if (
            period
            and re.search(r"[^\W\d_]", rest)
            and not (pattern is _TAIL and _NAMED.search(text[: found.end("rest")]))
        ):
            return rest, period
    return text, None


def period_in_title(text: str) -> Period | None:
    """Return the time a title names with a word for it ("Stichtag 31.12.2034", "Jahr: 2034"); None where none or two.

    >>> period_in_title("Gemeinden nach Fläche am 31.12.2021 (Jahr)").year, period_in_title("5 Orte in 2021")
    (2021, None)
    """
    if re.search(r"\bStand\b|aktualisier|Gebietsstand", text, re.IGNORECASE):
        return None  # says how new a file is, not what its figures are of
    found = list(_TITLE.finditer(text))
    periods = {(one.year, one.day, one.kind): one for match in found if (one := _period(match, match[0]))}
    return next(iter(periods.values())) if len(periods) == 1 else None


def period_in_heading(text: str) -> Period | None:
    """Return the only time a heading ends or begins with; None where it may be a goal's, a forecast's or a span's.

    >>> (
    ...     period_in_heading("Kommunalwahl 2035").year,
    ...     period_in_heading("Ausbauziel 2035"),
    ...     period_in_heading("2034 bis 2035"),
    ... )
    (2035, None, None)
    """
    if _NOT_OF_FIGURES.search(text) or len(re.findall(r"(?:19|20)\d{2}", text)) != 1:
        return None
    period = split_period(text)[1]
    return replace(period, text=text, is_of_heading=True) if period else None


def is_event(period: Period) -> bool:
    """True for a date that is no end of a month: of an election, of a census, not of a stock counted every quarter.

    >>> is_event(period_of("22.09.2013")), is_event(period_of("30.09.2013")), is_event(period_of("2013"))
    (True, False, False)
    """
    if period.kind != Kind.DATE:
        return False
    day, month = int(period.day[:2]), int(period.day[3:5])
    return day != calendar.monthrange(period.year, month)[1] and day != 1


def reference_day(text: str) -> str:
    """The yearly reporting date a title states ("- Stichtag 30.06. -" → "30.06."); "" without one."""
    found = _REFERENCE_DAY.search(text)
    return f"{int(found[1]):02d}.{int(found[2]):02d}." if found else ""


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, int | float) and float(cell).is_integer():
        return str(int(cell))
    return ""


def _period(found: re.Match[str], text: str) -> Period | None:
    groups = found.groupdict()
    mark = (groups.get("mark") or "").strip("()").rstrip(".").casefold()
    mark = _SIGNS.get(mark, mark)
    if groups["iso"] or groups["dated"] or groups["worded"]:
        return _dated(groups, mark, text)
    if part := next((groups[name] for name in ("of", "of2", "of3", "of4") if groups[name]), None):
        return Period(int(part), Kind.PART, mark=mark, text=text)
    if groups["first"]:
        first, second = int(groups["first"]), groups["second"]
        follows = int(second) % 100 == (first + 1) % 100
        return Period(first, Kind.SCHOOL_YEAR, mark=mark, text=text) if follows else None
    return Period(int(groups["year"]), mark=mark, text=text) if is_year(groups["year"]) else None


def _dated(groups: dict[str, str | None], mark: str, text: str) -> Period | None:
    try:
        if groups["iso"]:
            day = dt.date.fromisoformat(groups["iso"])
        elif groups["worded"]:
            month = _STARTS[(groups["wmonth"] or "").casefold()[:3]]
            day = dt.date(int(groups["worded"]), month, int(groups["wday"] or 0))
        else:
            short = groups["dated"] or ""
            year = int(short) if len(short) == 4 else 2000 + int(short) - (100 if int(short) > 69 else 0)
            day = dt.date(year, int(groups["month"] or 0), int(groups["day"] or 0))
    except ValueError:
        return None
    return Period(day.year, Kind.DATE, f"{day.day:02d}.{day.month:02d}.", mark, text)
