"""Tables people build by hand: which column is which, found by what people call them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from indicators.intake.columns import Given
from indicators.intake.files import Cell, PublisherFile, RawSheet, text_of
from indicators.intake.recipe import Recipe, Value
from indicators.intake.table import plain_header, sheet_with_table, year_of
from indicators.model.problems import refusal

ROWS_ABOVE = 30


def adapt(recipe: Recipe, file: PublisherFile, *, names: Mapping[str, str], given: Given) -> Recipe:
    """Return the recipe for this very file: header row, area, year and figure columns by their names.

    `names` are ids of indicators by what people call them, in lower case. Raises DataProblems where no header with an
    area is found, or where nothing says which indicator the figures are.
    """
    if sheet := _handmade_sheet(recipe, file) or sheet_with_table(recipe, file):
        for number, row in enumerate(sheet.rows[:ROWS_ABOVE]):
            header = [plain_header(text_of(cell)) for cell in row]
            area = _first(header, recipe.area_columns)
            if area and sum(map(bool, header)) > 1:
                one = replace(recipe, sheet=sheet.name if file.is_excel else "")
                return _adapted(one, file, sheet, number, header, area, names=names, given=given)
    found = "Keine Kopfzeile mit einer Spalte für das Gebiet."
    expected = f"Eine Spalte mit einem dieser Namen: {', '.join(recipe.area_columns[:8])} …"
    raise refusal("recipe_misfit", file.name, found, expected)


def looks_handmade(recipe: Recipe, file: PublisherFile) -> bool:
    """True where a sheet has, near its top, a column for the area and another for a year, a value or an indicator."""
    return _handmade_sheet(recipe, file) is not None


def _handmade_sheet(recipe: Recipe, file: PublisherFile) -> RawSheet | None:
    """The first sheet with such a header: a cover or notes may stand before it."""
    others = [*recipe.year_columns, *recipe.value_columns]
    for sheet in file.sheets:
        for row in sheet.rows[:ROWS_ABOVE]:
            header = [plain_header(text_of(cell)) for cell in row]
            if _first(header, recipe.area_columns) and (_first(header, others) or any(year_of(cell) for cell in row)):
                return sheet
    return None


def _adapted(
    recipe: Recipe,
    file: PublisherFile,
    sheet: RawSheet,
    number: int,
    header: Sequence[str],
    area: str,
    *,
    names: Mapping[str, str],
    given: Given,
) -> Recipe:
    year = _first(header, recipe.year_columns)
    indicator = _first(header, (recipe.indicator_column, "indicator"))
    wide = not year and any(year_of(cell) for cell in sheet.rows[number])
    named = [Value(names[text.casefold()], (text,)) for text in dict.fromkeys(header) if text.casefold() in names]
    figures = [()] if wide else [(text,) for text in dict.fromkeys(header) if text.casefold() in recipe.value_columns]
    one = given.indicator or _title_above(sheet.rows[:number], names)
    if (figures and not indicator and not one) or not (figures or named or given.columns):
        found = "Welchen Indikator die Tabelle meint, steht nirgends."
        expected = "Mit --indicator sagen, oder eine Spalte „indikator“ ergänzen."
        raise refusal("indicator_unknown", file.name, found, expected, line=sheet.lines[number])
    values = [Value("" if indicator else one, path) for path in figures]
    taken = set(given.columns)
    return replace(
        recipe,
        header_mark=area,
        area_columns=(area,),
        year_columns=(year,) if year else (),
        year_from="column" if year else "table",
        indicator_column=indicator,
        sign_column=_first(header, (recipe.sign_column, "sign")),
        values=tuple(one for one in [*named, *values] if " | ".join(one.header) not in taken),
    )


def _first(header: Sequence[str], wanted: Collection[str]) -> str:
    """The first cell of a header that is one of the wanted names, in the order of the names; "" if none."""
    return next((text for name in wanted if name for text in header if text.casefold() == name), "")


def _title_above(rows: Sequence[Sequence[Cell]], names: Mapping[str, str]) -> str:
    """The indicator that a cell above the header names alone."""
    texts = [plain_header(text_of(cell)).casefold() for row in rows for cell in row]
    return next((names[text] for text in texts if text in names), "")
