"""What the data interface answers: every resource, its filters, and that figures are those of the data."""

import csv
import io
import math
import shutil
from datetime import date
from itertools import pairwise

import pytest

from indicators.api.resources import RESOURCES
from indicators.loading.boundaries import source_note
from indicators.model import Level
from indicators.store import read_store
from tests import made_up
from tests.api.asking import ORIGIN, ROOT, ask, pages
from tests.export.cells import original

CODES = {"areas": "05958004", "indicators": "glasfaser", "catalog": "wirtschaft"}
ADDRESSES = [one.path.replace("{code}", CODES.get(one.path.split("/")[1], "")) for one in RESOURCES]


@pytest.fixture
def made_up_data(monkeypatch, goal_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    return goal_data


def table(path):
    return list(csv.DictReader(io.StringIO(ask(path).text)))


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_answers(path):
    answer = ask(path)
    assert answer.status == 200
    assert answer.content


@pytest.mark.parametrize("path", [path for path in ADDRESSES if not path.endswith((".csv", ".rdf"))])
def test_json_is_strict_and_says_what_it_is_of_when_and_how_to_cite_it(path):
    fields = ask(path).fields
    if "catalog" in path or "openapi" in path or path.endswith((".jsonstat", "-metadata.json")):
        return  # in the words of others
    assert fields["meta"]["edition"]["release"] == read_store().edition.id
    assert "Ausgabe der Daten vom" in fields["meta"]["citation"]
    assert fields["meta"]["licence"]["note"]


def test_the_entry_leads_to_every_resource():
    listed = [one["href"] for one in ask("/").fields["data"]["resources"]]
    assert len(listed) == len(RESOURCES)
    assert [ask(one).status for one in listed if "{" not in one] == [200] * sum(
        "{" not in one.path for one in RESOURCES
    )


def test_figures_are_those_of_the_data():
    rows = read_store().dataset.values
    found = pages("/values?limit=10000")
    assert len(found) == len(rows)
    names = ("indicator", "area", "year", "sign", "note", "coverage")
    expected = rows[[*names, "value"]].to_dict("records")
    for one, other in zip(found, expected, strict=True):
        assert [one[name] for name in names] == [other[name] for name in names]
        assert one["value"] == other["value"] or (one["value"] is None and math.isnan(other["value"]))


@pytest.mark.parametrize(
    "path", ["values", "areas", "statuses", "values?indicator=uebernachtungen", "values?level=district&year=2020,2021"]
)
def test_csv_holds_the_same_as_json(path):
    name, _, query = path.partition("?")
    rows = table(f"/{name}.csv?{query}" if query else f"/{name}.csv")
    listed = pages(f"/{name}.json?limit=10000&{query}")
    assert len(rows) == len(listed) > 0
    for row, fields in zip(rows, listed, strict=True):
        for column, cell in row.items():
            value = fields[column]
            if value is None:
                assert cell == ""
            elif isinstance(value, bool):
                assert cell == str(value).lower()
            elif isinstance(value, float | int):
                assert float(cell) == value
            elif isinstance(value, list):
                assert cell == " ".join(value)
            else:
                assert original(cell) == value


def test_csv_has_no_byte_order_mark_and_a_decimal_point():
    answer = ask("/values.csv?indicator=glasfaser")
    assert answer.content.startswith(b"indicator,area,")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert 'rel="license"' in answer.headers["link"]
    assert 'rel="describedby"' in answer.headers["link"]


def test_filters_can_be_repeated_or_separated_by_commas_and_narrow_each_other():
    by_comma = ask("/values?indicator=glasfaser,gigabit&area=05958004,05958&year=2021").fields
    repeated = ask("/values?indicator=glasfaser&indicator=gigabit&area=05958004&area=05958&year=2021").fields
    assert by_comma["data"] == repeated["data"]
    assert {(one["indicator"], one["area"], one["year"]) for one in by_comma["data"]} == {
        (name, area, 2021) for name in ("glasfaser", "gigabit") for area in ("05958004", "05958")
    }
    districts = ask("/values?indicator=glasfaser&area=05958004,05958&level=district").fields["data"]
    assert {one["area"] for one in districts} == {"05958"}


def test_a_set_is_the_figures_of_its_indicators():
    listed = {one["indicator"] for one in pages("/values?set=teilhabe&limit=10000")}
    assert listed == {one.id for one in read_store().dataset.indicators.values() if one.set == "teilhabe"}


def test_zero_missing_and_confidential_stay_three_things(made_up_data):
    found = {one["area"]: one for one in ask("/values?indicator=anteil&year=2020&level=municipality").fields["data"]}
    assert found["09902001"]["value"] == 0
    assert found["09902002"]["value"] is None
    assert found["09902002"]["sign_meaning"] == "geheim gehalten oder unbekannt"
    assert "09902002" not in {one["area"] for one in ask("/values?indicator=eigenart").fields["data"]}


def test_an_indicator_says_all_that_is_known_about_it():
    one = ask("/indicators/bevoelkerung").fields["data"]
    indicator = read_store().dataset.indicators["bevoelkerung"]
    assert one["definition"] == indicator.definition
    assert {part["year"]: part["reason"] for part in one["breaks"]} == dict(indicator.breaks)
    assert [source["id"] for source in one["sources"]] == list(indicator.sources)
    assert all(source["licence"] and source["data_as_of"] for source in one["sources"])
    assert set(one["levels"]) == set(Level) - {Level.GROUP}
    assert one["years"] == sorted(one["years"])


def test_a_rating_comes_with_its_receipt_and_is_that_of_the_pages():
    found = ask("/statuses?goal=glasfaser_2030&area=05958004").fields["data"]
    assert len(found) == 1
    assert found[0]["status"] == read_store().results("glasfaser_2030", date.today())["05958004"].rating.status
    labels = [step["label"] for step in found[0]["receipt"]]
    assert labels[0] == "Werte"
    assert "Ergebnis" in labels


def test_there_is_a_rating_for_every_goal_and_area():
    dataset = read_store().dataset
    found = pages("/statuses?limit=10000")
    expected = [(goal, area.code) for goal in dataset.goals for area in dataset.areas]
    assert [(one["goal"], one["area"]) for one in found] == expected


def test_an_areas_own_resolution_is_named_beside_the_goal_asked_for(made_up_data):
    with (made_up_data / "goals.csv").open("a", encoding="utf-8") as file:
        file.write(made_up.OWN_GOAL)
    found = ask("/statuses?goal=weg_2030&area=09901001").fields["data"][0]
    assert (found["goal"], found["goal_applied"]) == ("weg_2030", "weg_eigen")


@pytest.mark.parametrize(("level", "count"), [("municipality", 59), ("district", 5)])
def test_boundaries_are_geojson_with_their_attribution(level, count):
    answer = ask(f"/boundaries?level={level}")
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.fields["attribution"] == source_note() == "© GeoBasis-DE / BKG 2016 (Daten verändert)"
    areas = read_store().dataset.areas
    assert len(answer.fields["features"]) == count
    for one in answer.fields["features"]:
        assert one["properties"]["label"] == areas[one["id"]].label
        outer = one["geometry"]["coordinates"][0]
        ring = outer if one["geometry"]["type"] == "Polygon" else outer[0]
        assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) < 0


