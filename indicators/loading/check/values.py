"""values.csv: its columns, and the rules for its rows: a text table in, typed rows and every problem out."""

from collections.abc import Callable, Collection, Mapping

import numpy as np
import pandas as pd

from indicators.loading.cells import NUMBER, YEAR, Cell
from indicators.loading.check.areas import REGION_CODE
from indicators.loading.rows import Row, formula_notice, is_formula, is_year, parse_number
from indicators.loading.schema import Column, Table
from indicators.loading.tables import LINE
from indicators.model import SIGNS_WITH_VALUE, SIGNS_WITHOUT_VALUE, Indicator, Sign
from indicators.model.areas import Areas
from indicators.model.problems import Problem, near_matches

DISTRICT_DIGITS = 5
# What the older signs of German official statistics become; only an exact zero becomes a value.
OLDER_SIGNS = {
    "-": "der Wert 0 ohne Zeichen",
    "–": "der Wert 0 ohne Zeichen",
    "0": "der Wert 0 mit dem Zeichen k",
    "...": "t",
    ".": "g",
    "/": "u",
    "*": "g",
}
# Alternatives in brackets: tools put ^ and $ around a pattern.
AREA_CODE = Cell(Row.text, "", pattern=f"({REGION_CODE.pattern})")
SIGN = Cell(Row.text, "", enum=sorted(str(one) for one in SIGNS_WITH_VALUE | SIGNS_WITHOUT_VALUE))
# What a Data Package says beside each column.
INDICATOR_TITLE = "Kürzel des Indikators, siehe indicators.csv"
AREA_TITLE = "AGS oder Kürzel eines Gebiets, siehe areas.csv"
VALUE_TITLE = "Wert in der Einheit des Indikators; leer = kein Wert, dann sagt das Zeichen, warum"
SIGN_TITLE = "Zeichen der amtlichen Statistik (neuere Bedeutung, „0“ ist genau null)"
VALUES = Table(
    "values.csv",
    (
        Column("indicator", required=True, title=INDICATOR_TITLE),
        Column("area", AREA_CODE, required=True, title=AREA_TITLE),
        Column("year", YEAR, required=True, title="Jahr"),
        Column("value", NUMBER, title=VALUE_TITLE),
        Column("sign", SIGN, title=SIGN_TITLE),
        Column("note", title="Anmerkung"),
    ),
    key=("indicator", "area", "year"),
)


