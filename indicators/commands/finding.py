"""What `doctor` says of one thing: in order, not to be seen from here, to be known, or to be mended."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing stands; only a fault has to be mended."""

    GOOD = "good"
    UNCHECKED = "unchecked"
    WARNING = "warning"
    FAULT = "fault"


WORDS = {State.GOOD: "gut", State.UNCHECKED: "ungeprüft", State.WARNING: "Hinweis", State.FAULT: "FEHLER"}


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
        Hinweis   Platz: 0,5 GB frei. Mindestens 1 GB.
        """
        return f"{WORDS[self.state]:9} {self.what}: {self.found} {self.expected}".rstrip()

    def as_dict(self) -> dict[str, str]:
        """The fields as plain texts."""
        return asdict(self) | {"state": self.state.value}


def good(what: str, found: str) -> Finding:
    """Return that a thing is in order."""
    return Finding(what, State.GOOD, found)


def unchecked(what: str, found: str, expected: str) -> Finding:
    """Return that a thing could not be looked at from here, and how a person does it."""
    return Finding(what, State.UNCHECKED, found, expected)


def warning(what: str, found: str, expected: str = "") -> Finding:
    """Return what one should know."""
    return Finding(what, State.WARNING, found, expected)


def to_mend(what: str, found: str, expected: str = "") -> Finding:
    """Return what must be mended, and how."""
    return Finding(what, State.FAULT, found, expected)
