"""What goals aim at, the value against it, both paces, and the picture of the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.claims.checks.figures import says
from tests.claims.checks.ratings import MARKS, NOUNS, PACE, STANDING, VALUE, WAY, judged
from tests.claims.checks.spread import LABEL
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, SAID_NUMBER, UNIT, is_rounded, read
from tests.claims.rated import Judged
from tests.claims.reading import About, Claim, check


def aim_of(facts: Facts, goal: str) -> str:
    """What a goal aims at behind the word for who set it: "Bundesreferenz: 100 % der Haushalte bis 2030"."""
    row = facts.goals[goal]
    noun, fact = NOUNS[row["kind"]], facts.indicators[row["indicator"]]
    if row["rule"] == "direction":
        return f"{noun}: soll {'steigen' if row['direction'] == 'up' else 'sinken'}"
    whole, _point, part = row["target"].partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole)
    number = grouped + (f",{part.rstrip('0')}" if part.rstrip("0") else "")
    if row["rule"] == "hold":
        number = f"{'mindestens' if row['direction'] == 'up' else 'höchstens'} {number}"
    unit = f"\u202f% {fact.unit.removeprefix('%').strip()}".rstrip() if fact.is_percent else f" {fact.unit}"
    year = f" bis {row['target_year']}" if row["target_year"] else ""
    return f"{noun}: {number}{unit}{year}"


AIM = rf"(?:{'|'.join(NOUNS.values())}): (?:[^.;]|\.(?=\d))+"


def _wrong_aim_or_values(claim: Claim) -> Iterator[str]:
    """Why the target said is not the goal's, or a value is said where none may be rated, or the other way round."""
    right = judged(claim)
    if claim["aim"] != aim_of(claim.facts, claim.about["goal"]):
        yield f"the aim is {aim_of(claim.facts, claim.about['goal'])!r}"
    if bool(claim["number"]) != bool(right.used):
        yield f"the values are {right.used}"


@check(
    rf"(?:Stand (?P<period>[^:]+?): (?P<number>{SAID_NUMBER})(?P<unit>{UNIT}); )?(?P<aim>{AIM})\.(?= [A-ZÄÖÜ]|$)",
    STANDING,
    MARKS,
)
def value_and_aim_said(claim: Claim) -> Iterator[str]:
    """A value against a target is the newest that may be rated, with its time; the target is called what it is."""
    right, name = judged(claim), claim.facts.goals[claim.about["goal"]]["indicator"]
    fact = claim.facts.indicators[name]
    yield from _wrong_aim_or_values(claim)
    if claim["number"] and right.used:
        known = claim.facts.at(name, claim.about["area"], right.year)
        if known is None or not says(claim["number"], known, fact) or not fact.says_period(claim["period"], right.year):
            yield f"the value is {right.used[-1]}"


@check(
    rf"(?:(?P<number>{NUMBER}){UNIT} \((?P<period>[^()]+)\)"
    rf"(?:; neu gemessen (?P<newer>{NUMBER}){UNIT} \((?P<since>[^()]+)\))?(?:; )?)?"
    rf"(?P<aim>(?:{'|'.join(NOUNS.values())}): .+)?$",
    VALUE,
)
def value_against_target(claim: Claim) -> Iterator[str]:
    """A value beside a target is the newest that may be rated, with its time and the decimals of the indicator."""
    right, name = judged(claim), claim.facts.goals[claim.about["goal"]]["indicator"]
    fact = claim.facts.indicators[name]
    yield from _wrong_aim_or_values(claim)
    if bool(claim["newer"]) != bool(claim["number"] and right.since_break):
        yield f"since the break: {right.since_break}"
    elif right.since_break and claim["newer"]:
        year, value = right.since_break
        if not is_rounded(claim["newer"], value, fact.decimals) or not fact.says_period(claim["since"], year):
            yield f"since the break: {right.since_break}"
    if (
        claim["number"]
        and right.used
        and not (
            is_rounded(claim["number"], right.used[-1][1], fact.decimals)
            and fact.says_period(claim["period"], right.year)
        )
    ):
        yield f"the value is {right.used[-1]}"


