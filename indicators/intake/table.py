"""A sheet and a recipe → where the header, the area, the year and the figures stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.intake.files import Cell, PublisherFile, RawSheet, text_of
from indicators.intake.recipe import Recipe
from indicators.loading.rows import is_year
from indicators.model.problems import near_matches, refusal

MISFIT = "recipe_misfit"
MARK_ROWS = 30
HEADER_ROWS = 60
LISTED = 12
FOOTNOTE = re.compile(r"\s*\d\)$")
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(\d{4})|(\d{4})-\d{2}-\d{2}(?:T.*)?|(\d{4})")
AREA_CODE = re.compile(r"DG|\d{2}|\d{3}|\d{5}|\d{7,12}")


@dataclass(frozen=True, slots=True)
class RawColumn:
    """A column: its position, the texts above it without years and repetitions, and the year above it (or None)."""

    index: int
    header: tuple[str, ...]
    year: int | None = None

    @property
    def title(self) -> str:
        """The header on one line, as messages name it."""
        return " | ".join(self.header)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row below the header: its line in the file, its cells, and the year of a line of its own above it."""

    line: int
    cells: Sequence[Cell]
    year: int | None

    def text(self, index: int) -> str:
        """The text of a cell; "" beyond the end of the row."""
        return text_of(self.cells[index]) if index < len(self.cells) else ""

    def cell(self, index: int) -> Cell:
        """A cell as it came; "" beyond the end of the row."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """What is known of a sheet before any figure is read: columns with headers, area and year columns, first row."""

    sheet: RawSheet
    columns: Sequence[RawColumn]
    area_columns: Sequence[int]
    year_column: int | None
    first_row: int
    first_year: int | None
    end_mark: str

    @property
    def width(self) -> int:
        """How many cells the header has, and so each row of a CSV."""
        return len(self.columns)

    def rows(self) -> Iterator[TableRow]:
        """Rows below the header up to the end mark; lines that hold nothing but a year set it for those that follow."""
        year = self.first_year
        for cells, line in zip(self.sheet.rows[self.first_row :], self.sheet.lines[self.first_row :], strict=True):
            if self.end_mark and cells and text_of(cells[0]).startswith(self.end_mark):
                return
            if (alone := _year_line(cells)) is not None:
                year = alone
            elif any(text_of(cell) for cell in cells):
                yield TableRow(line, cells, year)

    def find(self, header: Sequence[str]) -> list[RawColumn]:
        """The columns with exactly this header."""
        wanted = tuple(plain_header(one) for one in header)
        return [one for one in self.columns if one.header == wanted]


def fits(recipe: Recipe, file: PublisherFile) -> bool:
    """True where all marks of a recipe stand in the first rows of the sheet it is about."""
    sheet = sheet_with_table(recipe, file)
    if sheet is None or not recipe.marks:
        return False
    texts = [plain_header(text) for text in sheet.texts(MARK_ROWS)]
    return all(any(plain_header(mark) in text for text in texts) for mark in recipe.marks)


def sheet_with_table(recipe: Recipe, file: PublisherFile) -> RawSheet | None:
    """The sheet a recipe is about: the one it names, else the first that is not empty; a CSV has only one."""
    if not file.is_excel:
        return file.sheets[0]
    named = [one for one in file.sheets if not recipe.sheet or one.name == recipe.sheet]
    return next((one for one in named if one.rows), None)


def read_raw_table(recipe: Recipe, file: PublisherFile) -> RawTable:
    """Return the layout of the recipe's sheet; raises DataProblems that say where it does not fit the recipe."""
    sheet = sheet_with_table(recipe, file)
    if sheet is None:
        found = f"Kein Tabellenblatt „{recipe.sheet}“. Vorhanden: {', '.join(one.name for one in file.sheets)}."
        raise refusal(MISFIT, file.name, found, "Das Tabellenblatt, das das Rezept nennt.")
    return _below_mark(recipe, sheet, file) if recipe.header_mark else _above_data(recipe, sheet, file)


def year_of(cell: Cell) -> int | None:
    """The year of a date or of four digits; None for anything else.

    >>> year_of("31.12.2015"), year_of(2015.0), year_of("2015-12-31"), year_of("20l5"), year_of("1234")
    (2015, 2015, 2015, None, None)
    """
    found = DATE.fullmatch(text_of(cell))
    text = next((group for group in found.groups() if group), "") if found else ""
    return int(text) if is_year(text) else None


def plain_header(text: str) -> str:
    """A header text without footnote mark, line breaks and repeated blanks.

    >>> plain_header("Bevölkerung  2)"), plain_header("Satz-\\nart")
    ('Bevölkerung', 'Satz- art')
    """
    return FOOTNOTE.sub("", " ".join(text.split()))


