"""A sheet → its tables: where a head stands, which rows are below it, and what is said between them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from indicators.intake.cells import looks_like_number, looks_like_sign
from indicators.intake.files import Cell, PublisherFile, RawSheet, text_of
from indicators.intake.layout.heads import Head, heads_of, plain_head
from indicators.intake.layout.keys import AREA_WORDS, Key
from indicators.intake.periods import Period, period_in_title, period_of, reference_day
from indicators.intake.places import UNREADABLE, Found, Places, Where
from indicators.intake.units import unit_of
from indicators.model.problems import refusal

MISFIT = "recipe_misfit"
END = re.compile(r"_{4,}")
MOST_HEAD_ROWS = 12
# Lines that say something about the figures, and never what they are.
NOTE = re.compile(
    r"(?:(?:gebiets|daten)?stand|stichtag|(?:daten)?quelle|hinweise?|anmerkung|copyright)\b.*|©.*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures: its line, its cells, whose they are, and the heading and time that stand above it alone."""

    line: int
    cells: Sequence[Cell]
    place: Found
    key: str
    heading: str
    period: Period | None

    def text(self, index: int) -> str:
        """The text of a cell; "" beyond the end of the row."""
        return text_of(self.cells[index]) if index < len(self.cells) else ""


@dataclass
class Table:
    """A head and the rows below it.

    `heading` is the line right above the head, `titles` all lines above it, `day` the yearly reporting date they state,
    `remarks` lines below or between its rows that are no heading. `slips` are lines where a time should stand.
    Once it is tidied, `rows` are those of the region.
    """

    sheet: RawSheet
    key: Key
    heads: list[Head]
    line: int
    heading: str = ""
    titles: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    slips: list[tuple[int, str]] = field(default_factory=list)

    @property
    def day(self) -> str:
        """The yearly reporting date the titles state, "" without one."""
        return next(filter(None, map(reference_day, self.titles)), "")

    @property
    def period(self) -> Period | None:
        """The one time the titles name; None where they name none or several."""
        found = {(one.year, one.day): one for text in self.titles if (one := period_of(text) or period_in_title(text))}
        return next(iter(found.values())) if len(found) == 1 else None


