"""Rules of the data format: text tables in, typed rows and every problem out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

import pandas as pd

from indicators.areas import Areas, level_of
from indicators.model import (
    SIGNS_WITH_VALUE,
    SIGNS_WITHOUT_VALUE,
    Area,
    Direction,
    Indicator,
    Kind,
    Level,
    Sign,
    Source,
)
from indicators.problems import Problem, near_matches
from indicators.tables import LINE

AREA_COLUMNS = ("ags", "ars", "name", "label_de", "locative_de", "type", "district", "role", "area_km2")
SET_COLUMNS = ("set", "label_de", "description_de", "lead")
SOURCE_COLUMNS = (
    "id",
    "publisher",
    "dataset",
    "edition",
    "licence",
    "licence_url",
    "attribution",
    "url",
    "data_as_of",
)
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
VALUE_COLUMNS = ("indicator", "area", "year", "value", "sign", "note")
FIRST_YEAR, LAST_YEAR = 1900, 2100
CODE = re.compile(r"[a-z][a-z0-9_]*")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PLACEHOLDERS = frozenset({"place", "period", "value", "rounded"})
AREA_WEIGHT = "area_km2"


Choice = TypeVar("Choice", bound=StrEnum)


class _Row:
    """One line of a text table that knows its place and collects its problems."""

    def __init__(self, cells: Mapping[str, object], file: str, problems: list[Problem]) -> None:
        self._cells, self._file, self._problems = cells, file, problems
        self.ok = True

    def text(self, column: str, *, required: bool = False) -> str:
        value = str(self._cells[column])
        if required and not value:
            self.fault("required", column, "Das Feld ist leer.", "Bitte ausfüllen.")
        return value

    def fault(self, code: str, column: str, found: str, expected: str) -> None:
        line = int(str(self._cells[LINE]))
        self._problems.append(Problem(code, self._file, line, column, found, expected))
        self.ok = False

    def code(self, column: str) -> str:
        value = self.text(column, required=True)
        if value and not CODE.fullmatch(value):
            expected = "Erlaubt sind Kleinbuchstaben, Ziffern und Unterstriche, zum Beispiel „glasfaser“."
            self.fault("code", column, f"„{value}“ ist kein Kürzel.", expected)
        return value

    def url(self, column: str) -> str:
        value = self.text(column)
        if value and not re.fullmatch(r"https?://[^\s\"'<>]+", value):
            self.fault("url", column, f"„{value}“ ist keine Webadresse.", "Erwartet wird https://….")
        return value

    def choice(self, column: str, kind: type[Choice]) -> Choice | None:
        value = self.text(column)
        try:
            return kind(value)
        except ValueError:
            known = [one.value for one in kind]
            expected = f"Erlaubt: {', '.join(known)}.{near_matches(value, known)}"
            self.fault("choice", column, f"„{value}“ ist unbekannt.", expected)
            return None

    def number(self, column: str) -> float | None:
        value = self.text(column)
        if not value:
            return None
        number = _number(value)
        if number is None:
            self.fault("number", column, f"„{value}“ ist keine Zahl.", "Mit Dezimalpunkt, zum Beispiel 12.5.")
        return number

    def numbers(self, column: str) -> tuple[float, ...]:
        parts = [part.strip() for part in self.text(column).split("|") if part.strip()]
        numbers = [_number(part) for part in parts]
        if None in numbers or numbers != sorted({n for n in numbers if n is not None}):
            found = f"„{self.text(column)}“ ist keine Folge steigender Zahlen."
            self.fault("numbers", column, found, "Zum Beispiel 20 | 40 | 60.")
            return ()
        return tuple(number for number in numbers if number is not None)

    def by_year(self, column: str) -> dict[int, str]:
        notes: dict[int, str] = {}
        for part in filter(None, (part.strip() for part in self.text(column).split("|"))):
            year, equals, note = part.partition("=")
            if not equals or not _is_year(year.strip()) or not note.strip():
                expected = "Zum Beispiel „2015=Verfahren geändert | 2018=neue Grenzen“."
                self.fault("year_note", column, f"„{part}“ ist keine Angabe zu einem Jahr.", expected)
                continue
            notes[int(year)] = note.strip()
        return notes


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text) else None


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}", text)) and FIRST_YEAR <= int(text) <= LAST_YEAR


def _rows(frame: pd.DataFrame, file: str, problems: list[Problem]) -> Iterator[_Row]:
    for cells in frame.to_dict("records"):
        yield _Row({str(key): value for key, value in cells.items()}, file, problems)


def _unique(row: _Row, column: str, value: str, taken: Collection[str]) -> None:
    if value in taken:
        row.fault("duplicate", column, f"„{value}“ kommt mehrmals vor.", "Jedes Kürzel nur einmal.")


def check_areas(frame: pd.DataFrame, file: str) -> tuple[Areas, list[Problem]]:
    """Return the areas of `areas.csv` and their problems; districts and region get the sum of their members' km²."""
    problems: list[Problem] = []
    found: dict[str, Area] = {}
    for row in _rows(frame, file, problems):
        code = row.text("ags", required=True)
        level = level_of(code)
        if level is None:
            row.fault("ags", "ags", f"„{code}“ ist kein AGS.", "8 Ziffern (Gemeinde), 5 Ziffern (Kreis) oder „swf“.")
        _unique(row, "ags", code, found)
        area_km2 = row.number("area_km2")
        if level == Level.MUNICIPALITY and not area_km2 and row.ok:
            row.fault("required", "area_km2", "Die Fläche fehlt.", "Fläche in km², zum Beispiel 193.72.")
        if row.ok and level:
            found[code] = Area(
                code=code,
                ars=row.text("ars"),
                name=row.text("name"),
                label=row.text("label_de") or row.text("name"),
                locative=row.text("locative_de") or f"in {row.text('name')}",
                type=row.text("type"),
                level=level,
                district=row.text("district") or None,
                role=row.text("role"),
                area_km2=area_km2 or 0.0,
            )
    return Areas([_with_area(area, found.values()) for area in found.values()]), problems


