"""Many viewers at once, without browsers: ``python -m tools.load --viewers 50 --think 4``.

Each viewer opens the map as a browser does (websocket, compressed, with the hashes of what it has already), then
changes the year after a pause, again and again, and notes how long it took until the server had answered. Several
processes are asked through nginx, as in operation; each viewer has a cookie of its own, by which it stays with one. The
client runs on the same cores as the server; figures are those of both together.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tools.ensure_programs import NGINX
from tools.local_serve import LocalServe
from tools.local_server import LocalServer

PAGE, QUERY = "karte", "indikator=breitband_50&gemeinde=05958020"
YEARS = range(2010, 2022)
TIMEOUT_S = 60.0
T = TypeVar("T")


class Counted(ClientConnection):
    """A connection that counts the bytes that came through the wire."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Count what came, compressed as it is."""
        self.received += len(data)
        super().data_received(data)


@dataclass
class Viewer:
    """One session: what it asks for, and what the server needs to know of it."""

    base_url: str
    cookie: str = ""
    seen: set[str] = field(default_factory=set)
    fragment: str = ""
    script: str = ""
    page: str = PAGE

    async def ask(self, connection: ClientConnection, query: str, *, pressed: str = "") -> tuple[float, int]:
        """Rerun with a query: seconds until the script has finished, bytes that came through the wire.

        `pressed` is the id of a button that is pressed.
        """
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_name, rerun.page_script_hash = query, self.page, self.script
        rerun.fragment_id = self.fragment
        rerun.cached_message_hashes.extend(self.seen)
        if pressed:
            rerun.widget_states.widgets.add(id=pressed, trigger_value=True)
        began, before = time.perf_counter(), getattr(connection, "received", 0)
        await connection.send(message.SerializeToString())
        while True:
            raw = await asyncio.wait_for(connection.recv(), TIMEOUT_S)
            if isinstance(raw, str):
                continue
            answer = ForwardMsg.FromString(raw)
            self.hear(answer)
            if answer.metadata.cacheable:
                self.seen.add(answer.hash)
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self.script = answer.new_session.page_script_hash
            elif kind == "delta" and answer.delta.fragment_id:
                self.fragment = answer.delta.fragment_id
            elif kind == "script_finished":
                return time.perf_counter() - began, getattr(connection, "received", 0) - before

    def hear(self, answer: ForwardMsg) -> None:
        """Look at what comes; here the moment it comes is all that counts."""

    def connection(self) -> connect:
        """A websocket as a browser opens one."""
        return connect(
            self.base_url.replace("http", "ws", 1) + "/_stcore/stream", subprotocols=[Subprotocol("streamlit")],
            origin=Origin("/".join(self.base_url.split("/")[:3])), max_size=None, open_timeout=TIMEOUT_S,
            create_connection=Counted,
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
        )  # fmt: skip


async def watch(viewer: Viewer, *, think_s: float, until: float, waits: list[float], chance: random.Random) -> None:
    """Look at the map and change its year with pauses around `think_s` until a moment; the waits are noted."""
    async with viewer.connection() as connection:
        await viewer.ask(connection, QUERY)
        await asyncio.sleep(chance.uniform(0, think_s))
        while time.perf_counter() < until:
            seconds, _bytes = await viewer.ask(connection, f"{QUERY}&jahr={chance.choice(YEARS)}")
            waits.append(seconds)
            await asyncio.sleep(chance.uniform(0.5, 1.5) * think_s)


async def _crowd(base_urls: Sequence[str], viewers: int, *, think_s: float, seconds: float) -> list[float]:
    waits: list[float] = []
    until = time.perf_counter() + seconds
    crowd = [
        watch(
            Viewer(base_urls[number % len(base_urls)], f"regionalmonitor={number:032x}"), think_s=think_s, until=until,
            waits=waits, chance=random.Random(number),  # noqa: S311  # no secret, but the same pauses each time
        )
        for number in range(viewers)
    ]  # fmt: skip
    await asyncio.gather(*crowd)
    return waits


