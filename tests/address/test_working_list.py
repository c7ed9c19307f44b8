import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.working_list import MOST_AREAS, MOST_INDICATORS, WorkingList, read_working_list
from tests.made_up import EVIL


def read(text, data):
    return read_working_list({"liste": text}, data)


@given(st.data())
def test_a_list_survives_the_way_through_the_address(shipped, drawn):
    codes, names = [area.code for area in shipped.dataset.areas], sorted(shipped.series)
    areas = drawn.draw(st.lists(st.sampled_from(codes), unique=True, max_size=MOST_AREAS))
    indicators = drawn.draw(st.lists(st.sampled_from(names), unique=True, max_size=MOST_INDICATORS))
    chosen = WorkingList(tuple(areas), tuple(indicators))
    assert read_working_list(chosen.parameters(), shipped) == (chosen, [])


def test_an_empty_list_leaves_no_trace_in_the_address(shipped):
    assert WorkingList().parameters() == {} and not WorkingList()
    assert read_working_list({}, shipped) == (WorkingList(), [])


@pytest.mark.parametrize("text", ["xx", EVIL, "99999999"])
def test_what_is_neither_area_nor_indicator_is_told_and_the_rest_holds(shipped, text):
    found, notices = read(f"05958004,{text},gigabit,05958004", shipped)
    assert found == WorkingList(("05958004",), ("gigabit",))
    assert len(notices) == 1 and text in notices[0]


def test_of_too_many_the_first_hold(shipped):
    codes = [area.code for area in shipped.dataset.areas]
    found, notices = read(",".join(codes[:9]), shipped)
    assert found.areas == tuple(codes[:8]) and "höchstens 8 Gebiete" in notices[0]
