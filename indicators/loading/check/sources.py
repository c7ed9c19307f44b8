"""Rules for sources.csv: text table in, sources and every problem out."""

from __future__ import annotations

import pandas as pd

from indicators.loading.check.indicators import REQUIRED_OF_SOURCES
from indicators.loading.rows import rows, unique
from indicators.model import (
    Source,
)
from indicators.model.problems import Problem

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


def check_sources(frame: pd.DataFrame, file: str) -> tuple[dict[str, Source], list[Problem]]:
    """Return the sources by id and their problems."""
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    for row in rows(frame, file, problems):
        row.require(REQUIRED_OF_SOURCES)
        identifier = row.code("id")
        unique(row, "id", identifier, sources)
        source = Source(
            id=identifier,
            publisher=row.text("publisher"),
            dataset=row.text("dataset"),
            edition=row.text("edition"),
            licence=row.text("licence"),
            licence_url=row.url("licence_url"),
            attribution=row.text("attribution"),
            url=row.url("url"),
            data_as_of=row.text("data_as_of"),
        )
        if row.ok:
            sources[identifier] = source
    return sources, problems
