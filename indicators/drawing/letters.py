"""Letters in images: which font, how wide a text is, and where it wraps."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from indicators.language.visible import visible
from indicators.paths import FONTS

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

DPI = 100
REGULAR, SEMIBOLD, BOLD = 400, 600, 700
MORE = "…"
FAMILY = "Source Sans 3"
# A font is one state for all threads: visitors who ask for slides at the same time must not share a glyph.
_measuring = Lock()


def points(pixels: float) -> float:
    """Return pixels of the sheet as points, the unit matplotlib has for letters and lines."""
    return pixels * 72 / DPI


def letters(text: str, size: float, weight: int = REGULAR) -> dict[str, Any]:
    """Return how matplotlib shall write a text; `size` in pixels. Signs such as $ stand for themselves."""
    family = [FAMILY]
    if not all(_has(one, weight) for one in text):
        family.append("DejaVu Sans")
        weight = REGULAR if weight == REGULAR else BOLD  # the only two it comes in
    return {"fontfamily": family, "fontweight": weight, "fontsize": points(size), "parse_math": False}


def wrap(text: str, width: float, size: float, weight: int = REGULAR, *, lines: int) -> list[str]:
    """Return a text as at most `lines` lines of at most `width` pixels; what does not fit ends in "…".

    >>> wrap("Ein kurzer Titel", 400, 20, lines=1), wrap("", 400, 20, lines=1)
    (['Ein kurzer Titel'], [])
    """
    found: list[str] = []
    rest = visible(text).split()
    while rest and len(found) < lines:
        count = _fitting(rest, width, size, weight)
        if not count:  # one word wider than a line
            head = _shortened(rest[0], width, size, weight)
            rest[0] = rest[0][len(head) :]
            found.append(head)
            continue
        found.append(" ".join(rest[:count]))
        rest = rest[count:]
    if rest and found:
        last = found[-1] + MORE
        while len(last) > 1 and text_width(last, size, weight) > width:
            last = last[:-2] + MORE
        found[-1] = last
    return found


def wrap_address(address: str, width: float, size: float) -> list[str]:
    """Return an address on lines of at most `width` pixels, broken before ? & # only where it can be.

    >>> wrap_address("https://example.org/karte?jahr=2021&stand=2026-11-23", 200, 13)
    ['https://example.org/karte', '?jahr=2021&stand=2026-11-23']
    """
    lines = [""]
    for part in re.split(r"(?=[?&#])", visible(address, 300)):
        if lines[-1] and text_width(lines[-1] + part, size) > width:
            lines.append("")
        lines[-1] += part
    return [short for line in lines if line for short in wrap(line, width, size, lines=1)][:3]


def text_width(text: str, size: float, weight: int = REGULAR) -> float:
    """Return the width of a line in pixels."""
    return sum(_advance(one, weight) for one in text) * size


def _fitting(words: list[str], width: float, size: float, weight: int) -> int:
    """How many of the words fit on a line."""
    used = 0.0
    space = _advance(" ", weight) * size
    for number, word in enumerate(words):
        used += text_width(word, size, weight) + (space if number else 0)
        if used > width:
            return number
    return len(words)


def _shortened(word: str, width: float, size: float, weight: int) -> str:
    used = 0.0
    for number, one in enumerate(word):
        used += _advance(one, weight) * size
        if used > width:
            return word[: max(number, 1)]
    return word


@lru_cache(maxsize=4096)
def _advance(character: str, weight: int) -> float:
    """Width of a character as a part of the letter size; one that the font lacks counts as wide."""
    from matplotlib.ft2font import LoadFlags

    if not _has(character, weight):
        return 1.0
    with _measuring:
        glyph = _measuring_font(weight).load_char(ord(character), flags=LoadFlags.NO_HINTING)
        return float(glyph.linearHoriAdvance / 65536 / 100)


@lru_cache(maxsize=4096)
def _has(character: str, weight: int) -> bool:
    with _measuring:
        return character == "\n" or bool(_measuring_font(weight).get_char_index(ord(character)))


@lru_cache(maxsize=3)
def _measuring_font(weight: int) -> "FT2Font":
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(font_file(weight)))
    font.set_size(100, 72)
    return font


def font_file(weight: int) -> Path:
    """Return the font of a weight."""
    name = {REGULAR: "400Regular", SEMIBOLD: "600SemiBold", BOLD: "700Bold"}[weight]
    return FONTS / f"SourceSans3_{name}.ttf"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make our own fonts known to matplotlib, once."""
    from matplotlib import font_manager

    for weight in (REGULAR, SEMIBOLD, BOLD):
        font_manager.fontManager.addfont(font_file(weight))


def spread_out(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Return tops of blocks (top, height) in their order, near where they are wanted, none over another or outside.

    >>> spread_out([(10, 20), (15, 20)], 0, 100), spread_out([(90, 20), (95, 20)], 0, 100)
    ([10, 30], [60, 80])
    """
    tops: list[float] = []
    free = top
    for start, height in wanted:
        tops.append(max(start, free))
        free = tops[-1] + height
    limit = bottom
    for number in range(len(tops) - 1, -1, -1):
        tops[number] = min(tops[number], limit - wanted[number][1])
        limit = tops[number]
    return tops
