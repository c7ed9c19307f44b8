"""The head of a profile: what stands out, how much there is, who is beside it, and the way to its slides."""

from __future__ import annotations

import re

from tests.pages.opened import opened, words

PAGE = "profile_page"
HALLENBERG = "05958020"


def near(text: str, heading: str) -> list[str]:
    return re.findall(r">([^<]+)</a>", text.split(f"<b>{heading}</b>")[1].split("</p>")[0])


def test_a_profile_begins_with_what_stands_out_and_how_much_there_is():
    page = opened(PAGE, gemeinde=HALLENBERG)
    first = words(page)
    assert first.startswith('<div class="rm-summary">')
    assert '<p class="rm-kicker">' in first.split("</div>")[1]
    assert "über dem Median ähnlicher Gemeinden: " in first
    assert "„Weit“ heißt: mehr als zwei MAD" in first and "Höher heißt nicht besser." in first
    assert re.search(
        r"\d\d von \d\d Kennzahlen haben hier einen Wert, der älteste ist von 20\d\d, der neueste 20\d\d\.", first
    )
    assert "Bekannte Maßnahmen: 4, davon für die ganze Region: 4." in first


def test_neighbours_are_those_with_a_common_border_each_with_its_profile():
    text = words(opened(PAGE, gemeinde=HALLENBERG))
    assert near(text, "Nachbarn in der Region:") == ["Bad Berleburg", "Medebach", "Winterberg"]
    assert 'href="gemeinde?gemeinde=05970004" data-page>Bad Berleburg</a>' in text
    assert near(words(opened(PAGE, gemeinde="05966")), "Nachbarn in der Region:") == [
        "Hochsauerlandkreis", "Kreis Siegen-Wittgenstein", "Märkischer Kreis",
    ]  # fmt: skip
    assert "Nachbarn" not in words(opened(PAGE))


def test_a_district_and_the_region_are_not_said_to_stand_out():
    for address in ({"gemeinde": "05966"}, {}):
        assert "Weit " not in words(opened(PAGE, **address))


def test_the_slides_of_the_area_are_one_click_away():
    text = words(opened(PAGE, gemeinde=HALLENBERG))
    assert '<a class="rm-button" href="sitzungen?gemeinde=05958020" data-page>Folien für Hallenberg</a>' in text


def test_without_figures_the_profile_says_so(monkeypatch, small_data):
    (small_data / "sets" / "made_up" / "values.csv").write_text(
        "indicator,area,year,value,sign,note\n", encoding="utf-8"
    )
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    text = words(opened(PAGE, gemeinde="09901001"))
    assert "Keine der 4 Kennzahlen hat hier einen Wert. Maßnahmen sind keine bekannt." in text
    assert "Ähnliche Gemeinden lassen sich aus diesen Daten nicht bestimmen." in text
