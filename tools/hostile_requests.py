"""Requests no browser sends: kinds of hostile requests for every kind of route, as the bytes that go over the wire."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator, Mapping
from random import Random
from urllib.parse import quote, quote_from_bytes

from indicators.api.resources import RESOURCES
from indicators.deck import routes as deck
from indicators.drawing import film
from indicators.embed import document as embed
from indicators.views.kinds import KINDS
from indicators.views.pages import PAGES, START

# What must not come back as it is: each would leave the text or the attribute it stands in.
MARK = "zq17"
BREAKING = (f"<{MARK}>", f'"{MARK}=', f"'{MARK}=")
BREAKOUT = f"<{MARK}>\"{MARK}='{MARK}=</script></title>"

ROUTES: Mapping[str, tuple[str, ...]] = {
    "page": tuple("/" if page == START else f"/{page.address}" for page in PAGES),
    "core": ("/_stcore/health", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/script-health",
             "/_stcore/agent/mcp", "/_stcore/agent/interact", "/_stcore/bidi-components/a/b.js"),
    "stream": ("/_stcore/stream",),
    "static": ("/static/js/index.js", "/static/media/SourceSansVF-Upright.ttf.woff2", "/static/"),
    "app static": ("/app/static/map.css", "/app/static/", "/app/static/fonts/nothing.woff2"),
    "component": ("/component/streamlit_folium.st_folium/index.html", "/component/nothing/index.html", "/component/"),
    "media": ("/media/0123456789abcdef.png", "/media/"),
    "upload": ("/_stcore/upload_file/session/file", "/_stcore/upload_file/"),
    "api": tuple(f"/api/v1{one.path.replace('{code}', '05958004')}" for one in RESOURCES),
    "embed": (*(f"/{embed.PATH}/{one.code}" for one in KINDS), f"/{embed.PATH}/verlauf.svg?indikator=gigabit"),
    "film": (f"/{film.PATH}/karte.json?indikator=gigabit", f"/{film.PATH}/nichts.json"),
    "deck": (f"/{deck.PATH}", f"/{deck.PATH}/offline.html", f"/{deck.PATH}/handzettel.pdf"),
    "health": ("/healthz",),
    "login": ("/auth/login", "/auth/logout", "/oauth2callback"),
    "other": ("/favicon.ico", "/robots.txt", "/.well-known/security.txt", "/nichts", "/karte/mehr", "/manifest.json"),
}  # fmt: skip
# Tried with all of the table each; a drawing or a deck takes too long for that.
ONE_EACH = {kind: paths[-1 if kind == "embed" else 0] for kind, paths in ROUTES.items()}
LINES = "Host: localhost"

Shape = Callable[[str], bytes]
BEHIND: Mapping[str, str] = {
    "nul": "%00", "raw nul": "\0", "newline": "%0d%0aX:1", "no utf-8": "%ff%fe%c0%ae", "surrogate": "%ed%a0%80",
    "raw letters": "ä\udc80", "dots": "%2e%2e/%2e%2e/etc/passwd", "plain dots": "../../../../etc/passwd",
    "double": "%252e%252e%252f", "backslash": "..%5c..%5cwindows", "slash": "", "many slashes": "/" * 500,
    "percent": "%", "percent g": "%gg", "markup": quote(BREAKOUT), "raw markup": BREAKOUT, "long name": "n" * 300,
    "8000": "n" * 8000, "8000 folders": "n/" * 4000, "60000": "n" * 60_000, "right to left": "%e2%80%ae",
    "drive": "C:%5c", "home": "~root", "question": f"%3f{MARK}", "semicolon": ";a=b",
}  # fmt: skip
PATHS: Mapping[str, Callable[[str], str]] = {
    **{name: lambda path, text=text: f"{path}/{text}" for name, text in BEHIND.items()},  # type: ignore[misc]
    "start backslash": lambda path: "/%5cevil.example/",
    "start slashes": lambda path: f"//evil.example{path}",
    "absolute": lambda path: f"http://{MARK}.example{path}",
    "star": lambda path: "*",
    "no slash": lambda path: "karte",
    "authority": lambda path: "localhost:80",
}
NAMES = ("indikator", "gemeinde", "jahr", "stand", "ziel", "gebiete", "suche")
QUERIES: Mapping[str, str] = {
    "many": "&".join(f"p{n}={n}" for n in range(3000)),
    "10000": "&".join(f"p{n}=" for n in range(10_000)),
    "twice": "indikator=a&indikator=b&indikator=%00&stand=x&stand=y",
    "megabyte": "a=" + "b" * 1_000_000,
    "percent": "a=%&b=%gg&%=%&indikator=%ff%fe&jahr=%ed%a0%80",
    "markup": "&".join(f"{name}={quote(BREAKOUT)}" for name in NAMES),
    "names": "&".join(f"{quote(BREAKOUT)}{n}=1" for n in range(9)),
    "numbers": "jahr=9e999&limit=-1&offset=" + "9" * 4000,
    "braces": "filter[$ne]=1&a[]=2&__proto__=3&gemeinde={{7*7}}",
    "plus": "+" * 3000,
    "raw": "indikator=<>\"'`{}|^",
}


def request(target: str, *lines: str, method: str = "GET", host: str | None = LINES, body: bytes = b"") -> bytes:
    """Return a request of HTTP/1.1 that closes its connection; a header line is sent as it is."""
    head = [f"{method} {target} HTTP/1.1", *([host] if host else []), *lines, "Connection: close", "", ""]
    return "\r\n".join(head).encode("utf-8", "surrogatepass") + body


def _with(*lines: str, **options: str) -> Shape:
    return lambda path: request(path, *lines, **options)  # type: ignore[arg-type]


def _host(text: str) -> Shape:
    return lambda path: request(path, host=f"Host: {text}")


def _path(change: Callable[[str], str]) -> Shape:
    def shape(path: str) -> bytes:
        plain, mark, query = path.partition("?")
        return request(change(plain.rstrip("/")) + mark + query)

    return shape


def _query(text: str) -> Shape:
    return lambda path: request(f"{path}{'&' if '?' in path else '?'}{text}")


def _socket(*lines: str, after: bytes = b"", version: str = "13") -> Shape:
    key = base64.b64encode(b"0123456789abcdef").decode()

    def shape(path: str) -> bytes:
        asked = ["GET " + path + " HTTP/1.1", LINES, "Upgrade: websocket", "Connection: Upgrade",
                 f"Sec-WebSocket-Key: {key}", f"Sec-WebSocket-Version: {version}", *lines, "", ""]  # fmt: skip
        return "\r\n".join(asked).encode() + after

    return shape


def frame(kind: int, content: bytes) -> bytes:
    """Return one masked frame of a websocket, with a mask of zeros."""
    size = len(content)
    told = bytes([0x80 | size]) if size < 126 else bytes([0x80 | 127]) + size.to_bytes(8, "big")
    return bytes([0x80 | kind]) + told + b"\0\0\0\0" + content


SHAPES: Mapping[str, Shape] = {
    **{f"method {one}": _with(method=one) for one in ("HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE",
                                                      "CONNECT", "PROPFIND", "FOO", "get", "G" * 300)},
    "host missing": lambda path: request(path, host=None),
    "host missing, 1.0": lambda path: f"GET {path} HTTP/1.0\r\n\r\n".encode(),
    "host twice": _with("Host: other.example"),
    **{f"host {name}": _host(text) for name, text in {
        "empty": "", "foreign": f"{MARK}.example", "port": "localhost:99999", "no port": "localhost:",
        "user": "user:pass@localhost", "six": "[::1]:80", "six broken": "[::1", "markup": BREAKOUT,
        "folded": "a\r\n b", "path": f"localhost/{MARK}?a#b", "long": "h" * 200_000, "letters": "größe.example",
    }.items()},
    **{f"range {text[:24]}": _with(f"Range: {text}") for text in (
        "bytes=0-", "bytes=-1", "bytes=5-1", "bytes=9999999999999999999999-", "bytes=-0", "bytes=a-b", "lines=1-2",
        "bytes=0-0,1-1,2-2", "bytes=" + ",".join(f"{n}-{n}" for n in range(5000)), "bytes=²-³", "bytes=" + "9" * 5000)},
    **{f"{name} {text[:16]}": _with(f"{name}: {text}")
       for name in ("Accept-Encoding", "Accept", "If-None-Match", "If-Modified-Since")
       for text in ("", "*", ";q=", "br;q=2, gzip;q=-1", "\xff\xfe", BREAKOUT, ",".join(["a/b;q=0.1"] * 4000),
                    "Mon, 99 Foo 99999 99:99:99 GMT", "Thu, 01 Jan 0000 00:00:00 +9999", '"' * 999)},
    **{f"length {text[:8]}": _with(f"Content-Length: {text}") for text in
       ("-1", "a", "1e3", "0, 5", "9" * 40, "٣")},
    "length twice": _with("Content-Length: 1", "Content-Length: 2"),
    "body on get": lambda path: request(path, "Content-Length: 5", body=b"hello"),
    "length and chunks": lambda path: request(
        path, "Content-Length: 4", "Transfer-Encoding: chunked", method="POST",
        body=b"1\r\na\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    **{f"transfer {text}": _with(f"Transfer-Encoding: {text}", method="POST")
       for text in ("xchunked", "chunked, identity", "chunked\x0b", "gzip, chunked")},
    "chunk broken": lambda path: request(path, "Transfer-Encoding: chunked", method="PUT", body=b"zz\r\nabc"),
    "chunk huge": lambda path: request(path, "Transfer-Encoding: chunked", method="PUT", body=b"f" * 30 + b"\r\nabc"),
    **{f"path {name}": _path(change) for name, change in PATHS.items()},
    **{f"query {name}": _query(text) for name, text in QUERIES.items()},
    "headers 100": _with(*(f"X-{n}: {'v' * 400}" for n in range(100))),
    "headers 100 x 8 kB": _with(*(f"X-{n}: {'v' * 8000}" for n in range(100))),
    "header injected": _with(f"X-A: b\r\nSet-Cookie: {MARK}=1"),
    "header name broken": _with("X A: b", ": c", "no colon"),
    "cookies": _with("Cookie: " + "; ".join(f"c{n}={BREAKOUT[:6]}" for n in range(500)),
                     "Cookie: _streamlit_xsrf=2|zz|zz|zz", "X-Xsrftoken: 2|zz|zz|zz"),
    "cookie token": _with("Cookie: _streamlit_xsrf=2|00|00|" + "9" * 400, method="PUT"),
    "forwarded": _with(f"X-Forwarded-Host: {MARK}.example", "X-Forwarded-Proto: javascript", "X-Forwarded-For: ::zz",
                       f"Forwarded: host={MARK}.example"),
    "expect": _with("Expect: 100-continue", "Content-Length: 5", method="PUT"),
    "origin": _with(f"Origin: http://{MARK}.example", "Access-Control-Request-Method: FOO", method="OPTIONS"),
    "upgrade other": _with("Upgrade: h2c", "HTTP2-Settings: AAA"),
    "version 9": lambda path: f"GET {path} HTTP/9.9\r\n{LINES}\r\nConnection: close\r\n\r\n".encode(),
    "no version": lambda path: f"GET {path}\r\n\r\n".encode(),
    "no http": lambda path: b"\x16\x03\x01\x02\x00\x01" + os.urandom(200),
    "half": lambda path: f"GET {path} HTTP/1.1\r\nHo".encode(),
    "half body": lambda path: request(path, "Content-Length: 5000", method="PUT", body=b"abc"),
    "two at once": lambda path: request(path).replace(b"Connection: close\r\n", b"") + request(path),
    "socket": _socket(after=frame(8, b"")),
    "socket foreign": _socket(f"Origin: http://{MARK}.example"),
    "socket origin broken": _socket("Origin: http://[::1"),
    "socket version": _socket(version="99"),
    "socket protocol": _socket(f"Sec-WebSocket-Protocol: {MARK}, 2|zz|zz, nobody", after=frame(8, b"")),
    "socket protocols": _socket("Sec-WebSocket-Protocol: " + ", ".join(["x"] * 3000), after=frame(8, b"")),
    "socket text": _socket(after=frame(1, b"hello") + frame(8, b"")),
    "socket rubbish": _socket(after=frame(2, b"\xff" * 300) + frame(8, b"")),
    "socket command": _socket(after=frame(2, b"\x5a\x04\x0a\x02\xc3\x28") + frame(2, b"\x0a\x00" * 40) + frame(8, b"")),
    "socket unmasked": _socket(after=b"\x82\x01a"),
    "socket huge": _socket(after=bytes([0x82, 0xFF]) + (2**62).to_bytes(8, "big") + b"\0\0\0\0abc"),
    "socket reserved": _socket(after=frame(11, b"abc")),
}  # fmt: skip


def table(*, whole: bool = False) -> Iterator[tuple[str, str, bytes]]:
    """Yield kind of route, kind of request and the request itself: each kind for one route of each kind, or for all."""
    for kind, paths in ROUTES.items():
        for path in paths if whole else [ONE_EACH[kind]]:
            for name, shape in SHAPES.items():
                if whole or not (kind in ("deck", "embed") and name.startswith(("Accept", "If-", "range"))):
                    yield kind, name, shape(path)


CODES = (
    "gigabit",
    "05958004",
    "05958",
    "swf",
    "2021",
    "9999",
    "nan",
    "-1",
    "1e999",
    "null",
    "",
    "1",
    "arnsberg,05958004",
    "*",
)


def _rubbish(chance: Random) -> str:
    kind = chance.randrange(6)
    if kind == 0:
        return quote_from_bytes(chance.randbytes(chance.randrange(1, 40)))
    if kind == 1:
        return quote(BREAKOUT)
    if kind == 2:
        return quote(chance.choice(("../../", "%00", "a\r\nb", "\u202eabc", "{{7*7}}", "${x}", "' or 1=1", "\0", "😀")))
    if kind == 3:
        return "9" * chance.randrange(1, 400)
    if kind == 4:
        return "%" + chance.choice(("", "g", "f", "zz", "u0041"))
    return chance.choice("abcäß<>\"'%&") * chance.randrange(1, 600) if chance.random() < 0.1 else "".join(
        chance.choices("abc-_.~!*'();:@&=+$,/[]", k=chance.randrange(1, 30)))  # fmt: skip


def parameter_names() -> tuple[str, ...]:
    """Return the names of all parameters that pages and data interface know."""
    pages = [name for one in KINDS for name in one.choice.allowed()]
    return tuple(dict.fromkeys([*pages, *(p.name for one in RESOURCES for p in one.parameters), "stand", "liste", "v"]))


def fuzzed(chance: Random, names: tuple[str, ...]) -> tuple[str, str, bytes]:
    """Return kind of route, "fuzzed" and a request for an address made by chance out of one there is."""
    kind = chance.choice(tuple(ROUTES))
    path, _mark, query = chance.choice(ROUTES[kind]).partition("?")
    if chance.random() < 0.25:
        cut = chance.randrange(len(path) + 1)
        path = path[:cut] + "/" * chance.randrange(2) + _rubbish(chance).replace("&", "") + path[cut:]
    pairs = [query] if query else []
    for _ in range(chance.choice((0, 1, 2, 3, 8, 60))):
        name = chance.choice(names) if chance.random() < 0.9 else _rubbish(chance)
        pairs.append(f"{name}={chance.choice(CODES) if chance.random() < 0.5 else _rubbish(chance)}")
    target = path + ("?" + "&".join(pairs) if pairs else "")
    safe = "".join(one if 32 < ord(one) < 127 else quote(one) for one in target)
    method = chance.choices(("GET", "HEAD", "OPTIONS", "POST"), (90, 6, 2, 2))[0]
    return kind, "fuzzed", request(safe, f"Accept-Encoding: {chance.choice(('gzip', 'br', 'identity'))}", method=method)
