"""Several processes behind one address: really started, one of them killed, and what nginx is told."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import InvalidStatus
from websockets.protocol import State

from indicators.commands.parts import WrongInput
from indicators.commands.serve import STICKY, check_proxy, nginx_settings
from indicators.commands.serve_processes import Worker, free_ports, is_taken, keep_all_running
from indicators.loading.settings import PROCESS_VARIABLE
from tools import load
from tools.ensure_programs import NGINX
from tools.local_serve import LocalServe

needs_nginx = pytest.mark.skipif(NGINX.find() is None, reason="nginx is not installed: docs/operation.md")


@pytest.mark.parametrize("sticky", STICKY)
def test_nginx_knows_every_process_and_never_keeps_a_session(sticky):
    text = nginx_settings(Path("/tmp/x"), [9001, 9002], port=8501, address="127.0.0.1", sticky=sticky)
    assert text.count("server 127.0.0.1:9001") == text.count("server 127.0.0.1:9002") == 2
    cached = re.search(r"location ~ (\S+) \{(.*?)\n    \}", text, re.DOTALL)
    assert cached is not None and "proxy_cache answers" in cached[2]
    assert not re.search(cached[1], "/_stcore/stream") and not re.search(cached[1], "/media/x.png")
    assert re.search(cached[1], "/static/js/x.js") and re.search(cached[1], "/api/v1/values")
    assert text.count("proxy_set_header Host $http_host;") == text.count("proxy_pass") == 2
    assert ("Set-Cookie" in text) == (sticky == "cookie")


@needs_nginx
@pytest.mark.parametrize("sticky", STICKY)
def test_nginx_accepts_its_settings(tmp_path, sticky):
    path = tmp_path / "nginx.conf"
    path.write_text(nginx_settings(tmp_path, [9001], port=9003, address="127.0.0.1", sticky=sticky), encoding="utf-8")
    done = subprocess.run(
        [str(NGINX.find()), "-t", "-c", str(path), "-p", str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_ports_are_free_and_different_and_a_taken_one_is_seen():
    import socket

    ports = free_ports(3)
    assert len(set(ports)) == 3
    with socket.socket() as one:
        one.bind(("127.0.0.1", ports[0]))
        one.listen()
        assert is_taken(ports[0])
    assert not is_taken(ports[1])


def test_a_process_that_ended_is_started_again_but_not_at_once():
    worker = Worker(1, 0)
    worker.process = subprocess.Popen([sys.executable, "-c", "pass"])
    worker.process.wait()
    ended, worker.started = worker.process, time.monotonic()
    worker.keep_running()
    assert worker.process is ended


def test_each_process_knows_its_number(monkeypatch):
    started = []
    monkeypatch.setattr(
        "indicators.commands.serve_processes.subprocess.Popen", lambda *_command, **more: started.append(more)
    )
    for number in range(2):
        Worker(1, number).keep_running()
    assert [one["env"][PROCESS_VARIABLE] for one in started] == ["0", "1"]


def test_where_nginx_ends_serve_says_so_in_its_log_and_ends_with_1(monkeypatch, capfd):
    """Its words come first, as lines of the same log, and what it says of a visitor is cut off."""
    monkeypatch.setattr("signal.signal", lambda *_given: None)
    words = "nginx: [emerg] bind() to 0.0.0.0:1 failed, client: 192.0.2.7, request: x"
    ending = [sys.executable, "-c", f"import sys; sys.exit(print({words!r}, file=sys.stderr) or 3)"]
    assert keep_all_running(ending, [], port=1) == 1
    out, err = capfd.readouterr()
    lines = [json.loads(one) for one in err.splitlines()]
    assert out == "" and [(one["level"], one["part"]) for one in lines] == [
        ("info", "serve"), ("error", "nginx"), ("error", "serve"),
    ]  # fmt: skip
    assert lines[1]["message"] == "bind() to 0.0.0.0:1 failed"
    assert lines[2]["message"].startswith("nginx ended by itself with 3")


def test_without_nginx_it_says_how_to_get_it(monkeypatch):
    from indicators.__main__ import main
    from indicators.commands import serve

    monkeypatch.setattr("shutil.which", lambda *_names, **_path: None)
    assert main(["serve"]) == 2
    assert main(["serve", "--workers", "0"]) == 2
    with pytest.raises(WrongInput, match="nginx"):
        serve.run(_options(port=free_ports(1)[0]))


def _options(**more):
    import argparse

    from indicators.commands import serve

    parser = argparse.ArgumentParser()
    serve.add_arguments(parser)
    return argparse.Namespace(**{**vars(parser.parse_args([])), **more})


@pytest.fixture(scope="module")
def served() -> Iterator[LocalServe]:
    with LocalServe(2, sticky="cookie") as running:
        yield running
        log = running.log()
    assert running.process.returncode == 0
    assert {json.loads(one)["event"] for one in log.splitlines()} >= {"message", "request"}  # and nothing else is in it


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): text for name, text in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, {name.lower(): text for name, text in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()
    except OSError:
        return 0, {}, b""


def _until(holds, seconds: float = 40.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def _connections(served: LocalServe) -> list[int]:
    """Return how many connections each process holds open."""
    found = {urlsplit(base).port: one.net_connections("tcp") for base, one in served.processes().items()}
    return [sum(one.status == "ESTABLISHED" and one.laddr.port == port for one in ours) for port, ours in found.items()]


@needs_nginx
def test_pages_sessions_and_kept_answers_come_through_one_address(served):
    base = served.base_url
    status, _headers, body = get(f"{base}/karte?indikator=gigabit")
    assert status == 200 and b'id="start"' in body
    waits, _bytes = load.alone(base, changes=3)
    assert len(waits) == 3
    first, again = (get(f"{base}/api/v1/indicators") for _ in range(2))
    assert first[2] == again[2] and again[1]["x-cache"] == "HIT"
    assert b"127.0.0.1" not in get(f"{base}/api/v1")[2]  # the shipped settings name no host
    plain, packed = (
        get(f"{base}/app/static/regionmap.js?v=12345678", Accept_Encoding=one) for one in ("identity", "br")
    )
    assert "content-encoding" not in plain[1] and packed[1]["content-encoding"] == "br"


@needs_nginx
def test_viewers_with_cookies_of_their_own_are_shared_out(served):
    """By the address they come from, all 30 would be with one process."""
    with ThreadPoolExecutor(1) as thread:
        looking = thread.submit(load.crowd, [served.base_url], 30, think_s=1.0, seconds=4.0)
        _until(lambda: sum(_connections(served)) >= 30)
        assert len(_connections(served)) == 2 and min(_connections(served)) >= 5
        assert len(looking.result()) >= 30


@needs_nginx
def test_a_process_that_is_killed_leaves_the_others_answering_and_comes_back(served):
    base, before = served.base_url, set(served.processes().values())
    min(before, key=lambda one: one.pid).kill()
    assert all(get(f"{base}/karte?indikator=gigabit&x={number}")[0] == 200 for number in range(10))
    _until(lambda: len(set(served.processes().values()) - before) == 1)
    assert len(load.alone(base, changes=1)[0]) == 1


@needs_nginx
def test_of_twenty_viewers_those_of_a_killed_process_come_back_from_their_address_and_the_others_stay(served):
    _until(lambda: len(served.processes()) == 2 and all(get(f"{one}/healthz")[0] == 200 for one in served.processes()))

    async def came(viewer: load.Viewer) -> ClientConnection:
        """Try again, as a browser does, while nginx has not seen yet which process answers."""
        deadline = time.monotonic() + 20
        while True:
            try:
                return await viewer.connection()
            except InvalidStatus:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.5)

    async def shared_out(viewers: list[load.Viewer]) -> list[ClientConnection]:
        """Come again until each process has viewers: nginx gives none for 3 s to one just started again."""
        deadline = time.monotonic() + 20
        while True:
            before = _connections(served)
            connections = [await came(one) for one in viewers]
            if all(now > then for now, then in zip(_connections(served), before, strict=True)):
                return connections
            assert time.monotonic() < deadline
            await asyncio.gather(*(one.close() for one in connections))
            await asyncio.sleep(1)

    async def visit(leaving: AsyncExitStack) -> tuple[int, int]:
        viewers = [load.Viewer(served.base_url, f"regionalmonitor={number:032x}") for number in range(20)]
        connections = await shared_out(viewers)
        for one in connections:
            leaving.push_async_callback(one.close)
        for viewer, connection in zip(viewers, connections, strict=True):
            await viewer.ask(connection, load.QUERY)
        min(served.processes().values(), key=lambda one: one.pid).kill()
        await asyncio.sleep(1)
        stayed = back = 0
        for viewer, connection in zip(viewers, connections, strict=True):
            if connection.state is State.OPEN:
                await viewer.ask(connection, f"{load.QUERY}&jahr=2015")
                stayed += 1
            else:
                viewer.fragment = ""
                again = await came(viewer)
                leaving.push_async_callback(again.close)
                await viewer.ask(again, load.QUERY)
                back += 1
        return stayed, back

    async def visited() -> tuple[int, int]:
        async with AsyncExitStack() as leaving:
            return await visit(leaving)

    stayed, back = asyncio.run(visited())
    assert stayed + back == 20 and stayed and back


@pytest.mark.parametrize("proxy", ["x", "10.0.0.0/99", "10.0.0.1; include /etc/passwd", ""])
def test_a_proxy_that_is_no_address_is_refused(proxy):
    with pytest.raises(WrongInput, match="expected an address, a network or"):
        check_proxy(proxy)
    for known in ("10.0.0.1", "10.0.0.0/8", "2001:db8::/32", "direct"):
        check_proxy(known)
