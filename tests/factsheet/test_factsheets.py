"""Fact sheets: contents by hand, structure of the PDF, hostile texts, and all shipped areas."""

import re
import zlib
from dataclasses import replace
from datetime import date

import pytest

from indicators.drawing.typesetting import page_count
from indicators.factsheet.choosing import USUAL, Room, choose_indicators
from indicators.factsheet.content import sheet
from indicators.factsheet.pdf import all_factsheets, factsheet_pdf, file_name
from indicators.factsheet.rows import short
from indicators.figures.all_series import all_series
from indicators.figures.similarity import Peer
from indicators.loading.load import read_dataset
from indicators.loading.settings import Settings
from indicators.model import Level
from indicators.ratings.results import rate_goal
from indicators.store import KEPT_DAYS, Store
from indicators.views.goals.choosing import choose_goals
from tests.hostile import CONTROLS, HOSTILE, poisoned

DAY = date(2026, 11, 23)
ROOMS = (USUAL, Room(2, 5))
HERE = Settings(public_url="https://example.org")


@pytest.fixture
def small_store(goal_data):
    dataset = read_dataset(goal_data)
    return Store(dataset, all_series(dataset), day=date(2026, 11, 23))


def made(store, code, **more):
    return sheet(store, store.dataset.areas[code], settings=HERE, day=DAY, **more)


def row(found, label):
    return next(one for one in found.rows if one.label == label)


def test_figures_on_the_sheet_are_those_of_the_store(small_store):
    """By hand: Quote is 8 in Musterstadt in 2020, 9 in its district, nothing is known of the region."""
    quote = row(made(small_store, "09901001"), "Quote")
    assert (quote.value, quote.period, quote.others) == ("8,00", "2020", ("9,00", "keine Angabe"))
    assert "2020 8,00 je km²; 2019 waren es 7,00" in quote.spark_alt


def test_the_column_of_similar_municipalities_is_their_median_and_says_how_many_have_a_figure(small_store):
    peers = (Peer("09901002", 1.0, {}), Peer("09902001", 2.0, {}))
    found = made(small_store, "09901001", peers=peers)
    assert found.columns == ("Kreis", "Region", "Ähnliche (Median)")
    assert row(found, "Quote").others[-1] == "keine Angabe"  # half of the group is too few for a median
    assert "Musterdorf, Beispielstadt (Stadt)" in found.rows_note


def test_a_missing_figure_says_why_and_is_never_zero_or_blank(small_store):
    share = row(made(small_store, "09902002"), "Anteil")
    assert (share.value, share.missing) == ("geheim gehalten oder unbekannt", True)


def test_kind_value_and_target_stand_beside_each_goal(small_store):
    goals = {one.label: one for one in made(small_store, "09901001").goals}
    assert all(one.kind and one.word and one.value and one.target for one in goals.values())


def test_only_texts_of_the_area_name_it_and_the_link_leads_to_its_profile_in_this_edition(shipped):
    link = f"https://example.org/gemeinde?gemeinde=05958004&stand={shipped.edition.id}"
    assert made(shipped, "05958004").link == link
    assert sheet(shipped, shipped.dataset.areas["swf"], settings=Settings(), day=DAY).link == ""


def test_each_goal_is_rated_once_for_all_sheets(monkeypatch, shipped):
    rated = []

    def counting(goal, areas, **more):
        rated.append((goal.id, more["day"]))
        return rate_goal(goal, areas, **more)

    monkeypatch.setattr("indicators.ratings.results.rate_goal", counting)
    data = replace(shipped)  # one that has rated nothing yet
    for area in data.dataset.areas:
        made(data, area.code)
    assert sorted(rated) == [(name, DAY) for name in sorted(data.dataset.goals)]


def test_goals_on_a_sheet_are_rated_as_of_its_day(small_store):
    goals = {name: replace(one, valid_from=date(2030, 1, 1)) for name, one in small_store.dataset.goals.items()}
    coming = replace(small_store, dataset=replace(small_store.dataset, goals=goals))
    area = coming.dataset.areas["09901001"]
    assert [len(choose_goals(coming, area, day)) for day in (date(2029, 12, 31), date(2030, 1, 1))] == [0, 2]


def test_the_results_of_a_few_days_are_kept(small_store):
    days = [date(2026, 11, number) for number in range(1, 10)]
    found = [small_store.results("weg_2030", day) for day in days]
    assert all(
        small_store.results("weg_2030", day) is one for day, one in list(zip(days, found, strict=True))[-KEPT_DAYS:]
    )
    assert small_store.results("weg_2030", days[0]) is not found[0]


@pytest.mark.parametrize("code", ["05958004", "05966", "swf"])
def test_a_fixed_number_of_indicators_is_spread_over_the_sets(shipped, code):
    chosen = choose_indicators(shipped, shipped.dataset.areas[code])
    assert len(chosen) == USUAL.rows
    assert {one.indicator.set for one in chosen} == {one.id for one in shipped.sets}


def test_all_towns_have_the_same_indicators_and_a_smaller_sheet_names_what_it_lacks(shipped):
    towns = [shipped.dataset.areas[code] for code in ("05958004", "05962020")]
    usual, small = ([sheet(shipped, one, settings=Settings(), day=DAY, room=room) for one in towns] for room in ROOMS)
    assert [one.label for one in usual[0].rows] == [one.label for one in usual[1].rows]
    assert "aus Platzgründen" not in usual[0].rows_note
    left_out = {one.label for one in usual[0].rows} - {one.label for one in small[0].rows}
    words = small[0].rows_note.partition("Hier aus Platzgründen ohne: ")[2]
    assert len(left_out) == 5 and all(name in words for name in left_out)
    assert len(small[0].sources) < len(usual[0].sources)  # only of what is shown
    assert "Weitere Ziele stehen im Profil." in small[0].goals_note


@pytest.mark.slow
def test_all_sheets_are_one_tagged_page_without_warnings(shipped):
    found = dict(all_factsheets(shipped, settings=HERE, day=DAY))
    assert len(found) == 65
    assert "05958004-arnsberg.pdf" in found
    for name, pdf in found.items():
        assert page_count(pdf) == 1, name
        for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Marked true", b"/Lang", b"/DisplayDocTitle true"):
            assert mark in _plain(pdf), (name, mark)
        assert re.search(rb"pdfuaid:part(>|=\")1", _plain(pdf)), name
        assert re.search(rb"/Count 1\b", _plain(pdf)), name


def _plain(pdf):
    """The PDF with its compressed streams unpacked."""
    unpacked = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(unpacked)


@pytest.mark.slow
def test_hostile_texts_stay_one_harmless_page(shipped):
    """Each text as name of a municipality, and in turn in the other fields of its sheet."""
    data = poisoned(shipped)
    region, district, *towns = data.dataset.areas.all[: 6 + len(HOSTILE)]
    assert {one.label for one in towns} == set(HOSTILE)
    for area in (region, district, *towns[-len(HOSTILE) :]):
        assert page_count(factsheet_pdf(data, area.code, settings=HERE, day=DAY)) == 1, area.label[:40]


def test_a_text_on_the_sheet_is_visible_and_short():
    for text in HOSTILE:
        found = short(text, 60)
        assert len(found) <= 60
        assert not [one for one in (*CONTROLS, "\n") if one in found]


def test_names_of_files_are_code_and_plain_letters(shipped):
    areas = shipped.dataset.areas
    assert file_name(areas["05962"]) == "05962-maerkischer-kreis.pdf"
    assert len({file_name(one) for one in areas}) == len(areas.at(Level.MUNICIPALITY)) + 6
