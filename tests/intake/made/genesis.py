"""Tables of GENESIS data bases in their classic shape: titles, a head of one to four rows, key and name, a foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import hypothesis.strategies as st
from hypothesis.strategies import DrawFn

from tests.intake.made import places, sheets
from tests.intake.made.genesis_words import (
    DIMENSIONS,
    LINES_ABOVE,
    NAMES_OF_TABLES,
    UNITS,
    foot,
    title_lines,
    tree_of_heads,
)
from tests.intake.made.made_up import Figure, Figures, MadeUp, Numbers, numbers, older_cell, path, some, years


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is laid out.

    `years_in` is where they stand: "head", "line", "title", "first", "second" or "third" column. `heads` are the texts
    over each column without years, `titles` the lines above them, `dimensions` the texts of each row dimension.
    """

    years_in: str
    dates: Sequence[tuple[str, int]]
    heads: Sequence[Sequence[str]]
    units: Sequence[str]
    unit_row: bool
    over_years: bool
    word_over_dates: bool
    dimensions: Sequence[Sequence[str]]
    titles: Sequence[str]
    only_years: bool

    @property
    def columns(self) -> list[tuple[Sequence[str], str, tuple[str, int] | None]]:
        """Head texts, unit and date (None where it stands elsewhere) of each column with figures."""
        each = list(zip(self.heads, self.units, strict=True))
        if self.years_in != "head":
            return [(texts, unit, None) for texts, unit in each]
        if self.over_years:
            return [(texts, unit, date) for date in self.dates for texts, unit in each]
        return [(texts, unit, date) for texts, unit in each for date in self.dates]

    @property
    def leading(self) -> int:
        """How many columns stand before the figures."""
        return 2 + (self.years_in in {"first", "second", "third"}) + len(self.dimensions)

    def head_rows(self) -> list[list[str]]:
        """The rows of the head over the columns with figures, each text in each column."""
        columns = self.columns
        depth = max((len(texts) for texts, _, _ in columns), default=0)
        rows = [[texts[level] if level < len(texts) else "" for texts, _, _ in columns] for level in range(depth)]
        if self.years_in == "head":
            dates = [[date[0] if date else "" for _, _, date in columns]]
            above = [["Stichtag" if self.word_over_dates else "" for _ in columns]] if self.word_over_dates else []
            rows = [*above, *dates, *rows] if self.over_years else [*rows, *above, *dates]
        return [*rows, [unit for _, unit, _ in columns]] if self.unit_row else rows


@st.composite
def plans(draw: DrawFn) -> tuple[Plan, tuple[str, ...]]:
    """A plan and the reasons for which its table may be refused."""
    years_in = draw(st.sampled_from(["head", "head", "line", "title", "first", "first", "second", "third"]))
    chosen = draw(years(1 if years_in == "title" else 3))
    form = draw(st.sampled_from(["31.12.", "31.12.", "", "30.06.", "school", "quarter"]))
    refuse: tuple[str, ...] = ()
    if form == "school":
        dates, refuse = [(f"{year}/{(year + 1) % 100}", year) for year in chosen], ("school year",)
    elif form == "quarter":
        ends = draw(st.sampled_from(["31.03.", "30.09.", "quarter"]))
        dates = [(f"{ends}{year}" if ends[0] == "3" else f"{year} 1. Quartal", year) for year in chosen]
        refuse = ("quarter",)
    else:
        dates = [(f"{form}{year}", year) for year in chosen]
    only_years = years_in == "head" and draw(st.integers(0, 3)) == 0
    dimensions = some(draw, DIMENSIONS, 1, 2) if draw(st.booleans()) else []
    heads = [()] if only_years else draw(tree_of_heads(with_totals=not dimensions))
    unit_row = draw(st.booleans())
    unit = draw(st.sampled_from(UNITS))
    units = [draw(st.sampled_from(UNITS)) if unit_row else unit for _ in heads]
    titles = title_lines(draw, form, unit="" if unit_row else unit)
    plan = Plan(
        years_in=years_in,
        dates=dates,
        heads=heads,
        units=units,
        unit_row=unit_row,
        over_years=draw(st.booleans()),
        word_over_dates=years_in == "head" and form == "31.12." and draw(st.booleans()),
        dimensions=dimensions,
        titles=titles,
        only_years=only_years,
    )
    return plan, refuse


