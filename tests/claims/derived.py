"""District, region and computed figures as docs/data-format.md says they follow from the rows of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.claims.records import REGION, Fact, Known

if TYPE_CHECKING:
    from tests.claims.facts import Facts

ENOUGH_WEIGHT = 0.8
YEARS_APART = 3


def derive(facts: Facts) -> None:
    """Add what is not written but follows: sums and weighted means, then quotients."""
    weights = {fact["weight"]: _weights(facts, fact["weight"]) for fact in facts.indicators.values() if fact["weight"]}
    found: list[tuple[str, str, Known]] = []
    for fact in facts.indicators.values():
        if not fact.is_weight and not fact["numerator"]:
            found += [(fact.id, code, known) for code, known in _of_members(facts, fact, weights.get(fact["weight"]))]
    for indicator, code, known in found:
        own = facts.values[indicator].setdefault(code, {})
        own[known.year] = known
    for fact in facts.indicators.values():
        if fact["numerator"]:
            facts.values[fact.id] = _quotients(facts, fact)
    for by_area in facts.values.values():
        for area, known_by_year in by_area.items():
            by_area[area] = dict(sorted(known_by_year.items()))


def _weights(facts: Facts, name: str) -> dict[int, dict[str, float]]:
    """The weight of every area by year; year 0 for the area in square kilometres, which does not change."""
    if name == "area_km2":
        return {0: {one.code: one.area_km2 for one in facts.places.values()}}
    towns = [one.code for one in facts.at_level("municipality")]
    years = facts.years(name, *facts.places)
    weights: dict[int, dict[str, float]] = {}
    for year in years:
        weights[year] = {code: value for code in towns if (value := facts.value(name, code, year)) is not None}
        for place in facts.places.values():
            known = [weights[year][one.code] for one in facts.members(place.code) if one.code in weights[year]]
            if place.level != "municipality" and known:
                weights[year][place.code] = sum(known)
    return weights


def _of_members(facts: Facts, fact: Fact, weights: dict[int, dict[str, float]] | None):
    """(area, figure) of each district and the region for each year that some area has."""
    districts = [one.code for one in facts.at_level("district")]
    complete = all(
        any(facts.allows(fact.id, code, year, "compare") for year in facts.years(fact.id, code)) for code in districts
    )
    for code in (*districts, REGION):
        members = districts if code == REGION and complete else [one.code for one in facts.members(code)]
        published = {fact.segment(year) for year in facts.of(fact.id, code)}
        for year in facts.years(fact.id, *facts.places):
            if fact.segment(year) in published:
                continue
            known = {
                one: value
                for one in members
                if (value := facts.value(fact.id, one, year)) is not None
                and facts.allows(fact.id, one, year, "compare")
            }
            value = _sum_or_mean(fact, members, known, weights, year)
            if value is not None:
                coverage = f"{len(known)} von {len(members)}"
                is_coarse = any(facts.values[fact.id][one][year].is_coarse for one in known)
                yield code, Known(year, value, "c", fact["weight_note_de"], coverage, is_coarse=is_coarse)


def _sum_or_mean(
    fact: Fact, members: list[str], known: dict[str, float], weights: dict[int, dict[str, float]] | None, year: int
) -> float | None:
    """The sum of a count that all members have; else the mean by weight, where those known have 80 % of it."""
    if fact["kind"] == "count":
        return sum(known.values()) if len(known) == len(members) else None
    if not weights:
        return None
    nearest = weights[min(weights, key=lambda one: (abs(one - year), one))]
    whole = sum(nearest.get(one, 0.0) for one in members)
    weighed = {one: nearest[one] for one in known if one in nearest}
    present = sum(weighed.values())
    if not present or present < ENOUGH_WEIGHT * whole:
        return None
    return sum(known[one] * weight for one, weight in weighed.items()) / present


def without(facts: Facts, indicator: str, area: str) -> dict[int, float]:
    """The region without an area by year: of the other districts without a district, else of the other towns."""
    fact = facts.indicators[indicator]
    if fact["numerator"]:
        above, below = (without(facts, fact[part], area) for part in ("numerator", "denominator"))
        base, most = facts.indicators[fact["denominator"]], YEARS_APART if fact["denominator_year"] == "nearest" else 0
        quotients: dict[int, float] = {}
        for year, value in above.items():
            if near := [one for one in below if abs(one - year) <= most and below[one]]:
                best = min(near, key=lambda one: (base.segment(one) != base.segment(year), abs(one - year), one))
                quotients[year] = value * float(fact["factor"]) / below[best]
        return quotients
    level = facts.places[area].level
    inside = {one.code for one in facts.members(area)} | {area}
    members = [one.code for one in facts.at_level(level) if one.code not in inside]
    weights = _weights(facts, fact["weight"]) if fact["weight"] else None
    found: dict[int, float] = {}
    for year in facts.years(indicator, *members):
        known = {
            one: found_there
            for one in members
            if (found_there := facts.value(indicator, one, year)) is not None
            and facts.allows(indicator, one, year, "compare")
        }
        whole = _sum_or_mean(fact, members, known, weights, year)
        if whole is not None:
            found[year] = whole
    return found


def _quotients(facts: Facts, fact: Fact) -> dict[str, dict[int, Known]]:
    """Numerator ÷ denominator × factor, by area and year; the denominator is of the nearest year, three at most away.

    One with no series break of the denominator between comes before any other, of two equally near the older one.
    """
    found: dict[str, dict[int, Known]] = {}
    most = YEARS_APART if fact["denominator_year"] == "nearest" else 0
    base = facts.indicators[fact["denominator"]]
    for code, above in facts.values.get(fact["numerator"], {}).items():
        for year, known in above.items():
            if known.value is None:
                found.setdefault(code, {})[year] = Known(year, None, known.sign, known.note)
                continue
            years = [
                one for one in facts.years(base.id, code) if abs(one - year) <= most and facts.value(base.id, code, one)
            ]
            if years:
                nearest = min(years, key=lambda one: (base.segment(one) != base.segment(year), abs(one - year), one))
                value = known.value * float(fact["factor"]) / (facts.value(base.id, code, nearest) or 1.0)
                found.setdefault(code, {})[year] = Known(year, value, "c", "", known.coverage, nearest)
    return found
