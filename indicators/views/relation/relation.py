"""Do two indicators go together over the municipalities? Correlations with n, a line with its band, what lies apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, linear_regression

import numpy as np
import pandas as pd

from indicators.drawing.shapes import Group, by_district
from indicators.model import Area, Indicator, Level
from indicators.model.indicator import IndicatorUse
from indicators.model.quality import Use
from indicators.store import Store

FEWEST = 8  # areas below which a correlation says nothing
MAD_TO_SIGMA = 1.4826  # of a normal distribution
OUTLIER_SIGMAS = 3.0
BAND_STEPS = 40
Z_975 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Point:
    """One area with both figures, in the units of the indicators; `people` None where unknown."""

    area: Area
    x: float
    y: float
    people: float | None


@dataclass(frozen=True, slots=True)
class RegressionLine:
    """The least-squares line y = intercept + slope · x with what its band needs."""

    slope: float
    intercept: float
    sigma: float  # standard error of the residuals
    mean_x: float
    spread_x: float  # sum of squared differences to the mean
    count: int

    def at(self, x: float) -> float:
        """The value of the line."""
        return self.intercept + self.slope * x

    def half_width(self, x: float) -> float:
        """Half the width of the 95 % confidence band of the mean at x."""
        share = 1 / self.count + (x - self.mean_x) ** 2 / self.spread_x
        return t_quantile(self.count - 2) * self.sigma * math.sqrt(share)

    def band(self, low: float, high: float) -> tuple[list[float], list[float], list[float]]:
        """Places from low to high, and where the band ends below and above the line there."""
        xs = [low + (high - low) * number / BAND_STEPS for number in range(BAND_STEPS + 1)]
        lower, upper = ([self.at(x) + side * self.half_width(x) for x in xs] for side in (-1, 1))
        return xs, lower, upper


@dataclass(frozen=True)
class Relation:
    """Two indicators, each in its newest year; correlations and line are None below `FEWEST` areas or without spread.

    `apart` are the areas farthest from the line: residuals beyond three robust standard deviations. `unfit` says why
    the values of one of them must not be compared; then there are no points.
    """

    x: Indicator
    y: Indicator
    x_year: int
    y_year: int
    districts: Sequence[Area]
    points: Sequence[Point]
    pearson: float | None
    spearman: float | None
    line: RegressionLine | None
    apart: Sequence[Area]
    unfit: str = ""

    @property
    def figures(self) -> tuple[list[float], list[float]]:
        """All figures of either indicator, in the order of the points."""
        return [point.x for point in self.points], [point.y for point in self.points]

    @property
    def ends(self) -> tuple[float, float]:
        """Lowest and highest figure of the first indicator: from where to where the line is drawn."""
        xs = [point.x for point in self.points]
        return min(xs), max(xs)

    @property
    def groups(self) -> list[tuple[Group, list[Point]]]:
        """The districts, each with the points of its municipalities."""
        points = {one.area.code: one for one in self.points}
        groups = by_district(self.districts, [one.area for one in self.points])
        return [(group, [points[area.code] for area in group.areas]) for group in groups]

    def named(self, selected: str | None) -> list[Point]:
        """The points that have their name beside them: those that lie apart, and the chosen one."""
        return [one for one in self.points if one.area.code == selected or one.area in self.apart]

    def width(self, point: Point, *, smallest: float, largest: float) -> float:
        """How wide a dot is: its area grows with the population; the smallest where that is unknown."""
        most = max((one.people or 0.0 for one in self.points), default=0.0)
        return max(smallest, largest * math.sqrt((point.people or 0.0) / most)) if most > 0 else smallest


def relate(data: Store, x: str, y: str) -> Relation:
    """Return how two indicators go together over the municipalities that have both figures; made once."""
    return data.keep(("relation", x, y), lambda: _made(data, x, y))


def _made(data: Store, x: str, y: str) -> Relation:
    one, other = data.series[x], data.series[y]
    years = [max(data.years(name, Level.MUNICIPALITY), default=0) for name in (x, y)]
    people = next((data.series.get(name) for name in data.dataset.used_for(IndicatorUse.SIZE)), None)
    qualities = [
        series.indicator.quality(Level.MUNICIPALITY, year) for series, year in zip((one, other), years, strict=True)
    ]
    unfit = next((quality.reason for quality in qualities if Use.COMPARE not in quality.allows), "")
    points: list[Point] = []
    for area in data.dataset.areas.at(Level.MUNICIPALITY) if not unfit else ():
        first, second = one.at(area.code, years[0]), other.at(area.code, years[1])
        if first and second and first.value is not None and second.value is not None:
            count = people.latest(area.code) if people else None
            points.append(Point(area, first.value, second.value, count.value if count else None))
    xs, ys = [point.x for point in points], [point.y for point in points]
    line = fit_line(xs, ys)
    return Relation(
        x=one.indicator,
        y=other.indicator,
        x_year=years[0],
        y_year=years[1],
        districts=data.dataset.areas.at(Level.DISTRICT),
        points=points,
        pearson=correlation(xs, ys),
        spearman=correlation(_ranks(xs), _ranks(ys)),
        line=line,
        apart=_apart(points, line),
        unfit=unfit,
    )


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Pearson's r, None for fewer than eight pairs or where one side does not vary.

    >>> round(correlation([1, 2, 3, 4, 5, 6, 7, 8], [2, 4, 6, 8, 10, 12, 14, 16]), 6), correlation([1, 2], [1, 2])
    (1.0, None)
    """
    if len(xs) < FEWEST or not _varies(xs) or not _varies(ys):
        return None
    return float(np.clip(np.corrcoef(xs, ys)[0, 1], -1, 1))


def fit_line(xs: Sequence[float], ys: Sequence[float]) -> RegressionLine | None:
    """Return the least-squares line, None for fewer than eight pairs or where x does not vary."""
    if len(xs) < FEWEST or not _varies(xs):
        return None
    slope, intercept = linear_regression(xs, ys)
    mean = fmean(xs)
    spread = sum((x - mean) ** 2 for x in xs)
    residuals = sum((y - intercept - slope * x) ** 2 for x, y in zip(xs, ys, strict=True))
    return RegressionLine(slope, intercept, math.sqrt(residuals / (len(xs) - 2)), mean, spread, len(xs))


def t_quantile(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t for six and more degrees of freedom, to three decimals.

    Expansion 26.7.5 of Abramowitz and Stegun, Handbook of Mathematical Functions.

    >>> round(t_quantile(57), 3), round(t_quantile(10), 3)
    (2.002, 2.228)
    """
    z = Z_975
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))


def _varies(values: Sequence[float]) -> bool:
    low, high = min(values), max(values)
    return high - low > 1e-12 * max(1e-300, abs(low), abs(high))


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, equal values sharing the mean of theirs."""
    return [float(one) for one in pd.Series(values, dtype=float).rank()]


def _apart(points: Sequence[Point], line: RegressionLine | None) -> list[Area]:
    """The areas whose residuals lie beyond three robust standard deviations, the farthest first."""
    if line is None:
        return []
    residuals = np.array([point.y - line.at(point.x) for point in points])
    middle = float(np.median(residuals))
    sigma = MAD_TO_SIGMA * float(np.median(np.abs(residuals - middle)))
    if sigma <= 0:
        return []
    far = [(abs(one - middle) / sigma, point.area) for one, point in zip(residuals, points, strict=True)]
    found = sorted((one for one in far if one[0] > OUTLIER_SIGMAS), key=lambda one: -one[0])
    return [area for _distance, area in found]
