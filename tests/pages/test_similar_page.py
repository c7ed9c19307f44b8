"""The page of similar municipalities, and where else their group stands."""

from __future__ import annotations

from tests.pages.opened import opened, words

PAGE = "similar_page"


def test_a_deep_link_gives_municipality_features_and_count():
    test = opened(PAGE, gemeinde="05958020", merkmale="bevoelkerung,waldanteil", anzahl="6")
    assert test.select_slider(key="similar_count").value == 6
    assert test.pills(key="similar_features").value == ["bevoelkerung", "waldanteil"]
    body = next(one.proto.body for one in test.get("html") if "rm-similar" in one.proto.body)
    assert body.count('<th scope="row">') == 7 and body.count('class="rm-part"') == 12
    assert "vergleich?gebiete=05958020%2C" in body


def test_widgets_write_into_the_address():
    test = opened(PAGE, gemeinde="05958020")
    test.select_slider(key="similar_count").set_value(10).run()
    test.pills(key="similar_features").set_value(["bevoelkerung", "steuerkraft"]).run()
    found = dict(test.query_params)
    assert (found["anzahl"], found["merkmale"]) == ("10", "bevoelkerung,steuerkraft")


def test_what_is_unknown_in_the_address_is_told():
    assert len(opened(PAGE, gemeinde="x", merkmale="y", anzahl="z").info) == 3


def test_the_median_of_similar_municipalities_stands_on_the_profile_with_their_names():
    text = words(opened("profile_page", gemeinde="05958020"))
    assert '<b>Ähnliche Gemeinden:</b> <a href="gemeinde?gemeinde=05958028" data-page>Medebach</a>, ' in text
    assert "aehnliche?gemeinde=05958020" in text
    assert text.count("dem Median ähnlicher Gemeinden") > 10
    assert "ähnlicher Gemeinden" not in words(opened("profile_page", gemeinde="05958"))


def test_their_ratings_stand_at_a_goal_and_their_names_at_a_comparison():
    assert "Von 8 ähnlichen Gemeinden: " in words(opened("goals_page", ziel="gigabit_2025", gemeinde="05958020"))
    assert "ähnlichen Gemeinden" not in words(opened("goals_page", ziel="gigabit_2025"))
    compared = words(opened("comparison_page", gebiete="05958020", mit="aehnliche"))
    assert "Ähnlich wie Hallenberg: Medebach, " in compared


def test_data_that_do_not_say_by_what_places_are_alike_have_no_similar_ones(monkeypatch, small_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    shown = opened(PAGE, merkmale="bevoelkerung,waldanteil")
    assert [one.value for one in shown.info] == ["Diese Merkmale gibt es nicht\\: bevoelkerung, waldanteil."]
    assert "keine ähnlichen Gemeinden bestimmen: Es fehlt an Merkmalen" in words(shown)


def test_an_unusable_feature_is_named_before_it_is_chosen_and_alone_gives_no_empty_table():
    assert "Übernachtungen (Werte fehlen" in " ".join(one.value for one in opened(PAGE).caption)
    alone = opened(PAGE, gemeinde="05958020", merkmale="uebernachtungen")
    assert "keine ähnlichen Gemeinden bestimmen" in words(alone)
    assert "rm-similar" not in words(alone) and "Quelle:" not in words(alone) and "vergleich?" not in words(alone)


def test_without_data_it_says_so(monkeypatch, small_data):
    for path in (small_data / "sets").rglob("*.csv"):
        path.unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert next(one.value for one in opened(PAGE).info).startswith("Es gibt noch keine Indikatoren.")
