"""Second opinion on a goal: achieved against required compound growth, after Statistics Canada.

Source: the quantitative progress measure of Statistics Canada and Open SDG ("Progress measure calculation
methodology", Open SDG 2.4): CAGR_i = (y_i ÷ y_0)^(1 ÷ (t_i − t_0)) − 1, CAGR_T = (y_T ÷ y_0)^(1 ÷ (T − t_0)) − 1,
R = d · CAGR_i ÷ |CAGR_T|.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

DEFAULT_BASE_YEAR = 2015
ON_TRACK, ACCELERATE = 0.95, 0.60

Point = tuple[int, float]


class Opinion(StrEnum):
    """What the ratio says."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    PROGRESS = "progress"
    LIMITED = "limited"
    STANDSTILL = "standstill"
    DETERIORATION = "deterioration"
    NOT_ASSESSABLE = "not_assessable"


class Obstacle(StrEnum):
    """Why the ratio can not be formed."""

    NO_DATA = "no_data"
    NO_TARGET = "no_target"
    NO_TARGET_YEAR = "no_target_year"
    TOO_FEW_YEARS = "too_few_years"
    BASE_NOT_BEFORE_TARGET = "base_not_before_target"
    ZERO_BASE = "zero_base"
    SIGN_CHANGE = "sign_change"
    TARGET_EQUALS_BASE = "target_equals_base"


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Result with every number it rests on; None where a number was not needed or could not be formed."""

    opinion: Opinion
    obstacle: Obstacle | None = None
    base: Point | None = None
    achieved_growth: float | None = None
    required_growth: float | None = None
    ratio: float | None = None


def second_opinion(
    points: Sequence[Point],
    *,
    direction: int,
    target: float | None,
    target_year: int | None,
    base_year: int | None = None,
    moved: Callable[[Point, Point], bool] = lambda _before, _after: True,
    moment: Callable[[int], float] = float,
) -> SecondOpinion:
    """Return the ratio of achieved to required growth since the base year.

    Parameters
    ----------
    points
        (year, value) of one unbroken series, oldest first.
    direction
        +1 where more is better, −1 where less is.
    base_year
        Start of the comparison, 2015 unless given; where it has no value, the next later year that has one.
    moved
        Says whether the change since then means anything; where it does not, the opinion is a standstill.
    moment
        When a value of a year holds, counted in years; t in the formula.

    Examples
    --------
    From 100 to 50 in ten years are −6.70 % a year; the five years up to 75 made −5.59 %: five sixths.

    >>> result = second_opinion([(2015, 100.0), (2020, 75.0)], direction=-1, target=50, target_year=2025)
    >>> result.opinion.value, round(result.ratio, 2)
    ('progress', 0.83)
    """
    if not points:
        return _none(Obstacle.NO_DATA)
    if target is None:
        return _none(Obstacle.NO_TARGET)
    last_year, last = points[-1]
    wanted_base = DEFAULT_BASE_YEAR if base_year is None else base_year
    base = next((point for point in points if point[0] >= wanted_base), None)
    if direction * (target - last) <= 0:
        return SecondOpinion(Opinion.ACHIEVED, base=base)
    if target_year is None:
        return _none(Obstacle.NO_TARGET_YEAR, base)
    if base is None or base[0] >= last_year:
        return _none(Obstacle.TOO_FEW_YEARS, base)
    first_year, first = base
    began, ended = moment(first_year), moment(last_year)
    if target_year <= began:
        return _none(Obstacle.BASE_NOT_BEFORE_TARGET, base)
    if first == 0:
        return _none(Obstacle.ZERO_BASE, base)
    if last / first < 0 or target / first < 0:
        return _none(Obstacle.SIGN_CHANGE, base)
    if target == first:
        return _none(Obstacle.TARGET_EQUALS_BASE, base)
    achieved = (last / first) ** (1 / (ended - began)) - 1
    required = (target / first) ** (1 / (target_year - began)) - 1
    if required == 0:  # so near to the base that the difference is lost in the root
        return _none(Obstacle.TARGET_EQUALS_BASE, base)
    # With a negative base a growing quotient means a falling value.
    towards = direction if first > 0 else -direction
    ratio = round(towards * achieved / abs(required), 10)  # 0.95 must be 0.95, not 0.9500000000000001
    judged = _judged(ratio) if moved(base, points[-1]) else Opinion.STANDSTILL
    return SecondOpinion(judged, None, base, achieved, required, ratio)


def weaker_opinion(opinions: Sequence[SecondOpinion]) -> SecondOpinion:
    """Return the opinion on an interval from those on its bounds: achieved only where both are met."""
    order = (Opinion.ACHIEVED, Opinion.NOT_ASSESSABLE, *list(Opinion)[1:-1])
    return max(opinions, key=lambda one: order.index(one.opinion))


def _judged(ratio: float) -> Opinion:
    if ratio >= ON_TRACK:
        return Opinion.ON_TRACK
    if ratio >= ACCELERATE:
        return Opinion.PROGRESS
    return Opinion.LIMITED if ratio >= 0 else Opinion.DETERIORATION


def _none(obstacle: Obstacle, base: Point | None = None) -> SecondOpinion:
    return SecondOpinion(Opinion.NOT_ASSESSABLE, obstacle, base)
