"""The matrix of goals on made-up goals: every status and reason in its cell, orders by hand, whole sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from indicators.address.choice import read
from indicators.drawing.html import render
from indicators.drawing.palette import DARK, LIGHT
from indicators.export.twin import table_twin
from indicators.figures.all_series import all_series
from indicators.language.i18n import use_language
from indicators.loading.load import read_dataset
from indicators.model import Area, Direction, Goal, GoalKind, Level, Rule, Target
from indicators.paths import STATIC
from indicators.ratings.rating import NOT_MEANT, RATED, Applied, Mark, Rating, Reason, Status
from indicators.ratings.results import Result
from indicators.store import Store
from indicators.views.goals import choice as choices
from indicators.views.goals import matrix as matrices
from indicators.views.goals.choice import GoalChoice, GoalLayout, RowOrder, orders
from indicators.views.goals.matrix import GoalMatrix, goal_matrix
from indicators.views.goals.matrix_rows import matrix_values, usual_year
from indicators.views.goals.matrix_view import image_of, matrix_view, view_of_all
from indicators.views.goals.matrix_words import BREAK, OUT, OWN, cell_words, legend, matrix_sentence, sign_words
from tests.drawing.test_palette import contrast
from tests.hostile import MARKUP, poisoned
from tests.made_up import OWN_GOAL, areas

DAY = date(2026, 1, 1)
MATRIX = GoalChoice(layout=GoalLayout.MATRIX)
TARGET = Target(Rule.TARGET_BY_YEAR, Direction.UP, 30, year=2030)
GOAL = Goal("ziel", "muster", "Weit kommen", "weg", TARGET, GoalKind.FEDERAL, level=Level.DISTRICT)
TOWN = next(one for one in areas() if one.label == "Musterstadt")
PLACE = "Musterstadt, Weit kommen: "


@pytest.fixture
def data(goals_read) -> Store:
    return Store(goals_read, all_series(goals_read), day=DAY)


def result(status: Status, *, area: Area = TOWN, goal: Goal = GOAL, year: int = 2025, **fields: object) -> Result:
    """A result as if it had been rated; with a status there is a value of the year."""
    used = () if status == Status.NOT_RATED else ((year, 1.0),)
    return Result(GOAL, goal, area, Rating(status, used=used, **{"applied": Applied.TARGET_BY_YEAR, **fields}))


def labels(matrix: GoalMatrix) -> list[str]:
    return [one.label for one in matrix.rows]


class TestCell:
    def test_a_status_of_today_is_heard_with_area_goal_word_and_year(self):
        said = cell_words(result(Status.SUN), 2025)
        assert (said.look, said.short, said.signs, said.year) == ("sun", "auf Kurs", "", "")
        assert said.full == PLACE + "auf Kurs, Werte bis 2025"
        assert said.symbol.endswith("/sun.svg")

    def test_a_year_that_is_not_the_columns_stands_in_the_cell(self):
        assert cell_words(result(Status.SUN, year=2023), 2025).year == "2023"

    def test_a_status_of_an_earlier_segment_keeps_its_mark_and_its_date(self):
        said = cell_words(result(Status.CLOUD, year=2019, marks=(Mark.BEFORE_BREAK,)), 2025)
        assert (said.look, said.short, said.signs, said.year) == ("past_cloud", "zu langsam", BREAK, "2019")
        assert said.full == (
            PLACE + "zu langsam, Werte bis 2019, heute nicht zu bewerten, seither gilt eine neue Reihe"
        )

    def test_a_resolution_of_the_area_itself_is_marked(self):
        own = replace(GOAL, id="eigen", kind=GoalKind.RESOLUTION)
        said = cell_words(result(Status.SUN, goal=own), 2025)
        assert said.signs == OWN and said.full.endswith("Werte bis 2025, eigener Beschluss zählt hier")

    @pytest.mark.parametrize(("status", "applied"), list(product(RATED, Applied)))
    def test_every_status_has_a_word_without_brackets_that_the_full_words_begin_with(self, status, applied):
        said = cell_words(result(status, applied=applied), None)
        assert said.look == status and said.short and "(" not in said.short
        assert said.full.startswith(PLACE + said.short)
        assert (STATIC / "status" / f"{said.look}.svg").is_file()

    @pytest.mark.parametrize("reason", Reason)
    def test_every_reason_has_few_words_that_the_full_words_hold_too(self, reason):
        said = cell_words(result(Status.NOT_RATED, reason=reason), None)
        assert 0 < len(said.short) <= 16 and said.short in said.full
        assert said.full.startswith(PLACE + "nicht bewertet: ")
        assert (said.look, said.symbol != "") == ((OUT, False) if reason in NOT_MEANT else ("not_rated", True))

    def test_a_goal_of_districts_says_in_a_municipality_for_whom_it_is(self):
        said = cell_words(result(Status.NOT_RATED, reason=Reason.OTHER_LEVEL), None)
        assert said.short == "nur für Kreise"
        assert said.full == PLACE + "nicht bewertet: das Ziel gilt für eine andere Ebene, nur für Kreise"

    def test_too_few_values_since_a_break_bear_the_mark_of_the_break(self):
        assert cell_words(result(Status.NOT_RATED, reason=Reason.SERIES_BREAK), None).signs == BREAK

    def test_the_year_of_a_column_is_that_of_most_ratings_and_of_two_the_newer(self):
        found = [result(Status.SUN, year=year) for year in (2021, 2021, 2025)]
        assert usual_year(found) == 2021
        assert usual_year(found[1:]) == 2025
        assert usual_year([result(Status.NOT_RATED, reason=Reason.NO_DATA)]) is None


class TestOrder:
    def test_by_district_the_areas_stand_under_their_district_by_name(self, data):
        groups = [(one.label, [area.label for area in found]) for one, found in goal_matrix(data, MATRIX, DAY).groups]
        assert groups == [
            ("Kreis Beispielstadt", ["Beispielhausen", "Beispielstadt (Stadt)"]),
            ("Musterkreis", ["Musterdorf", "Musterstadt"]),
        ]

    def test_by_name_all_stand_in_one_group(self, data):
        found = goal_matrix(data, replace(MATRIX, order=RowOrder.NAME), DAY)
        assert [one for one, _areas in found.groups] == [None]
        assert labels(found) == ["Beispielhausen", "Beispielstadt (Stadt)", "Musterdorf", "Musterstadt"]

    def test_by_likeness_the_two_without_a_rating_are_neighbours(self, data):
        # No values and too few are different reasons, but the goals that are not meant for them are the same.
        found = goal_matrix(data, replace(MATRIX, order=RowOrder.SIMILAR), DAY)
        assert sorted(labels(found)) == labels(goal_matrix(data, replace(MATRIX, order=RowOrder.NAME), DAY))
        places = [labels(found).index(one) for one in ("Beispielhausen", "Beispielstadt (Stadt)")]
        assert abs(places[0] - places[1]) == 1

    def test_no_order_asks_how_much_was_reached(self, data):
        """With all statuses turned from best to worst no row changes its place, in whichever order."""
        turned = dict(zip(RATED, reversed(RATED), strict=True))
        dataset = data.dataset
        other = Store(dataset, data.series, day=DAY)
        other._results[DAY] = {
            name: {
                code: replace(one, rating=replace(one.rating, status=turned.get(one.rating.status, Status.NOT_RATED)))
                for code, one in data.results(name, DAY).items()
            }
            for name in dataset.goals
        }
        for order in RowOrder:
            choice = replace(MATRIX, order=order)
            assert labels(goal_matrix(other, choice, DAY)) == labels(goal_matrix(data, choice, DAY))

    def test_of_districts_there_are_as_many_rows_without_groups(self, data):
        found = goal_matrix(data, replace(MATRIX, level=Level.DISTRICT), DAY)
        assert labels(found) == ["Kreis Beispielstadt", "Musterkreis"] and found.groups[0][0] is None

    def test_of_too_many_areas_nobody_is_put_beside_his_likes_and_a_notice_says_so(self, data, monkeypatch):
        monkeypatch.setattr(choices, "MOST_ALIKE", 3)
        assert orders(data, Level.MUNICIPALITY) == [RowOrder.DISTRICT, RowOrder.NAME]
        choice, notices = read(GoalChoice, {"ansicht": "matrix", "sortiert": "aehnlich"}, data)
        assert choice == MATRIX
        assert notices == ["Nach Ähnlichkeit lassen sich höchstens 3 Gebiete sortieren. Sortiert ist nach Kreisen."]

    def test_rows_that_are_left_out_are_counted_and_stay_in_the_files(self, data, monkeypatch):
        monkeypatch.setattr(matrices, "MOST_ROWS", 3)
        found = matrix_values(data, MATRIX, DAY)
        assert found["left_out"] == 1
        assert "Weitere 1 Gebiete stehen nur in den Dateien" in render("goals/matrix.html", matrix=found)
        assert len({row["area"] for row in matrix_view(data, MATRIX, day=DAY).table().records()}) == 4


class TestWhole:
    def test_it_says_what_can_be_rated_and_that_nobody_decided_it(self, data):
        assert matrix_sentence(goal_matrix(data, MATRIX, DAY)) == (
            "In 4 Gemeinden ist heute nichts zu bewerten. Grau steht, was ältere Werte ergaben (Stand 2020): "
            "bei 4 von 4 Zielen. Nichts davon hat die Region beschlossen: Bundesreferenz (1), Richtung (1) und "
            "Vorschlag (2)."
        )

    def test_what_is_rated_today_is_counted_by_areas_and_goals_never_by_symbols(self, goal_data):
        day = date(2021, 1, 1)
        dataset = read_dataset(goal_data, day=day)
        data = Store(dataset, all_series(dataset), day=day)
        said = matrix_sentence(goal_matrix(data, MATRIX, day))
        assert said.startswith("Von 4 Gemeinden ist heute in 2 etwas zu bewerten, bei 4 von 4 Zielen. Nichts davon")

    def test_a_decided_goal_is_told_apart_from_the_others(self, goal_data):
        with (goal_data / "goals.csv").open("a", encoding="utf-8") as file:
            file.write(OWN_GOAL)
        found = read_dataset(goal_data, day=DAY)
        matrix = goal_matrix(Store(found, all_series(found), day=DAY), MATRIX, DAY)
        assert matrix_sentence(matrix).endswith(
            "Beschlossen ist davon nur, was „Ziel“ heißt: Ziel (1), Bundesreferenz (1), Richtung (1) und Vorschlag (2)."
        )
        assert [sign for sign, _words in sign_words(matrix)] == [OWN]

    def test_the_legend_names_every_look_once_from_best_to_none(self, data):
        matrix = goal_matrix(data, MATRIX, DAY)
        there = {cell_words(one, None).look for one in matrix.shown}
        order = [*RATED, *(f"past_{one}" for one in RATED), Status.NOT_RATED, OUT]
        assert [look for look, *_rest in legend(matrix)] == [one for one in order if one in there]
        assert {"past_sun", "past_standstill", "not_rated", OUT} <= there

    def test_its_table_has_real_heads_and_a_link_with_full_words_in_every_cell(self, data):
        text = render("goals/matrix.html", matrix=matrix_values(data, replace(MATRIX, area="09901001"), DAY))
        assert text.count('<th scope="row">') == 4 and text.count('scope="rowgroup"') == 2
        assert text.count('<th scope="col">') == 5 and text.count('scope="colgroup"') == 1 and "<caption>" in text
        assert text.count("<td class=") == text.count("aria-label=") - 1 == 16
        assert 'href="ziele?ziel=weg_2030&amp;gemeinde=09901001"' in text
        assert text.count('aria-current="true"') == 1

    def test_another_pillar_or_none_leaves_the_others_out(self, data):
        assert goal_matrix(data, replace(MATRIX, pillar="muster"), DAY).goals
        empty = replace(MATRIX, pillar="gibtesnicht")
        assert matrix_view(data, empty, day=DAY) is None

    def test_its_image_has_empty_cells_only_where_a_goal_is_not_meant(self, data):
        shown = goal_matrix(data, MATRIX, DAY)
        image = image_of(shown, ["09901002"], LIGHT)
        cells = [cell for row in image.rows for cell in row.cells]
        assert [one == "" for one in cells] == [one.rating.reason in NOT_MEANT for one in shown.shown]
        assert {cell for cell in cells if cell} == set(image.looks)
        assert [row.name for row in image.rows if row.is_chosen] == ["Musterdorf"]

    def test_the_list_is_shown_where_the_matrix_is_not_asked_for(self, data):
        assert (view_of_all(data, GoalChoice(), day=DAY).kind, view_of_all(data, MATRIX, day=DAY).kind) == (
            "ziele",
            "matrix",
        )

    def test_names_that_are_markup_stay_text_and_the_image_is_drawn(self, data):
        evil = poisoned(data)
        text = render("goals/matrix.html", matrix=matrix_values(evil, MATRIX, DAY))
        assert not [one for one in MARKUP if one in text.replace('<img src="app/static/status/', "")]
        view = matrix_view(evil, MATRIX, day=DAY)
        assert view is not None and view.svg("https://example.org").startswith(b"<?xml")

    def test_in_english_a_cell_says_the_same(self):
        use_language("en")
        assert cell_words(result(Status.SUN), 2025).full == PLACE + "on track, values up to 2025"


def ink_of(look: str, style: str) -> str:
    """The colour of letters that the style sheet gives a cell of the matrix."""
    rules = re.findall(r"^\[class\*=rm-matrix\] :is\(([^{]*)\) \{ --rm-ink: (#\w+); \}$", style, flags=re.MULTILINE)
    ends = [(end.strip(), color) for selectors, color in rules for end in re.findall(r"class\$=([\w-]+)", selectors)]
    exact = [(name, color) for selectors, color in rules for name in re.findall(r"\.rm-s-(\w+)", selectors)]
    [found] = {color for end, color in ends if f"rm-s-{look}".endswith(end)} | {
        color for name, color in exact if name == look
    }
    return found


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_on_every_status_have_a_contrast_of_at_least_4_5(colors):
    style = (STATIC / "app.css").read_text(encoding="utf-8")
    for status, now, past in zip(RATED, colors.status, colors.past, strict=True):
        assert contrast(ink_of(status, style), now) >= 4.5, status
        assert contrast(ink_of(f"past_{status}", style), past) >= 4.5, status


def test_as_text_in_a_frame_there_is_a_row_per_area_and_a_column_per_goal(data):
    twin = table_twin(matrix_view(data, MATRIX, day=DAY).table())
    goals = [one.label for one in data.dataset.goals.values()]
    assert twin.header == ["Gebiet", *goals]
    assert [row[0] for row in twin.rows] == ["Beispielhausen", "Beispielstadt (Stadt)", "Musterdorf", "Musterstadt"]
    assert twin.rows[3][1] == "Stand\u00a02020, heute nicht zu bewerten; damals: auf Kurs"