def _run(looking: Coroutine[Any, Any, T]) -> T:
    """Run to the end in a thread of its own: the caller's may have a loop already, as that of a browser's driver."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, looking).result()


def crowd(base_urls: Sequence[str], viewers: int, *, think_s: float = 4.0, seconds: float = 30.0) -> list[float]:
    """Return the seconds each change of year took for some viewers, shared out over the servers."""
    return _run(_crowd(base_urls, viewers, think_s=think_s, seconds=seconds))


async def _alone(base_url: str, changes: int) -> tuple[list[float], list[int]]:
    viewer = Viewer(base_url)
    async with viewer.connection() as connection:
        await viewer.ask(connection, QUERY)
        years = [YEARS[number % len(YEARS)] for number in range(changes)]
        found = [await viewer.ask(connection, f"{QUERY}&jahr={year}") for year in years]
    return [seconds for seconds, _bytes in found], [received for _seconds, received in found]


def alone(base_url: str, changes: int = 60) -> tuple[list[float], list[int]]:
    """Return seconds and bytes through the wire of changes of year, by one viewer."""
    return _run(_alone(base_url, changes))


def described(waits: Sequence[float]) -> str:
    """Return median and 95th percentile in milliseconds.

    >>> described([0.01] * 90 + [0.2] * 10)
    '100 changes, median 10 ms, p95 200 ms'
    """
    ranked = sorted(waits)
    high = ranked[max(0, -(-len(ranked) * 95 // 100) - 1)]
    return f"{len(ranked)} changes, median {statistics.median(ranked) * 1000:.0f} ms, p95 {high * 1000:.0f} ms"


@dataclass(frozen=True)
class Dashboard:
    """The dashboard as it runs: where viewers ask, in words how, and its processes by their own addresses."""

    base_urls: Sequence[str]
    described: str
    processes: Mapping[str, psutil.Process]

    @property
    def resident_bytes(self) -> int:
        """The memory of all processes."""
        return sum(one.memory_info().rss for one in self.processes.values())


@contextmanager
def dashboard(processes: int, *, past_nginx: bool = False) -> Iterator[Dashboard]:
    """Run the dashboard in some processes, warm: several behind nginx where it is installed, else asked directly."""
    with ExitStack() as running:
        if processes > 1 and NGINX.find() and not past_nginx:
            served = running.enter_context(LocalServe(processes))
            found = Dashboard([served.base_url], f"{processes} processes behind nginx", served.processes())
        else:
            servers = [running.enter_context(LocalServer()) for _ in range(processes)]
            ours = {one.base_url: psutil.Process(one.process.pid) for one in servers}
            found = Dashboard([*ours], f"{processes} process{'es' if processes > 1 else ''}", ours)
        for one in found.processes:
            alone(one)
        yield found


def main() -> int:
    """Start servers, let viewers look, and print how long they waited."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--viewers", type=int, default=50)
    parser.add_argument("--think", type=float, default=4.0, help="seconds between changes")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long to look")
    parser.add_argument("--processes", type=int, default=1, help="servers the viewers are shared out over")
    parser.add_argument("--past-nginx", action="store_true", help="ask several processes directly, not through nginx")
    given = parser.parse_args()
    with dashboard(given.processes, past_nginx=given.past_nginx) as running:
        for one in running.base_urls:
            seconds, received = alone(one)
            print(f"one viewer: {described(seconds)}, {statistics.median(received):,.0f} bytes")
        before = running.resident_bytes
        waits = crowd(running.base_urls, given.viewers, think_s=given.think, seconds=given.seconds)
        grown = running.resident_bytes - before
        print(f"{given.viewers} viewers, {running.described}: {described(waits)}")
        print(f"{grown / given.viewers / 1e6:.2f} MB per viewer")
    return 0


if __name__ == "__main__":
    sys.exit(main())
