"""What a rating is: a status with every number it rests on, or the reason why there is none."""

import math
from dataclasses import dataclass
from enum import StrEnum

from indicators.ratings.second_opinion import Point, SecondOpinion

SHARE_DIGITS = 10  # a share of 5 % computed as 0.05000000000000002 must count as 5 %


class Status(StrEnum):
    """The weather symbols from best to worst with the standstill, which is ours, and none."""

    SUN = "sun"
    MOSTLY_SUNNY = "mostly_sunny"
    CLOUD = "cloud"
    STANDSTILL = "standstill"
    STORM = "storm"
    NOT_RATED = "not_rated"


RATED = (Status.SUN, Status.MOSTLY_SUNNY, Status.CLOUD, Status.STANDSTILL, Status.STORM)


class Reason(StrEnum):
    """Why there is no rating; a closed list, worded in `goal_wording`."""

    NO_DATA = "no_data"
    TOO_FEW_VALUES = "too_few_values"
    SERIES_BREAK = "series_break"
    NO_TARGET = "no_target"
    OTHER_LEVEL = "other_level"
    OTHER_AREA = "other_area"
    NO_FIGURES_AT_LEVEL = "no_figures_at_level"
    NOT_VALID = "not_valid"
    QUALITY = "quality"


# The goal says nothing about the area: it is left out of lists, not shown as missing.
NOT_MEANT = (Reason.OTHER_AREA, Reason.OTHER_LEVEL, Reason.NO_FIGURES_AT_LEVEL, Reason.NOT_VALID)


class Mark(StrEnum):
    """What a reader must know beside a status: that it is none of today, or that the change was not an even one.

    BEFORE_BREAK: since the values that could be rated another way of measuring began, with too few values so far.
    UNCLEAR: few persons or facilities stand behind the values, and chance alone explains the whole change.
    """

    BEFORE_BREAK = "before_break"
    STALE = "stale"
    TARGET_YEAR_PASSED = "target_year_passed"
    JUMP = "jump"
    SLOWED = "slowed"
    UNCLEAR = "unclear"


OUTDATED = (Mark.BEFORE_BREAK, Mark.STALE, Mark.TARGET_YEAR_PASSED)


class Family(StrEnum):
    """What goals are judged by: a value aimed at, or a direction alone. Their statuses never share a sum."""

    TARGET = "target"
    DIRECTION = "direction"


class Applied(StrEnum):
    """The rule that decided: a hold rule also judges targets that are reached or whose year has passed."""

    TARGET_BY_YEAR = "A"
    HOLD = "B"
    DIRECTION = "C"


@dataclass(frozen=True, slots=True)
class Rating:
    """A status and its receipt, in the indicator's unit.

    `used` are the (year, value) pairs of the trend, `moment` when its last value holds and `elapsed` the time between
    its first and its last, both counted in years (2020.5 for the middle of 2021 where years mean their ends); `gap`
    what is missing, positive as long as the target is not reached; `shortfall` the share of the gap still open in the
    target year if the trend went on; `required_change` and `mean_change` per year, with their sign. `target` and
    `direction` are those of the bound that decided. `official` is what the official method alone says, which knows no
    standstill. `newest` is the latest value where it is none of `used`, because a series break lies between, and
    `newest_met` whether it meets the target. `because` says why values must not be rated; `jump` are the years of the
    one step that carries most of the change. None = does not apply.
    """

    status: Status
    reason: Reason | None = None
    marks: tuple[Mark, ...] = ()
    applied: Applied | None = None
    used: tuple[Point, ...] = ()
    moment: float | None = None
    elapsed: float | None = None
    direction: int = 0
    target: float | None = None
    target_year: int | None = None
    mean_change: float | None = None
    last_change: float | None = None
    gap: float | None = None
    projected: float | None = None
    shortfall: float | None = None
    required_change: float | None = None
    second: SecondOpinion | None = None
    official: Status | None = None
    jump: tuple[int, int] | None = None
    because: str = ""
    newest: Point | None = None
    newest_met: bool | None = None

    @property
    def is_current(self) -> bool:
        """True for a status of today: of the newest value, new enough, and of the target year if that has passed."""
        return self.is_rated and not set(OUTDATED) & set(self.marks)

    @property
    def code(self) -> str:
        """Its name in drawings and style sheets: "sun", for a status of the past "past_sun"."""
        return self.status.value if self.is_current or not self.is_rated else f"past_{self.status.value}"

    @property
    def is_rated(self) -> bool:
        """True where there is a status."""
        return self.status != Status.NOT_RATED

    @property
    def is_open_ended(self) -> bool:
        """True where the trend may be carried on: nothing is measured another way since its last value."""
        return self.is_rated and self.newest is None

    @property
    def latest(self) -> Point | None:
        """Year and value the rating is about."""
        return self.used[-1] if self.used else None

    @property
    def years_left(self) -> float | None:
        """Years from the latest value to the target year, None without either; not positive where that is over."""
        return None if self.target_year is None or self.moment is None else self.target_year - self.moment

    @property
    def arrival_year(self) -> int | None:
        """First year in which the target is reached at the mean change.

        None where it is reached, never will be, or the trend ends at a series break.
        """
        if not self.is_open_ended or self.status == Status.STANDSTILL:
            return None
        if self.moment is None or self.gap is None or self.mean_change is None or self.gap <= 0:
            return None
        return year_reached(self.moment, self.gap, self.direction * self.mean_change)


def year_reached(since: float, gap: float, pace: float) -> int | None:
    """Return the first year in which a gap is closed at a pace per year, None for one that does not lead there.

    >>> year_reached(2020, 3, 1), year_reached(2020.5, 3, 1), year_reached(2020, 3, 0)
    (2023, 2024, None)
    """
    return math.ceil(round(since + gap / pace, SHARE_DIGITS)) if pace > 0 else None
