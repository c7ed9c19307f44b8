"""glossary.csv: words that are explained where they stand, and in which forms they occur."""

import pandas as pd

from indicators.loading.cells import PARTS, URL
from indicators.loading.rows import Row
from indicators.loading.schema import Column, Fields, Table
from indicators.model.problems import Problem
from indicators.model.term import Term

GLOSSARY = Table(
    "glossary.csv",
    [
        Column("term", required=True, title="Wort, das erklärt wird"),
        Column("forms", PARTS, title="weitere Formen des Wortes, mit | getrennt"),
        Column("explanation_de", required=True, title="Erklärung in ein oder zwei Sätzen"),
    ],
    optional=[Column("url", URL, title="wo das steht")],
    key=("term",),
)


def check_glossary(frame: pd.DataFrame, problems: list[Problem]) -> dict[str, Term]:
    """Return the terms by word; a row with a fault, such as a word without explanation, is left out."""

    def term(row: Row, fields: Fields) -> Term | None:
        return Term(**fields) if row.ok else None

    return GLOSSARY.read(frame, problems, term)
