"""Answers no longer than they need be: what is packed, what is left alone, what is not sent again, and HEAD."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from indicators.paths import STATIC
from indicators.server.compression import Compressed, Packed, encoding_for
from tests.asking import call

TEXT = "Die Region ist schön. " * 200


def text(_request: Request) -> Response:
    return Response(TEXT, media_type="text/html", headers={"ETag": '"1"', "Vary": "Cookie"})


def conditional(request: Request) -> Response:
    headers = {"ETag": '"1"', "Vary": "Accept"}
    if request.headers.get("if-none-match"):
        return Response(status_code=304, headers=headers)
    return Response(TEXT, media_type="text/csv", headers=headers)


def streamed(_request: Request) -> Response:
    return StreamingResponse(iter([TEXT, TEXT]), media_type="text/html")


def already(_request: Request) -> Response:
    return Response(gzip.compress(TEXT.encode()), media_type="text/html", headers={"Content-Encoding": "gzip"})


ANSWERS = {
    "/seite": text, "/api/v1/x": conditional, "/media/x": text, "/_stcore/x": text, "/einbetten/karte": text,
    "/sitzung": text, "/sitzungen": text, "/streamed": streamed, "/already": already,
    "/short": lambda _request: Response("kurz", media_type="text/html"),
    "/font": lambda _request: Response(TEXT, media_type="font/woff2"),
    "/broken": lambda _request: Response(TEXT, 500, media_type="text/html"),
    "/app/static/regionmap.js": lambda _request: FileResponse(STATIC / "regionmap.js"),
    "/app/static/map.woff2": lambda _request: FileResponse(STATIC / "regionmap.js", media_type="font/woff2"),
}  # fmt: skip
APP = Starlette(
    routes=[Route(path, one, methods=["GET", "HEAD", "POST"]) for path, one in ANSWERS.items()],
    middleware=[Middleware(Compressed)],
)


@pytest.mark.parametrize(("accepted", "unpack"), [("gzip, br", brotli.decompress), ("gzip", gzip.decompress)])
@pytest.mark.parametrize("path", ["/seite", "/sitzungen", "/app/static/regionmap.js", "/api/v1/x", "/einbetten/karte"])
def test_a_text_comes_compressed_and_is_the_same(path, accepted, unpack):
    plain, packed = call(APP, path), call(APP, path, accept_encoding=accepted)
    assert unpack(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert packed.headers["content-length"] == str(len(packed.content))
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "content-encoding" not in plain.headers


def test_headers_of_the_answer_stay_and_its_tag_is_that_of_the_same_content():
    packed = call(APP, "/seite", accept_encoding="br")
    assert (packed.headers["etag"], packed.headers["vary"]) == ('W/"1"', "Cookie, Accept-Encoding")


@pytest.mark.parametrize("path", ["/media/x", "/_stcore/x", "/sitzung", "/streamed", "/short", "/font", "/broken"])
def test_what_comes_in_pieces_or_is_not_worth_it_stays_as_it_is(path):
    plain, asked = call(APP, path), call(APP, path, accept_encoding="br")
    assert asked.content == plain.content
    assert "content-encoding" not in asked.headers


def test_nothing_is_packed_twice():
    found = call(APP, "/already", accept_encoding="br")
    assert found.headers["content-encoding"] == "gzip"
    assert gzip.decompress(found.content).decode() == TEXT


@pytest.mark.parametrize(
    ("method", "headers"),
    [("GET", {}), ("GET", {"accept_encoding": "br", "range": "bytes=0-9"}), ("POST", {"accept_encoding": "br"}),
     ("GET", {"accept_encoding": "identity"})],
)  # fmt: skip
def test_who_does_not_ask_for_it_gets_it_plain(method, headers):
    assert "content-encoding" not in call(APP, "/app/static/regionmap.js", method, **headers).headers


EACH = ["/seite", "/app/static/regionmap.js", "/app/static/map.woff2", "/api/v1/x"]


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
@pytest.mark.parametrize("path", EACH)
def test_what_is_known_is_not_sent_again_however_it_was_packed(path, accepted):
    whole = call(APP, path, accept_encoding=accepted)
    for tag in (whole.headers["etag"], call(APP, path, accept_encoding="identity").headers["etag"]):
        for named in (tag, "W/" + tag.removeprefix("W/"), f'"other", {tag}', "*"):
            again = call(APP, path, accept_encoding=accepted, if_none_match=named)
            assert (again.status, again.content) == (304, b"")
            assert again.headers["etag"].removeprefix("W/") == whole.headers["etag"].removeprefix("W/")
            assert again.headers.get("vary") == whole.headers.get("vary")
            assert not {"content-length", "content-encoding", "content-type"} & set(again.headers)


def test_a_packed_answer_and_that_it_is_known_have_the_same_tag():
    for path in ("/app/static/regionmap.js", "/seite"):
        whole = call(APP, path, accept_encoding="br").headers["etag"]
        assert whole.startswith("W/")
        assert call(APP, path, accept_encoding="br", if_none_match=whole).headers["etag"] == whole


@pytest.mark.parametrize("path", ["/app/static/regionmap.js", "/seite"])
@pytest.mark.parametrize("known", ['"other"', 'W/"other"', "other", "", '"1', "1"])
def test_another_content_is_sent(path, known):
    assert call(APP, path, accept_encoding="br", if_none_match=known).status == 200


def test_who_has_the_whole_file_gets_no_part_of_it():
    path = "/app/static/regionmap.js"
    known = call(APP, path).headers["etag"]
    assert call(APP, path, range="bytes=0-9", if_none_match=known).status == 304
    assert call(APP, path, range="bytes=0-9", if_none_match='"other"').status == 206


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
@pytest.mark.parametrize("path", [*EACH, "/short", "/already", "/broken", "/einbetten/karte"])
def test_head_says_what_get_would_and_sends_nothing(path, accepted):
    whole, head = (call(APP, path, method, accept_encoding=accepted) for method in ("GET", "HEAD"))
    assert (head.status, head.headers, head.content) == (whole.status, whole.headers, b"")
    assert int(head.headers["content-length"]) == len(whole.content)


def test_head_knows_no_parts():
    head = call(APP, "/app/static/regionmap.js", "HEAD", range="bytes=0-9")
    assert (head.status, head.headers["content-length"]) == (200, str((STATIC / "regionmap.js").stat().st_size))


def test_a_part_of_a_file_is_that_part():
    part = call(APP, "/app/static/regionmap.js", accept_encoding="br", range="bytes=0-9")
    assert (part.status, part.content) == (206, (STATIC / "regionmap.js").read_bytes()[:10])


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("br", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip; q=0", ""),
        ("*", ""),
        ("br;q=0.5", "br"),
    ],
)
def test_of_what_a_browser_takes_the_smallest_is_chosen(accepted, encoding):
    assert encoding_for(accepted) == encoding


def test_what_is_kept_is_bounded_and_packed_once():
    bodies = [bytes([number]) * 5000 + str(number).encode() * 500 for number in range(20)]
    packed = Packed(most=200)
    found = [packed.get(one, "gzip", well=True) for one in bodies]
    assert [gzip.decompress(one) for one in found] == bodies
    assert packed._bodies.currsize == sum(map(len, packed._bodies.values())) <= 200
    kept = Packed()
    assert kept.get(bodies[0], "br", well=True) is kept.get(bodies[0], "br", well=True)


def wait_for(folder: Path, count: int) -> list[Path]:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and len(list(folder.glob("*.br"))) < count:
        time.sleep(0.02)
    return sorted(folder.glob("*.br"))


def test_what_is_packed_well_is_packed_best_behind_everything_else_and_outlives_the_process(tmp_path):
    body = (STATIC / "leaflet.js").read_bytes()
    first = Packed(folder=tmp_path / "kept").get(body, "br", well=True)
    [file] = wait_for(tmp_path / "kept", 1)
    best = file.read_bytes()
    assert brotli.decompress(best) == body and len(best) < len(first)
    assert Packed(folder=tmp_path / "kept").get(body, "br", well=True) == best
    assert Packed(folder=tmp_path / "kept").get(body, "br", well=False) != best  # only asked for files that stay


@pytest.mark.parametrize("content", [b"", b"kaputt", brotli.compress(b"etwas anderes")])
def test_a_kept_file_that_is_damaged_or_of_something_else_is_not_served(tmp_path, content):
    body = TEXT.encode()
    Packed(folder=tmp_path).get(body, "br", well=True)
    [file] = wait_for(tmp_path, 1)
    file.write_bytes(content)
    assert brotli.decompress(Packed(folder=tmp_path).get(body, "br", well=True)) == body


def test_a_folder_that_cannot_be_written_to_keeps_nobody_waiting(tmp_path):
    (tmp_path / "kept").write_text("eine Datei, kein Ordner")
    packed = Packed(folder=tmp_path / "kept")
    for body in (TEXT.encode(), b"x" * 5000):
        assert brotli.decompress(packed.get(body, "br", well=True)) == body


@pytest.mark.parametrize("accepted", ["identity", "br", "gzip"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_text_says_once_that_it_varies_however_it_is_asked_for(accepted, method):
    """A cache would keep the plain one for everybody else."""
    for path in ("/app/static/regionmap.js", "/seite"):
        assert call(APP, path, method, accept_encoding=accepted).headers["vary"].lower().count("accept-encoding") == 1
    assert "vary" not in call(APP, "/font", accept_encoding=accepted).headers
