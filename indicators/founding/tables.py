"""Tables of a data folder as they are read and written while a region is made: text in, text out."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def read_table(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Return header and rows of a CSV file."""
    reader = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    return list(reader.fieldnames or ()), [dict(row) for row in reader]


def as_table(header: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as CSV; a column that a row does not have is empty."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(header), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
