"""What ends or misleads the server itself: the clock, a kill, a drawing without memory."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests import made_up
from tests.faults.visiting import QUERY, Reader, Visitors, get
from tools.local_server import ROOT, LocalServer

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")]

VIEWERS = 20
CLOCK = ROOT / "tests" / "faults" / "clock"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that says which day the server takes for today."""
    path = tmp_path_factory.mktemp("clock") / "day"
    path.write_text("2026-11-23")
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, day: Path) -> Iterator[LocalServer]:
    folder = made_up.write_folder(tmp_path_factory.mktemp("server") / "data")
    made_up.write_measures(made_up.write_goals(folder))
    environment = {"PYTHONPATH": str(CLOCK), "TEST_DAY_FILE": str(day)}
    with LocalServer(data_dir=folder, environment=environment) as running:
        yield running


def test_over_midnight_and_with_a_clock_set_back_all_is_shown_on(server, day):
    with Visitors(server.base_url) as visitors:
        seen = []
        for today in ("2026-11-23", "2026-11-24", "2026-11-22", "2019-01-01", "2026-11-23"):
            day.write_text(today)
            seen.append(visitors.look())
    assert {one.figures for one in seen} == {(20.0, "20,0", "20,0", "20,0")}
    assert {one.statuses for one in seen} == {(200, 200)}
    assert "Traceback" not in server.log()
    assert "Fault in the data" not in server.log()


def pen_of(server: LocalServer) -> psutil.Process:
    """The process that draws."""
    [found] = [one for one in psutil.Process(server.process.pid).children() if "indicators.server.pen" in one.cmdline()]
    return found


def test_a_drawing_that_has_no_memory_is_told_to_come_back_and_the_next_one_works(server):
    address = f"{server.base_url}/einbetten/karte.svg?indikator=anteil&groesse=klein"
    assert get(f"{address}&x=zuvor")[0] == 200
    pen = pen_of(server)
    used = pen.memory_info().vms
    pen.rlimit(psutil.RLIMIT_AS, (used + 100_000, used + 100_000))
    status, headers, _body = get(f"{server.base_url}/sitzung/handzettel.pdf")
    assert (status, headers.get("retry-after")) == (503, "5")
    assert get(f"{server.base_url}/karte?{QUERY}")[0] == 200
    assert get(f"{address}&x=danach")[0] == 200
    assert pen_of(server).pid != pen.pid
    assert len([one for one in server.log().splitlines() if "The drawing process ended" in one]) == 1


async def _opened(base_url: str, count: int) -> tuple[list[Reader], list]:
    readers = [Reader(base_url, cookie=f"regionalmonitor={number:032x}") for number in range(count)]
    connections = [await one.connection() for one in readers]
    for reader, connection in zip(readers, connections, strict=True):
        await reader.ask(connection, QUERY)
    return readers, connections


def test_after_a_kill_and_a_new_start_all_sessions_come_back_from_their_address(server):
    """What a session has beyond its address is lost: a file that is being tried, words typed and not sent."""

    async def visit() -> list[bool]:
        readers, connections = await _opened(server.base_url, VIEWERS)
        os.kill(server.process.pid, signal.SIGKILL)
        for one in connections:
            await one.wait_closed()
        with LocalServer(data_dir=server.data_dir, port=server.port) as second:
            again = []
            for reader in readers:
                reader.said, reader.seen, reader.fragment = "", set(), ""
                async with reader.connection() as connection:
                    await reader.ask(connection, QUERY)
                again.append("Musterstadt 20,0" in reader.said)
            assert "Traceback" not in second.log()
        return again

    assert asyncio.run(visit()) == [True] * VIEWERS