@dataclass
class _Reading:
    """One pass over a sheet."""

    sheet: RawSheet
    key: Key
    places: Places
    file: PublisherFile
    width: int
    tables: list[Table] = field(default_factory=list)
    above: list[tuple[int, Sequence[Cell]]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    heading: str = ""
    period: Period | None = None
    lines: list[str] = field(default_factory=list)
    slips: list[tuple[int, str]] = field(default_factory=list)

    def run(self) -> list[Table]:
        for cells, line in zip(self.sheet.rows, self.sheet.lines, strict=True):
            if cells and END.match(text_of(cells[0])):
                break
            self._take(line, cells)
        if self.tables:
            self.tables[-1].remarks += self.lines
            self.tables[-1].slips += self.slips
        return [one for one in self.tables if one.rows]

    def _take(self, line: int, cells: Sequence[Cell]) -> None:
        place = self.key.place(cells, self.places)
        if place.where == Where.OUTSIDE and self._is_time_alone(cells):
            place = UNREADABLE  # "2031" could be a code without its zero
        if place.where == Where.OUTSIDE and self._below_head():
            self._row(line, cells, place)
            return
        filled = [index for index, cell in enumerate(cells) if cell != "" and text_of(cell)]
        if not filled:
            return
        if self._is_line(cells, filled) and place.where not in (Where.INSIDE, Where.OUTSIDE):
            self._line(line, text_of(cells[filled[0]]))
        elif self._is_head(cells, filled, place):
            self.above.append((line, cells))
        else:
            self._row(line, cells, place)

    def _is_time_alone(self, cells: Sequence[Cell]) -> bool:
        texts = [text for cell in cells if (text := text_of(cell))]
        return len(texts) == 1 and period_of(texts[0]) is not None

    def _is_line(self, cells: Sequence[Cell], filled: Sequence[int]) -> bool:
        """A text that stands alone at the left, or the same in every cell of a merged line."""
        same = len({text_of(cells[index]) for index in filled}) == 1
        return same and filled[0] <= min(self.key.columns) and (len(filled) == 1 or len(filled) > self.key.last + 1)

    def _line(self, line: int, text: str) -> None:
        self._close_head_without_rows(line)
        if period := period_of(text):
            self.period = period
            if self.tables:
                self.heading = ""
        elif self.period and re.search(r"\d{3}", text) and len(text) <= len("31. Dezember 2034"):
            self.slips.append((line, text))  # where the time of the following rows stands, a text that is none
            self.period = None
        else:
            self.heading = self.heading if NOTE.fullmatch(text) else plain_head(text)
            self.lines += [text] if self.tables and self.tables[-1].rows else []
        if not self.tables or not self.tables[-1].rows:
            self.titles.append(text)

    def _close_head_without_rows(self, line: int) -> None:
        """What looked like a head and is followed by a line: a head with a subheading, or a title of cells."""
        if self.above and not self._has_key_word():
            self.titles += [text_of(cell) for _line, cells in self.above for cell in cells if text_of(cell)]
            self.above.clear()
        elif self.above:
            self._open(line)

    def _has_key_word(self) -> bool:
        return any(
            AREA_WORDS.fullmatch(plain_head(text_of(cells[index])))
            for _line, cells in self.above
            for index in self.key.columns
            if index < len(cells)
        )

    def _is_head(self, cells: Sequence[Cell], filled: Sequence[int], place: Found) -> bool:
        """A row of texts, times and units: no figure in it, and no place of ours or anybody's code before it."""
        others = [cells[index] for index in filled if index not in self.key.columns and index != self.key.name]
        texts = [text_of(cell) for cell in others]
        if place.where in (Where.INSIDE, Where.OUTSIDE):
            if self.above or self._below_head():
                return False
            times = [one for cell in others if (one := period_of(cell))]
            is_one_kind = len({one.kind for one in times}) == 1
            return len(others) > 1 and is_one_kind and len({one.year for one in times}) == len(others)
        if _counts_columns(texts):
            return True
        if any(looks_like_number(cell) and not period_of(cell) for cell in others):
            return False
        if all(looks_like_sign(text) and not unit_of(text) for text in texts) and texts:
            return False
        key = plain_head(self.key.text(cells))
        if not self._below_head():
            return True
        first = self.tables[-1].heads[self.key.columns[0]].path if self.tables else ()
        return not key or key in first or bool(AREA_WORDS.fullmatch(key) and any(texts))

    def _below_head(self) -> bool:
        """True where a head is there already, with rows below it or about to come."""
        return bool(self.tables) and not self.above

    def _row(self, line: int, cells: Sequence[Cell], place: Found) -> None:
        if self.above or not self.tables:
            self._open(line)
        self.tables[-1].remarks += self.lines[:-1]
        self.lines.clear()
        heading = self.heading if self.heading != self.tables[-1].heading else ""
        key = self.key.text(cells)
        self.tables[-1].rows.append(Row(line, cells, place, key, heading, self.period))

    def _open(self, line: int) -> None:
        """A new table from what stands above: the head's rows, and the lines over it."""
        rows = self._head_rows()
        if not rows and not self.tables:
            raise refusal(
                MISFIT, self.file.name, "Über den Zeilen steht keine Kopfzeile.", "Eine Kopfzeile.", line=line
            )
        width = max([self.width, *(len(cells) for _line, cells in rows)]) if self.file.is_excel else self.width
        self._refuse_ragged(rows)
        heads = heads_of([cells for _line, cells in rows], first=self._first(rows, width), width=width)
        self.tables.append(
            Table(self.sheet, self.key, heads, rows[0][0] if rows else line, self.heading, tuple(self.titles))
        )
        self.above.clear()
        if len(self.tables) > 1 and self.tables[-2].rows:
            self.titles = []

    def _head_rows(self) -> list[tuple[int, Sequence[Cell]]]:
        """The rows of the head: those whose key cell is empty or names the key; others are lines of a title."""
        rows: list[tuple[int, Sequence[Cell]]] = []
        for line, cells in reversed(self.above):
            texts = [plain_head(text_of(cells[index])) for index in self.key.columns if index < len(cells)]
            named = [text for text in texts if text]
            is_below_key = any(self._names_key(one) for _line, one in rows)
            if is_below_key and named and not any(AREA_WORDS.fullmatch(text) for text in named):
                self.titles += [text_of(cell) for cell in cells if text_of(cell)]
                break
            if not _counts_columns([text_of(cell) for cell in cells if text_of(cell)]):
                rows.insert(0, (line, cells))
        if len(rows) > MOST_HEAD_ROWS:
            raise refusal(MISFIT, self.file.name, f"{len(rows)} Zeilen im Kopf.", "Eine Tabelle.", line=rows[0][0])
        return rows

    def _names_key(self, cells: Sequence[Cell]) -> bool:
        return any(text_of(cells[index]) for index in self.key.columns if index < len(cells))

    def _first(self, rows: Sequence[tuple[int, Sequence[Cell]]], width: int) -> int:
        """The leftmost column right of the key that has a head."""
        after = range(self.key.last + 1, width)
        return next((at for at in after if any(at < len(cells) and text_of(cells[at]) for _n, cells in rows)), width)

    def _refuse_ragged(self, rows: list[tuple[int, Sequence[Cell]]]) -> None:
        """A head that lost or gained a cell would put its words over wrong columns; short lines are a title's."""
        if self.file.is_excel:
            return
        for line, cells in list(rows):
            if len(cells) * 2 < self.width:  # a line of a title with a few cells
                self.titles += [text_of(cell) for cell in cells if text_of(cell)]
                rows.remove((line, cells))
            elif len(cells) < self.width or any(text_of(cell) for cell in cells[self.width :]):
                found = f"Die Kopfzeile hat {len(cells)} Felder, die Zeilen darunter haben {self.width}."
                expected = "Kopfzeilen und Zeilen mit gleich vielen Feldern."
                raise refusal(MISFIT, self.file.name, found, expected, line=line)


def read_tables(sheet: RawSheet, key: Key, *, places: Places, file: PublisherFile) -> list[Table]:
    """Return the tables of a sheet whose areas stand where `key` says; raises DataProblems where a head is torn."""
    lengths = Counter(len(row) for row in sheet.rows if key.place(row, places).where in (Where.INSIDE, Where.OUTSIDE))
    width = lengths.most_common(1)[0][0] if lengths else max((len(row) for row in sheet.rows), default=0)
    tables = _Reading(sheet, key, places, file, width).run()
    for number, one in enumerate(tables[1:], 1):
        if not one.titles:
            tables[number] = replace(one, titles=tables[number - 1].titles)
    return tables


def _counts_columns(texts: Sequence[str]) -> bool:
    """True for a row that only numbers the columns: 1, 2, 3."""
    numbers = [int(text) for text in texts if re.fullmatch(r"\(?\d{1,2}\)?", text) and text.isdigit()]
    return (
        len(numbers) == len(texts) > 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and (numbers[0] in (0, 1, 2))
    )
