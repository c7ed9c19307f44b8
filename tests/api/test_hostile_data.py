"""Names, titles and units of the data break out of no form of an answer."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from indicators.api import answering
from indicators.api.resources import RESOURCES
from indicators.figures.all_series import all_series
from indicators.language.visible import visible
from indicators.loading.checked import InMemory
from indicators.store import Store
from tests import made_up
from tests.api.asking import ORIGIN, ask
from tests.hostile import HOSTILE, poisoned

# rdflib warns about its own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
FORMULA = re.compile(r"^\s*[=+\-@]")
CODES = {"areas": "05958", "indicators": "gigabit", "catalog": "digitalisierung"}
SHOWN = ("gigabit", "bevoelkerung", "steuerkraft")


@pytest.fixture
def store(monkeypatch, shipped):
    """The shipped areas with two years of few indicators, and each text as some name, unit, source, set and goal."""
    bad = poisoned(shipped)
    values = bad.dataset.values
    few = values[values["indicator"].isin(SHOWN) & (values["year"] >= 2020)]
    texts = [HOSTILE[number % len(HOSTILE)] for number in range(len(few))]
    dataset = replace(
        bad.dataset,
        indicators={
            name: replace(one, breaks={2019: text}, year_notes={2020: text})
            for (name, one), text in zip(bad.dataset.indicators.items(), cycle(HOSTILE), strict=False)
        },
        figures=InMemory(few.assign(note=texts, coverage=texts[::-1])),
    )
    made = Store(dataset, all_series(dataset), bad.releases, day=date(2026, 11, 23))
    monkeypatch.setattr(answering, "read_store", lambda _release="", day=None: made)
    monkeypatch.setattr(answering, "_kept", answering.Kept(0))
    return made


def test_json_keeps_the_texts_as_they_are(store):
    labels = {one["area"]: one["area_label"] for one in ask("/values?limit=10000").fields["data"]}
    assert labels == {one.code: one.label for one in store.dataset.areas}
    assert set(labels.values()) == set(HOSTILE)
    assert {one["unit"] for one in ask("/indicators").fields["data"]} == set(HOSTILE)
    goals = store.dataset.goals.values()
    assert {one["label"] for one in ask("/goals").fields["data"]} == {one.label for one in goals}


def test_every_answer_can_be_read_and_no_header_is_broken(store):
    for one in RESOURCES:
        for media_type in one.forms:
            answer = ask(one.path.replace("{code}", CODES.get(one.path.split("/")[1], "")), accept=media_type)
            assert answer.status == 200, one.path
            assert all(text.isprintable() for text in answer.headers.values()), one.path
            assert len(answer.headers["link"]) < 40_000, one.path
            if media_type.endswith("json"):
                assert answer.fields, one.path


def test_no_header_is_broken_by_a_licence(store, monkeypatch):
    """A header names the licence of what is asked for: one text for all sources."""
    fields = ("licence", "licence_url", "url", "attribution")
    for text in HOSTILE:
        sources = {name: replace(one, **dict.fromkeys(fields, text)) for name, one in store.dataset.sources.items()}
        made = replace(store, dataset=replace(store.dataset, sources=sources))
        monkeypatch.setattr(answering, "read_store", lambda _release="", day=None, made=made: made)
        monkeypatch.setattr(answering, "_kept", answering.Kept(0))
        for path in ("/indicators/gigabit", "/catalog/digitalisierung", "/values?indicator=gigabit&limit=1"):
            answer = ask(path)
            assert answer.status == 200, (path, text[:40])
            assert all(each.isprintable() for each in answer.headers.values()), (path, text[:40])
            assert len(answer.headers["link"]) < 40_000, (path, text[:40])


@pytest.mark.parametrize("path", ["/values.csv", "/areas.csv", "/indicators.csv", "/references.csv", "/statuses.csv"])
def test_no_cell_is_a_formula_and_no_row_is_torn(store, path):
    rows = list(csv.reader(io.StringIO(ask(path).text)))
    assert len({len(row) for row in rows}) == 1
    numbers = re.compile(r"-?[0-9.]+")
    assert [cell for row in rows for cell in row if FORMULA.match(cell) and not numbers.fullmatch(cell)] == []
    whole = ask(path.replace(".csv", ".json?limit=1")).fields
    assert len(rows) == whole["total"] + 1


def test_the_catalogue_says_the_same_in_both_forms(store):
    rdf = Graph().parse(data=ask("/catalog.rdf").text, format="xml", publicID=ORIGIN)
    assert isomorphic(rdf, Graph().parse(data=ask("/catalog.jsonld").text, format="json-ld", publicID=ORIGIN))
    said = "\0".join(str(one) for one in rdf.objects())
    shown = {one.id for one in store.sets}  # those that have any value
    own = [one for name, one in store.dataset.sources.items() if name.partition("/")[0] in shown]
    texts = {text for one in own for text in (one.publisher, one.attribution)}
    texts |= {text for one in store.sets for text in (one.label, one.description)}
    assert len(texts) >= 10
    assert [text[:40] for text in texts if visible(text, 20_000) not in said] == []


def test_markup_in_a_data_folder_comes_back_as_text(small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    for file in (small_data / "areas.csv", small_data / "sets" / "made_up" / "indicators.csv"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Musterstadt", made_up.EVIL).replace("Anteil", made_up.EVIL), encoding="utf-8")
    areas = {one["name"] for one in ask("/areas").fields["data"]}
    assert made_up.EVIL in areas
    assert made_up.EVIL in ask("/values.csv").text
    assert "<img" not in ask("/catalog.rdf").text
