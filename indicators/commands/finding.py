"""What `doctor` says of one thing: in order, to be known, or to be mended."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing stands; only a fault has to be mended."""

    GOOD = "good"
    WARNING = "warning"
    FAULT = "fault"


WORDS = {State.GOOD: "gut", State.WARNING: "Hinweis", State.FAULT: "FEHLER"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it stands, what was found, and what to do ("" for nothing)."""

    what: str
    state: State
    found: str
    expected: str = ""

    def __str__(self) -> str:
        """The line as a person reads it.

        >>> print(Finding("Platz", State.WARNING, "0,5 GB frei.", "Mindestens 1 GB."))
        Hinweis  Platz: 0,5 GB frei. Mindestens 1 GB.
        """
        return f"{WORDS[self.state]:8} {self.what}: {self.found} {self.expected}".rstrip()

    def as_dict(self) -> dict[str, str]:
        """The fields as plain texts."""
        return asdict(self) | {"state": self.state.value}


def good(what: str, found: str) -> Finding:
    """Return that a thing is in order."""
    return Finding(what, State.GOOD, found)


def warning(what: str, found: str, expected: str = "") -> Finding:
    """Return what one should know."""
    return Finding(what, State.WARNING, found, expected)


def to_mend(what: str, found: str, expected: str = "") -> Finding:
    """Return what must be mended, and how."""
    return Finding(what, State.FAULT, found, expected)
