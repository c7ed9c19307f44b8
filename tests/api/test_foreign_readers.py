"""What foreign programs make of the forms for them: GDAL, pandas, a JSON-stat and a CSVW reader."""

from __future__ import annotations

import csv
import io
import json

import geopandas
import pytest
from csvw import Table
from pyjstat import pyjstat

from indicators.model import Level
from tests.api.asking import ask, pages

SOME = ("gigabit", "bevoelkerung", "kinderaerzte", "industrieumsatz", "solarleistung")


LEVELS_OF = [
    (name, level)
    for name in SOME
    for level in (Level.MUNICIPALITY, Level.DISTRICT)
    if (name, level) != ("industrieumsatz", Level.MUNICIPALITY)  # published for districts alone
]


@pytest.mark.parametrize("indicator, level", LEVELS_OF)
def test_a_map_opens_in_gdal_with_the_figures_of_the_lists(indicator, level, shipped):
    answer = ask(f"/indicators/{indicator}/map.geojson?level={level}")
    frame = geopandas.read_file(io.BytesIO(answer.content))
    assert frame.crs.to_epsg() == 4326 and frame.geometry.is_valid.all()
    assert len(frame) == len(shipped.dataset.areas.at(level))
    year = shipped.years(indicator, level)[-1]
    assert set(frame["year"]) == {year}
    told = {one["area"]: one["value"] for one in pages(f"/values?indicator={indicator}&level={level}&year={year}")}
    for area, value in zip(frame["area"], frame["value"], strict=True):
        assert told.get(area) == (None if value != value else value)  # NaN is no value


def test_a_map_of_a_level_without_values_names_no_year():
    found = ask("/indicators/industrieumsatz/map.geojson?level=municipality").fields["features"]
    assert {(one["properties"]["value"], one["properties"]["year"]) for one in found} == {(None, None)}
    assert len(found) == 59


def test_a_map_of_a_year_without_values_says_so_in_every_area():
    found = ask("/indicators/gigabit/map.geojson?year=1990").fields["features"]
    assert {one["properties"]["value"] for one in found} == {None}
    assert {one["properties"]["year"] for one in found} == {1990}
    assert ask("/indicators/gigabit/map.geojson?year=2019,2020").status == 400


@pytest.mark.filterwarnings("ignore:Shouldn't use this function")
@pytest.mark.parametrize("indicator", SOME)
def test_a_cube_is_read_by_a_json_stat_reader_with_the_figures_of_the_lists(indicator):
    content = ask(f"/indicators/{indicator}/values.jsonstat").text
    cube = json.loads(content)
    size = cube["size"][0] * cube["size"][1] * cube["size"][2]
    assert len(cube["value"]) == size and cube["role"]["geo"] == ["area"]
    frame = pyjstat.Dataset.read(content).write("dataframe", naming="id")
    told = {
        (one["area"], str(one["year"])): one["value"] for one in pages(f"/values?indicator={indicator}&limit=10000")
    }
    read = {(row["area"], row["time"]): row["value"] for row in frame.to_dict("records")}
    assert {key: value for key, value in told.items() if value is not None} == {
        key: value for key, value in read.items() if value is not None and value == value
    }
    signs = [cube["status"][place] for place in sorted(cube.get("status", {}), key=int)]
    assert set(signs) <= {one["sign"] for one in pages(f"/values?indicator={indicator}&limit=10000")}


@pytest.mark.parametrize(
    "path", ["/values", "/areas", "/indicators", "/changes", "/statuses", "/outputs", "/references"]
)
def test_every_csv_has_its_columns_described_and_a_reader_reads_it_so(path, tmp_path):
    query = {"/values": "?indicator=gigabit&year=2022", "/statuses": "?goal=glasfaser_2030"}.get(path, "")
    answer = ask(f"{path}.csv{query}")
    said = ask(f"{path}.csv-metadata.json{query}").fields
    head = next(csv.reader(io.StringIO(answer.text)))
    assert [one["name"] for one in said["tableSchema"]["columns"]] == head
    assert said["url"].endswith(f"{path}.csv{query}")
    (tmp_path / "data.csv").write_bytes(answer.content)
    (tmp_path / "data.csv-metadata.json").write_text(json.dumps({**said, "url": "data.csv"}), encoding="utf-8")
    rows = list(Table.from_file(str(tmp_path / "data.csv-metadata.json")))
    assert len(rows) == answer.text.count("\n") - 1 or rows
    if path == "/values":
        assert all(isinstance(one["value"], float) and isinstance(one["year"], int) for one in rows)


def test_names_come_in_the_language_that_is_asked_for():
    from indicators.language.i18n import use_language

    use_language("en")  # as the server does by the same parameter
    try:
        english = ask("/indicators/gigabit?lang=en").fields["data"]["label"]
    finally:
        use_language("de")
    assert english == "Gigabit-capable connections (fixed-line)"
    assert ask("/indicators/gigabit").fields["data"]["label"] == "Gigabitfähige Anschlüsse (leitungsgebunden)"
    assert ask("/indicators/gigabit?lang=tlh").status == 400
