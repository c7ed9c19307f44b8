"""Goals in words: nothing that the region did not decide may sound as if it had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.model import Area, Direction, Goal, GoalKind, Level, Rule, Target
from indicators.ratings.mark_words import mark_words
from indicators.ratings.method import rate
from indicators.ratings.rating import Applied, Mark, Rating, Reason, Status
from indicators.ratings.results import Result
from indicators.ratings.second_opinion import Obstacle, Opinion
from indicators.ratings.second_words import obstacle_words, opinion_words
from indicators.ratings.target_words import arrival_words, change_per_year, pace_words, target_words
from indicators.ratings.words import (
    as_of,
    full_reason,
    goal_sentence,
    kind_noun,
    kind_words,
    origin_words,
    rating_word,
    reason_words,
    status_word,
    value_and_target,
)
from tests.made_up import areas, indicator

DAY = date(2026, 1, 1)
RISING = [(2017, 4.0), (2018, 6.0), (2019, 8.0), (2020, 10.0)]
NB = "\u202f"


def goal(**fields: object) -> Goal:
    target = Target(Rule.TARGET_BY_YEAR, Direction.UP, 30, year=2030)
    one = Goal("ziel", "muster", "Weit kommen", "anteil", target, GoalKind.FEDERAL, decided_by="Musterbund")
    return replace(one, **fields)


def results(*statuses: Status, year: int = 2021, marks: tuple[Mark, ...] = ()) -> list[Result]:
    town = next(iter(areas().at(Level.MUNICIPALITY)))
    one_goal = goal()
    found = [Rating(one, marks=marks, used=((year, 1.0),), applied=Applied.TARGET_BY_YEAR) for one in statuses]
    return [Result(one_goal, one_goal, town, rating) for rating in found]


class TestSentence:
    def test_it_counts_every_status_that_occurs(self):
        found = results(Status.SUN, Status.SUN, Status.CLOUD, Status.STORM, Status.NOT_RATED)
        assert goal_sentence(goal(), found, Level.MUNICIPALITY) == (
            "Von 5 Gemeinden: 1 nicht bewertet, 2 auf Kurs, 1 zu langsam und 1 bewegt sich weg. Stand 2021."
        )

    def test_what_is_too_old_for_today_is_told_as_of_then(self):
        found = results(Status.SUN, Status.STANDSTILL, Status.STANDSTILL, Status.NOT_RATED, marks=(Mark.STALE,))
        assert goal_sentence(goal(), found, Level.MUNICIPALITY) == (
            "Stand 2021, heute nicht zu bewerten. "
            "Damals von 4 Gemeinden: 1 nicht bewertet, 1 auf Kurs und 2 stehen still."
        )

    def test_old_and_new_never_share_a_count(self):
        found = [*results(Status.SUN, year=2024), *results(Status.SUN, marks=(Mark.STALE,))]
        assert goal_sentence(goal(), found, Level.MUNICIPALITY) == (
            "Von 2 Gemeinden: 1 heute nicht zu bewerten und 1 auf Kurs. Stand 2024."
        )

    def test_what_is_rated_nowhere_says_why(self):
        found = [replace(one, rating=Rating(Status.NOT_RATED, Reason.NO_DATA)) for one in results(*[Status.SUN] * 3)]
        assert goal_sentence(goal(), found, Level.MUNICIPALITY) == "In 3 Gemeinden nicht zu bewerten: keine Werte."

    def test_an_area_judged_by_its_own_resolution_is_counted(self):
        [one] = results(Status.SUN)
        own = replace(one, goal=goal(id="eigen", kind=GoalKind.RESOLUTION))
        assert goal_sentence(goal(), [own], Level.MUNICIPALITY) == (
            "Von 1 Gemeinde: 1 auf Kurs. Stand 2021. Am eigenen Beschluss gemessen: 1."
        )

    def test_a_goal_for_named_areas_names_them(self):
        found = results(Status.SUN)
        assert goal_sentence(goal(areas=("x",)), found, Level.MUNICIPALITY) == f"Gilt für {found[0].area.label}."

    def test_the_years_of_the_values_are_named(self):
        assert as_of([*results(Status.SUN, year=2019), *results(Status.SUN, year=2021)]) == "Stand 2019 bis 2021."
        assert as_of([]) == ""


class TestOrigin:
    def test_no_shipped_goal_sounds_like_a_decision_of_the_region(self, shipped):
        claims = ("beschlossen", "Ziel der Region", "Ziel:", "hat sich verpflichtet")
        assert shipped.dataset.goals
        for name, one in shipped.dataset.goals.items():
            kind = kind_words(one)
            assert one.kind != GoalKind.RESOLUTION, name
            assert kind.endswith("kein Beschluss der Region") or kind == "Vorschlag, noch zu beschließen", name
            found = shipped.results(name, DAY).values()
            indicator = shipped.dataset.indicators[one.indicator]
            texts = [
                kind,
                goal_sentence(one, found, Level.MUNICIPALITY),
                *(value_and_target(each, indicator) for each in found),
            ]
            assert [(name, text) for text in texts if any(claim in text for claim in claims)] == []

    def test_a_resolution_names_who_decided_it(self):
        own = goal(kind=GoalKind.RESOLUTION, decided_by="Rat", document="Beschluss 7", decided_on=date(2021, 5, 6))
        assert kind_words(own) == "Beschluss: Rat"
        assert origin_words(own) == "Rat, Beschluss 7, 6. Mai 2021"

    def test_a_proposal_only_leans_on_a_document(self):
        proposal = goal(kind=GoalKind.PROPOSAL, decided_by="noch zu beschließen", document="Vision")
        assert origin_words(proposal) == "angelehnt an: Vision"
        assert origin_words(replace(proposal, document="")) == ""

    def test_every_kind_has_its_own_words(self):
        every = [goal(kind=kind) for kind in GoalKind]
        assert len({kind_words(one) for one in every}) == len({kind_noun(one) for one in every}) == len(GoalKind)


class TestTarget:
    @pytest.mark.parametrize(
        ("target", "words"),
        [
            (Target(Rule.TARGET_BY_YEAR, Direction.UP, 100, year=2030), f"100{NB}% bis 2030"),
            (Target(Rule.TARGET_BY_YEAR, Direction.UP, 2.5, year=2030), f"2,5{NB}% bis 2030"),
            (Target(Rule.HOLD, Direction.UP, 5), f"mindestens 5{NB}%"),
            (Target(Rule.HOLD, Direction.DOWN, 5), f"höchstens 5{NB}%"),
            (Target(Rule.HOLD, Direction.NONE, lower=4, upper=6), f"zwischen 4{NB}% und 6{NB}%"),
            (Target(Rule.HOLD, Direction.NONE, lower=4), f"mindestens 4{NB}%"),
            (Target(Rule.HOLD, Direction.NONE, upper=6), f"höchstens 6{NB}%"),
            (Target(Rule.DIRECTION, Direction.UP), "soll steigen"),  # no unit: nothing is counted
            (Target(Rule.DIRECTION, Direction.DOWN), "soll sinken"),
        ],
    )
    def test_it_is_said_as_it_was_written(self, target, words):
        assert target_words(target, indicator()) == words

    def test_the_unit_stands_before_the_year(self):
        target = Target(Rule.TARGET_BY_YEAR, Direction.UP, 100, year=2030)
        assert target_words(target, indicator(unit="% der Haushalte")) == f"100{NB}% der Haushalte bis 2030"
        assert target_words(target, indicator(unit="je 1.000 Einwohner")) == "100 je 1.000 Einwohner bis 2030"


class TestPace:
    @pytest.mark.parametrize(
        ("change", "words"), [(2.0, f"+2,00{NB}Prozentpunkte je Jahr"), (-0.5, f"−0,50{NB}Prozentpunkte je Jahr")]
    )
    def test_percentages_change_by_percentage_points(self, change, words):
        assert change_per_year(change, indicator()) == words

    def test_required_stands_before_achieved(self):
        rating = rate(RISING, goal().target, this_year=2020)
        assert pace_words(rating, indicator(unit="Stück")) == "nötig +2,00 je Jahr, erreicht +2,00 je Jahr"

    def test_the_pace_of_old_values_is_one_of_the_past(self):
        rating = rate(RISING, goal().target, this_year=2026)
        words = "damals (2017–2020): nötig +2,00 je Jahr, erreicht +2,00 je Jahr"
        assert pace_words(rating, indicator(unit="Stück")) == words

    @pytest.mark.parametrize(("target", "words"), [(9.0, "erreicht"), (14.0, "2022"), (900.0, "nach 2100")])
    def test_the_year_of_arrival_is_named_as_long_as_it_means_anything(self, target, words):
        rating = rate(RISING, Target(Rule.TARGET_BY_YEAR, Direction.UP, target, year=2030), this_year=2020)
        assert arrival_words(rating) == words

    def test_who_stands_still_never_arrives(self):
        rating = rate([(year, 1.0) for year in range(2015, 2021)], goal().target, this_year=2020)
        assert arrival_words(rating) == "nie bei diesem Tempo"


class TestMarks:
    def test_a_target_year_that_is_over_is_said_first(self):
        rating = Rating(Status.SUN, marks=(Mark.STALE, Mark.TARGET_YEAR_PASSED), used=((2021, 1.0),), target_year=2025)
        assert mark_words(rating, 2026, indicator()) == [
            "Ob der Zielwert für 2025 erreicht wurde, ist mit dem Wert von 2021 nicht zu sagen.",
            "Der neueste Wert ist von 2021, also 5 Jahre alt.",
        ]

    def test_a_jump_and_a_slow_last_step_weaken_the_word_and_are_explained(self):
        # Of +40 in all, +38 came in one step; the last step of +0 is less than a third of 40 ÷ 4.
        rating = rate(
            [(2016, 10.0), (2017, 11.0), (2018, 24.0), (2019, 25.0), (2020, 25.0)], goal().target, this_year=2020
        )
        town = next(iter(areas().at(Level.MUNICIPALITY)))
        word = rating_word(Result(goal(), goal(), town, rating))
        assert word == "auf Kurs – einmaliger Sprung 2017/18, zuletzt nicht besser"
        assert mark_words(rating, 2020, indicator()) == [
            "Einmaliger Sprung 2017/18: Dieser eine Schritt macht mehr als zwei Drittel der Änderung aus.",
            "Der letzte Schritt ging nicht in die gewünschte Richtung.",
        ]

    def test_later_editions_that_are_missing_are_named(self):
        rating = Rating(Status.SUN, used=((2020, 1.0),))
        one = indicator(later={2019: "alt", 2025: "Wahl 2025"})
        assert mark_words(rating, 2022, one) == ["Spätere Stände gibt es, sie fehlen hier noch: Wahl 2025."]

    def test_values_that_are_not_fit_say_why(self):
        rating = Rating(Status.NOT_RATED, Reason.QUALITY, because="Geschätzt.")
        assert mark_words(rating, 2022, indicator()) == ["Geschätzt."]
        assert full_reason(rating) == "Die Werte eignen sich nicht dafür. Geschätzt."


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words(reason):
    words = reason_words(Rating(Status.NOT_RATED, reason))
    assert words
    town: Area = next(iter(areas().at(Level.MUNICIPALITY)))
    assert words in rating_word(Result(goal(), goal(), town, Rating(Status.NOT_RATED, reason)))


@pytest.mark.parametrize(("words", "codes"), [(opinion_words, Opinion), (obstacle_words, Obstacle)])
def test_every_code_of_the_second_opinion_has_its_own_words(words, codes):
    assert len({words(one) for one in codes}) == len(codes)


@pytest.mark.parametrize("rule", list(Rule))
def test_every_status_has_its_own_word_under_each_rule(rule):
    assert len({status_word(one, rule) for one in Status}) == len(Status)


def test_a_rating_whose_target_year_is_over_says_of_when_it_is(shipped):
    word = {
        name: rating_word(shipped.results(name, date(2026, 11, 23))["swf"])
        for name in ("gigabit_2025", "glasfaser_2030")
    }
    then = "Stand\u00a02021, heute nicht zu bewerten; damals: "
    assert word == {
        "gigabit_2025": f"{then}auf Kurs – zuletzt langsamer", "glasfaser_2030": f"{then}zu langsam",
    }  # fmt: skip
