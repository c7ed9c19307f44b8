"""Parameters of an address: what each may be, read and checked before anything is answered."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from urllib.parse import parse_qsl

from indicators.api.problems import ApiProblem, Fault, shortened
from indicators.language.i18n import languages
from indicators.loading.rows import FIRST_YEAR, LAST_YEAR, is_year
from indicators.model import Level
from indicators.store import Store

DEFAULT_LIMIT = 1000
MAX_LIMIT = 10_000
MAX_OFFSET = 999_999_999
MAX_FAULTS = 5
MAX_FIELDS = 500
MAX_LISTED = 20
MOST_MADE = 8  # groups that are made for a request
LONGEST_GUESSED = 60
LONGEST_TEXT = 200

Values = Mapping[str, tuple[str, ...]]


class Shape(StrEnum):
    """What the text of a parameter must be."""

    CODE = "code"  # one of known codes, several allowed
    ONE = "one"  # one of known codes, once
    YEAR = "year"
    NUMBER = "number"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ApiParameter:
    """A parameter: its name, its shape, what it does, and the codes it may have in a state of the data.

    `made` is true for what else may stand there, and is made for the request.
    """

    name: str
    shape: Shape
    description: str
    known: Callable[[Store], Iterable[str]] = lambda _store: ()
    least: int = 0
    most: int = 0
    made: Callable[[Store, str], bool] = lambda _store, _text: False


def editions(store: Store) -> list[str]:
    """Return the releases that can be looked at, newest first."""
    return [one.id for one in store.releases if one is store.releases[0] or one.id in store.kept_releases]


STAND = ApiParameter("stand", Shape.ONE, "Release of the data; the newest where it is left out.", editions)
SPOKEN = ApiParameter("lang", Shape.ONE, "Language of names and texts; German where it is left out.",
                      lambda _store: languages())  # fmt: skip
INDICATOR = ApiParameter("indicator", Shape.CODE, "Codes of indicators.", lambda store: store.dataset.indicators)
AREA = ApiParameter(
    "area", Shape.CODE,
    "AGS of municipalities (8 digits), of districts (5 digits), or the code of the region. A group is named by its "
    "code, by the AGS of its members with + between (05958004+05974040), or by ohne+ before those left out of the "
    "region; its figures are made of its members'.",
    lambda store: [area.code for area in (*store.dataset.areas, *store.dataset.areas.groups)],
    made=lambda store, text: text in store.dataset.areas,
)  # fmt: skip
LEVEL = ApiParameter("level", Shape.CODE, "Administrative levels.", lambda _store: list(Level))
OUTLINE_LEVEL = ApiParameter(
    "level", Shape.ONE, "Level of the outlines; municipality where it is left out.",
    lambda _store: [Level.MUNICIPALITY, Level.DISTRICT],
)  # fmt: skip
SET = ApiParameter("set", Shape.CODE, "Codes of indicator sets.", lambda store: store.dataset.sets)
GOAL = ApiParameter("goal", Shape.CODE, "Codes of goals.", lambda store: store.dataset.goals)
YEAR = ApiParameter("year", Shape.YEAR, "Years of the figures.", least=FIRST_YEAR, most=LAST_YEAR)
Q = ApiParameter("q", Shape.TEXT, "What is searched for.", most=LONGEST_TEXT)
SINCE = ApiParameter("since", Shape.DAY, "Day of the first release that is told of, such as 2026-11-01.")
ONE_YEAR = ApiParameter("year", Shape.NUMBER, "Year of the figures; the newest where it is left out.",
                        least=FIRST_YEAR, most=LAST_YEAR)  # fmt: skip
LIMIT = ApiParameter("limit", Shape.NUMBER, "Most rows of the answer.", least=1, most=MAX_LIMIT)
OFFSET = ApiParameter("offset", Shape.NUMBER, "Rows to pass over.", least=0, most=MAX_OFFSET)


def split_query(query: bytes) -> list[tuple[str, str]]:
    """Return the fields of a query string as they stand there; ApiProblem where there are far too many."""
    try:
        return parse_qsl(query.decode("latin-1"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise ApiProblem(400, f"The address has more than {MAX_FIELDS} parameters.") from error


def read_parameters(fields: Sequence[tuple[str, str]], parameters: Sequence[ApiParameter], store: Store) -> Values:
    """Return the checked texts by parameter, each once and in their order; ApiProblem names every fault."""
    declared = {one.name: one for one in parameters}
    found: dict[str, list[str]] = {}
    faults: list[Fault] = []
    for name, text in fields:
        if name not in declared:
            expected = f"One of {', '.join(declared)}." if declared else "No parameters."
            faults.append(Fault(shortened(name), shortened(text), expected + _guess(name, declared)))
            continue
        many = declared[name].shape in (Shape.CODE, Shape.YEAR)
        found.setdefault(name, []).extend(text.split(",") if many else [text])
    for name, texts in found.items():
        if len(faults) < MAX_FAULTS:
            faults += _check(declared[name], texts, store)
    if faults:
        names = ", ".join(dict.fromkeys(one.name for one in faults))
        raise ApiProblem(400, f"Parameters that can not be followed: {names}.", faults[:MAX_FAULTS])
    return {name: tuple(dict.fromkeys(texts)) for name, texts in found.items()}


def _check(parameter: ApiParameter, texts: Sequence[str], store: Store) -> list[Fault]:
    if parameter.shape in (Shape.ONE, Shape.NUMBER, Shape.DAY, Shape.TEXT) and len(texts) > 1:
        return [Fault(parameter.name, shortened(", ".join(texts)), "Given once.")]
    if parameter.shape == Shape.YEAR:
        wrong = [text for text in texts if not is_year(text)]
        return [
            Fault(parameter.name, shortened(text), f"Years from {parameter.least} to {parameter.most}, such as 2021.")
            for text in wrong[:MAX_FAULTS]
        ]
    if parameter.shape == Shape.TEXT:
        fault = Fault(parameter.name, shortened(texts[0]), f"At most {parameter.most} characters.")
        return [] if len(texts[0]) <= parameter.most else [fault]
    if parameter.shape == Shape.DAY:
        fault = Fault(parameter.name, shortened(texts[0]), "A day such as 2026-11-01.")
        return [] if is_day(texts[0]) else [fault]
    if parameter.shape == Shape.NUMBER:
        fits = re.fullmatch(r"[0-9]{1,9}", texts[0]) and parameter.least <= int(texts[0]) <= parameter.most
        expected = f"A whole number from {parameter.least} to {parameter.most}."
        return [] if fits else [Fault(parameter.name, shortened(texts[0]), expected)]
    known = [str(code) for code in parameter.known(store)]
    unlisted = list(dict.fromkeys(texts).keys() - set(known))
    made = [text for text in unlisted[: MOST_MADE + MAX_FAULTS] if parameter.made(store, text)]
    if len(made) > MOST_MADE:
        return [Fault(parameter.name, shortened(made[MOST_MADE]), f"At most {MOST_MADE} groups of one's own.")]
    wrong = [text for text in unlisted if text not in made]
    return [
        Fault(parameter.name, shortened(text), expected_code(parameter.name, text, known))
        for text in sorted(wrong)[:MAX_FAULTS]
    ]


def is_day(text: str) -> bool:
    """True for a day of the calendar.

    >>> is_day("2026-02-28"), is_day("2026-02-30"), is_day("20260228"), is_day("2026-2-8")
    (True, False, False, False)
    """
    try:
        return len(text) == len("2026-11-01") and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def expected_code(name: str, text: str, known: Sequence[str]) -> str:
    """Return what may stand there: all of a short list, else near matches."""
    if not known:
        return f"Nothing: the data has no {name}."
    listed = f"One of {', '.join(known)}." if len(known) <= MAX_LISTED else f"A known code of {name}."
    return listed + _guess(text, known)


def _guess(text: str, known: Iterable[str]) -> str:
    """Near matches as the rest of a sentence; comparing long texts would take long."""
    near = get_close_matches(text, list(known), n=3, cutoff=0.7) if len(text) <= LONGEST_GUESSED else []
    return f" Perhaps meant: {', '.join(near)}." if near else ""
