"""A publisher's file and a recipe → rows of our format, with everything that was repaired, left out or wrong."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from indicators.intake.cells import FAULT, CellReading, decimal_of, read_cell
from indicators.intake.columns import Given, Plan, plan_columns
from indicators.intake.entries import KEY, ROW_COLUMNS, stock_by_year
from indicators.intake.files import Cell, PublisherFile, text_of
from indicators.intake.findings import MOST_PROBLEMS, Finding, Tally
from indicators.intake.recipe import Recipe
from indicators.intake.selection import Progress, Selection, is_wanted
from indicators.intake.table import RawTable, TableRow, read_raw_table, year_of
from indicators.model import Sign
from indicators.model.areas import Areas
from indicators.model.problems import Problem

AS_OF_ROWS = 40
HOW_TO_NAME_A_COLUMN = 'Mit --column "Kopf=indikator" oder --indicator sagen, was sie bedeutet.'


@dataclass(frozen=True)
class Intake:
    """What a file says, in our format.

    `rows`: frame with `indicator` str, `area` str, `year` int, `value` float (NA = no figure), `sign` str ("" = none),
    `line` int and `column` str (place in the file). `as_of`: the publisher's own date, "" where the file has none.
    """

    file: PublisherFile
    recipe: Recipe
    sheet: str
    rows: pd.DataFrame
    as_of: str = ""
    repairs: tuple[Finding, ...] = ()
    skipped: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def convert(
    recipe: Recipe,
    file: PublisherFile,
    *,
    areas: Areas,
    names: Mapping[str, str],
    given: Given | None = None,
    progress: Progress | None = None,
) -> Intake:
    """Return the rows a recipe finds in a file; `names` are ids of indicators by what people call them, in lower case.

    `progress` is called now and then with the share of rows read; what it raises ends the reading. Raises DataProblems
    where the file does not fit the recipe at all; every other fault is in `Intake.problems`, and its row is left out.
    """
    return _Conversion(recipe, file, areas, names, given or Given(), progress or (lambda share: None)).run()


@dataclass
class _Conversion:
    """One pass over one table; holds what is counted on the way."""

    recipe: Recipe
    file: PublisherFile
    areas: Areas
    names: Mapping[str, str]
    given: Given
    progress: Progress
    repairs: Tally = field(default_factory=Tally)
    skipped: Tally = field(default_factory=Tally)
    found: list[tuple[Any, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.problems = list(self.file.notices)

    def run(self) -> Intake:
        table = read_raw_table(self.recipe, self.file)
        plans = self._plans(table)
        year = self._year_of_file(table)
        self.year_column = table.year_column
        selection = Selection(self.recipe, self.file, table, plans, areas=self.areas, fault=self._fault)
        rows = list(selection.rows(self.repairs, self.skipped, self.progress))
        if any(row.year is not None for row, _area in rows):
            year = None  # a year for the whole file would also fill in for a line with a year that was lost
        self.decimals = self._decimals(rows, plans)
        optional = {
            name: next((one.index for one in table.find((name,))), None) if name else None
            for name in (self.recipe.indicator_column, self.recipe.sign_column)
        }
        self.indicator_index = optional[self.recipe.indicator_column]
        self.sign_index = optional[self.recipe.sign_column]
        for row, area in rows:
            for plan in plans:
                if not plan.value.where or is_wanted(row, table, plan.value.where):
                    self._read(row, area, plan, self._year(row, plan, table, year))
        if not plans and not any(not one.notice for one in self.problems):
            titles = ", ".join(f"„{one.title}“" for one in table.columns if one.title)
            found = f"Keine Spalte mit Werten erkannt. Vorhanden: {titles}."
            self._fault("recipe_misfit", None, None, found, HOW_TO_NAME_A_COLUMN)
        if not self.found and not any(not one.notice for one in self.problems):
            found = "Kein Wert eines Gebiets der Region gefunden."
            self._fault("no_rows", None, None, found, "Ist es die richtige Datei, und passt das Rezept?")
        as_of = self._as_of(table)
        frame = self._stock(as_of) if self.recipe.cumulate else self._frame()
        return Intake(
            file=self.file,
            recipe=self.recipe,
            sheet=table.sheet.name,
            rows=frame,
            as_of=as_of,
            repairs=self.repairs.findings(),
            skipped=self.skipped.findings(),
            problems=tuple(self.problems),
        )

    def _fault(self, code: str, line: int | None, column: str | None, found: str, expected: str) -> None:
        count = sum(not one.notice for one in self.problems)
        if count < MOST_PROBLEMS:
            self.problems.append(Problem(code, self.file.name, line, column, found, expected))
        elif count == MOST_PROBLEMS:
            found = f"Mehr als {MOST_PROBLEMS} Probleme; die übrigen sind nicht aufgezählt."
            self.problems.append(Problem("many", self.file.name, None, None, found, "Passt das Rezept zur Datei?"))

    def _plans(self, table: RawTable) -> list[Plan]:
        line = table.sheet.lines[max(table.first_row - 1, 0)]
        plans, faults, unused = plan_columns(self.recipe, table, self.given)
        for code, found in faults:
            self._fault(code, line, None, found, "Siehe das Rezept, oder --column.")
        for title in unused:
            self.skipped.add("columns", title)
        return plans

    def _decimals(self, rows: Sequence[tuple[TableRow, str]], plans: Collection[Plan]) -> dict[str, str]:
        """The decimal sign by indicator: said by a person or the recipe, else shown by the figures themselves.

        Figures that can be read both ways follow a decimal comma elsewhere in the table, as German figures do, and are
        a fault without.
        """
        names = dict.fromkeys(plan.value.indicator for plan in plans)
        declared = self.given.decimal or (self.recipe.decimal if self.recipe.decimal != "auto" else "")
        if declared:
            return dict.fromkeys(names, declared)
        cells: dict[str, list[Cell]] = {
            name: [row.cell(one.column.index) for row, _area in rows for one in plans if one.value.indicator == name]
            for name in names
        }
        shown = {name: decimal_of(own) for name, own in cells.items()}
        has_comma = decimal_of([cell for own in cells.values() for cell in own]) == "," and None in shown.values()
        for name in [name for name, sign in shown.items() if sign is None and not has_comma]:
            texts = (text_of(cell) for cell in cells[name] if isinstance(cell, str))
            example = next(text for text in texts if re.search(r"\d[.,]\d{3}", text))
            found = f"„{example}“ kann zweierlei heißen: mit Tausendertrennung oder mit Nachkommastellen."
            self._fault("ambiguous", None, None, found, "Mit --decimal comma oder --decimal point sagen, was gilt.")
        return {name: sign or "," for name, sign in shown.items()}

    def _year_of_file(self, table: RawTable) -> int | None:
        """The year a person gave, else what the recipe's pattern finds in the first rows or the file's name."""
        if self.given.year is not None or not self.recipe.year_pattern:
            return self.given.year
        texts = [*table.sheet.texts(AS_OF_ROWS), self.file.name]
        found = next(filter(None, (re.search(self.recipe.year_pattern, text) for text in texts)), None)
        return year_of(found[1]) if found else None

    def _year(self, row: TableRow, plan: Plan, table: RawTable, of_file: int | None) -> int | None:
        if plan.column.year is not None:
            return plan.column.year
        if table.year_column is not None:
            return year_of(row.cell(table.year_column))
        return row.year if row.year is not None else of_file

    def _read(self, row: TableRow, area: str, plan: Plan, year: int | None) -> None:
        title = plan.column.title or (str(plan.column.year) if plan.column.year else "")
        indicator = plan.value.indicator
        if self.indicator_index is not None and not indicator:
            text = row.text(self.indicator_index)
            indicator = self.names.get(text.casefold(), "")
            if not indicator:
                self._fault("indicator", row.line, None, f"„{text[:80]}“ ist kein Indikator.", "Kürzel oder Name.")
                return
        if self.sign_index is not None and row.text(self.sign_index) == Sign.COMPUTED:
            self.skipped.add("own", f"Zeile {row.line}")  # our own aggregate in a file that was taken from here
            return
        reading = self._reading(row, plan)
        if reading.is_empty:
            self.skipped.add("empty", f"Zeile {row.line}, {title}")
            return
        if reading.is_fault:
            text = row.text(plan.column.index)[:80]
            sign = "Dezimalkomma" if self.decimals[plan.value.indicator] == "," else "Dezimalpunkt"
            signs = {"older": "ältere", "newer": "neuere", "none": "keine"}[self.recipe.signs]
            expected = f"Zahl mit {sign}; Zeichen der amtlichen Statistik: {signs}."
            self._fault("number", row.line, title, f"„{text}“ ist keine Zahl.", expected)
            return
        if year is None and self.recipe.cumulate:
            self.skipped.add("late", f"Zeile {row.line}: {area}")
            return
        if year is None:
            expected = "--year 2024." if self.year_column is None else "In der Spalte des Jahres eine Zahl wie 2024."
            found = "Für welches Jahr der Wert gilt, steht nirgends."
            self._fault("year_unknown", row.line, title, found, expected)
            return
        self.found.append((indicator, area, year, reading.value, reading.sign, row.line, title))

    def _reading(self, row: TableRow, plan: Plan) -> CellReading:
        """The figure of a row: its cell, or what the recipe makes of several cells."""
        decimal = self.decimals[plan.value.indicator]
        own = self._cell(row, plan.column.index, decimal)
        if not plan.plus and plan.divide_by is None:
            return own
        parts = [own, *(self._cell(row, index, decimal) for index in plan.plus)]
        below = self._cell(row, plan.divide_by, decimal) if plan.divide_by is not None else None
        every = [*parts, *([below] if below else [])]
        if any(one.is_fault for one in every):
            return FAULT
        if any(one.value is None for one in every) or (below and not below.value):
            self.skipped.add("incomplete", f"Zeile {row.line}, {plan.column.title}")
            return CellReading(is_empty=True)
        total = sum(one.value for one in parts if one.value is not None)
        number = total / (below.value if below and below.value else 1.0) * plan.value.factor
        return CellReading(round(number, plan.value.decimals) if plan.value.decimals is not None else number)

    def _cell(self, row: TableRow, index: int, decimal: str) -> CellReading:
        cell = row.cell(index)
        decimal = decimal if isinstance(cell, str) else "."  # a number of Excel as text has a point
        if self.sign_index is not None and (sign := row.text(self.sign_index)):
            cell = f"{text_of(cell)}{sign}"
        reading = read_cell(cell, decimal=decimal, signs=self.recipe.signs)
        if reading.repair:
            code = f"{reading.repair}={reading.sign}" if reading.repair.startswith("sign:") else reading.repair
            self.repairs.add(code, f"Zeile {row.line}")
        return reading

    def _frame(self) -> pd.DataFrame:
        """The rows found; figures given twice are a problem where they differ and a repetition where they do not."""
        frame = pd.DataFrame(self.found, columns=list(ROW_COLUMNS)).astype({"value": "float64"})
        same = frame.duplicated([*KEY, "value", "sign"])
        if same.any():
            self.skipped.add("repeated", times=int(same.sum()))
        frame = frame[~same]
        twice = frame.duplicated(KEY, keep=False)
        for row in frame[frame.duplicated(KEY)].to_dict("records"):
            found = (
                f"„{row['indicator']}“ für {row['area']} und {row['year']} steht mehrmals, mit verschiedenen Werten."
            )
            self._fault("duplicate", int(row["line"]), row["column"], found, "Jeder Wert nur einmal.")
        return frame[~twice].reset_index(drop=True)

    def _stock(self, as_of: str) -> pd.DataFrame:
        """The entries of a register, counted up to the year of its date."""
        entries = pd.DataFrame(self.found, columns=list(ROW_COLUMNS)).astype({"value": "float64"})
        last = self.given.year or year_of(as_of)
        if last is None:
            found = "Der Stand des Registers steht nicht in der Datei."
            self._fault("year_unknown", None, None, found, "Mit --year das letzte Jahr sagen.")
            return entries.iloc[:0]
        return stock_by_year(
            entries, areas=self.areas, first_year=self.recipe.first_year, last_year=last, skipped=self.skipped
        )

    def _as_of(self, table: RawTable) -> str:
        if not self.recipe.as_of:
            return ""
        rows = table.sheet.rows
        for row in [*rows[:AS_OF_ROWS], *rows[-AS_OF_ROWS:]]:
            for cell in row:
                if found := re.search(self.recipe.as_of, text_of(cell)):
                    return found[1].strip()
        return ""
