"""Thousands of damaged files: always a report, never a traceback, never a figure from the wrong place.

A digit that became another digit can not be noticed by anyone. What can be noticed is a figure that slid into another
column, row or year because a separator, a cell or a line was lost or added: that must never be taken over in silence.
"""

from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.intake.columns import Given
from indicators.intake.convert import Intake
from indicators.model.problems import DataProblems
from tests.intake import samples
from tests.intake.reading import Figure, figures, read

EXAMPLES = settings.default.max_examples
LAYOUTS = {
    **samples.BY_NAME,
    "breit.csv": "Bevölkerung\nGemeinde;2030;2031\nOlpe;1,5;2\nKreis Olpe;3;4\nMenden;1.005,5;6\n",
    "lang.csv": "AGS,Jahr,gigabit,Bevölkerung\n5958004,2031,93.5,100\n05966024,2031,12,\n",
}
each_layout = pytest.mark.parametrize("name", LAYOUTS)
GIVEN = Given(year=2030)


@cache
def whole(name: str) -> dict[Figure, tuple[float | None, str]]:
    return figures(read(LAYOUTS[name], name, given=GIVEN))


def tried(content: bytes, name: str) -> Intake | None:
    """What comes of a file; None where it is refused with a reason."""
    try:
        return read(content, name, given=GIVEN)
    except DataProblems as error:
        assert error.problems
        return None


@each_layout
@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 2**32))
@pytest.mark.slow
def test_any_damage_ends_in_a_report(name, seed):
    chance = random.Random(seed)
    content = bytearray(LAYOUTS[name].encode())
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(content) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            del content[at : at + chance.randint(1, 30)]
        elif kind == 1:
            content[at:at] = bytes([chance.randrange(256)])
        elif kind == 2:
            content[at:at] = chance.choice([b";", b",", b"\n", b'"', b"\x00", b"-", b"\t", b"\xef\xbb\xbf", b"2031"])
        elif kind == 3:
            content[at:at] = content[at : at + chance.randint(1, 80)]
        else:
            content[at : at + 1] = chance.choice([b"0", b".", b",", b"x", b" ", b"("])
        if not content:
            content = bytearray(b";")
    intake = tried(bytes(content), name)
    assert intake is None or all(problem.found for problem in intake.problems)


@each_layout
@settings(max_examples=EXAMPLES)
@given(data=st.data())
@pytest.mark.slow
def test_a_lost_or_added_separator_cell_or_line_never_moves_a_figure(name, data):
    lines = [line.split(";" if ";" in LAYOUTS[name] else ",") for line in LAYOUTS[name].splitlines()]
    separator = ";" if ";" in LAYOUTS[name] else ","
    at = data.draw(st.integers(0, len(lines) - 1), label="line")
    cells = lines[at]
    kind = data.draw(st.sampled_from(["lose separator", "add separator", "lose cell", "lose line", "repeat line"]))
    column = data.draw(st.integers(0, max(len(cells) - 2, 0)), label="column")
    if kind == "lose separator" and len(cells) > 1:
        cells[column : column + 2] = ["".join(cells[column : column + 2])]
    elif kind == "add separator":
        cells[column:column] = [""]
    elif kind == "lose cell" and len(cells) > 1:
        del cells[column]
    elif kind == "lose line":
        del lines[at]
    else:
        lines[at:at] = [list(cells)]
    intake = tried("\n".join(separator.join(line) for line in lines).encode(), name)
    if intake is None:
        return
    right = whole(name)
    wrong = {figure: found for figure, found in figures(intake).items() if right.get(figure) != found}
    assert not wrong or any(not one.notice for one in intake.problems), wrong


@each_layout
@settings(max_examples=EXAMPLES // 2)
@given(share=st.floats(0, 1))
def test_a_download_that_broke_off_brings_only_figures_of_the_whole_file(name, share):
    content = LAYOUTS[name].encode()
    intake = tried(content[: int(len(content) * share)], name)
    if intake is not None:
        right = whole(name)
        wrong = {figure for figure, found in figures(intake).items() if right.get(figure) != found}
        assert len(wrong) <= 1, wrong  # the last figure may have lost digits
