"""Sentences about two indicators together, and about which municipalities are similar."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from statistics import median

import numpy as np

from tests.claims.checks.maps import unit_pattern
from tests.claims.checks.spread import LABEL
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, is_rounded, read
from tests.claims.reading import About, Claim, check

RELATION, SIMILAR, WHY, FEATURE = "relation", "similar", "similar.why", "similar.feature"
FEWEST = 8
STRENGTHS = ((0.5, "starken"), (0.3, "mittleren"), (0.1, "schwachen"))


@lru_cache(maxsize=4096)
def _pairs(facts_id: int, x: str, y: str) -> tuple[tuple[str, float, float], ...]:
    facts = _FACTS[facts_id]
    towns = [one.code for one in facts.at_level("municipality")]
    years = [max(facts.years(name, *towns), default=0) for name in (x, y)]
    found = ((code, facts.value(x, code, years[0]), facts.value(y, code, years[1])) for code in towns)
    return tuple((code, one, other) for code, one, other in found if one is not None and other is not None)


_FACTS: dict[int, Facts] = {}


def pairs_of(facts: Facts, x: str, y: str) -> tuple[tuple[str, float, float], ...]:
    """Both figures of each municipality that has them, each of the newest year of its indicator."""
    _FACTS[id(facts)] = facts
    return _pairs(id(facts), x, y)


def pearson(xs: list[float], ys: list[float]) -> float:
    """The correlation of two columns."""
    dx, dy = np.asarray(xs) - np.mean(xs), np.asarray(ys) - np.mean(ys)
    return float((dx * dy).sum() / math.sqrt((dx**2).sum() * (dy**2).sum()))


def ranks(values: list[float]) -> list[float]:
    """Places from the lowest; equal values share the mean of theirs."""
    ordered = sorted(values)
    places: dict[float, list[int]] = {}
    for place, value in enumerate(ordered, start=1):
        places.setdefault(value, []).append(place)
    return [sum(places[value]) / len(places[value]) for value in values]


@check(
    rf"Zwischen „(?P<x>.+?)“(?: \((?P<x_period>[^()]+)\))? und „(?P<y>.+?)“(?: \((?P<y_period>[^()]+)\))? gibt es in "
    r"(?P<count>\d+) Gemeinden (?P<strength>praktisch keinen Zusammenhang|"
    rf"einen (?:schwachen|mittleren|starken) (?:gleichläufigen|gegenläufigen) Zusammenhang) \(Pearson "
    rf"(?P<pearson>{NUMBER}), "
    rf"Spearman (?P<spearman>{NUMBER})\)\.",
    RELATION,
)
def correlation_told(claim: Claim) -> Iterator[str]:
    """Both correlations and the number of pairs are those of the figures of the years said; the words fit them."""
    found = pairs_of(claim.facts, claim.about["x"], claim.about["y"])
    xs, ys = [one for _code, one, _other in found], [other for _code, _one, other in found]
    if [claim["x"], claim["y"]] != [claim.facts.indicators[claim.about[one]].short for one in "xy"]:
        yield f"speaks of {claim['x']} and {claim['y']}"
    if int(claim["count"]) != len(found):
        yield f"there are {len(found)} pairs"
    towns = [one.code for one in claim.facts.at_level("municipality")]
    for side in "xy":
        fact = claim.facts.indicators[claim.about[side]]
        if claim[f"{side}_period"] != fact.period(claim.facts.years(fact.id, *towns)[-1]):
            yield f"{fact.id}: says {claim[f'{side}_period'] or 'no year'!r}"
    rho = pearson(ranks(xs), ranks(ys))
    for name, value in (("pearson", pearson(xs, ys)), ("spearman", rho)):
        if not is_rounded(claim[name], value, 2):
            yield f"{name} is {value}"
    shown = float(read(claim["spearman"]))
    size = next((word for least, word in STRENGTHS if abs(shown) >= least), "")
    way = "gleichläufigen" if shown > 0 else "gegenläufigen"
    right = f"einen {size} {way} Zusammenhang" if size else "praktisch keinen Zusammenhang"
    if claim["strength"] != right:
        yield f"says {claim['strength']!r}, right is {right!r}"


@check(r"Diese Werte werden je Gemeinde nicht verglichen\. (?P<why>(?:[^.]|\.(?! [A-Z]|$))+\.)", RELATION)
def pair_not_compared(claim: Claim) -> Iterator[str]:
    """That two indicators are not set against each other is said only where the quality of one forbids it."""
    towns = [one.code for one in claim.facts.at_level("municipality")]
    facts = [claim.facts.indicators[claim.about[side]] for side in "xy"]
    found = [one.quality("municipality", max(claim.facts.years(one.id, *towns), default=0)) for one in facts]
    if claim["why"] not in [one.reason for one in found if "compare" not in one.allows]:
        yield f"it is {found}"


@check(r"Nur (?P<count>\d+) Gemeinden haben beide Werte; mindestens 8 sind nötig\.", RELATION)
def too_few_pairs(claim: Claim) -> Iterator[str]:
    """That there are too few pairs is said only below eight."""
    count = len(pairs_of(claim.facts, claim.about["x"], claim.about["y"]))
    if int(claim["count"]) != count or count >= FEWEST:
        yield f"there are {count}"


@check(r"Einer der beiden Werte ist überall gleich; dann gibt es keinen Zusammenhang zu messen\.", RELATION)
def one_side_is_equal(claim: Claim) -> Iterator[str]:
    """That one of two indicators is the same everywhere is said only where it is."""
    found = pairs_of(claim.facts, claim.about["x"], claim.about["y"])
    if min(len({one[side] for one in found}) for side in (1, 2)) > 1:
        yield "both differ"


@check(rf"Weit neben der Linie liegen: (?P<names>{LABEL}(?:(?:, | und ){LABEL})*)\.(?= |$)", RELATION)
def apart_named(claim: Claim) -> Iterator[str]:
    """Those far from the line are the farthest beyond three robust standard deviations of the residuals."""
    found = pairs_of(claim.facts, claim.about["x"], claim.about["y"])
    slope, intercept = np.polyfit([one[1] for one in found], [one[2] for one in found], 1)
    rests = {code: y - (intercept + slope * x) for code, x, y in found}
    middle = median(rests.values())
    sigma = 1.4826 * median(abs(one - middle) for one in rests.values())
    far = sorted(
        (code for code in rests if abs(rests[code] - middle) > 3 * sigma), key=lambda code: -abs(rests[code] - middle)
    )
    right = [claim.facts.places[code].label for code in far[:5]]
    if re.split(r", | und ", claim["names"]) != right:
        yield f"it is {right}"


def _point_pattern(about: About, facts: Facts) -> str:
    x, y = (re.escape(facts.indicators[about[one]].short) for one in "xy")
    one, other = (unit_pattern({}, facts.indicators[about[side]]) for side in "xy")
    return rf"(?P<label>{LABEL}): {x} (?P<first>{NUMBER}){one}, {y} (?P<second>{NUMBER}){other}\.(?= |$)"


@check(_point_pattern, RELATION)
def both_figures_told(claim: Claim) -> Iterator[str]:
    """The two figures told of an area are those it has in the newest years."""
    found = {code: pair for code, *pair in pairs_of(claim.facts, claim.about["x"], claim.about["y"])}
    values = found.get(claim.facts.by_label.get(claim["label"], ""), (math.inf, math.inf))
    for name, text, value in zip("xy", (claim["first"], claim["second"]), values, strict=True):
        if not is_rounded(text, value, claim.facts.indicators[claim.about[name]].decimals):
            yield f"says {text}, the data say {value}"


# As docs/method.md says who is similar: the usual features, each with how its figures are transformed.
FEATURES = {"bevoelkerung": "log", "bevoelkerungsdichte": "", "bevoelkerungsentwicklung": "change",
            "siedlungsflaeche": "", "pendlersaldo": ""}  # fmt: skip


def feature_value(facts: Facts, feature: str, code: str, year: int) -> float | None:
    """The figure of a feature: a logarithm, a relative change over five years, or as it is."""
    name = "bevoelkerung" if feature == "bevoelkerungsentwicklung" else feature
    value, how = facts.value(name, code, year), FEATURES.get(feature, "")
    if value is None or how == "":
        return value
    if how == "log":
        return math.log(value) if value > 0 else None
    before, fact = facts.value(name, code, year - 5), facts.indicators[name]
    return value / before - 1 if before and fact.segment(year - 5) == fact.segment(year) else None


@lru_cache(maxsize=64)
def _scores(facts_id: int, features: tuple[str, ...]) -> tuple[dict[str, int], dict[str, dict[str, float]]]:
    facts = _FACTS[facts_id]
    towns = [one.code for one in facts.at_level("municipality")]
    years: dict[str, int] = {}
    scores: dict[str, dict[str, float]] = {code: {} for code in towns}
    for feature in features:
        name = "bevoelkerung" if feature == "bevoelkerungsentwicklung" else feature
        for year in reversed(facts.years(name, *towns) if name in facts.indicators else []):
            values = [feature_value(facts, feature, code, year) for code in towns]
            known = [value for value in values if value is not None]
            if len(known) == len(towns):
                mean, spread = float(np.mean(known)), float(np.std(known))
                if spread > 0:
                    years[feature] = year
                    for code, value in zip(towns, known, strict=True):
                        scores[code][feature] = (value - mean) / spread
                break
    return years, scores


def scores_of(facts: Facts, features: tuple[str, ...]) -> tuple[dict[str, int], dict[str, dict[str, float]]]:
    """The year of each feature, and the standardised features of each municipality."""
    _FACTS[id(facts)] = facts
    return _scores(id(facts), features)


def nearest(facts: Facts, code: str, features: tuple[str, ...], count: int) -> list[str]:
    """The most similar municipalities, the nearest first; ties by code."""
    _years, scores = scores_of(facts, features)
    distances = {
        other: round(math.sqrt(sum((scores[code][one] - scores[other][one]) ** 2 for one in scores[code])), 9)
        for other in scores
        if other != code
    }
    return sorted(distances, key=lambda one: (distances[one], one))[:count]


@check(
    rf"(?P<label>{LABEL}) ähneln nach (?:(?P<features>\d+) Merkmalen|einem Merkmal) am meisten "
    rf"(?P<names>{LABEL}(?:(?:, | und ){LABEL})*)\.(?= |$)",
    SIMILAR,
)
def similar_named(claim: Claim) -> Iterator[str]:
    """Those named as most similar are the nearest by the features of the year that all have, the nearest first."""
    code, features = claim.about["area"], tuple(claim.about["features"])
    years, _scores_of_all = scores_of(claim.facts, features)
    right = [claim.facts.places[one].label for one in nearest(claim.facts, code, features, 3)]
    if claim.facts.by_label.get(claim["label"]) != code or int(claim["features"] or 1) != len(years):
        yield f"there are {len(years)} features"
    if re.split(r", | und ", claim["names"]) != right:
        yield f"it is {right}"


@check(rf"(?P<names>{LABEL}(?:(?:, | und ){LABEL})+)\.(?= |$)", SIMILAR)
def all_similar_named(claim: Claim) -> Iterator[str]:
    """The list of the similar municipalities has them all, the nearest first."""
    names = re.split(r", | und ", claim["names"])
    right = nearest(claim.facts, claim.about["area"], tuple(claim.about["features"]), len(names))
    if names != [claim.facts.places[one].label for one in right]:
        yield f"it is {right}"


@check(r"vor allem (?P<feature>.+) \((?P<part>\d+)\u202f%\)|kein Unterschied", WHY)
def largest_part_told(claim: Claim) -> Iterator[str]:
    """The feature named makes the largest part of the squared distance, and the part is right."""
    features = tuple(claim.about["features"])
    _years, scores = scores_of(claim.facts, features)
    one, other = scores[claim.about["area"]], scores[claim.about["other"]]
    parts = {feature: (one[feature] - other[feature]) ** 2 for feature in one}
    whole = sum(parts.values())
    if not claim["feature"]:
        if whole:
            yield "there is a difference"
        return
    largest = max(parts, key=lambda feature: parts[feature])
    name = "bevoelkerung" if largest == "bevoelkerungsentwicklung" else largest
    label = claim.facts.indicators[name].short + (
        ": Veränderung in 5 Jahren" if largest == "bevoelkerungsentwicklung" else ""
    )
    if claim["feature"] != label or abs(int(claim["part"]) - parts[largest] / whole * 100) > 0.5 + 1e-9:
        yield f"it is {label} with {parts[largest] / whole * 100} %"


@check(rf"(?P<number>{NUMBER})$", FEATURE)
def feature_told(claim: Claim) -> Iterator[str]:
    """The figure of a feature is that of the newest year all have; a change is told in per cent with its sign."""
    feature, code = claim.about["feature"], claim.about["area"]
    years, _scores_of_all = scores_of(claim.facts, tuple(claim.about["features"]))
    name = "bevoelkerung" if feature == "bevoelkerungsentwicklung" else feature
    if feature == "bevoelkerungsentwicklung":
        value, places = (feature_value(claim.facts, feature, code, years[feature]) or 0) * 100, 1
        if claim["number"].startswith("+") != (value > 0):
            yield f"the change is {value}"
    else:
        value, places = claim.facts.value(name, code, years[feature]) or 0, claim.facts.indicators[name].decimals
    if not is_rounded(claim["number"], value, places) and abs(float(read(claim["number"])) - value) > 1e-6:
        yield f"it is {value}"
