"""Languages beside German: catalogues that fit the code, and requests that do not disturb each other."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest
from babel.messages.pofile import read_po

from indicators.language.formatting import format_number
from indicators.language.i18n import DOMAIN, MARKS, gettext, language, languages, use_language, with_levels
from indicators.language.switch import other_language
from indicators.paths import LOCALES, ROOT

OTHERS = [code for code in languages() if code != "de"]


def in_language(code, action):
    def run():
        use_language(code)
        return action()

    return copy_context().run(run)


def catalogue(code):
    with (LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return [one for one in read_po(file, locale=code) if one.id]


def test_german_is_the_language_of_the_code():
    assert languages()[0] == "de"
    assert (language(), gettext("Karte")) == ("de", "Karte")


@pytest.mark.parametrize("code", OTHERS)
def test_every_translation_keeps_the_placeholders_of_its_text(code):
    for message in catalogue(code):
        assert set(re.findall(r"\{\w+\}", message.id)) == set(re.findall(r"\{\w+\}", message.string))


def test_english_changes_texts_and_numbers():
    assert in_language("en", lambda: (gettext("Karte"), format_number(1234.5, 1))) == ("Map", "1,234.5")
    assert (gettext("Karte"), format_number(1234.5, 1)) == ("Karte", "1.234,5")


def test_an_unknown_language_gives_german():
    assert in_language("tlh", language) == "de"


def test_visitors_at_the_same_time_each_have_their_own_language():
    with ThreadPoolExecutor(4) as pool:
        wanted = ["de", "en"] * 40
        found = list(pool.map(lambda code: in_language(code, lambda: gettext("Karte")), wanted))
    assert found == ["Karte", "Map"] * 40


def test_a_region_may_offer_german_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    assert languages() == ("de", "en") and other_language("karte").code == "en"
    (tmp_path / "region.toml").write_text('languages = ["de"]\n', encoding="utf-8")
    assert languages() == ("de",) and other_language("karte") is None
    use_language("en")
    assert language() == "de"


@pytest.mark.parametrize(("code", "words"), [("de", "Ähnliche Stadtteile"), ("en", "Similar quarters")])
def test_levels_are_called_as_the_region_says(monkeypatch, code, words):
    monkeypatch.setenv("REGION_DATA_DIR", str(ROOT / "examples" / "lindenstadt"))
    use_language(code)
    assert gettext("Ähnliche ‹Gemeinden›") == words
    assert with_levels("‹^Gemeinde› ‹dem Kreis› ‹was auch immer›").endswith("‹was auch immer›")


def test_a_level_without_words_in_a_language_has_those_of_german(tmp_path, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    (tmp_path / "region.toml").write_text(
        '[levels.municipality]\nde = ["Ortsteil", "Ortsteile", "Ortsteilen", "dem Ortsteil"]\n', encoding="utf-8"
    )
    use_language("en")
    assert gettext("Ähnliche ‹Gemeinden›") == "Similar Ortsteile"


def test_the_marks_of_a_translation_are_known_and_of_the_same_levels():
    for message in catalogue("en"):
        german, english = (re.findall(r"‹\^?([^›]+)›", str(text)) for text in (message.id, message.string))
        assert {MARKS[one][0] for one in english} == {MARKS[one][0] for one in german}, message.id
