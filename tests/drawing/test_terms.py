"""Words that explain themselves: whole words, once, never in links or hidden parts; data never becomes markup."""

from __future__ import annotations

import re

import pytest

from indicators.drawing.html import render
from indicators.drawing.terms import with_terms
from indicators.model.term import Term
from tests.hostile import HOSTILE

MEDIAN = Term("Median", "Der mittlere Wert.", ("Medians",))
TERMS = {"Median": MEDIAN, "R&B": Term("R&B", "Rund und bunt.")}


def told(markup: str) -> list[str]:
    """The words that got a button, in order."""
    return re.findall(r'class="rm-term[^"]*"[^>]*>([^<]*)</button>', with_terms(markup, TERMS))


def test_the_first_of_all_forms_becomes_a_button_that_says_what_it_means():
    shown = with_terms("<p>des Medians und der Median</p>", TERMS)
    assert shown.startswith(
        '<p>des <button type="button" class="rm-term" aria-expanded="false" aria-label="Medians: Was heißt das?">'
    )
    assert shown.endswith("> (Der mittlere Wert.) </span> und der Median</p>")


@pytest.mark.parametrize(
    "markup",
    ["<p>Medianwert und Median-Lohn</p>", "<p><a href='x'>Median</a></p>", "<button>Median</button>",
     "<img alt='Median'>", '<div class="rm-heat"><p>Median</p></div>',
     "<svg><text>Median</text></svg>", '<span class="rm-hidden">Median</span>'],
)  # fmt: skip
def test_parts_of_words_links_drawings_and_what_is_not_seen_stay_as_they_are(markup):
    assert with_terms(markup, TERMS) == markup


def test_a_word_in_a_link_that_heads_a_row_is_explained_behind_the_link():
    shown = with_terms("<tr><th scope='row'><a href='x'>Der Median</a><i>%</i></th></tr>", TERMS)
    assert shown.startswith("<tr><th scope='row'><a href='x'>Der Median</a><button")
    assert 'aria-label="Median: Was heißt das?">?</button>' in shown


def test_after_what_is_closed_words_are_explained_again():
    assert told("<p><a href='x'>Median<br></a> Median <b>Median</b></p>") == ["Median"]
    assert told("<p>R&amp;B</p>") == ["R&amp;B"]


@pytest.mark.parametrize("poison", HOSTILE)
def test_explanations_are_escaped_and_hostile_texts_stay_texts(poison):
    shown = with_terms(render("parts/sentence.html", sentence=f"Median {poison}"), {"Median": Term("Median", poison)})
    assert "<img" not in shown and "<script" not in shown
    assert shown.count("<button") == 1
