"""Tables that stand side by side, or with their areas in a row, are read as if they stood below each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intake.columns import Given
from indicators.intake.convert import Intake
from indicators.model.problems import DataProblems
from tests.intake.reading import figures, read, shipped

TOWNS = [one.name for one in shipped().areas if len(one.code) == 8 and one.name not in ("Olpe", "Soest", "Siegen")]


def by_place(text: str, **said: str) -> dict[tuple[str, int], float | None]:
    return {key[1:]: figure[0] for key, figure in figures(read(text, given=Given(**said))).items()}


@given(
    towns=st.lists(st.sampled_from(TOWNS), min_size=2, max_size=9, unique=True),
    numbers=st.lists(st.integers(1, 99), min_size=9, max_size=9),
    tables=st.integers(2, 4),
    gap=st.booleans(),
    numbered=st.booleans(),
)
def test_tables_side_by_side_are_those_below_each_other(towns, numbers, tables, gap, numbered):
    heads = [*(["Nr."] if numbered else []), "Gemeinde", "Gigabit 2034", "Gigabit 2035"]
    rows = [
        [*([str(at)] if numbered else []), town, f"{number},5", f"{number},7"]
        for at, (town, number) in enumerate(zip(towns, numbers, strict=False), 1)
    ]
    below = "\n".join(";".join(one) for one in (heads, *rows)) + "\n"
    high = -(-len(rows) // tables)
    parts = [rows[at : at + high] for at in range(0, len(rows), high)]
    width = len(heads) + gap
    lines = [(heads + [""] * gap) * len(parts)]
    lines += [
        [cell for part in parts for cell in ([*part[at], *[""] * gap] if at < len(part) else [""] * width)]
        for at in range(high)
    ]
    beside = "\n".join(";".join(one) for one in lines) + "\n"
    assert by_place(beside) == by_place(below)
    assert len(by_place(below)) == 2 * len(rows)


def harms(text: str, harmed: str) -> bool:
    """True where a damaged table says something else than the whole one, and nothing of it is a problem."""
    try:
        intake: Intake = read(harmed)
    except DataProblems:
        return False
    whole = figures(read(text))
    return not intake.problems and any(whole.get(key) != figure for key, figure in figures(intake).items())


@pytest.mark.parametrize("change", ["", ";;"])
def test_a_separator_less_or_more_never_moves_a_figure_into_the_table_beside(change):
    text = "Gemeinde;Gigabit 2035;Gemeinde;Gigabit 2035\nArnsberg;72,2;Soest;81,1\nOlpe;73,3;Brilon;82,2\n"
    places = [at for at, sign in enumerate(text) if sign == ";"]
    harmed = [text[:at] + change + text[at + 1 :] for at in places]
    assert not [one for one in harmed if harms(text, one)]


def test_commuters_to_another_town_are_no_table_beside():
    text = "Gemeinde;Gigabit 2035;Ziel;Gigabit 2035\nArnsberg;72,2;Brilon;81,1\nWinterberg;73,3;Marsberg;82,2\n"
    with pytest.raises(DataProblems):
        raise DataProblems([one for one in read(text).problems if not one.notice])


def test_areas_in_a_row_below_a_year_stand_for_it():
    assert by_place("Jahr 2035;Arnsberg;Brilon\nGigabit;71,1;72,2\n") == {
        ("05958004", 2035): 71.1, ("05958012", 2035): 72.2
    }  # fmt: skip


def test_rows_of_years_below_areas_are_one_series():
    assert by_place(";Arnsberg;Brilon\n2034;71,1;72,2\n2035;74,1;75,2\n", indicator="gigabit") == {
        ("05958004", 2034): 71.1, ("05958012", 2034): 72.2, ("05958004", 2035): 74.1, ("05958012", 2035): 75.2
    }  # fmt: skip


def test_tables_side_by_side_keep_the_year_above_each():
    text = "Jahr 2033;;;Jahr 2034;\nGemeinde;gigabit;;Gemeinde;gigabit\nArnsberg;50;;Brilon;60\nMarsberg;90;;Balve;55\n"
    assert by_place(text) == {
        ("05958004", 2033): 50, ("05958024", 2033): 90, ("05958012", 2034): 60, ("05962008", 2034): 55
    }  # fmt: skip
