"""Titles and text alternatives of what can be taken away: maps, lines, distributions, comparisons, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from indicators.export.table import all_figures
from indicators.figures.change import ChangeForm
from indicators.model import Area, Level
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.comparison.comparison import Reference, Scale
from indicators.views.comparison.view import comparison_of, comparison_view
from indicators.views.map.choice import MapChoice
from indicators.views.map.picture import picture
from indicators.views.map.view import distribution_view, line_view, map_view
from indicators.views.relation.choice import RelationChoice
from indicators.views.relation.view import relation_view
from indicators.views.table.choice import TableChoice
from indicators.views.table.table import heat_table, made_from_words
from indicators.views.table.view import heat_view
from tests.claims.checks.maps import shown_unit
from tests.claims.checks.pictures import shown_label, shown_period
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.scope import Scope

EVERY, FEW = 8, 15  # of what is the same words for all areas, each is looked at for some


def of_views(scope: Scope, facts: Facts) -> Iterator[Statement]:
    """Map, line and distribution of each indicator for some areas, of the newest year and of a change.

    Slides show those of the newest year for all areas.
    """
    for area_number, area in enumerate(scope.areas):
        for series in scope.series[area_number % EVERY :: EVERY]:
            name = series.indicator.id
            level = Level.DISTRICT if area.level == Level.DISTRICT else Level.MUNICIPALITY
            choice = MapChoice(name, 0, level, area.code).fit(scope.data)
            if not choice.year:
                continue
            yield from _three(scope, facts, choice, area)
            changed = replace(choice, since=choice.year - 3, measure=ChangeForm.DIFFERENCE).fit(scope.data)
            if changed.since:
                yield from _three(scope, facts, changed, area)


def _three(scope: Scope, facts: Facts, choice: MapChoice, area: Area) -> Iterator[Statement]:
    data, one = scope.data, picture(scope.data, choice)
    shown = one.base.shown(area.code, choice.year)
    about = {
        "indicator": choice.indicator, "year": choice.year, "level": choice.level.value, "since": choice.since,
        "area": area.code, "told": shown.year if shown else choice.year, "percent": False,
    }  # fmt: skip
    fact = facts.indicators[choice.indicator]
    region = facts.places[area.code].level == "region"
    named = "" if region else f", {facts.places[area.code].label} hervorgehoben"
    period, unit = shown_period(about, fact), shown_unit(about, fact)
    view = map_view(data, one)
    yield from _named(view.title, view.subtitle, shown_label(about, fact), f"{unit}, {period}{named}")
    yield Statement("map.alt", view.description, about)
    view = distribution_view(data, one)
    yield from _named(view.title, view.subtitle, shown_label(about, fact), f"{unit}, {period}, ein Punkt je Gebiet")
    yield Statement("distribution", view.description, about)
    if not choice.since:
        view = line_view(data, one)
        yield Statement("line", view.description, {"indicator": choice.indicator, "area": area.code})


def _named(title: str, subtitle: str, right: str, right_below: str) -> Iterator[Statement]:
    yield Statement("title", title, {"right": right})
    yield Statement("subtitle", subtitle, {"right": right_below})


def of_comparisons(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """Each indicator of each area over time, against region, district and similar ones, on each scale."""
    near = scope.data.similar()
    for area_number, area in enumerate(scope.areas):
        similar = [one.code for one in near.nearest(area.code)]
        for number, series in enumerate(scope.series):
            if (area_number + number) % 2:
                continue
            against = tuple(Reference) if (area_number + number) % FEW == 0 else (Reference.REGION, Reference.DISTRICT)
            for scale in Scale:
                choice = ComparisonChoice(series.indicator.id, (area.code,), scale, references=against)
                found = comparison_of(scope.data, choice)
                about: Mapping[str, Any] = {
                    "indicator": series.indicator.id, "area": area.code, "scale": found.scale.value,
                    "base": found.base_year, "similar": similar,
                }  # fmt: skip
                yield Statement("line", comparison_view(scope.data, choice).description, about)


def of_relation_views(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """The text alternative of a relation for each area, of one pair of indicators each."""
    names = [one.indicator.id for one in scope.series]
    for number, area in enumerate(scope.areas):
        x, y = names[number % len(names)], names[(number * 7 + 1) % len(names)]
        view = relation_view(scope.data, RelationChoice(x, y, area.code))
        yield Statement("relation", view.description, {"x": x, "y": y})


def of_tables(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """Every row of figures to take away, how district and region figures are made, and the tables of each set."""
    data = scope.data
    table = all_figures(data, [one.indicator.id for one in scope.series], title="", areas=scope.areas)
    for row in table.records():
        about = {"indicator": row["indicator"], "area": row["area"], "year": row["year"], "cells": row}
        yield Statement("table.row", f"{row['area_label']}, {row['indicator_label']}, {row['period']}", about)
    for series in scope.series:
        for year in data.years(series.indicator.id, Level.MUNICIPALITY):
            for area in data.dataset.areas.in_order[:6]:
                words = made_from_words(series.shown(area.code, year))
                yield Statement(
                    "table.made", words, {"indicator": series.indicator.id, "area": area.code, "year": year}
                )
    for one in data.sets:
        for level in (Level.MUNICIPALITY, Level.DISTRICT):
            choice = TableChoice(one.id, level=level)
            found = heat_table(data, choice)
            about = {"indicators": [each.id for each in found.indicators], "rows": len(data.dataset.areas.at(level))}
            yield Statement("table.alt", heat_view(data, choice, found).description, about)
