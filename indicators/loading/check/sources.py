"""sources.csv: where values come from."""

import pandas as pd

from indicators.loading.cells import CODE, MONTH, URL, one_of
from indicators.loading.rows import Row
from indicators.loading.schema import Column, Fields, Table
from indicators.model import Frequency, Source
from indicators.model.problems import Problem

SOURCES = Table(
    "sources.csv",
    (
        Column("id", CODE, required=True, title="Kürzel"),
        Column("publisher", required=True, title="Herausgeber"),
        Column("dataset", required=True, title="Datensatz"),
        Column("edition", title="Ausgabe"),
        Column("licence", required=True, title="Lizenz"),
        Column("licence_url", URL, title="Adresse der Lizenz"),
        Column("attribution", required=True, title="Namensnennung, wie die Lizenz sie verlangt"),
        Column("url", URL, title="Adresse des Datensatzes"),
        Column("data_as_of", title="Datenstand"),
    ),
    optional=(
        Column("next_expected", MONTH, title="Monat, in dem die nächste Ausgabe zu erwarten ist"),
        Column("rhythm_de", title="Wie oft der Herausgeber veröffentlicht"),
        Column("frequency", one_of(Frequency, Frequency.UNKNOWN), title="Dasselbe als Kürzel der EU-Liste „Frequency“"),
        Column("where", URL, title="Seite, auf der die nächste Ausgabe zu holen ist"),
        Column("table_code", title="Kennung der Tabelle beim Herausgeber"),
        Column("download", URL, title="Adresse, unter der immer die neueste Datei liegt"),
    ),
    key=("id",),
)


def check_sources(frame: pd.DataFrame, problems: list[Problem], *, set_id: str) -> dict[str, Source]:
    """Return the sources of a set by id; what is wrong is added to `problems`, one with a fault is left out."""

    def source(row: Row, fields: Fields) -> Source | None:
        return Source(**fields) if row.ok else None

    return SOURCES.read(frame, problems, source, name=SOURCES.of_set(set_id))
