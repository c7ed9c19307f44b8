"""Frozen types that cross module borders: areas, indicators, sources, goals and the data set that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from indicators.model.area_changes import last_day
from indicators.model.areas import Level
from indicators.model.quality import MEASURED, Quality

AREA_WEIGHT = "area_km2"


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


class IndicatorUse(StrEnum):
    """What an indicator says of a place, beside its own subject: how large it is, what stands first of all.

    And by what places are alike: by the figure as it is, by its logarithm, by its change, or only where asked for.
    """

    SIZE = "size"
    KEY = "key"
    ALIKE = "alike"
    ALIKE_LOG = "alike_log"
    ALIKE_CHANGE = "alike_change"
    ALIKE_MORE = "alike_more"


class DenominatorYear(StrEnum):
    """Which figure a computed indicator divides by: the same year's only, or the nearest one's."""

    SAME = "same"
    NEAREST = "nearest"


class Prices(StrEnum):
    """The prices that amounts of money are in: those of each year, so that a change is one of prices, too."""

    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class ReferenceMonth:
    """The month at whose end the values of a year hold: the usual one, and others by year."""

    usual: int = 12
    others: Mapping[int, int] = field(default_factory=dict)

    def moment(self, year: int) -> float:
        """When a value of a year holds, counted in years: the year itself for the usual month.

        >>> ReferenceMonth(12, {2021: 6}).moment(2020), ReferenceMonth(12, {2021: 6}).moment(2021)
        (2020.0, 2020.5)
        """
        return year + (self.others.get(year, self.usual) - self.usual) / 12

    def day(self, year: int) -> date:
        """The last day of the month at whose end a value of a year holds.

        >>> ReferenceMonth().day(2016)
        datetime.date(2016, 12, 31)
        """
        return last_day(year, self.others.get(year, self.usual))


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


class Frequency(StrEnum):
    """How often something is published: codes of the list "Frequency" of the EU's Publications Office."""

    CONTINUOUS = "CONT"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    TWICE_A_YEAR = "ANNUAL_2"
    ANNUAL = "ANNUAL"
    EVERY_2_YEARS = "BIENNIAL"
    EVERY_3_YEARS = "TRIENNIAL"
    EVERY_4_YEARS = "QUADRENNIAL"
    EVERY_5_YEARS = "QUINQUENNIAL"
    EVERY_10_YEARS = "DECENNIAL"
    IRREGULAR = "IRREG"
    NEVER = "NEVER"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Source:
    """Where values come from: publisher, data set, edition, licence and the attribution it asks for.

    `next_expected` is the month of its next edition ("2026-12", "" = unknown) by the publisher's `rhythm`, which
    `frequency` says as catalogues do. `where` is
    the page to fetch it from, `table_code` what it is called there, `download` an address that always has the newest.
    """

    id: str
    publisher: str
    dataset: str
    edition: str
    licence: str
    licence_url: str
    attribution: str
    url: str
    data_as_of: str
    next_expected: str = ""
    rhythm: str = ""
    frequency: Frequency = Frequency.UNKNOWN
    where: str = ""
    table_code: str = ""
    download: str = ""

    @property
    def credit(self) -> str:
        """The attribution with the licence, which is not said again where the attribution names it."""
        return self.attribution if self.names_licence else f"{self.attribution}, {self.licence}"

    @property
    def names_licence(self) -> bool:
        """Whether the attribution says the licence already."""
        return self.licence in self.attribution


@dataclass(frozen=True, slots=True)
class Quotient:
    """How an indicator is computed from two others: numerator ÷ denominator × factor, by their ids."""

    numerator: str
    denominator: str
    factor: float
    denominator_year: DenominatorYear


@dataclass(frozen=True, slots=True)
class Indicator:
    """Facts about one indicator, all read from `indicators.csv` and `quality.csv`; nothing about it is code.

    `later` names editions or elections that are known but not in the data, by year. A change below `smallest_change`
    (in its unit, None = one step of its decimals) means nothing; nor does one below what one whole person or facility
    makes, which is `one_unit` ÷ weight. `prices` are those that amounts of money are in, None for what is no money.
    `sdg` and `bnk` are as those of a goal. `moment` is `reference` as the file has it, in every language.
    """

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
    is_draft: bool = False
    quotient: Quotient | None = None
    qualities: tuple[Quality, ...] = ()
    later: Mapping[int, str] = field(default_factory=dict)
    smallest_change: float | None = None
    one_unit: float | None = None
    prices: Prices | None = None
    reference_month: ReferenceMonth = ReferenceMonth()
    moment: str = ""
    sdg: tuple[str, ...] = ()
    bnk: str = ""
    use: frozenset[IndicatorUse] = frozenset()

    def quality(self, level: Level | None, year: int) -> Quality:
        """How good the values of a level and year are; where nothing is said they are measured, for every use."""
        return next((one for one in self.qualities if one.holds(level, year)), MEASURED)

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
    theme: str = ""
