"""How much memory this process has used at most."""

import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_kilobytes() -> int:
    """The peak of this very program: what `getrusage` says includes the program that started it."""
    if STATUS.is_file():
        return next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
