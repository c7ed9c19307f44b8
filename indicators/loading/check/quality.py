"""quality.csv: how good values are and what they may be used for, one row per indicator, level and years."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from indicators.loading.cells import ABOVE_ZERO, LEVEL, YEAR, one_of, some_of
from indicators.loading.check.references import Known, usable
from indicators.loading.rows import Row, rows
from indicators.loading.schema import Column, Fields, Table
from indicators.model import Indicator, Sign
from indicators.model.areas import Areas
from indicators.model.problems import Problem
from indicators.model.quality import Quality, QualityKind, Use

USES = tuple(str(one) for one in Use)


QUALITY = Table(
    "quality.csv",
    (
        Column("indicator", required=True, title="Kürzel des Indikators, siehe indicators.csv"),
        Column("level", LEVEL, title="Ebene; leer = alle"),
        Column("first_year", YEAR, field="first", title="Erstes Jahr; leer = von Anfang an"),
        Column("last_year", YEAR, field="last", title="Letztes Jahr; leer = bis heute"),
        Column("quality", one_of(QualityKind, read_empty=True), field="kind", title="Wie die Werte entstanden sind"),
        Column("allows", some_of(Use), title="Wofür sie taugen: rate | compare | trend; leer = nur zeigen"),
        Column("step", replace(ABOVE_ZERO, usual=0.0), title="Einheit, auf die gerundet wurde"),
        Column("reason_de", required=True, title="Warum, in einem Satz"),
    ),
    closed=True,
)


def check_quality(
    frame: pd.DataFrame, problems: list[Problem], *, name: str, indicators: Mapping[str, Indicator], known: Known
) -> dict[str, Indicator]:
    """Return the indicators with what the rows say about their values; a row with a fault is left out.

    Two rows must not say something about the same values. `name` is the file's name in messages.
    """
    found: dict[str, list[Quality]] = {}
    for row in rows(frame, name, problems):
        fields = QUALITY.fields(row)
        indicator = fields.pop("indicator")
        usable(row, "indicator", [indicator], known)
        one = _quality(row, fields)
        earlier = found.get(indicator, [])
        if row.ok and any(one.overlaps(other) for other in earlier):
            what = f"Zu „{indicator}“ gibt es schon eine Zeile, die für dieselben Werte gilt."
            row.fault("overlap", "indicator", what, "Je Wert eine Zeile: Ebene und Jahre abgrenzen.")
        if row.ok and indicator in indicators:
            found.setdefault(indicator, []).append(one)
    return {key: replace(one, qualities=tuple(found.get(key, ()))) for key, one in indicators.items()}


def _quality(row: Row, fields: Fields) -> Quality:
    first, last = fields["first"], fields["last"]
    if first and last and first > last:
        row.fault("bounds_order", "first_year", f"{first} liegt nach {last}.", "Erstes Jahr nicht nach dem letzten.")
    return Quality(**fields)


def with_estimates_signed(values: pd.DataFrame, indicators: Mapping[str, Indicator], areas: Areas) -> pd.DataFrame:
    """Return `values` (columns as in values.csv, checked) with the sign `s` where an estimate carries no sign.

    An exact zero is none: publishers estimate what they may not say, and nothing is not confidential.
    """
    estimated = [name for name, one in indicators.items() if any(_is_estimate(rule) for rule in one.qualities)]
    rows_to_sign = values["indicator"].isin(estimated) & (values["sign"] == "") & (values["value"].fillna(0) != 0)
    if not rows_to_sign.any():
        return values
    signed = [
        _is_estimate(indicators[name].quality(areas.measured_at(area), year))
        for name, area, year in values.loc[rows_to_sign, ["indicator", "area", "year"]].itertuples(index=False)
    ]
    sign = values["sign"].copy()
    sign[sign.index[rows_to_sign][signed]] = Sign.ESTIMATED.value
    return values.assign(sign=sign)


def _is_estimate(one: Quality) -> bool:
    return one.kind == QualityKind.ESTIMATED
