"""measures.csv and measure_reports.csv: their columns, and the rules between them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from indicators.loading.cells import CODE, NUMBER, PARTIAL_DATE, PARTS, URL, Cell, one_of
from indicators.loading.check.references import Known, check_areas_named, usable
from indicators.loading.rows import Row, rows
from indicators.loading.schema import Column, Fields, Table
from indicators.model.areas import Areas
from indicators.model.measure import LinkedBy, Measure, MeasureReport, MeasureStatus
from indicators.model.problems import Problem

THOUSANDS = re.compile(r"[.][0-9]{3}")


def _budget(row: Row, column: str) -> float | None:
    """The budget in euros; "12.500" is taken for the German way of writing 12,500 and not for twelve and a half."""
    budget: float | None = NUMBER.read(row, column)
    if budget is not None and budget < 0:
        row.fault("bounds", column, f"„{row.text(column)}“ ist kein Betrag.", "Null Euro oder mehr.")
    elif budget is not None and THOUSANDS.search(row.text(column)):
        found = f"„{row.text(column)}“ hat mehr als zwei Nachkommastellen."
        row.fault("number", column, found, "Ohne Punkt für Tausender, zum Beispiel 12500 oder 12500.50.")
    return budget


MEASURES = Table(
    "measures.csv",
    (Column("id", CODE, required=True, title="Kürzel"), Column("label_de", required=True, title="Name")),
    optional=(
        Column("description_de", title="Worum es geht, in zwei oder drei Sätzen"),
        Column("bundle_de", title="Maßnahmenbündel der Strategie"),
        Column("areas", PARTS, title="Orte", names="areas.csv"),
        Column("pillar", title="Handlungsfeld", names="pillars.csv"),
        Column("goals", PARTS, title="Ziele, denen sie dient", names="goals.csv"),
        Column("indicators", PARTS, title="Indikatoren, auf die sie wirkt", names="indicators.csv"),
        Column("linked_by", one_of(LinkedBy, LinkedBy.SOURCE), title="Wer sie Zielen und Indikatoren zuordnet"),
        Column("responsible", title="Zuständig"),
        Column("start", PARTIAL_DATE, title="Beginn"),
        Column("planned_end", PARTIAL_DATE, title="Geplantes Ende"),
        Column("budget_eur", Cell(_budget, type="number"), title="Mittel in Euro"),
        Column("funding_de", title="Wer sie bezahlt"),
        Column("url", URL, title="Adresse, unter der das steht"),
    ),
    key=("id",),
    closed=True,
)
REPORTS = Table(
    "measure_reports.csv",
    (
        Column("measure", required=True, title="Maßnahme", names=MEASURES.file),
        Column("date", PARTIAL_DATE, required=True, title="Datum des Berichts"),
    ),
    optional=(
        Column("status", one_of(MeasureStatus), title="Umsetzung"),
        Column("text_de", title="Bericht in einem Satz"),
        Column("url", URL, title="Adresse, unter der das steht"),
    ),
    closed=True,
)


def check_measures(
    frame: pd.DataFrame, problems: list[Problem], *, areas: Areas, pillars: Known, goals: Known, indicators: Known
) -> dict[str, Measure]:
    """Return the measures by id, in file order; what is wrong is added to `problems`.

    A measure with a problem is left out. A code that stands in its file but was left out there is dropped from the
    measure: its fault is named once.
    """

    def measure(row: Row, fields: Fields) -> Measure | None:
        check_areas_named(row, fields["areas"], areas)
        named = {
            "areas": tuple(dict.fromkeys(fields["areas"])),
            "pillar": "".join(usable(row, "pillar", [fields["pillar"]], pillars)),
            "goals": usable(row, "goals", fields["goals"], goals),
            "indicators": usable(row, "indicators", fields["indicators"], indicators),
        }
        start, end = fields["start"], fields["planned_end"]
        if start and end and end.last < start.first:
            row.fault("validity", "planned_end", f"{end} liegt vor {start}.", "Ende nicht vor dem Anfang.")
        return Measure(**fields | named) if row.ok else None

    return MEASURES.read(frame, problems, measure)


def check_reports(
    frame: pd.DataFrame,
    problems: list[Problem],
    *,
    measures: Mapping[str, Measure],
    in_file: Collection[str],
    day: date | None,
) -> dict[str, Measure]:
    """Return the measures with their reports, oldest first; what is wrong is added to `problems`.

    A report with a problem is left out. `in_file` are the ids of all measures, those with a fault of their own too. A
    report dated after `day` is kept, with a notice.
    """
    found: dict[str, list[MeasureReport]] = {name: [] for name in measures}
    for row in rows(frame, REPORTS.file, problems):
        fields = REPORTS.fields(row)
        measure = fields.pop("measure")
        usable(row, "measure", [measure], Known(MEASURES.file, measures, in_file))
        if row.ok and day and fields["date"].first > day:
            row.notice(
                "future", "date", f"{fields['date']} liegt in der Zukunft.", "Der Bericht wird trotzdem gezeigt."
            )
        if row.ok and measure in measures:
            found[measure].append(MeasureReport(**fields))
    oldest_first = {name: tuple(sorted(own, key=lambda report: report.date)) for name, own in found.items()}
    return {name: replace(one, reports=oldest_first[name]) for name, one in measures.items()}
