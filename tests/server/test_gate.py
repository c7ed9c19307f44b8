"""What is refused before anything else looks at it, on an application that answers everything."""

import asyncio

import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse

from indicators.loading.settings import Settings
from indicators.server import gate
from indicators.server.gate import LONGEST_NAME, LONGEST_PATH, LONGEST_QUERY, Gate


async def inside(scope, receive, send):
    if scope["type"] == "http":
        moved = f"{scope['scheme']}://{Headers(scope=scope).get('host')}/karte?jahr=2021"
        answer = RedirectResponse(moved) if scope["path"] == "/karte/" else PlainTextResponse("inside")
        await answer(scope, receive, send)
        return
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass
    await send({"type": "websocket.close", "code": 1000})


def ask(path="/", *, method="GET", host="localhost:8501", query=b"", client="10.0.0.1", kind="http", heard=(), **more):
    """Status and headers of an answer, or the messages of a websocket."""
    sent, messages = [], [*heard, {"type": f"{kind}.disconnect"}]

    async def receive():
        return messages.pop(0)

    async def send(message):
        sent.append(message)

    headers = [(name.encode(), text.encode()) for name, text in more.items()]
    scope = {
        "type": kind, "method": method, "path": path, "query_string": query, "scheme": "http", "client": (client, 1),
        "headers": [*headers, *([(b"host", host.encode())] if host is not None else [])],
    }  # fmt: skip
    asyncio.run(Gate(inside)(scope, receive, send))
    return sent if kind == "websocket" else (sent[0]["status"], Headers(raw=sent[0]["headers"]))


@pytest.fixture
def settings(monkeypatch):
    def use(**given):
        monkeypatch.setattr(gate, "current_settings", lambda: Settings(**given))

    use()
    return use


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/karte", 200), ("/api/v1/areas/05958004", 200), ("/a;b=c,d/e~f", 200), ("/größe/日本", 200),
        ("/a\0", 400), ("/a\r\nb", 400), ("/a\\b", 400), ("/a\ufffd", 400), ("/a/../b", 400), ("/a\ud800", 400),
        ("karte", 400), ("*", 400), ("http://localhost/karte", 400), ("//evil.example/karte", 400),
        ("/" + "n" * LONGEST_NAME, 200), ("/" + "n" * (LONGEST_NAME + 1), 404), ("/" + "ü" * 101, 404),
        ("/n" * (LONGEST_PATH // 2), 200), ("/n" * (LONGEST_PATH // 2) + "/", 414), ("/_stcore/metrics", 404),
        ("/auth/login", 404), ("/_stcore/agent/mcp", 404), ("/_stcore/health", 200),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("settings")
def test_addresses_that_cannot_be_meant_are_refused(path, status):
    assert ask(path)[0] == status


@pytest.mark.usefixtures("settings")
def test_a_query_has_a_longest_length():
    assert [ask(query=b"a" * size)[0] for size in (LONGEST_QUERY, LONGEST_QUERY + 1)] == [200, 414]


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "POST", "PUT", "FOO", "get", ""])
@pytest.mark.usefixtures("settings")
def test_other_methods_are_refused_and_told_which_there_are(method):
    status, headers = ask("/karte", method=method)
    assert (status, headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert ask("/api/v1/areas", method=method)[0] == 200, "the data interface says so in its own form"


@pytest.mark.usefixtures("settings")
def test_files_are_put_where_they_are_expected_and_nowhere_else():
    place = "/_stcore/upload_file/session/file"
    assert [ask(place, method=one)[0] for one in ("PUT", "DELETE", "GET")] == [200, 200, 405]


@pytest.mark.parametrize(
    "host", ["", "a b", "a\r\nb", "user@localhost", "localhost/path", "[::1", "h" * 300, "a:b", "<a>"]
)
@pytest.mark.usefixtures("settings")
def test_a_host_that_is_none_is_refused(host):
    assert ask(host=host)[0] == 400


@pytest.mark.parametrize("host", ["localhost", "monitor.example.org:8501", "[::1]:80", "10.1.2.3", None])
@pytest.mark.usefixtures("settings")
def test_without_a_list_every_host_is_answered(host):
    assert ask(host=host)[0] == 200


def test_with_a_list_no_other_host_is_answered(settings):
    settings(allowed_hosts=("a.example", "b.example:81"), public_url="https://c.example/monitor")
    asked = ["a.example", "A.EXAMPLE", "b.example:81", "c.example", "b.example", "a.example:81", "evil.example", None]
    assert [ask(host=one)[0] for one in asked] == [200] * 4 + [400] * 4


def test_a_health_check_on_the_machine_itself_needs_no_host(settings):
    settings(allowed_hosts=("a.example",))
    assert [ask("/healthz", host="127.0.0.1:8501", client=one)[0] for one in ("127.0.0.1", "::1", "10.0.0.1")] == [
        200, 200, 400,
    ]  # fmt: skip
    assert ask("/karte", host="127.0.0.1:8501", client="127.0.0.1")[0] == 400


@pytest.mark.usefixtures("settings")
def test_a_redirect_names_no_host():
    status, headers = ask("/karte/", host="evil.example")
    assert (status, headers["location"]) == (307, "/karte?jahr=2021")


@pytest.mark.usefixtures("settings")
def test_a_session_that_sends_texts_ends_and_nothing_behind_hears_them():
    heard = [{"type": "websocket.receive", "bytes": b"1"}, {"type": "websocket.receive", "text": "2"}]
    assert ask("/_stcore/stream", kind="websocket", heard=heard) == [
        {"type": "websocket.accept"}, {"type": "websocket.close", "code": 1003},
    ]  # fmt: skip


@pytest.mark.parametrize("asked", [{"path": "/"}, {"path": "/nowhere"}, {"origin": "http://[::1"}, {"host": "a b"}])
@pytest.mark.usefixtures("settings")
def test_a_websocket_that_is_no_session_is_refused(asked):
    [message] = ask(**{"path": "/_stcore/stream", "kind": "websocket", **asked})
    assert message["type"] == "websocket.close"


def test_a_session_by_another_host_is_refused(settings):
    settings(allowed_hosts=("a.example",))
    first = [ask("/_stcore/stream", kind="websocket", host=one)[0]["type"] for one in ("a.example", "b.example")]
    assert first == ["websocket.accept", "websocket.close"]


def test_the_page_of_a_refusal_repeats_nothing():
    texts = {gate.refusal(status, "de") for status in (400, 404, 405, 414)}
    assert len(texts) == 4
    assert all("<p>" in text for text in texts)
