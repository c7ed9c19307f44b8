"""One line of the operator's log, as the server and whoever starts it write it."""

import json
from datetime import UTC, datetime


def log_line(seconds: float, level: str, event: str, **fields: object) -> str:
    r"""Return a line of JSON for a moment in seconds since 1970; fields stand beside the event.

    >>> log_line(0.5, "info", "message", message="a\nb", part="nginx")
    '{"time": "1970-01-01T00:00:00.500Z", "level": "info", "event": "message", "message": "a\\nb", "part": "nginx"}'
    """
    moment = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    told = {"time": moment, "level": level, "event": event, **fields}
    return json.dumps(told, ensure_ascii=False, default=str)
