"""Numbers as German sentences write them, and what they may stand for."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

MINUS, NARROW = "\u2212", "\u202f"
NUMBER = r"[−+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
SAID_NUMBER = rf"(?:weniger als |mehr als |gerundet )?{NUMBER}"
UNIT = r"(?:[^.;,()]|\.(?=\d))*?"  # what may stand behind a number: "je 10.000 Einwohner"
SURE_DIGITS, SURE_BELOW = 13, 1e9  # digits of a number that sums and quotients leave as they are


def read(text: str) -> Decimal:
    """The number that a text says: "1.234,5", "−3", "+0,2"."""
    return Decimal(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))


def decimals(text: str) -> int:
    """How many decimals a text shows."""
    return len(text.partition(",")[2])


def rounded(value: float, places: int) -> Decimal:
    """A value as German statistics round it: a five goes away from zero (DIN 1333).

    What computing leaves in the last bits does not decide.
    """
    exact = Decimal(f"{value:.{SURE_DIGITS}g}") if abs(value) < SURE_BELOW else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) + 0


def is_rounded(text: str, value: float, places: int) -> bool:
    """True where a text shows a value with so many decimals."""
    return decimals(text) == places and read(text) == rounded(value, places)


def is_said(text: str, value: float, places: int, *, whole: bool = False, sign: str = "", coarse: bool = False) -> bool:
    """True where a sentence may say a text for a value: rounded, never "0" for some nor "100" of 100 for not all.

    `whole` is for shares of a hundred. "weniger als 1" needs a value between nothing and what rounds to nothing,
    "gerundet 0" one that the publisher rounded (`coarse`).
    """
    words, _space, number = text.rpartition(" ")
    step = Decimal(1).scaleb(-places)
    nothing = rounded(value, places) == 0 and (value > 0 or sign == "k")
    nearly_all = whole and rounded(value, places) == 100 and value < 100
    if words == "weniger als":
        return nothing and read(number) == step and decimals(number) == places
    if words == "mehr als":
        return nearly_all and read(number) == 100 - step and decimals(number) == places
    if words == "gerundet" or (coarse and not value):
        return words == "gerundet" and coarse and not value and is_rounded(number, value, places)
    return not words and not nothing and not nearly_all and is_rounded(number, value, places)


def has_thousands(text: str) -> bool:
    """True where the digits before the comma are grouped as Germans do: 1.234, never 1234."""
    whole = text.lstrip("+" + MINUS).partition(",")[0]
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{3})*", whole))
