"""How good a value is, and what may be done with it: said per indicator, level and years, by its publisher's notes."""

from dataclasses import dataclass
from enum import StrEnum

from indicators.model.areas import Level


class Use(StrEnum):
    """What a value may be used for, beyond being shown."""

    RATE = "rate"
    COMPARE = "compare"
    TREND = "trend"


class QualityKind(StrEnum):
    """How values came about."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    MODELLED = "modelled"
    ROUNDED = "rounded"
    SMALL_BASE = "small_base"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of the values of an indicator; `level` None = all levels, `first`, `last` None = from or to any year.

    `allows` is empty where values may only be shown. `reason` says in one sentence why something is not allowed or what
    must be known. `step` is the unit values are rounded to, 0 where they are as exact as they are written.
    """

    kind: QualityKind = QualityKind.MEASURED
    allows: frozenset[Use] = frozenset(Use)
    reason: str = ""
    level: Level | None = None
    first: int | None = None
    last: int | None = None
    step: float = 0.0

    def holds(self, level: Level | None, year: int) -> bool:
        """True for values of this level and year."""
        return self.level in (None, level) and (self.first or year) <= year <= (self.last or year)

    def overlaps(self, other: "Quality") -> bool:
        """True where both say something about the same values."""
        levels = self.level is None or other.level is None or self.level == other.level
        first, last = max(self.first or 0, other.first or 0), min(self.last or 9999, other.last or 9999)
        return levels and first <= last


MEASURED = Quality()
