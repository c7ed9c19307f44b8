"""Answers that are drawn or packed: few at a time, each once for all who ask for it, none for whoever has gone."""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from datetime import date

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from indicators.counted import CountedCache
from indicators.deck import routes as deck
from indicators.drawing.html import render
from indicators.embed import document as embed
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.loading.load import fingerprint
from indicators.loading.settings import TITLE, current_settings, settings_time
from indicators.server.metrics import count_drawing_wait, count_failure, count_refused, tell_drawings
from indicators.server.pen import Answer, Pen, PenBrokenError, answer_of

DRAWN = re.compile(rf"/{embed.PATH}/|/{deck.PATH}/.")
SLOTS = 1
WAITING = 30
KEPT_BYTES = 48_000_000
RETRY_S = 5
_log = logging.getLogger(__name__)


@dataclass
class Drawing:
    """An answer under way, and for how many."""

    task: asyncio.Task[Answer] = field(init=False)
    has_begun: bool = False
    waiting: int = 0


@dataclass
class Bounded:
    """ASGI middleware: of what it draws at most `slots` at once and `waiting` behind them; more are told to come back.

    What was drawn is kept, for as long as the data and the day are the same, within `most` bytes.
    """

    app: ASGIApp
    draw: Callable[[Scope], Awaitable[Answer]] = field(default_factory=lambda: Pen().draw)
    slots: int = SLOTS
    waiting: int = WAITING
    most: int = KEPT_BYTES
    under_way: dict[Hashable, Drawing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kept: CountedCache[Hashable, Answer] = CountedCache("drawings", self.most, lambda one: one.size)
        self.free = asyncio.Semaphore(self.slots)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not drawn."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not DRAWN.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        key = key_of(scope)
        answer = self.kept.get(key) or await self._drawn(key, scope, receive)
        if answer is None:  # nobody is there any more
            return
        await send({**answer.start, "headers": list(answer.start["headers"])})  # others add to them on the way out
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})

    async def _drawn(self, key: Hashable, scope: Scope, receive: Receive) -> Answer | None:
        """The answer as soon as it is there; None for who hangs up before. Nothing is begun that nobody waits for."""
        drawing = self.under_way.get(key)
        if drawing is None:
            if len(self.under_way) >= self.slots + self.waiting:
                count_refused()
                return await answer_of(busy(), scope)
            drawing = self.under_way[key] = Drawing()
            tell_drawings(len(self.under_way))
            drawing.task = asyncio.create_task(self._draw(drawing, key, scope))
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

    async def _draw(self, drawing: Drawing, key: Hashable, scope: Scope) -> Answer:
        asked = time.monotonic()
        try:
            async with self.free:
                drawing.has_begun = True
                count_drawing_wait(time.monotonic() - asked)
                answer = await self.draw(scope)
        except PenBrokenError as error:
            _log.error("The drawing process ended: %s", error)  # no traceback says more
            count_failure("drawing")
            return await answer_of(busy(), scope)
        finally:
            self._ended(drawing, key)
        if answer.start["status"] == 200 and answer.size <= self.kept.maxsize:
            self.kept[key] = answer
        return answer

    def _ended(self, drawing: Drawing, key: Hashable) -> None:
        """Forget a drawing, but not a later one of the same that somebody came for meanwhile."""
        if self.under_way.get(key) is drawing:
            del self.under_way[key]
            tell_drawings(len(self.under_way))


def key_of(scope: Scope) -> Hashable:
    """Return what an answer depends on: address, how links in it begin, data, settings and day.

    Whether it comes packed or in part is decided outside.
    """
    origin = current_settings().origin(scope["scheme"], Headers(scope=scope).get("host", ""))
    return scope["path"], scope["query_string"], origin, fingerprint(), settings_time(), date.today()


async def _gone(receive: Receive) -> None:
    """Wait until the client has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass


def busy() -> HTMLResponse:
    """Return the page for who comes while too many are waiting."""
    text = _("Gerade wird hier sehr viel gezeichnet. Bitte in einigen Sekunden noch einmal versuchen.")
    page = render("embed/missing.html", text=text, language=language(), title=TITLE)
    return HTMLResponse(page, 503, headers={"Retry-After": str(RETRY_S), "Cache-Control": "no-store"})
