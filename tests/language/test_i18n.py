"""Languages beside German: catalogues that fit the code, and requests that do not disturb each other."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest
from babel.messages.pofile import read_po

from indicators.language.formatting import format_number
from indicators.language.i18n import DOMAIN, gettext, language, languages, use_language
from indicators.paths import LOCALES

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
