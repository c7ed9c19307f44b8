"""One raw cell: a text, a number, a number with a per cent format, or an error of a spreadsheet."""

import datetime as dt
import math
import re
import unicodedata

Cell = str | int | float

ERRORS = frozenset(
    {"#n/a", "#div/0!", "#nv", "#wert!", "#value!", "#ref!", "#bezug!", "#name?", "#num!", "#zahl!", "#null!"}
    | {"#spill!", "#calc!", "err:502", "err:504", "err:508", "err:511", "err:522"}
)
# Invisible characters that come with copied texts; a soft hyphen only says where a word may be broken.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
# A key that was to keep its leading zero is often written as a formula.
_FORMULA = re.compile(r'\s*="((?:[^"]|"")*)"\s*', re.DOTALL)
# What a number format shows as it stands: quoted texts, escaped signs, "_%" (a blank as wide as "%"), "*%" (filling).
_LITERAL = re.compile(r'"[^"]*"|[\\_*].')


class ErrorCell(str):
    """An error of a spreadsheet, such as "#N/A"."""


class Percent(float):
    """A number with a per cent format, already times 100: a cell of 0.63 that shows 63 % is 63.0."""


def text_of(cell: Cell) -> str:
    """The cell as text without outer blanks; whole numbers without decimals.

    >>> text_of("  Arnsberg\\t"), text_of(5958004.0), text_of(0.5)
    ('Arnsberg', '5958004', '0.5')
    """
    if isinstance(cell, str):
        return cell.strip()
    return str(int(cell)) if float(cell).is_integer() else repr(float(cell))


def clean(text: str) -> str:
    """Return a text as it is meant: composed umlauts, nothing invisible, a text formula as its text, errors told apart.

    >>> clean('="05958004"'), clean("Mo\\u0308hnesee"), type(clean("#NV")).__name__
    ('05958004', 'Möhnesee', 'ErrorCell')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    if "=" in text and (formula := _FORMULA.fullmatch(text)):
        text = formula[1].replace('""', '"')
    if ("#" in text or "E" in text) and text.strip().casefold() in ERRORS:
        return ErrorCell(text.strip())
    return text


def is_percent_format(code: str) -> bool:
    """True for a number format that multiplies by 100.

    >>> is_percent_format("0.0%"), is_percent_format('0.0" %"'), is_percent_format("0.0_%")
    (True, False, False)
    """
    return "%" in code and "%" in _LITERAL.sub("", code)


def percent(number: float) -> Percent:
    """Return the number that a cell of a per cent format shows, to the 15 digits that spreadsheets keep.

    >>> percent(0.63), percent(0.07), percent(0.28500000000000003)
    (63.0, 7.0, 28.5)
    """
    shown = number * 100
    return Percent(round(shown, 10) if -10_000 < shown < 10_000 else f"{shown:.15g}")


def plain(cell: object) -> Cell:
    """Return what a reader of spreadsheets gives as a raw cell: dates as ISO text, with a time of day if it has one.

    What is no finite number is an error.

    >>> plain(dt.datetime(2033, 12, 31)), plain(True), plain(3)
    ('2033-12-31', 'True', 3)
    """
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, int | float):
        return cell if math.isfinite(cell) else ErrorCell("#NUM!")
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)
