"""A barrier of the dashboard, as the declaration of accessibility has to name it."""

from dataclasses import dataclass
from enum import StrEnum


class BarrierReason(StrEnum):
    """Why a barrier is there, as the law tells it apart."""

    NOT_YET = "not_yet"
    DISPROPORTIONATE = "disproportionate"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Barrier:
    """What is not accessible: `why` in words, the `way_out` for those who meet it, "" where there is none.

    `until` is the month in which it is to be gone ("2035-03"), "" = not known.
    """

    id: str
    what: str
    reason: BarrierReason
    why: str
    way_out: str = ""
    until: str = ""
