"""What nginx does with the settings that `serve` writes: really started, before made-up processes of the dashboard."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from starlette.applications import Starlette

from indicators.commands.serve import nginx_settings
from indicators.commands.serve_processes import free_ports, is_taken
from indicators.server.routes import middleware, routes
from tools.ensure_programs import NGINX

pytestmark = pytest.mark.skipif(NGINX.find() is None, reason="nginx is not installed: docs/operation.md")


class Echo(BaseHTTPRequestHandler):
    """Answers with its port and the headers it was asked with."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = json.dumps({"port": self.connection.getsockname()[1], "headers": dict(self.headers)}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        if self.path.startswith("/filme/"):
            self.send_header("Cache-Control", "public, max-age=60")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_what: object) -> None:
        """Print nothing."""


@contextmanager
def echoing() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def nginx(folder: Path, ports: Sequence[int], *, sticky: str = "address", proxies: Sequence[str] = ()) -> Iterator[str]:
    """The address of an nginx before processes on some ports."""
    [port] = free_ports(1)
    settings = folder / "nginx.conf"
    text = nginx_settings(folder, ports, port=port, address="127.0.0.1", sticky=sticky, proxies=proxies)
    settings.write_text(text, encoding="utf-8")
    process = subprocess.Popen([str(NGINX.find()), "-c", str(settings), "-p", str(folder)])
    try:
        deadline = time.monotonic() + 10
        while not is_taken(port):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def ask(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): text for name, text in headers.items()})
    try:
        answer = urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, {name.lower(): text for name, text in answer.headers.items()}, answer.read()


def echo(url: str, **headers: str) -> dict:
    return json.loads(ask(url, **headers)[2])


@pytest.mark.parametrize("path", ["/karte", "/filme/karte.json"])
@pytest.mark.parametrize(
    ("said", "passed_on"), [("https", "https"), ("http", "http"), ("", "http"), ("javascript", "http")]
)
def test_the_scheme_that_a_server_with_tls_in_front_says_is_passed_on(tmp_path, path, said, passed_on):
    with echoing() as process, nginx(tmp_path, [process.server_port]) as base:
        asked = {"X_Forwarded_Proto": said} if said else {}
        assert echo(base + path, **asked)["headers"]["X-Forwarded-Proto"] == passed_on


def test_an_answer_kept_for_one_scheme_is_not_given_to_those_who_came_by_the_other(tmp_path):
    with echoing() as process, nginx(tmp_path, [process.server_port]) as base:
        for scheme in ("http", "https", "http", "https"):
            seen = echo(f"{base}/filme/karte.json", X_Forwarded_Proto=scheme)["headers"]
            assert seen["X-Forwarded-Proto"] == scheme


@contextmanager
def two_behind(folder: Path) -> Iterator[tuple[ThreadingHTTPServer, ThreadingHTTPServer, str]]:
    """Two upstreams and the address of the nginx before them, where a cookie says which one answers."""
    with echoing() as one, echoing() as two, nginx(folder, [one.server_port, two.server_port], sticky="cookie") as base:
        yield one, two, base


def by(base: str, visitor: str) -> int:
    """The port of the process that answered a visitor with a cookie."""
    return int(echo(f"{base}/karte", Cookie=f"regionalmonitor={visitor}")["port"])


def test_a_visitor_with_a_cookie_stays_with_a_process_and_others_are_shared_out(tmp_path):
    with two_behind(tmp_path) as (one, two, base):
        visitors = [f"{number:032x}" for number in range(40)]
        first = {visitor: by(base, visitor) for visitor in visitors}
        assert all(by(base, visitor) == first[visitor] for visitor in visitors for _ in range(2))
        shares = [list(first.values()).count(one_of.server_port) for one_of in (one, two)]
        assert min(shares) >= 8, shares  # 20 each where they were even


def test_a_visitor_without_a_cookie_gets_one_that_keeps_him_where_he_is(tmp_path):
    with two_behind(tmp_path) as (_one, _two, base):
        for _ in range(8):
            _status, headers, body = ask(f"{base}/karte")
            given = headers["set-cookie"].partition(";")[0].removeprefix("regionalmonitor=")
            assert by(base, given) == json.loads(body)["port"]
            assert "set-cookie" not in ask(f"{base}/karte", Cookie=f"regionalmonitor={given}")[1]


def test_when_the_process_of_a_visitor_dies_another_one_answers_him_at_once(tmp_path):
    with two_behind(tmp_path) as (stays, dies, base):
        visitors = [f"{number:032x}" for number in range(20)]
        assert {by(base, visitor) for visitor in visitors} == {stays.server_port, dies.server_port}
        dies.shutdown()
        dies.server_close()
        assert {by(base, visitor) for visitor in visitors} == {stays.server_port}


