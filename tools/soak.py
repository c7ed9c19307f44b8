"""Many visitors for a long time: ``python -m tools.soak --minutes 30 --viewers 20``.

Starts the dashboard on this machine alone and lets visitors walk over all pages, change what they look at, press every
download, fetch images, hand-outs, decks, frames, films and the data interface, and hang up at any moment. Once a minute
it says what they did and what the server needs. Ends with 1 where anything went wrong, or where the memory of the
server or of the process that draws grew by more than a twentieth after the first five minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import psutil

from indicators.store import read_store
from tools.local_server import LocalServer
from tools.soak_visits import Places, Tally, walk

WARM_MINUTES, MOST_GROWTH = 5, 0.05
COMPARED_MINUTES = 5
PAUSE_S = 3.0
SEED = 7
COLUMNS = ("minute", "reruns", "downloads", "answers", "304", "503", "hung up", "errors", "server MB", "drawing MB",
           "descriptors", "threads", "sessions")  # fmt: skip


@dataclass(frozen=True)
class Minute:
    """What visitors did in a minute, and what the server needed at its end."""

    done: Counter[str]
    errors: int
    server_mb: float
    drawing_mb: float
    descriptors: int
    threads: int
    sessions: int

    def cells(self, number: int) -> list[str]:
        """The minute as a row of the table."""
        answers = sum(count for name, count in self.done.items() if name.isdigit())
        done = [self.done["reruns"], self.done["downloads"], answers, self.done["304"], self.done["503"],
                self.done["hung up"], self.errors]  # fmt: skip
        needed = [f"{self.server_mb:.0f}", f"{self.drawing_mb:.0f}"]
        return [str(number), *map(str, done), *needed, *map(str, (self.descriptors, self.threads, self.sessions))]


def needed(process: psutil.Process) -> tuple[float, float, int, int]:
    """Megabytes of the server and of the process that draws, descriptors and threads of the server."""
    drawing = 0.0
    for one in process.children():
        try:
            drawing += one.memory_info().rss / 1e6
        except psutil.NoSuchProcess:
            continue
    return process.memory_info().rss / 1e6, drawing, process.num_fds(), process.num_threads()


def growth(megabytes: Sequence[float], *, warm: int = WARM_MINUTES) -> float:
    """Return by what share memory grew from after the first minutes to the end; 0 where that was too short to say.

    The medians of the first and the last five minutes are compared: what is being drawn at the moment of a look takes
    up to a tenth of the memory.

    >>> growth([100, 200, 300, 300, 300, 300, 300, 400, 300, 300, 330, 330, 330])
    0.1
    >>> growth([300, 330])
    0.0
    """
    later = [one for one in megabytes[warm:] if one]
    count = min(COMPARED_MINUTES, len(later) // 2)
    if count < 2:
        return 0.0
    return round(statistics.median(later[-count:]) / statistics.median(later[:count]) - 1, 3)


@dataclass
class Soak:
    """One run: its server, what was counted, and the minutes so far."""

    server: LocalServer
    tally: Tally = field(default_factory=Tally)
    minutes: list[Minute] = field(default_factory=list)
    until: float = 0.0

    def note(self) -> str:
        """Close a minute and return its row."""
        server_mb, drawing_mb, descriptors, threads = needed(psutil.Process(self.server.process.pid))
        errors = len(self.tally.errors) - sum(one.errors for one in self.minutes)
        done = self.tally.done.copy()
        self.tally.done.clear()
        self.minutes.append(Minute(done, errors, server_mb, drawing_mb, descriptors, threads, self.tally.sessions))
        return row(self.minutes[-1].cells(len(self.minutes)))

    def going_on(self) -> bool:
        """True until the time is over."""
        return time.monotonic() < self.until


def row(cells: Sequence[str]) -> str:
    """Return cells as a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


async def _run(soak: Soak, viewers: int, minutes: float, seed: int) -> None:
    data = read_store(day=date.today())
    soak.until = time.monotonic() + minutes * 60
    places = [Places(data, random.Random(seed)) for _number in range(viewers)]  # noqa: S311  # the same each time
    for number, one in enumerate(places):
        one.chance = random.Random(seed + number)  # noqa: S311
    async with asyncio.TaskGroup() as group:
        for one in places:
            group.create_task(walk(soak.server.base_url, one, soak.tally, going_on=soak.going_on))
        while soak.going_on():
            for one in places:  # what is kept for visitors is there sooner when they hurry at first
                one.pause_s = PAUSE_S if len(soak.minutes) >= WARM_MINUTES - 1 else 0.0
            await asyncio.sleep(min(60.0, max(0.1, soak.until - time.monotonic())))
            print(soak.note(), flush=True)


def verdict(soak: Soak) -> list[str]:
    """Return what is wrong with a run, in sentences; nothing for a good one."""
    found = [f"{len(soak.tally.errors)} errors: {words} ({count} times)"
             for words, count in Counter(soak.tally.errors).most_common(20)]  # fmt: skip
    for name in ("server", "drawing"):
        grown = growth([getattr(one, f"{name}_mb") for one in soak.minutes])
        if grown > MOST_GROWTH:
            found.append(f"The memory of the {name} process grew by {grown:.1%}; expected at most {MOST_GROWTH:.0%}.")
    if "Traceback" in (log := soak.server.log()):
        found.append(f"The log has a traceback: {log[log.index('Traceback') :][:3000]}")
    return found


def main() -> int:
    """Start a server, let visitors walk, print a table, and judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--viewers", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    with LocalServer(options={"server.address": "127.0.0.1"}) as server:
        soak = Soak(server)
        print(row(COLUMNS), row(["---:"] * len(COLUMNS)), sep="\n", flush=True)
        asyncio.run(_run(soak, given.viewers, given.minutes, given.seed))
        found = verdict(soak)
    print(*found, sep="\n", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
