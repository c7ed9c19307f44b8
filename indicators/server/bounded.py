"""Answers that are drawn or packed: few at a time, each once for all who ask for it, none for whoever has gone."""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.api import asked as api
from indicators.api.answering import problem_response
from indicators.api.problems import ApiProblem
from indicators.counted import CountedCache
from indicators.deck import routes as deck
from indicators.drawing.html import render
from indicators.embed import document as embed
from indicators.export.film import MAKERS
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.loading.fingerprint import Fingerprint
from indicators.loading.office_templates import templates_state
from indicators.loading.region import site_title
from indicators.loading.settings import current_settings, settings_time
from indicators.model.problems import DataProblems
from indicators.server.metrics import count_drawing_wait, count_failure, count_refused, tell_drawings
from indicators.server.pen import DATA, Answer, OtherDataError, PenBrokenError, answer_of, data_of, film_pen, pen
from indicators.store import read_store

DRAWN = re.compile(rf"/{embed.PATH}/|/{deck.PATH}(/|$)")
FILMED = re.compile(rf"/{embed.PATH}/[^/]*\.({'|'.join(MAKERS)})$")
STREAMED = re.compile(rf"/{deck.PATH}/?$")  # what the server itself can send piece by piece as it gets ready
MADE_HERE = re.compile(rf"{api.ROOT}/")
TAKING_TURNS = 100
SLOTS = 1
WAITING = 30
KEPT_BYTES = 32_000_000
FILMS_WAITING, FILMS_KEPT_BYTES = 3, 24_000_000  # one takes up to 12 s: the last is there within a proxy's minute
RETRY_S = 5
_log = logging.getLogger(__name__)


@dataclass
class UnderWay:
    """An answer that is being made, and for how many."""

    task: asyncio.Task[Answer] = field(init=False)
    has_begun: bool = False
    waiting: int = 0


