"""What stands out of a municipality: the figures far from the median of those similar to it, by a rule and in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.figures.said import said_period
from indicators.figures.series import Figure, Series, shown_difference
from indicators.figures.similarity import group_median
from indicators.figures.words import is_partial
from indicators.language.formatting import format_compact, format_short, join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area, Kind
from indicators.model.quality import Use
from indicators.views.spread.spread import FEWEST, summarise

FAR = 2.0  # MAD of all municipalities between a figure and the median of the similar ones, from where it is told
MOST = 2


@dataclass(frozen=True, slots=True)
class StandingOut:
    """A figure far from the median of similar municipalities of the same year; `distance` is in MAD, with its sign."""

    series: Series
    figure: Figure
    median: Figure
    distance: float


def standing_out(
    all_series: Iterable[Series], towns: Sequence[Area], area: Area, similar: Sequence[str]
) -> list[StandingOut]:
    """Return the figures of a municipality that are farthest from the median of the similar ones, at most two.

    Compared are the newest figures with others of exactly that year, where the quality of all of them allows it. Counts
    are left out, for they tell how large a town is; so is what fewer than eight municipalities have, and an indicator
    that most have alike (MAD 0), and a difference that a single person or facility could make. [] where nothing stands
    out or nothing is similar.
    """
    found = [one for series in all_series if (one := _standing_out(series, towns, area, similar))]
    return sorted(found, key=lambda one: -abs(one.distance))[:MOST]


def _standing_out(series: Series, towns: Sequence[Area], area: Area, similar: Sequence[str]) -> StandingOut | None:
    figure = series.latest(area.code)
    if figure is None or figure.value is None or series.indicator.kind == Kind.COUNT or is_partial(figure):
        return None
    year = figure.year
    median = group_median(series, similar, year) if series.allows(area.code, year, Use.COMPARE) else None
    if median is None or median.value is None:
        return None
    at = (series.at(one.code, year) for one in towns if series.allows(one.code, year, Use.COMPARE))
    summary = summarise(one.value for one in at if one is not None and one.value is not None)
    if summary is None or summary.count < FEWEST or not summary.mad:
        return None
    distance = (figure.value - median.value) / summary.mad
    difference = shown_difference(figure.value, median.value, series.indicator.decimals)
    if abs(distance) <= FAR or abs(difference) <= series.smallest_change(area.code, year):
        return None
    return StandingOut(series, figure, median, distance)


def standing_out_words(found: Sequence[StandingOut]) -> str:
    """Return what stands out in a sentence, with both figures and their year: higher first, then lower.

    Neutral, since higher is not better; "" for nothing.
    """
    higher = [_one(one) for one in found if one.distance > 0]
    lower = [_one(one) for one in found if one.distance < 0]
    if higher and lower:
        text = _("Weit über dem Median ähnlicher ‹Gemeinden›: {higher}; weit darunter: {lower}.")
        return text.format(higher=join_de(higher), lower=join_de(lower))
    if higher:
        return _("Weit über dem Median ähnlicher ‹Gemeinden›: {list}.").format(list=join_de(higher))
    if lower:
        return _("Weit unter dem Median ähnlicher ‹Gemeinden›: {list}.").format(list=join_de(lower))
    return ""


def _one(one: StandingOut) -> str:
    indicator = one.series.indicator
    return _("{label} ({period}: {value}, Median {median})").format(
        label=indicator.short,
        period=said_period(indicator, one.figure.year),
        value=(format_compact if indicator.kind == Kind.INDEX else format_short)(one.figure.value, indicator),
        median=format_compact(one.median.value, indicator),
    )


def far_explained() -> str:
    """Return what "far" means in those sentences."""
    return _("„Weit“ heißt: mehr als zwei MAD entfernt. Höher heißt nicht besser.")
