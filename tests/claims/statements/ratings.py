"""What is said about goals and their ratings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicators.deck.area_slides import goals_slide
from indicators.deck.goal_slides import goal_line_slide, goal_map_slide
from indicators.drawing.palette import LIGHT
from indicators.ratings.mark_words import mark_words
from indicators.ratings.rating import NOT_MEANT
from indicators.ratings.receipt import receipt
from indicators.ratings.results import levels_of_goal
from indicators.ratings.sentences import goals_sentence, rating_sentence, similar_ratings_sentence, standing_sentence
from indicators.ratings.target_words import pace_words
from indicators.ratings.words import goal_sentence, rating_word, value_and_target, word_of_then
from indicators.views.goals.region_map import goal_map
from indicators.views.goals.way_chart import goal_line_alt
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.scope import Scope

CHECKED = ("Mittlere Änderung je Jahr", "Offener Anteil am Abstand", "Nötiges Tempo je Jahr", "Letzte Änderung",
           "Ergebnis",
           "Kleinste Änderung, die etwas bedeutet")  # fmt: skip
STARTS = ("Abstand zum Zielwert", "Fortschreibung bis", "Werte")


def of_ratings(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """The rating of each goal for each area it is meant for, as sentence, word, value, pace and way."""
    data = scope.data
    near = data.similar()
    for goal in scope.goals:
        results, series = data.results(goal.id, scope.day), data.series[goal.indicator]
        for area in scope.areas:
            result = results[area.code]
            about = {"goal": goal.id, "area": area.code, "this_year": scope.day.year}
            if peers := near.nearest(area.code):
                codes = [one.code for one in peers]
                text = similar_ratings_sentence([results[one] for one in codes])
                yield Statement("goal.similar", text, {**about, "similar": codes})
            if result.rating.reason in NOT_MEANT:
                continue
            yield Statement("rating", rating_sentence(result), about)
            yield Statement("rating.standing", standing_sentence(result, series), about)
            yield Statement("rating.word", rating_word(result), about)
            yield Statement("rating.then", word_of_then(result), about)
            yield Statement("rating.value", value_and_target(result, series.indicator), about)
            yield Statement("goal.way", goal_line_alt(series, result), about)
            if pace := pace_words(result.rating, series.indicator):
                yield Statement("rating.pace", pace, about)
            if marks := mark_words(result.rating, scope.day.year, series.indicator):
                yield Statement("rating.note", " ".join(marks), about)
            for step in receipt(result, series, this_year=scope.day.year):
                if step.label in CHECKED or step.label.startswith(STARTS):
                    yield Statement("receipt", step.text, {**about, "label": step.label})
            if made := goal_line_slide(data, area, goal.id, scope.day):
                yield Statement("rating", made.statement, about)
                yield Statement("rating.note", made.note, about)
                yield Statement("goal.way", made.description, about)


def of_goals(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """What is said of each goal for all areas of a level, and of all goals of each area."""
    data = scope.data
    for goal in scope.goals:
        results = data.results(goal.id, scope.day)
        for level in levels_of_goal(goal, data.dataset.areas, results):
            about: dict[str, Any] = {"goal": goal.id, "level": level.value, "this_year": scope.day.year}
            yield Statement("goal", goal_sentence(goal, data.results_in_scope(goal, level, scope.day), level), about)
            shown = goal_map(data, goal, None, level, day=scope.day, colors=LIGHT)
            yield Statement("goal.legend", " | ".join(f"{look.words}: {count}" for look, count in shown.legend), about)
        for area in scope.areas:
            made = goal_map_slide(data, area, goal.id, scope.day)
            if made is None:
                continue
            level = next(iter(levels_of_goal(goal, data.dataset.areas, results)))
            about = {"goal": goal.id, "level": level.value, "this_year": scope.day.year}
            for text in (made.statement, made.note, made.description):
                yield Statement("goal", text, about)
    for area in scope.areas:
        about = {"area": area.code, "this_year": scope.day.year}
        yield Statement("goals", goals_sentence(area, data.results_meant_for(area.code, scope.day)), about)
        if made := goals_slide(data, area, "", scope.day):
            yield Statement("goals", made.statement, about)
            yield Statement("goals", made.note, about)
            yield Statement("goals.tiles", made.description, about)
