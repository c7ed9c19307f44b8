"""Who does something at the desk, when and why: every change bears that."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Act:
    """A person's name, the moment (with its zone), and a note in words, "" where nothing is to be said."""

    who: str
    when: datetime
    why: str = ""