@st.composite
def classic(draw: DrawFn) -> MadeUp:
    """A table of a GENESIS data base, as CSV or as a workbook."""
    plan, refuse = draw(plans())
    source, figures = draw(numbers()), Figures()
    rows = body(draw, plan, source, figures)
    number = draw(st.sampled_from(NAMES_OF_TABLES))
    lines = [[number], *([line] for line in plan.titles)]
    if plan.years_in == "title":
        date = plan.dates[0][0]
        lines.append([draw(st.sampled_from([date, f"Jahr: {date}", f"Stichtag {date}", f"Stichtag: {date}"]))])
    elif plan.years_in != "line" and draw(st.booleans()):
        lines.insert(1, [draw(st.sampled_from(LINES_ABOVE))])
    if plan.years_in == "line":
        lines.append(list(rows.pop(0)))
    head = [[*[""] * plan.leading, *row] for row in plan.head_rows()]
    end = foot(draw)
    kept = {} if "quarter" in refuse else figures.found
    if draw(st.integers(0, 2)):
        content = written(draw, lines, [*head, *rows], end)
        name = "tabelle.csv"
    else:
        content, name = in_workbook(draw, plan, lines, head, rows, end), "tabelle.xlsx"
    note = f"GENESIS, years in {plan.years_in}, {len(head)} head rows, {len(plan.dimensions)} row dimensions"
    return MadeUp(content, name, kept, note, refuse)


def body(draw: DrawFn, plan: Plan, source: Numbers, figures: Figures) -> list[list[str]]:
    """The rows below the head, and a line of its own before those of each year where the years stand in such."""
    codes = places.drawn_codes(draw)
    around = draw(st.lists(st.sampled_from(places.AROUND), max_size=3, unique=True))
    every = [*((code, places.indented(code)) for code in codes), *around]
    every.sort(key=lambda one: "" if one[0] == "DG" else one[0])
    subjects = list(product(*plan.dimensions))
    prefix = (title_text(plan.titles[-1]),) if plan.only_years else ()
    rows = []
    for date, year in plan.dates if plan.years_in != "head" else [("", 0)]:
        if plan.years_in == "line":
            rows.append([date, *[""] * (plan.leading + len(plan.columns) - 1)])
        for code, name in every:
            for labels in subjects:
                before = [code, name]
                if plan.years_in in {"first", "second", "third"}:
                    before.insert(["first", "second", "third"].index(plan.years_in), date)
                cells = []
                for texts, unit, own in plan.columns:
                    text, figure = cell(source, unit)
                    cells.append(text)
                    inside = code if code in codes else None
                    figures.add(path(*prefix, *labels, *texts), inside, own[1] if own else year, figure)
                rows.append([*before, *labels, *cells])
    return rows


def cell(source: Numbers, unit: str) -> tuple[str, Figure | None]:
    """A cell of a column in this unit."""
    share = unit in {"Prozent", "%"}
    return older_cell(source, 1 if share else 2 if unit == "EUR" else 0, most=3 if share else 7)


def title_text(line: str) -> str:
    """A title line without its unit in brackets."""
    return line.split(" (")[0]


def written(draw: DrawFn, lines: list[list[str]], table: list[list[str]], end: list[str]) -> bytes:
    """The CSV: title lines with or without separators to the full width, the table, the foot as it stands."""
    width = max(len(row) for row in table)
    first, rest = lines[:1], lines[1:]
    wide = sheets.padded(rest, width) if draw(st.booleans()) else rest
    text = sheets.csv_text([*first, *wide, *table], ";") + "".join(f"{line}\n" for line in end)
    return sheets.encoded(draw, text)


def in_workbook(
    draw: DrawFn, plan: Plan, lines: list[list[str]], head: list[list[str]], rows: list[list[str]], end: list[str]
) -> bytes:
    """The workbook: numbers are numbers; upper head cells merged, filled once, or repeated as in the CSV."""
    style = draw(st.sampled_from(["merged", "blank", "repeated"]))
    above, merged = len(lines), []
    shown = [list(row) for row in head]
    last = len(head) - 1
    borders: set[int] = set()
    for level, row in enumerate(head):
        if level == last or style == "repeated":
            continue
        for first, end_of in sheets.runs(row, within=sorted(borders)):
            borders |= {first, end_of + 1}
            for index in range(first + 1, end_of + 1):
                shown[level][index] = ""
            if style == "merged":
                line = above + level + 1
                merged.append(f"{sheets.column_letter(first)}{line}:{sheets.column_letter(end_of)}{line}")
        borders |= {index for index in range(1, len(row)) if row[index] != row[index - 1]}
    typed: list[list[sheets.Value]] = [
        [*row[: plan.leading], *(sheets.typed(text) for text in row[plan.leading :])] for row in rows
    ]
    notes: list[list[sheets.Value]] = [[line.strip('"')] for line in end]
    pages = {"Tabelle": [*lines, *shown, *typed, *notes]}
    return sheets.workbook(pages, merged={"Tabelle": merged})
