"""What was done at the desk: one JSON object a line, by whom, when, what, why; only ever added to."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from indicators.desk.act import Act

FILE = "log.jsonl"


def note(folder: Path, act: Act, what: str, **told: str | int) -> None:
    """Add a line to the log of a folder of drafts; it is on the disk when this returns. Raises OSError."""
    line = {"time": act.when.isoformat(timespec="seconds"), "who": act.who, "what": what, "why": act.why, **told}
    folder.mkdir(parents=True, exist_ok=True)
    opened = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
    try:
        os.write(opened, (json.dumps(line, ensure_ascii=False) + "\n").encode())
        os.fsync(opened)
    finally:
        os.close(opened)


def entries(folder: Path) -> list[Mapping[str, str]]:
    """Return the lines of the log, newest first; one that was cut off is left out."""
    try:
        lines = (folder / FILE).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
    found: list[Mapping[str, str]] = []
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict):
            found.append({str(key): str(value) for key, value in told.items()})
    return found[::-1]
