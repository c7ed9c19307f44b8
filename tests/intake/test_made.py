"""Thousands of made-up tables of every family: what was written is what is read, or the reason not to is said.

Twenty-five tables a family by default; MADE_EXAMPLES=20000 in the environment tries as many as one has time for.
"""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.model.problems import DataProblems
from tests.intake.damage import ORDERED, damage, harm_of, is_noticed
from tests.intake.made.families import FAMILIES
from tests.intake.made.made_up import REASONS, Figure, Key, MadeUp
from tests.intake.made.proof import is_there, points_of
from tests.intake.offered import offered

EXAMPLES = int(os.environ.get("MADE_EXAMPLES", settings.default.max_examples // 4))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
tables = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=SLOW)
each_family = pytest.mark.parametrize("family", FAMILIES)


@each_family
@tables
@given(data=st.data())
@pytest.mark.slow
def test_what_is_written_is_read_or_the_reason_not_to_is_said(family, data):
    made = data.draw(FAMILIES[family])
    try:
        found = offered(made.content, made.name)
    except DataProblems as error:
        if not made.figures:
            return  # nothing to read, and that is what it says
        assert made.may_refuse, f"{made.note}: {error}"
        assert any(re.search(REASONS[reason], str(error)) for reason in made.may_refuse), f"{made.note}: {error}"
        return
    right, read = made.compared(made.figures), made.compared(found)
    assert {key: read.get(key) for key in right} == {key: pytest.approx(figure) for key, figure in right.items()}, (
        made.note
    )
    assert not read.keys() - right.keys(), made.note


@each_family
@tables
@given(data=st.data())
@pytest.mark.slow
def test_a_made_up_file_holds_what_it_claims(family, data):
    made = data.draw(FAMILIES[family])
    assert {*made.may_refuse} <= {*REASONS}
    keys = list(made.figures)
    for key in keys[:: max(len(keys) // 4, 1)]:
        figure = made.figures[key]
        if family == "charging":
            assert figure == (points_of(made, *key[1:]), ""), (made.note, key)
        else:
            assert is_there(made, key, figure), (made.note, key, figure)


def test_the_proof_misses_what_is_not_in_the_file():
    text = "Tabelle: 1\n;;31.12.2031;31.12.2032\n;;Fälle;Quote\n05958004;Arnsberg;11;12\n05974040;Soest;21;-\n"
    made = MadeUp(text.encode(), "a.csv", {}, "")
    assert is_there(made, (("Fälle",), "05958004", 2031), (11.0, ""))
    assert is_there(made, (("Quote",), "05974040", 2032), (0.0, ""))
    assert not is_there(made, (("Fälle",), "05958004", 2032), (11.0, ""))
    assert not is_there(made, (("Quote",), "05958004", 2031), (11.0, ""))
    assert not is_there(made, (("Fälle",), "05974040", 2031), (11.0, ""))
    assert not is_there(made, (("Fälle",), "05958004", 2031), (12.0, ""))


@pytest.mark.parametrize("kind", ORDERED)
def test_each_kind_of_damage_changes_a_file(kind):
    made = MadeUp(b"AGS;Jahr;Wert je Kopf\n05958004;2031;11\n05974040;2031;12\n", "a.csv", {}, "")
    harmed = [damage(made, kind, number) for number in range(20)]
    assert sum(one != made.content for one in harmed) > 10


def test_harm_is_a_figure_below_a_known_head_that_was_not_there():
    made = MadeUp(b"whole", "a.csv", {}, "")
    known, other = ("Fälle",), ("FälleQuote",)
    whole: dict[Key, Figure] = {(known, "05958004", 2031): (1.0, "")}
    moved: dict[Key, Figure] = {(known, "05974040", 2031): (1.0, ""), (other, "05974040", 2031): (2.0, "")}
    harm = harm_of(made, b"harmed", lambda content, name: whole if content == b"whole" else whole | moved)
    assert harm == {(known, "05974040", 2031): (1.0, "")}


@pytest.mark.parametrize("family", [one for one in FAMILIES if one != "handmade books"])
@tables
@given(data=st.data())
@pytest.mark.slow
def test_damage_never_moves_a_figure_in_silence(family, data):
    made = data.draw(FAMILIES[family].filter(lambda one: one.name.endswith(".csv")))
    kind = data.draw(st.sampled_from(ORDERED))
    harmed = damage(made, kind, data.draw(st.integers(0, 2**32)))
    wrong = harm_of(made, harmed, offered)
    assert not wrong or is_noticed(made, harmed), (made.note, kind, wrong)
