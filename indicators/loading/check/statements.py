"""statements.csv: its columns, and the rules between them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from itertools import combinations

import pandas as pd

from indicators.loading.cells import DAY, URL
from indicators.loading.check.references import Known, check_areas_named, usable
from indicators.loading.rows import Row, rows
from indicators.loading.schema import Column, Table
from indicators.model.areas import Areas
from indicators.model.problems import Problem
from indicators.model.statement import LONGEST, Statement

ABOUT = ("goal", "indicator", "measure")
STATEMENTS = Table(
    "statements.csv",
    (
        Column("area", required=True, title="Gemeinde oder Kreis", names="areas.csv"),
        Column("text_de", required=True, title="Stellungnahme"),
        Column("office_de", required=True, title="Wer sie abgibt: Amt oder Stelle"),
        Column("date", DAY, required=True, field="day", title="Tag"),
    ),
    optional=(
        Column("goal", title="Entweder: zu welchem Ziel", names="goals.csv"),
        Column("indicator", title="oder: zu welchem Indikator", names="indicators.csv"),
        Column("measure", title="oder: zu welcher Maßnahme", names="measures.csv"),
        Column("url", URL, title="Adresse, unter der das steht"),
        Column("valid_until", DAY, title="Gilt bis"),
    ),
    closed=True,
)


def check_statements(
    frame: pd.DataFrame, problems: list[Problem], *, areas: Areas, known: Mapping[str, Known], day: date | None
) -> tuple[Statement, ...]:
    """Return what municipalities say, in file order; what is wrong is added to `problems`, a faulty row is left out.

    `known` says what each of the columns goal, indicator and measure may name. Notices name what is over on `day` or
    dated after it, and two statements of one area about the same thing that are valid at the same time.
    """
    found: list[tuple[Row, Statement]] = []
    for row in rows(frame, STATEMENTS.file, problems):
        fields = STATEMENTS.fields(row)
        check_areas_named(row, [fields["area"]] if fields["area"] else [], areas, column="area")
        named = [one for one in ABOUT if fields[one]]
        for one in named:
            usable(row, one, [fields[one]], known[one])
        if len(named) != 1:
            said = f"Genannt sind {len(named)} von goal, indicator und measure."
            row.fault("about", "goal", said, "Genau eines davon: worüber die Stellungnahme etwas sagt.")
        if len(fields["text"]) > LONGEST:
            row.fault("length", "text_de", f"{len(fields['text'])} Zeichen.", f"Höchstens {LONGEST} Zeichen.")
        _check_days(row, fields["day"], fields["valid_until"], day)
        if row.ok and all(fields[one] in known[one].usable for one in named):
            found.append((row, Statement(**fields)))
    _note_conflicts(found)
    return tuple(one for _row, one in found)


def _check_days(row: Row, given: date | None, until: date | None, day: date | None) -> None:
    if given and until and until < given:
        row.fault("validity", "valid_until", f"{until} liegt vor {given}.", "Ende nicht vor dem Anfang.")
    elif until and day and until < day:
        expected = "Sie wird als abgelaufen gezeigt, bis eine neue da ist."
        row.notice("outdated", "valid_until", f"Galt bis {until}.", expected)
    if given and day and given > day:
        row.notice("future", "date", f"{given} liegt in der Zukunft.", "Die Stellungnahme wird trotzdem gezeigt.")


def _note_conflicts(found: Collection[tuple[Row, Statement]]) -> None:
    by_thing = defaultdict(list)
    for row, one in found:
        by_thing[one.area, one.about].append((row, one))
    for own in by_thing.values():
        for (_first, one), (row, other) in combinations(sorted(own, key=lambda pair: pair[1].day), 2):
            if one.valid_until is None or one.valid_until >= other.day:
                said = f"Vom {one.day} gibt es zum selben eine, die noch gilt („{one.office}“)."
                row.notice("conflict", "date", said, "Der älteren ein Ende in valid_until geben; gezeigt werden beide.")
