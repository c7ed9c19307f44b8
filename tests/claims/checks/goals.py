"""What is counted of goals: all areas of one, all of one area, similar municipalities, legends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.claims.checks.ratings import (
    ANY_WORD,
    GOAL,
    GOALS,
    KINDS,
    LEGEND,
    NOUNS,
    SIMILAR,
    SYMBOLS,
    TILES,
    WEAK,
    YEARS,
    judged,
    wrong_words,
)
from tests.claims.checks.spread import LABEL
from tests.claims.checks.targets import aim_of
from tests.claims.rated import SINGULARS, Judged, standing_of, tallied
from tests.claims.reading import Claim, check

LEVELS = {"municipality": ("Gemeinde", "Gemeinden"), "district": ("Kreis", "Kreisen"), "region": ("Region", "Regionen")}


def in_scope(claim: Claim) -> list[Judged]:
    """The ratings of a goal for all areas of a level."""
    return [judged(claim, area=one.code) for one in claim.facts.at_level(claim.about["level"])]


PART = re.compile(rf"(\d+) (nicht bewertet|heute nicht zu bewerten|{ANY_WORD})(?=, | und |$)")


def counts_of(text: str) -> dict[str, int] | None:
    """The counts in an enumeration by what is counted, in the words for one; None for what is no enumeration."""
    rest = re.sub(r",| und ", "", PART.sub("", text)).strip()
    return (
        None
        if rest
        else Counter({SINGULARS.get(word, word): 0 for _n, word in PART.findall(text)})
        + Counter({SINGULARS.get(word, word): int(count) for count, word in PART.findall(text)})
    )


def wrong_counts(text: str, right: dict[str, int]) -> Iterator[str]:
    """Why an enumeration does not count what there is."""
    said = counts_of(text)
    if said is None:
        yield f"cannot be read: {text!r}"
    elif dict(said) != {word: count for word, count in right.items() if count}:
        yield f"says {dict(said)}, there are {right}"


@check(r"In (?P<all>\d+) (?P<places>[A-Z][a-z]+) nicht zu bewerten: (?P<why>.+?)\.(?= [A-Z]|$)", GOAL)
def nowhere_rated(claim: Claim) -> Iterator[str]:
    """That a goal is rated nowhere is said only where it is not, with the most frequent reason."""
    found = in_scope(claim)
    reasons = Counter(one.reason for one in found if one.reason != "outside")
    most = max(reasons.values(), default=0)
    if any(one.is_rated for one in found) or int(claim["all"]) != len(found):
        yield f"{sum(one.is_rated for one in found)} of {len(found)} are rated"
    elif claim["why"] not in [one for one, count in reasons.items() if count == most] and reasons:
        yield f"the reasons are {reasons}"
    yield from _wrong_places(claim, len(found))


def _wrong_places(claim: Claim, count: int) -> Iterator[str]:
    one, many = LEVELS[claim.about["level"]]
    if claim["places"] != (one if count == 1 else many):
        yield f"speaks of {claim['places']}"


@check(
    rf"Stand (?P<years>{YEARS}), heute nicht zu bewerten\. Damals von (?P<all>\d+) (?P<places>[A-Z][a-z]+): "
    rf"(?P<parts>[^.]+)\.",
    GOAL,
)
def counted_as_of_then(claim: Claim) -> Iterator[str]:
    """Where all values are old, what areas meant then is counted with the years of the values, adding up to all."""
    found = in_scope(claim)
    unrated, now, then, years = tallied(found)
    if now:
        yield f"{dict(now)} are of today"
    if claim["years"] != _span(years):
        yield f"the years are {years}"
    yield from wrong_counts(claim["parts"], {"nicht bewertet": unrated, **then})
    yield from _wrong_places(claim, len(found))
    if int(claim["all"]) != len(found):
        yield f"there are {len(found)}"


@check(rf"Von (?P<all>\d+) (?P<places>[A-Z][a-z]+): (?P<parts>[^.]+)\. Stand (?P<years>{YEARS})\.", GOAL)
def counted_as_of_today(claim: Claim) -> Iterator[str]:
    """What is said of today counts only values of today; what is not rated comes first, and all adds up."""
    found = in_scope(claim)
    unrated, now, then, _years = tallied(found)
    yield from wrong_counts(
        claim["parts"], {"nicht bewertet": unrated, "heute nicht zu bewerten": sum(then.values()), **now}
    )
    if claim["years"] != _span(sorted({one.year for one in found if one.is_rated and one.is_current})):
        yield f"the years are {sorted({one.year for one in found if one.is_current})}"
    yield from _wrong_places(claim, len(found))
    if int(claim["all"]) != len(found):
        yield f"there are {len(found)}"


def _span(years: Sequence[int]) -> str:
    ends = sorted(set(years))
    return "" if not ends else str(ends[0]) if len(ends) == 1 else f"{ends[0]} bis {ends[-1]}"


ROW = re.compile(
    rf"(?:(?P<symbol>[A-Za-zö ]+?): )?(?P<word>nicht bewertet|{ANY_WORD})(?: \((?P<year>\d{{4}})\))?: (?P<count>\d+)"
)


@check(r".+", LEGEND)
def goal_legend_counts(claim: Claim) -> Iterator[str]:
    """The legend of a goal's map counts each status under its rule and year apart, and adds up to all areas."""
    found = in_scope(claim)
    right: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        old = str(one.year) if one.is_rated and not one.is_current else ""
        right[SYMBOLS.get(one.status, ""), old, one.word] += 1
    said = {}
    for row in claim.found[0].split(" | "):
        part = ROW.fullmatch(row)
        if part is None:
            yield f"cannot be read: {row!r}"
            return
        said[part["symbol"] or "", part["year"] or "", part["word"]] = int(part["count"])
    if said != dict(right):
        yield f"says {said}, there are {dict(right)}"


