import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.drawing.sparkline import mini_sparkline
from indicators.export.csv_files import excel_csv
from indicators.figures.series import Figure
from indicators.model import Level
from indicators.model.areas import sort_key
from indicators.views.table.choice import ALL, Order, TableChoice, with_listed
from indicators.views.table.table import cell_colors, heat_table, made_from_words, made_words, reference_figure
from indicators.views.table.view import heat_view, wide_table
from tests.made_up import EVIL

GROUP = "digitalisierung"


@st.composite
def choices(draw, store):
    """Any choice there is for the table of this data."""
    names = sorted(store.series)
    sort = draw(st.sampled_from(["", *names]))
    return TableChoice(
        group=draw(st.sampled_from([*(one.id for one in store.sets), ALL])),
        columns=tuple(draw(st.lists(st.sampled_from(names), unique=True, max_size=5))),
        year=draw(st.sampled_from([0, 2015, 2021])),
        level=draw(st.sampled_from([Level.MUNICIPALITY, Level.DISTRICT])),
        district=draw(st.sampled_from([None, "05958"])),
        search=draw(st.sampled_from(["", "olpe"])),
        listed=draw(st.booleans()),
        lines=draw(st.booleans()),
        order=Order(sort, draw(st.booleans()) and bool(sort)),
    )


@given(st.data())
def test_a_table_survives_the_way_through_the_address(shipped, drawn):
    choice = drawn.draw(choices(shipped))
    assert read(TableChoice, choice.parameters(), shipped) == (choice, [])


@pytest.mark.parametrize(
    "parameters",
    [
        {"thema": EVIL}, {"spalten": f"gigabit,{EVIL}"}, {"jahr": "neu"}, {"ebene": "land"}, {"kreis": "05958004"},
        {"kreis": EVIL}, {"sortiert": EVIL}, {"verlauf": "ja"}, {"nur": "alle"}, {EVIL: "1"},
    ],
    ids=str,
)  # fmt: skip
def test_an_unknown_value_gives_one_notice_and_a_table(shipped, parameters):
    choice, notices = read(TableChoice, parameters, shipped)
    assert len(notices) == 1
    assert heat_table(shipped, choice).rows


def test_each_set_is_a_table_of_all_municipalities_by_name(shipped):
    found = heat_table(shipped, TableChoice(GROUP))
    labels = [one.label for one in found.rows]
    assert len(labels) == 59 and labels == sorted(labels, key=sort_key)
    assert found.references[0].label == "Südwestfalen" and len(found.references) == 6
    assert {one.id for one in [*found.indicators, *found.without]} == set(shipped.dataset.sets[GROUP].indicators)


def test_all_indicators_are_columns_and_those_without_values_at_the_level_are_named(shipped):
    found = heat_table(shipped, TableChoice(ALL))
    assert len(found.columns) + len(found.without) == len(shipped.series)
    assert all(shipped.years(one.id, Level.MUNICIPALITY) == [] for one in found.without)


@pytest.mark.parametrize("rising", [False, True])
def test_missing_figures_sort_last_whichever_way(shipped, rising):
    choice = TableChoice(
        GROUP, ("kita_u3", "hausaerzte", "ladepunkte_je_1000"), order=Order("ladepunkte_je_1000", rising)
    )
    found = heat_table(shipped, replace(choice, year=2016))
    column = next(one for one in found.columns if one.base.indicator.id == "ladepunkte_je_1000")
    values = [column.values[area.code] for area in found.rows]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=not rising)
    assert values == known + [None] * (len(values) - len(known))


def test_rows_can_be_those_of_a_district_a_name_or_a_list(shipped):
    choice = TableChoice(GROUP)
    olpe = heat_table(shipped, replace(choice, district="05966"))
    assert {one.district for one in olpe.rows} == {"05966"} and len(olpe.references) == 2
    assert [one.label for one in heat_table(shipped, replace(choice, search="OLPE")).rows] == ["Olpe (Stadt)"]
    assert [one.code for one in heat_table(shipped, replace(choice, listed=True), listed=["05958004"]).rows] == [
        "05958004"
    ]
    assert len(heat_table(shipped, replace(choice, level=Level.DISTRICT)).rows) == 5


