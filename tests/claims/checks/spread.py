"""Sentences about how many areas spread: from where to where, quartiles, who stands apart from most, and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from tests.claims.checks.distributions import ENDS, wrong_end
from tests.claims.checks.figures import fact_of
from tests.claims.checks.maps import unit_pattern
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, is_rounded
from tests.claims.reading import About, Claim, check
from tests.claims.records import Fact

RANGE, SPREAD, RULE, OLDER, NONE, STANDING, RANK, QUARTILE = (
    "range", "spread", "spread.rule", "spread.older", "spread.none", "standing", "rank", "quartile",
)  # fmt: skip
FEWEST = 8
STANDINGS = {1: "höher als die meisten", 0: "ähnlich wie die meisten", -1: "niedriger als die meisten"}
LABEL = r"[^.,;:()]+?(?: \([A-Za-zäöüß]+\))?"


def values_of(claim: Claim) -> dict[str, float]:
    """What is shown of all areas of the level in the year."""
    return claim.facts.shown_values(
        claim.about["indicator"], claim.about.get("level", "municipality"), claim.about["year"]
    )


def spread_of(values: Sequence[float]) -> tuple[float, float, float, float]:
    """Quartiles by linear interpolation, and the median of the distances to the median."""
    lower, middle, upper = (float(one) for one in np.percentile(list(values), [25, 50, 75]))
    return lower, middle, upper, float(median(abs(one - middle) for one in values))


def told_decimals(fact: Fact, mad: float) -> int:
    """One decimal more than values have where the distances are small."""
    return fact.decimals + (mad < 10 * 10.0**-fact.decimals)


def _range_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    unit = f"(?: {re.escape(fact.said_unit)})?"
    return (
        rf"Bei „{re.escape(fact.short)}“ reichen die Werte (?P<period>{fact.period_pattern}) von "
        rf"(?P<low>{NUMBER}){unit} "
        rf"\((?P<low_area>{ENDS})\) bis (?P<high>{NUMBER}){unit} \((?P<high_area>{ENDS})\); der Median "
        rf"ist (?P<median>{NUMBER}){unit}\.(?= |$)"
    )


@check(_range_pattern, RANGE)
def range_told(claim: Claim) -> Iterator[str]:
    """Lowest and highest figure with their areas, and the median, are those of the figures shown."""
    yield from forbidden_spread(claim)
    fact, values = fact_of(claim.about, claim.facts), values_of(claim)
    if not fact.says_period(claim["period"], claim.about["year"]):
        yield f"speaks of {claim['period']}"
    yield from wrong_end(claim["low"], claim["low_area"], values, min(values.values()), claim.facts, fact.decimals)
    yield from wrong_end(claim["high"], claim["high_area"], values, max(values.values()), claim.facts, fact.decimals)
    if not is_rounded(claim["median"], median(values.values()), fact.decimals):
        yield f"the median is {median(values.values())}"
    for code in values:
        known, label = claim.facts.shown(fact.id, code, claim.about["year"]), claim.facts.places[code].label
        told = re.search(rf"[( ]{re.escape(label)}(?P<period>, {fact.period_pattern})?(?=[,)]| und )", claim.found[0])
        older = f", {fact.period(known.year)}" if known and known.year != claim.about["year"] else ""
        if told and (told["period"] or "") != older:
            yield f"does not say of when the value of {label} is"


def said_unit(fact: Fact) -> str:
    """The unit behind a number in a sentence: in words, else as it is; none for an index."""
    unit = fact.said_unit or ("" if fact["kind"] == "index" else fact.unit)
    return f" {re.escape(unit)}" if unit else ""


def _half_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    return (
        rf"Bei „{re.escape(fact.short)}“ liegt (?P<period>{fact.period_pattern}) die mittlere Hälfte der "
        rf"(?P<count>\d+) "
        rf"Gemeinden zwischen (?P<lower>{NUMBER}) und (?P<upper>{NUMBER}){said_unit(fact)}; am höchsten "
        rf"(?P<highest>.+?), am niedrigsten "
        r"(?P<lowest>.+?)\.(?= |$)"
    )


@check(_half_pattern, SPREAD)
def middle_half_told(claim: Claim) -> Iterator[str]:
    """The middle half lies between the quartiles, and those named at the ends are all that have that value."""
    yield from forbidden_spread(claim)
    fact, values = fact_of(claim.about, claim.facts), values_of(claim)
    lower, _middle, upper, mad = spread_of(list(values.values()))
    digits = told_decimals(fact, mad)
    if not fact.says_period(claim["period"], claim.about["year"]) or int(claim["count"]) != len(values):
        yield f"speaks of {claim['period']} and {claim['count']}, there are {len(values)}"
    for name, value in (("lower", lower), ("upper", upper)):
        if not is_rounded(claim[name], value, digits):
            yield f"says the quartile {claim[name]}, it is {value}"
    for name, end in (("highest", max(values.values())), ("lowest", min(values.values()))):
        yield from _wrong_ends(
            claim[name], [code for code, value in values.items() if value == end], end, claim.facts, fact
        )


def _wrong_ends(text: str, codes: list[str], end: float, facts: Facts, fact: Fact) -> Iterator[str]:
    found = re.fullmatch(rf"(?:liegt|liegen) (?:(?P<count>\d+) Gemeinden|(?P<names>.+)) \((?P<number>{NUMBER})\)", text)
    if found is None or not is_rounded(found["number"], end, fact.decimals):
        yield f"{text!r}: the end is {end}"
    elif found["count"] and int(found["count"]) != len(codes):
        yield f"{text!r}: there are {len(codes)}"
    elif found["names"]:
        labels = {facts.places[code].label for code in codes}
        if set(re.split(r", | und ", found["names"])) != labels:
            yield f"{text!r}: it is {sorted(labels)}"


def _same_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    return (
        rf"Bei „{re.escape(fact.short)}“ haben (?P<period>{fact.period_pattern}) alle (?P<count>\d+) Gemeinden "
        rf"denselben "
        rf"Wert: (?P<number>{NUMBER}){said_unit(fact)}\.(?= |$)"
    )


@check(_same_pattern, SPREAD)
def all_the_same(claim: Claim) -> Iterator[str]:
    """That all have the same value is said only where they do."""
    fact, values = fact_of(claim.about, claim.facts), values_of(claim)
    if len(set(values.values())) != 1 or int(claim["count"]) != len(values):
        yield f"there are {len(values)} values, {len(set(values.values()))} different ones"
    elif not is_rounded(claim["number"], next(iter(values.values())), fact.decimals):
        yield f"the value is {next(iter(values.values()))}"


@check(r"„(?P<label>.+?)“ wird je Gemeinde nicht verglichen\. (?P<why>.+)$", SPREAD)
def no_spread_compared(claim: Claim) -> Iterator[str]:
    """That municipalities are not compared is said only where the quality of their values forbids it."""
    quality = fact_of(claim.about, claim.facts).quality("municipality", claim.about["year"])
    if "compare" in quality.allows or claim["why"] != quality.reason:
        yield f"it is {quality}"


def forbidden_spread(claim: Claim) -> Iterator[str]:
    """Why values must not be set against each other."""
    quality = fact_of(claim.about, claim.facts).quality(claim.about.get("level", "municipality"), claim.about["year"])
    if "compare" not in quality.allows:
        yield "these values must not be compared"


@check(r"Zu „(?P<label>.+?)“ gibt es keine Werte je Gemeinde\.", SPREAD)
def no_spread(claim: Claim) -> Iterator[str]:
    """That there are no values of municipalities is said only where there are none."""
    if values_of(claim):
        yield "there are values"


def _alt_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    unit = unit_pattern({}, fact)
    return (
        rf"Verteilung „{re.escape(fact['label_de'])}“, (?P<period>{fact.period_pattern}): (?P<count>\d+) "
        rf"Gemeinden; kleinster "
        rf"Wert (?P<low>{NUMBER}){unit}, unteres Quartil (?P<lower>{NUMBER}), Median (?P<median>{NUMBER}), oberes "
        rf"Quartil "
        rf"(?P<upper>{NUMBER}), größter Wert (?P<high>{NUMBER}){unit}\.(?= |$)"
    )


@check(_alt_pattern, SPREAD)
def spread_told(claim: Claim) -> Iterator[str]:
    """Number of values, ends, quartiles and median are those of the figures shown."""
    yield from forbidden_spread(claim)
    fact, values = fact_of(claim.about, claim.facts), list(values_of(claim).values())
    lower, middle, upper, mad = spread_of(values)
    digits = told_decimals(fact, mad)
    if int(claim["count"]) != len(values) or claim["period"] != fact.period(claim.about["year"]):
        yield f"there are {len(values)} values of {claim.about['year']}"
    right = {"low": (min(values), fact.decimals), "lower": (lower, digits), "median": (middle, digits),
             "upper": (upper, digits), "high": (max(values), fact.decimals)}  # fmt: skip
    for name, (value, places) in right.items():
        if not is_rounded(claim[name], value, places):
            yield f"{name}: says {claim[name]}, it is {value}"
