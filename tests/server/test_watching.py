"""Every request is told once, and what fails is answered with a number that the log has too."""

import asyncio
import json
import logging

import pytest
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from streamlit.testing.v1 import AppTest

from indicators.server.headers import HEADERS
from indicators.server.logs import error_number
from indicators.server.route_kinds import KINDS, route_of
from indicators.server.watching import GONE, Watched, log_seen
from tests.asking import call


async def inside(scope, receive, send):
    if scope["path"].endswith("broken"):
        raise ValueError("what 192.0.2.7 typed")
    if scope["path"].endswith("left"):
        raise ClientDisconnect
    await PlainTextResponse("12345", 404 if scope["path"].endswith("nowhere") else 200)(scope, receive, send)


@pytest.fixture
def seen():
    return []


@pytest.fixture
def app(seen):
    return Watched(inside, seen.append)


def test_a_request_is_told_with_kind_status_bytes_and_time(app, seen):
    call(app, "/karte?liste=geheim")
    call(app, "/api/v1/nowhere")
    assert [(one.route.kind, one.route.page, one.status, one.size) for one in seen] == [
        ("page", "karte", 200, 5), ("api", "", 404, 5),
    ]  # fmt: skip
    assert all(0 < one.seconds < 5 for one in seen)


def test_a_line_has_neither_query_nor_address_nor_cookie_nor_program(caplog):
    caplog.set_level(logging.INFO)
    secret = {"cookie": "a=geheim", "user_agent": "geheim", "referer": "geheim", "x_forwarded_for": "192.0.2.7"}
    call(Watched(inside, log_seen), "/karte?liste=geheim", **secret)
    [record] = caplog.records
    assert record.fields.keys() == {"method", "route", "path", "status", "ms", "bytes"}
    assert (record.msg, record.fields["path"]) == ("request", "/karte")
    assert not [one for one in ("geheim", "192.0.2.7", "127.0.0.1") if one in json.dumps(record.fields)]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("_stcore/upload_file/session/file", "/_stcore/upload_file/"), ("media/0123.pdf", "/media/"),
        ("karte?liste=a", "/karte"), ("x&a=b", "/x"), ("y" * 500, "/" + "y" * 100), ("static/a.js", "/static/a.js"),
    ],
)  # fmt: skip
def test_of_a_path_only_what_tells_nothing_of_a_visitor_is_written(path, shown):
    assert route_of(path).path == shown


def test_whatever_is_asked_is_of_one_of_the_kinds():
    asked = [
        "",
        "karte",
        "karte/mehr",
        "staticx",
        "static",
        "api/v1/x",
        "api/v2",
        "einbetten",
        "sitzung",
        "sitzungen",
        "\0",
    ]
    kinds = [route_of(one).kind for one in asked]
    assert kinds == ["page", "page", "other", "other", "static", "api", "other", "embed", "deck", "page", "other"]
    assert set(kinds) <= set(KINDS)


def test_a_failure_is_a_page_with_the_number_in_the_log_and_nothing_else_of_it(app, seen, caplog):
    answer = call(app, "/broken")
    [record] = caplog.records
    number = error_number(record.exc_info[1])
    assert (answer.status, seen[0].status) == (500, 500)
    assert f"Nummer {number}" in answer.text
    assert "192.0.2.7" not in answer.text
    assert {name.lower() for name in HEADERS} | {"content-security-policy"} <= set(answer.headers)


def test_a_failure_of_the_data_interface_is_told_in_its_form(app):
    answer = call(app, "/api/v1/broken")
    assert (answer.status, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "192.0.2.7" not in answer.text


def test_who_hangs_up_is_no_failure(app, seen, caplog):
    with pytest.raises(ValueError, match="unpack"):  # nothing was sent
        call(app, "/left")
    assert ([one.status for one in seen], caplog.records) == ([GONE], [])


def test_a_connection_that_takes_nothing_any_more_is_no_failure(app, seen, caplog):
    async def send(_message):
        raise RuntimeError("the other side broke the rules")

    scope = {"type": "http", "method": "GET", "path": "/karte", "headers": []}
    asyncio.run(app(scope, lambda: None, send))
    assert ([one.status for one in seen], caplog.records) == ([GONE], [])


def test_a_page_that_fails_shows_the_number_too():
    def page():
        from indicators.server.watching import script_failed

        assert script_failed(ValueError("what 192.0.2.7 typed"))

    test = AppTest.from_function(page).run()
    [shown] = test.error
    assert error_number(ValueError()) in shown.value
    assert "192.0.2.7" not in shown.value
