"""The page of goals as Streamlit runs it, on made-up goals (see made_up.py) and on the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.ui.parts.store import store
from tests.made_up import OWN_GOAL
from tests.pages.opened import bodies
from tests.pages.test_pages import Tags, notices, run, words

THEN = "Stand 2020, heute nicht zu bewerten. Damals von 4 Gemeinden:"
TOWN, VILLAGE, EMPTY_VILLAGE = "09901001", "09901002", "09902002"


@pytest.fixture(autouse=True)
def goals(monkeypatch, goal_data: Path) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    return goal_data


def add_own_goal(folder: Path) -> None:
    goals = folder / "goals.csv"
    goals.write_text(goals.read_text(encoding="utf-8") + OWN_GOAL, encoding="utf-8")


def address(test) -> dict[str, str]:
    """Parameters of the address; AppTest returns those a page wrote as text, others as lists."""
    return {name: one if isinstance(one, str) else one[0] for name, one in test.query_params.items()}


def part(test, css: str) -> str:
    """The piece of HTML that has this class."""
    return next(body for body in bodies(test) if f'class="{css}' in body)


class TestAllGoals:
    def test_every_pillar_and_goal_is_there_with_its_sentence(self):
        test = run("goals_page")
        assert [one.value for one in test.subheader] == ["Musterfeld"]
        cards = part(test, "rm-muted")
        assert cards.count('class="rm-goal"') == 4
        assert f"{THEN} 2 nicht bewertet, 1 auf Kurs und 1 steht still." in cards
        assert "Referenz des Bundes – kein Beschluss der Region" in cards
        assert "Gilt für Musterstadt." in cards

    def test_the_shipped_goals_stand_under_their_five_pillars(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        test = run("goals_page")
        assert [one.value for one in test.subheader] == [
            "Digital",
            "Nachhaltig",
            "Gutes Leben",
            "Mittelstand",
            "Miteinander",
        ]
        page = words(test)
        assert [one.label for one in store().dataset.goals.values() if one.label not in page] == []
        assert "Ob der Zielwert für 2025 erreicht wurde, ist mit dem Wert von 2021 nicht zu sagen" in page

    def test_a_chosen_area_stands_beside_each_target(self):
        assert "Musterstadt: Stand\u00a02020, heute nicht zu bewerten; damals: auf Kurs." in words(
            run("goals_page", gemeinde=TOWN)
        )

    def test_without_goals_it_says_so(self, goals):
        (goals / "goals.csv").unlink()
        assert run("goals_page").info[0].value == "Es gibt noch keine Ziele."


class TestMatrix:
    def test_every_area_has_a_cell_for_every_goal_that_leads_to_its_receipt(self):
        page = part(run("goals_page", ansicht="matrix"), "rm-scroll rm-heat rm-matrix")
        cells = [one for tag, one in Tags(page).found if tag == "a" and "aria-label" in one]
        assert len(cells) == 4 * 4
        assert cells[0]["href"] == f"ziele?ziel=weg_2030&gemeinde={EMPTY_VILLAGE}"
        assert "Musterstadt, Weit kommen: auf Kurs, Werte bis 2020, heute nicht zu bewerten" in {
            one["aria-label"] for one in cells
        }

    def test_the_sentence_says_who_decided_and_the_sources_stand_below(self):
        page = words(run("goals_page", ansicht="matrix"))
        assert "Nichts davon hat die Region beschlossen" in page
        assert "© Amt" in page

    def test_list_and_matrix_are_switched_in_the_address_and_the_area_stays(self):
        test = run("goals_page", gemeinde=TOWN)
        test.segmented_control(key="goals_layout").set_value("matrix").run()
        assert address(test) == {"gemeinde": TOWN, "ansicht": "matrix"}
        assert 'aria-current="true"' in part(test, "rm-scroll rm-heat rm-matrix")
        test.segmented_control(key="matrix_order").set_value("aehnlich").run()
        assert address(test) == {"gemeinde": TOWN, "ansicht": "matrix", "sortiert": "aehnlich"}
        assert "Oben ist nicht besser als unten." in part(test, "rm-scroll rm-heat rm-matrix")
        test.segmented_control(key="goals_layout").set_value("liste").run()
        assert address(test) == {"gemeinde": TOWN}

    def test_of_districts_there_is_a_row_each_and_no_parameter_is_left_over_beside_a_goal(self):
        page = part(run("goals_page", ansicht="matrix", ebene="kreis"), "rm-scroll rm-heat rm-matrix")
        assert page.count('<th scope="row">') == 2
        assert notices(run("goals_page", ziel="weg_2030", ansicht="matrix", sortiert="name")) == []

    def test_a_pillar_without_goals_says_so(self, goals):
        with (goals / "pillars.csv").open("a", encoding="utf-8") as file:
            file.write("leer,Leeres Feld,Ohne Ziele\n")
        test = run("goals_page", ansicht="matrix", saeule="leer")
        assert "Für diese Auswahl gibt es keine Ziele." in [one.value for one in test.info]


class TestOneGoal:
    def test_it_shows_sentence_origin_legend_and_receipt(self):
        test = run("goals_page", ziel="weg_2030", gemeinde=TOWN)
        page = words(test)
        assert notices(test) == []
        assert "Musterbund, Musterplan, 31. Januar 2020" in page
        assert "Gesetzt" in page
        assert "© Amt" in part(test, "rm-source")
        assert "Musterlizenz" in part(test, "rm-source")
        legend = part(test, "rm-legend")
        assert legend.count("<li>") == 3
        assert "Stand 2020, heute nicht zu bewerten" in legend
        receipt = part(test, "rm-verdict")
        assert "Musterstadt: Stand\u00a02020, heute nicht zu bewerten; damals: auf Kurs" in receipt
        assert "(10,00 − 0,00) ÷ (2020 − 2015) = 2,00" in receipt
        assert "Der neueste Wert ist von 2020" in receipt
        assert [fields["alt"] for tag, fields in Tags(receipt).found if tag == "img" and fields["alt"]] == [
            "leerer Kreis",
            "leerer Kreis",
            "leerer Kreis",
            *["Sonne"] * 3,
        ]

    def test_what_is_not_rated_says_what_is_missing(self):
        receipt = part(run("goals_page", ziel="weg_2030", gemeinde="09902001"), "rm-verdict")
        assert "Noch 1 weiterer Wert." in receipt
        assert "keine Werte" in part(run("goals_page", ziel="weg_2030", gemeinde=EMPTY_VILLAGE), "rm-verdict")

    def test_the_table_holds_what_the_map_holds(self):
        frame = run("goals_page", ziel="weg_2030").dataframe[0].value
        assert dict(zip(frame["area"], frame["status"], strict=True)) == {
            "Beispielhausen": "nicht bewertet: keine Werte",
            "Beispielstadt (Stadt)": "nicht bewertet: zu wenige Werte (3 von mindestens 4)",
            "Musterdorf": "damals: steht still",
            "Musterstadt": "damals: auf Kurs",
        }
        assert list(frame["arrival"]) == ["", "", "nie bei diesem Tempo", "2030"]

    def test_a_filter_leaves_only_areas_with_these_statuses(self):
        test = run("goals_page", ziel="weg_2030")
        test.pills(key="goal_filter").set_value(["sun"]).run()
        assert list(test.dataframe[0].value["area"]) == ["Musterstadt"]

    def test_the_plain_table_holds_the_same(self):
        test = run("goals_page", ziel="weg_2030", gemeinde=TOWN)
        test.toggle(key="plain_goal_table").set_value(True).run()
        table = next(body for body in bodies(test) if body.startswith('<table class="rm-table">'))
        assert "Nebel" in table
        assert 'aria-current="true"><th scope="row"><a href="ziele?ziel=weg_2030&amp;gemeinde=09901001"' in table

    def test_another_goal_goes_into_the_address_and_drops_the_game(self):
        test = run("goals_page", ziel="weg_2030", gemeinde=TOWN, zieljahr="2035")
        test.selectbox(key="choose_goal").set_value("je_kopf_mehr").run()
        assert address(test) == {"ziel": "je_kopf_mehr", "gemeinde": TOWN}
        assert test.title[0].value == "Mehr je Kopf"

    def test_districts_have_a_map_of_their_own(self):
        test = run("goals_page", ziel="weg_2030", ebene="kreis")
        assert sorted(test.dataframe[0].value["area"]) == ["Kreis Beispielstadt", "Musterkreis"]

    @pytest.mark.parametrize("goal", ["weg_2030", "weg_halten", "je_kopf_mehr", "weg_korridor"])
    @pytest.mark.parametrize("area", ["", TOWN, EMPTY_VILLAGE, "09901"])
    def test_every_goal_opens_for_every_kind_of_area(self, goal, area):
        run("goals_page", ziel=goal, **({"gemeinde": area} if area else {}))

    def test_every_shipped_goal_opens(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        for goal in store().dataset.goals:
            assert "rm-verdict" in "".join(bodies(run("goals_page", ziel=goal, gemeinde="05958004")))


class TestGame:
    def test_it_counts_who_would_arrive_and_says_that_it_is_a_game(self):
        game = part(run("goals_page", ziel="weg_2030"), "rm-game")
        assert "Es ändert weder Ziel noch Bewertung" in game
        assert "Rechtzeitig am Zielwert: 1 von 4" in game

    def test_assumptions_of_the_address_are_played(self):
        test = run("goals_page", ziel="weg_2030", tempo="drittel", zieljahr="2033")
        assert "Rechtzeitig am Zielwert: 2 von 4" in part(test, "rm-game")
        assert test.button(key="game_reset").disabled is False

    def test_a_slider_goes_into_the_address_and_reset_takes_it_out(self):
        test = run("goals_page", ziel="weg_2030")
        test.slider(key="game_value").set_value(20.0).run()
        assert address(test)["zielwert"] == "20"
        test.button(key="game_reset").click().run()
        assert address(test) == {"ziel": "weg_2030"}
        assert test.slider(key="game_value").value == 30

    def test_a_goal_without_target_value_says_why_there_is_none(self):
        test = run("goals_page", ziel="je_kopf_mehr")
        assert "keinen einzelnen Zielwert" in words(test)


class TestOwnGoal:
    def test_a_row_for_one_municipality_appears_everywhere(self, goals):
        add_own_goal(goals)
        everywhere = {
            "all goals": words(run("goals_page")),
            "reference": words(run("goals_page", ziel="weg_2030", gemeinde=TOWN)),
            "own": words(run("goals_page", ziel="weg_eigen", gemeinde=TOWN)),
            "profile": words(run("profile_page", gemeinde=TOWN)),
        }
        assert [name for name, text in everywhere.items() if "Eigener Weg" not in text] == []
        assert (
            "Hier zählt der eigene Beschluss „Eigener Weg“ (12 Schritte bis 2028; Rat, Beschluss 7, 6. Mai 2021)"
            in (everywhere["reference"])
        )
        assert "eigener Beschluss zählt" in everywhere["reference"]
        assert "Zählt hier anstelle von „Weit kommen“ (Bundesreferenz: 30 Schritte bis 2030)" in everywhere["profile"]
        assert (
            f"{THEN} 2 nicht bewertet, 1 auf Kurs und 1 steht still. Am eigenen Beschluss gemessen: 1."
            in (everywhere["reference"])
        )
        assert "Eigener Weg" not in words(run("profile_page", gemeinde=VILLAGE))

    def test_the_reference_stays_visible_beside_it(self, goals):
        add_own_goal(goals)
        text = words(run("goals_page", ziel="weg_2030", gemeinde=TOWN))
        assert (
            "Die Vorgabe „Weit kommen“ (30 Schritte bis 2030; Referenz des Bundes – kein Beschluss der Region)" in text
        )


class TestOtherPages:
    def test_the_profile_has_a_row_for_each_goal_meant_for_the_area(self):
        table = next(body for body in bodies(run("profile_page", gemeinde=TOWN)) if "Wert und Ziel" in body)
        assert table.count('<th scope="row">') == 4
        assert "Schritte" in table
        assert "nötig +2,00 je Jahr, erreicht +2,00 je Jahr" in table
        district = next(body for body in bodies(run("profile_page", gemeinde="09901")) if "Wert und Ziel" in body)
        assert district.count('<th scope="row">') == 2

    def test_the_overview_has_the_picture_of_the_region(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        picture = part(run("overview_page"), "rm-cards rm-picture")
        assert "Gigabit für alle Haushalte bis 2025" in picture
        assert "Bewertet mit Werten bis 2021; seit 2022 gilt eine neue Reihe" in picture
        assert "kein Beschluss der Region" in picture


def test_a_bad_row_of_goals_is_named_among_the_problems_and_harms_no_other(goals):
    file = goals / "goals.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("weg,hold,up,8", "wg,hold,up,8"), encoding="utf-8")
    assert "goals.csv, Zeile 3" in words(run("data_page"))
    assert part(run("goals_page"), "rm-muted").count('class="rm-goal"') == 3
