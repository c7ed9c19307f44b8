"""Yardsticks from outside as the data interface gives them: made up, so that each cell can be checked by hand."""

import csv
import io

import pytest

from indicators.store import read_store
from tests import made_up
from tests.api.asking import ask, pages

SPREAD = ("n", "p10", "q1", "median", "q3", "p90")


@pytest.fixture
def outside(monkeypatch, small_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    return made_up.write_references(small_data)


def found(query=""):
    return ask(f"/references{query}").fields["data"]


def test_a_row_is_an_area_outside_an_indicator_and_a_year(outside):
    rows = found()
    assert [(one["area"], one["area_label"], one["indicator"], one["year"]) for one in rows] == [
        ("08", "Musterland", "anteil", 2020), ("08", "Musterland", "anteil", 2021),
        ("08001002", "Nachbarstadt", "anteil", 2021), ("08", "Musterland", "eigenart", 2020),
    ]  # fmt: skip
    assert {name: rows[0][name] for name in SPREAD} == {
        "n": 1400, "p10": 10, "q1": 20.25, "median": 30, "q3": 40, "p90": 50
    }  # fmt: skip
    assert (rows[0]["unit"], rows[0]["note"], rows[1]["note"]) == ("%", "Von Hand", "")


def test_the_median_of_municipalities_is_never_the_published_figure_of_the_area(outside):
    whole, half, town, total = found()
    assert (whole["median"], whole["total"], whole["value"]) == (30, 33.3, None)
    assert (half["median"], half["total"]) == (31, None)
    assert (total["median"], total["total"]) == (None, 7)
    assert (town["median"], town["total"], town["value"]) == (None, None, 0)


def test_what_is_not_known_is_null_and_zero_is_zero(outside):
    _whole, half, town, _total = found()
    assert [half[name] for name in SPREAD] == [1399, None, None, 31, None, None]
    assert [town[name] for name in SPREAD] == [None] * 6
    assert town["value"] == 0


def test_the_source_is_that_of_the_row_not_of_its_indicator(outside):
    answer = ask("/references").fields
    assert {one["source"]["id"] for one in answer["data"]} == {"nachbar"}
    assert answer["meta"]["licence"]["licences"] == [{"name": "Nachbarlizenz", "url": "https://example.org/n"}]
    assert "© Nachbaramt" in answer["meta"]["citation"] and "© Amt" not in answer["meta"]["citation"]
    assert "teils eigene Berechnung" in answer["meta"]["citation"]
    assert '<https://example.org/n>; rel="license"' in ask("/references.csv").headers["link"]


def test_csv_holds_the_same_with_the_source_as_its_attribution(outside):
    answer = ask("/references.csv")
    header = "area,area_label,indicator,unit,year,n,p10,q1,median,q3,p90,total,value,of,source,note"
    assert answer.text.splitlines()[0] == header
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    for row, fields in zip(rows, found(), strict=True):
        assert row.pop("source") == "© Nachbaramt, Nachbarlizenz"
        told = {name: "" if fields[name] is None else fields[name] for name in row}
        assert {name: type(told[name])(cell) for name, cell in row.items()} == told


@pytest.mark.parametrize(("query", "count"), [
    ("?indicator=anteil", 3), ("?indicator=anteil,eigenart", 4), ("?indicator=quote", 0), ("?year=2021", 2),
    ("?year=2020,2021", 4), ("?indicator=anteil&year=2020", 1), ("?year=2019", 0), ("?limit=2", 2), ("?offset=3", 1),
])  # fmt: skip
def test_indicators_and_years_narrow_each_other(outside, query, count):
    assert len(found(query)) == count


def test_its_pages_hold_every_row_once(outside):
    assert pages("/references?limit=3") == found()


@pytest.mark.parametrize("query", ["?indicator=anteill", "?year=20l5", "?area=08", "?level=district"])
def test_what_can_not_be_followed_is_refused_by_name(outside, query):
    answer = ask(f"/references{query}")
    assert answer.status == 400
    assert answer.fields["parameters"][0]["name"] == query[1:].partition("=")[0]


def test_a_folder_without_yardsticks_gives_an_empty_list(monkeypatch, small_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    answer = ask("/references")
    assert (answer.status, answer.fields["total"], answer.fields["data"]) == (200, 0, [])
    assert ask("/references.csv").text.count("\n") == 1


def test_it_is_listed_described_and_catalogued(outside):
    listed = {one["path"]: one["media_types"] for one in ask("/").fields["data"]["resources"]}
    assert listed["/api/v1/references"] == ["application/json", "text/csv"]
    described = ask("/openapi.json").fields["paths"]["/references"]["get"]
    assert [one["name"] for one in described["parameters"]] == ["indicator", "year", "limit", "offset", "lang"]
    assert "/references.csv?indicator=anteil,eigenart" in ask("/catalog.rdf").text


def test_shipped_yardsticks_are_those_of_the_data_in_every_release():
    store = read_store()
    expected = [one for name in store.dataset.indicators for one in store.dataset.references.get(name, ())]
    rows = pages("/references?limit=10000")
    assert [(one["area"], one["indicator"], one["year"]) for one in rows] == [
        (one.area.code, one.indicator, one.year) for one in expected
    ]
    for row, one in zip(rows, expected, strict=True):
        assert (row["n"], row["median"], row["total"]) == (one.count or None, one.median, one.total)
    earlier = ask("/references?stand=2026-11-22&limit=10000").fields
    assert earlier["meta"]["edition"]["release"] == "2026-11-22"
    assert [one["median"] for one in earlier["data"]] == [one["median"] for one in rows]
