"""Compressed answers: static files packed well once and kept, start documents and films packed quickly."""

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
from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.deck import routes as deck
from indicators.embed import document as embed
from indicators.paths import ROOT

LEAST = 1000  # bytes; less is hardly smaller when packed
KEPT_BYTES = 32_000_000
FOLDER = ROOT / "build" / "packed"
TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")
# What others pack (the data interface), stream (slides) or send in pieces (media) stays as it is.
OTHERS = re.compile(rf"/(api|_stcore|media|{embed.PATH})/|/{deck.PATH}(/|$)")
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
        self._bodies: LRUCache[str, bytes] = LRUCache(most, getsizeof=len)
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
    """ASGI middleware that compresses static files, start documents and films for browsers that take it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.packed = app, Packed(folder=FOLDER)

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
