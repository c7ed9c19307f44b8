"""A publisher's file and a recipe → rows of our format, with everything that was repaired, left out or wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from indicators.intake.cells import FAULT, CellReading, read_cell
from indicators.intake.columns import (
    HOW_TO_NAME_A_COLUMN,
    Given,
    Plan,
    left_out,
    plan_by_name,
    plan_by_person,
    plan_by_recipe,
)
from indicators.intake.decimals import decimals_of
from indicators.intake.entries import KEY, ROW_COLUMNS, entry_columns, stock_by_year
from indicators.intake.files import ErrorCell, Percent, PublisherFile, text_of
from indicators.intake.findings import Account, Finding
from indicators.intake.former import Former
from indicators.intake.layout.found import FoundCell, FoundColumn, by_place, moment, titles_of
from indicators.intake.layout.read import Layout, Progress, read_layout
from indicators.intake.offer import Offered, offer
from indicators.intake.periods import Kind, period_of
from indicators.intake.places import Places
from indicators.intake.recipe import Recipe
from indicators.intake.years import Years
from indicators.model import Indicator, Level, Sign
from indicators.model.areas import Areas
from indicators.model.problems import Problem

RIGHT_FILE = "Ist es die richtige Datei, und passt das Rezept?"


@dataclass(frozen=True)
class Intake:
    """What a file says, in our format.

    `rows`: frame with `indicator` str, `area` str, `year` int, `value` float (NA = no figure), `sign` str ("" = none),
    `line` int and `column` str (place in the file), `note` str ("" = none; may be left out). `as_of`: the publisher's
    own date, "" where the file has none.
    `columns`: every column of figures of the file, with the indicator it was read for ("" = none). `plans`: how the
    figures were made of columns.
    """

    file: PublisherFile
    recipe: Recipe
    sheet: str
    rows: pd.DataFrame
    as_of: str = ""
    repairs: tuple[Finding, ...] = ()
    skipped: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[Offered, ...] = ()
    plans: tuple[Plan, ...] = ()


def convert(
    recipe: Recipe,
    file: PublisherFile,
    *,
    areas: Areas,
    names: Mapping[str, Indicator],
    indicators: Mapping[str, Indicator] | None = None,
    given: Given | None = None,
    by_name: bool = False,
    progress: Progress | None = None,
) -> Intake:
    """Return the rows a recipe finds in a file; `names` are indicators by what people call them, in lower case.

    `indicators`, by id, say which figures can be summed up where areas merged: none of others is. `by_name` also takes
    columns that are called like an indicator. `progress` is called now and then with the share of rows read; what it
    raises ends the reading. Raises DataProblems where the file holds no table of places; every other fault is in
    `Intake.problems`, and its row is left out.
    """
    account = Account(file.name, problems=list(file.notices))
    layout = read_layout(file, places=Places(areas), account=account, progress=progress)
    former = Former(areas, indicators or {}, account)
    return _Conversion(recipe, file, layout, areas, account, given or Given(), former).run(names if by_name else {})


@dataclass
class _Conversion:
    """One pass over the columns of one file."""

    recipe: Recipe
    file: PublisherFile
    layout: Layout
    areas: Areas
    account: Account
    given: Given
    former: Former
    found: list[tuple[Any, ...]] = field(default_factory=list)

    def run(self, names: Mapping[str, Indicator]) -> Intake:
        columns = self._columns()
        if not self.recipe.cumulate and (of_parts := self.account.repairs.examples.get("part_of_place")):
            found = f"„{of_parts[0]}“: ein Ortsteil steht nicht für seine Gemeinde."
            self.account.fault("entries", None, None, found, "Zeilen von ganzen Gemeinden.")
        has_rows = any(one.rows for one in self.layout.tables)
        plans = self._plans(columns, names) if has_rows else []
        signs = self.given.signs or self.recipe.signs or ("older" if self.layout.is_official else "either")
        self.signs = signs
        years = Years(self.recipe, self.given, self.file, self.account, plans, is_official=self.layout.is_official)
        decimals = decimals_of(plans, self.layout.columns, declared=self._declared(), account=self.account)
        for plan in plans:
            if decimal := decimals.get(plan.value.indicator):
                self._read(plan, decimal, years)
        frame = self._stock() if self.recipe.cumulate else self.former.under_todays_keys(self._frame())
        if not plans and has_rows and not self.account.has_faults:
            self._ask(columns)
        if not self.found and not self.account.has_faults:
            found, expected = "Kein Wert eines Gebiets der Region gefunden.", RIGHT_FILE
            if parts := self.account.skipped.counts.get("part"):
                found = f"Alle {parts} Werte gelten für Monate, Quartale oder andere Stichtage, keiner für ein Jahr."
                expected = "Eine Datei mit Jahreswerten; aus Teilen eines Jahres wird hier kein Jahr berechnet."
            self.account.fault("no_rows", None, None, found, expected)
        used = {id(one): plan.value.indicator for plan in reversed(plans) for one in reversed(plan.used)}
        for title in self.layout.without_figures:
            self.account.skipped.add("texts", title)
        for title, texts in self.layout.dividing if names else ():
            found = f"In „{title}“ steht nicht überall dasselbe: „{'“, „'.join(texts[:5])}“."
            self.account.notice("divided", None, found, "Bitte prüfen, ob jeder Wert für dasselbe gilt.")
        offered = []
        for one, title in zip(columns, titles_of(columns), strict=True):
            if id(one) not in used:
                self.account.skipped.add("texts" if one.is_text else "columns", title)
            if id(one) in used or not one.is_text:
                offered.append(offer(one, title, used.get(id(one), ""), signs=signs, areas=self.areas))
        return Intake(
            file=self.file,
            recipe=self.recipe,
            sheet=", ".join(dict.fromkeys(one.sheet.name for one in self.layout.tables if one.sheet.name)),
            rows=frame,
            as_of=self._as_of(),
            repairs=self.account.repairs.findings(),
            skipped=self.account.skipped.findings(),
            problems=tuple(self.account.problems),
            columns=tuple(offered),
            plans=tuple(plans),
        )

    def _as_of(self) -> str:
        return self.layout.as_of or (self.layout.lone_date if self.recipe.cumulate else "")

    def _columns(self) -> Sequence[FoundColumn]:
        if not self.recipe.cumulate:
            return self.layout.columns
        return entry_columns(self.layout.tables, self.recipe.cumulate, self.account)

    def _plans(self, columns: Sequence[FoundColumn], names: Mapping[str, Indicator]) -> list[Plan]:
        said = plan_by_person(self.given, columns, self.account)
        taken = [*(one for plan in said for one in plan.used), *left_out(self.given, columns)]
        free = [one for one in columns if not any(one is other for other in taken)]
        return [
            *said,
            *plan_by_recipe(self.recipe, free, self.account),
            *(plan_by_name(names, self.given, free, self.account) if names else []),
        ]

    def _ask(self, columns: Sequence[FoundColumn]) -> None:
        """Nobody says what the columns mean: they are listed in the report, for a person to say."""
        if self.layout.entries:
            found = (
                f"Die Zeilen sind einzelne Einträge, keine Werte von Gebieten; sie unterscheidet {self.layout.entries}."
            )
            self.account.fault("entries", None, None, found[:400], "Ein Rezept mit „cumulate“, oder Summen je Gebiet.")
            return
        figures = [one for one in columns if not one.is_text]
        titles = ", ".join(f"„{one}“" for one in titles_of(figures)[:12]) + (" …" if len(figures) > 12 else "")
        found = f"Welchen Indikator die Tabelle meint, steht nirgends. Spalten mit Werten: {titles or 'keine'}."
        self.account.fault("indicator_unknown", None, None, found, HOW_TO_NAME_A_COLUMN)

    def _declared(self) -> str:
        """The decimal sign that a person or the recipe says; "" where the figures themselves have to show it."""
        return self.given.decimal or (self.recipe.decimal if self.recipe.decimal != "auto" else "")

    def _read(self, plan: Plan, decimal: str, years: Years) -> None:
        if any(one.is_torn for one in plan.used):
            found = f"Über „{plan.column.title}“ stehen zwei verschiedene Zeiten."
            self.account.fault("year_unknown", None, plan.column.title, found, "Eine Zeit je Spalte.")
            return
        if not self._one_way_of_per_cent(plan):
            return
        others = [by_place(one) for one in (*plan.plus, *([plan.divide_by] if plan.divide_by else []))]
        for cell in plan.column.cells:
            if cell.sign == Sign.COMPUTED:  # our own aggregate in a file that was taken from here
                self.account.skipped.add("own", f"Zeile {cell.line}")
                continue
            parts = [cell, *(one.get((cell.area, moment(cell.period))) for one in others)]
            reading = self._reading(plan, parts, decimal)
            if reading.is_empty:
                place = f"Zeile {cell.line}, {plan.column.title}"
                self.account.skipped.add(reading.repair or "empty", place)
            elif reading.is_fault:
                self._not_a_number(cell, plan, reading, decimal)
            elif (year := years.of(cell, plan.column)) is not None:
                sign = reading.sign or years.sign_of(cell.period)
                name, is_entry = plan.value.indicator, bool(self.recipe.cumulate)
                area = self.former.of_today(cell) if is_entry else self.former.at(cell, year, name)
                if area:
                    self.found.append((name, area, year, reading.value, sign, cell.line, plan.column.title))

    def _not_a_number(self, cell: FoundCell, plan: Plan, reading: CellReading, decimal: str) -> None:
        text = text_of(cell.cell)[:80]
        if reading.repair == "error" or isinstance(cell.cell, ErrorCell):
            found = f"„{text}“ ist ein Fehler der Tabellenkalkulation, kein Wert."
            self.account.fault("error_cell", cell.line, plan.column.title, found, "In der Datei beheben oder leeren.")
            return
        sign = "Dezimalkomma" if decimal == "," else "Dezimalpunkt"
        signs = {"older": "ältere", "newer": "neuere", "none": "keine", "either": "die beider Fassungen"}[self.signs]
        expected = f"Zahl mit {sign}; Zeichen der amtlichen Statistik: {signs}."
        if self.signs == "either" and text in ("-", "–", "—"):
            expected = "Mit --signs older sagen, dass „-“ genau null heißt, sonst bitte leeren."
        self.account.fault("number", cell.line, plan.column.title, f"„{text}“ ist keine Zahl.", expected)

    def _one_way_of_per_cent(self, plan: Plan) -> bool:
        """False, with the fault, for a column in which only some figures are marked as per cent."""
        cells = [cell.cell for cell in plan.column.cells if text_of(cell.cell) not in ("", "0")]
        marked = [one for one in cells if isinstance(one, Percent) or "%" in text_of(one)]
        numbers = [one for one in cells if isinstance(one, (int, float)) or re.match(r"[-+]?\d", text_of(one))]
        if not marked or len(marked) == len(numbers):
            return True
        found = f"In „{plan.column.title}“ sind {len(marked)} von {len(numbers)} Zahlen als Prozent ausgezeichnet."
        self.account.fault("per_cent", None, plan.column.title, found, "Alle oder keine.")
        return False

    def _reading(self, plan: Plan, parts: Sequence[FoundCell | None], decimal: str) -> CellReading:
        """The figure of a place: its cell, or what the recipe makes of several cells."""
        readings = [self._cell(one, decimal) if one else CellReading(is_empty=True) for one in parts]
        if len(readings) == 1:
            return readings[0]
        if any(one.is_fault for one in readings):
            return FAULT
        above = readings[: 1 + len(plan.plus)]
        below = readings[-1] if plan.divide_by else None
        if any(one.value is None for one in readings) or (below and not below.value):
            return CellReading(is_empty=True, repair="incomplete")
        total = sum(one.value for one in above if one.value is not None)
        number = total / (below.value if below and below.value else 1.0) * plan.value.factor
        return CellReading(round(number, plan.value.decimals) if plan.value.decimals is not None else number)

    def _cell(self, cell: FoundCell, decimal: str) -> CellReading:
        own = cell.cell
        decimal = decimal if isinstance(own, str) else "."  # a number of Excel as text has a point
        if cell.sign and not isinstance(own, ErrorCell):
            own = f"{text_of(own)}{cell.sign}"
        reading = read_cell(own, decimal=decimal, signs=self.signs)
        if reading.repair and not reading.is_fault and not reading.is_empty:
            code = f"{reading.repair}={reading.sign}" if reading.repair.startswith("sign:") else reading.repair
            self.account.repairs.add(code, f"Zeile {cell.line}")
        return reading

    def _frame(self) -> pd.DataFrame:
        """The rows found; figures given twice are a problem where they differ and a repetition where they do not."""
        frame = pd.DataFrame(self.found, columns=list(ROW_COLUMNS)).astype({"value": "float64"})
        same = frame.duplicated([*KEY, "value", "sign"])
        if same.any():
            self.account.skipped.add("repeated", times=int(same.sum()))
        frame = frame[~same]
        twice = frame.duplicated(KEY, keep=False)
        for row in frame[frame.duplicated(KEY)].to_dict("records"):
            found = (
                f"„{row['indicator']}“ für {row['area']} und {row['year']} steht mehrmals, mit verschiedenen Werten."
            )
            self.account.fault("duplicate", int(row["line"]), row["column"], found, "Jeder Wert nur einmal.")
        return frame[~twice].reset_index(drop=True)

    def _stock(self) -> pd.DataFrame:
        """The entries of a register, counted up to the year of its date."""
        entries = pd.DataFrame(self.found, columns=list(ROW_COLUMNS)).astype({"value": "float64"})
        state = period_of(self._as_of())
        last = self.given.year or (state.year if state else None)
        if last is None:
            text = "Der Stand des Registers steht nicht in der Datei."
            self.account.fault("year_unknown", None, None, text, "Mit --year das letzte Jahr sagen.")
            return entries.iloc[:0]
        skipped = self.account.skipped
        of_towns = entries["area"].map(lambda code: self.areas[code].level == Level.MUNICIPALITY)
        for line in entries.loc[~of_towns, "line"]:
            skipped.add("unmatched", f"Zeile {line}")
        entries = entries[of_towns]
        if entries.empty:
            self.account.fault("no_rows", None, None, "Kein Eintrag liegt in einer Gemeinde der Region.", RIGHT_FILE)
            return entries
        if state and state.year == last and state.kind == Kind.DATE and not state.is_year_end:
            found = f"Das letzte Jahr ist nicht zu Ende: {last} reicht bis {self._as_of()}."
            self.account.notice("unfinished", None, found, f"Mit --year {last - 1} endet es ein Jahr davor.")
        return stock_by_year(
            entries, areas=self.areas, first_year=self.recipe.first_year, last_year=last, skipped=skipped
        )
