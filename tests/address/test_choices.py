"""What holds for every choice an address can make, whichever page it belongs to."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.address.area_choice import AreaChoice
from indicators.address.choice import LONGEST, MOST_UNKNOWN, SHOWN, Reading, read, read_fields
from indicators.ui.navigation import CHOICES
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.relation.choice import RelationChoice
from indicators.views.similar.choice import SimilarChoice
from indicators.views.two_maps.choice import MapPair
from tests.hostile import HOSTILE
from tests.made_up import EVIL

KINDS = sorted({*CHOICES.values()}, key=lambda kind: kind.__name__)
# These remark on what they show each time: an indicator against itself, a map that has another level than the other.
REMARKING = {RelationChoice, MapPair}
each_choice = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
FREE = {"suche", "folien", "q"}  # parameters that take any text: what names no slide is told where slides are made


def goal_of(data):
    """A goal makes the parameters of its game readable."""
    return next(iter(data.dataset.goals))


def likely(data):
    """Texts that addresses of this region are made of, and some that are none."""
    known = [*data.series, *data.dataset.goals, *data.dataset.measures, *data.dataset.pillars, *data.dataset.sets]
    areas = [area.code for area in data.dataset.areas]
    words = ["1", "0", "kreis", "gemeinde", "alle", "keine", "nichts", "liste", "index", "prozent", "natuerlich", "5",
             "10;20.5", "2019", "2021", "1066", "zwanzig", "-gigabit", "sun,storm", EVIL, "", "5958004"]  # fmt: skip
    one = st.sampled_from([*known, *areas, *words])
    return st.one_of(one, st.lists(one, max_size=10).map(",".join), st.text(max_size=20))


@each_choice
@settings(max_examples=40)
@given(given=st.data())
def test_any_address_gives_a_choice_that_its_own_address_restores_without_notice(kind, shipped, given):
    names = st.sampled_from([*kind.allowed(), "x"])
    address = given.draw(st.dictionaries(names, likely(shipped), max_size=8))
    choice, _notices = read(kind, address, shipped)
    written = choice.parameters()
    again, notices = read(kind, written, shipped)
    assert again == choice, written
    assert notices == [] or kind in REMARKING, written


@each_choice
@settings(max_examples=100)
@given(given=st.data())
def test_a_field_that_is_not_followed_gives_a_notice(kind, shipped, given):
    fitting = {
        "indikator": st.sampled_from([*shipped.series]), "jahr": st.integers(1995, 2024).map(str),
        "seit": st.integers(1995, 2024).map(str), "basis": st.integers(1995, 2024).map(str),
        "ebene": st.sampled_from(["gemeinde", "kreis"]), "als": st.just("prozent"),
    }  # fmt: skip
    texts = {name: fitting.get(name.rstrip("2"), likely(shipped)) for name in kind.allowed()}
    asked = given.draw(st.fixed_dictionaries({}, optional=texts))
    reading = Reading(asked, shipped)
    wanted = read_fields(kind, reading).completed(reading)
    shown, notices = read(kind, asked, shipped)
    for field, parameter in kind.declared():
        if any(reading.texts.get(name) for name in parameter.allowed) and parameter.when(shown):
            assert getattr(shown, field) == getattr(wanted, field) or notices, (field, asked)


@each_choice
def test_an_empty_address_gives_the_usual_choice_without_notice(kind, shipped):
    choice, notices = read(kind, {}, shipped)
    assert notices == []
    assert read(kind, choice.parameters(), shipped) == (choice, [])


@each_choice
def test_every_hostile_text_in_every_parameter_is_told_and_leaves_the_usual_choice(kind, shipped):
    usual, _notices = read(kind, {}, shipped)
    for name in kind.allowed():
        besides = {"ziel": goal_of(shipped)} if name in ("zielwert", "zieljahr", "tempo", "nur") else {}
        expected, _notices = read(kind, besides, shipped) if besides else (usual, [])
        for text in HOSTILE:
            choice, notices = read(kind, {**besides, name: text}, shipped)
            if name in FREE:
                continue
            assert choice == expected, (name, text[:40])
            meant = text.strip(" \t\n;,\x00")
            assert notices or not meant, (name, text[:40])
            assert all(len(one) < 3 * SHOWN + 100 for one in notices), name


@each_choice
def test_a_text_that_is_far_too_long_is_passed_over_with_a_notice(kind, shipped):
    usual, _notices = read(kind, {}, shipped)
    for name in kind.allowed():
        choice, notices = read(kind, {name: "9" * (LONGEST + 1)}, shipped)
        assert (choice, len(notices)) == (usual, 1), name
        assert f"„{name}“" in notices[0] and "zu lang" in notices[0]


@each_choice
def test_of_a_repeated_parameter_the_last_counts_and_a_notice_says_so(kind, shipped):
    usual, _notices = read(kind, {}, shipped)
    address = usual.parameters()
    for name in kind.allowed():
        text = address.get(name, "")
        choice, notices = read(kind, {**address, name: ["etwas anderes", text]}, shipped)
        assert (choice, len(notices)) == (usual, 1), name
        assert "mehrmals" in notices[0]
        assert read(kind, {**address, name: [text, text]}, shipped)[1] == [], name


@each_choice
def test_unknown_parameters_are_named_the_first_ones_each_and_the_rest_by_number(kind, shipped):
    usual, _notices = read(kind, {}, shipped)
    choice, notices = read(kind, {EVIL: "1", "stand": "", "liste": "", "embed_options": "x"}, shipped)
    assert (choice, len(notices)) == (usual, 1)
    _choice, notices = read(kind, {f"x{number}": "1" for number in range(1000)}, shipped)
    assert len(notices) == MOST_UNKNOWN + 1
    assert str(1000 - MOST_UNKNOWN) in notices[-1]
    assert read(kind, {"y": "1"}, shipped, besides=["y"])[1] == []


@each_choice
def test_every_field_is_declared_with_what_may_stand_in_an_address(kind):
    for name, parameter in kind.declared():
        assert parameter.allowed and all(parameter.allowed.values()), name
    undeclared = {one.name for one in fields(kind)} - {name for name, _parameter in kind.declared()}
    assert undeclared <= {"other_level"}


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("nixda", "Diese Gruppe gibt es nicht, unbekannt ist „nixda“. Zwischen ihren Mitgliedern steht „+“."),
        ("05958004 x1 x2", "Diese Gruppe gibt es nicht, unbekannt ist „x1, x2“. Zwischen ihren Mitgliedern steht „+“."),
        ("ohne swf", "Die Gruppe „ohne swf“ hat keine Mitglieder."),
        ("ohne", "Die Gruppe „ohne“ hat keine Mitglieder."),
        ("ohne 9", "Diese Gruppe gibt es nicht, unbekannt ist „9“. Zwischen ihren Mitgliedern steht „+“."),
    ],
)
def test_of_a_group_that_does_not_exist_it_is_said_what_is_unknown(shipped, text, notice):
    assert read(AreaChoice, {"gruppe": text}, shipped) == (AreaChoice(), [notice])


def test_what_stands_for_an_area_and_knows_none_is_no_group(shipped):
    notice = "Das Gebiet „<img src=x>“ gehört nicht zur Region oder der Schlüssel ist falsch."
    assert read(AreaChoice, {"gemeinde": "<img src=x>"}, shipped) == (AreaChoice(), [notice])


def test_a_group_may_have_its_plus_encoded_and_its_leading_zeros_lost(shipped):
    for text in ("05958004 05974040", "05974040+5958004", "05958004+05974040"):
        assert read(AreaChoice, {"gruppe": text}, shipped) == (AreaChoice("05958004 05974040"), [])


def test_a_page_of_municipalities_says_that_a_group_is_none(shipped):
    usual, _notices = read(SimilarChoice, {}, shipped)
    found = read(SimilarChoice, {"gruppe": "pionierkommunen"}, shipped, besides=["gruppe"])
    assert found == (usual, ["„Pionierkommunen“ gehört nicht zu den Gemeinden. Gezeigt wird Arnsberg."])
    both = {"gruppe": "pionierkommunen", "gemeinde": "05966024"}
    assert read(SimilarChoice, both, shipped, besides=["gruppe"])[1] == []


@pytest.mark.parametrize(
    ("given", "areas"),
    [
        ({"gruppe": "pionierkommunen"}, ("pionierkommunen",)),
        ({"gemeinde": "5958004"}, ("05958004",)),
        ({"gebiete": "05958004,swf", "gemeinde": "05966024"}, ("05958004", "swf")),
        ({"gemeinde": ""}, ()),
    ],
)
def test_a_comparison_takes_the_one_area_of_other_pages_where_it_names_none(shipped, given, areas):
    choice, notices = read(ComparisonChoice, given, shipped)
    assert (choice.areas, notices) == (areas, [])
    assert "gemeinde" not in choice.parameters()


def test_of_an_area_and_a_group_the_group_is_shown_and_that_is_said(shipped):
    both = {"gruppe": "pionierkommunen", "gemeinde": "05966024"}
    notice = "Die Adresse nennt ein Gebiet und eine Gruppe. Gezeigt wird die Gruppe."
    assert read(AreaChoice, both, shipped) == (AreaChoice("pionierkommunen"), [notice])
