"""What a generator of made-up tables hands out: a file, and every figure that a right reader finds in it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

T = TypeVar("T")

Path = tuple[str, ...]
Key = tuple[Path, str, int]
Figure = tuple[float | None, str]

# Why a reader may refuse a table, and what its message then has to speak of.
REASONS = {
    "year": r"Jahr|Stichtag|Datum|Stand\b",
    "quarter": r"Quartal|Stichtag|Jahr|Datum|Monat",
    "school year": r"Schuljahr|Jahr",
    "decimal": r"Dezimal|dezimal|Komma|Tausender|zwei(erlei|deutig)|mehrdeutig",
    "sheets": r"Blatt|Blätter|Tabellenbl",
    "signs": r"--signs",
    "area": r"Gebiet|Gemeinde|Region|Schlüssel",
    "twice": r"mehrfach|mehrere|doppelt|zweimal|mehrmals|verschiedene|schon|Bezirk",
}


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A made-up file and what stands in it.

    `figures` are value (None = a sign only) and sign by path, area and year; an empty cell is no figure. `note` says
    how the file is laid out. `may_refuse` are reasons (see REASONS) for which a reader may turn the whole file down;
    without any it has to be read. `beside` are heads of columns with numbers that are no indicator, such as postcodes:
    whether a reader offers them is left to it. `optional` are texts that a path may hold or not, such as the name of
    the one election a file is about.
    """

    content: bytes
    name: str
    figures: Mapping[Key, Figure]
    note: str
    may_refuse: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()

    def compared(self, figures: Mapping[Key, Figure]) -> dict[Key, Figure]:
        """Figures without columns beside, and without texts that may be left out of a path."""
        return {
            (tuple(text for text in path if text not in self.optional), area, year): figure
            for (path, area, year), figure in figures.items()
            if not self.beside & {*path}
        }


def path(*texts: str) -> Path:
    """Texts from top to bottom without empty ones and without repetitions of a neighbour.

    >>> path("Bodenfläche", "", "Insgesamt", "Insgesamt")
    ('Bodenfläche', 'Insgesamt')
    """
    full = [text for text in texts if text]
    return tuple(text for before, text in zip(["", *full], full, strict=False) if text != before)


@dataclass(slots=True)
class Figures:
    """Figures as they are written down; no two may share path, area and year."""

    found: dict[Key, Figure] = field(default_factory=dict)

    def add(self, key_path: Path, area: str | None, year: int, figure: Figure | None) -> None:
        """Note a figure; those of areas outside the region (None) and empty cells are none."""
        if area is None or figure is None:
            return
        key = (key_path, area, year)
        assert key not in self.found, f"the generator writes {key} twice"
        self.found[key] = figure


class Numbers:
    """Numbers drawn at random, no two alike, so that a column, row or year mixed up shows.

    They come of one seed, because a number is nothing a failing example could be told more simply by.
    """

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._taken: set[Decimal] = set()

    def next(self, decimals: int = 0, *, negative: bool = False, most: int = 7) -> Decimal:
        """A number above zero (or below) with so many decimals and at most so many digits before them."""
        for _ in range(1000):
            digits = self.chance.randint(1, most)
            whole = self.chance.randrange(10 ** (digits - 1), 10**digits)
            tail = f".{self.chance.randrange(1, 10**decimals):0{decimals}d}" if decimals else ""
            number = Decimal(f"{'-' if negative and self.chance.random() < 0.3 else ''}{whole}{tail}")
            if number not in self._taken:
                self._taken.add(number)
                return number
        raise AssertionError("too many numbers of this kind in one table")

    def percent(self, decimals: int = 1) -> Decimal:
        """A number between 0 and 100 with so many decimals; may come again in very large tables."""
        for _ in range(200):
            number = Decimal(self.chance.randrange(1, 100 * 10**decimals)).scaleb(-decimals)
            if number not in self._taken:
                break
        self._taken.add(number)
        return number

    def happens(self, share: float) -> bool:
        """True in this share of the calls."""
        return self.chance.random() < share


def german(number: Decimal, group: str = "") -> str:
    """A number with a decimal comma, its thousands set apart by `group`."""
    whole, _, tail = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", group) if group else whole
    return f"{'-' if number < 0 else ''}{grouped}{',' + tail if tail else ''}"


def english(number: Decimal, group: str = "") -> str:
    """A number with a decimal point, its thousands set apart by `group`."""
    whole, _, tail = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", group) if group else whole
    return f"{'-' if number < 0 else ''}{grouped}{'.' + tail if tail else ''}"


OLDER_SIGNS: Sequence[tuple[str, Figure]] = [
    ("-", (0.0, "")),
    ("0", (0.0, "k")),
    (".", (None, "g")),
    ("...", (None, "t")),
    ("x", (None, "x")),
    ("/", (None, "u")),
]


def older_cell(numbers: Numbers, decimals: int = 0, *, signs: float = 0.25, most: int = 7) -> tuple[str, Figure | None]:
    """A cell in the older generation of signs, and what it says; ("", None) for an empty cell."""
    if numbers.happens(signs):
        kind = numbers.chance.randrange(len(OLDER_SIGNS) + 3)
        if kind < len(OLDER_SIGNS):
            return OLDER_SIGNS[kind]
        number = numbers.next(decimals, most=most)
        if kind == len(OLDER_SIGNS):
            return f"({german(number)})", (float(number), "f")
        if kind == len(OLDER_SIGNS) + 1:
            suffix = numbers.chance.choice("prs")
            return f"{german(number)}{numbers.chance.choice(['', ' '])}{suffix}", (float(number), suffix)
        return "", None
    number = numbers.next(decimals, negative=True, most=most)
    return german(number), (float(number), "")


def years(most: int = 3) -> SearchStrategy[list[int]]:
    """Some invented years, newest first or oldest first."""
    ordered = st.integers(2031, 2036).flatmap(
        lambda first: st.integers(1, most).map(lambda count: list(range(first, first + count)))
    )
    return st.tuples(ordered, st.booleans()).map(lambda drawn: drawn[0][::-1] if drawn[1] else drawn[0])


def numbers() -> SearchStrategy[Numbers]:
    """A source of numbers."""
    return st.integers(0, 2**32).map(Numbers)


def some(draw: DrawFn, texts: Iterable[T], least: int = 1, most: int = 3) -> list[T]:
    """Some different ones, in any order."""
    return draw(st.lists(st.sampled_from(list(texts)), min_size=least, max_size=most, unique=True))
