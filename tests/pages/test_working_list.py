"""The working list beside the title of the pages that explore."""

from __future__ import annotations

import pytest

from tests.pages.opened import opened

LIST = "05958004,05962040,gigabit,steuerkraft"
PAGES = ["map_page", "two_maps_page", "comparison_page", "spread_page", "relation_page"]


@pytest.mark.parametrize("page", PAGES)
def test_a_click_on_an_indicator_of_the_list_shows_it_and_keeps_the_list(page):
    test = opened(page, liste=LIST, jahr="2019") if page == "map_page" else opened(page, liste=LIST)
    test.pills(key="list_pick_indicator").set_value("steuerkraft").run()
    found = dict(test.query_params)
    assert (found["indikator"], found["liste"]) == ("steuerkraft", LIST)
    assert "jahr" not in found or page == "two_maps_page"
    assert not test.info


def test_a_click_on_an_area_of_the_list_shows_its_profile():
    test = opened("profile_page", liste=LIST)
    test.pills(key="list_pick_area").set_value("05962040").run()
    assert test.title[0].value == "Menden \\(Sauerland\\)" or "Menden" in test.title[0].value


def test_a_comparison_begins_with_the_areas_of_the_list():
    assert opened("comparison_page", liste=LIST).multiselect(key="compare_areas").value == ["05958004", "05962040"]
    own = opened("comparison_page", liste=LIST, gebiete="05974040")
    assert own.multiselect(key="compare_areas").value == ["05974040"]


def test_a_spread_names_the_municipalities_of_the_list():
    assert opened("spread_page", liste=f"05958,{LIST}").multiselect(key="spread_areas").value == [
        "05958004",
        "05962040",
    ]


def test_a_table_has_the_indicators_of_the_list_as_columns_and_can_show_its_areas_alone():
    test = opened("table_page", liste=LIST)
    assert test.multiselect(key="table_columns").value == ["gigabit", "steuerkraft"]
    test.toggle(key="table_listed").set_value(True).run()
    assert dict(test.query_params)["nur"] == "liste"
    table = next(one.proto.body for one in test.get("html") if "rm-heat" in one.proto.body)
    assert table.count("<tr>") == 1 + 6 + 2


def test_a_page_reached_without_the_list_gets_that_of_the_page_before():
    test = opened("map_page", {"working_list": LIST})
    assert dict(test.query_params)["liste"] == LIST


def test_what_is_chosen_goes_into_the_address_and_can_be_cleared():
    test = opened("map_page", {"list_opened": True})
    test.multiselect(key="list_areas").select("05958004").run()
    test.multiselect(key="list_indicators").select("gigabit").run()
    assert dict(test.query_params)["liste"] == "05958004,gigabit"
    test.button(key="list_clear").click().run()
    assert "liste" not in dict(test.query_params)
    assert test.session_state["working_list"] == ""


def test_what_is_unknown_on_the_list_is_told():
    assert "„xx“" in opened("map_page", liste="05958004,xx").info[0].value
