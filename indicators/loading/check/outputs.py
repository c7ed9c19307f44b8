"""outputs.csv: what measures have brought about that one can count."""

from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from indicators.loading.cells import NUMBER, PARTIAL_DATE, URL
from indicators.loading.check.measures import MEASURES
from indicators.loading.check.references import Known, usable
from indicators.loading.rows import rows
from indicators.loading.schema import Column, Table
from indicators.model.measure import Measure, Output
from indicators.model.problems import Problem

OUTPUTS = Table(
    "outputs.csv",
    (
        Column("measure", required=True, title="Maßnahme", names=MEASURES.file),
        Column("what_de", required=True, title="Was gezählt wird"),
    ),
    optional=(
        Column("unit_de", title="Einheit"),
        Column("planned", NUMBER, title="Geplant"),
        Column("reached", NUMBER, title="Erreicht"),
        Column("date", PARTIAL_DATE, title="Stand"),
        Column("note_de", title="Anmerkung"),
        Column("url", URL, title="Adresse, unter der das steht"),
    ),
    closed=True,
)


def check_outputs(
    frame: pd.DataFrame, problems: list[Problem], *, measures: Mapping[str, Measure], in_file: Collection[str]
) -> dict[str, Measure]:
    """Return the measures with what they brought about, in file order; what is wrong is added to `problems`.

    A row with a problem is left out. `in_file` are the ids of all measures, those with a fault of their own too.
    """
    found: dict[str, list[Output]] = {name: [] for name in measures}
    for row in rows(frame, OUTPUTS.file, problems):
        fields = OUTPUTS.fields(row)
        measure = fields.pop("measure")
        usable(row, "measure", [measure], Known(MEASURES.file, measures, in_file))
        for column in ("planned", "reached"):
            if (fields[column] or 0) < 0:
                row.fault("bounds", column, f"„{row.text(column)}“ ist keine Menge.", "Null oder mehr.")
        if fields["planned"] is None and fields["reached"] is None:
            row.fault("required", "reached", "Weder geplant noch erreicht.", "Eines von planned und reached.")
        if row.ok and measure in measures:
            found[measure].append(Output(**fields))
    return {name: replace(one, outputs=tuple(found[name])) for name, one in measures.items()}
