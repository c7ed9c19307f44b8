"""Falsehoods made of true statements: a number, a year, a place or a word of direction is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.claims.facts import Facts
from tests.claims.reading import Statement

NUMBER = re.compile(r"(?<![\d.,–/])\d+(?:[.,]\d+)*(?![\d–/])")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d)")
SWAPS = (
    ("über", "unter"), ("höher", "niedriger"), ("höchsten", "niedrigsten"), ("kleinster", "größter"), ("mehr als",
    "weniger als"),
    ("starken", "schwachen"), ("mittleren", "starken"), ("gleichläufigen", "gegenläufigen"), ("steigen", "sinken"),
    ("besser", "schlechter"), ("auf Kurs", "zu langsam"), ("eingehalten", "verfehlt"), ("steht still",
    "bewegt sich weg"),
    ("gewünschte", "falsche"), ("unverändert", "+0,1"), ("gerundet derselbe", "derselbe"), ("gleich ", "0,1 über "),
    ("vorläufig", "endgültig"), ("geschätzt", "endgültig"), ("keine Angabe", "0"), ("genau null", "ohne Angabe"),
    ("veröffentlicht", "berechnet"), ("keine", "1"), ("Referenz", "Beschluss"), ("Bundesreferenz", "Ziel"),
    ("Vorschlag", "Ziel"),
    ("heute nicht zu bewerten", "auf Kurs"), ("nicht bewertet", "auf Kurs"), ("ähnlich wie die", "höher als die"),
    ("unteres", "oberes"), ("Sonne", "Gewitter"), ("Wolke", "Sonne"), ("Gemeinden", "Kreise"), ("Laufend",
    "Abgeschlossen"),
    ("Umsetzung", "Planung"), ("laufend", "abgeschlossen"), ("kein Vergleich", "kein Trend"), ("mindestens",
    "weniger als"),
    (", die sich bewerten lassen", ""),
)  # fmt: skip
SIGNS = (("+", "−"), ("−", "+"))
MOST_PER_KIND = 3


@dataclass(frozen=True, slots=True)
class Planted:
    """A statement in which one thing was made false, and what that was."""

    what: str
    statement: Statement


def falsehoods(statement: Statement, start: int, end: int, facts: Facts) -> Iterator[Planted]:
    """Make a piece of a true statement false, one thing at a time."""
    before, piece, after = statement.text[:start], statement.text[start:end], statement.text[end:]
    for what, changed in _changed(piece, facts):
        yield Planted(what, Statement(statement.kind, f"{before}{changed}{after}", statement.about))


def _changed(piece: str, facts: Facts) -> Iterator[tuple[str, str]]:
    for found in list(NUMBER.finditer(piece))[:MOST_PER_KIND]:
        if not YEAR.fullmatch(found[0]):
            yield "a number", piece[: found.start()] + _other_number(found[0]) + piece[found.end() :]
    for found in list(YEAR.finditer(piece))[:MOST_PER_KIND]:
        yield "a year", piece[: found.start()] + str(int(found[0]) - 37) + piece[found.end() :]
    for one, other in (*SWAPS, *((b, a) for a, b in SWAPS if b[:1].isalpha())):
        if re.search(rf"(?<![A-Za-zäöüß]){re.escape(one)}", piece):
            yield f"{one!r} as {other!r}", re.sub(rf"(?<![A-Za-zäöüß]){re.escape(one)}", other, piece, count=1)
    for one, other in SIGNS:
        if re.search(rf"{re.escape(one)}\\d", piece):
            yield "a sign", piece.replace(one, other, 1)
    yield from _other_place(piece, facts)


def _other_number(text: str) -> str:
    """A number with another last digit."""
    return text[:-1] + str((int(text[-1]) + 1) % 10) if text[-1] != "9" else text[:-1] + "7"


def _other_place(piece: str, facts: Facts) -> Iterator[tuple[str, str]]:
    labels = sorted((one.label for one in facts.places.values()), key=len, reverse=True)
    for label in labels:
        if re.search(rf"(?<![A-Za-zäöüß]){re.escape(label)}(?![a-zäöüß])", piece):
            other = "Werdohl" if label != "Werdohl" else "Winterberg"
            yield "a place", piece.replace(label, other, 1)
            return
