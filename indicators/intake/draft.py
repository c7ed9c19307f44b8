"""A new indicator started from a column: a row of indicators.csv that says of itself that it is a draft."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from indicators.intake.offer import Offered
from indicators.intake.units import Dimension, dimension
from indicators.model import DataSet, Direction, Indicator, Kind

KINDS = {Dimension.SHARE: Kind.SHARE, Dimension.COUNT: Kind.COUNT, Dimension.RATE: Kind.RATE}


def draft_of(name: str, column: Offered, *, set_id: str, source: str) -> Indicator:
    """Return a draft for a column: its head as label, its unit, a kind that fits the unit; no direction, no aggregate.

    A draft is read and kept, and shown nowhere, until a person fills in its row and takes the word "draft" away.
    """
    return Indicator(
        id=name,
        set=set_id,
        label=f"Entwurf: {column.title}",
        short=f"Entwurf: {column.title}",
        unit=column.unit,
        direction=Direction.NONE,
        decimals=max((len(text.partition(",")[2]) for text in column.examples), default=0) if column.examples else 0,
        kind=KINDS.get(dimension(column.unit), Kind.INDEX),
        weight="",
        weight_note="",
        minimum=None,
        maximum=None,
        breaks={},
        year_notes={},
        reference="",
        class_breaks=(),
        definition="",
        formula="",
        interpretation="",
        sentence="",
        note="",
        sources=(source,),
        is_weight=True,
        is_draft=True,
    )


def with_drafts(dataset: DataSet, drafts: Sequence[Indicator]) -> DataSet:
    """Return the data set as if the drafts stood in its files."""
    known: Mapping[str, Indicator] = {**dataset.indicators, **{one.id: one for one in drafts}}
    return replace(dataset, indicators=known)


def indicators_file(folder: Path, set_id: str, drafts: Sequence[Indicator]) -> bytes:
    """Return the indicators.csv of a set with the drafts' rows at its end; all other lines stay as they are."""
    content = (folder / "sets" / set_id / "indicators.csv").read_bytes()
    header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", extrasaction="ignore", lineterminator="\n")
    for one in drafts:
        row = {"id": one.id, "role": "draft", "label_de": one.label, "unit_de": one.unit}
        row |= {"decimals": str(min(one.decimals, 3)), "kind": one.kind.value, "source": one.sources[0]}
        writer.writerow(row)
    return content + (b"" if content.endswith(b"\n") else b"\n") + text.getvalue().encode()