def _below_mark(recipe: Recipe, sheet: RawSheet, file: PublisherFile) -> RawTable:
    """A header that has a known cell."""
    mark = plain_header(recipe.header_mark).casefold()
    headers = [[plain_header(text_of(cell)).casefold() for cell in row] for row in sheet.rows[:HEADER_ROWS]]
    start = next((number for number, header in enumerate(headers) if mark in header), None)
    if start is None:
        first = next(filter(None, sheet.texts()), "")
        found = f"Keine Kopfzeile mit „{recipe.header_mark}“. Die Tabelle beginnt mit „{first[:60]}“."
        raise refusal(MISFIT, file.name, found, f"Kopfzeile in den ersten {HEADER_ROWS} Zeilen.")
    header = [list(row) for row in sheet.rows[start : start + recipe.header_rows]]
    _refuse_ragged(header, recipe.header_rows, file, sheet.lines[start])
    if recipe.merged_header:
        header = _filled(header)
    table = RawTable(sheet, _columns(header), (), None, start + recipe.header_rows, None, recipe.end_mark)
    areas = [_only(table, (name,), file, sheet.lines[start]).index for name in recipe.area_columns]
    year = next((one.index for name in recipe.year_columns for one in table.find((name,))), None)
    if recipe.year_columns and year is None and recipe.year_from == "column":
        missing = missing_column(recipe.year_columns, table)
        raise refusal(MISFIT, file.name, missing, "Eine Spalte mit dem Jahr.", line=sheet.lines[start])
    return replace(table, area_columns=areas, year_column=year)


def _above_data(recipe: Recipe, sheet: RawSheet, file: PublisherFile) -> RawTable:
    """A header right above the first row that begins with an area code, or with a date and an area code."""
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        texts = [text_of(cell) for cell in row]
        key = next((index for index in (0, 1) if index < len(texts) and AREA_CODE.fullmatch(texts[index])), None)
        if key is None or sum(map(bool, texts)) < 3 + key or (key == 1 and year_of(texts[0]) is None):
            continue
        first = number
        while first and not any(text_of(cell) for cell in sheet.rows[first - 1][: key + 2]):
            first -= 1
        header = sheet.rows[first:number]
        if not any(text_of(cell) for row in header for cell in row):
            break
        _refuse_ragged(header, len(header), file, sheet.lines[first])
        years = [year for row in sheet.rows[:number] if (year := _year_line(row)) is not None]
        year_column = 0 if key == 1 else None
        return RawTable(
            sheet, _columns(header), (key,), year_column, number, years[-1] if years else None, recipe.end_mark
        )
    found = "Keine Zeile, die mit einem Gebietsschlüssel beginnt und über der eine Kopfzeile steht."
    raise refusal(MISFIT, file.name, found, f"In den ersten {HEADER_ROWS} Zeilen Kopfzeilen und Daten.")


def _refuse_ragged(header: Sequence[Sequence[Cell]], rows: int, file: PublisherFile, line: int) -> None:
    """A header that is cut off, or whose rows have lost or gained a cell, would put its words over wrong columns."""
    widths = {len(row) for row in header}
    if len(header) < rows or (len(widths) > 1 and not file.is_excel):
        found = f"Die Kopfzeilen haben {' und '.join(map(str, sorted(widths)))} Felder."
        raise refusal(MISFIT, file.name, found, f"{rows} Kopfzeilen mit gleich vielen Feldern.", line=line)


def _columns(header: Sequence[Sequence[Cell]]) -> list[RawColumn]:
    columns = []
    for index in range(max((len(row) for row in header), default=0)):
        cells = [row[index] for row in header if index < len(row)]
        years = [year for cell in cells if (year := year_of(cell)) is not None]
        texts = [plain_header(text_of(cell)) for cell in cells if year_of(cell) is None]
        columns.append(
            RawColumn(index, tuple(dict.fromkeys(filter(None, texts))), years[0] if len(years) == 1 else None)
        )
    return columns


def _filled(header: list[list[Cell]]) -> list[list[Cell]]:
    """Cells of a merged header take over the text to their left, in all rows but the last."""
    for row in header[:-1]:
        for index in range(1, len(row)):
            if not text_of(row[index]) and any(index < len(one) and text_of(one[index]) for one in header):
                row[index] = row[index - 1]
    return header


def _year_line(cells: Sequence[Cell]) -> int | None:
    texts = [text_of(cell) for cell in cells]
    return year_of(texts[0]) if texts and texts[0] and not any(texts[1:]) else None


def _only(table: RawTable, header: Sequence[str], file: PublisherFile, line: int) -> RawColumn:
    found = [one for one in table.columns if one.header[-1:] == (plain_header(header[0]),)] or table.find(header)
    if len(found) != 1:
        missing = missing_column(header, table, len(found))
        raise refusal(MISFIT, file.name, missing, "Genau eine Spalte dieses Namens.", line=line)
    return found[0]


def missing_column(header: Sequence[str], table: RawTable, times: int = 0) -> str:
    """Return words for a column that is not there, or `times` times, with what is."""
    titles = [one.title for one in table.columns if one.title]
    shown = ", ".join(f"„{one}“" for one in dict.fromkeys(titles[:LISTED])) + (" …" if len(titles) > LISTED else "")
    wanted = " | ".join(header)
    found = f"Die Spalte „{wanted}“ kommt {times}-mal vor." if times else f"Die Spalte „{wanted}“ fehlt."
    return f"{found}{near_matches(wanted, titles)} Vorhanden: {shown}."
