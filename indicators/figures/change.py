"""The change of an indicator between two years as a series of its own, never across a series break."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from indicators.figures.quality import is_rounded
from indicators.figures.series import Figure, Series, shown_difference
from indicators.language.formatting import difference_unit, round_half_up
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Kind, Sign
from indicators.model.quality import Use

COARSE = 10  # a base of fewer rounding steps than these gives no percentage


class ChangeForm(StrEnum):
    """How a change is put: as the difference in the indicator's unit, or relative to the earlier value."""

    DIFFERENCE = "differenz"
    PERCENT = "prozent"


def can_be_relative(series: Series) -> bool:
    """True where a percentage change means something: on a scale that starts at zero."""
    minimum = series.indicator.minimum
    return minimum is not None and minimum >= 0


def years_before(series: Series, years: Iterable[int], year: int) -> list[int]:
    """Return those of `years` from which a change to `year` can be told: earlier, with no series break between."""
    return [one for one in years if one < year and series.segment(one) == series.segment(year)]


def change_series(series: Series, areas: Iterable[str], *, since: int, until: int, measure: ChangeForm) -> Series:
    """Return the changes of areas from `since` to `until` as a series with one figure per area, of the year `until`.

    Both years need a figure of exactly that year; else there is none, with the sign that says why. The
    difference is that of the figures as they are shown. The percentage is (later − earlier) ÷ earlier value × 100 of
    the figures as they are, zero where they are shown alike; it needs an earlier value that is shown as more than zero
    and is not coarsely rounded. An area whose borders changed between has none. Raises ValueError where a series break
    lies between.
    """
    if series.segment(since) != series.segment(until):
        raise ValueError(f"{series.indicator.id}: found a series break between {since} and {until}, expected none")
    indicator = changed_indicator(series.indicator, since=since, until=until, measure=measure)
    return Series.of(
        indicator, {code: [_changed(series, code, since, until, measure)] for code in areas}, level=series.level
    )


def newest_changes(series: Series, areas: Sequence[str], *, since: int, measure: ChangeForm) -> list[float]:
    """Return the changes of areas from `since` to the last year of the same unbroken series.

    Classes found from these stay the same whatever year between is looked at; [] without a later year.
    """
    later = [one for one in series.years(list(areas)) if one > since and series.segment(one) == series.segment(since)]
    found = (_changed(series, code, since, later[-1], measure).value for code in areas) if later else ()
    return [value for value in found if value is not None]


def changed_indicator(indicator: Indicator, *, since: int, until: int, measure: ChangeForm) -> Indicator:
    """Return the indicator with the words and unit of its change; its id is not the indicator's own."""
    relative = measure == ChangeForm.PERCENT
    pattern = _("{label}: relative Veränderung") if relative else _("{label}: Veränderung")
    span = _("{since} bis {until}").format(since=indicator.period(since), until=indicator.period(until))
    return replace(
        indicator,
        id=f"{indicator.id}_{'veraenderung_pct' if relative else 'veraenderung'}_seit_{since}",
        label=pattern.format(label=indicator.label),
        short=pattern.format(label=indicator.short),
        unit="%" if relative else difference_unit(indicator),
        decimals=1 if relative else indicator.decimals,
        kind=Kind.RATE if relative else indicator.kind,
        minimum=None,
        maximum=None,
        breaks={},
        year_notes={until: span},
        class_breaks=(),
        sentence="",
        formula=_("(späterer − früherer Wert) ÷ früherer Wert × 100, aus ungerundeten Werten")
        if relative
        else _("späterer Wert − früherer Wert, beide gerundet wie angezeigt"),
    )


def _changed(series: Series, code: str, since: int, until: int, measure: ChangeForm) -> Figure:
    before, after = series.at(code, since), series.at(code, until)
    if before is None or after is None or before.value is None or after.value is None:
        sign = next((one.sign for one in (after, before) if one and one.value is None), "")
        return Figure(until, None, sign)
    for year in (until, since):
        if not series.allows(code, year, Use.TREND):
            return Figure(until, None, "", note=series.quality(code, year).reason)
    decimals = series.indicator.decimals
    if series.segment(since, code) != series.segment(until, code):
        breaks = series.breaks_of(code)
        return Figure(until, None, "", note=breaks[max(one for one in breaks if since < one <= until)])
    difference, start = shown_difference(after.value, before.value, decimals), round_half_up(before.value, decimals)
    dates = "; ".join(dict.fromkeys(one.dates for one in (after, before) if one.dates))
    sign = Sign.COMPUTED if Sign.COMPUTED in (before.sign, after.sign) else after.sign or before.sign
    if measure == ChangeForm.DIFFERENCE:
        return Figure(until, difference, sign, coverage=after.coverage, dates=dates)
    if start <= 0 or before.value <= 0:
        return Figure(until, None, "", note=_("Ausgangswert ist null"))
    if is_rounded(series.indicator, before) and before.value < COARSE * series.quality(code, since).step:
        return Figure(until, None, "", note=_("Ausgangswert ist zu grob gerundet"))
    percent = (after.value - before.value) / before.value * 100 if difference else 0.0
    return Figure(until, percent, sign, coverage=after.coverage, dates=dates)


def told_figures(
    series: Series, area: Area, until: int | None = None, *, since: int = 0
) -> tuple[Figure | None, Figure | None]:
    """Return the figures that `sentences.statement` tells: that of the year, and an earlier one of a change."""
    figure = series.latest(area.code) if until is None else series.at(area.code, until)
    if figure is None or figure.value is None:
        return figure, None
    change = None if since else series.change(area.code, figure.year)
    before = series.at(area.code, change.since if change else since)
    if (
        before is None
        or before.value is None
        or series.segment(before.year, area.code) != series.segment(figure.year, area.code)
    ):
        return figure, None
    trend = all(series.allows(area.code, one.year, Use.TREND) for one in (before, figure))
    return figure, before if trend else None