def _pace_pattern(_about: About, _facts: Facts) -> str:
    return (
        r"(?:damals \((?P<span>\d{4}–\d{4})\): )?"
        rf"(?:nötig (?P<required>{NUMBER})(?:\u202fProzentpunkte)? je Jahr, )?erreicht (?P<achieved>{NUMBER})"
        r"(?:\u202fProzentpunkte)? je Jahr$"
    )


def _wrong_span(claim: Claim, right: Judged) -> Iterator[str]:
    """Why the years of a pace of the past are not those of the values it is made of."""
    span = "" if right.is_current else f"{right.used[0][0]}–{right.used[-1][0]}"
    if (claim["span"] or "") != span:
        yield f"says of {claim['span']!r}, right is {span!r}"


@check(_pace_pattern, PACE)
def pace_said(claim: Claim) -> Iterator[str]:
    """The pace achieved is the mean change per year, that required the gap ÷ the years left, each with its sign."""
    right, fact = judged(claim), claim.facts.indicators[claim.facts.goals[claim.about["goal"]]["indicator"]]
    places = max(fact.decimals + 1, 2)
    yield from _wrong_span(claim, right)
    for text, value in ((claim["achieved"], right.mean), (claim["required"], right.required)):
        if bool(text) != (value is not None):
            yield f"says {text!r}, it is {value}"
        elif (
            text and value is not None and (not is_rounded(text, value, places) or text.startswith("+") != (value > 0))
        ):
            yield f"says {text}, it is {value}"


@check(
    rf"(?P<label>.+?), (?P<area>{LABEL}): (?P<first>{NUMBER}){UNIT} \((?P<from>\d{{4}})\), (?P<last>{NUMBER}){UNIT} "
    rf"\((?P<until>\d{{4}})\)(?:; (?P<noun>{'|'.join(NOUNS.values())}) (?P<target>{NUMBER})(?:\u202f%)?)?"
    rf"(?:; (?:damals \((?P<span>\d{{4}}–\d{{4}})\): )?"
    rf"(?:nötig (?P<required>{NUMBER})(?:\u202fProzentpunkte)? je Jahr, )?"
    rf"erreicht (?P<achieved>{NUMBER})(?:\u202fProzentpunkte)? je Jahr)?\.$|(?P<none>{LABEL}: keine Werte\.)$",
    WAY,
)
def way_told(claim: Claim) -> Iterator[str]:
    """The picture of a way tells first and newest value that may be rated, target and paces, none over a break."""
    row, right = claim.facts.goals[claim.about["goal"]], judged(claim)
    name, area = row["indicator"], claim.about["area"]
    points = [
        (year, claim.facts.value(name, area, year) or 0.0)
        for year in claim.facts.years(name, area)
        if {"rate", "trend"} <= claim.facts.quality(name, area, year).allows
    ]
    if claim["none"]:
        if points and right.reason != "die Werte eignen sich nicht dafür":
            yield f"there are values: {points}"
        return
    fact = claim.facts.indicators[name]
    if claim.facts.by_label.get(claim["area"]) != area or claim["label"] != fact["label_de"]:
        yield f"speaks of {claim['area']} and {claim['label']}"
    if claim["noun"] and claim["noun"] != NOUNS[row["kind"]]:
        yield f"calls a {row['kind']} {claim['noun']!r}"
    for text, year, point in ((claim["first"], claim["from"], points[0]), (claim["last"], claim["until"], points[-1])):
        if int(year) != point[0] or not is_rounded(text, point[1], fact.decimals):
            yield f"says {text} ({year}), it is {point}"
    if bool(claim["target"]) != bool(row["target"]) or (
        claim["target"] and float(read(claim["target"])) != float(row["target"])
    ):
        yield f"the target is {row['target']}"
    places = max(fact.decimals + 1, 2)
    # Nothing is carried on over a series break.
    goes_on = right.is_rated and not right.since_break
    paces = (right.mean, right.required) if goes_on else (None, None)
    yield from _wrong_span(claim, right) if claim["achieved"] else ()
    for text, value in zip((claim["achieved"], claim["required"]), paces, strict=True):
        if bool(text) != (value is not None) or (text and value is not None and not is_rounded(text, value, places)):
            yield f"says {text!r}, it is {value}"
