"""The log for the operator: one JSON object a line on stderr, with nothing by which a visitor could be known.

Of messages of other libraries only what is the same each time is written, not what they fill in: that may be an address
or what somebody typed. Of exceptions the kind and the places in the code are written, not their words.
"""

import hashlib
import logging
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from indicators.loading.settings import PROCESS_VARIABLE, REGION_VARIABLE, current_settings
from indicators.log_lines import log_line
from indicators.paths import ROOT

OURS = "indicators"
PLACES = 12  # the innermost places in the code that are named
LONGEST = 2000
LEVELS = {"info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR, "off": logging.CRITICAL + 1}
# Told as a request whose sender had gone.
TOLD_ELSEWHERE = "ASGI callable returned without completing response."
_log = logging.getLogger(f"{OURS}.log")


def process_number() -> int:
    """Return the number of this process among those of `serve`, 0 where it is the only one."""
    told = os.environ.get(PROCESS_VARIABLE, "")
    return int(told) if told.isdecimal() and len(told) < 5 else 0


def write(event: str, *, level: int = logging.INFO, **fields: object) -> None:
    """Write a line about something that happened here, with fields by name."""
    if _log.isEnabledFor(level):
        _log.log(level, event, extra={"fields": fields})


def error_number(error: BaseException) -> str:
    """Return the number under which a failure stands in the log: the same for the same kind of error at the same place.

    >>> len(error_number(ValueError("what somebody typed")))
    8
    """
    told = "\n".join([type(error).__qualname__, *_places(error)])
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _places(error: BaseException) -> list[str]:
    """Where an exception came from, "file:line function", the innermost last; our own files from the project on."""
    found = traceback.extract_tb(error.__traceback__)[-PLACES:]
    return [f"{_short(one.filename)}:{one.lineno} {one.name}" for one in found]


def _short(name: str) -> str:
    path = Path(name)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()


class Lines(logging.Formatter):
    """Formats records as JSON; `part` names what else but the server a process is."""

    def __init__(self, part: str = "") -> None:
        super().__init__()
        self.process, self.part, self.region = process_number(), part, os.environ.get(REGION_VARIABLE, "")

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, whatever is in the record."""
        event, told = "message", dict[str, Any]()
        if (fields := getattr(record, "fields", None)) is not None:
            event, told = str(record.msg), dict(fields)
        else:
            is_ours = record.name.partition(".")[0] == OURS
            message = (record.getMessage() if is_ours else str(record.msg))[:LONGEST]
            told |= {"logger": record.name, "message": message}
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            told |= {"error": type(error).__qualname__}
            if record.levelno >= logging.ERROR:
                told |= {"number": error_number(error), "places": _places(error)}
        told["process"] = self.process
        if self.region:
            told["region"] = self.region
        if self.part:
            told["part"] = self.part
        return log_line(record.created, record.levelname.lower(), event, **told)


class _Wanted(logging.Filter):
    """Lets through what the operator's setting asks for, as it is now."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= LEVELS[current_settings().log_level] and record.msg != TOLD_ELSEWHERE


def start_log(part: str = "") -> None:
    """Take over all that this process logs: our own lines, and those of the server and the libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(part))
    handler.addFilter(_Wanted())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    for name in list(logging.root.manager.loggerDict):
        _through_root(logging.getLogger(name))
    if (streamlit := sys.modules.get("streamlit.logger")) is not None:
        streamlit.setup_formatter = _through_root  # type: ignore[attr-defined]  # of later ones; guarded by a test
    logging.captureWarnings(True)


def _through_root(logger: logging.Logger) -> None:
    """Take a logger's own handlers away; what the server says of each visit in its own form is not wanted."""
    logger.handlers, logger.propagate = [], True
    if not logger.name.startswith(OURS):
        logger.setLevel(max(logger.level, logging.WARNING))
