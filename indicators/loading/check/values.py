"""Rules for values: a text table in, typed rows and every problem out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import pandas as pd

from indicators.loading.rows import formula_notice, is_formula, is_year, parse_number
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
VALUE_COLUMNS = ("indicator", "area", "year", "value", "sign", "note")
VALUE_KEY = ("indicator", "area", "year")  # none of them may be empty, and no two rows have the same


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
    for line, text in frame.loc[frame["note"].map(is_formula), [LINE, "note"]].itertuples(index=False):
        problems.append(formula_notice(file, int(line), "note", text))

    def reject(bad: pd.Series, code: str, column: str, say: Callable[[str], tuple[str, str]]) -> None:
        nonlocal good
        for line, text in frame.loc[bad & good, [LINE, column]].itertuples(index=False):
            problems.append(Problem(code, file, int(line), column, *say(text)))
        good &= ~bad

    number = pd.to_numeric(frame["value"].where(frame["value"].map(lambda text: parse_number(text) is not None)))
    has_value, sign = frame["value"] != "", frame["sign"]
    reject(
        ~frame["indicator"].isin(list(indicators)),
        "indicator",
        "indicator",
        lambda t: _unknown(t, indicators),
    )
    computed = [name for name, one in indicators.items() if one.quotient]
    reject(
        frame["indicator"].isin(computed),
        "computed",
        "indicator",
        lambda t: (f"„{t}“ wird aus anderen Reihen berechnet.", "Bitte die Zeile löschen."),
    )
    reject(~frame["area"].isin(codes), "area", "area", lambda t: _unknown_area(t, codes))
    reject(~frame["year"].map(is_year), "year", "year", lambda t: _bad_year(t))
    reject(has_value & number.isna(), "number", "value", lambda t: _bad_number(t))
    allowed = [str(one) for one in SIGNS_WITHOUT_VALUE | SIGNS_WITH_VALUE]
    reject(~sign.isin(["", *allowed]), "sign", "sign", lambda t: _bad_sign(t))
    without = ~has_value & ~sign.isin([str(one) for one in SIGNS_WITHOUT_VALUE])
    reject(
        without,
        "value_missing",
        "value",
        lambda t: ("Wert und Zeichen fehlen.", "Zahl, oder Zeichen g, t, x, u."),
    )
    both = has_value & ~sign.isin(["", *(str(one) for one in SIGNS_WITH_VALUE)])
    reject(
        both,
        "value_and_sign",
        "sign",
        lambda t: (f"„{t}“ steht bei einem Wert.", "Wert leeren oder Zeichen."),
    )
    low = frame["indicator"].map({name: one.minimum for name, one in indicators.items()}).astype(float)
    high = frame["indicator"].map({name: one.maximum for name, one in indicators.items()}).astype(float)
    outside = (number < low) | (number > high)
    reject(outside, "bounds", "value", lambda t: (f"{t} liegt außerhalb der Grenzen.", "Siehe minimum, maximum."))
    repeated = frame.duplicated(list(VALUE_KEY), keep="first")
    reject(
        repeated,
        "duplicate",
        "area",
        lambda t: (f"„{t}“ hat schon einen Wert für das Jahr.", "Nur eine Zeile."),
    )
    return _typed(frame.loc[good].assign(value=number[good])), sorted(problems, key=lambda p: p.row or 0)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    types = {**dict.fromkeys(VALUE_COLUMNS, "str"), "year": "int64", "value": "float64"}
    return frame[list(VALUE_COLUMNS)].astype(types).reset_index(drop=True)


def _unknown(text: str, known: Collection[str]) -> tuple[str, str]:
    return (
        f"Der Indikator „{text}“ ist unbekannt.",
        f"Bitte in indicators.csv ergänzen.{near_matches(text, known)}",
    )


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


def _unknown_area(text: str, codes: Collection[str]) -> tuple[str, str]:
    return f"Das Gebiet „{text}“ ist unbekannt.", f"AGS aus areas.csv.{near_matches(text, codes)}"


def _bad_year(text: str) -> tuple[str, str]:
    return f"„{text}“ ist keine Jahreszahl.", "Bitte vierstellig schreiben, zum Beispiel 2019."


def _bad_number(text: str) -> tuple[str, str]:
    hint = " Bitte Dezimalpunkt statt Komma." if "," in text else ""
    return f"„{text}“ ist keine Zahl.", f"Mit Dezimalpunkt, ohne Tausenderzeichen, zum Beispiel 1234.5.{hint}"


def _bad_sign(text: str) -> tuple[str, str]:
    if text in OLDER_SIGNS:
        return f"„{text}“ ist ein älteres Zeichen.", f"In der neuen Schreibweise: {OLDER_SIGNS[text]}."
    signs = ", ".join(f"{one.value}" for one in Sign if one != Sign.COMPUTED)
    return f"Das Zeichen „{text}“ ist unbekannt.", f"Erlaubt: {signs}."
