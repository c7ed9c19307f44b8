"""The catalogues hold exactly the texts of the code, each translated."""

import pytest

from indicators.language.i18n import languages
from tools.catalogue import catalogue, texts_of_the_code, updated

OTHERS = [code for code in languages() if code != "de"]


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_the_code_is_translated_and_no_other(code):
    known = {str(one.id): str(one.string) for one in catalogue(code) if one.id}
    texts = set(texts_of_the_code())
    assert sorted(texts - known.keys()) == [], "make catalogue"
    assert sorted(known.keys() - texts) == [], "make catalogue"
    assert [text for text, translation in known.items() if not translation.strip()] == []


@pytest.mark.parametrize("code", OTHERS)
def test_an_update_changes_nothing_that_is_there(code):
    before = {str(one.id): str(one.string) for one in catalogue(code) if one.id}
    assert {str(one.id): str(one.string) for one in updated(code) if one.id} == before


def test_texts_inside_other_texts_are_found():
    assert {"Das ist {quarters}.", "Herunterladen"} <= set(texts_of_the_code())


def test_texts_of_the_files_of_pages_are_found():
    assert {"Wie weiter?", "Was es gibt"} <= set(texts_of_the_code())
