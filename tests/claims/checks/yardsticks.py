"""Sentences about municipalities outside the region: where a place stands among them, and their medians."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.claims.checks.figures import STATEMENT, fact_of
from tests.claims.checks.maps import DISTRIBUTION, HISTOGRAM
from tests.claims.checks.pictures import MAP_ALT, SLIDE
from tests.claims.numbers import NUMBER, UNIT, is_rounded, read, rounded
from tests.claims.reading import Claim, check

YARDSTICK, SPREAD_OUTSIDE = "yardstick", "spread.outside"
MEMBERS = r"Gemeinden(?: mit Angabe| und [A-ZÄÖÜ][a-zäöü]+)?"
ONE_MEDIAN = rf"Median der (?P<n>{NUMBER}) (?P<of>{MEMBERS}) (?P<place>in [^:;]+?): (?P<median>{NUMBER}){UNIT}"
ONE_TOTAL = rf"Wert für (?P<area>[^:;]+?) insgesamt: (?P<total>{NUMBER}){UNIT}"
PART = (
    r"(?:(?:höher|niedriger) als in (?:neun von zehn|drei Vierteln der|der Hälfte der) |"
    r"etwa so hoch wie der Median der )"
)
FIGURES = rf"(?:Median der {NUMBER} {MEMBERS}|Wert für [^:;]+? insgesamt)[^:;]*: {NUMBER}{UNIT}"
MEDIANS = rf"(?P<medians>{FIGURES}(?:; {FIGURES})*)"


def _year(claim: Claim) -> int:
    about = claim.about
    year = about.get("told") or about.get("year")
    if year:
        return int(year)
    latest = claim.facts.latest(about["indicator"], about["area"])
    return latest.year if latest else 0


def _wrong_figures(claim: Claim, year: int) -> Iterator[str]:
    """Medians with how many municipalities they are of, and totals, are those of the file for exactly this year."""
    fact = fact_of(claim.about, claim.facts)
    known = claim.facts.references(fact.id, year)
    said = set()
    for found in re.finditer(ONE_MEDIAN, claim["medians"]):
        one = known.get(found["place"], {})
        said.add(found["place"])
        if (
            not one
            or read(found["n"]) != int(one["n"])
            or found["of"] != one["of"]
            or not is_rounded(found["median"], one["median"], fact.decimals)
        ):
            yield f"the medians of {year} are {known}"
    if said != {place for place, one in known.items() if "median" in one}:
        yield f"says {said}, there are {set(known)}"
    for found in re.finditer(ONE_TOTAL, claim["medians"]):
        right = [one["total"] for place, one in known.items() if one["label"] == found["area"] and "total" in one]
        if not right or not is_rounded(found["total"], right[0], fact.decimals):
            yield f"the totals of {year} are {right}"


@check(rf"Das ist (?P<said>{PART}.+?)\. {MEDIANS}\.(?= [A-Z]|$)", STATEMENT, SLIDE, MAP_ALT, DISTRIBUTION, YARDSTICK)
def standing_outside_said(claim: Claim) -> Iterator[str]:
    """The quarter said is the one computed from the limits of the file, for a municipality and exactly its year."""
    fact, area, year = fact_of(claim.about, claim.facts), claim.about["area"], _year(claim)
    value = claim.facts.value(fact.id, area, year)
    if claim.facts.places[area].level != "municipality" or not claim.facts.allows(fact.id, area, year, "compare"):
        yield "this must not be compared"
        return
    if value is None:
        yield f"there is no value of {year}"
        return
    yield from _wrong_figures(claim, year)
    parts = re.split(r"(?:, | und )(?=höher|niedriger|etwa)", claim["said"])
    right: dict[str, list[str]] = {}
    for place, one in claim.facts.references(fact.id, year).items():
        right.setdefault(_words(value, one, fact.decimals) + one["of"] + " ", []).append(place)
    expected = {words + " und ".join(places) for words, places in right.items()}
    if set(parts) != expected:
        yield f"says {parts}, right is {expected}"


def _words(value: float, limits: dict, places: int) -> str:
    if rounded(value, places) == rounded(limits["median"], places):
        return "etwa so hoch wie der Median der "
    if value > limits["median"]:
        if "p90" in limits and value > limits["p90"]:
            return "höher als in neun von zehn "
        far = "q3" in limits and value > limits["q3"]
        return "höher als in drei Vierteln der " if far else "höher als in der Hälfte der "
    if "p10" in limits and value < limits["p10"]:
        return "niedriger als in neun von zehn "
    far = "q1" in limits and value < limits["q1"]
    return "niedriger als in drei Vierteln der " if far else "niedriger als in der Hälfte der "


@check(rf"Zum Vergleich: {MEDIANS}\.", SPREAD_OUTSIDE)
def medians_beside_a_spread(claim: Claim) -> Iterator[str]:
    """The medians beside a spread are those of the year shown."""
    yield from _wrong_figures(claim, claim.about["year"])


@check(
    rf"(?P<medians>Median der {MEMBERS} in [^:;]+: {NUMBER}(?:; Median der {MEMBERS} in [^:;]+: {NUMBER})*) "
    r"\((?P<period>[^()]+)\)\.",
    HISTOGRAM,
)
def medians_in_a_histogram(claim: Claim) -> Iterator[str]:
    """The lines of a histogram are the medians of the year shown that lie within its values."""
    fact, year = fact_of(claim.about, claim.facts), claim.about["year"]
    limits = claim.facts.references(fact.id, year)
    known = {place: one["median"] for place, one in limits.items() if "median" in one}
    if not fact.says_period(claim["period"], year):
        yield f"the year is {year}"
    for found in re.finditer(
        rf"Median der (?P<of>{MEMBERS}) (?P<place>in [^:;]+): (?P<median>{NUMBER})", claim["medians"]
    ):
        if found["of"] != limits.get(found["place"], {}).get("of"):
            yield f"the spread of {found['place']} is of others: {limits}"
        if found["place"] not in known or not is_rounded(found["median"], known[found["place"]], fact.decimals):
            yield f"the medians of {year} are {known}"


@check(rf"(?P<label>[^:]+) \(Median\): (?:(?P<median>{NUMBER}){UNIT}|–)$", "sheet.outside")
def median_on_a_sheet(claim: Claim) -> Iterator[str]:
    """The median beside a row is that of the year of its figure; a dash where there is none."""
    fact = fact_of(claim.about, claim.facts)
    latest = claim.facts.latest(fact.id, claim.about["area"])
    known = claim.facts.references(fact.id, latest.year) if latest else {}
    right = [one["median"] for one in known.values() if one["label"] == claim["label"] and "median" in one]
    if latest and not claim.facts.allows(fact.id, claim.about["area"], latest.year, "compare"):
        right = []
    if bool(right) != bool(claim["median"]):
        yield f"the median is {right}"
    elif right and not is_rounded(claim["median"], right[0], fact.decimals):
        yield f"the median is {right[0]}"
