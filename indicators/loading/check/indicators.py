"""indicators.csv and sets.csv: their columns, and the rules between them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

import pandas as pd

from indicators.loading.cells import (
    ABOVE_ZERO,
    BY_YEAR,
    CODE,
    DECIMALS,
    LIMITS,
    NUMBER,
    PARTS,
    REFERENCE_MONTH,
    SDG,
    Cell,
    one_of,
    some_of,
)
from indicators.loading.rows import Row
from indicators.loading.schema import Column, Fields, Table, texts
from indicators.model import DenominatorYear, Direction, Indicator, Kind, Quotient
from indicators.model.indicator import AREA_WEIGHT, IndicatorUse, Prices
from indicators.model.problems import Problem, near_matches
from indicators.model.sentence_pattern import FORMS, PLACEHOLDER, PLACEHOLDERS

ROLES = ("weight", "computed", "draft")
NOT_SHOWN = ("weight", "draft")
# Of some indicators only, which Table Schema can not say: rows of weights leave the first empty, others the second.
REQUIRED_WHERE_SHOWN = ("short_de", "unit_de", "direction", "definition_de")
REQUIRED_WHERE_COMPUTED = ("numerator", "denominator")


def _role(row: Row, column: str) -> str:
    if (role := row.text(column)) not in ROLES:
        expected = f"Leer, weight, computed oder draft.{near_matches(role, ROLES)}"
        row.fault("choice", column, f"„{role}“ ist unbekannt.", expected)
    return role


def _sentence(row: Row, column: str) -> str:
    """The sentence pattern; whatever `str.format` could not fill in is a fault."""
    sentence = row.text(column)
    for name in PLACEHOLDER.findall(sentence):
        if name not in PLACEHOLDERS:
            allowed = ", ".join(f"{{{one}}}" for one in sorted(PLACEHOLDERS))
            row.fault("placeholder", column, f"„{{{name}}}“ ist unbekannt.", f"Erlaubt: {allowed}.")
    if set("{}") & set(PLACEHOLDER.sub("", sentence)):
        row.fault("placeholder", column, "Eine geschweifte Klammer steht allein.", "Zum Beispiel {value}.")
    if set("[]|") & set(FORMS.sub("", sentence)):
        row.fault("forms", column, "Eine eckige Klammer nennt nicht zwei Formen.", "Zum Beispiel [war|waren].")
    return sentence


SETS = Table(
    "sets.csv",
    texts("set", "label_de", "description_de", "lead"),
    optional=(Column("theme", title="Thema im Katalog, Code der EU-Liste „Data theme“, wie ENVI"),),
)
USE_TITLE = (
    "Was er über einen Ort sagt: size (wie groß) | key (steht obenan); wonach Orte ähnlich sind: alike (Wert) | "
    "alike_log (Logarithmus) | alike_change (Veränderung) | alike_more (nur auf Wunsch)"
)
INDICATORS = Table(
    "indicators.csv",
    (
        Column("id", CODE, required=True),
        Column("role", Cell(_role, "", enum=ROLES)),
        Column("label_de", required=True),
        Column("short_de"),
        Column("unit_de", title="Einheit"),
        Column("direction", one_of(Direction, Direction.NONE), title="Welche Änderung eine Verbesserung ist"),
        Column("decimals", DECIMALS),
        Column("kind", one_of(Kind), required=True),
        *texts("weight", "weight_note_de"),
        Column("minimum", NUMBER),
        Column("maximum", NUMBER),
        Column("breaks", BY_YEAR),
        Column("year_notes", BY_YEAR),
        Column("reference_de"),
        Column("class_breaks", LIMITS),
        *texts("definition_de", "formula_de", "interpretation_de"),
        Column("sentence_de", Cell(_sentence, "")),
        Column("note_de"),
        Column("source", PARTS, required=True, field="sources"),
    ),
    optional=(
        *texts("unit_words_de", "numerator", "denominator"),
        Column("smallest_change", ABOVE_ZERO, title="Kleinste Änderung, die etwas bedeutet; leer = eine Stelle"),
        Column("one_unit", ABOVE_ZERO, title="Faktor der Rate, wenn ihr Nenner das Gewicht ist"),
        Column("reference_month", REFERENCE_MONTH, title="Monat, an dessen Ende die Werte gelten; Ausnahmen je Jahr"),
        Column("later_de", BY_YEAR, title="Bekannte spätere Stände, die hier fehlen"),
        Column("prices", one_of(Prices), title="Preise, in denen Beträge stehen; leer, wo es keine sind"),
        Column("factor", replace(ABOVE_ZERO, usual=1.0)),
        Column("sdg", SDG, title="Ziele der Agenda 2030, denen der Indikator dient"),
        Column("bnk_de", title="Aspekt des Berichtsrahmens Nachhaltige Kommune"),
        Column("denominator_year", one_of(DenominatorYear, DenominatorYear.SAME)),
        Column("use", some_of(IndicatorUse), title=USE_TITLE),
    ),
    key=("id",),
)


def check_indicators(
    frame: pd.DataFrame, problems: list[Problem], *, set_id: str, sources: Collection[str]
) -> dict[str, Indicator]:
    """Return the indicators of a set by id; what is wrong is added to `problems`, one with a fault is left out."""

    def indicator(row: Row, fields: Fields) -> Indicator | None:
        role = fields.pop("role")
        _check_indicator(row, fields, role)
        _check_sources(row, fields["sources"], sources)
        quotient = Quotient(**{name: fields.pop(name) for name in Quotient.__dataclass_fields__})
        fields["short"] = fields["short"] or fields["label"]
        if role in NOT_SHOWN:
            fields["direction"] = Direction.NONE
        if role == "draft":
            said = f"„{fields['id']}“ ist ein Entwurf: seine Werte werden gelesen, aber nirgends gezeigt."
            row.notice("draft", "role", said, "Die Zeile ausfüllen und role leeren.")
        own = {
            "set": set_id,
            "moment": fields["reference"],
            "is_weight": role in NOT_SHOWN,
            "is_draft": role == "draft",
            "quotient": quotient if role == "computed" else None,
        }
        return Indicator(**fields, **own) if row.ok else None

    return INDICATORS.read(frame, problems, indicator, name=INDICATORS.of_set(set_id))


def _check_indicator(row: Row, fields: Fields, role: str) -> None:
    row.require(() if role in NOT_SHOWN else REQUIRED_WHERE_SHOWN)
    row.require(REQUIRED_WHERE_COMPUTED if role == "computed" else ())
    minimum, maximum = fields["minimum"], fields["maximum"]
    if minimum is not None and maximum is not None and minimum > maximum:
        row.fault("bounds_order", "minimum", f"{minimum:g} liegt über {maximum:g}.", "Minimum nicht über dem Maximum.")


def _check_sources(row: Row, named: Collection[str], sources: Collection[str]) -> None:
    for name in named:
        if name not in sources:
            expected = f"Bitte in sources.csv ergänzen.{near_matches(name, sources)}"
            row.fault("source", "source", f"Die Quelle „{name}“ ist unbekannt.", expected)
    if not named and row.text("source"):
        row.fault("source", "source", f"„{row.text('source')}“ nennt keine Quelle.", "Kürzel aus sources.csv.")


def check_quotients(indicators: Mapping[str, Indicator]) -> list[Problem]:
    """Return a problem for each part of a computed indicator that is no stored series."""
    stored = [name for name, one in indicators.items() if not one.quotient]
    problems = []
    for one in indicators.values():
        for column in REQUIRED_WHERE_COMPUTED if one.quotient else ():
            if (part := getattr(one.quotient, column)) not in stored:
                found = f"„{part}“, woraus „{one.id}“ berechnet wird, ist keine Reihe mit Werten."
                expected = f"Kürzel einer Reihe mit Werten.{near_matches(part, stored)}"
                problems.append(Problem("quotient", INDICATORS.of_set(one.set), None, column, found, expected))
    return problems


def check_weights(indicators: Mapping[str, Indicator]) -> list[Problem]:
    """Return a problem for each indicator whose weight is no known series."""
    problems = []
    for one in indicators.values():
        if one.weight and one.weight != AREA_WEIGHT and one.weight not in indicators:
            found = f"Das Gewicht „{one.weight}“ von „{one.id}“ ist unbekannt."
            expected = f"Kürzel einer Reihe oder „{AREA_WEIGHT}“.{near_matches(one.weight, indicators)}"
            problems.append(Problem("weight", INDICATORS.of_set(one.set), None, "weight", found, expected))
    return problems
