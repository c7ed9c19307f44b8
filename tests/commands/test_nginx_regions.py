"""What nginx does with the settings for several regions: really started, before made-up processes of them."""

from __future__ import annotations

import http.client
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from indicators.commands.serve import regions_settings
from indicators.commands.serve_processes import free_ports, is_taken
from indicators.commands.serve_regions import Region
from indicators.commands.serve_site import OwnPages
from tests.commands.test_nginx import ask, echo, echoing
from tools.ensure_programs import NGINX

pytestmark = pytest.mark.skipif(NGINX.find() is None, reason="nginx is not installed: docs/operation.md")
NAMES = ("borken", "static", "monitor.kreis-borken.example", "other.example")
OWN_HOST = NAMES[2]
Processes = dict[str, ThreadingHTTPServer]


@contextmanager
def regions(folder: Path) -> Iterator[tuple[str, Processes]]:
    """The address of an nginx before one process for each region, and these by name."""
    with ExitStack() as running:
        processes = {name: running.enter_context(echoing()) for name in NAMES}
        [port] = free_ports(1)
        served = {Region(folder / name): [one.server_port] for name, one in processes.items()}
        settings = folder / "nginx.conf"
        text = regions_settings(folder, served, port=port, address="127.0.0.1", sticky="cookie")
        settings.write_text(text, encoding="utf-8")
        OwnPages(folder / "site").write(list(served), day=date(2026, 1, 1))
        process = subprocess.Popen([str(NGINX.find()), "-c", str(settings), "-p", str(folder)])
        running.callback(process.wait, 10)
        running.callback(process.terminate)
        deadline = time.monotonic() + 10
        while not is_taken(port):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}", processes


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Processes]]:
    with regions(tmp_path_factory.mktemp("regions")) as found:
        yield found


@pytest.mark.parametrize("below", ["/", "/karte", "/api/v1/values", "/static/x.js", "/_stcore/stream", "/filme/a.json"])
def test_a_path_leads_to_its_region_and_a_host_to_its_own(running, below):
    base, processes = running
    for name in ("borken", "static"):
        assert echo(f"{base}/{name}{below}")["port"] == processes[name].server_port
    for host in (OWN_HOST, f"{OWN_HOST}:8501", OWN_HOST.upper()):
        found = echo(f"{base}{below}", Host=host)
        assert (found["port"], found["headers"]["Host"]) == (processes[OWN_HOST].server_port, host)


def test_the_root_of_any_other_host_is_the_list_of_regions(running):
    base, _processes = running
    for host in ("127.0.0.1", "another.example", f"x.{OWN_HOST}"):
        status, headers, body = ask(f"{base}/", Host=host)
        assert status == 200 and headers["content-type"] == "text/html; charset=utf-8"
        assert b'<a href="/borken/">' in body and f'<a href="//{OWN_HOST}/">'.encode() in body
        assert "default-src 'none'" in headers["content-security-policy"] and "set-cookie" not in headers
    for path in (
        "/karte",
        "/index.html",
        "/away.html",
        "/borkener/",
        "/../nginx.conf",
        "/monitor.kreis-borken.example/",
    ):
        status, headers, body = ask(f"{base}{path}")
        assert status in (400, 404), path
    assert ask(f"{base}/nirgends")[2] == ask(f"{base}/")[2]
    assert ask(f"{base}/robots.txt")[2].startswith(b"User-agent: *\nDisallow: /borken/_stcore/")


def test_a_path_without_its_slash_is_completed_whatever_stands_in_front(running):
    base, _processes = running
    connection = http.client.HTTPConnection(base.removeprefix("http://"))
    connection.request("GET", "/borken?lang=en", headers={"Host": "example.org"})
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (308, "/borken/?lang=en")
    connection.close()


def test_the_cookie_of_a_region_goes_to_no_other_one(running):
    base, _processes = running
    for path, host, home in (("/borken/", "x", "/borken/"), ("/static/", "x", "/static/"), ("/", OWN_HOST, "/")):
        assert f"; Path={home}; " in ask(base + path, Host=host)[1]["set-cookie"]


def test_headers_of_the_list_are_not_those_of_a_region(running):
    base, _processes = running
    for path in ("/borken/karte", "/borken/filme/a.json"):
        assert "content-security-policy" not in ask(base + path)[1]


def test_what_is_kept_of_a_region_is_never_given_out_by_another_one(running):
    """Host and the host of the address may differ: the address counts for nginx, Host names what is kept."""
    base, processes = running

    def kept(target: str) -> tuple[int, str | None]:
        connection = http.client.HTTPConnection(base.removeprefix("http://"))
        connection.request("GET", target, headers={"Host": OWN_HOST})
        answer = connection.getresponse()
        found = json.loads(answer.read())["port"], answer.getheader("X-Cache")
        connection.close()
        return found

    own, other = processes[OWN_HOST].server_port, processes["other.example"].server_port
    assert [kept("/filme/kept.json") for _ in range(2)] == [(own, "MISS"), (own, "HIT")]
    assert kept("http://other.example/filme/kept.json") == (other, "MISS")
    assert kept("http://other.example/filme/kept.json") == (other, "HIT")
    assert kept("/filme/kept.json") == (own, "HIT")


def test_while_no_process_of_a_region_answers_it_says_so_and_the_others_go_on(tmp_path):
    with regions(tmp_path) as (base, processes):
        for name in ("borken", OWN_HOST):
            processes[name].shutdown()
            processes[name].server_close()
        for path, host in (("/borken/karte", "x"), ("/borken/filme/a.json", "x"), ("/karte", OWN_HOST)):
            status, headers, body = ask(base + path, Host=host)
            assert (status, headers["retry-after"]) == (503, "10") and "gerade nicht erreichbar" in body.decode()
        began = time.monotonic()
        assert all(ask(f"{base}/static/karte?{number}")[0] == 200 for number in range(100))
        assert time.monotonic() - began < 5
