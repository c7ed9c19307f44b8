"""The processes that `serve` starts and keeps running: those of the dashboard, and nginx before them."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.commands.serve_log import tell, tell_of_nginx
from indicators.commands.serve_regions import Region
from indicators.loading.settings import PROCESS_VARIABLE
from indicators.paths import ROOT

LOOK_SECONDS, AGAIN_SECONDS = 0.5, 2.0
SHORT_SECONDS, MOST_AGAIN_SECONDS = 15.0, 60.0  # one that ends soon after each start takes time from all others
NEW_SECONDS = 2.0  # between two looks for new regions
STOP_SECONDS = 10.0


def free_ports(count: int) -> list[int]:
    """Return TCP ports of this machine that are free at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]
    finally:
        for one in sockets:
            one.close()


def is_taken(port: int) -> bool:
    """True where something answers on a port of this machine."""
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Worker:
    """One process of the dashboard, of a region where there are several, started again when it ends."""

    port: int
    number: int
    region: Region | None = None
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    soon_ended: int = 0

    def keep_running(self) -> None:
        """Start the process if it is not there; not more often than every few seconds, ever less if it ends soon."""
        if self.process is not None and self.process.poll() is None:
            self.soon_ended = self.soon_ended if time.monotonic() - self.started < SHORT_SECONDS else 0
            return
        if time.monotonic() - self.started < min(AGAIN_SECONDS * 2**self.soon_ended, MOST_AGAIN_SECONDS):
            return
        if self.process is not None:
            ended = f"Process {self.number} on port {self.port} ended with {self.process.returncode}"
            tell("warning", f"{ended}; it is started again.", **({"region": self.region.name} if self.region else {}))
            self.soon_ended += 1
        command = [
            sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(self.port),
            "--server.address", "127.0.0.1", "--server.headless", "true", "--logger.hideWelcomeMessage", "true",
        ]  # fmt: skip
        of_region = self.region.environment if self.region else {}
        environment = {**os.environ, **of_region, PROCESS_VARIABLE: str(self.number)}
        # Its log is on stderr; on stdout Streamlit greets whoever sits before a terminal.
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        self.started = time.monotonic()

    def stop(self) -> None:
        """Ask the process to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


def keep_all_running(
    command: Sequence[str], workers: Sequence[Worker], *, port: int, look: Callable[[], bool] | None = None
) -> int:
    """Keep workers and nginx running until a signal comes; 0 for one, 1 where nginx ended by itself.

    `look` is called now and then: it may add workers, and says whether nginx has to read its settings anew.
    """
    ending = False

    def end(_signal: int, _frame: types.FrameType | None) -> None:
        nonlocal ending
        ending = True

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, end)
    for one in workers:
        one.keep_running()
    proxy = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace")
    _greet(port, workers)
    listening = threading.Thread(target=tell_of_nginx, args=(proxy.stderr,), daemon=True)
    listening.start()  # only now, so that its first words follow ours
    looked = time.monotonic()
    try:
        while not ending and proxy.poll() is None:
            for one in workers:
                one.keep_running()
            if look and time.monotonic() - looked >= NEW_SECONDS:
                if look():
                    proxy.send_signal(signal.SIGHUP)
                looked = time.monotonic()
            time.sleep(LOOK_SECONDS)
        if not ending:
            listening.join(LOOK_SECONDS)  # for the reason, before what came of it
            tell("error", f"nginx ended by itself with {proxy.returncode}; all is stopped, and serve ends with 1.")
    finally:
        _stop(workers, proxy)
    return 0 if ending else 1


def _greet(port: int, workers: Sequence[Worker]) -> None:
    regions = dict.fromkeys(one.region.name for one in workers if one.region)
    told = f"{', '.join(regions)}; {len(workers)} processes" if regions else f"{len(workers)} processes"
    started = f"Dashboard: http://localhost:{port}  ({told}; stop with Ctrl+C)"
    if sys.stdout.isatty():
        print(started, flush=True)
    else:
        tell("info", started)


def _stop(workers: Sequence[Worker], proxy: subprocess.Popen[str]) -> None:
    for one in workers:
        one.stop()
    if proxy.poll() is None:
        proxy.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    started: list[subprocess.Popen[Any]] = [proxy, *(one.process for one in workers if one.process is not None)]
    for process in started:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
