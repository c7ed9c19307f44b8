"""What quality.csv says of values, and that what it refuses is done nowhere; figures are made up or shipped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.figures.change import ChangeForm, change_series
from indicators.figures.quality import quality_notes
from indicators.figures.sentences import comparison_sentence, range_sentence, statement
from indicators.figures.similarity import group_median
from indicators.figures.words import comparison, noted
from indicators.loading.load import read_dataset
from indicators.model import Level
from indicators.model.quality import Quality, QualityKind, Use
from indicators.ratings.rating import Reason
from tests.made_up import areas, series

HEADER = "indicator,level,first_year,last_year,quality,allows,step,reason_de\n"
TOWN, VILLAGE, DISTRICT = "09901001", "09901002", "09901"
AREAS = areas()


def with_quality(folder, rows: str):
    (folder / "sets" / "made_up" / "quality.csv").write_text(HEADER + rows, encoding="utf-8")
    return read_dataset(folder)


class TestReading:
    def test_a_row_holds_for_its_level_and_years(self, small_data):
        dataset = with_quality(small_data, "anteil,municipality,2019,2020,rounded,rate | trend,1,Ganze Prozent.\n")
        assert dataset.problems == ()
        one = dataset.indicators["anteil"]
        wanted = Quality(
            QualityKind.ROUNDED, frozenset({Use.RATE, Use.TREND}), "Ganze Prozent.", Level.MUNICIPALITY, 2019, 2020, 1.0
        )
        assert one.quality(Level.MUNICIPALITY, 2020) == wanted
        assert one.quality(Level.MUNICIPALITY, 2021) == one.quality(Level.DISTRICT, 2020) == Quality()

    def test_estimates_get_their_sign_but_exact_zeros_and_other_signs_keep_theirs(self, small_data):
        before = read_dataset(small_data).values
        dataset = with_quality(small_data, "anteil,municipality,,,estimated,,,Geschätzt.\n")
        own = dataset.values[(dataset.values["indicator"] == "anteil") & (dataset.values["area"].str.len() == 8)]
        own = own[own["value"].notna()]
        assert set(own.loc[own["value"] != 0, "sign"]) <= {"s", "p", "k", "r", "u", "f"}
        assert "s" in set(own["sign"])
        assert set(own.loc[own["value"] == 0, "sign"]) <= {""}
        assert "s" not in set(before["sign"])

    def test_nothing_is_computed_from_values_that_fit_no_other_level(self, small_data):
        def computed(dataset):
            rows = dataset.values[dataset.values["indicator"] == "anteil"]
            return set(rows.loc[rows["sign"] == "c", "area"])

        assert computed(read_dataset(small_data))
        assert computed(with_quality(small_data, "anteil,municipality,,,estimated,,,Geschätzt.\n")) == set()

    def test_a_file_that_can_not_be_read_takes_the_set_out(self, small_data):
        (small_data / "sets" / "made_up" / "quality.csv").write_bytes(b"\x00")
        assert read_dataset(small_data).broken_sets == ("made_up",)


class TestRefused:
    """Values of municipalities that may only be shown."""

    ONLY_SHOWN = Quality(QualityKind.ESTIMATED, frozenset(), "Nur geschätzt.", Level.MUNICIPALITY)

    @pytest.fixture
    def estimated(self):
        figures = {TOWN: {2016: 10.0, 2020: 20.0}, VILLAGE: {2020: 30.0}, DISTRICT: {2020: 40.0}}
        return series(figures, qualities=(self.ONLY_SHOWN,), sentence="{place} waren es {period} {value} %.")

    def test_no_comparison(self, estimated):
        town, figure = AREAS[TOWN], estimated.latest(TOWN)
        assert comparison(estimated, town, AREAS, figure) == "kein Vergleich (geschätzt)"
        assert comparison_sentence(estimated, town, [AREAS[DISTRICT]], figure) == "Nur geschätzt."
        shown = {code: estimated.latest(code) for code in (TOWN, VILLAGE)}
        assert range_sentence(estimated, shown, AREAS, 2020) == ""
        assert group_median(estimated, (TOWN, VILLAGE), 2020) is None

    def test_no_change(self, estimated):
        assert estimated.change(TOWN) is None
        assert statement(estimated, AREAS[TOWN]) == "In Musterstadt waren es 2020 20,0 %."
        changed = change_series(estimated, [TOWN], since=2016, until=2020, measure=ChangeForm.DIFFERENCE).at(TOWN, 2020)
        assert (changed.value, changed.note) == (None, "Nur geschätzt.")

    def test_it_is_said_beside_the_figure_and_the_indicator(self, estimated):
        assert noted(estimated, TOWN, estimated.latest(TOWN)) == "geschätzt, nicht vergleichbar"
        assert quality_notes([estimated.indicator]) == [
            "Werte der Gemeinden (geschätzt): keine Bewertung, kein Vergleich und kein Trend. Nur geschätzt."
        ]
        assert quality_notes([estimated.indicator], Level.DISTRICT) == []

    def test_districts_are_free(self, estimated):
        assert estimated.allows(DISTRICT, 2020, Use.COMPARE)


class TestShipped:
    def test_paediatricians_of_municipalities_are_neither_rated_nor_compared(self, shipped):
        series, areas = shipped.series["kinderaerzte"], shipped.dataset.areas
        towns = areas.at(Level.MUNICIPALITY)
        rated = shipped.results("kinderaerzte_richtung", shipped.day)
        assert {rated[one.code].rating.reason for one in towns} == {Reason.QUALITY}
        assert all(rated[one.code].rating.because.startswith("Der Herausgeber hat") for one in towns)
        assert {comparison(series, one, areas, series.latest(one.code)) for one in towns} == {
            "kein Vergleich (geschätzt)"
        }
        assert all(rated[one.code].rating.is_rated for one in areas.at(Level.DISTRICT))

    def test_a_ratio_moves_only_if_what_is_counted_does(self, shipped):
        """Bad Berleburg: 2 charging points in 2014 and in 2019, while the population fell."""
        series, town = shipped.series["ladepunkte_je_1000"], "05970004"
        then, now = series.at(town, 2014), series.at(town, 2019)
        assert now.value > then.value
        assert not series.moved(town, (2014, then.value), (2019, now.value))

    def test_one_doctor_more_or_less_is_the_smallest_change(self, shipped):
        """Hallenberg has about 4,500 inhabitants: one doctor makes 10,000 ÷ 4,500 = 2.2 per 10,000."""
        assert 2.0 < shipped.series["hausaerzte"].smallest_change("05958020", 2022) < 2.4
        assert shipped.series["hausaerzte"].smallest_change("05958", 2022) == pytest.approx(0.1)

    def test_turnout_held_together_with_a_federal_election_enters_no_trend(self, shipped):
        used = {
            one.rating.used[0][0] for one in shipped.results("wahlbeteiligung_richtung", shipped.day).values()
            if one.rating.is_rated
        }  # fmt: skip
        assert used == {1999}

    def test_later_elections_are_named(self, shipped):
        text = statement(shipped.series["wahlbeteiligung_rat"], shipped.dataset.areas["05958020"])
        assert text.endswith("sie fehlen hier noch: Kommunalwahl vom 14. September 2025.")


def test_few_behind_a_figure_say_what_one_more_makes():
    one = series({TOWN: {2020: 4.0}})
    one = type(one).of(replace(one.indicator), {TOWN: one.figures(TOWN)})
    one._units = {TOWN: [(2019, 2.0)]}
    assert noted(one, TOWN, one.latest(TOWN)) == "kleine Zahl: eins mehr oder weniger ändert den Wert um 2,0"
    one._units = {TOWN: [(2019, 0.4)]}  # ten of them
    assert noted(one, TOWN, one.latest(TOWN)) == ""
