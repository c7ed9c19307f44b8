"""One cell of a publisher's table: a number, a sign, nothing, or a fault; never a guess."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicators.intake.files import Cell, ErrorCell, Percent

# Signs of German official statistics, see docs/data-format.md; "*" is the labour agency's. In the older generation
# "-" is exactly zero and "0" is more than zero but rounds to zero; in the newer one "0" is exactly zero.
OLDER = {
    "-": (0.0, ""),
    "–": (0.0, ""),
    "—": (0.0, ""),
    "0": (0.0, "k"),
    "...": (None, "t"),
    "…": (None, "t"),
    ".": (None, "g"),
    "x": (None, "x"),
    "X": (None, "x"),
    "/": (None, "u"),
    "*": (None, "g"),
}
NEWER = {"k": (0.0, "k"), **{sign: (None, sign) for sign in "tgxu"}, "*": (None, "g")}
# Where nobody says which generation a table follows: the signs that mean the same in both. "-" does not.
EITHER = {**NEWER, **{sign: OLDER[sign] for sign in ("...", "…", ".", "/", "X")}}
LETTERS = frozenset("prseufgxtk")  # those that stand beside or instead of a figure
SIGNS = {"older": OLDER, "newer": NEWER, "either": EITHER, "none": {}}
SUFFIXES = {"older": "prs", "newer": "prseuf", "either": "prseuf", "none": ""}
# What stands for no figure in tables of registers and of spreadsheets, apart from official signs.
NO_DATA = frozenset(
    {"-9999", "-9999.0", "-9999,0", "k.a.", "k. a.", "keine angabe", "n.v.", "n. v.", "na", "n/a", "nan"}
    | {"null", "none", "nv", "fehlt", "unbekannt", "kein wert"}
)
MINUS = "\u2212\u2013\u2012"
BLANKS = "\u00a0\u202f\u2009 '’"
GERMAN = re.compile(r"[-+]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
ENGLISH = re.compile(r"[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says: `value` (None = no figure), `sign` ("" = none), `repair` (code of what had to be put right).

    `is_empty` for a blank cell, `is_fault` for one that can not be understood.
    """

    value: float | None = None
    sign: str = ""
    repair: str = ""
    is_empty: bool = False
    is_fault: bool = False


EMPTY = CellReading(is_empty=True)
FAULT = CellReading(is_fault=True)
ERROR = CellReading(is_fault=True, repair="error")
NO_FIGURE = CellReading(is_empty=True, repair="no_data")
NO_VALUE = -9999
SAYS_NO_DATA = frozenset({"newer", "either"})  # official tables have signs for it
NUMBER = re.compile(r"\(?[-+−–]?\s?\d[\d.,'’\u00a0\u202f\u2009 ]*\)?\s?%?\s?[prseuf]?")


def read_cell(cell: Cell, *, decimal: str, signs: str) -> CellReading:
    """Return what a cell says, given the decimal sign ("," or ".") and the generation of signs of its table.

    >>> read_cell("1.234,5", decimal=",", signs="older").value, read_cell("-", decimal=",", signs="older").value
    (1234.5, 0.0)
    >>> read_cell("-", decimal=",", signs="newer").is_fault, read_cell("12.5", decimal=",", signs="none").is_fault
    (True, True)
    """
    if isinstance(cell, Percent):
        return replace(_number(float(cell), signs), repair="percent_format")
    if not isinstance(cell, str):
        return NO_FIGURE if cell == NO_VALUE and signs in SAYS_NO_DATA else _number(float(cell), signs)
    text = cell.strip()
    if not text:
        return EMPTY
    if isinstance(cell, ErrorCell):
        return ERROR
    known = SIGNS[signs]
    if text in known:
        value, sign = known[text]
        return CellReading(value, sign, "" if sign == "" and value is None else f"sign:{text}")
    if text.casefold() in NO_DATA and (signs in SAYS_NO_DATA or not text[-1].isdigit()):
        return NO_FIGURE
    sign = ""
    if signs == "older" and (inside := re.fullmatch(r"\((.+)\)", text)):
        text, sign = inside[1].strip(), "f"
    elif SUFFIXES[signs] and (suffixed := re.fullmatch(rf"(.*[\d%])\s*([{SUFFIXES[signs]}])", text)):
        text, sign = suffixed[1], suffixed[2]
    text, repairs = _without_ornaments(text)
    value, repair = parse_cell(text, decimal)
    if value is None:
        return FAULT
    return CellReading(value, sign or ("k" if value == 0 and signs == "older" else ""), repair or repairs)


