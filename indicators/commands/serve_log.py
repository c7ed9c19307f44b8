"""What `serve` itself and its nginx say, as lines of the same log as those of the server's processes."""

import re
import sys
import time
from typing import IO

from indicators.loading.settings import LOG_LEVELS, current_settings
from indicators.log_lines import log_line

# The level of a line, and what it says: without time and numbers of processes, and without what follows on a visitor.
OF_NGINX = re.compile(r"\[(?P<level>[a-z]+)\] (?:\d+#\d+: )?(?:\*\d+ )?(?P<message>.*?)(?:, client: .*)?$")
LEVELS = {"debug": "info", "info": "info", "notice": "info", "warn": "warning"}
# Of every start by a user without rights: the file that is meant is the system's own nginx' and not used here.
HARMLESS = "could not open error log file"


def tell(level: str, message: str, *, part: str = "serve", **more: str) -> None:
    """Write a line on stderr, with `more` fields, where the operator's settings want to know of its level."""
    if LOG_LEVELS.index(level) >= LOG_LEVELS.index(current_settings().log_level):
        told = log_line(time.time(), level, "message", message=message, part=part, **more)
        print(told, file=sys.stderr, flush=True)


def tell_of_nginx(said: IO[str]) -> None:
    """Write each line of nginx as it comes, until it ends."""
    with said:
        for line in said:
            tell(*read_line(line), part="nginx")


def read_line(line: str) -> tuple[str, str]:
    """Return level and message of a line of nginx, without a visitor's address and what he asked for.

    >>> read_line('2026/11/27 10:59:20 [crit] 7#7: *5 open() "/x" failed, client: 192.0.2.7, request: "GET /?a"')
    ('error', 'open() "/x" failed')
    >>> read_line("nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)")
    ('error', 'bind() to 0.0.0.0:80 failed (13: Permission denied)')
    """
    found = OF_NGINX.search(line.strip())
    if found is None:
        return "info", line.strip().partition(", client: ")[0]
    level = "info" if HARMLESS in found["message"] else LEVELS.get(found["level"], "error")
    return level, found["message"]
