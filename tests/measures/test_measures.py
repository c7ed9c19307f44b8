"""How far measures are, whose report is due, and what they touch; rows of made_up.py, checked by hand."""

from datetime import date

import pytest

from indicators.address.choice import read
from indicators.figures.all_series import all_series
from indicators.measures.reach import Reach, measures_of_area, measures_of_goal, measures_of_indicator
from indicators.measures.words import (
    budget_words,
    date_words,
    no_recent_report_words,
    place_words,
    reach_words,
    status_label,
    term_words,
)
from indicators.model.measure import DerivedStatus, Measure, MeasureReport, MeasureStatus
from indicators.model.partial_date import PartialDate
from indicators.store import Store
from indicators.views.measures.choice import MeasureChoice, MeasureLayout, chosen_measures
from tests.made_up import EVIL

TOWN, VILLAGE, OTHER_TOWN, DISTRICT = "09901001", "09901002", "09902001", "09901"
DAY = date(2020, 9, 1)


@pytest.fixture
def data(measures_read):
    return measures_read


@pytest.fixture
def store(data):
    return Store(data, all_series(data), day=date(2026, 11, 23))


def reported(*reports):
    found = tuple(MeasureReport(PartialDate(*day), status) for day, status in reports)
    return Measure("probe", "Probe", reports=found)


class TestStatus:
    def test_it_is_that_of_the_latest_report(self, data):
        assert data.measures["wegweiser"].status == MeasureStatus.UNDER_WAY
        assert str(data.measures["wegweiser"].latest_report.date) == "2020-03"

    def test_it_is_unknown_where_the_latest_report_names_none_because_an_older_one_may_no_longer_hold(self, data):
        assert data.measures["offen"].status is None
        assert reported(((2020,), MeasureStatus.RUNNING), ((2021,), None)).status is None
        assert reported(((2021,), None)).status is None


class TestStanding:
    def ended(self, day, status=MeasureStatus.RUNNING, end=(2020, 6, 30)):
        report = MeasureReport(PartialDate(2020), status)
        return Measure("probe", "Probe", planned_end=PartialDate(*end), reports=(report,)).standing(date(*day))

    def test_until_its_planned_end_it_is_what_the_latest_report_says(self):
        assert self.ended((2020, 6, 30)) == MeasureStatus.RUNNING
        assert self.ended((2020, 12, 31), end=(2020,)) == MeasureStatus.RUNNING
        assert Measure("probe", "Probe").standing(date(2030, 1, 1)) is None

    def test_after_it_nothing_is_known_unless_it_is_completed(self):
        assert self.ended((2020, 7, 1)) == DerivedStatus.ENDED
        assert self.ended((2021, 1, 1), end=(2020,), status=None) == DerivedStatus.ENDED
        assert self.ended((2020, 7, 1), status=MeasureStatus.COMPLETED) == MeasureStatus.COMPLETED
        assert status_label(DerivedStatus.ENDED) == "Laufzeit vorbei, Stand nicht bekannt"

    def test_the_reported_status_stays(self, data):
        assert data.measures["wegweiser"].status == MeasureStatus.UNDER_WAY
        assert data.measures["wegweiser"].standing(date(2026, 1, 1)) == DerivedStatus.ENDED


class TestNoRecentReport:
    @pytest.mark.parametrize(
        ("day", "due"), [((2020, 3, 1), False), ((2020, 2, 29), True), ((2020, 3), False), ((2020, 2), True)]
    )
    def test_a_report_is_no_longer_recent_after_six_months(self, day, due):
        assert reported((day, MeasureStatus.RUNNING)).has_no_recent_report(DAY) is due

    def test_a_report_of_a_year_may_be_of_its_last_day(self):
        assert not reported(((2020,), None)).has_no_recent_report(date(2021, 6, 30))
        assert reported(((2020,), None)).has_no_recent_report(date(2021, 7, 1))

    def test_no_report_at_all_is_told_in_other_words(self, data):
        assert data.measures["offen"].has_no_recent_report(DAY)
        assert no_recent_report_words(data.measures["offen"], DAY) == "noch kein Bericht bekannt"
        words = no_recent_report_words(data.measures["wegweiser"], date(2021, 1, 1))
        assert words == "kein neuer Bericht bekannt seit März 2020"

    def test_what_is_completed_needs_no_further_report(self, data):
        assert not data.measures["karte"].has_no_recent_report(date(2030, 1, 1))
        assert no_recent_report_words(data.measures["karte"], date(2030, 1, 1)) == ""


