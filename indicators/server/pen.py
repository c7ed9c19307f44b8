"""The process that draws images, hand-outs and frames beside the server, which then answers visitors meanwhile.

`python -m indicators.server.pen` reads requests from its input and writes answers to its output until that ends. It
gives way to the server on a busy machine and has a limit of memory of its own: what is too large ends it alone.
"""

import asyncio
import contextlib
import gc
import json
import logging
import os
import struct
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Message, Scope

from indicators.deck import routes as deck
from indicators.embed import card
from indicators.embed import document as embed
from indicators.embed import film as embedded_film
from indicators.loading import last_good
from indicators.loading.checked import state_of
from indicators.loading.fingerprint import Fingerprint
from indicators.model.problems import DataProblems
from indicators.paper import routes as paper
from indicators.paths import ROOT
from indicators.server.failures import failed
from indicators.server.heaps import give_back
from indicators.server.logs import start_log
from indicators.server.route_kinds import route_of
from indicators.server.spoken import Spoken
from indicators.server.unreadable import exception_handlers
from indicators.start import answering as start
from indicators.store import read_store

HEAD = struct.Struct(">IQ")  # bytes of the description as JSON, bytes of the body behind it
MEMORY_BYTES = 3_000_000_000  # of addresses, of which a drawing uses a tenth
LEAST_BYTES = 64_000_000  # with less of them left a process is of no use
NICE = 10
COLLECTED = 4  # drawings between two walks for garbage, 30 ms each: what is drawn refers to itself and stays else
PATIENCE_S, IDLE_S, FILM_IDLE_S = 60.0, 600.0, 60.0
DATA = "regionalmonitor.data"  # in a request: see `data_of`
OTHER_DATA = 0  # in place of a status
_log = logging.getLogger(__name__)


class PenBrokenError(RuntimeError):
    """The process ended or took too long; the next request gets a new one."""


class OtherDataError(RuntimeError):
    """The process reads other data than the server shows, as where files have faults: it draws nothing of them."""


@dataclass
class Answer:
    """An answer as a whole."""

    start: Message
    body: bytes

    @property
    def size(self) -> int:
        """Bytes it takes in memory, about."""
        return len(self.body) + 2000


NOT_HERE = Answer({"status": OTHER_DATA, "headers": []}, b"")


@dataclass
class Pen:
    """The server's side: one process, started when first needed and ended when nothing was drawn for a while."""

    patience_s: float = PATIENCE_S
    idle_s: float = IDLE_S
    is_ready: bool = False  # has answered: its libraries and data are read, the next drawing begins at once
    _process: asyncio.subprocess.Process | None = None
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)
    _ending: asyncio.TimerHandle | None = None
    _loop: asyncio.AbstractEventLoop | None = None

    async def draw(self, scope: Scope) -> Answer:
        """Return the answer to a request; one is drawn at a time. Raises PenBrokenError and OtherDataError."""
        async with self._one:
            if self._ending:
                self._ending.cancel()
            try:
                process = await self._ready()
                answer = await asyncio.wait_for(_exchanged(process, scope), self.patience_s)
                self.is_ready = True
                return answer
            except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
                self.end()
                raise PenBrokenError(f"{route_of(scope['path'].strip('/')).path}: {type(error).__name__}") from error
            finally:
                self._ending = asyncio.get_running_loop().call_later(self.idle_s, self.end)

    def end(self) -> None:
        """End the process; the next request starts another."""
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self._process, self.is_ready = None, False

    @property
    def pid(self) -> int:
        """The number of the process, 0 while there is none."""
        return self._process.pid if self._process else 0

    async def _ready(self) -> asyncio.subprocess.Process:
        loop = asyncio.get_running_loop()
        if self._loop is not loop:  # of a server that has ended, as in tests: nobody there hears the process any more
            self.end()
        if self._process is None or self._process.returncode is not None:
            self._loop, self.is_ready = loop, False
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", __name__, cwd=ROOT, limit=2**16,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
        return self._process


pen = Pen()
film_pen = Pen(idle_s=FILM_IDLE_S)  # of its own, so that no image waits for a film


