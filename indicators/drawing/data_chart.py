"""A chart as its figures and looks: what Word and PowerPoint draw themselves, so that people can edit it there."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.drawing.axes import number_ticks

Spot = tuple[float, float | None]
SHAPES = ("circle", "square", "triangle-up", "diamond", "x", "cross")  # of lines, so that colour is not all they have
YEAR_TICKS = 9
NEAR_TICK = 0.35  # part of a step by which an axis is longer, so that it ends at a number


@dataclass(frozen=True, slots=True)
class DataAxis:
    """An axis from `low` to `high` with a number at each `step`; `decimals` of the numbers.

    Years have no separators (`plain`). An axis whose numbers mean nothing is not `shown`.
    """

    title: str
    low: float
    high: float
    step: float
    decimals: int = 0
    plain: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class DataSeries:
    """Figures that belong together: (x, y) in the units of the axes, y None for a missing figure, which is a gap.

    `dash` is "" for dots without a line, `shape` "" for a line without dots. `names` say what each spot is, where x
    does not; `ranges` are the lowest and highest y that chance alone explains, by x. `size` is that of dots in points.
    The last figure of a `labelled` series stands beside it, with `decimals`.
    """

    name: str
    spots: Sequence[Spot]
    color: str
    dash: str = "solid"
    shape: str = ""
    size: int = 7
    names: Sequence[str] = ()
    ranges: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    labelled: bool = False
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class DataChart:
    """Series on two axes; `head` is what x is called in a table, `notes` what must be known to read the chart.

    A chart without series shows nothing: who draws it writes that there are no values.
    """

    series: Sequence[DataSeries]
    x: DataAxis
    y: DataAxis
    head: str
    notes: Sequence[str] = ()


def number_axis(title: str, ends: tuple[float, float], *, decimals: int = 0, least: float = -1.0) -> DataAxis:
    """Return an axis that holds the ends, with round numbers from its beginning on.

    Where the `least` of its values is not below zero, the axis is not either.

    >>> one = number_axis("%", (3, 96))
    >>> one.low, one.high, one.step
    (0.0, 100.0, 20.0)
    """
    ticks, _texts = number_ticks(*ends)
    step = round(ticks[1] - ticks[0], 10) if len(ticks) > 1 else ends[1] - ends[0]
    low = round(math.floor(ends[0] / step) * step, 10)
    low, next_tick = max(low, 0.0) if least >= 0 else low, round(math.ceil(ends[1] / step) * step, 10)
    high = next_tick if next_tick - ends[1] <= step * NEAR_TICK else round(ends[1], 10)
    return DataAxis(title, low, high, step, max(decimals if step < 1 else 0, _decimals(step)))


def year_axis(years: Sequence[int]) -> DataAxis:
    """Return an axis of years with a number at the last one and, counted back, at equal steps.

    >>> one = year_axis([2010, 2012, 2024])
    >>> one.low, one.high, one.step
    (2010, 2024, 2)
    """
    first, last = min(years), max(years)
    step = max(1, math.ceil((last - first) / YEAR_TICKS))
    return DataAxis("", last - step * max(1, math.ceil((last - first) / step)), last, step, plain=True)


def upright(name: str, at: float, ends: tuple[float, float], *, color: str, dash: str = "dash") -> DataSeries:
    """Return a line across the chart at a value of x, from one value of y to another."""
    return DataSeries(name, [(at, end) for end in ends], color, dash)


def _decimals(step: float) -> int:
    """How many decimals the numbers at some steps need."""
    return next((digits for digits in range(6) if abs(round(step, digits) - step) < 1e-9), 6)
