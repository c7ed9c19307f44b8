"""barriers.csv: what is not accessible yet, for the declaration of accessibility."""

import pandas as pd

from indicators.loading.cells import CODE, MONTH, one_of
from indicators.loading.rows import Row
from indicators.loading.schema import Column, Fields, Table
from indicators.model.barrier import Barrier, BarrierReason
from indicators.model.problems import Problem

BARRIERS = Table(
    "barriers.csv",
    [
        Column("id", CODE, required=True, title="Kürzel"),
        Column("what_de", required=True, title="Was nicht barrierefrei ist"),
        Column("reason", one_of(BarrierReason, read_empty=True), title="Grund im Sinn des Gesetzes"),
        Column("why_de", required=True, title="Woran es liegt"),
    ],
    optional=[
        Column("way_out_de", title="Was stattdessen geht"),
        Column("until", MONTH, title="Monat, bis zu dem es behoben sein soll"),
    ],
    key=("id",),
)


def check_barriers(frame: pd.DataFrame, problems: list[Problem]) -> dict[str, Barrier]:
    """Return the barriers by id; a row with a fault is left out."""

    def barrier(row: Row, fields: Fields) -> Barrier | None:
        return Barrier(**fields) if row.ok else None

    return BARRIERS.read(frame, problems, barrier)