async def _exchanged(process: asyncio.subprocess.Process, scope: Scope) -> Answer:
    if process.stdin is None or process.stdout is None:
        raise OSError
    process.stdin.write(_packed(_request(scope), b""))
    await process.stdin.drain()
    described, length = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    told = json.loads(await process.stdout.readexactly(described))
    body = await process.stdout.readexactly(length)
    if told["status"] == OTHER_DATA:
        raise OtherDataError
    headers = [(name.encode("latin-1"), text.encode("latin-1")) for name, text in told["headers"]]
    return Answer({"type": "http.response.start", "status": told["status"], "headers": headers}, body)


def _request(scope: Scope) -> dict[str, Any]:
    return {
        "path": scope["path"],
        "query": scope["query_string"].decode("latin-1"),
        "scheme": scope["scheme"],
        "headers": [(name.decode("latin-1"), text.decode("latin-1")) for name, text in scope["headers"]],
        "data": scope.get(DATA),
    }


def data_of(files: Fingerprint, day: date) -> tuple[str, str]:
    """Return what a request says of the data it is about: the state of their files, and the day."""
    return state_of(files), day.isoformat()


def _has(data: Sequence[str] | None) -> bool:
    """True where this process shows the data that were asked for; None asks for none in particular."""
    if data is None:
        return True
    day = date.fromisoformat(data[1])
    try:
        return data_of(read_store(day=day).files, day) == tuple(data)
    except DataProblems:
        return False


def _packed(described: dict[str, Any], body: bytes) -> bytes:
    head = json.dumps(described).encode()
    return HEAD.pack(len(head), len(body)) + head + body


async def answer_of(app: Any, scope: Scope) -> Answer:
    """Return the whole answer of an application to a request that waits to the end."""
    start: Message = {}
    body = bytearray()

    async def receive() -> Message:
        await asyncio.sleep(3600 if start else 0)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        body.extend(message.get("body", b""))

    await app({**scope, "method": "GET"}, receive, send)
    return Answer(start, bytes(body))


def _scope(asked: dict[str, Any]) -> Scope:
    return {
        "type": "http", "method": "GET", "http_version": "1.1", "root_path": "", "path": asked["path"],
        "query_string": asked["query"].encode("latin-1"), "scheme": asked["scheme"],
        "headers": [(name.encode("latin-1"), text.encode("latin-1")) for name, text in asked["headers"]],
    }  # fmt: skip


def _tidy(count: int) -> None:
    """Collect garbage after some drawings, and give free memory back after each."""
    if count % COLLECTED == 1:
        gc.collect()
    if count == 1:
        gc.freeze()  # libraries and data stay, and need not be walked through again
    give_back()


def serve(source: BinaryIO, target: BinaryIO, *, tidy: Callable[[int], None] = lambda _count: None) -> None:
    """Answer requests until there are no more; a failure is an answer of 500, and its cause in the log.

    `tidy` is called after each with how many there were.
    """
    routes = [*embedded_film.routes, *card.routes, *embed.routes, *deck.routes, *paper.routes, *start.routes]
    app = Starlette(routes=routes, middleware=[Middleware(Spoken)], exception_handlers=exception_handlers)
    count = 0
    while head := source.read(HEAD.size):
        asked = json.loads(source.read(HEAD.unpack(head)[0]))
        try:
            answer = NOT_HERE
            if _has(asked["data"]):
                drawn = asyncio.run(answer_of(app, _scope(asked)))
                answer = drawn if _has(asked["data"]) else NOT_HERE
        except MemoryError:
            raise
        except Exception as error:
            bytearray(LEAST_BYTES)  # raises MemoryError where that was behind it, whatever it was called
            _log.exception("%s could not be drawn", route_of(asked["path"].strip("/")).path)
            response = failed(_scope(asked), error)
            begin = {"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers}
            answer = Answer(begin, bytes(response.body))
        headers = [(name.decode("latin-1"), text.decode("latin-1")) for name, text in answer.start["headers"]]
        target.write(_packed({"status": answer.start["status"], "headers": headers}, answer.body))
        target.flush()
        count += 1
        tidy(count)


def main() -> None:
    """Take the output for answers alone, give way to others, and draw."""
    logging.getLogger(last_good.__name__).setLevel(logging.CRITICAL)  # the server says what is wrong with the data
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    with contextlib.suppress(OSError, AttributeError):
        os.nice(NICE)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    start_log("drawing")
    serve(sys.stdin.buffer, target, tidy=_tidy)


if __name__ == "__main__":
    main()
