"""Programs that run beside a test, each in a group of processes of its own, ended with the test."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from urllib.request import urlopen

from indicators.paths import ROOT

START_SECONDS = 60


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(command: Sequence[str], answers_at: str, **environment: str) -> Iterator[None]:
    """Run `python -m <command>` until the block ends; it begins once an address answers."""
    variables: Mapping[str, str] = {**os.environ, **environment}
    started = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, env=variables, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(answers_at):
            assert started.poll() is None and time.monotonic() < deadline, command
            time.sleep(0.3)
        yield
    finally:
        os.killpg(started.pid, signal.SIGTERM)
        started.wait(10)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=1):
            return True
    except OSError:
        return False
