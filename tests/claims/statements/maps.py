"""All that maps say, of figures and of changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicators.figures.change import ChangeForm, can_be_relative, years_before
from indicators.figures.series import Series
from indicators.views.map.choice import MapChoice
from indicators.views.map.distribution import distribution_alt
from indicators.views.map.histogram import histogram
from indicators.views.map.picture import picture
from indicators.views.map.region_map import indicator_map
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.scope import Scope


def of_maps(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """All that maps of each indicator, level and year say, and maps of the change between two years."""
    for series in scope.series:
        name = series.indicator.id
        for level in scope.data.levels(name):
            years = scope.data.years(name, level)
            for year in years:
                yield from _map(scope, MapChoice(name, year, level))
            for since, measure in _changes(series, years):
                choice = MapChoice(name, years[-1], level, since=since, measure=measure).fit(scope.data)
                if choice.since:
                    yield from _map(scope, choice)


def _changes(series: Series, years: Sequence[int]) -> Iterator[tuple[int, ChangeForm]]:
    earlier = years_before(series, years, years[-1])
    for since in dict.fromkeys((*earlier[:1], *earlier[-5:])):
        yield since, ChangeForm.DIFFERENCE
        if can_be_relative(series):
            yield since, ChangeForm.PERCENT


def _map(scope: Scope, choice: MapChoice) -> Iterator[Statement]:
    one = picture(scope.data, choice)
    shown, labels = indicator_map(scope.data, one), {code: scope.data.dataset.areas[code].label for code in one.values}
    about = {
        "indicator": choice.indicator, "year": choice.year, "level": choice.level.value, "since": choice.since,
        "percent": choice.measure == ChangeForm.PERCENT, "classes": [look.label for look, _count in shown.legend],
    }  # fmt: skip
    for code in one.shown:
        own = {**about, "area": code}
        value = one.values[code]
        yield Statement("map.cell", shown.texts[code], own)
        yield Statement("map.class", f"{'–' if value is None else one.number(value)}: {one.class_label(code)}", own)
        if note := one.note(code):
            yield Statement("map.note", note, own)
    yield Statement("map.legend", " | ".join(f"{look.words}: {count}" for look, count in shown.legend), about)
    yield Statement("coverage", shown.coverage, about)
    yield Statement("distribution", distribution_alt(one.series, one.values, labels), about)
    if bars := histogram(one):
        yield Statement("histogram", bars.alt, about)