class TestPlaces:
    def of(self, data, code):
        return [(one.id, how) for one, how in measures_of_area(data, data.areas[code])]

    def test_a_municipality_has_its_own_the_shared_those_of_its_district_and_the_regional_ones(self, data):
        assert self.of(data, TOWN) == [
            ("wegweiser", Reach.OWN), ("zaehler", Reach.SHARED), ("kreisweg", Reach.DISTRICT), ("karte", Reach.REGION),
        ]  # fmt: skip

    def test_a_neighbour_has_only_what_is_done_there_too(self, data):
        assert self.of(data, VILLAGE) == [("kreisweg", Reach.DISTRICT), ("karte", Reach.REGION)]
        assert self.of(data, OTHER_TOWN) == [("zaehler", Reach.SHARED), ("karte", Reach.REGION)]

    def test_a_district_has_those_of_its_members(self, data):
        assert self.of(data, DISTRICT) == [
            ("wegweiser", Reach.OWN), ("kreisweg", Reach.OWN), ("zaehler", Reach.SHARED), ("karte", Reach.REGION),
        ]  # fmt: skip

    def test_the_region_has_all_that_name_a_place(self, data):
        assert {name for name, _how in self.of(data, "swf")} == {"wegweiser", "zaehler", "karte", "kreisweg"}

    def test_how_it_touches_a_place_is_said_in_words(self, data):
        measures = data.measures
        assert reach_words(data, measures["wegweiser"], Reach.OWN) == ""
        assert (
            reach_words(data, measures["zaehler"], Reach.SHARED) == "gemeinsam: Musterstadt und Beispielstadt (Stadt)"
        )
        assert reach_words(data, measures["karte"], Reach.REGION) == "gilt für die ganze Region"
        assert reach_words(data, measures["kreisweg"], Reach.DISTRICT) == "gilt überall in dem Kreis"


class TestGoals:
    def test_a_goal_has_those_that_name_it_or_its_indicator(self, data):
        assert [one.id for one in measures_of_goal(data, "weg_2030")] == ["wegweiser", "zaehler"]
        assert [one.id for one in measures_of_goal(data, "weg_halten")] == ["zaehler"]
        assert measures_of_goal(data, "je_kopf_mehr") == []

    def test_an_indicator_has_those_that_name_it_or_a_goal_measured_with_it(self, data):
        assert [one.id for one in measures_of_indicator(data, "weg")] == ["wegweiser", "zaehler"]
        assert measures_of_indicator(data, "anteil") == []


class TestWords:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("wegweiser", "März 2018 – 30.06.2020"),
            ("zaehler", "seit 2016, Ende: keine Angabe"),
            ("kreisweg", "seit 02.05.2019, Ende: keine Angabe"),
            ("offen", "keine Angabe"),
        ],
    )
    def test_a_term_is_told_as_far_as_it_is_known(self, data, name, words):
        assert term_words(data.measures[name]) == words

    def test_an_end_without_a_beginning_is_told_too(self):
        assert term_words(Measure("p", "P", planned_end=PartialDate(2026))) == "bis 2026, Beginn: keine Angabe"

    def test_nothing_is_made_up_where_a_cell_is_empty(self, data):
        empty = data.measures["offen"]
        told = (date_words(empty.start), date_words(empty.planned_end), budget_words(empty), place_words(data, empty))
        assert told == ("keine Angabe",) * 4

    def test_a_budget_may_be_zero(self, data):
        assert budget_words(data.measures["zaehler"]) == "0\u202f€"
        assert budget_words(data.measures["wegweiser"]) == "12.500\u202f€"

    def test_many_places_are_counted(self, data):
        assert place_words(data, data.measures["zaehler"], most=1) == "2 Orte"


class TestChoice:
    def test_an_address_and_its_choice_are_the_same(self, store):
        address = {
            "gemeinde": TOWN, "saeule": "muster", "status": "umsetzung", "ohne-neuen-bericht": "1", "ansicht": "liste",
            "massnahme": "wegweiser",
        }  # fmt: skip
        choice, notices = read(MeasureChoice, address, store)
        assert notices == []
        assert choice == MeasureChoice("wegweiser", TOWN, "muster", "umsetzung", True, MeasureLayout.LIST)
        assert choice.parameters() == address

    def test_nothing_chosen_needs_no_parameter(self, store):
        choice, notices = read(MeasureChoice, {}, store)
        assert (choice, notices, choice.parameters()) == (MeasureChoice(), [], {})
        assert not choice.is_limited

    @pytest.mark.parametrize(
        "name", ["gemeinde", "saeule", "status", "ohne-neuen-bericht", "ansicht", "massnahme", "neu"]
    )
    def test_an_unknown_value_gives_one_notice_and_is_left_out(self, store, name):
        choice, notices = read(MeasureChoice, {name: EVIL}, store)
        assert len(notices) == 1
        assert choice == MeasureChoice()

    def test_stand_and_embed_parameters_are_known(self, store):
        assert read(MeasureChoice, {"stand": "2026-11-22", "embed_options": "x"}, store)[1] == []

    @pytest.mark.parametrize(
        ("fields", "left"),
        [
            ({}, ["wegweiser", "offen", "karte", "kreisweg", "zaehler"]),
            ({"area": VILLAGE}, ["karte", "kreisweg"]),
            ({"area": "swf"}, ["wegweiser", "karte", "kreisweg", "zaehler"]),
            ({"pillar": "muster"}, ["wegweiser", "zaehler"]),
            ({"status": "keine-angabe"}, ["offen", "zaehler"]),
            ({"status": "nicht-begonnen"}, []),
            ({"status": "abgeschlossen"}, ["karte"]),
            ({"no_recent_report": True}, ["wegweiser", "offen", "zaehler"]),
            ({"no_recent_report": True, "pillar": "muster", "status": "laufzeit-vorbei", "area": TOWN}, ["wegweiser"]),
        ],
        ids=str,
    )
    def test_filters_leave_what_fits_all_of_them(self, store, fields, left):
        found = chosen_measures(store.dataset, MeasureChoice(**fields), date(2021, 1, 1))
        assert sorted(one.id for one in found) == sorted(left)
