"""Figures of a draft: taken over from a publisher's file, or typed in cell by cell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.desk.act import Act
from indicators.desk.drafts import Draft, content, save
from indicators.desk.rows import read, written
from indicators.intake.files import read_content
from indicators.intake.prepare import prepare
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.intake.save import set_files
from indicators.intake.trial import Wanted
from indicators.language.formatting import number_text, without_groups
from indicators.loading.check.values import VALUES
from indicators.loading.load import read_dataset
from indicators.model.indicator import SIGNS_WITH_VALUE, SIGNS_WITHOUT_VALUE, Sign
from indicators.model.problems import DataProblems

TYPED = re.compile(r"(?P<number>[-−+]?[\d.,]*\d)?\s*(?P<sign>[a-z])?")


class WrongCellError(ValueError):
    """A cell that cannot be read: area, year, what was found, what is expected."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as typed: its number as our files write it, "" for none, and its sign."""

    value: str = ""
    sign: str = ""

    @property
    def text(self) -> str:
        """The figure in one cell, as it can be typed again."""
        return f"{self.value} {self.sign}".strip()


def take_over(draft: Draft, file: bytes, name: str, wanted: Wanted, act: Act) -> tuple[str, ...]:
    """Take the figures of a publisher's file into a draft and return the ids of the sets that changed.

    Raises DataProblems for faults, DraftConflictError where somebody else changed the same meanwhile.
    """
    dataset = read_dataset(draft.data, day=act.when.date())
    recipes = read_recipes(draft.data / "recipes")[0]
    found = read_content(file, name)
    recipe = recognise(found, recipes, wanted=wanted.recipe)
    intake = read_intake(
        found, recipe, areas=dataset.areas, indicators=dataset.indicators, given=wanted.given, progress=None
    )
    prepared = prepare(intake, dataset, set_id=wanted.set, day=act.when.date())
    if prepared.faults:
        raise DataProblems(prepared.faults)
    files: dict[str, bytes] = {}
    for one in prepared.sets:
        files |= set_files(prepared, dataset, draft.data, one)
    if files:
        seen = {one: content(draft.data, one) for one in files}
        save(draft, files, seen=seen, act=act, took=found.name, sha256=found.sha256, data_as_of=intake.as_of)
    return prepared.sets


def grid(seen: bytes | None, indicator: str) -> dict[str, dict[int, Cell]]:
    """Return the figures of an indicator in a file of values, by area and year."""
    rows = read(seen)[1] if seen is not None else []
    found: dict[str, dict[int, Cell]] = {}
    for row in rows:
        if row["indicator"].strip() == indicator and row["year"].strip().isdigit():
            cell = Cell(row["value"].strip(), row.get("sign", "").strip())
            found.setdefault(row["area"].strip(), {})[int(row["year"])] = cell
    return found


def typed(text: str) -> Cell:
    """Return what was typed into a cell: "12,5", "1.234", "12,5 p", "g"; an empty one is no figure.

    Raises WrongCellError.

    >>> typed(" 1.234,5 p "), typed("g"), typed("")
    (Cell(value='1234.5', sign='p'), Cell(value='', sign='g'), Cell(value='', sign=''))
    """
    found = TYPED.fullmatch(text.strip())
    if found is None:
        raise WrongCellError(text)
    number, sign = found["number"] or "", found["sign"] or ""
    try:
        value = number_text(float(without_groups(number.replace("−", "-")).replace(",", "."))) if number else ""
    except ValueError as error:
        raise WrongCellError(text) from error
    known = SIGNS_WITH_VALUE if value else SIGNS_WITHOUT_VALUE
    if sign and (sign not in {one.value for one in Sign} or Sign(sign) not in known):
        raise WrongCellError(text)
    return Cell(value, sign)


def with_cells(seen: bytes | None, indicator: str, cells: Mapping[tuple[str, int], Cell], *, remark: str = "") -> bytes:
    """Return a file of values in which an indicator has these figures by area and year; the rest stays as it is.

    A `remark` becomes the note of each figure that is new or changed; without one theirs stay.
    """
    header, rows = read(seen) if seen is not None else (tuple(VALUES.columns), [])
    left = dict(cells)
    kept: list[dict[str, str]] = []
    last = len(rows)
    for row in rows:
        key = (row["area"].strip(), int(row["year"])) if row["year"].strip().isdigit() else ("", 0)
        if row["indicator"].strip() == indicator:
            last = len(kept) + 1
            if key in left:
                cell = left.pop(key)
                if not cell.text:
                    last -= 1
                    continue
                row = row if (cell.value, cell.sign) == (row["value"], row.get("sign", "")) else {
                    **row, "value": cell.value, "sign": cell.sign, "note": remark or row.get("note", ""),
                }  # fmt: skip
        kept.append(row)
    new = [
        {
            "indicator": indicator, "area": area, "year": str(year), "value": cell.value, "sign": cell.sign,
            "note": remark,
        }
        for (area, year), cell in sorted(left.items()) if cell.text
    ]  # fmt: skip
    last = min(last, len(kept))
    return written(header, [*kept[:last], *new, *kept[last:]])


def years_offered(years: Sequence[int], day: date) -> list[int]:
    """Return the years of a grid: those that are there, and all up to the one of `day`.

    >>> years_offered([2019, 2021], date(2024, 5, 1)), years_offered([2030], date(2024, 5, 1))
    ([2019, 2021, 2022, 2023, 2024], [2030])
    """
    newest = max(years, default=day.year - 1)
    return [*sorted(set(years)), *range(newest + 1, day.year + 1)]
