"""What is drawn once for all visitors is repeated for those who see the same, and for nobody else."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened, words


def page() -> None:
    import streamlit as st

    from indicators.store import read_store
    from indicators.ui.parts.kept import kept

    @kept(lambda word: word)
    def show(_data: object, word: str) -> None:
        st.session_state["drawn"] = [*st.session_state.get("drawn", []), word]
        with st.container():
            st.html(f"<p>{word}</p>")

    show(read_store(), st.session_state["word"])


def visitor(word: str) -> AppTest:
    test = AppTest.from_function(page)
    test.session_state["word"] = word
    return test.run()


def bodies_of(test: AppTest) -> list[str]:
    return [one.proto.body for one in test.get("html")]


def test_the_second_visitor_sees_the_same_and_nothing_is_drawn_anew():
    first, second, other = visitor("eins"), visitor("eins"), visitor("zwei")
    assert [bodies_of(one) for one in (first, second, other)] == [["<p>eins</p>"], ["<p>eins</p>"], ["<p>zwei</p>"]]
    assert first.session_state["drawn"] == ["eins"]
    assert "drawn" not in second.session_state
    assert other.session_state["drawn"] == ["zwei"]


@pytest.mark.parametrize("indicator", ["gigabit", "hausaerzte"])
def test_another_area_year_or_table_is_another_drawing(indicator):
    seen = set()
    for more in ({}, {"gemeinde": "05958004"}, {"gemeinde": "05958020"}, {"gemeinde": "05958020", "jahr": "2019"}):
        found = words(opened("map_page", indikator=indicator, **more))
        assert found == words(opened("map_page", indikator=indicator, **more))
        seen.add(found)
    assert len(seen) == 4
