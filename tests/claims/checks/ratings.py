"""Sentences about the rating of a goal for one area: its status, why there is none, what must be known beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tests.claims.checks.figures import STATEMENT, year_of
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, UNIT, is_rounded
from tests.claims.rated import OLD_YEARS, PLURALS, WORDS, Judged, judge
from tests.claims.reading import About, Claim, check

RATING, STANDING, WORD, THEN, VALUE, PACE, MARKS, RECEIPT, WAY = (
    "rating", "rating.standing", "rating.word", "rating.then", "rating.value", "rating.pace", "rating.note", "receipt",
    "goal.way",
)  # fmt: skip
GOAL, GOALS, LEGEND, TILES, SIMILAR = "goal", "goals", "goal.legend", "goals.tiles", "goal.similar"
NOUNS = {"Beschluss": "Ziel", "Referenz Bund": "Bundesreferenz", "Referenz Land": "Landesreferenz",
         "Abgeleitet": "abgeleitete Referenz", "Richtung": "Richtung", "Vorschlag": "Vorschlag"}  # fmt: skip
KINDS = {
    "Referenz Bund": "Referenz des Bundes – kein Beschluss der Region",
    "Referenz Land": "Referenz des Landes – kein Beschluss der Region",
    "Abgeleitet": "Abgeleitet aus einem Ziel von Bund oder Land – kein Beschluss der Region",
    "Richtung": "Nur eine Richtung, kein Zielwert – kein Beschluss der Region",
    "Vorschlag": "Vorschlag, noch zu beschließen",
}
SENTENCES = {
    "{place} ist die Entwicklung bei „{goal}“ auf Kurs.": ("target_by_year", "sun"),
    "{place} liegt die Entwicklung bei „{goal}“ knapp neben dem Kurs.": ("target_by_year", "mostly_sunny"),
    "{place} geht die Entwicklung bei „{goal}“ in die richtige Richtung, aber zu langsam.": ("target_by_year", "cloud"),
    "{place} bewegt sich der Wert bei „{goal}“ vom Zielwert weg.": ("target_by_year", "storm"),
    "{place} steht der Wert bei „{goal}“ still.": ("", "standstill"),
    "{place} ist der Zielwert „{goal}“ eingehalten.": ("hold", "sun"),
    "{place} ist der Zielwert „{goal}“ eingehalten, der Trend geht aber dagegen.": ("hold", "mostly_sunny"),
    "{place} ist der Zielwert „{goal}“ verfehlt, der Wert wird aber besser.": ("hold", "cloud"),
    "{place} ist der Zielwert „{goal}“ verfehlt, und der Wert steht still.": ("hold", "standstill"),
    "{place} ist der Zielwert „{goal}“ verfehlt, und der Wert entfernt sich davon.": ("hold", "storm"),
    "{place} geht die Entwicklung bei „{goal}“ in die gewünschte Richtung.": ("direction", "sun"),
    "{place} ging die Entwicklung bei „{goal}“ in die gewünschte Richtung, zuletzt aber nicht.": (
        "direction",
        "mostly_sunny",
    ),
    "{place} ging die Entwicklung bei „{goal}“ in die falsche Richtung, nur zuletzt in die gewünschte.": (
        "direction",
        "cloud",
    ),
    "{place} geht die Entwicklung bei „{goal}“ in die falsche Richtung.": ("direction", "storm"),
}
ANY_WORD = "|".join(re.escape(one) for one in sorted({*WORDS.values(), *PLURALS.values()}, key=len, reverse=True))
WEAK = r"(?: – (?P<weak>[^–.()]*\d{2,4}[^.()]*|zuletzt [a-z ]+))?"
SYMBOLS = {
    "sun": "Sonne",
    "mostly_sunny": "leicht bewölkt",
    "cloud": "Wolke",
    "standstill": "Nebel",
    "storm": "Gewitter",
}
YEARS = r"\d{4}(?: bis \d{4})?"


@lru_cache(maxsize=4096)
def _judged(facts_id: int, goal: str, area: str, year: int) -> Judged:
    return judge(_FACTS[facts_id], goal, area, year)


_FACTS: dict[int, Facts] = {}


def judged(claim: Claim, area: str = "", goal: str = "") -> Judged:
    """The rating a statement is about, computed anew."""
    _FACTS[id(claim.facts)] = claim.facts
    about = claim.about
    return _judged(id(claim.facts), goal or about["goal"], area or about["area"], about["this_year"])


def label_of(claim: Claim, goal: str = "") -> str:
    """What a goal is called."""
    return claim.facts.goals[goal or claim.about["goal"]]["label_de"]


def wrong_words(claim: Claim, right: Judged, word: str, weak: str, year: str) -> Iterator[str]:
    """Why a status said, with what weakens it and the year of an old one, is not the one computed anew."""
    if right.is_rated and right.is_current == bool(year):
        yield f"the newest value is of {right.year}: a status of {'today' if right.is_current else 'the past'}"
    if year and right.is_rated and int(year) != right.year:
        yield f"the newest value is of {right.year}"
    if word != right.word:
        yield f"says {word!r}, right is {right.word!r} ({right.rule}, {right.status})"
    if (weak or "") != right.weakened:
        yield f"says {weak!r}, right is {right.weakened!r}"


def _place_of(claim: Claim) -> Iterator[str]:
    if claim.facts.by_locative.get(claim["place"].casefold()) != claim.about["area"]:
        yield f"speaks of {claim['place']!r}"
    if claim["goal"] != label_of(claim):
        yield f"speaks of {claim['goal']!r}"


@check(r"(?P<place>[^.;:„]+?) lässt sich „(?P<goal>.+?)“ nicht bewerten: (?P<why>.+?)\.(?= [A-Z]|$)", RATING)
def not_rated_said(claim: Claim) -> Iterator[str]:
    """That a goal is not rated is said only where it is not, with the right reason and number of values."""
    yield from _place_of(claim)
    if judged(claim).is_rated or claim["why"] != judged(claim).reason:
        yield f"right is {judged(claim).status} {judged(claim).reason!r}"


@check(
    r"(?P<place>[^.;:„]+?) ist „(?P<goal>.+?)“ heute nicht zu bewerten \(Stand (?P<year>\d{4})\); damals: "
    rf"(?P<word>{ANY_WORD}){WEAK}\.(?= |$)",
    RATING,
)
def past_rating_said(claim: Claim) -> Iterator[str]:
    """Old values are told with their year and what they meant then, never as of today."""
    yield from _place_of(claim)
    yield from wrong_words(claim, judged(claim), claim["word"], claim["weak"], claim["year"])


def _sentence_pattern(_about: About, _facts: Facts) -> str:
    return _SENTENCE


_SENTENCE = "|".join(
    re.escape(one)
    .replace(r"\{place\}", rf"(?P<place{number}>[^.;:„]+?)")
    .replace(r"\{goal\}", rf"(?P<goal{number}>[^“]+)")
    for number, one in enumerate(sorted(SENTENCES, key=len, reverse=True))
)
_ORDERED = [SENTENCES[one] for one in sorted(SENTENCES, key=len, reverse=True)]


@check(_sentence_pattern, RATING)
def rating_said(claim: Claim) -> Iterator[str]:
    """A sentence about a status says the one computed anew, of values that are of today, in the words of its rule."""
    number = next(number for number in range(len(_ORDERED)) if claim.found[f"place{number}"])
    (rule, status), right = _ORDERED[number], judged(claim)
    if claim.facts.by_locative.get(claim.found[f"place{number}"].casefold()) != claim.about["area"]:
        yield f"speaks of {claim.found[f'place{number}']!r}"
    if claim.found[f"goal{number}"] != label_of(claim):
        yield f"speaks of {claim.found[f'goal{number}']!r}"
    if status != right.status or (rule and rule != right.rule):
        yield f"right is {right.status} ({right.rule})"
    if right.is_rated and not right.is_current:
        yield f"the newest value is of {right.year}: not a status of today"
    if right.weakened and right.weakened not in claim.statement.text:
        yield f"does not say: {right.weakened}"


@check(r"Aber: (?P<weak>.+?)\.(?= |$)", RATING)
def weakness_said(claim: Claim) -> Iterator[str]:
    """What weakens a status is one jump that makes most of the change, or a last step that was slow or none."""
    if claim["weak"] != judged(claim).weakened:
        yield f"right is {judged(claim).weakened!r}"


@check(
    r"Ob der Zielwert für (?P<target>\d{4}) erreicht wurde, ist mit dem Wert von (?P<year>\d{4}) nicht zu sagen\.",
    MARKS,
)
def passed_year_said(claim: Claim) -> Iterator[str]:
    """That a target year has passed without a value of it is said only where it has."""
    target, year = int(claim["target"]), judged(claim).year
    right = claim.facts.goals[claim.about["goal"]]["target_year"]
    if str(target) != right or int(claim["year"]) != year or not year < target < claim.about["this_year"]:
        yield f"the target year is {right}, the newest value is of {year}"


@check(
    r"Bewertet mit Werten bis (?P<last>\d{4}); seit (?P<since>\d{4}) gilt eine neue Reihe \((?P<why>.+?)\), "
    rf"neuester Wert (?P<number>{NUMBER}){UNIT} \((?P<period>[^()]+)\)\.",
    MARKS,
)
def break_before_newest_said(claim: Claim) -> Iterator[str]:
    """That a rating is of before a series break is said where it is, with the newest value and what changed."""
    right, fact = judged(claim), claim.facts.indicators[claim.facts.goals[claim.about["goal"]]["indicator"]]
    if right.since_break is None:
        yield "the newest value counts"
        return
    year, value = right.since_break
    since = max(one for one in fact.breaks if one <= year)
    if (int(claim["last"]), int(claim["since"]), claim["why"]) != (right.year, since, fact.breaks[since]):
        yield f"values to {right.year}, break {since}: {fact.breaks[since]}"
    if not is_rounded(claim["number"], value, fact.decimals) or not fact.says_period(claim["period"], year):
        yield f"the newest value is {right.since_break}"


@check(r"(?P<met>Dieser neueste Wert erreicht den Zielwert)(?P<missed> nicht)?\.", MARKS)
def newest_against_target_said(claim: Claim) -> Iterator[str]:
    """Whether the newest value after a break meets the target."""
    right, goal = judged(claim), claim.facts.goals[claim.about["goal"]]
    if right.since_break is None or not goal["target"]:
        yield "there is none after a break, or no target"
        return
    d = 1 if goal["direction"] == "up" else -1
    is_met = d * (right.since_break[1] - float(goal["target"])) >= 0
    if is_met == bool(claim["missed"]):
        yield f"it is {right.since_break}, the target {goal['target']}"


@check(
    r"Der neueste Wert(?P<rated>, der sich bewerten lässt,)? ist von (?P<year>\d{4}), also (?P<age>\d+) Jahre alt\.",
    MARKS,
)
def too_old_said(claim: Claim) -> Iterator[str]:
    """That a value is too old to be rated today is said only where it is more than three years old."""
    year = judged(claim).year
    if bool(claim["rated"]) != bool(judged(claim).since_break):
        yield f"since the break: {judged(claim).since_break}"
    if (
        int(claim["year"]) != year
        or int(claim["age"]) != claim.about["this_year"] - year
        or int(claim["age"]) <= OLD_YEARS
    ):
        yield f"the newest value is of {year}"


@check(
    r"Einmaliger Sprung (?P<years>\d{4}[/–]\d+): Dieser eine Schritt macht mehr als zwei Drittel der Änderung aus\.",
    MARKS,
)
def jump_said(claim: Claim) -> Iterator[str]:
    """That one step makes most of the change is said only where it does, with its years."""
    if f"einmaliger Sprung {claim['years']}" not in judged(claim).weakened:
        yield f"right is {judged(claim).weakened!r}"


@check(
    r"Der letzte Schritt (?:war nicht einmal ein Drittel so groß wie das mittlere Tempo|(?P<away>ging nicht in die "
    r"gewünschte "
    r"Richtung))\.",
    MARKS,
)
def slowing_said(claim: Claim) -> Iterator[str]:
    """That the last step was slow, or did not lead there, is said only where it is so."""
    right = "zuletzt nicht besser" if claim["away"] else "zuletzt langsamer"
    if right not in judged(claim).weakened:
        yield f"right is {judged(claim).weakened!r}"


def _later_pattern(about: About, facts: Facts) -> str:
    name = about["indicator"] if "indicator" in about else facts.goals[about["goal"]]["indicator"]
    known = "|".join(re.escape(one) for one in facts.indicators[name].later.values())
    listed = rf"(?:{known})(?:, (?:{known}))*(?: und (?:{known}))?" if known else "(?!)"
    return rf"Spätere Stände gibt es, sie fehlen hier noch: (?P<list>{listed})\."


def _quality_pattern(about: About, facts: Facts) -> str:
    name = about["indicator"] if "indicator" in about else facts.goals[about["goal"]]["indicator"]
    known = "|".join(re.escape(one.reason) for one in facts.indicators[name].qualities)
    return rf"(?P<reason>{known})" if known else "(?!)"


@check(_quality_pattern, MARKS)
def quality_reason_said(claim: Claim) -> Iterator[str]:
    """Why values must not be rated is what the publisher's notes say of values of this level and year."""
    name = claim.facts.goals[claim.about["goal"]]["indicator"]
    latest = claim.facts.latest(name, claim.about["area"])
    quality = claim.facts.quality(name, claim.about["area"], latest.year if latest else 0)
    if "rate" in quality.allows or claim["reason"] != quality.reason:
        yield f"it is {quality}"


