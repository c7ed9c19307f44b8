"""What must happen by when: the target path year by year, beside what was measured."""

from dataclasses import dataclass

from indicators.figures.series import Series, shown_difference
from indicators.language.formatting import MINUS, format_number, format_value, missing_text
from indicators.language.i18n import gettext as _
from indicators.ratings.rating import NOT_MEANT
from indicators.ratings.results import Result
from indicators.ratings.words import kind_noun
from indicators.views.goals.way import on_path, target_path


@dataclass(frozen=True, slots=True)
class Stage:
    """A year of the way: what the path asks for, what was measured, both in the indicator's unit, and how far apart.

    `what` says what the year is ("Basis", "Zwischenziel", "Ziel"), "" for a year between; `gap` is "" without a
    measured value, else signed, and `is_behind` where the measured value is on the wrong side of the path.
    """

    period: str
    what: str
    planned: str
    measured: str
    gap: str
    is_behind: bool


def schedule(series: Series, result: Result, *, this_year: int) -> list[Stage]:
    """Return a stage per year from base to target; [] where the goal has no path in the area.

    Values between base, interim values and target lie on straight lines: they are the path, not figures. What is not
    measured says so, and years to come are left empty.
    """
    path = [] if result.rating.reason in NOT_MEANT else target_path(series, result)
    if not path:
        return []
    indicator, target = series.indicator, result.goal.target
    named = {path[0][0]: _("Basis"), **{year: _("Zwischenziel") for year, _value in target.milestones}}
    named[path[-1][0]] = kind_noun(result.goal)
    found = []
    for year in range(path[0][0], path[-1][0] + 1):
        planned = on_path(path, year)
        figure = series.at(result.area.code, year)
        value = figure.value if figure else None
        if planned is None:
            continue
        missing = missing_text(figure.sign if figure else "") if year < this_year else ""
        gap = None if value is None else shown_difference(value, planned, indicator.decimals)
        found.append(
            Stage(
                period=indicator.period(year),
                what=named.get(year, ""),
                planned=format_value(planned, indicator, unit=False),
                measured=missing if value is None else format_value(value, indicator, unit=False),
                gap="" if gap is None else _signed(gap, indicator.decimals),
                is_behind=gap is not None and (gap < 0 if target.direction == "up" else gap > 0),
            )
        )
    return found


def crossed_breaks(series: Series, result: Result) -> str:
    """Return what to bear in mind where the series breaks between base and target, "" where it does not."""
    path = target_path(series, result)
    crossed = [one for one in series.breaks_of(result.area.code).items() if path and path[0][0] < one[0] <= path[-1][0]]
    words = _("Seit {year} gilt eine neue Reihe ({why}); mit der Basis ist das nicht vergleichbar.")
    return " ".join(words.format(year=year, why=why) for year, why in crossed)


def _signed(gap: float, decimals: int) -> str:
    sign = "+" if gap > 0 else MINUS if gap < 0 else "±"
    return f"{sign}{format_number(abs(gap), decimals)}"
