"""Boundaries of any earlier day, joined to the areas of today: never with too much or too little in them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indicators.founding.changes import changes_file, wholes
from indicators.model.area_changes import AreaChange, AreaChanges, Part, concerning
from tests.intake.histories import FIRST, LAST, History, changes_csv, history


def changes_of(found: History) -> AreaChanges:
    """The changes of a history as the table has them."""
    return AreaChanges(tuple(AreaChange(day, old, name, new, Part(part)) for day, old, name, new, part in found.rows))


@given(st.integers(0, 10**6), st.integers(FIRST - 1, LAST + 1))
def test_what_is_joined_is_the_area_of_today(seed: int, year: int) -> None:
    found = history(seed)
    then = found.at(year)
    joined = wholes(set(then), set(found.today), changes_of(found))
    for key, people in found.today.items():
        own = [then[one] for one, into in joined.items() if into == key]
        is_divided = any(day > date(year, 12, 31) and atoms & people for day, atoms in found.parts)
        if not is_divided:
            assert own and frozenset().union(*own) == people, (key, own)


@given(st.integers(0, 10**6))
def test_boundaries_of_today_stay_as_they_are(seed: int) -> None:
    found = history(seed)
    assert wholes(set(found.today), set(found.today), changes_of(found)) == {one: one for one in found.today}


@given(st.integers(0, 10**6))
def test_all_changes_of_a_region_concern_it_and_are_written_as_they_are(seed: int) -> None:
    found = history(seed)
    changes = changes_of(found)
    own = concerning(changes.rows, set(found.today))
    assert own == list(changes.rows)
    assert sorted(changes_file(changes).decode().splitlines()) == sorted(changes_csv(found).splitlines())
