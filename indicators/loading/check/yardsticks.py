"""references.csv and reference_areas.csv: figures of the state, the country or a town outside, to compare with."""

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd

from indicators.loading.cells import NUMBER, YEAR, one_of
from indicators.loading.rows import Row, rows
from indicators.loading.schema import Column, Fields, Table
from indicators.model import Indicator, Source
from indicators.model.problems import Problem, near_matches
from indicators.model.reference import SPREAD, Reference, ReferenceArea, Statistic

REFERENCE_AREAS = Table(
    "reference_areas.csv",
    [
        Column("area", required=True, title="Kürzel des Gebiets außerhalb der Region"),
        Column("label_de", required=True, title="Name"),
        Column("locative_de", required=True, title="Ort im Satz, zum Beispiel „in NRW“"),
    ],
    key=("area",),
)
REFERENCES = Table(
    "references.csv",
    [
        Column("area", required=True, title="Kürzel aus reference_areas.csv"),
        Column("indicator", required=True, title="Kürzel des Indikators"),
        Column("year", YEAR, required=True, title="Jahr"),
        Column("statistic", one_of(Statistic), required=True, title="Kennzahl"),
        Column("value", NUMBER, required=True, title="Wert in der Einheit des Indikators"),
        Column("source", required=True, title="Kürzel aus sources.csv des Satzes"),
        Column("note", title="Anmerkung"),
    ],
    optional=(Column("of_de", title="Wovon es die Streuung ist, im Plural; leer = Gemeinden"),),
    key=("area", "indicator", "year", "statistic"),
)


def check_reference_areas(frame: pd.DataFrame, problems: list[Problem]) -> dict[str, ReferenceArea]:
    """Return the areas outside by code; a row with a fault is left out."""

    def area(row: Row, fields: Fields) -> ReferenceArea | None:
        return ReferenceArea(fields["area"], fields["label"], fields["locative"]) if row.ok else None

    return REFERENCE_AREAS.read(frame, problems, area)


def check_references(
    frame: pd.DataFrame,
    problems: list[Problem],
    *,
    areas: Mapping[str, ReferenceArea],
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> dict[str, tuple[Reference, ...]]:
    """Return the yardsticks by indicator, in file order; a row with a fault is left out.

    `sources` are those of all sets ("wirtschaft/deutschlandatlas"); a row names one of its indicator's set.

    A spread needs its count and median, and its figures must rise from the lowest to the highest: one that does not is
    left out as a whole.
    """
    found: dict[tuple[str, str, int], Reference] = {}
    lines: dict[tuple[str, str, int], Row] = {}
    for row in rows(frame, REFERENCES.file, problems):
        fields = REFERENCES.fields(row)
        if not _is_known(row, fields, areas, indicators, sources):
            continue
        key = fields["area"], fields["indicator"], fields["year"]
        lines.setdefault(key, row)
        one = found.setdefault(
            key,
            Reference(
                areas[key[0]], key[1], key[2], fields["source"], note=fields["note"] or "", of=fields["of"] or ""
            ),
        )
        if fields["statistic"] in one.figures:
            found_text = f"„{fields['statistic']}“ kommt mehrmals vor."
            row.fault("duplicate", "statistic", found_text, "Jeder Wert nur einmal.")
        else:
            one.figures[fields["statistic"]] = fields["value"]
    by_indicator: dict[str, tuple[Reference, ...]] = {}
    for key, one in found.items():
        if _is_sound(one, lines[key]):
            by_indicator[one.indicator] = (*by_indicator.get(one.indicator, ()), one)
    return by_indicator


def _is_known(
    row: Row,
    fields: Fields,
    areas: Mapping[str, ReferenceArea],
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> bool:
    """False, with the fault, for a row that names what is nowhere defined, or a value out of bounds."""
    if not row.ok:
        return False
    if fields["area"] not in areas:
        expected = f"Kürzel aus {REFERENCE_AREAS.file}.{near_matches(fields['area'], areas)}"
        row.fault("area", "area", f"Das Gebiet „{fields['area']}“ ist unbekannt.", expected)
    one = indicators.get(fields["indicator"])
    if one is None:
        expected = f"Kürzel aus indicators.csv.{near_matches(fields['indicator'], indicators)}"
        row.fault("indicator", "indicator", f"Der Indikator „{fields['indicator']}“ ist unbekannt.", expected)
        return False
    if f"{one.set}/{fields['source']}" not in sources:
        own = [name.partition("/")[2] for name in sources if name.startswith(f"{one.set}/")]
        expected = f"Kürzel aus sets/{one.set}/sources.csv.{near_matches(fields['source'], own)}"
        row.fault("source", "source", f"Die Quelle „{fields['source']}“ ist unbekannt.", expected)
    value, statistic = fields["value"], fields["statistic"]
    if statistic == Statistic.COUNT:
        if value < 1 or not float(value).is_integer():
            row.fault("number", "value", f"„{row.text('value')}“ ist keine Anzahl.", "Eine ganze Zahl ab 1.")
    elif (one.minimum is not None and value < one.minimum) or (one.maximum is not None and value > one.maximum):
        row.fault("bounds", "value", f"{row.text('value')} liegt außerhalb der Grenzen.", "Siehe minimum, maximum.")
    return row.ok


def _is_sound(one: Reference, row: Row) -> bool:
    """False, with the fault at its first line, for a spread that lacks a part or does not rise."""
    spread = [one.figures[each] for each in SPREAD if each in one.figures]
    if spread and (not one.count or one.median is None):
        row.fault("required", "statistic", "Zur Streuung fehlt n oder median.", "Zeilen für n und median.")
    elif any(after < before for before, after in pairwise(spread)):
        names = ", ".join(each.value for each in SPREAD)
        row.fault("order", "value", "Die Kennzahlen steigen nicht.", f"Steigend in der Folge {names}.")
    elif not spread and one.count:
        row.fault("required", "statistic", "Zu n fehlt die Streuung.", "Mindestens eine Zeile für median.")
    return row.ok
