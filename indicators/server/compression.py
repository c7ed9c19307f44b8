"""Answers no longer than they need be: packed, not sent again to who has them, and HEAD as long as GET."""

import gzip
import hashlib
import logging
import os
import re
import zlib
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread, get_native_id

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.counted import CountedCache
from indicators.deck import routes as deck
from indicators.paths import PACKED

LEAST = 1000  # bytes; less is hardly smaller when packed
KEPT_BYTES = 20_000_000
TEXTS = (
    "text/", "application/javascript", "application/json", "application/geo+json", "application/ld+json",
    "application/rdf+xml", "image/svg+xml",
)  # fmt: skip
# What is streamed (slides) or sent in pieces (media) stays as it is.
OTHERS = re.compile(rf"/(_stcore|media)/|/{deck.PATH}(/|$)")
FILES = re.compile("/static/")
OF_A_BODY = ("Content-Length", "Content-Type", "Content-Disposition", "Accept-Ranges")
MOST_FILES = 1000
QUICKLY, WELL, BEST = {"br": 5, "gzip": 6}, {"br": 9, "gzip": 9}, {"br": 11, "gzip": 9}
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
_log = logging.getLogger(__name__)


class Packed:
    """Bodies once compressed, by their content; the least used go where they are too many bytes together.

    In a `folder` those packed well outlive the process, as small as they can be: that takes seconds for a large one, so
    it is done behind everything else, for the next who asks.
    """

    def __init__(self, most: int = KEPT_BYTES, folder: Path | None = None) -> None:
        self._bodies: CountedCache[str, bytes] = CountedCache("packed", most, len)
        self._lock, self._folder = Lock(), folder
        self._waiting: SimpleQueue[tuple[str, bytes, str]] = SimpleQueue()
        if folder:
            Thread(target=self._pack_best, daemon=True).start()

    def get(self, body: bytes, encoding: str, *, well: bool) -> bytes:
        """Return a body in an encoding, "br" or "gzip"; `well` takes more time once."""
        name = f"{hashlib.blake2b(body, digest_size=16).hexdigest()}.{encoding}"
        with self._lock:
            if found := self._bodies.get(name):
                return found
        kept = self._read(name, body, encoding) if well else b""
        packed = kept or _pack(body, encoding, WELL[encoding] if well else QUICKLY[encoding])
        self._put(name, packed)
        if well and not kept:
            self._waiting.put((name, body, encoding))
        return packed

    def _put(self, name: str, packed: bytes) -> None:
        with self._lock:
            if len(packed) <= self._bodies.maxsize:
                self._bodies[name] = packed

    def _read(self, name: str, body: bytes, encoding: str) -> bytes:
        """The packed body of a file, b"" where there is none or where it is another one's."""
        try:
            packed = (self._folder / name).read_bytes() if self._folder else b""
            return packed if packed and UNPACK[encoding](packed) == body else b""
        except (OSError, EOFError, zlib.error, brotli.error):
            return b""

    def _pack_best(self) -> None:
        """Pack one after the other, in a thread that gives way to all others."""
        if hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), 19)
        while True:
            name, body, encoding = self._waiting.get()
            if not self._folder or (self._folder / name).exists():
                continue
            packed = _pack(body, encoding, BEST[encoding])
            self._put(name, packed)
            try:
                _write(self._folder / name, packed)
            except OSError as error:  # a folder nobody may write to: kept in memory alone
                _log.info("Packed files are not kept: %s", error)


def _write(path: Path, content: bytes) -> None:
    """Write a file at once or not at all; the oldest go where the folder gets too large."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)
    files = sorted(path.parent.glob("*.*"), key=lambda one: one.stat().st_mtime)
    for one in files[:-MOST_FILES]:
        one.unlink(missing_ok=True)


def _pack(body: bytes, encoding: str, quality: int) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=quality))
    return gzip.compress(body, compresslevel=quality, mtime=0)


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
    """ASGI middleware that compresses whole texts for browsers that take it, and keeps to conditions and HEAD.

    What is inside is asked with GET for the plain answer: so all that HEAD says is what GET would say, whoever answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.packed = app, Packed(folder=PACKED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not to be changed; ask for the rest as it is, and send as little of it as is needed."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or OTHERS.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        dropped = {b"accept-encoding"} | ({b"range"} if scope["method"] == "HEAD" else set())  # only GET has parts
        plain = [(name, value) for name, value in scope["headers"] if name not in dropped]
        await self.app({**scope, "method": "GET", "headers": plain}, receive, _Answer(scope, send, self.packed))


class _Answer:
    """Sends one answer: holds back a body of known length until it is whole, and compresses it."""

    def __init__(self, scope: Scope, send: Send, packed: Packed) -> None:
        headers = Headers(scope=scope)
        self.send, self.packed = send, packed
        self.encoding = encoding_for(headers.get("accept-encoding", ""))
        self.known = headers.get("if-none-match", "")
        self.is_head, self.is_file = scope["method"] == "HEAD", bool(FILES.search(scope["path"]))
        self.held: Message | None = None
        self.body = bytearray()
        self.is_sent = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self.is_sent:
            return
        elif message["type"] == "http.response.body" and self.held is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.held)
        else:
            await self.send({**message, "body": b""} if self.is_head else message)

    async def _begin(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        if start["status"] == 304 or headers.get("content-type", "").startswith(TEXTS):
            _say_it_varies(headers)
        is_packed = bool(self.encoding) and (_is_worth_it(start) or start["status"] == 304)
        if is_packed and (tag := headers.get("etag")):  # the same content in another form
            headers["ETag"] = tag if tag.startswith("W/") else f"W/{tag}"
        if start["status"] in (200, 206) and is_known(headers.get("etag", ""), self.known):
            await self._send_that_it_is_known(start)
        elif is_packed and start["status"] == 200:
            self.held = start
        else:
            await self.send(start)

    async def _send_that_it_is_known(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        for name in OF_A_BODY:
            del headers[name]
        await self.send({**start, "status": 304})
        await self.send({"type": "http.response.body", "body": b""})
        self.is_sent = True

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        well = self.is_file or "immutable" in headers.get("cache-control", "")
        body = await run_in_threadpool(self.packed.get, bytes(self.body), self.encoding, well=well)
        headers["Content-Encoding"], headers["Content-Length"] = self.encoding, str(len(body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": b"" if self.is_head else body})


def is_known(tag: str, known: str) -> bool:
    """True where If-None-Match names a tag, packed (weak) or not; nothing is known of what has none.

    >>> is_known('W/"1"', '"0", "1"'), is_known('"1"', 'W/"1"'), is_known('"1"', "*"), is_known("", "*")
    (True, True, True, False)
    """
    named = {one.strip().removeprefix("W/") for one in known.split(",")}
    return bool(tag) and (tag.removeprefix("W/") in named or named == {"*"})


def _is_worth_it(start: Message) -> bool:
    """True for whole texts, long enough and not compressed yet."""
    headers = Headers(raw=start["headers"])
    if start["status"] != 200 or not headers.get("content-type", "").startswith(TEXTS):
        return False
    length = headers.get("content-length", "")
    return "content-encoding" not in headers and length.isdigit() and int(length) >= LEAST


def _say_it_varies(headers: MutableHeaders) -> None:
    """Say once that an answer varies by what a browser takes, or a cache would keep one form for all."""
    named = {one.strip().lower(): one.strip() for one in ",".join(headers.getlist("vary")).split(",") if one.strip()}
    headers["Vary"] = ", ".join({**named, "accept-encoding": "Accept-Encoding"}.values())
