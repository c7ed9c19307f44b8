"""Figures for the operator: they count what happens, cost nothing, and do not grow with what is asked."""

import socket
import time
import urllib.request
from contextlib import closing
from random import Random
from urllib.parse import quote_from_bytes

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from streamlit.runtime.scriptrunner import RerunData, script_runner

from indicators.figures.due import When
from indicators.loading.settings import PROCESS_VARIABLE, Settings
from indicators.server import metrics, warm_start
from indicators.server.gate import Gate
from indicators.server.metrics import REGISTRY, count_rerun, serve_metrics
from indicators.server.route_kinds import KINDS
from indicators.server.routes import routes
from indicators.server.watching import Watched
from indicators.store import read_store
from indicators.views.pages import PAGES
from tests.asking import call
from tools.hostile import ask
from tools.hostile_requests import SHAPES, request
from tools.local_server import LocalServer

APP = Watched(Gate(Starlette(routes=routes)))


def samples():
    """All figures now, by name and labels."""
    families = text_string_to_metric_families(generate_latest(REGISTRY).decode())
    return {(one.name, *sorted(one.labels.values())): one.value for family in families for one in family.samples}


def test_a_request_is_counted_by_kind_and_status_and_a_page_as_a_visit():
    before = samples()
    call(APP, "/api/v1/areas?limit=1")
    call(APP, "/nowhere")
    metrics.count_request("page", "karte", 200, 0.01)
    after = samples()

    def more(*key):
        return after[key] - before.get(key, 0)

    assert more("regionalmonitor_requests_total", "200", "api") == 1
    assert more("regionalmonitor_requests_total", "404", "other") == 1
    assert more("regionalmonitor_request_seconds_count", "api") == 1
    assert more("regionalmonitor_visits_total", "karte") == 1


def test_neither_paths_nor_methods_nor_hosts_make_new_series():
    chance = Random(3)

    def ask_many(count):
        for number in range(count):
            path = quote_from_bytes(chance.randbytes(chance.randrange(30)))
            beginning = chance.choice(["", "karte", "api/v1/", "static/", "media/", "_stcore/", "einbetten/"])
            method = chance.choice(["GET", "HEAD", "POST", f"M{number}"])
            call(APP, f"/{beginning}{path if 'einbetten' not in beginning else ''}", method, host=f"h{number}.example")

    ask_many(300)
    known = set(samples())
    ask_many(1000)
    of_requests = ("regionalmonitor_requests_total", "regionalmonitor_requests_created")
    new = {key for key in set(samples()) - known if key[0] not in of_requests}
    assert new == set()
    assert len({key for key in samples() if key[0] == "regionalmonitor_requests_total"}) <= len(KINDS) * 4


def test_an_unknown_status_is_one_of_a_fixed_set():
    metrics.count_request("other", "", 799, 0.1)
    assert ("regionalmonitor_requests_total", "other", "other") in samples()


def test_the_data_their_edition_and_what_is_due_are_told():
    found, data = samples(), read_store()
    assert found["regionalmonitor_data_info", data.edition.id] == 1
    assert found[("regionalmonitor_data_readable",)] == 1
    due = [found["regionalmonitor_sources", one.value] for one in When]
    assert sum(due) == len({one.id for one in data.dataset.sources.values()})
    assert {key[1] for key in found if key[0] == "regionalmonitor_visits_total"} == {one.address for one in PAGES}


def test_data_that_cannot_be_read_are_told_and_the_rest_too(tmp_path, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    found = samples()
    assert found[("regionalmonitor_data_readable",)] == 0
    assert found[("regionalmonitor_uptime_seconds",)] > 0


def test_caches_tell_hits_and_bytes():
    for _ in range(2):
        call(APP, "/api/v1/areas?limit=2&offset=3")
    before = samples()
    call(APP, "/api/v1/areas?limit=2&offset=3")
    after = samples()
    hits = ("regionalmonitor_cache_hits_total", "data_interface")
    assert after[hits] == before[hits] + 1
    assert after["regionalmonitor_cache_bytes", "data_interface"] > 1000


def test_counting_costs_less_than_a_tenth_of_a_millisecond():
    began = time.perf_counter()
    for _ in range(1000):
        count_rerun(0.01, whole=True)
        metrics.count_request("page", "karte", 200, 0.01)
    assert (time.perf_counter() - began) / 1000 < 0.0001


def test_streamlit_still_runs_pages_where_they_are_counted(monkeypatch):
    """Fails when Streamlit names it otherwise: then reruns are not counted any more."""
    ran = []
    monkeypatch.setattr(script_runner.ScriptRunner, "_run_script", lambda _self, data: ran.append(data))
    warm_start.watch_reruns()
    before = samples()

    class Data:
        fragment_id_queue = ("a",)

    script_runner.ScriptRunner._run_script(object(), Data)
    assert ran == [Data]
    key = ("regionalmonitor_rerun_seconds_count", "part")
    assert samples()[key] == before[key] + 1
    assert "fragment_id_queue" in RerunData.__dataclass_fields__


def free_port():
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_each_process_has_a_port_of_its_own_and_without_a_setting_there_is_none(monkeypatch):
    opened = []
    monkeypatch.setattr(metrics, "start_http_server", lambda *where: opened.append(where))
    assert serve_metrics(Settings()) == 0
    monkeypatch.setenv(PROCESS_VARIABLE, "2")
    assert serve_metrics(Settings(metrics_port=9464)) == 9466
    assert opened == [(9466, "127.0.0.1", REGISTRY)]


def test_a_port_that_is_taken_is_told_and_the_dashboard_goes_on(caplog):
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert serve_metrics(Settings(metrics_port=taken.getsockname()[1])) == 0
    assert "No figures" in caplog.text


@pytest.mark.slow
def test_a_server_tells_its_visits_sessions_and_memory_on_a_port_of_its_own(small_data):
    port = free_port()
    (small_data / "settings.toml").write_text(f"metrics_port = {port}\n", encoding="utf-8")

    def figures():
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
            assert answer.headers["content-type"].startswith("text/plain")
            text = answer.read().decode()
        assert "127.0.0.1" not in text
        families = text_string_to_metric_families(text)
        return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}

    def figures_with(*key):
        """What is told once a request is counted: that is a moment after its answer."""
        deadline = time.monotonic() + 20
        while key not in (found := figures()):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        return found

    with LocalServer(data_dir=small_data) as server:
        assert ask(server.port, request("/karte?indikator=anteil")).status == 200
        ask(server.port, SHAPES["socket"]("/_stcore/stream"))
        found = figures_with("regionalmonitor_requests_total", "session", "101")
        ask(server.port, request("/metrics"))
        figures_with("regionalmonitor_requests_total", "other", "200")  # no page, so the app's document
    assert found["regionalmonitor_visits_total", "karte"] == 1
    assert found["regionalmonitor_requests_total", "session", "101"] == 1
    assert found[("regionalmonitor_sessions",)] == 0
    assert found[("process_resident_memory_bytes",)] > 50_000_000