def _without_ornaments(text: str) -> tuple[str, str]:
    """A number without its per cent sign, and with a plain minus; the code of what was put right."""
    repair = ""
    if percent := re.fullmatch(r"(.*\d)\s*%", text):
        text, repair = percent[1], "percent_sign"
    if text[:1] in MINUS and text[1:2].strip().isdigit():
        text, repair = "-" + text[1:].strip(), repair or "minus"
    return text, repair


def looks_like_number(cell: Cell) -> bool:
    """True for a number, whatever its decimal sign and the marks beside it; False for signs that stand alone."""
    if not isinstance(cell, str):
        return True
    text = cell.strip()
    return isinstance(cell, ErrorCell) or bool(NUMBER.fullmatch(text))


def looks_like_sign(text: str) -> bool:
    """True for a text that may stand in a cell instead of a figure."""
    return text in OLDER or text in NEWER or text.casefold() in NO_DATA


def _number(number: float, signs: str) -> CellReading:
    if not math.isfinite(number):
        return FAULT
    return CellReading(number, "k" if number == 0 and signs == "older" else "")


def parse_cell(text: str, decimal: str) -> tuple[float | None, str]:
    """Return the number a text stands for (None if none) and "thousands" where grouping signs were dropped.

    >>> parse_cell("1.234.567", ","), parse_cell("1 234,5", ","), parse_cell("12.34", ",")
    ((1234567.0, 'thousands'), (1234.5, 'thousands'), (None, ''))
    """
    compact = text
    if any(blank in text for blank in BLANKS):
        if not re.fullmatch(rf"[-+]?\d{{1,3}}([{BLANKS}]\d{{3}})+([.,]\d+)?", text):
            return None, ""
        compact = re.sub(rf"[{BLANKS}]", "", text)
    pattern, group = (GERMAN, ".") if decimal == "," else (ENGLISH, ",")
    if not compact.isascii() or not pattern.fullmatch(compact):
        return None, ""
    plain = compact.replace(group, "").replace(",", ".")
    number = float(plain)
    repair = "thousands" if len(plain) < len(text) else ""
    return (number, repair) if math.isfinite(number) else (None, "")


def decimal_of(cells: Iterable[Cell]) -> str | None:
    """Return the decimal sign a table's texts show, "," where none has one; None where they can be read both ways.

    A sign followed by anything but three digits is no grouping. "1.234" alone may be either.

    >>> decimal_of(["1.234", "5,6"]), decimal_of(["3.25"]), decimal_of(["1.234", "12"]), decimal_of(["12"])
    (',', '.', None, ',')
    """
    comma = point = grouped = False
    for cell in cells:
        if not isinstance(cell, str) or not re.search(r"\d[.,]\d", cell) or not looks_like_number(cell):
            continue
        text = re.sub(rf"[{BLANKS}{MINUS}()%a-z*+-]", "", cell)
        last = text[max(text.rfind(","), text.rfind("."))]
        single = re.fullmatch(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", text)
        several = re.fullmatch(r"[-+]?\d{1,3}([.,]\d{3}){2,}", text) and len({*text} & {",", "."}) == 1
        if single:
            grouped = True
        elif several:
            comma, point = comma or last == ".", point or last == ","
        else:
            comma, point = comma or last == ",", point or last == "."
    if comma:
        return ","
    if point:
        return "."
    return None if grouped else ","