@dataclass
class Drawings:
    """What is drawn: at most `slots` at once and `waiting` behind them; whoever comes then is told to come back.

    What was drawn is kept, for as long as the data and the day are the same, within `most` bytes.
    """

    draw: Callable[[Scope], Awaitable[Answer]]
    slots: int = SLOTS
    waiting: int = WAITING
    most: int = KEPT_BYTES
    under_way: dict[Hashable, UnderWay] = field(default_factory=dict)
    is_drawn: bool = True  # else made here, by what all headers say, and none of the operator's figures of drawings
    refuse: Callable[[Scope], Response] = field(default_factory=lambda: lambda _scope: busy())
    name: str = "drawings"
    begun: set[asyncio.Task[Answer | None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.kept: CountedCache[Hashable, Answer] = CountedCache(
            self.name if self.is_drawn else "turns", self.most, lambda one: one.size
        )
        self.free = asyncio.Semaphore(self.slots)

    async def answer(self, scope: Scope, receive: Receive, here: ASGIApp) -> Answer | None:
        """The answer as soon as it is there; None for who hangs up before. Nothing is begun that nobody waits for.

        `here` answers in the server, from data that the files hold no more. Raises DataProblems where none can be read.
        """
        files, day = await run_in_threadpool(shown)
        key, scope = key_of(scope, files, day, by_headers=not self.is_drawn), {**scope, DATA: data_of(files, day)}
        if found := self.kept.get(key):
            return found
        drawing = self.under_way.get(key)
        if drawing is None:
            if len(self.under_way) >= self.slots + self.waiting:
                if self.is_drawn:
                    count_refused()
                return await answer_of(self.refuse(scope), scope)
            drawing = self.under_way[key] = UnderWay()
            self._tell()
            drawing.task = asyncio.create_task(self._draw(drawing, key, scope, here))
        drawing.waiting += 1
        gone = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait({drawing.task, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            drawing.waiting -= 1
            if not drawing.waiting and not drawing.has_begun:
                drawing.task.cancel()
                self._ended(drawing, key)
        return drawing.task.result() if drawing.task.done() and not drawing.task.cancelled() else None

    async def _draw(self, drawing: UnderWay, key: Hashable, scope: Scope, here: ASGIApp) -> Answer:
        asked = time.monotonic()
        try:
            async with self.free:
                drawing.has_begun = True
                if self.is_drawn:
                    count_drawing_wait(time.monotonic() - asked)
                try:
                    answer = await self.draw(scope)
                except OtherDataError:  # the server still has what the files have no more
                    answer = await answer_of(here, scope)
        except PenBrokenError as error:
            _log.error("The drawing process ended: %s", error)  # no traceback says more
            count_failure("drawing")
            return await answer_of(self.refuse(scope), scope)
        finally:
            self._ended(drawing, key)
        if answer.start["status"] == 200 and answer.size <= self.kept.maxsize:
            self.kept[key] = answer
        return answer

    def begin(self, scope: Scope, here: ASGIApp) -> None:
        """Draw for the next who asks; which starts the process that draws, if need be."""
        task = asyncio.create_task(self.answer(scope, stays, here))
        self.begun.add(task)
        task.add_done_callback(self.begun.discard)

    def _ended(self, drawing: UnderWay, key: Hashable) -> None:
        """Forget a drawing, but not a later one of the same that somebody came for meanwhile."""
        if self.under_way.get(key) is drawing:
            del self.under_way[key]
            self._tell()

    def _tell(self) -> None:
        if self.is_drawn:
            tell_drawings(self.name, len(self.under_way))


drawings = Drawings(pen.draw)
films = Drawings(film_pen.draw, waiting=FILMS_WAITING, most=FILMS_KEPT_BYTES, name="films")


class InTurn:
    """ASGI middleware: the server makes answers of the data interface one after the other, none for who has gone.

    Those it keeps take some milliseconds, a new one of all figures a second, in which it does little else.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.answers = Drawings(
            lambda scope: answer_of(app, scope), waiting=TAKING_TURNS, most=0, is_drawn=False, refuse=_busy_interface
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not of the data interface."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not MADE_HERE.search(scope["path"]):
            await self.app(scope, receive, send)
        else:
            await answer_or_pass(self.answers, self.app, scope, receive, send)


class Bounded:
    """ASGI middleware: what is drawn comes from `drawings`, all else from the application."""

    def __init__(self, app: ASGIApp, drawings: Drawings = drawings, films: Drawings = films) -> None:
        self.app, self.drawings, self.films, self.is_streaming = app, drawings, films, False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not drawn."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not DRAWN.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        if STREAMED.search(scope["path"]) and not pen.is_ready and not self.is_streaming:
            await self._stream(scope, receive, send)
            return
        made = self.films if FILMED.search(scope["path"]) else self.drawings
        await answer_or_pass(made, self.app, scope, receive, send)

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the server send one at a time until the process that draws is ready, which takes seconds."""
        self.is_streaming = True
        try:
            await self.app(scope, receive, send)
        finally:
            self.is_streaming = False
            self.drawings.begin(scope, self.app)


def shown() -> tuple[Fingerprint, date]:
    """Return the state of the files that are shown, and the day; raises DataProblems where none can be read."""
    day = date.today()
    return read_store(day=day).files, day


def key_of(scope: Scope, files: Fingerprint, day: date, *, by_headers: bool = False) -> Hashable:
    """Return what an answer depends on: address, how links in it begin, data, settings, templates and day.

    Whether a drawing comes packed or in part is decided outside; an answer `by_headers` is another for other ones.
    """
    origin = current_settings().origin(scope["scheme"], Headers(scope=scope).get("host", ""))
    headers = tuple(sorted(scope["headers"])) if by_headers else ()
    return scope["path"], scope["query_string"], origin, headers, files, settings_time(), templates_state(), day


async def answer_or_pass(drawings: Drawings, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Send what is drawn for a request, if anybody is there; where no data can be read, the application says so."""
    try:
        answer = await drawings.answer(scope, receive, app)
    except DataProblems:
        await app(scope, receive, send)
        return
    if answer is None:
        return
    await send({**answer.start, "headers": list(answer.start["headers"])})  # others add to them on the way out
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


async def stays() -> Message:
    """What a client says that waits to the end."""
    await asyncio.Event().wait()
    raise AssertionError


async def _gone(receive: Receive) -> None:
    """Wait until the client has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _busy_interface(scope: Scope) -> Response:
    problem = ApiProblem(503, "Too many answers are being made.", headers={"Retry-After": str(RETRY_S)})
    return problem_response(Request(scope), problem)


def busy() -> HTMLResponse:
    """Return the page for who comes while too many are waiting."""
    text = _("Gerade wird hier sehr viel gezeichnet. Bitte in einigen Sekunden noch einmal versuchen.")
    page = render("embed/missing.html", text=text, language=language(), title=site_title())
    return HTMLResponse(page, 503, headers={"Retry-After": str(RETRY_S), "Cache-Control": "no-store"})
