"""Workbooks of a few bytes that stand for gigabytes: far-away cells, or one long text that is used many times."""

import re
import zipfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from indicators.intake.files import limits
from indicators.model.problems import refusal

# Each of them ends at the next "<" at the latest: what a hostile file leaves open must not be searched to its end.
_INDEX = re.compile(rb"<(?:\w+:)?v\b[^<]*?>\s*\+?(\d+)(?![\d.eE])")
_STRING = re.compile(rb"<(?:\w+:)?si\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_REFERENCE = re.compile(rb"""<(?:\w+:)?c\b[^<]*?\sr\s*=\s*["']\s*([A-Za-z]{1,3})(\d+)""")
_BLOCK = 4_000_000


def refuse_bombs(archive: zipfile.ZipFile, name: str) -> None:
    """Raise DataProblems where the parts of a workbook unfold to too many cells or texts.

    The names of parts prove nothing: each is looked at.
    """
    lengths = _lengths_of_texts((archive.read(one) for one in archive.namelist()), name)
    cells = used = 0
    for sheet in (part for one in archive.namelist() if b"sheetData" in (part := archive.read(one))):
        width = last = count = 0
        for block in blocks(sheet):
            places = _REFERENCE.findall(block)
            width = max(width, *map(column_number, {letters for letters, _ in places}), 0)
            last = max(last, *map(int, {row[:8] for _, row in places}), 0)
            count += len(_CELL.findall(block))
            if lengths:
                indices = Counter(_INDEX.findall(block)).items()
                used += sum(lengths[at] * times for index, times in indices if (at := int(index[:8])) < len(lengths))
        cells += max(last * width, count)
        if cells > limits.MAX_CELLS:
            raise limits.too_many_cells(name)
        if used > limits.MAX_UNPACKED:
            raise limits.too_large(name, used, limits.MAX_UNPACKED)


def column_number(letters: bytes) -> int:
    """The number of a column from one.

    >>> column_number(b"A"), column_number(b"AA")
    (1, 27)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def blocks(part: bytes) -> Iterator[bytes]:
    """The pieces of a part, each beginning with a tag: what is found in one is forgotten before the next."""
    start = 0
    while start < len(part):
        end = part.rfind(b"<", start + 1, start + _BLOCK) if start + _BLOCK < len(part) else len(part)
        if end < 0:
            end = part.find(b"<", start + _BLOCK)
        end = end if end > 0 else len(part)
        yield part[start:end]
        start = end


def _lengths_of_texts(parts: Iterable[bytes], name: str) -> "array[int]":
    """Lengths of the shared texts of a workbook; only one of its parts may hold such."""
    lengths = array("L")
    for part in parts:
        if b"si" not in part:
            continue
        starts = array("L", islice((one.start() for one in _STRING.finditer(part)), limits.MAX_CELLS + 1))
        if len(starts) > limits.MAX_CELLS:
            raise limits.too_many_cells(name)
        if starts and lengths:
            raise refusal("binary", name, "Die Arbeitsmappe hat zwei Textlisten.", "Bitte neu als .xlsx speichern.")
        lengths.extend(after - start for start, after in pairwise((*starts, len(part))) if starts)
    return lengths
