"""The process that draws: the same answers as without it, and whatever ends it ends nothing else."""

from __future__ import annotations

import asyncio
import io
import os
import signal
from collections.abc import Awaitable, Callable
from datetime import date

import psutil
import pytest
from starlette.applications import Starlette
from starlette.types import Scope

from indicators.deck import routes as deck
from indicators.embed import document as embed
from indicators.server import pen as module
from indicators.server.pen import Answer, Pen, PenBrokenError, answer_of
from indicators.store import read_store

APP = Starlette(routes=[*embed.routes, *deck.routes])

WAITED = 100  # turns of 50 ms


def scope(path: str, query: str = "") -> Scope:
    return {"type": "http", "method": "GET", "http_version": "1.1", "root_path": "", "path": path, "scheme": "http",
            "query_string": query.encode(), "headers": [(b"host", b"monitor.example.org")]}  # fmt: skip


def children() -> set[int]:
    """The processes that this one has started, also those that ended and were not waited for."""
    return {one.pid for one in psutil.Process().children()}


def with_pen(use: Callable[[Pen], Awaitable[None]], **limits: float) -> None:
    async def used() -> None:
        before, pen = children(), Pen(**limits)
        try:
            await use(pen)
        finally:
            pen.end()
            for _turn in range(WAITED):  # on a busy machine the end of a process is heard of late
                if children() <= before:
                    break
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.05)  # its pipes are closed after that

    asyncio.run(used())


@pytest.mark.slow
def test_its_answers_are_those_of_the_routes_and_it_stays_for_the_next():
    asked = [
        scope("/einbetten/karte.svg", "indikator=gigabit&groesse=klein"),
        scope("/einbetten/karte", "indikator=gigabit"),
        scope("/einbetten/gibtesnicht"),
    ]

    async def use(pen: Pen) -> None:
        pids = set()
        for one in asked:
            found, right = await pen.draw(one), await answer_of(APP, one)
            assert found.start["status"] == right.start["status"]
            assert [name for name, _text in found.start["headers"]] == [name for name, _text in right.start["headers"]]
            assert len(found.body) == len(right.body) > 0
            pids.add(pen.pid)
        assert len(pids) == 1
        assert psutil.Process(pen.pid).nice() >= module.NICE

    with_pen(use)


@pytest.mark.slow
def test_one_that_is_killed_is_told_and_the_next_request_gets_another():
    async def use(pen: Pen) -> None:
        await pen.draw(scope("/einbetten/gibtesnicht"))
        first = pen.pid
        drawing = asyncio.create_task(pen.draw(scope("/sitzung/handzettel.pdf")))
        await asyncio.sleep(0.1)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(PenBrokenError, match="handzettel"):
            await drawing
        assert (await pen.draw(scope("/einbetten/gibtesnicht"))).start["status"] == 404
        assert pen.pid != first

    with_pen(use)


@pytest.mark.slow
def test_what_takes_too_long_is_ended():
    async def use(pen: Pen) -> None:
        with pytest.raises(PenBrokenError):
            await pen.draw(scope("/sitzung/handzettel.pdf"))
        assert pen.pid == 0

    with_pen(use, patience_s=0.3)


@pytest.mark.slow
def test_it_goes_when_nothing_was_drawn_for_a_while():
    async def use(pen: Pen) -> None:
        await pen.draw(scope("/einbetten/gibtesnicht"))
        process = psutil.Process(pen.pid)
        await asyncio.sleep(0.6)
        assert pen.pid == 0
        assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE

    with_pen(use, idle_s=0.3)


def test_of_other_data_than_those_asked_for_nothing_is_drawn(small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    day = date(2026, 11, 23)
    here = module.data_of(read_store(day=day).files, day)
    for data, status in ((here, 200), (("0" * 32, here[1]), module.OTHER_DATA)):
        asked = {**scope("/einbetten/verlauf.svg", "indikator=anteil"), module.DATA: data}
        answers = io.BytesIO()
        module.serve(io.BytesIO(module._packed(module._request(asked), b"")), answers)
        assert f'"status": {status}'.encode() in answers.getvalue()


def test_a_failure_for_want_of_memory_ends_the_process_whatever_it_is_called(monkeypatch):
    async def broken(_app: object, _scope: Scope) -> Answer:
        raise ImportError("failed to map segment")

    monkeypatch.setattr(module, "answer_of", broken)
    monkeypatch.setattr(module, "LEAST_BYTES", 2**62)
    with pytest.raises((MemoryError, OverflowError)):
        module.serve(io.BytesIO(module._packed(module._request(scope("/x")), b"")), io.BytesIO())


def test_a_failure_is_an_answer_and_not_the_end(monkeypatch, caplog):
    async def broken(_app: object, _scope: Scope) -> Answer:
        raise ValueError("kaputt")

    monkeypatch.setattr(module, "answer_of", broken)
    told = module._packed(module._request(scope("/einbetten/karte.svg")), b"")
    answers = io.BytesIO()
    module.serve(io.BytesIO(told * 2), answers)
    assert answers.getvalue().count(b'"status": 500') == 2
    assert "kaputt" in caplog.text