@check(
    rf"(?P<area>(?!(?:{'|'.join(NOUNS.values())}):|[A-Z][a-z]*werte? |Werte ){LABEL}): (?P<rest>[^:].*?)\.(?= "
    rf"(?:Karte|Ein|[A-Z][a-z]+referenz|Vorschlag|Richtung|abgeleitete)|$)",
    GOAL,
)
def own_rating_told(claim: Claim) -> Iterator[str]:
    """The chosen area's status beside that of all is its own."""
    code = claim.facts.by_label.get(claim["area"], "")
    right = judged(claim, area=code) if code else None
    found = re.fullmatch(
        rf"nicht bewertet: (?P<why>.+)|(?:Stand\s(?P<year>\d{{4}}), heute nicht zu bewerten; damals: "
        rf")?(?P<word>{ANY_WORD}){WEAK}",
        claim["rest"],
    )
    if right is None or found is None:
        yield f"cannot be read: {claim['rest']!r}"
    elif found["why"]:
        outside = right.reason == "outside"
        if right.is_rated or (found["why"] != right.reason and not outside):
            yield f"right is {right.status} {right.reason!r}"
    else:
        yield from wrong_words(claim, right, found["word"], found["weak"] or "", found["year"] or "")


@check(r"(?P<aim>[^.()]+(?:\.\d[^.()]*)*) \((?P<kind>[^()]+)\)\.", GOAL)
def aim_and_kind_told(claim: Claim) -> Iterator[str]:
    """A target is called what it is: only a resolution is a goal that was decided."""
    if claim["aim"] != aim_of(claim.facts, claim.about["goal"]):
        yield f"the aim is {aim_of(claim.facts, claim.about['goal'])!r}"
    if claim["kind"] != KINDS.get(claim.facts.goals[claim.about["goal"]]["kind"], claim["kind"]):
        yield "is called what it is not"


def of_area(claim: Claim) -> dict[tuple[str, str], list[Judged]]:
    """The ratings of all goals meant for an area, by how binding they are and by what they are judged."""
    found: dict[tuple[str, str], list[Judged]] = {}
    for name, row in claim.facts.goals.items():
        one = judged(claim, goal=name)
        if one.reason != "outside":
            family = "direction" if row["rule"] == "direction" else "target"
            found.setdefault((standing_of(row["kind"]), family), []).append(one)
    return found


GROUP = re.compile(
    r"(?:(?P<current>\d+|keine|keiner) von (?P<count>\d+)|(?P<only>der einzige|die einzige)) "
    r"(?P<noun>[A-Za-zä]+)(?P<not> nicht)?"
)
GROUP_NOUNS = {
    "resolution": ("Beschluss", "Beschlüssen"),
    "reference": ("Referenz", "Referenzen"),
    "proposal": ("Vorschlag", "Vorschlägen"),
}