def check_values(
    frame: pd.DataFrame, file: str, *, indicators: Mapping[str, Indicator], areas: Areas
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the good rows: `indicator`, `area`, `year` int, `value` float (NA = no figure), `sign`, `note`.

    Every other row gives exactly one problem: the first rule it breaks, in the order of the columns. An AGS that lost
    its leading zero gets it back, and rows of areas outside the region are left out; a notice counts each.
    """
    problems: list[Problem] = []
    if frame.empty:
        return _typed(frame), problems
    codes = [area.code for area in areas]
    frame = _padded(frame, file, codes, problems)
    good = _inside(frame, file, codes, problems)
    formulas = _each_once(frame["note"], is_formula)
    for line, text in frame.loc[formulas, [LINE, "note"]].itertuples(index=False) if formulas.any() else ():
        problems.append(formula_notice(file, int(line), "note", text))

    def reject(bad: pd.Series, code: str, column: str, found: str, expected: str | Callable[[str], str]) -> None:
        """A problem for each row that is good so far; `found` has {} for the cell, `expected` may depend on it."""
        nonlocal good
        told_of = bad & good
        if not told_of.any():
            return
        for line, text in frame.loc[told_of, [LINE, column]].itertuples(index=False):
            told = expected if isinstance(expected, str) else expected(text)
            problems.append(Problem(code, file, int(line), column, found.format(text), told))
        good &= ~bad

    def near_indicator(text: str) -> str:
        return f"Bitte in indicators.csv ergänzen.{near_matches(text, indicators)}"

    def near_area(text: str) -> str:
        if (change := areas.changes.former.get(text)) is not None:
            return f"Seit dem {change.date:%d.%m.%Y} „{change.new}“; die Datei des Herausgebers mit „import“ einlesen."
        return f"AGS aus areas.csv.{near_matches(text, codes)}"

    name, area, sign, has_value = frame["indicator"], frame["area"], frame["sign"], frame["value"] != ""
    is_number = _each_once(frame["value"], lambda text: parse_number(text) is not None)
    number = pd.to_numeric(frame["value"].where(is_number))
    reject(~name.isin(list(indicators)), "indicator", "indicator", "Der Indikator „{}“ ist unbekannt.", near_indicator)
    computed = name.isin([one.id for one in indicators.values() if one.quotient])
    reject(computed, "computed", "indicator", "„{}“ wird aus anderen Reihen berechnet.", "Bitte die Zeile löschen.")
    reject(~area.isin(codes), "area", "area", "Das Gebiet „{}“ ist unbekannt.", near_area)
    four_digits = "Bitte vierstellig schreiben, zum Beispiel 2019."
    reject(~_each_once(frame["year"], is_year), "year", "year", "„{}“ ist keine Jahreszahl.", four_digits)
    reject(has_value & number.isna(), "number", "value", "„{}“ ist keine Zahl.", _how_to_write)
    reject(sign.isin(OLDER_SIGNS), "sign", "sign", "„{}“ ist ein älteres Zeichen.", _newer_sign)
    allowed = f"Erlaubt: {', '.join(one.value for one in Sign if one != Sign.COMPUTED)}."
    reject(~sign.isin(["", *SIGN.enum]), "sign", "sign", "Das Zeichen „{}“ ist unbekannt.", allowed)
    without = ~has_value & ~sign.isin([str(one) for one in SIGNS_WITHOUT_VALUE])
    reject(without, "value_missing", "value", "Wert und Zeichen fehlen.", "Zahl, oder Zeichen g, t, x, u.")
    both = has_value & ~sign.isin(["", *(str(one) for one in SIGNS_WITH_VALUE)])
    reject(both, "value_and_sign", "sign", "„{}“ steht bei einem Wert.", "Wert leeren oder Zeichen.")
    low = name.map({one.id: one.minimum for one in indicators.values()}).astype(float)
    high = name.map({one.id: one.maximum for one in indicators.values()}).astype(float)
    outside = (number < low) | (number > high)
    for one in (indicators[str(each)] for each in name[outside].unique()):
        limits = f"„{one.label}“ geht von {_limit(one.minimum)} bis {_limit(one.maximum)} (minimum, maximum)."
        reject(outside & (name == one.id), "bounds", "value", "{} liegt außerhalb der Grenzen.", limits)
    repeated = frame.duplicated(list(VALUES.key), keep="first")
    reject(repeated, "duplicate", "area", "„{}“ hat schon einen Wert für das Jahr.", "Nur eine Zeile.")
    return _typed(frame.loc[good].assign(value=number[good])), sorted(problems, key=lambda p: p.row or 0)


def _each_once(column: pd.Series, holds: Callable[[str], bool]) -> pd.Series:
    """What holds of each cell; asked once per text, because few texts fill long columns."""
    codes, texts = pd.factorize(column)
    return pd.Series(np.array([holds(str(text)) for text in texts], dtype=bool)[codes], index=column.index)


def _limit(number: float | None) -> str:
    return "…" if number is None else f"{number:g}".replace(".", ",")


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    types = {**dict.fromkeys(VALUES.columns, "str"), "year": "int64", "value": "float64"}
    return frame[list(VALUES.columns)].astype(types).reset_index(drop=True)


def _padded(frame: pd.DataFrame, file: str, codes: Collection[str], problems: list[Problem]) -> pd.DataFrame:
    """Give the leading zero back to codes that lost it, as spreadsheets do."""
    short = frame["area"].isin([code.removeprefix("0") for code in codes if code.startswith("0")])
    if not short.any():
        return frame
    count, line = int(short.sum()), int(frame.loc[short, LINE].iloc[0])
    found = f"Die führende Null des AGS fehlt, {count}-mal in der Datei."
    problems.append(Problem("padded", file, line, "area", found, "Sie wurde ergänzt.", notice=True))
    return frame.assign(area=frame["area"].where(~short, "0" + frame["area"]))


def _inside(frame: pd.DataFrame, file: str, codes: Collection[str], problems: list[Problem]) -> pd.Series:
    """True for rows that may belong to the region; an AGS of another district is left out and counted."""
    districts = {code[:DISTRICT_DIGITS] for code in codes if code.isdigit()}
    well_formed = frame["area"].str.fullmatch(r"[0-9]{5}|[0-9]{8}")
    outside = well_formed & ~frame["area"].str[:DISTRICT_DIGITS].isin(districts)
    if outside.any():
        count, places = int(outside.sum()), int(frame.loc[outside, "area"].nunique())
        found = f"{count} Zeilen zu {places} Gebieten außerhalb der Region."
        line = int(frame.loc[outside, LINE].iloc[0])
        problems.append(Problem("outside", file, line, "area", found, "Sie wurden übergangen.", notice=True))
    return ~outside


def _how_to_write(text: str) -> str:
    hint = " Bitte Dezimalpunkt statt Komma." if "," in text else ""
    return f"Mit Dezimalpunkt, ohne Tausenderzeichen, zum Beispiel 1234.5.{hint}"


def _newer_sign(text: str) -> str:
    return f"In der neuen Schreibweise: {OLDER_SIGNS[text]}."