@pytest.mark.parametrize("path", ["/values?indicator=glasfaser&limit=7", "/areas?limit=10", "/goals?limit=4"])
def test_pages_collect_everything_once(path):
    whole = ask(path.partition("limit=")[0] + "limit=10000").fields
    found = pages(path)
    assert found == whole["data"]
    assert len(found) == whole["total"]


def test_pages_lead_back_to_the_first_and_say_so_in_the_header():
    answer = ask("/areas?limit=10&offset=5")
    assert answer.fields["prev"] == f"{ROOT}/areas?limit=5&offset=0"
    assert answer.fields["next"] == f"{ROOT}/areas?limit=10&offset=15"
    for name in ("prev", "next"):
        assert f'<{answer.fields[name]}>; rel="{name}"' in answer.headers["link"]
    assert ask("/areas?offset=5000").fields["data"] == []


def test_csv_is_whole_unless_a_limit_is_given():
    assert len(table("/values.csv")) == len(read_store().dataset.values)
    assert len(table("/values.csv?limit=3&offset=2")) == 3


def test_an_earlier_release_gives_the_figures_as_they_were():
    """The release of 2026-11-23 brought the publisher's figures for districts, which were computed before."""
    path = "/values?indicator=wahlbeteiligung_bund&area=05958&year=2009"
    then, now = ask(f"{path}&stand=2026-11-22").fields, ask(path).fields
    assert (now["data"][0]["sign"], now["data"][0]["value"]) == ("", 72.7)
    assert then["data"][0]["sign"] == "c"
    assert then["data"][0]["value"] != 72.7
    assert then["meta"]["edition"]["release"] == "2026-11-22"
    assert (then["meta"]["newest"], now["meta"]["newest"]) == (False, True)
    assert "stand=2026-11-22" in then["meta"]["links"]["indicators"]
    assert "stand=2026-11-22" in ask("/values?stand=2026-11-22&limit=1").fields["next"]


def test_the_newest_release_can_be_named_too():
    newest = read_store().edition.id
    assert ask(f"/areas?stand={newest}").fields["data"] == ask("/areas").fields["data"]


def test_changed_files_are_seen_at_once(made_up_data):
    before = ask("/values?indicator=eigenart").fields
    with (made_up_data / "sets" / "made_up" / "values.csv").open("a", encoding="utf-8") as file:
        file.write("eigenart,09901002,2020,6,,\n")
    after = ask("/values?indicator=eigenart").fields
    assert after["total"] == before["total"] + 1


@pytest.mark.parametrize(
    ("settings", "start"),
    [
        ("", ""),
        ('public_url = "https://example.org/monitor"', "https://example.org/monitor"),
        (f'allowed_hosts = ["{ORIGIN.partition("//")[2]}"]', ORIGIN),
        ('allowed_hosts = ["another.example.org"]', ""),
    ],
)
def test_addresses_begin_as_the_operator_says(made_up_data, settings, start):
    (made_up_data / "settings.toml").write_text(settings, encoding="utf-8")
    assert ask("/areas").fields["meta"]["links"]["self"] == f"{start}{ROOT}/areas"
    assert ask("/openapi.json").fields["servers"] == [{"url": f"{start}{ROOT}"}]


def test_a_folder_without_sets_gives_empty_lists(made_up_data):
    shutil.rmtree(made_up_data / "sets")
    (made_up_data / "goals.csv").unlink()
    for path in ("/values", "/indicators", "/references", "/goals", "/statuses"):
        answer = ask(path)
        assert (answer.status, answer.fields["total"], answer.fields["data"]) == (200, 0, [])
    assert ask("/values.csv").text.count("\n") == 1
    assert ask("/catalog").status == ask("/openapi.json").status == 200