@check(r"(?P<place>[^.;:„]+?) (?:ist|sind) heute (?P<groups>[^.:]+?) zu bewerten(?:: (?P<why>[^.]+))?\.(?= |$)", GOALS)
def goals_counted(claim: Claim) -> Iterator[str]:
    """Resolutions, references and proposals are counted apart; what can be rated today and what not adds up."""
    groups = of_area(claim)
    if claim.facts.by_locative.get(claim["place"].casefold()) != claim.about["area"]:
        yield f"speaks of {claim['place']!r}"
    right: dict[str, tuple[int, int]] = {}
    for (standing, _family), found in groups.items():
        current, count = right.get(standing, (0, 0))
        right[standing] = current + sum(one.is_rated and one.is_current for one in found), count + len(found)
    said = {}
    for part in GROUP.finditer(claim["groups"]):
        standing = next((one for one, nouns in GROUP_NOUNS.items() if part["noun"] in nouns), "")
        if part["only"]:
            said[standing] = 0 if part["not"] else 1, 1
        else:
            said[standing] = int(part["current"]) if part["current"].isdigit() else 0, int(part["count"])
    if said != right:
        yield f"says {said}, there are {right}"
    every = [one for found in groups.values() for one in found]
    old = [one for one in every if one.is_rated and not one.is_current]
    unrated = sum(not one.is_rated for one in every)
    parts = [f"zu {len(old)} gibt es nur Werte von {_span([one.year for one in old])}"] if old else []
    if unrated:
        parts.append(
            f"{unrated} {'ist' if unrated == 1 else 'sind'} {'aus anderen Gründen ' if old else ''}nicht bewertet"
        )
    if claim["why"] != ", ".join(parts):
        yield f"the reasons are {', '.join(parts)!r}"


@check(
    r"Verglichen wird mit Vorgaben von Bund und Land und mit Vorschlägen; davon beschlossen: (?P<count>\d+)\.", GOALS
)
def decided_counted(claim: Claim) -> Iterator[str]:
    """How many goals were decided counts resolutions alone."""
    count = sum(len(found) for (standing, _family), found in of_area(claim).items() if standing == "resolution")
    if int(claim["count"]) != count:
        yield f"there are {count}"


FAMILIES = {"mit Zielwert": "target", "nur mit Richtung": "direction"}


@check(
    r"(?P<count>\d+) (?P<noun>[A-Za-zäü]+) (?P<family>mit Zielwert|nur mit Richtung)(?: – (?P<old>\d+) mit Stand "
    rf"(?P<years>{YEARS}), heute nicht zu bewerten)?: (?P<parts>[^.]+)\.",
    TILES,
)
def group_counted(claim: Claim) -> Iterator[str]:
    """Goals with a target and those with a direction alone never share a sum, nor do references and proposals."""
    nouns = {"Beschluss": "resolution", "Beschlüsse": "resolution", "Referenz": "reference", "Referenzen": "reference",
             "Vorschlag": "proposal", "Vorschläge": "proposal"}  # fmt: skip
    found = of_area(claim).get((nouns.get(claim["noun"], ""), FAMILIES[claim["family"]]), [])
    unrated, now, then, years = tallied(found)
    if int(claim["count"]) != len(found):
        yield f"there are {len(found)}"
    if (int(claim["old"] or 0), claim["years"]) != (sum(then.values()), _span(years)):
        yield f"{sum(then.values())} are of {years}"
    right = {"nicht bewertet": unrated, **now, **{f"damals {word}": count for word, count in then.items()}}
    said = {word: int(count) for word, _sign, count in (one.rpartition(": ") for one in claim["parts"].split("; "))}
    if said != {word: count for word, count in right.items() if count}:
        yield f"says {said}, there are {right}"


@check(
    rf"Von (?P<all>\d+) ähnlichen Gemeinden: (?P<now>[^.]*?)(?:(?:^|, )?(?P<old>\d+) mit Stand (?P<years>{YEARS}), "
    rf"heute nicht zu "
    r"bewerten; damals: (?P<then>[^.]+))?\.$",
    SIMILAR,
)
def similar_counted(claim: Claim) -> Iterator[str]:
    """How similar municipalities stand to a goal is counted rightly, of today and of the past apart."""
    found = [judged(claim, area=code) for code in claim.about["similar"]]
    unrated, now, then, years = tallied(found)
    if int(claim["all"]) != len(found):
        yield f"there are {len(found)}"
    yield from wrong_counts(claim["now"].rstrip(", "), {"nicht bewertet": unrated, **now})
    if claim["old"] or then:
        if (int(claim["old"] or 0), claim["years"]) != (sum(then.values()), _span(years)):
            yield f"{sum(then.values())} are of {years}"
        yield from wrong_counts(claim["then"], dict(then))
