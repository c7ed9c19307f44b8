"""Sends hostile requests to a server of its own on this machine and reports what it answers.

`python -m tools.hostile --count 100000 --seed 1` tries that many addresses made by chance after the whole table.
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from indicators.server.headers import HEADERS
from tools.hostile_requests import BREAKING, MARK, fuzzed, parameter_names, table
from tools.local_server import ROOT, LocalServer

PATIENCE_S = 20.0
TOGETHER = 6
# Answers of the layer below the application, before there is a request: they have no more than a status.
NOT_OURS = (b"Invalid HTTP request received.", b"Failed to open a WebSocket connection")
PATHS = tuple(
    str(one).encode() for one in (ROOT, ROOT.resolve(), Path(sys.prefix), Path(tempfile.gettempdir(), "server-"))
)
TRACES = (b"Traceback (most recent call", b'File "/', b"site-packages")
HANDSHAKES = (101, 403)
FOREIGN = re.compile(r"\s|[a-z]+:|[/\\]{2}", re.IGNORECASE)


@dataclass
class Reply:
    """What came back on one connection: bytes as they are, and the first answer among them; status 0 for none."""

    raw: bytes
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def __post_init__(self) -> None:
        head, _, self.body = self.raw.partition(b"\r\n\r\n")
        if found := re.match(rb"HTTP/1\.[01] (\d{3})", head):
            lines = [line.partition(b":") for line in head.split(b"\r\n")[1:]]
            self.status = int(found[1])
            self.headers = {name.decode("latin-1").lower(): text.strip().decode("latin-1") for name, _, text in lines}


def ask(port: int, raw: bytes, patience_s: float = PATIENCE_S) -> Reply:
    """Return what a server on this machine answers to some bytes, until it closes or says no more to half a request.

    What stands behind the head of a websocket is sent once that is open.
    """
    received = bytearray()
    head, mark, behind = raw.partition(b"\r\n\r\n")
    is_socket = b"\r\nUpgrade: websocket" in head
    with socket.create_connection(("127.0.0.1", port), timeout=patience_s) as connection:
        try:
            connection.sendall(head + mark if is_socket else raw)
            if is_socket:
                connection.settimeout(2)
                received += connection.recv(1 << 16)
                connection.settimeout(0.5)
                connection.sendall(behind)
            elif not mark:
                connection.settimeout(0.05)
            while piece := connection.recv(1 << 16):
                received += piece
        except (TimeoutError, ConnectionError):  # it waits for more, or has seen enough before it got all
            pass
    return Reply(bytes(received))


def faults(reply: Reply) -> list[str]:
    """Return what is wrong with an answer, whatever the request was; [] for none."""
    found = []
    if reply.status >= 500 and not (reply.status == 503 and "retry-after" in reply.headers):
        found.append(f"status {reply.status}")
    found += [f"tells {text!r}" for text in (*PATHS, *TRACES) if text in reply.raw and not _is_file(reply)]
    if reply.headers.get("content-type", "").startswith(("text/html", "image/svg")):
        found += [f"{text} as it is" for text in BREAKING if text.encode() in reply.body]
    if MARK in reply.headers.get("set-cookie", "") or FOREIGN.match(reply.headers.get("location", "")):
        found.append("its own words in a header")
    if reply.status and reply.status not in HANDSHAKES and not any(one in reply.body for one in NOT_OURS):
        found += [
            f"without {name}" for name in (*HEADERS, "Content-Security-Policy") if name.lower() not in reply.headers
        ]
    return found


def _is_file(reply: Reply) -> bool:
    """True for a file that is the same for everybody: a script may well speak of packages."""
    return "immutable" in reply.headers.get("cache-control", "")


def log_faults(log: str) -> list[str]:
    """Return the lines of a server's log that say that something failed."""
    return [line for line in log.splitlines() if "Traceback" in line or _level(line) in ("error", "critical")]


def _level(line: str) -> str:
    try:
        told = json.loads(line)
    except ValueError:
        return ""
    return str(told.get("level", "")) if isinstance(told, dict) else ""


@dataclass
class Report:
    """Statuses by kind of route, and what was wrong, by kind of route and request."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: dict[str, bytes] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def add(self, kind: str, name: str, raw: bytes, reply: Reply, seconds: float = 0.0) -> None:
        """Count one answer and note what is wrong with it."""
        self.statuses[kind, reply.status] += 1
        for fault in faults(reply):
            self.wrong.setdefault(f"{kind}, {name}: {fault}", raw[:300])
        self.slowest = sorted([*self.slowest, (seconds, f"{kind}, {name}: {raw[:120]!r}")], reverse=True)[:5]

    def lines(self) -> Iterator[str]:
        """Yield the counts as a table, a row for each kind of route."""
        statuses = sorted({status for _kind, status in self.statuses})
        yield "route".ljust(12) + "".join(f"{status or 'none':>8}" for status in statuses)
        for kind in dict.fromkeys(kind for kind, _status in self.statuses):
            yield kind.ljust(12) + "".join(f"{self.statuses[kind, one] or '-':>8}" for one in statuses)
        total = Counter({one: sum(n for (_k, s), n in self.statuses.items() if s == one) for one in statuses})
        yield "all".ljust(12) + "".join(f"{total[one]:>8}" for one in statuses)


def send_all(port: int, requests: Iterable[tuple[str, str, bytes]], together: int = TOGETHER) -> Report:
    """Send requests, several at a time, and return what came back."""
    report = Report()

    def one(asked: tuple[str, str, bytes]) -> tuple[Reply, float]:
        began = time.perf_counter()
        return ask(port, asked[2]), time.perf_counter() - began

    with ThreadPoolExecutor(together) as pool:
        batch: list[tuple[str, str, bytes]] = []
        for asked in requests:
            batch.append(asked)
            if len(batch) == 500:
                _add(report, batch, pool.map(one, batch))
                batch = []
        _add(report, batch, pool.map(one, batch))
    return report


def _add(report: Report, batch: list[tuple[str, str, bytes]], replies: Iterable[tuple[Reply, float]]) -> None:
    for (kind, name, raw), (reply, seconds) in zip(batch, replies, strict=True):
        report.add(kind, name, raw, reply, seconds)


def main() -> int:
    """Return 0 where every answer is as it should be, 1 where one is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="addresses made by chance (default: 1000)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same addresses (default: 1)")
    parser.add_argument("--whole", action="store_true", help="the table for every route, not for one of each kind")
    options = parser.parse_args()
    chance, names = Random(options.seed), parameter_names()  # noqa: S311
    with LocalServer() as server:
        began = time.perf_counter()
        reports = [
            send_all(server.port, table(whole=options.whole)),
            send_all(server.port, (fuzzed(chance, names) for _ in range(options.count))),
        ]
        seconds, log = time.perf_counter() - began, server.log()
    told = log_faults(log)
    for title, report in zip(("The table", f"{options.count} addresses, seed {options.seed}"), reports, strict=True):
        print(f"\n{title}", *report.lines(), *(f"  slow: {s:.2f} s {what}" for s, what in report.slowest), sep="\n")
        print(*(f"WRONG {what}\n      {raw!r}" for what, raw in report.wrong.items()), sep="\n")
    print(f"\n{seconds:.0f} s; lines of the log that say something failed: {len(told)}", *told[:20], sep="\n")
    return int(bool(told) or any(report.wrong for report in reports))


if __name__ == "__main__":
    sys.exit(main())
