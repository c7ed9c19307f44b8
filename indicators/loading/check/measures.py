"""Rules for measures and their reports: text tables in, typed objects and every problem out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from indicators.loading.check.goals import check_named_areas
from indicators.loading.rows import Row, rows, unique
from indicators.model.areas import Areas
from indicators.model.measure import Measure, MeasureReport, MeasureStatus
from indicators.model.problems import Problem, near_matches

MEASURE_COLUMNS = ("id", "label_de")
OPTIONAL_MEASURE_COLUMNS = (
    "description_de",
    "bundle_de",
    "areas",
    "pillar",
    "goals",
    "indicators",
    "responsible",
    "start",
    "planned_end",
    "budget_eur",
    "funding_de",
    "url",
)
THOUSANDS = re.compile(r"[.][0-9]{3}")
REPORT_COLUMNS = ("measure", "date")
OPTIONAL_REPORT_COLUMNS = ("status", "text_de", "url")


@dataclass(frozen=True, slots=True)
class Known:
    """What a column may name: codes of `file` that can be used, and all codes that stand in it.

    One that stands there but can not be used has a fault of its own. `in_file` None says that the file can not be
    read: then no code is called unknown.
    """

    file: str
    usable: Collection[str]
    in_file: Collection[str] | None = ()


def check_measures(
    frame: pd.DataFrame, file: str, *, areas: Areas, pillars: Known, goals: Known, indicators: Known
) -> tuple[dict[str, Measure], list[Problem]]:
    """Return the measures by id, in file order, and their problems; a measure with a problem is left out.

    A code that stands in its file but was left out there is dropped from the measure: its fault is named once.
    """
    problems: list[Problem] = []
    measures: dict[str, Measure] = {}
    for row in rows(frame, file, problems):
        measure = Measure(
            id=row.code("id"),
            label=row.text("label_de", required=True),
            description=row.text("description_de"),
            bundle=row.text("bundle_de"),
            areas=tuple(dict.fromkeys(check_named_areas(row, areas))),
            pillar=next(iter(_named(row, "pillar", [row.text("pillar")], pillars)), ""),
            goals=_named(row, "goals", row.parts("goals"), goals),
            indicators=_named(row, "indicators", row.parts("indicators"), indicators),
            responsible=row.text("responsible"),
            start=row.partial_date("start"),
            planned_end=row.partial_date("planned_end"),
            budget_eur=_budget(row),
            funding=row.text("funding_de"),
            url=row.url("url"),
        )
        start, end = measure.start, measure.planned_end
        if start and end and end.last < start.first:
            row.fault("validity", "planned_end", f"{end} liegt vor {start}.", "Ende nicht vor dem Anfang.")
        unique(row, "id", measure.id, measures)
        if row.ok:
            measures[measure.id] = measure
    return measures, problems


def _named(row: Row, column: str, codes: Sequence[str], known: Known) -> tuple[str, ...]:
    """The codes that can be used, each once; one that the file does not have is a fault."""
    for code in filter(None, codes):
        if known.in_file is not None and code not in known.usable and code not in known.in_file:
            expected = f"Kürzel aus {known.file}.{near_matches(code, known.usable)}"
            row.fault("unknown", column, f"„{code}“ ist unbekannt.", expected)
    return tuple(dict.fromkeys(code for code in codes if code in known.usable))


def _budget(row: Row) -> float | None:
    """The budget in euros; "12.500" is taken for the German way of writing 12,500 and not for twelve and a half."""
    budget = row.number("budget_eur")
    if budget is not None and budget < 0:
        row.fault("bounds", "budget_eur", f"„{row.text('budget_eur')}“ ist kein Betrag.", "Null Euro oder mehr.")
    elif budget is not None and THOUSANDS.search(row.text("budget_eur")):
        found = f"„{row.text('budget_eur')}“ hat mehr als zwei Nachkommastellen."
        row.fault("number", "budget_eur", found, "Ohne Punkt für Tausender, zum Beispiel 12500 oder 12500.50.")
    return budget


def check_reports(
    frame: pd.DataFrame, file: str, *, measures: Mapping[str, Measure], in_file: Collection[str], day: date | None
) -> tuple[dict[str, Measure], list[Problem]]:
    """Return the measures with their reports, oldest first, and the problems; a report with a problem is left out.

    `in_file` are the ids of all measures, those with a fault of their own too. A report dated after `day` is kept, with
    a notice.
    """
    problems: list[Problem] = []
    found: dict[str, list[MeasureReport]] = {}
    known = Known("measures.csv", measures, in_file)
    for row in rows(frame, file, problems):
        measure = row.text("measure", required=True)
        _named(row, "measure", [measure], known)
        row.text("date", required=True)
        reported = row.partial_date("date")
        status = row.choice("status", MeasureStatus) if row.text("status") else None
        url = row.url("url")
        if row.ok and reported and day and reported.first > day:
            row.notice("future", "date", f"{reported} liegt in der Zukunft.", "Der Bericht wird trotzdem gezeigt.")
        if row.ok and reported and measure in measures:
            report = MeasureReport(reported, status, row.text("text_de"), url)
            found.setdefault(measure, []).append(report)
    return {
        name: replace(one, reports=tuple(sorted(found.get(name, []), key=lambda report: report.date)))
        for name, one in measures.items()
    }, problems
