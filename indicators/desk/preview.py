"""The whole public dashboard on the data of a draft, marked as such, at this machine alone."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from threading import Lock
from urllib.error import URLError
from urllib.request import urlopen

from indicators.desk.drafts import Draft
from indicators.loading.preview import VARIABLE
from indicators.paths import ROOT

HOST = "127.0.0.1"
START_SECONDS, LOOK_SECONDS = 40.0, 0.2
STOP_SECONDS = 5.0
MOST = 3  # at a time: each is a whole server


@dataclass(frozen=True)
class _Running:
    process: "subprocess.Popen[bytes]"
    address: str


_running: dict[str, _Running] = {}
_lock = Lock()


def start(draft: Draft) -> str:
    """Start the dashboard on a draft and return its address, once it answers; the oldest of too many ends.

    Raises OSError where it does not start.
    """
    with _lock:
        if address := running(draft):
            return address
        while len(_running) >= MOST:
            _end(next(iter(_running)))
        port = _free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", HOST,
             "--server.headless", "true"],
            cwd=ROOT, env={**os.environ, "REGION_DATA_DIR": str(draft.data), VARIABLE: draft.title},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _running[draft.id] = _Running(process, f"http://{HOST}:{port}/")
        deadline = time.monotonic() + START_SECONDS
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                _end(draft.id)
                raise OSError(0, "the preview did not start")
            time.sleep(LOOK_SECONDS)
        return _running[draft.id].address


def running(draft: Draft) -> str:
    """Return the address of the preview of a draft, "" where none is running."""
    one = _running.get(draft.id)
    return one.address if one and one.process.poll() is None else ""


def stop(draft: Draft) -> None:
    """End the preview of a draft, if there is one."""
    with _lock:
        _end(draft.id)


def stop_all() -> None:
    """End all previews."""
    with _lock:
        for name in list(_running):
            _end(name)


def _end(name: str) -> None:
    one = _running.pop(name, None)
    if one is None:
        return
    one.process.terminate()
    try:
        one.process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        one.process.kill()
        one.process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://{HOST}:{port}/healthz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
