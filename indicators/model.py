"""Frozen types that cross module borders: areas, indicators, sources, goals and the data set that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from indicators.areas import Areas
    from indicators.measures import Measure
    from indicators.partial_date import PartialDate
    from indicators.problems import Problem


class Level(StrEnum):
    """Administrative level of an area."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    REGION = "region"


class Direction(StrEnum):
    """Which change of an indicator counts as an improvement."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Kind(StrEnum):
    """What a value is, which decides how values of several areas become one."""

    COUNT = "count"
    SHARE = "share"
    RATE = "rate"
    INDEX = "index"


class Rule(StrEnum):
    """How a goal is judged, see docs/method.md."""

    TARGET_BY_YEAR = "target_by_year"
    HOLD = "hold"
    DIRECTION = "direction"


class GoalKind(StrEnum):
    """Who set a goal, as it stands in the data and on the page: only a "Beschluss" is a decided regional goal."""

    RESOLUTION = "Beschluss"
    FEDERAL = "Referenz Bund"
    STATE = "Referenz Land"
    DERIVED = "Abgeleitet"
    DIRECTION = "Richtung"
    PROPOSAL = "Vorschlag"


class DenominatorYear(StrEnum):
    """Which figure a computed indicator divides by: the same year's, or the latest one not later than it."""

    SAME = "same"
    LATEST = "latest"


class Sign(StrEnum):
    """Signs of German official statistics, newer generation (in which "0" means exactly zero)."""

    LATER = "t"
    CONFIDENTIAL = "g"
    BLOCKED = "x"
    UNRELIABLE = "u"
    ROUNDS_TO_ZERO = "k"
    PRELIMINARY = "p"
    REVISED = "r"
    ESTIMATED = "s"
    FINAL = "e"
    LIMITED = "f"
    COMPUTED = "c"  # ours: computed from member areas, never in a file


SIGNS_WITHOUT_VALUE = frozenset({Sign.LATER, Sign.CONFIDENTIAL, Sign.BLOCKED, Sign.UNRELIABLE})
SIGNS_WITH_VALUE = frozenset(
    {Sign.UNRELIABLE, Sign.ROUNDS_TO_ZERO, Sign.PRELIMINARY, Sign.REVISED, Sign.ESTIMATED, Sign.FINAL, Sign.LIMITED}
)


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality, district or the whole region; `code` is the AGS as text, or `swf` for the region.

    `postcode` is that of the municipality's administration, "" where unknown; `since` and `role_url` say since when it
    has its role and where that is written.
    """

    code: str
    ars: str
    name: str
    label: str
    locative: str
    type: str
    level: Level
    district: str | None
    role: str
    area_km2: float
    postcode: str = ""
    since: PartialDate | None = None
    role_url: str = ""

    @property
    def is_model_town(self) -> bool:
        """True for the five "Pionierkommunen" of the smart-city project."""
        return self.role == "Pionierkommune"


@dataclass(frozen=True, slots=True)
class Source:
    """Where values come from: publisher, data set, edition, licence and the attribution it asks for."""

    id: str
    publisher: str
    dataset: str
    edition: str
    licence: str
    licence_url: str
    attribution: str
    url: str
    data_as_of: str


@dataclass(frozen=True, slots=True)
class Quotient:
    """How an indicator is computed from two others: numerator ÷ denominator × factor, by their ids."""

    numerator: str
    denominator: str
    factor: float
    denominator_year: DenominatorYear


@dataclass(frozen=True, slots=True)
class Indicator:
    """Facts about one indicator, all read from `indicators.csv`; nothing about it is code."""

    id: str
    set: str
    label: str
    short: str
    unit: str
    direction: Direction
    decimals: int
    kind: Kind
    weight: str
    weight_note: str
    minimum: float | None
    maximum: float | None
    breaks: Mapping[int, str]
    year_notes: Mapping[int, str]
    reference: str
    class_breaks: tuple[float, ...]
    definition: str
    formula: str
    interpretation: str
    sentence: str
    note: str
    sources: tuple[str, ...]
    unit_words: str = ""
    is_weight: bool = False
    quotient: Quotient | None = None

    def period(self, year: int) -> str:
        """Words for the point in time of a value of `year`: the year, or the note that replaces it."""
        return self.year_notes.get(year, str(year))


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """A folder of indicators with its title and its most telling indicator."""

    id: str
    label: str
    description: str
    lead: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at, in the unit of the indicator: a value, or an interval with one or both bounds.

    `direction` is UP where more is better and DOWN where less is; NONE only for intervals, whose bounds have their
    own. `year` is the target year, `base_year` the start of the target path (None = 2015 or the next year known).
    """

    rule: Rule
    direction: Direction
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    year: int | None = None
    base_year: int | None = None

    @property
    def is_interval(self) -> bool:
        """True where bounds stand in place of a value."""
        return self.lower is not None or self.upper is not None


@dataclass(frozen=True, slots=True)
class Goal:
    """A target for an indicator with its origin; `areas` empty = everywhere, `level` None = at every level."""

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

    def applies_to(self, area: Area) -> bool:
        """True where the goal is meant for this area."""
        return area.code in self.areas if self.areas else self.level in (None, area.level)

    def is_valid(self, day: date) -> bool:
        """True on days from `valid_from` to `valid_until`, both included."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the region's fields of action, under which goals stand."""

    id: str
    label: str
    description: str


@dataclass(frozen=True)
class DataSet:
    """Everything the dashboard shows, checked.

    `values` has the columns `indicator` str, `area` str, `year` int, `value` float (NA = no figure), `sign` str
    ("" = none), `note` str, `coverage` str ("" for published values, else e.g. "54 von 59"); one row per published or
    computed figure, sorted by indicator, area and year.
    `problems` lists what was wrong with the files; rows with a problem are not in `values`.
    """

    areas: Areas
    sets: Mapping[str, IndicatorSet]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    values: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    broken_sets: tuple[str, ...] = field(default=())
    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