@check(_later_pattern, MARKS, STATEMENT)
def later_editions_said(claim: Claim) -> Iterator[str]:
    """Editions or elections that are known and not in the data are named, and all of them."""
    about, facts = claim.about, claim.facts
    name = about["indicator"] if "indicator" in about else facts.goals[about["goal"]]["indicator"]
    year = judged(claim).year if "goal" in about else year_of(claim) or 0
    right = [words for when, words in sorted(facts.indicators[name].later.items()) if when > year]
    if claim["list"] != " und ".join(filter(None, [", ".join(right[:-1]), right[-1] if right else ""])):
        yield f"it is {right}"


@check(
    rf"(?:nicht bewertet: (?P<why>.+?)|(?:Stand\s(?P<year>\d{{4}}), heute nicht zu bewerten; damals: "
    rf")?(?P<word>{ANY_WORD}){WEAK})$",
    WORD,
)
def status_word_said(claim: Claim) -> Iterator[str]:
    """The word for a status is that of its rule; old values are told as of the past, and none as not rated."""
    right = judged(claim)
    if claim["why"]:
        if right.is_rated or claim["why"] != right.reason:
            yield f"right is {right.status} {right.reason!r}"
    else:
        yield from wrong_words(claim, right, claim["word"], claim["weak"], claim["year"])


@check(rf"nicht bewertet: (?P<why>.+?)$|(?P<then>damals: )?(?P<word>{ANY_WORD}){WEAK}$", THEN)
def then_word_said(claim: Claim) -> Iterator[str]:
    """Beside a column of years a status of old values is told as of then, one of today without that word."""
    right = judged(claim)
    if claim["why"]:
        if right.is_rated or claim["why"] != right.reason:
            yield f"right is {right.status} {right.reason!r}"
    else:
        yield from wrong_words(claim, right, claim["word"], claim["weak"], str(right.year) if claim["then"] else "")
