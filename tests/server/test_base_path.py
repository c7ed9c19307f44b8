"""A dashboard below a path of its host: the path comes off each request and stands before what is said of own paths."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from indicators.commands.doctor_asking import Answered
from indicators.commands.doctor_server import _start
from indicators.deck import routes as deck
from indicators.embed import document as frames
from indicators.loading.base_path import BASE_VARIABLE, base_path, with_base
from indicators.loading.settings import REGION_VARIABLE, Settings
from indicators.server.base_path import BelowBase
from indicators.server.logs import Lines
from indicators.server.routes import middleware, routes
from indicators.start.robots import CLOSED
from indicators.start.sitemap import robots_txt
from tests.asking import call


@pytest.fixture
def below_borken(small_data, monkeypatch):
    """The dashboard but Streamlit, below /borken of its host."""
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    monkeypatch.setenv(BASE_VARIABLE, "/borken")
    return Starlette(routes=routes, middleware=middleware)


def told(request: Request) -> Response:
    answer = JSONResponse({"path": request.scope["path"], "raw": request.scope["raw_path"].decode()})
    answer.set_cookie("one", "1")
    answer.set_cookie("two", "2", path="/media")
    return answer


def moved(request: Request) -> Response:
    return RedirectResponse(request.query_params["to"])


BEHIND = BelowBase(Starlette(routes=[Route("/to", moved), Route("/{rest:path}", told)]), "/borken")


@pytest.mark.parametrize(
    ("asked", "seen"),
    [("/borken/", "/"), ("/borken/karte", "/karte"), ("/borken/borken/x", "/borken/x"), ("/healthz", "/healthz"),
     ("/borkener/karte", "/borkener/karte"), ("/borken/%C3%A4", "/ä")],
)  # fmt: skip
def test_what_is_behind_sees_no_base_path(asked, seen):
    assert call(BEHIND, asked).fields["path"] == seen


def test_the_path_as_it_was_sent_loses_it_too():
    assert call(BEHIND, "/borken/a%2Fb").fields["raw"] == "/a%2Fb"


def test_the_base_path_without_its_slash_leads_to_the_one_with_it():
    answer = call(BEHIND, "/borken?lang=en")
    assert (answer.status, answer.headers["location"]) == (308, "/borken/?lang=en")


@pytest.mark.parametrize(
    ("to", "location"),
    [("/karte", "/borken/karte"), ("karte", "karte"), ("https://example.org/x", "https://example.org/x"),
     ("//example.org/x", "//example.org/x")],
)  # fmt: skip
def test_a_redirect_to_a_path_stays_below_it(to, location):
    assert call(BEHIND, f"/borken/to?to={to}").headers["location"] == location


def test_cookies_are_for_what_is_below_it_alone():
    sent: list[dict] = []

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/borken/", "raw_path": b"/borken/", "query_string": b"",
             "headers": []}  # fmt: skip
    asyncio.run(BEHIND(scope, receive, send))
    cookies = [text.decode() for name, text in sent[0]["headers"] if name == b"set-cookie"]
    assert cookies == ["one=1; Path=/borken/; SameSite=lax", "two=2; Path=/media; SameSite=lax"]


def test_a_session_is_opened_below_it():
    seen = []

    async def app(scope, _receive, _send):
        seen.append(scope["path"])

    asyncio.run(BelowBase(app, "/borken")({"type": "websocket", "path": "/borken/_stcore/stream"}, None, None))
    assert seen == ["/_stcore/stream"]


def test_without_a_base_path_nothing_is_changed(monkeypatch):
    monkeypatch.delenv(BASE_VARIABLE, raising=False)
    assert (base_path(), with_base("/api/v1"), with_base("karte")) == ("", "/api/v1", "/karte")
    assert call(BelowBase(Starlette(routes=[Route("/borken", told)])), "/borken").fields["path"] == "/borken"


def test_links_of_the_data_interface_begin_with_it_though_no_host_is_named(below_borken):
    entry = call(below_borken, "/borken/api/v1")
    links = [entry.fields["meta"]["links"]["self"], *(one["href"] for one in entry.fields["data"]["resources"])]
    paths = [one["path"] for one in entry.fields["data"]["resources"]]
    assert len(links) > 10 and all(one.startswith("/borken/api/v1") for one in [*links, *paths])
    for path in ("/borken/api/v1/openapi.json", "/borken/api/v1/indicators", "/borken/api/v1/values.csv"):
        named = call(below_borken, path).headers["link"]
        assert "</borken/api/v1/" in named and "</api" not in named, path
    unknown = call(below_borken, "/borken/api/v1/arae").fields
    assert unknown["instance"] == "/borken/api/v1/arae" and "/borken/api/v1/areas" in unknown["detail"]


def test_the_features_of_ogc_link_below_it(below_borken):
    links = call(below_borken, "/borken/ogc").fields["links"]
    assert links and all(one["href"].startswith("/borken/ogc") for one in links)


def test_links_for_others_have_host_and_base_path(monkeypatch):
    monkeypatch.setenv(BASE_VARIABLE, "/borken/")
    named = Settings(allowed_hosts=("example.org",))
    assert named.origin("https", "example.org") == "https://example.org/borken"
    assert Settings(public_url="https://example.org/borken").origin("http", "x") == "https://example.org/borken"
    assert (named.origin("https", "other.example"), Settings().origin("https", "any")) == ("", "")


def test_hosts_and_methods_are_checked_below_it_as_at_the_root(below_borken, small_data):
    (small_data / "settings.toml").write_text('allowed_hosts = ["example.org"]', encoding="utf-8")
    statuses = {host: call(below_borken, "/borken/api/v1/areas", host=host).status for host in ("example.org", "b.org")}
    assert statuses == {"example.org": 200, "b.org": 400}
    assert call(below_borken, "/borken/healthz", host="b.org").status == 200  # from this machine
    assert call(below_borken, "/borken/karte", method="POST", host="example.org").status == 405
    assert call(below_borken, "/borken/../api/v1", host="example.org").status == 400
    links = call(below_borken, "/borken/api/v1/areas", host="example.org").fields["meta"]["links"]
    assert links["documentation"] == "http://example.org/borken/schnittstelle"


def test_what_search_engines_may_look_at_is_said_with_it(monkeypatch):
    monkeypatch.setenv(BASE_VARIABLE, "/borken")
    assert "Disallow: /borken/media/" in robots_txt(Settings()) and "Allow: /borken/\n" in robots_txt(Settings())
    assert robots_txt(Settings(findable=False)) == "User-agent: *\nDisallow: /borken/\n"


def test_each_line_of_the_log_names_its_region(monkeypatch):
    record = logging.LogRecord("indicators.x", logging.INFO, "x.py", 1, "came", (), None)
    assert "region" not in json.loads(Lines().format(record))
    monkeypatch.setenv(REGION_VARIABLE, "borken")
    assert json.loads(Lines().format(record))["region"] == "borken"


def test_the_doctor_reads_how_links_begin_with_their_base_path():
    def began(link: str) -> str:
        return _start(Answered(200, {}, (), json.dumps({"meta": {"links": {"self": link}}}).encode()))

    assert began("https://example.org/borken/api/v1/") == "https://example.org/borken"
    assert (began("https://example.org/api/v1/"), began("/borken/api/v1/")) == ("https://example.org", "")


def test_what_is_closed_to_search_engines_is_where_it_is_served():
    made = (f"/{deck.PATH}/", f"/{frames.PATH}/*.gif", f"/{frames.PATH}/*.mp4")
    assert ("/_stcore/", "/component/", "/media/", *made) == CLOSED
