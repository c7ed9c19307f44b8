"""Sentences about each figure, and about how areas spread over the figures of a year."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.figures.sentences import comparison_sentence, range_sentence, statement, value_sentence
from indicators.figures.series import cross_section
from indicators.figures.words import change_words, comparison
from indicators.figures.yardstick import yardstick_sentence
from indicators.model import Level
from indicators.views.spread.spread import Spread, spread
from indicators.views.spread.words import (
    missing_words,
    older_words,
    outside_words,
    quartile_labels,
    rank_words,
    rule_words,
    spread_alt,
    spread_sentence,
)
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.scope import Scope


def of_figures(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """Sentences about each figure of each area: value, change, comparison with district, region and similar ones."""
    areas = scope.data.dataset.areas
    near = scope.data.similar()
    for area in scope.areas:
        others = [one for one in (areas.district_of(area), areas.region) if one]
        similar = [one.code for one in near.nearest(area.code)]
        for series in scope.series:
            name = series.indicator.id
            about = {"indicator": name, "area": area.code}
            yield Statement("statement", statement(series, area), about)
            newest = series.latest(area.code)
            for figure in series.figures(area.code):
                about = {"indicator": name, "area": area.code, "year": figure.year, "similar": similar}
                texts = {
                    "statement": statement(series, area, figure.year),
                    "value": value_sentence(series.indicator, area, figure) if figure == newest else "",
                    "compared": comparison_sentence(series, area, others, figure),
                    "comparison": comparison(series, area, areas, figure, similar=similar),
                    "yardstick": yardstick_sentence(series, area, figure),
                    "change": change_words(series.change(area.code, figure.year), series)
                    if figure.value is not None
                    else "",
                }
                for kind, text in texts.items():
                    if text:
                        yield Statement(kind, text, about)


def of_spreads(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """How municipalities and districts spread over each indicator and year, and how each stands to most."""
    areas = scope.data.dataset.areas
    for series in scope.series:
        name = series.indicator.id
        for level in scope.data.levels(name):
            for year in scope.data.years(name, level):
                shown = cross_section(series, areas.at(level), year)
                about = {"indicator": name, "year": year, "level": level.value}
                if text := range_sentence(series, shown, areas, year):
                    yield Statement("range", text, about)
        for year in scope.data.years(name, Level.MUNICIPALITY):
            yield from _spread(spread(scope.data, name, year), {"indicator": name, "year": year})


def _spread(found: Spread, about: dict[str, object]) -> Iterator[Statement]:
    yield Statement("spread", spread_sentence(found), about)
    yield Statement("spread", spread_alt(found, found.areas), about)
    texts = {
        "spread.rule": rule_words(found),
        "spread.older": older_words(found),
        "spread.none": missing_words(found),
        "spread.outside": outside_words(found),
    }
    yield from (Statement(kind, text, about) for kind, text in texts.items() if text)
    yield from (Statement("quartile", text, about) for text, _value in quartile_labels(found))
    for code in found.values if found.summary else ():
        yield Statement("rank", rank_words(found.rank(code), len(found.values)), {**about, "area": code})
