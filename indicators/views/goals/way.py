"""The way to a goal, planned once for page and image: levels aimed at, target path, the paces carried on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.drawing.palette import Palette
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.model import Goal, Indicator, Target
from indicators.ratings.rating import Rating, Status
from indicators.ratings.results import Result, points_of
from indicators.ratings.second_opinion import DEFAULT_BASE_YEAR, Point
from indicators.ratings.target_words import change_per_year, target_number
from indicators.ratings.window import unbroken
from indicators.ratings.words import kind_noun

YEARS_CARRIED_ON = 5


@dataclass(frozen=True, slots=True)
class Path:
    """A straight line that is no measurement; `label` are the words at its end, "" for none, `name` says more."""

    name: str
    label: str
    ends: Sequence[tuple[float, float]]
    color: str
    dash: str


def levels(goal: Goal, indicator: Indicator) -> list[tuple[float, str]]:
    """Return the values a goal aims at, each with its words; [] for a direction."""
    target = goal.target
    values = [one for one in (target.value, target.lower, target.upper) if one is not None]
    return [(value, f"{kind_noun(goal)} {target_number(value, indicator)}") for value in values]


def last_year(rating: Rating, target: Target) -> int | None:
    """Return the year up to which lines are carried on: the target year, else five years.

    None without a trend, or where it ends at a series break: what is measured since then has no pace yet.
    """
    if rating.latest is None or rating.mean_change is None or not rating.is_open_ended:
        return None
    if target.year and target.year > rating.latest[0]:
        return target.year
    return rating.latest[0] + YEARS_CARRIED_ON


def paths(series: Series, result: Result, colors: Palette) -> list[Path]:
    """Return target path, achieved pace and required pace, as far as there are; who stands still has no pace."""
    rating, target, indicator = result.rating, result.goal.target, series.indicator
    until = last_year(rating, target)
    if rating.latest is None or rating.mean_change is None or until is None:
        return []
    year, value = rating.latest
    found = []
    if path := target_path(series, result):
        found.append(Path(_("Zielpfad ab {year}").format(year=path[0][0]), "", path, colors.district, "solid"))
    if rating.status == Status.STANDSTILL:
        return found  # no pace to carry on
    words = change_per_year(rating.mean_change, indicator)
    name = _("erreichtes Tempo {first}–{last} ({words})").format(first=rating.used[0][0], last=year, words=words)
    achieved = [rating.latest, _carried_on(rating, until, indicator)]
    label = _("erreichtes Tempo: {words}") if rating.is_current else _("damals erreicht: {words}")
    found.append(Path(name, label.format(words=words), achieved, colors.area, "dash"))
    if rating.required_change is not None and target.year:
        needed = [rating.latest, (target.year, value + rating.required_change * (rating.years_left or 0.0))]
        words = change_per_year(rating.required_change, indicator)
        name, label = _("nötiges Tempo ({words})"), _("nötiges Tempo: {words}")
        if not rating.is_current:
            name, label = _("damals nötiges Tempo ({words})"), _("damals nötig: {words}")
        found.append(Path(name.format(words=words), label.format(words=words), needed, colors.region, "dashdot"))
    return found


def target_path(series: Series, result: Result) -> list[Point]:
    """Return base value, interim values and target, [] where the goal has no value or no year, or no base before it."""
    target, start = result.goal.target, base_point(series, result.area.code, result.goal.target)
    if target.value is None or not target.year or start is None or start[0] >= target.year:
        return []
    return [start, *(one for one in target.milestones if one[0] > start[0]), (target.year, target.value)]


def on_path(path: Sequence[Point], year: int) -> float | None:
    """Return the value of a target path in a year, straight between its points; None before and after it.

    >>> on_path([(2020, 10.0), (2024, 30.0), (2026, 50.0)], 2022), on_path([(2020, 10.0), (2024, 30.0)], 2025)
    (20.0, None)
    """
    for (first, value), (last, other) in pairwise(path):
        if first <= year <= last:
            return value + (other - value) * (year - first) / (last - first)
    return None


def base_point(series: Series, area: str, target: Target) -> Point | None:
    """Where the target path starts: the base year (2015 unless set) or the next later one, in the latest series.

    A base value that the document names stands in place of what was measured.
    """
    if target.base_value is not None and target.base_year is not None:
        return target.base_year, target.base_value
    same = unbroken(points_of(series, area), series.breaks_of(area))
    wanted = target.base_year or DEFAULT_BASE_YEAR
    return next((one for one in same if one[0] >= wanted), same[0] if same else None)


def _carried_on(rating: Rating, until: int, indicator: Indicator) -> tuple[float, float]:
    """Where the mean change leads, at most to the bounds of the indicator: no share passes 100 %."""
    year, value = rating.used[-1]
    end = value + (rating.mean_change or 0.0) * (until - (rating.moment or year))
    low, high = indicator.minimum, indicator.maximum
    for bound, beyond in ((high, high is not None and end > high), (low, low is not None and end < low)):
        if beyond and bound is not None:
            return year + (until - year) * (bound - value) / (end - value), bound
    return until, end
