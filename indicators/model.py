"""Frozen types that cross module borders: areas, indicators, sources and the data set that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from indicators.areas import Areas
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
    """One municipality, district or the whole region; `code` is the AGS as text, or `swf` for the region."""

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
    is_weight: bool = False

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
