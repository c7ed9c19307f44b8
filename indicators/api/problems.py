"""What went wrong with a request, as RFC 9457 wants it told."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

MEDIA_TYPE = "application/problem+json"
LONGEST = 200
TITLES = {
    400: "Bad request",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    503: "Not available now",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One parameter that can not be followed: its name, what was found, what is expected."""

    name: str
    found: str
    expected: str


@dataclass
class ApiProblem(Exception):
    """Raised where a request can not be answered; carries every fault of its parameters at once."""

    status: int
    detail: str
    faults: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self, instance: str) -> bytes:
        """The answer in JSON; `instance` is the address that was asked for."""
        told = {
            "type": "about:blank",
            "title": TITLES[self.status],
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }
        if self.faults:
            told["parameters"] = [asdict(one) for one in self.faults]
        return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def shortened(text: str) -> str:
    """Return what was found, cut to a length that can be read.

    >>> shortened("glasfaser"), len(shortened("x" * 5000))
    ('glasfaser', 200)
    """
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
