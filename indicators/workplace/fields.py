"""A cell of a table as a field of a form: by its column a list to choose from, some lines, or one."""

import re
from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.desk.rows import TABLES
from indicators.language.i18n import gettext as _
from indicators.language.tables import table_word
from indicators.loading.cells import DAY, MONTH, PARTIAL_DATE, PARTS, YEAR
from indicators.loading.rows import parse_number
from indicators.loading.schema import Column
from indicators.model import DataSet
from indicators.model.barrier import BarrierReason
from indicators.model.problems import Problem
from indicators.views.accessibility import reason_words

BETWEEN = " | "
SHORT = re.compile(r"[:;(,]")
LONG = ("text_de", "description_de", "explanation_de", "how_it_becomes_a_number")
LONG_HEIGHT = 110


def label_of(column: Column) -> str:
    """Return what a column is called in front of people, with a star where its cells must not be empty."""
    return (column.title or column.name) + (" *" if column.required else "")


def hint_of(column: Column) -> str | None:
    """Return how a cell is to be written, None where that goes without saying."""
    cell = column.cell
    if cell in (DAY, PARTIAL_DATE, MONTH):
        words = {DAY: "2026-11-28", PARTIAL_DATE: _("2026-11-28, 2026-11 oder 2026"), MONTH: "2026-11"}
        return words[cell]
    if cell is YEAR:
        return "2030"
    if cell.type in ("number", "integer"):
        return "12,5" if cell.type == "number" else "12"
    return _("beginnt mit https://") if "http" in cell.pattern else None


def column_word(file: str, name: str) -> str:
    """Return what a column of a file is called in short: "Wert" and not also what an empty one means."""
    table = TABLES.get(file.rpartition("/")[2])
    column = table.columns.get(name) if table else None
    return SHORT.split(column.title, maxsplit=1)[0] if column and column.title else name


def row_words(key: str, data: DataSet | None) -> str:
    """Return the key of a row in words: "gigabit, 05966024, 2022" as indicator, place and year."""
    if data is None:
        return key
    found = {one.code: one.label for one in data.areas}
    for kind in (data.indicators, data.goals, data.measures, data.pillars):
        found |= {name: one.label for name, one in kind.items()}
    return ", ".join(found.get(part, part) for part in key.split(", "))


def cell_words(file: str, name: str, text: str, data: DataSet | None) -> str:
    """Return what stands in a cell as people say it: the words of its codes, numbers and days as they are written."""
    table = TABLES.get(file.rpartition("/")[2])
    column = table.columns.get(name) if table else None
    if column is None or not text:
        return text
    known = choices(column, data)
    if known is not None:
        return BETWEEN.join(known.get(part.strip(), part.strip()) for part in text.split("|"))
    return text.replace(".", ",") if column.cell.type == "number" and parse_number(text) is not None else text


def problem_words(one: Problem, rows: Mapping[tuple[str, int], str], data: DataSet | None) -> str:
    """Return a problem of a draft in words: which table, which entry, which field, what is found, what is expected.

    `rows` are the keys of rows by file and line.
    """
    place = [table_word(one.file)]
    if one.row is not None:
        key = rows.get((one.file, one.row), "")
        place.append(row_words(key, data) if key else _("Zeile {line}").format(line=one.row))
    if one.column:
        place.append(f"„{column_word(one.file, one.column)}“")
    kind = _("Hinweis") if one.notice else _("Fehler")
    return f"{kind}: {', '.join(place)}: {one.found} {one.expected}"


def choices(column: Column, data: DataSet | None, there: Sequence[str] = ()) -> Mapping[str, str] | None:
    """Return the codes that a column may have with their words, and those that are `there`; None for free text."""
    if column.cell.enum:
        known = {one: _words().get(one, one) for one in column.cell.enum}
    elif column.names and data is not None:
        known = _named(column.names, data)
    else:
        return None
    return known | {one: one for one in there if one and one not in known}


def field(column: Column, text: str, key: str, data: DataSet | None) -> str:
    """Draw a cell as a field, and return what stands in it now."""
    label, hint = label_of(column), hint_of(column)
    is_list = column.cell is PARTS
    there = [part.strip() for part in text.split("|") if part.strip()] if is_list else [text]
    known = choices(column, data, there)
    if known is not None and is_list:
        chosen = st.multiselect(
            label, list(known), default=there, format_func=lambda one: known[one], key=key, persist_state="session",
            placeholder=_("keine Angabe"),
        )  # fmt: skip
        return text if chosen == there else BETWEEN.join(chosen)
    if known is not None:
        options = ["", *known]
        return str(
            st.selectbox(
                label, options, index=options.index(text), key=key, persist_state="session",
                format_func=lambda one: known.get(one) or _("keine Angabe"),
            )
        )  # fmt: skip
    if column.name in LONG:
        return st.text_area(label, text, key=key, height=LONG_HEIGHT, persist_state="session").strip()
    return st.text_input(label, text, key=key, placeholder=hint, persist_state="session").strip()


def _named(file: str, data: DataSet) -> dict[str, str]:
    """The codes of a file with what they stand for, told apart where two are called the same."""
    if file == "areas.csv":
        return {one.code: f"{one.label} ({one.code})" for one in data.areas}
    kinds = {
        "indicators.csv": data.indicators, "goals.csv": data.goals, "measures.csv": data.measures,
        "pillars.csv": data.pillars, "visions.csv": data.visions,
    }  # fmt: skip
    return {name: f"{one.label} ({name})" for name, one in kinds[file].items()}  # type: ignore[attr-defined]


def _words() -> Mapping[str, str]:
    """What the codes of fixed lists mean."""
    return {
        "up": _("steigen"), "down": _("sinken"), "none": _("weder noch"),
        "target_by_year": _("Zielwert bis zum Zieljahr"), "hold": _("Wert halten"), "direction": _("nur die Richtung"),
        **{one.value: reason_words(one) for one in BarrierReason},
        "whole": _("ganz"), "part": _("zum Teil"),
        "municipality": _("Gemeinden"), "district": _("Kreise"), "region": _("Region"), "group": _("Gruppen"),
    }  # fmt: skip


def table_title(of_set: str, file: str, data: DataSet | None) -> str:
    """Return what a table is called, of a set with its name."""
    if not of_set:
        return table_word(file)
    known = data.sets.get(of_set) if data else None
    return f"{table_word(file)}: {known.label if known else of_set}"