def _with_area(area: Area, areas: Collection[Area]) -> Area:
    from dataclasses import replace

    if area.level == Level.MUNICIPALITY:
        return area
    members = [a for a in areas if a.level == Level.MUNICIPALITY]
    if area.level == Level.DISTRICT:
        members = [a for a in members if a.district == area.code]
    return replace(area, area_km2=round(sum(member.area_km2 for member in members), 2))


def check_sources(frame: pd.DataFrame, file: str) -> tuple[dict[str, Source], list[Problem]]:
    """Return the sources by id and their problems; publisher, data set, licence and attribution are required."""
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    for row in _rows(frame, file, problems):
        identifier = row.code("id")
        _unique(row, "id", identifier, sources)
        source = Source(
            id=identifier,
            publisher=row.text("publisher", required=True),
            dataset=row.text("dataset", required=True),
            edition=row.text("edition"),
            licence=row.text("licence", required=True),
            licence_url=row.url("licence_url"),
            attribution=row.text("attribution", required=True),
            url=row.url("url"),
            data_as_of=row.text("data_as_of"),
        )
        if row.ok:
            sources[identifier] = source
    return sources, problems


def check_indicators(
    frame: pd.DataFrame, file: str, *, set_id: str, sources: Collection[str]
) -> tuple[dict[str, Indicator], list[Problem]]:
    """Return the indicators by id and their problems; an indicator with a problem is left out."""
    problems: list[Problem] = []
    indicators: dict[str, Indicator] = {}
    for row in _rows(frame, file, problems):
        indicator = _indicator(row, set_id, sources)
        _unique(row, "id", row.text("id"), indicators)
        if row.ok and indicator:
            indicators[indicator.id] = indicator
    return indicators, problems


def _indicator(row: _Row, set_id: str, sources: Collection[str]) -> Indicator | None:
    is_weight = row.text("role") == "weight"
    direction = Direction.NONE if is_weight else row.choice("direction", Direction)
    kind = row.choice("kind", Kind)
    named = tuple(part.strip() for part in row.text("source", required=True).split("|") if part.strip())
    for name in named:
        if name not in sources:
            expected = f"Bitte in sources.csv ergänzen.{near_matches(name, sources)}"
            row.fault("source", "source", f"Die Quelle „{name}“ ist unbekannt.", expected)
    sentence = row.text("sentence_de")
    for name in PLACEHOLDER.findall(sentence):
        if name not in PLACEHOLDERS:
            row.fault("placeholder", "sentence_de", f"„{{{name}}}“ ist unbekannt.", "Erlaubt: place, period, value.")
    decimals = row.number("decimals") if row.text("decimals") else 0.0
    if decimals is not None and decimals not in (0, 1, 2, 3):
        row.fault("decimals", "decimals", f"„{row.text('decimals')}“ geht nicht.", "0, 1, 2 oder 3.")
    if not is_weight:
        for column in ("short_de", "unit_de", "definition_de"):
            row.text(column, required=True)
    indicator = Indicator(
        id=row.code("id"),
        set=set_id,
        label=row.text("label_de", required=True),
        short=row.text("short_de") or row.text("label_de"),
        unit=row.text("unit_de"),
        direction=direction or Direction.NONE,
        decimals=int(decimals or 0),
        kind=kind or Kind.RATE,
        weight=row.text("weight"),
        weight_note=row.text("weight_note_de"),
        minimum=row.number("minimum"),
        maximum=row.number("maximum"),
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
        is_weight=is_weight,
    )
    return indicator if row.ok else None


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


