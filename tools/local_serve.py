"""``python -m indicators serve`` on this machine: several processes behind nginx, for tests and measurements."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import psutil

from tools.local_server import ROOT, ServerFailedError, free_port

STOP_S = 20.0
UNREADABLE = 503


@dataclass
class LocalServe:
    """`serve`, to be used as a context manager; ready when nginx and each process answer.

    With `regions` the folder of that name is served, `workers` for each; ready when so many answer, in whatever way.
    """

    workers: int
    sticky: str = "cookie"
    timeout_s: float = 60.0
    regions: Path | None = None
    count: int = 1

    def __enter__(self) -> LocalServe:
        """Start and wait until all answer."""
        port = free_port()
        self.base_url = f"http://127.0.0.1:{port}"
        command = [
            sys.executable, "-m", "indicators", "serve", "--workers", str(self.workers), "--port", str(port),
            "--address", "127.0.0.1", "--sticky", self.sticky,
            *(["--regions", str(self.regions)] if self.regions else []),
        ]  # fmt: skip
        self._folder = tempfile.TemporaryDirectory(prefix="serve-", ignore_cleanup_errors=True)
        self._log_file = Path(self._folder.name, "log.txt")
        with self._log_file.open("ab") as log:
            environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            self._wait_until_all_answer()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all of it."""
        self.stop()

    def processes(self) -> dict[str, psutil.Process]:
        """The processes of the dashboard that run now, by the address at which each answers without nginx."""
        found = {}
        for one in psutil.Process(self.process.pid).children():
            try:
                command = one.cmdline()
            except psutil.Error:  # it has just ended
                continue
            if "--server.port" in command:
                found[f"http://127.0.0.1:{command[command.index('--server.port') + 1]}"] = one
        return found

    def _wait_until_all_answer(self) -> None:
        deadline = time.monotonic() + self.timeout_s
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise ServerFailedError(f"serve ended with {self.process.returncode}:\n{self.log()}")
            processes = self.processes()
            asked = [*processes, *([] if self.regions else [self.base_url])]
            if len(processes) == self.workers * self.count and all(map(_answers, asked)):
                return
            time.sleep(0.1)
        raise ServerFailedError(f"serve did not answer within {self.timeout_s:g} s:\n{self.log()}")

    def log(self) -> str:
        """Everything that was printed so far."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End it as Ctrl+C does; nothing where it has ended already."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(STOP_S)
        self._folder.cleanup()


def _answers(base_url: str) -> bool:
    """True for one that has started, also where it can show no data."""
    try:
        with urllib.request.urlopen(f"{base_url}/healthz", timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code == UNREADABLE
    except (urllib.error.URLError, OSError):
        return False
