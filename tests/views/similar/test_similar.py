from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.address.choice import read
from indicators.drawing.palette import LIGHT
from indicators.figures.similarity import Peer, all_features, usual_features
from indicators.loading.load import read_dataset
from indicators.model import Level
from indicators.paths import DATA
from indicators.ratings.sentences import similar_ratings_sentence as rated_sentence
from indicators.views.similar.choice import SimilarChoice
from indicators.views.similar.region_map import CHOSEN, SIMILAR, similar_map
from indicators.views.similar.view import similar_to, similar_view
from indicators.views.similar.words import (
    feature_head,
    feature_label,
    feature_value,
    part_percent,
    similar_sentence,
    unavailable_words,
    why_words,
)
from tests.made_up import EVIL

HALLENBERG = "05958020"
INDICATORS = read_dataset(DATA).indicators
by_id = {one.id: one for one in all_features(INDICATORS)}
USUAL = [one.id for one in usual_features(INDICATORS)]


@given(st.data(), st.lists(st.sampled_from(sorted(by_id)), min_size=1, unique=True), st.integers(5, 10))
def test_a_choice_survives_the_way_through_the_address(shipped, drawn, features, count):
    area = drawn.draw(st.sampled_from(shipped.dataset.areas.at(Level.MUNICIPALITY)))
    named = () if set(features) == set(USUAL) else tuple(name for name in by_id if name in features)
    choice = SimilarChoice(area.code, named, count)
    assert read(SimilarChoice, choice.parameters(), shipped) == (choice, [])


def test_the_usual_choice_is_that_of_all_other_pages(shipped):
    choice, notices = read(SimilarChoice, {}, shipped)
    assert (choice.parameters(), notices) == ({"gemeinde": "05958004"}, [])


@pytest.mark.parametrize(
    "parameters",
    [{"gemeinde": EVIL}, {"gemeinde": "05958"}, {"merkmale": f"bevoelkerung,{EVIL}"}, {"anzahl": "4"}, {EVIL: "1"}],
    ids=str,
)
def test_an_unknown_value_gives_one_notice_and_a_group(shipped, parameters):
    choice, notices = read(SimilarChoice, parameters, shipped)
    found, peers = similar_to(shipped, choice)
    assert len(notices) == 1 and len(peers) == 8 and found.features


def test_features_have_names_units_years_and_figures_people_can_read(shipped):
    log, plain, change = (by_id[one] for one in ("bevoelkerung", "siedlungsflaeche", "bevoelkerungsentwicklung"))
    people = shipped.dataset.indicators["bevoelkerung"]
    assert feature_label(log, people) == "Bevölkerung (logarithmiert)"
    assert feature_head(log, people, 2024) == "Bevölkerung (logarithmiert), Personen, 2024"
    assert feature_label(change, people) == "Bevölkerung: Veränderung in 5 Jahren"
    assert feature_head(change, people, 2017).endswith(", %, 2012 bis 2017")
    found, _peers = similar_to(shipped, SimilarChoice(HALLENBERG))
    assert feature_value(log, people, found.raw[HALLENBERG]["bevoelkerung"]) == "4.367"
    assert feature_value(change, people, 0.0134) == "+1,3" and feature_value(change, people, -0.01) == "−1,0"
    assert feature_value(plain, shipped.dataset.indicators["siedlungsflaeche"], 12.34) == "12,3"


def test_each_distance_is_explained_by_the_parts_of_its_features(shipped):
    found, peers = similar_to(shipped, SimilarChoice(HALLENBERG))
    for peer in peers:
        parts = {one.id: part_percent(peer, one) for one in found.features}
        assert 97 <= sum(parts.values()) <= 103
        assert f"({max(parts.values())}\u202f%)" in why_words(peer, found, shipped)
    near = dict.fromkeys(USUAL, 0.0) | {"bevoelkerungsdichte": 3.62, "siedlungsflaeche": 3.64}
    assert (
        why_words(Peer("x", 1.0, near | {"pendlersaldo": 2.74}), found, shipped)
        == "vor allem Siedlung und Verkehr (36\u202f%)"
    )
    same = Peer("x", 0.0, dict.fromkeys(USUAL, 0.0))
    assert why_words(same, found, shipped) == "kein Unterschied"


def test_a_feature_that_some_municipality_lacks_is_named_with_the_reason(shipped):
    found, _peers = similar_to(shipped, SimilarChoice(HALLENBERG, ("bevoelkerung", "uebernachtungen")))
    words = unavailable_words(found, shipped)
    assert words == "Nicht verwendbar: Übernachtungen (Werte fehlen: höchstens 53 von 59 Gemeinden)."
    assert unavailable_words(similar_to(shipped, SimilarChoice(HALLENBERG))[0], shipped) == ""


def test_without_usable_features_the_description_has_no_empty_list(shipped):
    view = similar_view(shipped, SimilarChoice(HALLENBERG, ("uebernachtungen",)))
    assert ". ." not in view.description and "keine ähnlichen" in view.description


def test_a_municipality_under_5000_inhabitants_has_its_group(shipped):
    found, peers = similar_to(shipped, SimilarChoice(HALLENBERG, count=10))
    areas = shipped.dataset.areas
    assert shipped.series["bevoelkerung"].latest(HALLENBERG).value < 5000 and len(peers) == 10
    sentence = similar_sentence(areas[HALLENBERG], [areas[one.code] for one in peers], len(found.features))
    assert sentence.startswith("Hallenberg ähneln nach 5 Merkmalen am meisten Medebach, ")
    assert "keine ähnlichen" in similar_sentence(areas[HALLENBERG], [], 0)


def test_its_map_marks_the_group_and_its_files_hold_every_part(shipped):
    choice = SimilarChoice(HALLENBERG, count=6)
    _found, peers = similar_to(shipped, choice)
    classes = list(similar_map(shipped, shipped.dataset.areas[HALLENBERG], peers, LIGHT).members.values())
    assert (classes.count(CHOSEN), classes.count(SIMILAR), len(classes)) == (1, 6, 59)
    view = similar_view(shipped, choice)
    records = view.table().records()
    assert len(records) == 7 and records[0]["area"] == HALLENBERG and records[0]["distance"] == 0
    assert view.png("https://example.org").startswith(b"\x89PNG")
    assert view.path.startswith(f"aehnliche?gemeinde={HALLENBERG}&anzahl=6")


def test_how_similar_municipalities_stand_to_a_goal_counts_all_of_them(shipped):
    goal = shipped.dataset.goals["gigabit_2025"]
    _found, peers = similar_to(shipped, SimilarChoice("05958004"))
    sentence = rated_sentence([shipped.results(goal.id, date(2026, 11, 23))[one.code] for one in peers])
    assert sentence.startswith("Von 8 ähnlichen Gemeinden: ")
    assert sentence.startswith("Von 8 ähnlichen Gemeinden: 8 mit Stand 2021, heute nicht zu bewerten; damals: ")
    assert sum(int(part) for part in sentence.split("damals:")[1].split() if part.isdigit()) == 8
    assert rated_sentence([]) == ""
