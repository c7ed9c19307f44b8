"""The rows of a head → for each column its texts from top to bottom, its unit and its time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.intake.files import Cell, text_of
from indicators.intake.periods import Period, period_of, split_period
from indicators.intake.units import Dimension, dimension, rate_in, split_unit, unit_of

MOST_CHARACTERS = 250
FOOTNOTE = re.compile(r"(?:\s+\d\)|(?<=[^\s\d(])\s*(?:\d\)|\*{1,3}\)?|(?<![mM])[¹²³⁴⁵]\)?|\(\d\)))$")
TIME_NAME = re.compile(r"stichtage?|jahre?|berichtsjahre?|zeit|zeitraum|schuljahre?", re.IGNORECASE)
FLAT_HEAD = re.compile(r"[A-Z][A-Z0-9]{2,}__(.+?)(?:__(.*))?")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column: `path` (texts without unit, time, footnote marks and repetitions), unit, time.

    `is_torn` where two different times stand above it.
    """

    index: int
    path: tuple[str, ...] = ()
    unit: str = ""
    period: Period | None = None
    is_torn: bool = False

    @property
    def title(self) -> str:
        """The path on one line, as messages name it."""
        return " | ".join(self.path)


def plain_head(text: str) -> str:
    """Return a head's text without footnote mark, line breaks and repeated blanks.

    >>> plain_head("Bevölkerung  2)"), plain_head("Satz-\\nart"), plain_head("Gigabit*")
    ('Bevölkerung', 'Satz- art', 'Gigabit')
    """
    return FOOTNOTE.sub("", " ".join(text.split()))


def path_of(texts: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the path and the unit that head texts stand for, as they are compared.

    >>> path_of(["Bodenfläche", "Waldfläche", "ha"]), path_of(["Gigabit (in %)"])
    ((('Bodenfläche', 'Waldfläche'), 'ha'), (('Gigabit',), '%'))
    """
    head = head_of(0, list(texts))
    return head.path, head.unit


def heads_of(rows: Sequence[Sequence[Cell]], *, first: int, width: int) -> list[Head]:
    """Return the head of each column, `first` being the leftmost that can hold figures.

    An empty cell takes over what stands to its left, as merged heads are written, unless the first row repeats texts.
    """
    cells = [[text_of(row[index]) if index < len(row) else "" for index in range(width)] for row in rows]
    if cells[:1] and not _repeats(cells[0][first:]):
        _fill(cells, first)
    return [head_of(index, [row[index] for row in cells]) for index in range(width)]


def head_of(index: int, texts: Sequence[str]) -> Head:
    """Return the head that the cells above a column make, from top to bottom."""
    path: list[str] = []
    units: list[str] = []
    periods: list[Period] = []
    for text in (" ".join(one.split()) for one in texts):
        if not text:
            continue
        if whole := period_of(text):
            periods.append(whole)
        elif unit := unit_of(text):
            units.append(unit)
        else:
            rest, unit, period = _split(text)
            path += [rest] if rest and rest not in path[-1:] else []
            units += [unit] if unit else []
            periods += [period] if period else []
    counted = [one for one in units if dimension(one) == Dimension.COUNT and one != "Anzahl"]
    if not path and counted:  # "Einwohner" alone says what is counted
        path = [counted[0]]
        units.remove(counted[0])
    if periods:
        path = [text for text in path if not TIME_NAME.fullmatch(text)]
    times = {(one.year, one.day, one.kind) for one in periods}
    plain = {one for one in times if not one[1]}
    if len(times) > 1 and {one[0] for one in times} == {one[0] for one in plain}:
        times = {one for one in times if one[1]} or times  # "2034" above "31.12.2034"
    chosen = next((one for one in reversed(periods) if (one.year, one.day, one.kind) in times), None)
    return Head(index, tuple(path), units[-1] if units else "", chosen, is_torn=len(times) > 1)


def _split(text: str) -> tuple[str, str, Period | None]:
    """A head's text, the unit and the time in it."""
    if len(text) > MOST_CHARACTERS:
        return text, "", None
    if flat := FLAT_HEAD.fullmatch(text):
        unit = flat[2] or ""
        return flat[1].replace("_", " "), unit_of(unit) or unit, None
    rest, unit = split_unit(plain_head(text))
    rest, period = split_period(rest)
    if not unit:
        rest, unit = split_unit(rest)
    return plain_head(rest).strip(" ,:;–"), unit or rate_in(rest), period


def _repeats(texts: Sequence[str]) -> bool:
    return any(one and one == other for one, other in pairwise(texts))


def _fill(cells: list[list[str]], first: int) -> None:
    """Cells of merged heads take over the text to their left, within the group of the row above.

    In the last row only a time is taken over: there an empty cell may well mean that the column says nothing more.
    """
    for number, row in enumerate(cells):
        is_last = number == len(cells) - 1
        for index in range(first + 1, len(row)):
            below = any(one[index] for one in cells[number + 1 :])
            group = number > 0 and bool(cells[number - 1][index])
            if row[index] or not row[index - 1] or not (below or (is_last and group)):
                continue
            if is_last and not period_of(row[index - 1]):
                continue
            above = [(one[index], one[index - 1]) for one in cells[:number]]
            is_group = above[:1] == [(above[0][1], above[0][1])] and bool(above[0][0]) if above else False
            if all(own == left for own, left in above) or (is_last and is_group):
                row[index] = row[index - 1]
