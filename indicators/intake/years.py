"""Which year a figure stands for: by its own time, by what a recipe or a person says, never by a guess."""

import re
from collections import defaultdict
from collections.abc import Sequence

from indicators.intake.columns import Given, Plan
from indicators.intake.files import PublisherFile, text_of
from indicators.intake.findings import Account
from indicators.intake.layout.found import FoundCell, FoundColumn
from indicators.intake.periods import Kind, Period, is_event
from indicators.intake.recipe import Recipe
from indicators.loading.rows import is_year

ROWS, TITLES = 40, 12
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
SCHOOL = re.compile(r"schul|schüler|studier|kita|kinder|ausbild", re.IGNORECASE)
SIGNS = ("p", "r", "s")


class Years:
    """The years of the figures of one file; `account` gets what is repaired, left out or not known about them."""

    def __init__(
        self,
        recipe: Recipe,
        given: Given,
        file: PublisherFile,
        account: Account,
        plans: Sequence[Plan],
        *,
        is_official: bool,
    ) -> None:
        self.is_official = is_official
        self.recipe, self.given, self.file, self.account = recipe, given, file, account
        self.of_file = self._of_file(plans)
        self._days: dict[int, dict[tuple[str, int], set[str]]] = {}
        self._said: set[tuple[str, str]] = set()

    def of(self, cell: FoundCell, column: FoundColumn) -> int | None:
        """Return the year of a cell's figure; None, said in the account, where its time is none or is not known.

        A date stands for its year where it is the last day, the day that the recipe, a person or the table itself
        gives, or no end of a month and the only one of its year.
        """
        period = cell.period
        if period is None:
            return self._without_period(cell, column)
        if self.recipe.cumulate or period.is_year_end:
            if period.is_of_heading:
                self.account.repairs.add("heading_year", f"{period.text} → {period.year}")
            return period.year
        if period.kind == Kind.SCHOOL_YEAR and (self.is_official or SCHOOL.search(f"{period.text} {column.title}")):
            self.account.repairs.add("school_year", f"{period.text} → {period.year}")
            return period.year
        wanted = self.given.day or self.recipe.day or column.day
        of_year = self._days_of(column)[cell.area, period.year]
        if period.kind == Kind.DATE and (period.day == wanted or (wanted == "any" and len(of_year) == 1)):
            return period.year
        if not wanted and len(of_year) == 1 and is_event(period):
            self.account.repairs.add("dated", f"{period.text} → {period.year}")
            return period.year
        if period.kind == Kind.SCHOOL_YEAR:
            found = f"„{period.text}“ kann ein Schuljahr heißen oder zwei Jahre."
            expected = "Im Kopf Schuljahr schreiben, oder eines der beiden Jahre."
            self._fault_once("reference_day", cell, column, found, expected)
            return None
        if period.kind == Kind.PART or wanted or "31.12." in of_year or "" in of_year:
            self.account.skipped.add("part", period.text)
            return None
        found = f"„{period.text}“ ist nicht das Jahresende: der Wert gilt nicht für das Jahr {period.year}."
        expected = f"Mit --day {period.day} sagen, dass dieser Stichtag für das Jahr steht."
        self._fault_once("reference_day", cell, column, found, expected)
        return None

    def sign_of(self, period: Period | None) -> str:
        """Return the sign beside a year in the head, such as "p"; a mark of another kind is named in the account."""
        mark = period.mark if period else ""
        text = period.text if period else ""
        if mark in SIGNS:
            self.account.repairs.add(f"head_sign:{mark}", text)
            return mark
        if mark:
            self.account.repairs.add("head_mark", text)
        return ""

    def _of_file(self, plans: Sequence[Plan]) -> int | None:
        """The year a person gave, else what the recipe's pattern finds in the first rows or the file's name.

        Not where any figure says its own: there it would also fill in for a line with a year that was lost.
        """
        if self.recipe.cumulate or any(_says_time(one.column) for one in plans):
            return None
        if self.given.year is not None or not self.recipe.year_pattern:
            return self.given.year
        texts = [text for sheet in self.file.sheets for text in sheet.texts(ROWS)]
        matches = (re.search(self.recipe.year_pattern, text) for text in texts)
        inside = next(filter(None, matches), None)
        found = inside or re.search(self.recipe.year_pattern, self.file.name)
        if not found or not is_year(found[1]):
            return None
        if not inside:
            self.account.repairs.add("year_of_name", f"{self.file.name} → {found[1]}")
        return int(found[1])

    def _days_of(self, column: FoundColumn) -> dict[tuple[str, int], set[str]]:
        """The reporting dates a column has, by area and year."""
        if id(column) not in self._days:
            days: dict[tuple[str, int], set[str]] = defaultdict(set)
            for cell in column.cells:
                if cell.period and cell.period.kind != Kind.PART and text_of(cell.cell):
                    days[cell.area, cell.period.year].add(cell.period.day)
            self._days[id(column)] = days
        return self._days[id(column)]

    def _without_period(self, cell: FoundCell, column: FoundColumn) -> int | None:
        if self.recipe.cumulate:
            self.account.skipped.add("late", f"Zeile {cell.line}: {cell.area}")
            return None
        if self.of_file is not None:
            return self.of_file
        found = "Für welches Jahr der Wert gilt, steht nirgends."
        if _says_time(column):
            expected = "In der Spalte des Jahres eine Zahl wie 2024."
            self.account.fault("year_unknown", cell.line, column.title, found, expected)
            return None
        texts = [text for sheet in self.file.sheets if not sheet.hidden for text in (sheet.name, *sheet.texts(TITLES))]
        named = {year for text in (self.file.name, *texts) for year in YEAR.findall(text)}
        expected = "Mit --year sagen, für welches Jahr die Werte gelten."
        if len(named) == 1:
            expected = f"Wenn das {named.pop()} ist, das in der Datei oder ihrem Namen steht: mit --year sagen."
        self._fault_once("year_unknown", cell, column, found, expected)
        return None

    def _fault_once(self, code: str, cell: FoundCell, column: FoundColumn, found: str, expected: str) -> None:
        """What is wrong with a column as a whole is said with its first line."""
        if (code, column.title) not in self._said:
            self._said.add((code, column.title))
            self.account.fault(code, cell.line, column.title, found, expected)


def _says_time(column: FoundColumn) -> bool:
    return column.says_time or any(cell.period for cell in column.cells)
