"""Similar municipalities: the nearest others by declared structural features, explained feature by feature."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median, pstdev

from indicators.figures.series import CHANGE_YEARS, Figure, Series
from indicators.model import Indicator, Level
from indicators.model.areas import Areas
from indicators.model.indicator import IndicatorUse
from indicators.model.quality import Use

PEERS = 8
_TIE_DIGITS = 9  # distances that differ only by rounding errors count as equal


class Transform(StrEnum):
    """What is done to an indicator's figures before they are standardised."""

    PLAIN = "plain"
    LOG = "log"
    CHANGE = "change"  # relative change over five years


@dataclass(frozen=True, slots=True)
class Feature:
    """A structural feature: the indicator it is read from and how its figures are transformed."""

    id: str
    indicator: str
    transform: Transform = Transform.PLAIN


# The features that a use of an indicator makes of it, each with what its id ends in.
MADE_BY = {
    IndicatorUse.ALIKE_LOG: (Transform.LOG, ""),
    IndicatorUse.ALIKE: (Transform.PLAIN, ""),
    IndicatorUse.ALIKE_CHANGE: (Transform.CHANGE, "sentwicklung"),
}


def usual_features(indicators: Mapping[str, Indicator]) -> tuple[Feature, ...]:
    """Return by what places are alike, as the indicators say (column `use`), in their order."""
    return tuple(
        Feature(f"{name}{ending}", name, transform)
        for name, one in indicators.items()
        for use, (transform, ending) in MADE_BY.items()
        if use in one.use
    )


def all_features(indicators: Mapping[str, Indicator]) -> tuple[Feature, ...]:
    """Return the usual features, and those to be added for a question of its own."""
    more = (Feature(name, name) for name, one in indicators.items() if IndicatorUse.ALIKE_MORE in one.use)
    return (*usual_features(indicators), *more)


@dataclass(frozen=True, slots=True)
class Peer:
    """A similar municipality; `distance` is the root of the sum of `parts`, the squared differences by feature id."""

    code: str
    distance: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a feature cannot be used: at most `known` of `all` municipalities have it in any one year.

    `known` is None where the data hold no such indicator, and equals `all` where the feature is the same everywhere.
    """

    known: int | None
    all: int


@dataclass(frozen=True, slots=True)
class Similarity:
    """Standardised features of all municipalities.

    `years` gives the year of each feature used, `left_out` the features that some municipality lacks or that do not
    differ, with why; `raw` and `scores` hold per municipality the transformed figures and their z-scores, by feature
    id.
    """

    features: tuple[Feature, ...]
    left_out: Mapping[Feature, Lack]
    years: Mapping[str, int]
    raw: Mapping[str, Mapping[str, float]]
    scores: Mapping[str, Mapping[str, float]]

    def between(self, one: str, other: str) -> Peer:
        """The distance from municipality `one` to `other`, the same both ways; KeyError for an unknown code."""
        mine, theirs = self.scores[one], self.scores[other]
        parts = {feature.id: (mine[feature.id] - theirs[feature.id]) ** 2 for feature in self.features}
        return Peer(other, math.sqrt(sum(parts.values())), parts)

    def nearest(self, code: str, count: int = PEERS) -> tuple[Peer, ...]:
        """The `count` nearest others, nearest first, ties by code; () without features or for other codes."""
        if not self.features or code not in self.scores:
            return ()
        others = [self.between(code, other) for other in self.scores if other != code]
        return tuple(sorted(others, key=lambda one: (round(one.distance, _TIE_DIGITS), one.code))[:count])


def group_median(series: Series, codes: Sequence[str], year: int) -> Figure | None:
    """The median of several areas, such as similar municipalities, in a year, with how many have a figure ("7 von 8").

    Only figures of exactly that year that may be compared count; None where no more than half of them have one.
    """
    found = (series.at(code, year) for code in codes if series.allows(code, year, Use.COMPARE))
    values = [figure.value for figure in found if figure is not None and figure.value is not None]
    if not codes or len(values) <= len(codes) / 2:
        return None
    return Figure(year, median(values), coverage=f"{len(values)} von {len(codes)}")


def similarity(series: Mapping[str, Series], areas: Areas, features: Sequence[Feature]) -> Similarity:
    """Return the features of all municipalities as z-scores (difference to the mean ÷ standard deviation of all).

    Each feature is of the newest year for which every municipality has it.
    """
    codes = sorted(area.code for area in areas.at(Level.MUNICIPALITY))
    raw: dict[str, dict[str, float]] = {code: {} for code in codes}
    scores: dict[str, dict[str, float]] = {code: {} for code in codes}
    years: dict[str, int] = {}
    used: list[Feature] = []
    for feature in features:
        found = _values(series.get(feature.indicator), feature.transform, codes)
        if found is None:
            continue
        year, values = found
        mean, spread = fmean(values), pstdev(values)
        if not spread > 1e-12 * max(1e-300, *map(abs, values)):
            continue
        used.append(feature)
        years[feature.id] = year
        for code, value in zip(codes, values, strict=True):
            raw[code][feature.id] = value
            scores[code][feature.id] = (value - mean) / spread
    unused = [feature for feature in features if feature not in used]
    left_out = {one: _lack(series.get(one.indicator), one.transform, codes) for one in unused}
    return Similarity(tuple(used), left_out, years, raw, scores)


def _lack(series: Series | None, transform: Transform, codes: Sequence[str]) -> Lack:
    """How many municipalities have a feature in the year that most of them have it."""
    if series is None:
        return Lack(None, len(codes))
    years = series.years(list(codes))
    counts = (sum(_value(series, transform, code, year) is not None for code in codes) for year in years)
    return Lack(max(counts, default=0), len(codes))


def _values(series: Series | None, transform: Transform, codes: Sequence[str]) -> tuple[int, list[float]] | None:
    """The newest year in which every area has the feature, with its values; None where there is no such year."""
    if series is None or not codes:
        return None
    for year in reversed(series.years(list(codes))):
        values = [_value(series, transform, code, year) for code in codes]
        known = [value for value in values if value is not None]
        if len(known) == len(codes):
            return year, known
    return None


def _value(series: Series, transform: Transform, code: str, year: int) -> float | None:
    figure = series.at(code, year)
    if figure is None or figure.value is None:
        return None
    if transform == Transform.PLAIN:
        return figure.value
    if transform == Transform.LOG:
        return math.log(figure.value) if figure.value > 0 else None
    before = series.at(code, year - CHANGE_YEARS)
    if before is None or not before.value or series.segment(before.year, code) != series.segment(year, code):
        return None
    return figure.value / before.value - 1
