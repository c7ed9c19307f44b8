"""Text alternatives of distributions and histograms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from tests.claims.checks.figures import fact_of
from tests.claims.checks.maps import DISTRIBUTION, HISTOGRAM, all_on_map, numbers_of, on_map, places_of, unit_pattern
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, is_rounded, read
from tests.claims.reading import About, Claim, check

MOST_NAMED = 3
ENDS = r"(?:[^()]|\([^()]+\))+"  # who stands at an end: names, some with brackets of their own, or a number


def _distribution_pattern(about: About, facts: Facts) -> str:
    unit = unit_pattern(about, fact_of(about, facts))
    return (
        rf"Verteilung (?P<label>.+?): (?P<count>\d+) Gebiete, von (?P<low>{NUMBER}){unit} \((?P<low_area>{ENDS})\) bis "
        rf"(?P<high>{NUMBER}){unit} \((?P<high_area>{ENDS})\), Median (?P<median>{NUMBER}){unit}\.(?= |$)"
    )


@check(_distribution_pattern, DISTRIBUTION)
def distribution_told(claim: Claim) -> Iterator[str]:
    """A distribution's number of areas, ends with their areas, and median are those of the figures shown."""
    fact = fact_of(claim.about, claim.facts)
    values = {code: one.value for code, one in all_on_map(claim).items() if one and one.value is not None}
    places = places_of(claim.about, fact)
    if int(claim["count"]) != len(values):
        yield f"says {claim['count']} areas, there are {len(values)}"
    for name, end in (("low", min), ("high", max)) if values else ():
        yield from wrong_end(claim[name], claim[f"{name}_area"], values, end(values.values()), claim.facts, places)
    if values and not is_rounded(claim["median"], median(values.values()), places):
        yield f"the median is {median(values.values())}"


@check(r"Verteilung (?P<label>.+?): keine Werte\.", DISTRIBUTION)
def nothing_distributed(claim: Claim) -> Iterator[str]:
    """That there are no values is said only where there are none."""
    if any(one and one.value is not None for one in all_on_map(claim).values()):
        yield "there are values"


def wrong_end(text: str, label: str, values: dict[str, float], end: float, facts: Facts, places: int) -> Iterator[str]:
    """Why areas are not all that stand at an end of some values with the number said, or one of many is named."""
    if not is_rounded(text, end, places):
        yield f"says {text} at the end, it is {end}"
    right = {facts.places[code].label for code, value in values.items() if value == end}
    counted = re.fullmatch(r"(\d+) Gebiete", label)
    names = {one.partition(", ")[0] for one in re.split(r", (?=[A-ZÄÖÜ](?!itte \d))| und ", label)}
    if counted and (len(right) <= MOST_NAMED or int(counted[1]) != len(right)):
        yield f"there are {len(right)} at the end"
    elif not counted and (names != right or len(right) > MOST_NAMED):
        yield f"{label} at the end: it is {sorted(right)}"


@check(
    r"Häufigkeit (?:aller (?P<all>\d+) Werte von (?P<first>\d{4}) bis (?P<last>\d{4})|von (?P<some>\d+) Werten); "
    r"Grenzen der Klassen: (?P<limits>[^.]*(?:\.\d{3}[^.]*)*)\.",
    HISTOGRAM,
)
def histogram_told(claim: Claim) -> Iterator[str]:
    """A histogram's number of values, its years and limits are those of the figures of all areas and years."""
    fact, codes = fact_of(claim.about, claim.facts), [one.code for one in claim.facts.at_level(claim.about["level"])]
    years, since = claim.facts.years(fact.id, *codes), claim.about.get("since")
    if since:
        shown = (on_map(claim.about, claim.facts, code) for code in codes)
        values = [one.value for one in shown if one and one.value]
    else:
        known = (one.value for code in codes for one in claim.facts.of(fact.id, code).values())
        values = [one for one in known if one is not None and not (fact.minimum == 0 and one == 0)]
    if int(claim["all"] or claim["some"]) != len(values):
        yield f"there are {len(values)}"
    if claim["all"] and (int(claim["first"]), int(claim["last"])) != (years[0], years[-1]):
        yield f"they are from {years[0]} to {years[-1]}"
    limits = {read(one) for one in claim["limits"].split("; ") if one}
    if limits != numbers_of(claim.about["classes"]):
        yield f"the legend has {claim.about['classes']}"
