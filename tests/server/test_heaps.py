"""Free memory is shared and given back, where the C library is glibc; each in a process of its own."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

from indicators.paths import ROOT

pytestmark = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="of glibc alone")

HEAPS_OF_THREADS = """
import ctypes, sys, threading
from indicators.server.heaps import use_few_heaps
if "few" in sys.argv:
    use_few_heaps()
together = threading.Barrier(8)
def work():
    together.wait()
    kept = [bytes(2000) for _ in range(100)]
    together.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for one in threads: one.start()
for one in threads: one.join()
ctypes.CDLL(None).malloc_stats()
"""


def test_threads_share_two_heaps():
    def heaps(*arguments: str) -> int:
        command = [sys.executable, "-c", HEAPS_OF_THREADS, *arguments]
        unsaid = {name: text for name, text in os.environ.items() if name != "MALLOC_ARENA_MAX"}
        ended = subprocess.run(command, cwd=ROOT, env=unsaid, capture_output=True, text=True, check=True)
        return ended.stderr.count("Arena ")

    assert heaps() > 2 >= heaps("few")


HOLES = """
import sys
from pathlib import Path
from indicators.server.heaps import give_back
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])
made = [bytes(2000) for _ in range(100_000)]
kept = made[::100]
del made
before = resident()
give_back()
print(resident() / before)
"""


def test_what_is_free_between_what_stays_goes_back():
    ended = subprocess.run([sys.executable, "-c", HOLES], cwd=ROOT, capture_output=True, text=True, check=True)
    assert float(ended.stdout) < 0.5
