"""Rows of tables and fact sheets, and how a figure was computed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.claims.checks.figures import fact_of
from tests.claims.checks.maps import noted
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, is_rounded, read
from tests.claims.reading import About, Claim, check
from tests.claims.records import BESIDE_VALUE, NO_VALUE, Known

ROW, MADE, SHEET, FACT = "table.row", "table.made", "sheet.row", "sheet.fact"
MADE_OF = re.compile(
    rf"(?P<above>{NUMBER}) (?P<above_unit>.+?) \((?P<above_period>[^()]+)\) ÷ (?P<below>{NUMBER}) (?P<below_unit>.+?) "
    rf"\((?P<below_period>[^()]+)\) × (?P<factor>{NUMBER})"
)


@check(r".+", ROW)
def row_of_table(claim: Claim) -> Iterator[str]:
    """A row of a table to take away has the value, time, unit, sign with its meaning, note and coverage of the data."""
    fact, cells = fact_of(claim.about, claim.facts), claim.about["cells"]
    known = claim.facts.at(fact.id, claim.about["area"], claim.about["year"])
    value, sign = (known.value, known.sign) if known else (None, "")
    right = {
        "area_label": claim.facts.places[claim.about["area"]].label, "period": fact.period(claim.about["year"]),
        "unit": fact.unit, "sign": sign, "sign_meaning": NO_VALUE[sign] if value is None else BESIDE_VALUE[sign],
        "coverage": known.coverage if known else "", "indicator_label": fact["label_de"],
    }  # fmt: skip
    if claim.found[0] != f"{right['area_label']}, {right['indicator_label']}, {right['period']}":
        yield f"it is about {right['area_label']}, {right['period']}"
    for name, text in right.items():
        if cells[name] != text:
            yield f"{name}: says {cells[name]!r}, expected {text!r}"
    if (cells["value"] is None) != (value is None) or (
        value is not None and abs(cells["value"] - value) > 1e-9 * max(1, abs(value))
    ):
        yield f"value: says {cells['value']}, expected {value}"
    if fact["numerator"] and value is not None:
        yield from wrong_quotient(cells["note"], claim, value)
    elif known and cells["note"] != known.note:
        yield f"note: says {cells['note']!r}, expected {known.note!r}"


def wrong_quotient(note: str, claim: Claim, value: float) -> Iterator[str]:
    """Why a note does not say rightly what a figure was computed from: both figures with their own times."""
    fact, area, year = fact_of(claim.about, claim.facts), claim.about["area"], claim.about["year"]
    found = MADE_OF.search(note)
    if found is None:
        yield f"does not say what it is computed from: {note!r}"
        return
    above, below = (claim.facts.indicators[fact[name]] for name in ("numerator", "denominator"))
    base_year = claim.facts.base_year(fact, area, year)
    parts = ((above, "above", year), (below, "below", base_year))
    for one, name, when in parts:
        number = claim.facts.value(one.id, area, when or 0)
        if (
            number is None
            or not is_rounded(found[name], number, one.decimals)
            or not one.says_period(found[f"{name}_period"], when or 0)
        ):
            yield f"{found[name]} ({found[f'{name}_period']}) is not {number} of {when}"
    if float(read(found["factor"])) != float(fact["factor"]):
        yield f"the factor is {fact['factor']}"


@check(r"veröffentlicht|berechnet(?: aus (?P<coverage>\d+ von \d+))?|kein Wert", MADE)
def made_told(claim: Claim) -> Iterator[str]:
    """A district's or the region's figure is told as published, as computed of so many, or as missing."""
    known = claim.facts.shown(claim.about["indicator"], claim.about["area"], claim.about["year"])
    if known is None or known.value is None:
        right = "kein Wert"
    elif known.sign != "c":
        right = "veröffentlicht"
    else:
        right = f"berechnet aus {known.coverage}" if known.coverage else "berechnet"
    if claim.found[0] != right:
        yield f"expected {right!r}"


NONE = "|".join(re.escape(one) for one in sorted(NO_VALUE.values(), key=len, reverse=True))


def _sheet_pattern(about: About, facts: Facts) -> str:
    period = fact_of(about, facts).period_pattern
    value = rf"(?:(?P<number>{NUMBER})(?:\u202f%)?|(?P<none>{NONE}))"
    return rf"{value} / (?P<period>{period}|) / (?P<note>.*?) / (?P<others>.*)$"


@check(_sheet_pattern, SHEET)
def row_of_sheet(claim: Claim) -> Iterator[str]:
    """A row of a fact sheet has the newest figure of the area, its time, and those of others of the same year."""
    fact, area = fact_of(claim.about, claim.facts), claim.about["area"]
    known = claim.facts.latest(fact.id, area)
    if claim["none"]:
        if known:
            yield f"there is a value: {known.value}"
        return
    if known is None or known.value is None:
        yield "there is no value"
        return
    if not is_rounded(claim["number"], known.value, fact.decimals) or not fact.says_period(claim["period"], known.year):
        yield f"the newest value is {known.value} of {known.year}"
    level = claim.facts.places[area].level
    newest = max(claim.facts.years(fact.id, *(one.code for one in claim.facts.at_level(level))))
    older = "älterer Wert" if level != "region" and known.year < newest else ""
    if not is_short(claim["note"], ", ".join(filter(None, [noted(claim, known), older]))):
        yield f"the note is {noted(claim, known)!r}, others have values of {newest}"
    for text, codes in zip([one for one in claim["others"].split(" / ") if one], claim.about["others"], strict=True):
        yield from _wrong_other(text, claim, list(codes), known.year)


def is_short(text: str, whole: str) -> bool:
    """True where a text is another one, or its beginning with three dots."""
    return text == whole or (text.endswith("…") and whole.startswith(text[:-1].rstrip()))


def _wrong_other(text: str, claim: Claim, codes: list[str], year: int) -> Iterator[str]:
    fact, facts, area = fact_of(claim.about, claim.facts), claim.facts, claim.about["area"]
    if not facts.allows(fact.id, area, year, "compare"):
        if text != "–":
            yield f"{fact.id} of {facts.places[area].label} must not be compared"
        return
    known: Known | None
    known = claim.facts.at(fact.id, codes[0], year) if len(codes) == 1 else claim.facts.median_of(fact.id, codes, year)
    found = re.fullmatch(rf"(?P<number>{NUMBER})(?:\u202f%)?(?: \(aus (?P<coverage>\d+ von \d+)\))?", text)
    if found is None or known is None or known.value is None:
        if text != (NO_VALUE[known.sign] if known and known.value is None else NO_VALUE[""]):
            yield f"says {text!r} for {codes}, the data say {known}"
        return
    partial = known.coverage.partition(" von ")[0] != known.coverage.partition(" von ")[2] and len(codes) > 1
    if not is_rounded(found["number"], known.value, fact.decimals) or (found["coverage"] or "") != (
        known.coverage if partial else ""
    ):
        yield f"says {text!r} for {codes}, the data say {known.value} ({known.coverage})"


@check(r".+", FACT)
def fact_of_sheet(claim: Claim) -> Iterator[str]:
    """A key fact of a sheet is the newest figure with its year, the size of the area, or how many belong to it."""
    label, text, note = claim.found[0].split(" / ")
    facts, area = claim.facts, claim.about["area"]
    number = re.match(NUMBER, text)
    fact = next((one for one in facts.shown_indicators if one["label_de"] == label), None)
    if fact is not None:
        known = facts.latest(fact.id, area)
        if known is None or known.value is None or number is None:
            yield f"there is {'a' if known else 'no'} value"
        elif not is_rounded(number[0], known.value, fact.decimals):
            yield f"it is {known.value}"
        else:
            about = Claim(claim.found, {**claim.about, "indicator": fact.id}, facts, claim.statement)
            period, _dot, rest = note.partition(" · ")
            if period != fact.period(known.year) or not is_short(rest, noted(about, known)):
                yield f"the note is {fact.period(known.year)} · {noted(about, known)}"
    elif label == "Fläche":
        if number is None or not is_rounded(number[0], facts.places[area].area_km2, 1):
            yield f"it is {facts.places[area].area_km2}"
    elif label != "Gemeinden" or text != str(len(facts.members(area))):
        yield f"there are {len(facts.members(area))}"
