"""Which columns of a table hold which indicator, by the recipe and by what a person adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.intake.recipe import Recipe, Value
from indicators.intake.table import RawColumn, RawTable, missing_column

Faults = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Given:
    """What a person adds where a file does not say it: year, decimal sign, indicator, or columns by their header."""

    year: int | None = None
    decimal: str = ""
    indicator: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """One column of figures (its year is None where the row says it), and the columns that go into it."""

    value: Value
    column: RawColumn
    plus: tuple[int, ...] = ()
    divide_by: int | None = None


def plan_columns(recipe: Recipe, table: RawTable, given: Given) -> tuple[list[Plan], Faults, list[str]]:
    """Return the columns to read, what is wrong (code and words), and the titles of columns nobody asked for.

    A column that is missing or stands twice is never guessed: its indicator is left out, with what is there instead.
    """
    plans: list[Plan] = []
    faults: Faults = []
    by_hand = [Value(name, tuple(header.split(" | "))) for header, name in given.columns.items()]
    for value in [*recipe.values, *by_hand]:
        columns = [one for one in table.find(value.header) if value.header or one.year is not None]
        years = [one.year for one in columns]
        if not columns and value.optional:
            continue
        if not columns:
            faults.append(("column_missing", missing_column(value.header, table)))
        elif len(set(years)) < len(years):
            faults.append(("column_twice", f"Die Spalte „{' | '.join(value.header)}“ kommt mehrmals vor."))
        else:
            plans += [plan for one in columns if (plan := _plan(value, one, table, faults))]
    filters = {name for where in (recipe.where, *(one.value.where for one in plans)) for name in where or ()}
    known = {name for one in table.columns for name in (one.title, *one.header[-1:])}
    faults += [("column_missing", missing_column((name,), table)) for name in sorted(filters - known)]
    used = {one.column.index for one in plans} | {index for one in plans for index in one.plus}
    used |= {one.divide_by for one in plans if one.divide_by is not None} | {*table.area_columns}
    named = [(), (recipe.indicator_column,), (recipe.sign_column,)]
    others = [one for one in table.columns if one.index not in used and one.index != table.year_column]
    unused = [one for one in others if one.header not in named]
    return plans, faults, [one.title for one in unused] if recipe.values else []


def _plan(value: Value, column: RawColumn, table: RawTable, faults: Faults) -> Plan | None:
    def other(header: Sequence[str]) -> int | None:
        same_year = [one.index for one in table.find(header) if one.year == column.year]
        if len(same_year) == 1:
            return same_year[0]
        faults.append(("column_missing", missing_column(header, table)))
        return None

    plus = [other(header) for header in value.plus]
    divide_by = other(value.divide_by) if value.divide_by else None
    if None in plus or (value.divide_by and divide_by is None):
        return None
    return Plan(value, column, tuple(one for one in plus if one is not None), divide_by)
