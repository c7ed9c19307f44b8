"""A Streamlit server in a process of its own, for tests, benchmark and screenshots."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR_VARIABLE = "REGION_DATA_DIR"


class ServerFailedError(RuntimeError):
    """The server ended or did not answer in time; the text holds the end of its log."""


def free_port() -> int:
    """TCP port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class LocalServer:
    """``streamlit run script``, to be used as a context manager; ready when its health address answers.

    With ``data_dir`` the dashboard reads that folder instead of the shipped one. ``options`` are Streamlit
    options without their dashes, such as ``{"server.fileWatcherType": "auto"}``. ``before`` stands before the command,
    as a program that starts it as another user; ``environment`` is added to ours. A
    ``port`` of 0 is any free one.
    """

    script: Path = ROOT / "app.py"
    data_dir: Path | None = None
    options: Mapping[str, str] | None = None
    timeout_s: float = 60.0
    before: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    port: int = 0

    def __enter__(self) -> LocalServer:
        """Start and wait until the server answers."""
        self.port = self.port or free_port()
        self.base_url = f"http://localhost:{self.port}"
        options = {"server.port": str(self.port), "server.headless": "true", **(self.options or {})}
        command = [*self.before, sys.executable, "-m", "streamlit", "run", str(self.script)]
        for name, value in options.items():
            command += [f"--{name}", value]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", **self.environment}
        if self.data_dir is not None:
            environment[DATA_DIR_VARIABLE] = str(self.data_dir)
        self._folder = tempfile.TemporaryDirectory(prefix="server-", ignore_cleanup_errors=True)
        self._log_file = Path(self._folder.name, "log.txt")
        began = time.perf_counter()
        with self._log_file.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            self._wait_until_healthy()
        except BaseException:
            self.stop()
            raise
        self.start_s = time.perf_counter() - began
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self.stop()

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + self.timeout_s
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise ServerFailedError(f"{self.script} ended with {self.process.returncode}:\n{self.log()}")
            try:
                with urllib.request.urlopen(f"{self.base_url}/_stcore/health", timeout=2) as answer:  # noqa: S310
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise ServerFailedError(f"{self.script} did not answer within {self.timeout_s:g} s:\n{self.log()}")

    def log(self) -> str:
        """Everything the server has printed so far."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End the process; does nothing when it has ended already."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(timeout=10)
        self._folder.cleanup()
