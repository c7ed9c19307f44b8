"""Rules for areas, sources and indicators: text tables in, typed objects and every problem out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from indicators.loading.rows import Row, rows, unique
from indicators.model import (
    DenominatorYear,
    Direction,
    Indicator,
    Kind,
    Quotient,
)
from indicators.model.indicator import AREA_WEIGHT
from indicators.model.problems import Problem, near_matches
from indicators.model.sentence_pattern import FORMS, PLACEHOLDER, PLACEHOLDERS

SET_COLUMNS = ("set", "label_de", "description_de", "lead")
# Cells that must not be empty, for the check and the Data Package alike.
REQUIRED_OF_SOURCES = ("id", "publisher", "dataset", "licence", "attribution")
REQUIRED_OF_INDICATORS = ("id", "label_de", "kind", "source")
# Of some indicators only, which Table Schema can not say: rows of weights leave the first empty, others the second.
REQUIRED_WHERE_SHOWN = ("short_de", "unit_de", "direction", "definition_de")
REQUIRED_WHERE_COMPUTED = ("numerator", "denominator")
INDICATOR_COLUMNS = (
    "id",
    "role",
    "label_de",
    "short_de",
    "unit_de",
    "direction",
    "decimals",
    "kind",
    "weight",
    "weight_note_de",
    "minimum",
    "maximum",
    "breaks",
    "year_notes",
    "reference_de",
    "class_breaks",
    "definition_de",
    "formula_de",
    "interpretation_de",
    "sentence_de",
    "note_de",
    "source",
)
OPTIONAL_INDICATOR_COLUMNS = ("unit_words_de", "numerator", "denominator", "factor", "denominator_year")
ROLES = ("", "weight", "computed")
MAX_DECIMALS = 3


def check_indicators(
    frame: pd.DataFrame, file: str, *, set_id: str, sources: Collection[str]
) -> tuple[dict[str, Indicator], list[Problem]]:
    """Return the indicators by id and their problems; an indicator with a problem is left out."""
    problems: list[Problem] = []
    indicators: dict[str, Indicator] = {}
    for row in rows(frame, file, problems):
        indicator = _indicator(row, set_id, sources)
        unique(row, "id", row.text("id"), indicators)
        if row.ok and indicator:
            indicators[indicator.id] = indicator
    return indicators, problems


def _indicator(row: Row, set_id: str, sources: Collection[str]) -> Indicator | None:
    if (role := row.text("role")) not in ROLES:
        row.fault(
            "choice", "role", f"„{role}“ ist unbekannt.", f"Leer, weight oder computed.{near_matches(role, ROLES)}"
        )
    is_weight = role == "weight"
    row.require(REQUIRED_OF_INDICATORS)
    row.require(() if is_weight else REQUIRED_WHERE_SHOWN)
    direction = row.choice("direction", Direction) if row.text("direction") else None
    kind = row.choice("kind", Kind)
    named = row.parts("source")
    for name in named:
        if name not in sources:
            expected = f"Bitte in sources.csv ergänzen.{near_matches(name, sources)}"
            row.fault("source", "source", f"Die Quelle „{name}“ ist unbekannt.", expected)
    if not named and row.text("source"):
        row.fault("source", "source", f"„{row.text('source')}“ nennt keine Quelle.", "Kürzel aus sources.csv.")
    sentence = _sentence(row)
    decimals = row.text("decimals") or "0"
    if decimals not in map(str, range(MAX_DECIMALS + 1)):
        row.fault("decimals", "decimals", f"„{decimals}“ geht nicht.", "0, 1, 2 oder 3.")
    minimum, maximum = row.number("minimum"), row.number("maximum")
    if minimum is not None and maximum is not None and minimum > maximum:
        row.fault("bounds_order", "minimum", f"{minimum:g} liegt über {maximum:g}.", "Minimum nicht über dem Maximum.")
    quotient = _quotient(row, is_computed=role == "computed")
    identifier = row.code("id")
    if not row.ok:
        return None
    return Indicator(
        id=identifier,
        set=set_id,
        label=row.text("label_de"),
        short=row.text("short_de") or row.text("label_de"),
        unit=row.text("unit_de"),
        direction=Direction.NONE if is_weight or not direction else direction,
        decimals=int(decimals),
        kind=kind or Kind.RATE,
        weight=row.text("weight"),
        weight_note=row.text("weight_note_de"),
        minimum=minimum,
        maximum=maximum,
        breaks=row.by_year("breaks"),
        year_notes=row.by_year("year_notes"),
        reference=row.text("reference_de"),
        class_breaks=row.numbers("class_breaks"),
        definition=row.text("definition_de"),
        formula=row.text("formula_de"),
        interpretation=row.text("interpretation_de"),
        sentence=sentence,
        note=row.text("note_de"),
        sources=named,
        unit_words=row.text("unit_words_de"),
        is_weight=is_weight,
        quotient=quotient,
    )


def _quotient(row: Row, *, is_computed: bool) -> Quotient | None:
    row.require(REQUIRED_WHERE_COMPUTED if is_computed else ())
    factor = row.number("factor") if row.text("factor") else 1.0
    if factor is not None and factor <= 0:
        row.fault("factor", "factor", f"„{row.text('factor')}“ geht nicht.", "Eine Zahl über null, zum Beispiel 1000.")
    year = row.choice("denominator_year", DenominatorYear) if row.text("denominator_year") else None
    if not is_computed:
        return None
    return Quotient(
        numerator=row.text("numerator"),
        denominator=row.text("denominator"),
        factor=factor or 1.0,
        denominator_year=year or DenominatorYear.SAME,
    )


def _sentence(row: Row) -> str:
    """The sentence pattern; whatever `str.format` could not fill in is a fault."""
    sentence = row.text("sentence_de")
    for name in PLACEHOLDER.findall(sentence):
        if name not in PLACEHOLDERS:
            allowed = ", ".join(f"{{{one}}}" for one in sorted(PLACEHOLDERS))
            row.fault("placeholder", "sentence_de", f"„{{{name}}}“ ist unbekannt.", f"Erlaubt: {allowed}.")
    if set("{}") & set(PLACEHOLDER.sub("", sentence)):
        row.fault("placeholder", "sentence_de", "Eine geschweifte Klammer steht allein.", "Zum Beispiel {value}.")
    if set("[]|") & set(FORMS.sub("", sentence)):
        row.fault("forms", "sentence_de", "Eine eckige Klammer nennt nicht zwei Formen.", "Zum Beispiel [war|waren].")
    return sentence


def check_quotients(indicators: Mapping[str, Indicator], file_of: Mapping[str, str]) -> list[Problem]:
    """Return a problem for each part of a computed indicator that is no stored series."""
    stored = [name for name, one in indicators.items() if not one.quotient]
    return [
        Problem(
            "quotient",
            file_of[indicator.set],
            None,
            column,
            f"„{part}“, woraus „{indicator.id}“ berechnet wird, ist keine Reihe mit Werten.",
            f"Kürzel einer Reihe mit Werten.{near_matches(part, stored)}",
        )
        for indicator in indicators.values()
        if indicator.quotient
        for column, part in (
            ("numerator", indicator.quotient.numerator),
            ("denominator", indicator.quotient.denominator),
        )
        if part not in stored
    ]


def check_weights(indicators: Mapping[str, Indicator], file_of: Mapping[str, str]) -> list[Problem]:
    """Return a problem for each indicator whose weight is no known series."""
    return [
        Problem(
            "weight",
            file_of[indicator.set],
            None,
            "weight",
            f"Das Gewicht „{indicator.weight}“ von „{indicator.id}“ ist unbekannt.",
            f"Kürzel einer Reihe oder „{AREA_WEIGHT}“.{near_matches(indicator.weight, indicators)}",
        )
        for indicator in indicators.values()
        if indicator.weight and indicator.weight != AREA_WEIGHT and indicator.weight not in indicators
    ]
