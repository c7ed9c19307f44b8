"""The page before Streamlit as the server asks for it: drawn beside it, and without its drawing where that waits."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.types import Scope

from indicators.server import start_document as server
from indicators.server.bounded import Drawings
from indicators.server.pen import Answer, answer_of
from indicators.start import answering
from indicators.start.document import KeptDocuments, StartDocument

SCOPE: Scope = {"type": "http", "method": "GET", "scheme": "http", "path": "/vergleich", "headers": [],
                "query_string": b"indikator=gigabit"}  # fmt: skip


@dataclass
class Pen:
    """Draws here, or does what a test wants; notes what it was asked for."""

    is_ready: bool = True
    status: int = 200
    waits_s: float = 0
    asked: list[str] = field(default_factory=list)

    async def draw(self, scope: Scope) -> Answer:
        self.asked.append(scope["path"])
        await asyncio.sleep(self.waits_s)
        if self.status != 200:
            return await answer_of(Response(status_code=self.status), scope)
        drawn = KeptDocuments()  # the other process keeps its own
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(answering, "_documents", drawn)
            return await answer_of(Starlette(routes=answering.routes), scope)


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch):
    """Ask for the page with a pen, several times; nothing is kept from before."""

    def asked(pen: Pen, times: int = 1, drawing_s: float = 60) -> list[StartDocument]:
        monkeypatch.setattr(answering, "_documents", KeptDocuments())
        drawings = Drawings(pen.draw)
        monkeypatch.setattr(server, "drawings", drawings)
        monkeypatch.setattr(server, "pen", pen)
        monkeypatch.setattr(server, "PATIENCE_S", 60)  # however slow the machine is
        monkeypatch.setattr(server, "DRAWING_S", drawing_s)

        async def all_of_them() -> list[StartDocument | None]:
            found = await asyncio.gather(*(server.page_before(dict(SCOPE)) for _ in range(times)))
            while drawings.begun and not pen.asked:  # what is begun for the next gets so far
                await asyncio.sleep(0.01)
            return list(found)

        found = asyncio.run(all_of_them())
        assert all(found)
        return [one for one in found if one]

    return asked


def test_a_picture_is_drawn_once_beside_the_server_and_kept(ask):
    pen = Pen()
    found = ask(pen, times=3)
    assert pen.asked == ["/anfang/vergleich"]
    assert all(not one.lacks_picture and "rm-start-wide" in one.body for one in found)
    again = answering.start_page("vergleich", SCOPE["query_string"], draws=False)
    assert again == found[0]


@pytest.mark.parametrize("pen", [Pen(status=503), Pen(status=500), Pen(waits_s=60)], ids=["busy", "failed", "slow"])
def test_where_the_drawing_does_not_come_the_words_and_figures_do(ask, pen):
    [found] = ask(pen, drawing_s=60 if not pen.waits_s else 0.2)
    assert found.lacks_picture and "<svg" not in found.body.partition("<main")[2].partition("<table")[0]
    assert "<table" in found.body and "Gigabitfähige Anschlüsse" in found.head
    whole = answering.start_page("vergleich", SCOPE["query_string"])  # the next visitor may get it
    assert whole and not whole.lacks_picture


def test_while_the_pen_is_being_started_one_is_drawn_here(ask):
    pen = Pen(is_ready=False, waits_s=60)
    found = ask(pen, times=4)
    assert pen.asked == ["/anfang/vergleich"]  # which starts it
    assert sum(not one.lacks_picture for one in found) == 1


def test_a_map_needs_nobody_to_draw_it(ask, monkeypatch):
    pen = Pen()
    monkeypatch.setitem(SCOPE, "path", "/karte")
    [found] = ask(pen)
    assert not pen.asked and not found.lacks_picture and "data-ags" in found.body


def test_there_is_no_such_address_for_visitors():
    from indicators.server.routes import routes

    assert not [one for one in routes if one.path.startswith(f"/{answering.PATH}")]
