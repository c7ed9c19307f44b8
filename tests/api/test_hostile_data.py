"""Names, titles and units of the data break out of no form of an answer."""

import csv
import io
import re
from dataclasses import replace

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from indicators.api import answering
from indicators.api.resources import RESOURCES
from indicators.figures.series import all_series
from indicators.language.visible import visible
from indicators.store import Store, read_store
from tests import made_up
from tests.api.asking import ask
from tests.hostile import HOSTILE

# rdflib warns about its own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
FORMULA = re.compile(r"^\s*[=+\-@]")
CODES = {"/areas/{code}": "09901", "/indicators/{code}": "anteil", "/catalog/{code}": "made_up"}


@pytest.fixture(params=HOSTILE, ids=lambda text: repr(text[:12]))
def poison(request, monkeypatch, goal_data):
    """A text as name of every area, indicator, unit, source, set and goal of the made-up data."""
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    text, data = request.param, read_store().dataset
    words = ("label", "short", "unit", "definition", "formula", "interpretation", "note", "weight_note", "reference")
    dataset = replace(
        data,
        areas=type(data.areas)([replace(one, name=text, label=text, type=text, role=text) for one in data.areas]),
        sets={name: replace(one, label=text, description=text) for name, one in data.sets.items()},
        indicators={
            name: replace(one, breaks={2019: text}, year_notes={2020: text}, **dict.fromkeys(words, text))
            for name, one in data.indicators.items()
        },
        sources={
            name: replace(one, **dict.fromkeys(("publisher", "dataset", "edition", "licence", "licence_url",
                                                "attribution", "url", "data_as_of"), text))
            for name, one in data.sources.items()
        },
        goals={name: replace(one, label=text, how=text, document=text, url=text) for name, one in data.goals.items()},
        values=data.values.assign(note=text, coverage=text),
    )  # fmt: skip
    monkeypatch.setattr(answering, "read_store", lambda _release="", day=None: Store(dataset, all_series(dataset)))
    monkeypatch.setattr(answering, "_kept", answering.Kept(0))
    return text


def test_json_keeps_the_texts_as_they_are(poison):
    assert {one["area_label"] for one in ask("/values").fields["data"]} == {poison}
    assert {one["unit"] for one in ask("/indicators").fields["data"]} == {poison}
    assert {one["label"] for one in ask("/goals").fields["data"]} == {poison}


def test_every_answer_can_be_read_and_no_header_is_broken(poison):
    for one in RESOURCES:
        for media_type in one.forms:
            answer = ask(one.path.replace("{code}", CODES.get(one.path, "")), accept=media_type)
            assert answer.status == 200, one.path
            assert all(text.isprintable() for text in answer.headers.values())
            assert len(answer.headers["link"]) < 40_000
            if media_type.endswith("json"):
                assert answer.fields


@pytest.mark.parametrize("path", ["/values.csv", "/areas.csv", "/indicators.csv", "/statuses.csv"])
def test_no_cell_is_a_formula_and_no_row_is_torn(poison, path):
    rows = list(csv.reader(io.StringIO(ask(path).text)))
    assert len({len(row) for row in rows}) == 1
    numbers = re.compile(r"-?[0-9.]+")
    assert [cell for row in rows for cell in row if FORMULA.match(cell) and not numbers.fullmatch(cell)] == []
    whole = ask(path.replace(".csv", ".json?limit=10000")).fields
    assert len(rows) == whole["total"] + 1


def test_the_catalogue_says_the_same_in_both_forms(poison):
    rdf = Graph().parse(data=ask("/catalog.rdf").text, format="xml")
    assert isomorphic(rdf, Graph().parse(data=ask("/catalog.jsonld").text, format="json-ld"))
    texts = {str(one) for one in rdf.objects()}
    assert any(visible(poison, 20_000) in one for one in texts)


def test_markup_in_a_data_folder_comes_back_as_text(small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    for file in (small_data / "areas.csv", small_data / "sets" / "made_up" / "indicators.csv"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Musterstadt", made_up.EVIL).replace("Anteil", made_up.EVIL), encoding="utf-8")
    areas = {one["name"] for one in ask("/areas").fields["data"]}
    assert made_up.EVIL in areas
    assert made_up.EVIL in ask("/values.csv").text
    assert "<img" not in ask("/catalog.rdf").text