def check_values(
    frame: pd.DataFrame, file: str, *, indicators: Mapping[str, Indicator], areas: Areas
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the good rows as `indicator`, `area`, `year` int, `value` float (NA = no figure), `sign`, `note`.

    Every other row gives exactly one problem: the first rule it breaks, in the order of the columns.
    """
    problems: list[Problem] = []
    if frame.empty:
        return _typed(frame), problems
    good = pd.Series(True, index=frame.index)

    def reject(bad: pd.Series, code: str, column: str, say: Callable[[str], tuple[str, str]]) -> None:
        nonlocal good
        for line, text in frame.loc[bad & good, [LINE, column]].itertuples(index=False):
            problems.append(Problem(code, file, int(line), column, *say(text)))
        good &= ~bad

    number = pd.to_numeric(frame["value"].where(frame["value"].map(lambda text: _number(text) is not None)))
    has_value, sign = frame["value"] != "", frame["sign"]
    reject(~frame["indicator"].isin(list(indicators)), "indicator", "indicator", lambda t: _unknown(t, indicators))
    reject(~frame["area"].isin([area.code for area in areas]), "area", "area", lambda t: _unknown_area(t, areas))
    reject(~frame["year"].map(_is_year), "year", "year", lambda t: _bad_year(t))
    reject(has_value & number.isna(), "number", "value", lambda t: _bad_number(t))
    allowed = [str(one) for one in SIGNS_WITHOUT_VALUE | SIGNS_WITH_VALUE]
    reject(~sign.isin(["", *allowed]), "sign", "sign", lambda t: _bad_sign(t))
    without = ~has_value & ~sign.isin([str(one) for one in SIGNS_WITHOUT_VALUE])
    reject(without, "value_missing", "value", lambda t: ("Wert und Zeichen fehlen.", "Zahl, oder Zeichen g, t, x, u."))
    both = has_value & ~sign.isin(["", *(str(one) for one in SIGNS_WITH_VALUE)])
    reject(both, "value_and_sign", "sign", lambda t: (f"„{t}“ steht bei einem Wert.", "Wert leeren oder Zeichen."))
    low = frame["indicator"].map(lambda name: _bound(indicators.get(name), "minimum")).astype(float)
    high = frame["indicator"].map(lambda name: _bound(indicators.get(name), "maximum")).astype(float)
    outside = (number < low) | (number > high)
    reject(outside, "bounds", "value", lambda t: (f"{t} liegt außerhalb der Grenzen.", "Siehe minimum, maximum."))
    repeated = frame.duplicated(["indicator", "area", "year"], keep="first")
    reject(repeated, "duplicate", "area", lambda t: (f"„{t}“ hat schon einen Wert für das Jahr.", "Nur eine Zeile."))
    return _typed(frame.loc[good].assign(value=number[good])), sorted(problems, key=lambda p: p.row or 0)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[list(VALUE_COLUMNS)].astype({"year": "int64", "value": "float64"}).reset_index(drop=True)


def _bound(indicator: Indicator | None, side: str) -> float | None:
    return getattr(indicator, side) if indicator else None


def _unknown(text: str, known: Collection[str]) -> tuple[str, str]:
    return f"Der Indikator „{text}“ ist unbekannt.", f"Bitte in indicators.csv ergänzen.{near_matches(text, known)}"


def _unknown_area(text: str, areas: Areas) -> tuple[str, str]:
    if text.isdigit() and f"0{text}" in areas:
        return f"„{text}“ ist kein AGS.", f"Die führende Null fehlt: „0{text}“."
    codes = [area.code for area in areas]
    return f"Das Gebiet „{text}“ ist unbekannt.", f"AGS aus areas.csv.{near_matches(text, codes)}"


def _bad_year(text: str) -> tuple[str, str]:
    return f"„{text}“ ist keine Jahreszahl.", "Bitte vierstellig schreiben, zum Beispiel 2019."


def _bad_number(text: str) -> tuple[str, str]:
    hint = " Bitte Dezimalpunkt statt Komma." if "," in text else ""
    return f"„{text}“ ist keine Zahl.", f"Mit Dezimalpunkt, ohne Tausenderzeichen, zum Beispiel 1234.5.{hint}"


def _bad_sign(text: str) -> tuple[str, str]:
    signs = ", ".join(f"{one.value}" for one in Sign if one != Sign.COMPUTED)
    return f"Das Zeichen „{text}“ ist unbekannt.", f"Erlaubt: {signs}."
