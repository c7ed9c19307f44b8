"""How German speaks of districts and towns, from their names in the official register."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.model.region import LevelWords

TITLES = re.compile(r",\s*(?P<title>.+)$")
OWN_WORD = re.compile(r"(kreis|Kreis\b|Region|Städteregion|verband)", re.IGNORECASE)
ADJECTIVE = re.compile(r"^(?P<stem>.+scher) Kreis$")  # "Oberbergischer Kreis": this kind of word is declined


class Kind(StrEnum):
    """What a place is, by the text code (Textkennzeichen) of the register GV-ISys."""

    CITY = "41"
    URBAN_DISTRICT = "42"
    DISTRICT = "43"
    RURAL_DISTRICT = "44"
    ASSOCIATION = "45"


@dataclass(frozen=True, slots=True)
class Named:
    """How an area is called: officially, unmistakably, and as where something is."""

    name: str
    label: str
    locative: str
    type: str


def district_named(text: str, kind: str) -> Named:
    """Return how a district is called, from its name and text code in the register.

    >>> district_named("Olpe", "43").locative, district_named("Hochsauerlandkreis", "43").locative
    ('im Kreis Olpe', 'im Hochsauerlandkreis')
    >>> district_named("Märkischer Kreis", "43").locative, district_named("Städteregion Aachen", "43").locative
    ('im Märkischen Kreis', 'in der Städteregion Aachen')
    >>> district_named("Köln, Stadt", "41").label, district_named("Ansbach", "44").label
    ('Köln (kreisfreie Stadt)', 'Landkreis Ansbach')
    """
    short = TITLES.sub("", text).strip()
    if kind in (Kind.CITY, Kind.URBAN_DISTRICT):
        word = "kreisfreie Stadt" if kind == Kind.CITY else "Stadtkreis"
        return Named(short, f"{short} ({word})", f"in {short}", word[0].upper() + word[1:])
    word = "Landkreis" if kind == Kind.RURAL_DISTRICT else "Kreis"
    name = short if OWN_WORD.search(short) else f"{word} {short}"
    if found := ADJECTIVE.match(name):
        return Named(name, name, f"im {found['stem'][:-1]}n Kreis", word)
    article = "in der" if name.startswith(("Region ", "Städteregion ")) else "im"
    return Named(name, name, f"{article} {name}", word)


def town_named(text: str) -> Named:
    """Return how a municipality is called, from its name in the register.

    >>> town_named("Borken, Stadt"), town_named("Heek").type
    (Named(name='Borken', label='Borken', locative='in Borken', type='Stadt'), 'Gemeinde')
    """
    short, found = TITLES.sub("", text).strip(), TITLES.search(text)
    is_town = bool(found and "stadt" in found["title"].lower())
    return Named(short, short, f"in {short}", "Stadt" if is_town else "Gemeinde")


@dataclass(frozen=True, slots=True)
class Words:
    """What a kind of association is called: one, where something is, several, several after "in", and none at all."""

    one: str
    article: str
    many: str
    of_many: str
    free: str

    @property
    def levels(self) -> dict[str, LevelWords]:
        """The words for the level, by language."""
        one, many = "municipal association", "municipal associations"
        article = "dem" if self.article == "im" else "der"
        return {
            "de": (self.one, self.many, self.of_many, f"{article} {self.one}"), "en": (one, many, many, f"the {one}"),
        }  # fmt: skip


ASSOCIATIONS = {  # by text code of the register
    "51": Words("Amt", "im", "Ämter", "Ämtern", "amtsfrei"),
    "52": Words("Samtgemeinde", "in der", "Samtgemeinden", "Samtgemeinden", "ohne Samtgemeinde"),
    "53": Words("Verbandsgemeinde", "in der", "Verbandsgemeinden", "Verbandsgemeinden", "verbandsfrei"),
    "54": Words("Verwaltungsgemeinschaft", "in der", "Verwaltungsgemeinschaften", "Verwaltungsgemeinschaften",
                "ohne Verwaltungsgemeinschaft"),
    "55": Words("Kirchspielslandgemeinde", "in der", "Kirchspielslandgemeinden", "Kirchspielslandgemeinden",
                "amtsfrei"),
}  # fmt: skip
OF_SEVERAL_KINDS = Words("Verwaltungsverband", "im", "Verwaltungsverbände", "Verwaltungsverbänden", "ohne Verband")
FREE = "50"
SAYS_ITS_KIND = re.compile(r"^(VVG|GVV|VG|VV|Amt|Samtgemeinde|Verbandsgemeinde)\b")


def words_for_associations(kinds: Iterable[str]) -> Words:
    """Return what associations of these kinds are called together.

    Those of the commonest kind, where there are several: each area says itself which it is.

    >>> words_for_associations(["50", "53"]).many, words_for_associations(["51", "51", "55"]).one
    ('Verbandsgemeinden', 'Amt')
    """
    found = Counter(ASSOCIATIONS.get(one, OF_SEVERAL_KINDS) for one in kinds if one != FREE)
    return found.most_common(1)[0][0] if found else OF_SEVERAL_KINDS


def association_named(text: str, kind: str, words: Words) -> Named:
    """Return how an association is called; a municipality that is in none stands for itself.

    >>> association_named("Adenau", "53", ASSOCIATIONS["53"]).locative
    'in der Verbandsgemeinde Adenau'
    >>> association_named("Mayen, Stadt", "50", ASSOCIATIONS["53"]).label
    'Mayen (verbandsfrei)'
    """
    short = TITLES.sub("", text).strip()
    if kind == FREE:
        return Named(short, f"{short} ({words.free})", f"in {short}", words.free[0].upper() + words.free[1:])
    own = ASSOCIATIONS.get(kind, OF_SEVERAL_KINDS)
    name = short if SAYS_ITS_KIND.match(short) else f"{own.one} {short}"
    return Named(short, name, f"{own.article} {name}", own.one)
