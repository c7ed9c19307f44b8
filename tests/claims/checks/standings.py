"""Where areas stand among all: how they stand to most, their place, the lines at quartiles, who is left out and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.claims.checks.figures import fact_of
from tests.claims.checks.maps import MISSING, unit_pattern
from tests.claims.checks.spread import (
    FEWEST,
    LABEL,
    NONE,
    OLDER,
    QUARTILE,
    RANK,
    RULE,
    SPREAD,
    STANDING,
    STANDINGS,
    forbidden_spread,
    spread_of,
    told_decimals,
    values_of,
)
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, is_rounded
from tests.claims.reading import About, Claim, check
from tests.claims.records import NO_VALUE


def _area_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    unit = unit_pattern({}, fact)
    return (
        rf"(?P<label>{LABEL}): (?:(?P<number>{NUMBER}){unit}(?: \((?P<period>{fact.period_pattern})\))?"
        rf"(?:, (?P<standing>{'|'.join(STANDINGS.values())}))?|(?P<none>{MISSING}))(?:\.(?= |$)|$)"
    )


@check(_area_pattern, SPREAD, STANDING)
def standing_told(claim: Claim) -> Iterator[str]:
    """An area is told with its figure, and higher or lower than most only beyond one MAD from the median."""
    fact, year = fact_of(claim.about, claim.facts), claim.about["year"]
    code = claim.facts.by_label.get(claim["label"], "")
    known, values = claim.facts.shown(fact.id, code, year), values_of(claim)
    if claim["none"]:
        if known and known.value is not None:
            yield f"there is a value: {known.value}"
        return
    if known is None or known.value is None or not is_rounded(claim["number"], known.value, fact.decimals):
        yield f"says {claim['number']}, the data say {known.value if known else None}"
        return
    if (claim["period"] or fact.period(year)) != fact.period(known.year):
        yield f"the value is of {known.year}"
    if claim["standing"] != standing_of(list(values.values()), known.value):
        yield f"says {claim['standing']!r}, right is {standing_of(list(values.values()), known.value)!r}"


def standing_of(values: Sequence[float], value: float) -> str:
    """How a value stands to most, "" for fewer than eight."""
    if len(values) < FEWEST:
        return ""
    _lower, middle, _upper, mad = spread_of(values)
    return STANDINGS[0 if round(abs(value - middle) - mad, 9) <= 0 else 1 if value > middle else -1]


@check(
    rf"Median (?P<median>{NUMBER}); 1 MAD = (?:(?P<mad>{NUMBER}); ähnlich: (?P<low>{NUMBER}) bis (?P<high>{NUMBER})\."
    r"|(?P<zero>0): Mindestens die Hälfte der Gemeinden hat genau diesen Wert\. Ähnlich ist dann nur, wer "
    r"denselben Wert hat\.)",
    RULE,
)
def rule_told(claim: Claim) -> Iterator[str]:
    """Median, MAD and the bounds of "similar" are those of the figures shown."""
    fact, values = fact_of(claim.about, claim.facts), list(values_of(claim).values())
    _lower, middle, _upper, mad = spread_of(values)
    digits = told_decimals(fact, mad)
    right = (
        {"median": middle}
        if claim["zero"]
        else {"median": middle, "mad": mad, "low": middle - mad, "high": middle + mad}
    )
    if bool(claim["zero"]) != (mad == 0):
        yield f"1 MAD = {mad}"
    for name, value in right.items():
        if not is_rounded(claim[name], value, digits):
            yield f"{name}: says {claim[name]}, it is {value}"


@check(r"Nur (?P<count>\d+) Gemeinden haben einen Wert; „die meisten“ gibt es erst ab (?P<fewest>\d+)\.", RULE)
def too_few_for_most(claim: Claim) -> Iterator[str]:
    """That there are too few for "most" is said only below eight values."""
    count = len(values_of(claim))
    if int(claim["count"]) != count or count >= FEWEST or int(claim["fewest"]) != FEWEST:
        yield f"there are {count}"


@check(r"Mit älterem Wert: (?P<names>.+)\.$", OLDER)
def older_named(claim: Claim) -> Iterator[str]:
    """Those named with an older value are all that have one, each with its year."""
    fact, year = fact_of(claim.about, claim.facts), claim.about["year"]
    shown = {one: claim.facts.shown(fact.id, one.code, year) for one in claim.facts.at_level("municipality")}
    right = {
        f"{one.label} ({fact.period(known.year)})"
        for one, known in shown.items()
        if known and known.value is not None and known.year < year
    }
    if set(re.split(r", | und ", claim["names"])) != right:
        yield f"it is {sorted(right)}"


@check(r"Ohne Wert und darum ohne Punkt: (?P<count>\d+) – (?P<parts>.+)\.$", NONE)
def none_named(claim: Claim) -> Iterator[str]:
    """Those named without a value are all that have none, each with its reason, and are counted rightly."""
    fact, year = fact_of(claim.about, claim.facts), claim.about["year"]
    shown = {one.label: claim.facts.shown(fact.id, one.code, year) for one in claim.facts.at_level("municipality")}
    right = {
        label: NO_VALUE[known.sign if known else ""]
        for label, known in shown.items()
        if known is None or known.value is None
    }
    said = {
        label: why
        for names, why in re.findall(rf"((?:{LABEL}(?:, | und )?)+?) \(({MISSING})\)(?:; |$)", claim["parts"])
        for label in re.split(r", | und ", names)
    }
    if said != right or int(claim["count"]) != len(right):
        yield f"it is {right}"


@check(r"(?P<rank>\d+)\. von (?P<count>\d+)", RANK)
def rank_told(claim: Claim) -> Iterator[str]:
    """A place is counted from the highest value among all that have one."""
    yield from forbidden_spread(claim)
    values = values_of(claim)
    own = values[claim.about["area"]]
    right = 1 + sum(one > own for one in values.values()), len(values)
    if (int(claim["rank"]), int(claim["count"])) != right:
        yield f"it is {right[0]} of {right[1]}"


@check(rf"(?P<name>unteres Quartil|Median|oberes Quartil) (?P<number>{NUMBER})", QUARTILE)
def quartile_labelled(claim: Claim) -> Iterator[str]:
    """The words at the lines of a chart say the quartiles and the median."""
    fact = fact_of(claim.about, claim.facts)
    *quartiles, mad = spread_of(list(values_of(claim).values()))
    value = dict(zip(("unteres Quartil", "Median", "oberes Quartil"), quartiles, strict=True))[claim["name"]]
    if not is_rounded(claim["number"], value, told_decimals(fact, mad)):
        yield f"it is {value}"