@contextmanager
def answering() -> Iterator[int]:
    """The port of a process with everything of the dashboard but Streamlit."""
    [port] = free_ports(1)
    app = Starlette(routes=routes, middleware=middleware)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", lifespan="off"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        deadline = time.monotonic() + 10
        while not server.started:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield port
    finally:
        server.should_exit = True
        thread.join(10)


VALUES = "/api/v1/values.csv"
FRESH_S = 2.5  # an answer is kept for a second, and nginx counts in whole ones


def change_a_value(folder: Path) -> None:
    with (folder / "sets" / "made_up" / "values.csv").open("a", encoding="utf-8") as file:
        file.write("eigenart,09901002,2020,6,,\n")


@pytest.mark.parametrize("path", [VALUES, "/einbetten/tabelle"])
@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_new_data_are_there_at_once_though_answers_are_kept(tmp_path, small_data, monkeypatch, path, accepted):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    with answering() as port, nginx(tmp_path, [port]) as base:
        before = [ask(base + path, Accept_Encoding=accepted) for _ in range(2)]
        assert [headers["x-cache"] for _status, headers, _body in before] == ["MISS", "HIT"]
        change_a_value(small_data)
        time.sleep(FRESH_S)
        _status, headers, body = ask(base + path, Accept_Encoding=accepted)
        assert body != before[0][2]
        assert headers["etag"] != before[0][1]["etag"]


def test_what_did_not_change_is_asked_for_by_its_tag_and_not_sent_again(tmp_path, small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    with answering() as port, nginx(tmp_path, [port]) as base:
        _status, first, body = ask(base + VALUES, Accept_Encoding="br")
        time.sleep(FRESH_S)
        _status, again, same = ask(base + VALUES, Accept_Encoding="br")
        assert (again["x-cache"], again["etag"], same) == ("REVALIDATED", first["etag"], body)
        for tag in (first["etag"], first["etag"].removeprefix("W/")):
            assert ask(base + VALUES, Accept_Encoding="br", If_None_Match=tag)[0] == 304


def test_old_figures_are_not_given_out_where_no_process_says_that_they_still_hold(tmp_path, small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    with ExitStack() as running:
        with answering() as port:
            base = running.enter_context(nginx(tmp_path, [port]))
            assert ask(base + VALUES)[0] == 200
        time.sleep(FRESH_S)
        assert ask(base + VALUES)[0] in (502, 504)


def asked_often(base: str, address: str, times: int = 340) -> list[int]:
    """The statuses of a page that an address, as X-Forwarded-For says it, asks for again and again."""
    return [ask(f"{base}/karte", X_Forwarded_For=address)[0] for _ in range(times)]


def test_one_address_that_asks_for_everything_is_told_to_wait_and_others_are_not(tmp_path):
    with echoing() as process, nginx(tmp_path, [process.server_port], proxies=["127.0.0.1"]) as base:
        assert set(asked_often(base, "203.0.113.1")) == {200, 429}
        status, headers, body = ask(f"{base}/karte", X_Forwarded_For="203.0.113.1, 203.0.113.1")
        assert (status, headers["retry-after"]) == (429, "10") and "Bitte in einigen Sekunden" in body.decode()
        assert asked_often(base, "203.0.113.2", 20) == [200] * 20
        assert ask(f"{base}/filme/karte.json", X_Forwarded_For="203.0.113.1")[0] == 200  # files: their own


def test_who_a_visitor_is_says_only_a_proxy_that_was_named(tmp_path):
    with echoing() as process, nginx(tmp_path, [process.server_port], proxies=["10.0.0.0/8"]) as base:
        statuses = [ask(f"{base}/karte", X_Forwarded_For=f"203.0.113.{number % 250}")[0] for number in range(340)]
        assert set(statuses) == {200, 429}


def test_without_a_named_proxy_nobody_is_limited(tmp_path):
    """All visitors may come from the address of one that nobody named."""
    with echoing() as process, nginx(tmp_path, [process.server_port]) as base:
        assert set(asked_often(base, "203.0.113.1")) == {200}


@pytest.mark.parametrize(("said", "secure"), [("https", True), ("http", False)])
def test_the_cookie_goes_by_tls_alone_where_visitors_come_by_it(tmp_path, said, secure):
    with echoing() as process, nginx(tmp_path, [process.server_port], sticky="cookie") as base:
        cookie = ask(f"{base}/karte", X_Forwarded_Proto=said)[1]["set-cookie"]
        assert ("Secure" in cookie) == secure
