"""The words of the glossary: each is used on a page and explained there, and all of them stand in the glossary."""

from __future__ import annotations

import csv
import re
from html import unescape

import pytest

from indicators.loading.load import read_dataset
from indicators.model import Sign
from indicators.paths import DATA
from indicators.search.finding import find
from tests.pages.opened import opened

ADDRESSES = [
    ("profile_page", {"gemeinde": "05958004"}),
    ("spread_page", {"gebiete": "05958004"}),
    ("relation_page", {}),
]


def glossary() -> dict[str, str]:
    with (DATA / "glossary.csv").open(encoding="utf-8", newline="") as lines:
        return {row["term"]: row["explanation_de"] for row in csv.DictReader(lines)}


def test_every_word_is_used_on_a_page_and_explained_where_it_stands():
    shown = "".join(one.proto.body for page, address in ADDRESSES for one in opened(page, **address).get("html"))
    shown = unescape(shown)
    assert [term for term, words in glossary().items() if f"({words})" not in shown] == []


def test_the_glossary_lists_all_words_signs_and_units(shipped):
    page = opened("glossary_page")
    assert [one.value for one in page.subheader] == ["Begriffe", "Zeichen neben und statt Zahlen", "Einheiten"]
    listed = unescape("".join(one.proto.body for one in page.get("html")))
    assert [term for term, words in glossary().items() if f">{term}</dt><dd>{words}</dd>" not in listed] == []
    assert [sign for sign in Sign if f'id="zeichen-{sign}">{sign}</dt><dd>' not in listed] == []
    assert [one.indicator.unit for one in shipped.series.values() if f">{one.indicator.unit}</dt>" not in listed] == []
    anchors = re.findall(r'<dt id="([^"]+)"', listed)
    assert len(set(anchors)) == len(anchors) and "" not in anchors


def test_a_word_is_found_by_the_search_where_it_is_explained(shipped):
    first = find(shipped, "Quartile")[0]
    assert (first.label, first.path) == ("Quartil", "glossar#quartil") and first.sentence


def test_an_explanation_is_one_or_two_sentences():
    assert [term for term, words in glossary().items() if not words.endswith(".") or len(words) > 200] == []


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [("Median,,", "required", "explanation_de"), ("MAD,,Etwas\nMAD,,Noch etwas", "duplicate", "term")],
)
def test_a_word_without_explanation_or_told_twice_is_named_with_its_place(small_data, row, code, column):
    (small_data / "glossary.csv").write_text(
        f"term,forms,explanation_de\nQuartil,Quartile | Quartils,Ein Viertel.\n{row}\n"
    )
    found = read_dataset(small_data)
    assert [(one.code, one.file, one.column) for one in found.problems] == [(code, "glossary.csv", column)]
    assert found.glossary["Quartil"].forms == ("Quartile", "Quartils")
    assert "Median" not in found.glossary
