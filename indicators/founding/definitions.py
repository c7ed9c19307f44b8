"""Definitions of a new region: those that hold anywhere, without figures and what is said of the shipped ones."""

import re
from collections.abc import Sequence
from pathlib import Path

from indicators.founding.tables import as_table, read_table
from indicators.founding.texts import ITS_LAW, STATE, names_of
from indicators.loading.check.goals import GOALS, PILLARS
from indicators.loading.check.indicators import INDICATORS, SETS
from indicators.loading.check.measures import MEASURES, REPORTS
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES

# What holds for any region: how publishers' files are read, what words mean.
WHOLE = ("recipes", "barriers.csv")
FILTERED = ("synonyms.csv", "glossary.csv")
# What is said of figures that a new region does not have yet.
EMPTIED = ("year_notes", "breaks", "later_de", "note_de", "class_breaks")
NOT_HELD = ("edition", "data_as_of", "next_expected")  # of a source: what is not there yet has none
EDITION = re.compile(r",? \(?Stand \d{2}\.\d{2}\.\d{4}\)?")  # within an attribution
# What a note of weights says of the figures that the shipped region has for its districts.
OF_OURS = re.compile(r"Herausgeber|Kreise?\b|\b\d{4}\b")
SUM, MEAN, NOTHING = (
    "Summe, wo nichts veröffentlicht ist.", "Gewichteter Mittelwert, wo nichts veröffentlicht ist.",
    "Wo nichts veröffentlicht ist, wird nichts berechnet.",
)  # fmt: skip
Row = dict[str, str]


def definitions(shipped: Path, codes: Sequence[str]) -> dict[str, bytes]:
    """Return the files of the sets of a `shipped` folder without figures, and what else holds for any region.

    Rows that name a place of the shipped region are left out; for areas in another state (`codes` are keys of the
    region's) so are the sources of its own authorities, with the indicators that nobody else has.
    """
    names, files = names_of(shipped), dict[str, bytes]()
    is_elsewhere = not any(code.startswith(STATE) for code in codes)
    for name in WHOLE:
        for path in [shipped / name] if (shipped / name).is_file() else sorted((shipped / name).glob("*")):
            files[path.relative_to(shipped).as_posix()] = path.read_bytes()
    for name in FILTERED:
        header, rows = read_table(shipped / name)
        files[name] = as_table(header, [row for row in rows if not any(names.search(cell) for cell in row.values())])
    first: dict[str, list[str]] = {}
    for path in sorted((shipped / "sets").glob("*")):
        place = f"sets/{path.name}"
        header, sources = read_table(path / SOURCES.file)
        theirs = {row["id"] for row in sources if is_elsewhere and ITS_LAW.search(" ".join(row.values()))}
        kept = [_source(row) for row in sources if row["id"] not in theirs]
        files[f"{place}/{SOURCES.file}"] = as_table(header, kept)
        header, rows = read_table(path / INDICATORS.file)
        usable = [_indicator(one, names) for one in _usable(rows, theirs)]
        files[f"{place}/{INDICATORS.file}"] = as_table(header, usable)
        first[path.name] = [one["id"] for one in usable if not one["role"]]
        files[f"{place}/{VALUES.file}"] = as_table(list(VALUES.columns), [])
    for table in (PILLARS, GOALS, MEASURES, REPORTS):  # to write goals and measures into
        files[table.file] = as_table(list(table.columns), [])
    header, rows = read_table(shipped / SETS.file)
    leads = [row | {"lead": row["lead"] if row["lead"] in first[row["set"]] else first[row["set"]][0]} for row in rows]
    files[SETS.file] = as_table(header, leads)
    return files


def _source(row: Row) -> Row:
    """A source without what is said of an edition that the new region does not hold."""
    held = row | {"attribution": EDITION.sub("", row["attribution"])}
    return held | dict.fromkeys(set(NOT_HELD) & set(row), "")


def _usable(rows: Sequence[Row], theirs: set[str]) -> list[Row]:
    """The indicators that a source elsewhere has, each with those sources alone, and what is computed of them."""
    found = []
    for row in rows:
        sources = [one for one in _parts(row["source"]) if one not in theirs]
        if sources or not row["source"]:
            found.append(row | {"source": " | ".join(sources)})
    known = {row["id"] for row in found}
    gone = {row["id"] for row in rows} - known
    needed = ("numerator", "denominator", "weight")
    return [row for row in found if not any(row.get(name) in gone for name in needed)]


def _parts(cell: str) -> list[str]:
    return [one.strip() for one in cell.split("|") if one.strip()]


def _indicator(row: Row, names: re.Pattern[str]) -> Row:
    """A definition without what is said of the shipped figures."""
    emptied = {name: "" if name in EMPTIED or names.search(cell) else cell for name, cell in row.items()}
    if OF_OURS.search(row["weight_note_de"]):
        plain = SUM if row["kind"] == "count" else MEAN if row["weight"] or row["role"] == "computed" else NOTHING
        emptied["weight_note_de"] = plain
    return emptied
