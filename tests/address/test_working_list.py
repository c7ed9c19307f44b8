import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.working_list import MOST_AREAS, MOST_INDICATORS, WorkingList, read_working_list
from indicators.store import read_store
from tests.made_up import EVIL

DATA = read_store()
AREAS = [area.code for area in DATA.dataset.areas]


def read(text):
    return read_working_list({"liste": text}, DATA)


@given(
    st.lists(st.sampled_from(AREAS), unique=True, max_size=MOST_AREAS),
    st.lists(st.sampled_from(sorted(DATA.series)), unique=True, max_size=MOST_INDICATORS),
)
def test_a_list_survives_the_way_through_the_address(areas, indicators):
    chosen = WorkingList(tuple(areas), tuple(indicators))
    assert read_working_list(chosen.parameters(), DATA) == (chosen, [])


def test_an_empty_list_leaves_no_trace_in_the_address():
    assert WorkingList().parameters() == {} and not WorkingList()
    assert read_working_list({}, DATA) == (WorkingList(), [])


@pytest.mark.parametrize("text", ["xx", EVIL, "99999999"])
def test_what_is_neither_area_nor_indicator_is_told_and_the_rest_holds(text):
    found, notices = read(f"05958004,{text},gigabit,05958004")
    assert found == WorkingList(("05958004",), ("gigabit",))
    assert len(notices) == 1 and text in notices[0]


def test_of_too_many_the_first_hold():
    found, notices = read(",".join(AREAS[:9]))
    assert found.areas == tuple(AREAS[:8]) and "höchstens 8 Gebiete" in notices[0]
