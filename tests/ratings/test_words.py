"""Goals in words: nothing that the region did not decide may sound as if it had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.model import Area, Direction, Goal, GoalKind, Level, Rule, Target
from indicators.ratings.method import rate
from indicators.ratings.rating import Mark, Rating, Reason, Status
from indicators.ratings.results import Result
from indicators.ratings.second_opinion import Obstacle, Opinion
from indicators.ratings.second_words import obstacle_words, opinion_words
from indicators.ratings.target_words import arrival_words, change_per_year, pace_words, target_words
from indicators.ratings.words import (
    as_of,
    dated_word,
    goal_sentence,
    kind_noun,
    kind_words,
    mark_words,
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


def results(*statuses: Status, year: int = 2021) -> list[Result]:
    town = next(iter(areas().at(Level.MUNICIPALITY)))
    one_goal = goal()
    return [Result(one_goal, one_goal, town, Rating(one, used=((year, 1.0),), applied="A")) for one in statuses]


class TestSentence:
    def test_it_counts_every_status_that_occurs(self):
        found = results(Status.SUN, Status.SUN, Status.CLOUD, Status.STORM, Status.NOT_RATED)
        assert goal_sentence(goal(), found, Level.MUNICIPALITY) == (
            "2 von 5 Gemeinden sind auf Kurs, 1 zu langsam, 1 bewegt sich weg oder steht still, 1 ohne Bewertung. "
            "Stand 2021."
        )

    def test_an_area_judged_by_its_own_resolution_is_counted(self):
        [one] = results(Status.SUN)
        own = replace(one, goal=goal(id="eigen", kind=GoalKind.RESOLUTION))
        assert goal_sentence(goal(), [own], Level.MUNICIPALITY) == (
            "1 von 1 Gemeinden ist auf Kurs, davon 1 am eigenen Beschluss gemessen. Stand 2021."
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
        assert mark_words(rating, 2026) == [
            "Stand 2021 bewertet; ob das Ziel 2025 erreicht wurde, ist mit diesen Daten nicht zu sagen.",
            "Der neueste Wert ist von 2021, also 5 Jahre alt.",
        ]


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
        name: dated_word(shipped.results(name, date(2026, 11, 23))["swf"])
        for name in ("gigabit_2025", "glasfaser_2030")
    }
    assert word == {"gigabit_2025": "auf Kurs (Stand\u00a02021)", "glasfaser_2030": "zu langsam"}
