"""A server of its own, asked what no browser asks: it answers all of it, tells nothing, repeats nothing, logs no fault.

`python -m tools.hostile --count 100000` goes on with as many addresses made by chance as one likes.
"""

import json
from collections import Counter
from random import Random

import pytest

from tests.conftest import THOROUGH
from tools.hostile import Reply, faults, log_faults, send_all
from tools.hostile_requests import BREAKOUT, SHAPES, fuzzed, parameter_names, table
from tools.local_server import ROOT, LocalServer

pytestmark = pytest.mark.slow
COUNT = 250


def asked_of_it():
    """Every kind of request for a third of the kinds of routes, so that each kind of route gets a third of them."""
    kinds = list(dict.fromkeys(kind for kind, _name, _raw in table()))
    shapes = list(SHAPES)
    for kind, name, raw in table():
        if THOROUGH or (kinds.index(kind) + shapes.index(name)) % 3 == 0:
            yield kind, name, raw


@pytest.fixture(scope="module")
def asked():
    """Requests of the table and some addresses made by chance: what was answered, and what the server then logged."""
    chance, names = Random(20), parameter_names()
    with LocalServer() as server:
        reports = [
            send_all(server.port, asked_of_it()),
            send_all(server.port, (fuzzed(chance, names) for _ in range(COUNT))),
        ]
        yield reports, server.log()


def test_every_answer_is_as_it_should_be(asked):
    reports, _log = asked
    assert [list(report.wrong) for report in reports] == [[], []]


def test_the_log_names_no_fault(asked):
    assert log_faults(asked[1]) == []


def test_the_log_is_lines_of_json_without_visitors_addresses_and_queries(asked):
    lines = [line for line in asked[1].splitlines() if line.startswith("{")]
    events = Counter(json.loads(line)["event"] for line in lines)
    assert events["request"] > COUNT
    assert events["session"] > 10
    known = ("127.0.0.1", "indikator=", "p1=", "?", "Accept")
    assert [line for line in lines if any(one in line for one in known)] == []
    others = [line for line in asked[1].splitlines() if line.strip() and not line.startswith("{")]
    assert [line for line in others if "dashboard" not in line and "browser" not in line and "URL" not in line] == []


def test_most_requests_are_answered_and_refused_as_what_they_are(asked):
    statuses = {status for _kind, status in asked[0][0].statuses}
    assert {200, 400, 404, 405, 414} <= statuses
    unanswered = sum(count for (_kind, status), count in asked[0][0].statuses.items() if not status)
    assert unanswered < 0.03 * sum(asked[0][0].statuses.values())


def test_the_table_has_every_kind_of_request_for_every_kind_of_route():
    found = list(table())
    for one in (found, list(asked_of_it())):
        assert {name for _kind, name, _raw in one} == set(SHAPES) and len({kind for kind, _name, _raw in one}) >= 14
    assert len({name for _kind, name, _raw in found}) == len(SHAPES) > 120
    assert len({kind for kind, _name, _raw in found}) >= 14


def answer(status: str = "200 OK", body: str = "", **more: str) -> Reply:
    safe = {"x-content-type-options": "nosniff", "referrer-policy": "a", "permissions-policy": "a",
            "cross-origin-opener-policy": "a", "content-security-policy": "a", "content-type": "text/html"}  # fmt: skip
    lines = "".join(f"{name}: {text}\r\n" for name, text in {**safe, **more}.items())
    return Reply(f"HTTP/1.1 {status}\r\n{lines}\r\n{body}".encode())


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (answer("500 Internal Server Error"), "status 500"),
        (answer("503 Service Unavailable"), "status 503"),
        (answer(body=f"{ROOT}/app.py"), "tells"),
        (answer(body="Traceback (most recent call last):"), "tells"),
        (answer(body=f"<p>{BREAKOUT}</p>"), "as it is"),
        (answer(location="https://evil.example/"), "header"),
        (answer(location="//evil.example/"), "header"),
        (Reply(b"HTTP/1.1 200 OK\r\n\r\n"), "without"),
    ],
)
def test_the_checks_see_what_they_look_for(reply, fault):
    assert fault in faults(reply)[0]


def test_the_checks_find_nothing_in_an_answer_as_it_should_be():
    assert faults(answer(body="<p>&lt;zq17&gt;</p>")) == faults(answer("503 x", **{"retry-after": "5"})) == []
    assert log_faults('{"level": "info"}\nURL: http://localhost') == []
    assert len(log_faults('{"level": "error"}\nTraceback (most recent call last):')) == 2
