"""Compressed answers: static files packed well once and kept, start documents and films packed quickly."""

import gzip
import hashlib
import re
from collections import OrderedDict
from threading import Lock

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.deck import routes as deck
from indicators.embed import document as embed

LEAST = 1000  # bytes; less is hardly smaller when packed
KEPT_BYTES = 32_000_000
TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")
# What others pack (the data interface), stream (slides) or send in pieces (media) stays as it is.
OTHERS = re.compile(rf"/(api|_stcore|media|{embed.PATH})/|/{deck.PATH}(/|$)")
WELL, QUICKLY = 9, 5  # of brotli; 11 takes twenty times as long for a tenth less


class Packed:
    """Bodies once compressed, by their content; the least used go where they are too many bytes together."""

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most, self._size, self._lock = most, 0, Lock()
        self._bodies: OrderedDict[tuple[str, bytes], bytes] = OrderedDict()

    def get(self, body: bytes, encoding: str, *, well: bool) -> bytes:
        """Return a body in an encoding, "br" or "gzip"; `well` takes more time once."""
        key = (encoding, hashlib.blake2b(body, digest_size=16).digest())
        with self._lock:
            if key in self._bodies:
                self._bodies.move_to_end(key)
                return self._bodies[key]
        packed = _pack(body, encoding, well=well)
        with self._lock:
            if key not in self._bodies:
                self._bodies[key] = packed
                self._size += len(packed)
            while self._size > self._most:
                self._size -= len(self._bodies.popitem(last=False)[1])
        return packed


def _pack(body: bytes, encoding: str, *, well: bool) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=WELL if well else QUICKLY))
    return gzip.compress(body, compresslevel=9 if well else 6, mtime=0)


def encoding_for(accepted: str) -> str:
    """Return the better of the encodings a browser takes, "" for none.

    >>> encoding_for("gzip, deflate, br"), encoding_for("gzip;q=1.0, br;q=0"), encoding_for("identity")
    ('br', 'gzip', '')
    """
    weights = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        weights[name.strip()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((one for one in ("br", "gzip") if weights.get(one)), "")


class Compressed:
    """ASGI middleware that compresses static files, start documents and films for browsers that take it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.packed = app, Packed()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not to be compressed; ask for the rest as it is, and compress it."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        encoding = encoding_for(headers.get("accept-encoding", ""))
        if scope["type"] != "http" or OTHERS.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        if not encoding or scope["method"] != "GET" or "range" in headers:

            async def send_plain(message: Message) -> None:
                _say_it_varies(message)  # or a cache would keep it for those who take it compressed
                await send(message)

            await self.app(scope, receive, send_plain)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, _Answer(send, encoding, self.packed))


class _Answer:
    """Sends one answer: holds back a body of known length until it is whole, and compresses it."""

    def __init__(self, send: Send, encoding: str, packed: Packed) -> None:
        self.send, self.encoding, self.packed = send, encoding, packed
        self.start: Message | None = None
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_worth_it(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)
        else:
            await self.send(message)

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        well = "immutable" in headers.get("cache-control", "") or "etag" in headers
        body = await run_in_threadpool(self.packed.get, bytes(self.body), self.encoding, well=well)
        headers["Content-Encoding"], headers["Content-Length"] = self.encoding, str(len(body))
        if etag := headers.get("etag"):  # the same content in another form
            headers["ETag"] = etag if etag.startswith("W/") else f"W/{etag}"
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _is_worth_it(start: Message) -> bool:
    """True for whole texts, long enough and not compressed yet."""
    _say_it_varies(start)
    headers = MutableHeaders(scope=start)
    if start["status"] != 200 or not headers.get("content-type", "").startswith(TEXTS):
        return False
    length = headers.get("content-length", "")
    return "content-encoding" not in headers and length.isdigit() and int(length) >= LEAST


def _say_it_varies(message: Message) -> None:
    """Say of a text, once, that it varies by what a browser takes."""
    if message["type"] != "http.response.start":
        return
    headers = MutableHeaders(scope=message)
    is_text = headers.get("content-type", "").startswith(TEXTS)
    if is_text and "accept-encoding" not in headers.get("vary", "").lower():
        headers.add_vary_header("Accept-Encoding")
