"""Which rows of a table are about the region, and about which of its areas."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.intake.columns import Plan
from indicators.intake.files import PublisherFile
from indicators.intake.findings import Tally
from indicators.intake.places import Found, Places, Where
from indicators.intake.recipe import Recipe
from indicators.intake.table import RawTable, TableRow
from indicators.model.areas import Areas

ROWS_PER_REPORT = 500
NAME_COLUMNS = frozenset({"name", "gemeinde", "gemeindename", "stadt", "ort", "raumeinheit", "bezirksname", "gebiet"})

Progress = Callable[[float], None]
Fault = Callable[[str, int | None, str | None, str, str], None]


def is_wanted(row: TableRow, table: RawTable, where: Mapping[str, str]) -> bool:
    """True where a row has the texts a recipe asks for."""
    for name, text in where.items():
        column = next((one for one in table.columns if name in (one.title, *one.header[-1:])), None)
        if (row.text(column.index) if column else "") != text:
            return False
    return True


@dataclass
class Selection:
    """The rows of a table that count, by its recipe."""

    recipe: Recipe
    file: PublisherFile
    table: RawTable
    plans: Sequence[Plan]
    areas: Areas
    fault: Fault

    def __post_init__(self) -> None:
        self.places = Places(self.areas)
        self.figures = {one.column.index for one in self.plans}
        self.name_column = self._name_column()

    def rows(self, repairs: Tally, skipped: Tally, progress: Progress) -> Iterator[tuple[TableRow, str]]:
        """The rows of the region's areas with their codes; all others are counted or, if they may be meant, a fault."""
        between = " " if self.recipe.area_by == "place" else ""
        for number, row in enumerate(self.table.rows()):
            if number % ROWS_PER_REPORT == 0:
                progress(number / len(self.table.sheet.rows))
            if not is_wanted(row, self.table, self.recipe.where or {}):
                skipped.add("filtered")
                continue
            text = between.join(row.text(index) for index in self.table.area_columns)
            place = self._find(text)
            if place.where == Where.INSIDE:
                if self._is_sound(row, text, place.code):
                    if place.repair:
                        repairs.add(place.repair, f"{text} → {place.code}")
                    yield row, place.code
            elif place.where == Where.OUTSIDE:
                skipped.add("outside")
            elif self.recipe.area_by == "place":
                skipped.add("nearby" if place.where == Where.NEARBY else "unmatched", f"Zeile {row.line}: {text}")
            else:
                self._unknown(row, text, skipped)

    def _is_sound(self, row: TableRow, text: str, code: str) -> bool:
        """False, with the fault, for a row of a wrong length or whose name is that of another area than its code."""
        if not self.file.is_excel and len(row.cells) != self.table.width:
            found = f"{len(row.cells)} Felder statt {self.table.width}."
            self.fault("fields", row.line, None, found, "So viele Felder wie in der Kopfzeile.")
            return False
        name = row.text(self.name_column) if self.name_column is not None else ""
        named = self.places.by_name(name).code
        # A town and its district may share their name.
        if named and len(named) == len(code) and named != code:
            found = f"„{text}“ ist {self.places.areas[code].label}, daneben steht „{name[:80]}“."
            self.fault("name_and_code", row.line, None, found, "Schlüssel und Name desselben Gebiets.")
            return False
        return True

    def _unknown(self, row: TableRow, text: str, skipped: Tally) -> None:
        """A row of no known area: a fault where it has figures, else a remark or a year that can not be read."""
        if any(row.text(index) for index in self.figures):
            expected = "AGS der Region (8 oder 5 Ziffern) oder eines anderen Gebiets."
            if self.recipe.area_by == "any":
                expected = "AGS oder Name einer Gemeinde, eines Kreises oder der Region."
            self.fault("area", row.line, None, f"„{text[:80]}“ ist kein bekanntes Gebiet.", expected)
        elif self.table.first_year is not None:
            found = f"„{text[:80]}“ steht allein, wo sonst das Jahr der folgenden Zeilen steht."
            self.fault("year_unknown", row.line, None, found, "Datum wie 31.12.2024.")
        else:
            words = (row.text(index) for index in range(len(row.cells)))
            skipped.add("text", next(filter(None, words), "")[:80])

    def _name_column(self) -> int | None:
        """The column that names the areas beside their code, if there is one."""
        if not self.recipe.header_mark:
            return self.table.area_columns[-1] + 1
        named = (one for one in self.table.columns if "".join(one.header[-1:]).casefold() in NAME_COLUMNS)
        return next((one.index for one in named if one.index not in self.table.area_columns), None)

    def _find(self, text: str) -> Found:
        if self.recipe.area_by == "place":
            return self.places.by_place(text)
        by_code = self.places.by_code(text, prefix=self.recipe.area_prefix)
        if self.recipe.area_by == "any" and by_code.where == Where.UNREADABLE:
            of_districts = [name.casefold() for name in self.recipe.area_columns] == ["kreis"]
            return self.places.by_name(text, of_districts=of_districts)
        return by_code