def test_a_chosen_year_shows_what_the_map_of_that_year_shows(shipped):
    found = heat_table(shipped, TableChoice(GROUP, ("gigabit", "steuerkraft"), year=2021))
    gigabit, steuerkraft = found.columns
    assert gigabit.shown["05958004"] == shipped.series["gigabit"].at("05958004", 2021)
    assert steuerkraft.shown["05958004"].year == 2019  # carried, and named in the cell
    assert reference_figure(steuerkraft, shipped.dataset.areas.region).year == 2019


def test_colours_are_those_of_the_map_and_patterns_stand_for_what_is_missing(shipped):
    column = heat_table(shipped, TableChoice(GROUP, ("steuerkraft",))).columns[0]
    assert re.fullmatch("#[0-9A-F]{6}", cell_colors(column)["05958004"])
    empty = heat_table(shipped, TableChoice(GROUP, ("gigabit",), year=2010)).columns[0]
    assert cell_colors(empty)["05958004"] == ""


def test_a_list_gives_columns_only_where_the_address_names_none():
    usual = TableChoice(GROUP)
    assert with_listed(usual, {}, ["gigabit"]).columns == ("gigabit",)
    assert with_listed(usual, {"thema": GROUP}, ["gigabit"]) == with_listed(usual, {}, []) == usual


def test_how_aggregates_are_made_is_said_with_weight_and_coverage(shipped):
    indicators = shipped.dataset.indicators
    assert made_words(shipped, indicators["bevoelkerung"]).startswith("Summe der Gemeinden")
    assert made_words(shipped, indicators["gigabit"]) == "gewichtetes Mittel, Gewicht: Bevölkerung"
    assert made_words(shipped, indicators["kita_u3"]) == "kein Mittelwert, weil das Gewicht fehlt"
    assert made_from_words(Figure(2020, 1.0, "c", coverage="54 von 59")) == "berechnet aus 54 von 59"
    assert (made_from_words(Figure(2020, 1.0)), made_from_words(None)) == ("veröffentlicht", "kein Wert")


def test_every_indicator_says_how_its_aggregates_are_made(shipped):
    indicators = [shipped.dataset.indicators[name] for name in shipped.series]
    assert [one.id for one in indicators if not made_words(shipped, one)] == []


def test_the_table_as_shown_is_a_file_with_a_row_per_area_and_unrounded_figures(shipped):
    found = heat_table(shipped, TableChoice(GROUP, ("gigabit", "steuerkraft"), year=2021))
    lines = excel_csv(wide_table(found)).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 6 + 59
    assert lines[0].startswith("AGS;Gebiet;") and lines[0].count(";") == 5
    assert next(line for line in lines if "Arnsberg" in line).endswith(";2019")


def test_its_files_and_image_are_those_of_every_view(shipped):
    choice = TableChoice(GROUP, ("gigabit", "steuerkraft"))
    view = heat_view(shipped, choice, heat_table(shipped, choice))
    records = view.table().records()
    assert len(records) == 2 * 65 and {one["indicator"] for one in records} == {"gigabit", "steuerkraft"}
    assert view.png("https://example.org").startswith(b"\x89PNG")
    assert view.path.startswith(f"tabelle?thema={GROUP}&spalten=gigabit%2Csteuerkraft")


def test_a_small_line_is_small_keeps_breaks_and_can_not_leave_its_quotes(shipped):
    series = next(one for one in shipped.series.values() if one.indicator.breaks and len(one.known("05958004")) > 4)
    line = mini_sparkline(series, series.figures("05958004"), color="#FFFFFF")
    assert len(line) < 700 and not re.search("[\"'<>()]", line)
    segments = {series.segment(one.year) for one in series.known("05958004")}
    assert line.count("M") == len(segments) > 1
    assert mini_sparkline(series, [Figure(2020, 1.0)], color="#FFFFFF") == ""
