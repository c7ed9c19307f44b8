"""OGC API – Features: opened over HTTP by GDAL, as QGIS does, and asked by hand."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import geopandas
import pytest
from starlette.applications import Starlette

from indicators.model import Level
from indicators.ogc.features import COLLECTIONS, box_of, within
from indicators.ogc.routes import CONFORMANCE, MOST, routes
from indicators.paths import ROOT
from tests.asking import call

APP = Starlette(routes=routes)


def ask(path: str):
    answer = call(APP, path)
    return answer.status, json.loads(answer.text)


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The interface as a process of its own: GDAL waits for its answers with Python held."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", f"{__name__}:APP", "--port", str(port), "--log-level", "error"]
    with subprocess.Popen(command, cwd=ROOT) as server:
        try:
            for _try in range(300):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.1):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/ogc"
        finally:
            server.terminate()


@pytest.mark.parametrize("name", COLLECTIONS)
def test_gdal_opens_a_collection_with_all_areas_and_figures(served, shipped, name):
    frame = geopandas.read_file(f"OAPIF:{served}/collections/{name}")
    level = COLLECTIONS[name]
    assert len(frame) == len(shipped.dataset.areas.at(level)) and frame.crs.to_epsg() == 4326
    by_code = frame.set_index("ags")
    for code in ("05958004", "05966024") if level == Level.MUNICIPALITY else ("05958", "05966"):
        figure = shipped.series["gigabit"].latest(code)
        assert by_code.loc[code, "gigabit"] == pytest.approx(figure.value)
        assert by_code.loc[code, "gigabit_jahr"] == figure.year


def test_the_landing_page_leads_to_all_there_is():
    status, said = ask("/ogc")
    assert status == 200
    links = {one["rel"]: one["href"] for one in said["links"]}
    assert set(links) == {"self", "service-desc", "conformance", "data"}
    assert ask(links["conformance"])[1]["conformsTo"] == list(CONFORMANCE)
    assert ask(links["service-desc"])[1]["openapi"].startswith("3.0")
    found = ask(links["data"])[1]["collections"]
    assert [one["id"] for one in found] == list(COLLECTIONS)
    for one in found:
        west, south, east, north = one["extent"]["spatial"]["bbox"][0]
        assert 7 < west < east < 9.2 and 50.5 < south < north < 52 and one["attribution"]
        assert ask(next(link["href"] for link in one["links"] if link["rel"] == "items"))[0] == 200


def test_pages_collect_every_feature_once():
    codes, path = [], "/ogc/collections/gemeinden/items?limit=17"
    while path:
        said = ask(path)[1]
        assert said["numberReturned"] == len(said["features"]) and said["numberMatched"] == 59
        codes += [one["id"] for one in said["features"]]
        path = next((one["href"] for one in said["links"] if one["rel"] == "next"), "")
    assert len(set(codes)) == len(codes) == 59


def test_a_time_gives_the_newest_figure_until_then(shipped):
    for until, text in ((2019, "2019-12-31T00:00:00Z"), (2020, "2018-01-01/2020-06-30"), (2018, "../2018-12-31")):
        one = ask(f"/ogc/collections/gemeinden/items/05958004?datetime={text}")[1]["properties"]
        assert one["gigabit_jahr"] == until and one["gigabit"] == shipped.series["gigabit"].at("05958004", until).value
    assert ask("/ogc/collections/gemeinden/items/05958004?datetime=1900-01-01")[1]["properties"]["gigabit"] is None


def test_a_box_leaves_what_it_meets():
    west, south, east, north = box_of(ask("/ogc/collections/gemeinden/items/05966024")[1])
    middle = f"{(west + east) / 2},{(south + north) / 2},{(west + east) / 2},{(south + north) / 2}"
    names = [one["properties"]["name"] for one in ask(f"/ogc/collections/gemeinden/items?bbox={middle}")[1]["features"]]
    assert "Olpe" in names and len(names) < 10
    assert ask("/ogc/collections/gemeinden/items?bbox=0,0,1,1")[1]["numberMatched"] == 0
    assert within([], None) == []


@pytest.mark.parametrize(
    "query",
    ["bbox=1,2,3", "bbox=a,b,c,d", "bbox=nan,0,1,1", "bbox=0,2,1,1", "bbox=1e999,0,1,1", "limit=0", "limit=-1",
     "limit=x", "limit=٣", "offset=-1", "datetime=gestern", "datetime=2019/2020/2021", "datetime=../..",
     f"limit={'9' * 30}"],
)  # fmt: skip
def test_what_cannot_be_followed_is_explained(query):
    status, said = ask(f"/ogc/collections/gemeinden/items?{query}")
    assert status == 400 and said["code"] == "InvalidParameterValue" and said["description"]


def test_a_large_limit_is_cut_and_what_is_not_there_is_said():
    assert ask(f"/ogc/collections/kreise/items?limit={MOST * 5}")[1]["numberReturned"] == 5
    assert ask("/ogc/collections/nix")[0] == ask("/ogc/collections/nix/items")[0] == 404
    assert ask("/ogc/collections/gemeinden/items/99")[0] == ask("/ogc/collections/nix/items/05958004")[0] == 404
