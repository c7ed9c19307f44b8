"""Goals: what shall be reached, by whom it was decided, and the pillars they stand in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.model.areas import Area, Level
from indicators.model.indicator import Direction
from indicators.model.measure import LinkedBy
from indicators.model.partial_date import PartialDate


class Rule(StrEnum):
    """How a goal is judged, see docs/method.md."""

    TARGET_BY_YEAR = "target_by_year"
    HOLD = "hold"
    DIRECTION = "direction"


class Standing(StrEnum):
    """How binding a goal is: decided here, decided elsewhere, or not at all. These are never counted together."""

    RESOLUTION = "resolution"
    REFERENCE = "reference"
    PROPOSAL = "proposal"


class GoalKind(StrEnum):
    """Who set a goal, as it stands in the data and on the page: only a "Beschluss" is a decided regional goal."""

    RESOLUTION = "Beschluss"
    FEDERAL = "Referenz Bund"
    STATE = "Referenz Land"
    DERIVED = "Abgeleitet"
    DIRECTION = "Richtung"
    PROPOSAL = "Vorschlag"

    @property
    def standing(self) -> Standing:
        """How binding goals of this kind are."""
        if self == GoalKind.RESOLUTION:
            return Standing.RESOLUTION
        return Standing.PROPOSAL if self == GoalKind.PROPOSAL else Standing.REFERENCE


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at, in the unit of the indicator: a value, or an interval with one or both bounds.

    `direction` is UP where more is better and DOWN where less is; NONE only for intervals, whose bounds have their
    own. `year` is the target year, `base_year` the start of the target path (None = 2015 or the next year known), with
    the `base_value` that the document names (None = what was measured). `milestones` are interim values by year.
    """

    rule: Rule
    direction: Direction
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    year: int | None = None
    base_year: int | None = None
    base_value: float | None = None
    milestones: tuple[tuple[int, float], ...] = ()

    @property
    def is_interval(self) -> bool:
        """True where bounds stand in place of a value."""
        return self.lower is not None or self.upper is not None


@dataclass(frozen=True, slots=True)
class Goal:
    """A target for an indicator with its origin; `areas` empty = everywhere, `level` None = at every level.

    `replaces` is the id of the goal in whose place it was decided, `sdg` the goals and targets of the 2030 Agenda it
    serves ("9", "9.1"), `bnk` the aspect of the municipal sustainability code; "" and () = nobody has said so.
    """

    id: str
    pillar: str
    label: str
    indicator: str
    target: Target
    kind: GoalKind
    level: Level | None = None
    areas: tuple[str, ...] = ()
    decided_by: str = ""
    document: str = ""
    decided_on: date | None = None
    url: str = ""
    how: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    replaces: str = ""
    sdg: tuple[str, ...] = ()
    bnk: str = ""

    def applies_to(self, area: Area) -> bool:
        """True where the goal is meant for this area."""
        return area.code in self.areas if self.areas else self.level in (None, area.level)

    def is_valid(self, day: date) -> bool:
        """True on days from `valid_from` to `valid_until`, both included."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True, slots=True)
class Vision:
    """What the region wants to become: its words, the document they stand in, and of when that is."""

    id: str
    label: str
    text: str = ""
    document: str = ""
    date: PartialDate | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the region's fields of action, under which goals stand; `vision` is the id of the one it comes from.

    `linked_by` says whether the vision's source names it, or whoever keeps this list put them together.
    """

    id: str
    label: str
    description: str
    vision: str = ""
    linked_by: LinkedBy = LinkedBy.SOURCE
