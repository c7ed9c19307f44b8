"""A word that needs explaining, and what it means."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its explanation in one or two plain sentences; `forms` are its other forms, such as plurals.

    `url` is where that is written, "" where nobody says so.
    """

    term: str
    explanation: str
    forms: tuple[str, ...] = ()
    url: str = ""
