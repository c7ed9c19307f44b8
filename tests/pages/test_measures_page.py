"""Measures on their page and on others, on the made-up data (see tests/made_up.py) and on the shipped ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indicators.ui.parts.store import store
from tests.hostile import HOSTILE
from tests.made_up import EVIL, MEASURES_HEADER, REPORTS_HEADER
from tests.pages.opened import bodies
from tests.pages.test_goals_page import address, part
from tests.pages.test_pages import Tags, notices, run, words

TOWN, VILLAGE, OTHER_TOWN = "09901001", "09901002", "09902001"
NAMES = ["Neue Wegweiser", "Zähler am Weg", "Wanderkarte", "Weg im Kreis", "Noch ganz offen"]


@pytest.fixture(autouse=True)
def measures(monkeypatch, measure_data: Path) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(measure_data))
    return measure_data


def shown(test) -> list[str]:
    page = words(test)
    return [name for name in NAMES if name in page]


class TestAll:
    def test_the_board_has_a_column_per_status_in_its_order(self):
        board = part(run("measures_page"), "rm-board")
        ids = [fields["id"] for tag, fields in Tags(board).found if tag == "h3"]
        assert ids == [
            f"status-{one}"
            for one in (
                "nicht-begonnen",
                "planung",
                "umsetzung",
                "laufend",
                "laufzeit-vorbei",
                "abgeschlossen",
                "keine-angabe",
            )
        ]
        assert (
            board.index("status-laufzeit-vorbei") < board.index("Neue Wegweiser") < board.index("status-abgeschlossen")
        )
        assert "Laufzeit vorbei, Stand nicht bekannt" in board and "Umsetzung" in board
        assert board.index("status-keine-angabe") < board.index("Noch ganz offen")

    def test_since_when_no_new_report_is_known_is_said_in_words_with_a_symbol(self):
        board = part(run("measures_page"), "rm-board")
        assert "kein neuer Bericht bekannt seit März 2020" in board
        assert board.count('<span aria-hidden="true">◷</span>') == 3
        page = words(run("measures_page"))
        assert "zu 3 Maßnahmen ist seit mehr als sechs Monaten kein neuer Bericht bekannt" in page
        assert "überfällig" not in page
        assert "letzter Bericht 30.06.2019" in board

    def test_the_list_has_a_group_of_rows_per_place(self):
        table = part(run("measures_page", ansicht="liste"), "rm-profile rm-measures")
        groups = [chunk.partition("</th>")[0] for chunk in table.split('scope="rowgroup"')[1:]]
        labels = ["Musterregion", "Musterkreis", "Beispielstadt (Stadt)", "Musterstadt", "keine Angabe"]
        assert [label for label, chunk in zip(labels, groups, strict=True) if label not in chunk] == []
        assert table.count(">Zähler am Weg<") == 2
        assert "gemeinsam mit einem weiteren Ort" in table

    def test_the_list_of_a_municipality_leaves_other_places_out(self):
        table = part(run("measures_page", ansicht="liste", gemeinde=TOWN), "rm-profile rm-measures")
        assert "Beispielstadt (Stadt)" not in table
        assert "Musterregion" in table

    def test_the_plan_draws_what_is_dated_names_the_rest_and_has_a_table(self):
        test = run("measures_page", ansicht="zeitplan")
        [chart] = test.get("plotly_chart")
        figure = json.loads(chart.proto.spec)
        assert len(figure["data"]) == 2
        assert "Zähler am Weg: seit 2016, Ende: keine Angabe" in str(chart.proto)
        below = next(body for body in bodies(test) if "Ohne Zeitangabe" in body)
        assert "Wanderkarte" in below.partition("<details")[0]
        assert "Neue Wegweiser" not in below.partition("<details")[0]
        assert below.partition("<details")[2].count('scope="row"') == 5

    def test_both_files_can_be_taken_away(self, measures):
        assert len(run("measures_page").get("download_button")) == 2
        (measures / "measure_reports.csv").unlink()
        assert len(run("measures_page").get("download_button")) == 1

    def test_the_shipped_measures_are_all_there_in_every_view(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        labels = [one.label for one in store().dataset.measures.values()]
        assert len(labels) == 31
        for view in ("tafel", "liste", "zeitplan"):
            page = words(run("measures_page", ansicht=view)).replace("&#34;", '"')
            assert [label for label in labels if label not in page] == [], view


class TestFilters:
    @pytest.mark.parametrize(
        ("parameters", "left"),
        [
            ({"gemeinde": VILLAGE}, ["Wanderkarte", "Weg im Kreis"]),
            ({"gemeinde": "09901"}, ["Neue Wegweiser", "Zähler am Weg", "Wanderkarte", "Weg im Kreis"]),
            ({"saeule": "muster"}, ["Neue Wegweiser", "Zähler am Weg"]),
            ({"status": "abgeschlossen"}, ["Wanderkarte"]),
            ({"status": "planung"}, []),
            ({"ohne-neuen-bericht": "1"}, ["Neue Wegweiser", "Zähler am Weg", "Noch ganz offen"]),
            ({"ohne-neuen-bericht": "1", "gemeinde": OTHER_TOWN}, ["Zähler am Weg"]),
        ],
        ids=str,
    )
    @pytest.mark.parametrize("view", ["tafel", "liste", "zeitplan"])
    def test_the_address_limits_what_is_shown(self, parameters, left, view):
        test = run("measures_page", **parameters, ansicht=view)
        assert shown(test) == left
        assert notices(test) == []
        assert f"{len(left)} von 5 Maßnahmen" in words(test)

    def test_widgets_write_into_the_address(self):
        test = run("measures_page")
        test.selectbox(key="measures_area").set_value(TOWN).run()
        test.selectbox(key="choose_measure_pillar").set_value("muster").run()
        test.selectbox(key="choose_measure_status").set_value("laufzeit-vorbei").run()
        test.toggle(key="choose_no_recent_report").set_value(True).run()
        test.segmented_control(key="choose_layout").set_value("liste").run()
        assert address(test) == {
            "gemeinde": TOWN, "saeule": "muster", "status": "laufzeit-vorbei", "ohne-neuen-bericht": "1",
            "ansicht": "liste",
        }  # fmt: skip
        assert shown(test) == ["Neue Wegweiser"]

    def test_an_earlier_state_of_the_data_is_kept_in_the_address(self):
        test = run("measures_page", stand="2026-11-22")
        test.toggle(key="choose_no_recent_report").set_value(True).run()
        assert address(test) == {"stand": "2026-11-22", "ohne-neuen-bericht": "1"}

    @pytest.mark.parametrize(
        "name", ["gemeinde", "saeule", "status", "ohne-neuen-bericht", "ansicht", "massnahme", "x"]
    )
    def test_an_unknown_value_gives_one_friendly_notice_and_all_measures(self, name):
        test = run("measures_page", **{name: "[hier](https://example.org)"})
        [notice] = notices(test)
        assert "[hier](" not in notice
        assert shown(test) == NAMES


class TestOne:
    def test_it_has_everything_the_files_say(self):
        test = run("measures_page", massnahme="wegweiser")
        page = words(test)
        assert test.title[0].value == "Neue Wegweiser"
        told = [
            "Schilder für alle",
            "Bündel 1",
            "Musterfeld",
            "Bauamt",
            "März 2018",
            "30.06.2020",
            "12.500\u202f€",
            "Land",
        ]
        assert [text for text in told if text not in page] == []
        links = {fields.get("href") for body in bodies(test) for tag, fields in Tags(body).found if tag == "a"}
        assert {
            f"gemeinde?gemeinde={TOWN}", "ziele?ziel=weg_2030", "https://example.org/m", "https://example.org/b1",
        } <= links  # fmt: skip

    def test_reports_come_newest_first_with_their_own_status(self):
        history = part(run("measures_page", massnahme="wegweiser"), "rm-measure").partition("rm-reports")[2]
        assert history.index("März 2020") < history.index("01.02.2020") < history.index("2019")
        assert "Status: keine Angabe" in history
        assert "Nur ein Zwischenruf" in history

    def test_what_no_source_says_is_called_so(self):
        page = part(run("measures_page", massnahme="offen"), "rm-measure")
        assert page.count("keine Angabe") == 12
        assert "Noch kein Bericht." in page

    def test_the_way_back_keeps_the_filters(self):
        test = run("measures_page", massnahme="offen", status="keine-angabe", ansicht="liste")
        assert 'href="projekte?status=keine-angabe&amp;ansicht=liste"' in bodies(test)[0]

    def test_every_shipped_measure_opens(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        for name, one in store().dataset.measures.items():
            assert run("measures_page", massnahme=name).title[0].value.replace("\\", "") == one.label


class TestNothingOrBroken:
    def test_without_files_it_says_so(self, measures):
        (measures / "measures.csv").unlink()
        (measures / "measure_reports.csv").unlink()
        assert run("measures_page").info[0].value == "Es gibt noch keine Maßnahmen."

    def test_one_broken_row_is_named_and_harms_no_other(self, measures):
        file = measures / "measures.csv"
        file.write_text(file.read_text(encoding="utf-8").replace("2019-05-02", "Mai"), encoding="utf-8")
        assert shown(run("measures_page")) == [name for name in NAMES if name != "Weg im Kreis"]
        assert "measures.csv, Zeile 5, Spalte „start“" in words(run("data_page"))

    def test_a_file_with_a_header_alone_gives_a_page(self, measures):
        (measures / "measures.csv").write_text(MEASURES_HEADER, encoding="utf-8")
        assert "noch keine Maßnahmen" in run("measures_page").info[0].value


class TestElsewhere:
    def test_the_profile_has_its_measures_with_how_they_touch_it(self):
        test = run("profile_page", gemeinde=TOWN)
        assert "Maßnahmen" in [one.value for one in test.subheader]
        table = part(test, "rm-profile rm-measures")
        assert table.count('scope="row"') == 4
        assert "gilt für die ganze Region" in table
        assert '<a href="#massnahmen">' in part(test, "rm-jump")

    def test_a_profile_without_measures_has_no_such_section(self, measures):
        file = measures / "measures.csv"
        rows = [line for line in file.read_text(encoding="utf-8").splitlines() if "swf" not in line]
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        test = run("profile_page", gemeinde="09902002")
        assert "Maßnahmen" not in [one.value for one in test.subheader]
        assert "massnahmen" not in part(test, "rm-jump")

    def test_a_goal_has_what_is_done_for_it(self):
        test = run("goals_page", ziel="weg_2030")
        assert "Was dafür getan wird" in [one.value for one in test.subheader]
        table = part(test, "rm-profile rm-measures")
        assert "Neue Wegweiser" in table
        assert "Zähler am Weg" in table

    def test_a_goal_nobody_names_says_so_with_a_way_to_all_measures(self):
        text = next(body for body in bodies(run("goals_page", ziel="je_kopf_mehr")) if "Noch nennt keine" in body)
        assert 'href="projekte"' in text

    def test_the_line_over_time_has_numbered_marks_named_below(self):
        test = run("map_page", indikator="weg", gemeinde=TOWN)
        chart = next(one for one in test.get("plotly_chart") if "Zeitverlauf" in str(one.proto))
        assert "Maßnahmen dazu: 1 Zähler am Weg (Beginn: 2016); 2 Neue Wegweiser" in str(chart.proto)
        figure = json.loads(chart.proto.spec)
        assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [2016.0, 2018.167]
        assert '<li value="2">' in part(test, "rm-events")

    def test_an_area_no_measure_touches_has_no_marks(self):
        assert "rm-events" not in words(run("map_page", indikator="weg", gemeinde="09902002"))


class TestHostileTexts:
    @pytest.fixture
    def poisoned(self, measures) -> list[str]:
        """A measure and a report for every hostile text."""
        rows, reports = MEASURES_HEADER, REPORTS_HEADER
        names = [f"boese_{number}" for number in range(len(HOSTILE))]
        for name, found in zip(names, HOSTILE, strict=True):
            text = EVIL + found.replace('"', "”").replace("\x00", "")
            rows += f'{name},"{text}","{text}","{text}",09901001,muster,weg_2030,weg,"{text}",2016,,,"{text}",\n'
            reports += f'{name},2020,,"{text}",\n'
        (measures / "measures.csv").write_text(rows, encoding="utf-8")
        (measures / "measure_reports.csv").write_text(reports, encoding="utf-8")
        assert list(store().dataset.measures) == names
        return names

    def test_they_stay_text_everywhere(self, poisoned):
        views = [
            run("measures_page"), run("measures_page", ansicht="liste"), run("measures_page", ansicht="zeitplan"),
            *(run("measures_page", massnahme=name) for name in poisoned), run("profile_page", gemeinde=TOWN),
            run("goals_page", ziel="weg_2030"), run("map_page", indikator="weg", gemeinde=TOWN),
        ]  # fmt: skip
        for test in views:
            tags = [tag for body in bodies(test) for tag in Tags(body).found]
            assert not [fields for _, fields in tags if any(name.startswith("on") for name in fields)]
            assert not [tag for tag, _fields in tags if tag in ("script", "svg", "iframe")]
            assert not [fields for tag, fields in tags if tag == "img" and fields.get("src") == "x"]
