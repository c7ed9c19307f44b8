"""Data in another language: by a catalogue of the data folder, as far as it goes; what it gets wrong is said."""

from __future__ import annotations

from contextvars import copy_context

import pytest
from babel.messages.pofile import read_po

from indicators.figures.sentences import statement
from indicators.language.i18n import languages, use_language
from indicators.loading.catalogues import FOLDER, catalogue_problems, path_of, read_catalogue
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.schema import Table
from indicators.loading.translations import TEXTS, texts_of, translated
from indicators.model import Level
from indicators.store import read_store
from tests.made_up import write_goals, write_measures

OTHERS = [code for code in languages() if code != "de"]
ENGLISH = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Weg"
msgstr "Way"

msgid "Schritte"
msgstr "steps"

msgid "{place} {value}"
msgstr "{value} {place}"

msgid "Zählung"
msgstr "Counting {place}"
"""


def in_english(action):
    def run():
        use_language("en")
        return action()

    return copy_context().run(run)


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_the_shipped_data_is_translated_and_none_that_is_gone(code):
    known = read_catalogue(data_dir(), code)[0]
    texts = texts_of(read_dataset())
    assert sorted(texts - known.keys()) == []
    assert sorted(known.keys() - texts) == []
    assert catalogue_problems(data_dir()) == []


@pytest.mark.parametrize("code", OTHERS)
def test_sentences_keep_their_placeholders_and_forms_two_words(code):
    with path_of(data_dir(), code).open("rb") as file:
        for one in read_po(file):
            assert str(one.string).count("[") == str(one.string).count("]")
            assert all(part.count("|") == 1 for part in str(one.string).split("[")[1:] for part in [part.split("]")[0]])


def test_every_german_column_of_a_table_is_known_as_text_or_left_on_purpose():
    """What ends with _de is for people: a field of that name is translated, or is somebody else's word."""
    from importlib import import_module
    from pkgutil import iter_modules

    import indicators.loading.check as package

    tables = [
        one
        for found in iter_modules(package.__path__, f"{package.__name__}.")
        for one in vars(import_module(found.name)).values()
        if isinstance(one, Table)
    ]
    columns = {
        column.field or name.removesuffix("_de")
        for one in tables
        for name, column in one.columns.items()
        if name.endswith("_de")
    }
    left = {"attribution", "bnk", "office", "lead"}  # names and words of others; `text` of statements is theirs, too
    assert columns - left <= {name for names in TEXTS.values() for name in names}


def test_texts_are_those_of_the_catalogue_and_figures_the_same(small_data, monkeypatch):
    write_measures(write_goals(small_data))
    (small_data / FOLDER).mkdir()
    path_of(small_data, "en").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    german, english = read_store(), in_english(read_store)
    assert german.series["weg"].indicator.label == "Weg"
    way = english.series["weg"]
    assert (way.indicator.label, way.indicator.unit) == ("Way", "steps")
    area = english.dataset.areas["09901001"]
    assert in_english(lambda: statement(way, area)).startswith("10 in Musterstadt")
    assert way.latest(area.code).value == german.series["weg"].latest(area.code).value
    assert in_english(read_store) is english and read_store() is german
    assert english.dataset.goals.keys() == german.dataset.goals.keys()


def test_a_translation_that_cannot_be_filled_in_is_left_out_and_named(small_data):
    (small_data / FOLDER).mkdir()
    path_of(small_data, "en").write_text(ENGLISH, encoding="utf-8")
    known, problems = read_catalogue(small_data, "en")
    assert "Zählung" not in known and "Weg" in known
    assert [(one.code, one.file) for one in problems] == [("translation", "languages/en.po")]
    assert [one.code for one in read_dataset(small_data).problems] == ["translation"]


def test_a_catalogue_that_is_none_is_named_and_texts_stay_german(small_data):
    (small_data / FOLDER).mkdir()
    path_of(small_data, "en").write_bytes(b'msgid "a"\nmsgstr "b\n\xff')
    assert read_catalogue(small_data, "en")[0] == {}
    assert [one.code for one in catalogue_problems(small_data)] == ["translation"]


def test_without_a_catalogue_the_data_are_the_same(shipped):
    same = translated(shipped.dataset, {})
    assert same.areas.at(Level.MUNICIPALITY) == shipped.dataset.areas.at(Level.MUNICIPALITY)
    assert same.indicators == shipped.dataset.indicators and same.measures == shipped.dataset.measures
