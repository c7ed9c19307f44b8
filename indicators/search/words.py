"""Texts as the stems of their words: what differs only in ending, umlaut, case or accent is the same."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
# What says nothing about what is meant; a search of nothing else keeps them.
EMPTY = frozenset((
    "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "einem", "einen", "und", "oder", "in",
    "im", "am", "an", "auf", "aus", "bei", "bis", "fuer", "von", "vom", "zu", "zum", "zur", "mit", "ohne", "je", "pro",
    "wie", "was", "wo", "wer", "viel", "viele", "gibt", "gibts", "es", "ist", "sind", "hat", "haben", "nicht", "kein",
    "keine", "mein", "meine", "meiner", "unser", "unsere", "unserer", "wird", "werden", "kann", "man", "ich", "wir",
    "ihr", "sie", "auch", "sehr", "so", "da", "dort", "weit", "lange", "gut", "schlecht", "welche", "welcher",
    "welches", "warum", "wann", "dorf", "ort", "stadt", "land",
))  # fmt: skip
_stemmer = snowballstemmer.stemmer("german")


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, in their order.

    Stems are those of the Snowball algorithm for German, which also knows umlauts written out.

    >>> stems("Ärzte, aerzte"), stems("Lüdenscheid LUEDENSCHEID"), stems("Ladepunkte je 1.000")
    (['arzt', 'arzt'], ['ludenscheid', 'ludenscheid'], ['ladepunkt', 'je', '1', '000'])
    """
    return [stem(one) for one in WORD.findall(unicodedata.normalize("NFC", text).casefold())]


def asked(text: str) -> list[str]:
    """Return the stems that a search is about, each once; empty words only where there are no others.

    >>> asked("Wie viele Ärzte gibt es in Olpe?"), asked("in")
    (['arzt', 'olp'], ['in'])
    """
    words = WORD.findall(unicodedata.normalize("NFC", text).casefold())
    telling = [one for one in words if stem_fold(one) not in EMPTY] or words
    return list(dict.fromkeys(stem(one) for one in telling))


def stem_fold(word: str) -> str:
    """Return a word with its umlauts written out.

    >>> stem_fold("für")
    'fuer'
    """
    return word.translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"})


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a word in small letters, without accents."""
    found: str = _stemmer.stemWord(word)
    apart = unicodedata.normalize("NFKD", found)
    return "".join(one for one in apart if not unicodedata.combining(one))
