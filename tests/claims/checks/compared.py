"""How figures stand to others of the same year, and how they changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tests.claims.checks.figures import (
    CHANGE,
    COMPARED,
    COMPARISON,
    KIND_WORDS,
    fact_of,
    missing_prices,
    places_of,
    wrong_number,
    year_of,
)
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, SAID_NUMBER, is_rounded, read, rounded
from tests.claims.reading import About, Claim, check
from tests.claims.records import REGION, Fact, Known

PART = re.compile(
    rf"(?P<number>{NUMBER})(?P<unit>[^()]*?) (?P<side>über|unter) dem Wert (?P<place>[^()]+(?:\([^()]+\))?) "
    rf"\((?P<value>{SAID_NUMBER})(?P<value_unit>[^()]*)\)"
    r"|(?P<rounded>gerundet )?derselbe Wert wie (?P<same>[^(),]+?(?: \([^()]+\))?)(?=,| und |\.$)"
)


@check(r"Das (?:liegt|ist) .+?\.(?= [A-ZÄÖÜ]|$)", COMPARED)
def compared_in_sentence(claim: Claim) -> Iterator[str]:
    """A figure lies above or below others of the same year by the difference of the rounded figures said."""
    fact, year = fact_of(claim.about, claim.facts), year_of(claim)
    own = claim.facts.value(fact.id, claim.about["area"], year) if year else None
    text = claim.found[0]
    rest = PART.sub("", text)
    if own is None or re.sub(r"(?:Das|liegt|ist|und|[ ,.])+", "", rest):
        yield f"cannot be read: {rest!r}"
        return
    for part in PART.finditer(text):
        place = part["place"] or part["same"]
        code = claim.facts.by_locative.get(place.casefold())
        known = claim.facts.at(fact.id, code, year) if code and year else None
        if known is None or known.value is None:
            yield f"{place!r} has no value of {year}"
            continue
        places = fact.decimals if part["same"] else places_of(part["value"], fact)
        mine, theirs = (rounded(one, places) for one in (own, known.value))
        if part["same"]:
            if mine != theirs or bool(part["rounded"]) == (own == known.value):
                yield f"{own} and {known.value} ({place}) are not the same"
            continue
        yield from wrong_number(part["value"], known, fact)
        yield from forbidden_comparison(claim, code or "", year or 0)
        yield from wrong_difference(part["side"], part["number"], mine, theirs)
        yield from wrong_unit(part["unit"].strip(), part["number"], fact, fact.said_unit)


def _reason_pattern(about: About, facts: Facts) -> str:
    known = "|".join(re.escape(one.reason) for one in fact_of(about, facts).qualities)
    return rf"(?P<reason>{known})|kein Vergleich \((?P<word>[^)]+)\)" if known else "(?!)"


@check(_reason_pattern, COMPARED, COMPARISON)
def not_compared_said(claim: Claim) -> Iterator[str]:
    """That a figure is not compared is said only where its quality forbids it, with the reason that stands there."""
    name, area = claim.about["indicator"], claim.about["area"]
    quality = claim.facts.quality(name, area, year_of(claim) or 0)
    if "compare" in quality.allows:
        yield "it may be compared"
    elif (claim["reason"] or quality.reason) != quality.reason or (
        claim["word"] and claim["word"] != KIND_WORDS[quality.kind]
    ):
        yield f"it is {quality}"


def forbidden_comparison(claim: Claim, code: str, year: int) -> Iterator[str]:
    """Why a figure must not be set against that of another level."""
    facts, name, area = claim.facts, claim.about["indicator"], claim.about["area"]
    if facts.places[area].level == (facts.places[code].level if code else "municipality"):
        return
    for one in filter(None, (area, code)):
        if not facts.allows(name, one, year, "compare"):
            yield f"{name} of {facts.places[one].label} must not be compared with another level"


def wrong_difference(side: str, number: str, mine: Decimal, theirs: Decimal) -> Iterator[str]:
    """Why "number above/below" does not fit two rounded figures."""
    if (side == "über") != (mine > theirs):
        yield f"{mine} is not {side} {theirs}"
    if read(number) != abs(mine - theirs):
        yield f"says a difference of {number}, {mine} and {theirs} differ by {abs(mine - theirs)}"


def wrong_unit(unit: str, number: str, fact: Fact, other: str) -> Iterator[str]:
    """Why a difference has not its unit: percentages differ by percentage points, one of them by one point."""
    one = number.lstrip("+−") == "1"
    right = ("Prozentpunkt" if one else "Prozentpunkte") if fact.is_percent else other
    if unit != right:
        yield f"says the unit {unit!r}, expected {right!r}"


def _apart_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    return (
        rf"(?P<place>[^.]+?) gibt es nur einen Wert aus einem anderen Jahr: (?P<number>{SAID_NUMBER})(?P<unit>[^()]*?)"
        rf" \((?P<period>{fact.period_pattern})\)\."
    )


@check(_apart_pattern, COMPARED)
def value_of_another_year(claim: Claim) -> Iterator[str]:
    """A figure of another year is not compared, and named with its year."""
    fact, year = fact_of(claim.about, claim.facts), year_of(claim)
    code, said = claim.facts.by_locative.get(claim["place"].casefold()), fact.year_of(claim["period"])
    if code is None or said is None:
        yield f"{claim['place']!r} or {claim['period']!r} is unknown"
        return
    if claim.facts.value(fact.id, code, year or 0) is not None:
        yield f"there is a value of {year}"
    yield from wrong_number(claim["number"], claim.facts.at(fact.id, code, said), fact)


WHO = {"dem Kreis": "district", "der Region": "region", "dem Median ähnlicher Gemeinden": "similar"}
THEIRS = rf"\((?P<value>{NUMBER})(?:\u202f%)?(?: aus (?P<coverage>\d+ von \d+))?\)"


def _theirs(claim: Claim) -> Known | None:
    """The figure of the same year that a comparison is with."""
    fact, area, year = fact_of(claim.about, claim.facts), claim.about["area"], year_of(claim) or 0
    who = WHO[claim["who"]]
    if who == "similar":
        return claim.facts.median_of(fact.id, list(claim.about.get("similar", ())), year)
    code = REGION if who == "region" else claim.facts.places[area].district
    return claim.facts.at(fact.id, code, year)


def _wrong_partner(claim: Claim, known: Known | None) -> Iterator[str]:
    fact, district = fact_of(claim.about, claim.facts), claim.facts.places[claim.about["area"]].district
    yield from wrong_number(claim["value"], known, fact, said=False)
    others = {"district": district, "region": REGION, "similar": ""}
    yield from forbidden_comparison(claim, others[WHO[claim["who"]]], year_of(claim) or 0)
    if known and known.coverage and (claim["coverage"] or "") != _partial(known):
        yield f"says {claim['coverage']!r}, it is made of {known.coverage}"


def _partial(known: Known) -> str:
    part, _von, whole = known.coverage.partition(" von ")
    return known.coverage if part != whole else ""


@check(
    rf"(?P<number>{NUMBER})(?:\u202f(?P<unit>Prozentpunkte?))? (?P<side>über|unter) (?P<who>{'|'.join(WHO)}) {THEIRS}",
    COMPARISON,
)
def above_or_below(claim: Claim) -> Iterator[str]:
    """A figure is above or below that of district, region or similar ones of the same year, by the difference shown."""
    fact, known = fact_of(claim.about, claim.facts), _theirs(claim)
    own = claim.facts.value(fact.id, claim.about["area"], year_of(claim) or 0)
    yield from _wrong_partner(claim, known)
    if own is not None and known and known.value is not None:
        yield from wrong_difference(claim["side"], claim["number"], rounded(own, fact.decimals), read(claim["value"]))
    yield from wrong_unit(claim["unit"], claim["number"], fact, "")


@check(rf"gleich (?P<who>{'|'.join(WHO)}) {THEIRS}", COMPARISON)
def equal_to(claim: Claim) -> Iterator[str]:
    """The word "gleich" is said only of figures of the same year that are shown with the same number."""
    fact, known = fact_of(claim.about, claim.facts), _theirs(claim)
    own = claim.facts.value(fact.id, claim.about["area"], year_of(claim) or 0)
    yield from _wrong_partner(claim, known)
    if own is not None and known and known.value is not None:
        mine = rounded(own, fact.decimals)
        if mine != read(claim["value"]):
            yield f"{mine} is not equal to {claim['value']}"


@check(rf"(?P<share>{NUMBER})\u202f% der Region", COMPARISON)
def share_of_region(claim: Claim) -> Iterator[str]:
    """A count's part of the region is that count ÷ the region's count of the same year."""
    name, year = claim.about["indicator"], year_of(claim) or 0
    own, whole = (claim.facts.value(name, code, year) for code in (claim.about["area"], REGION))
    if own is None or not whole or not is_rounded(claim["share"], own / whole * 100, 1):
        yield f"{own} of {whole} is not {claim['share']} %"


def _change_pattern(about: About, facts: Facts) -> str:
    return (
        rf"(?:(?P<change>[+−]{NUMBER})(?:\u202f(?P<unit>Prozentpunkte?))?|unverändert) "
        rf"seit (?P<period>{fact_of(about, facts).period_pattern})"
    )


@check(_change_pattern, CHANGE)
def change_said(claim: Claim) -> Iterator[str]:
    """A change is the difference of the two rounded figures, with its sign; "unverändert" only where they are equal."""
    fact, area, year = fact_of(claim.about, claim.facts), claim.about["area"], year_of(claim) or 0
    since = fact.year_of(claim["period"])
    told = claim.facts.told_change(fact.id, area, since or 0, year)
    if since is None or told is None or not since < year:
        yield f"there are no two values of {since} and {year}"
        return
    if fact.segment(since) != fact.segment(year):
        yield f"a series break lies between {since} and {year}"
    if not all(claim.facts.allows(fact.id, area, one, "trend") for one in (since, year)):
        yield f"the values of {since} and {year} must not be told as a trend"
    if claim["change"]:
        yield from missing_prices(claim, fact)
    said = float(read(claim["change"])) if claim["change"] else 0.0
    if abs(said - told) > 1e-9:
        then, now = (rounded(claim.facts.value(fact.id, area, one) or 0, fact.decimals) for one in (since, year))
        yield f"says {claim['change'] or 'unverändert'}, shown are {then} ({since}) and {now} ({year})"
    if claim["change"]:
        yield from wrong_unit(claim["unit"], claim["change"], fact, "")
