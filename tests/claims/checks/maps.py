"""What stands on maps and around them: figures, classes, legends, coverage, text alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tests.claims.checks.figures import KIND_WORDS, dates_pattern, fact_of
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, is_rounded, read, rounded
from tests.claims.reading import About, Claim, check
from tests.claims.records import BESIDE_VALUE, NO_VALUE, Fact, Known

CELL, CLASS, LEGEND, COVERAGE, NOTE, DISTRIBUTION, HISTOGRAM = (
    "map.cell", "map.class", "map.legend", "coverage", "map.note", "distribution", "histogram",
)  # fmt: skip
LEVELS = {"municipality": "Gemeinden", "district": "Kreisen"}
MISSING = "|".join(re.escape(one) for one in sorted(NO_VALUE.values(), key=len, reverse=True))

NO_BASE = ("Ausgangswert ist null", "Ausgangswert ist zu grob gerundet")


def on_map(about: About, facts: Facts, code: str) -> Known | None:
    """What a map shows of an area: the figure of its year or an older one; a change of exactly two years."""
    name, year, since = about["indicator"], about["year"], about.get("since", 0)
    if not since:
        return facts.shown(name, code, year)
    for one in (year, since):
        if facts.at(name, code, one) and not facts.allows(name, code, one, "trend"):
            return Known(year, None, "", facts.quality(name, code, one).reason)
    value = facts.told_change(name, code, since, year, percent=bool(about.get("percent")))
    ends = [facts.at(name, code, one) for one in (year, since)]
    sign = next((one.sign for one in ends if one and one.value is None), "")
    if value is not None:
        signs = [one.sign for one in ends if one]
        sign = "c" if "c" in signs else next((one for one in signs if one), "")
    return Known(year, value, sign, coverage=ends[0].coverage if ends[0] and value is not None else "")


def places_of(about: About, fact: Fact) -> int:
    """With how many decimals a map shows its figures."""
    return 1 if about.get("percent") else fact.decimals


def all_on_map(claim: Claim) -> dict[str, Known | None]:
    """What a map shows of all areas of its level."""
    codes = (one.code for one in claim.facts.at_level(claim.about["level"]))
    return {code: on_map(claim.about, claim.facts, code) for code in codes}


def wrong_shown(text: str, known: Known | None, about: About, fact: Fact) -> Iterator[str]:
    """Why a text is not the figure a map shows; a change above zero has its sign."""
    if known is None or known.value is None:
        yield f"shows {text}, but there is no value"
        return
    plus = bool(about.get("since")) and known.value > 0
    if text.startswith("+") != plus or not is_rounded(text, known.value, places_of(about, fact)):
        yield f"shows {text}, the data say {known.value}"


def _cell_pattern(about: About, facts: Facts) -> str:
    older = rf"(?: \((?P<period>{fact_of(about, facts).period_pattern})\))?"
    return rf"(?:(?P<number>{NUMBER})(?:\u202f%)?{older}|(?P<none>{MISSING}))$"


@check(_cell_pattern, CELL)
def figure_on_map(claim: Claim) -> Iterator[str]:
    """The figure on a map is that of the area and the year, or an older one named with its year, or says why none."""
    fact, known = fact_of(claim.about, claim.facts), on_map(claim.about, claim.facts, claim.about["area"])
    if claim["none"]:
        if known is not None and known.value is not None:
            yield f"there is a value: {known.value}"
        elif claim["none"] != NO_VALUE[known.sign if known else ""]:
            yield f"the sign is {known.sign if known else ''!r}"
        return
    yield from wrong_shown(claim["number"], known, claim.about, fact)
    if known and known.year != claim.about["year"] and not fact.says_period(claim["period"], known.year):
        yield f"the value is of {known.year}, said is {claim['period']!r}"
    if known and known.year == claim.about["year"] and claim["period"]:
        yield "names a year for a value of the year shown"


LIMITS = (
    rf"(?:unter (?P<below>{NUMBER})|(?P<low>{NUMBER}) bis unter (?P<high>{NUMBER})|(?P<from>{NUMBER}) und mehr|"
    r"(?P<apart>genau null|null, gerundet|null, teils gerundet|unverändert|ohne Angabe|"
    r"nicht zu berechnen|geheim oder unbekannt|alle Werte))"
)


def numbers_of(labels: Iterable[str]) -> set[Decimal]:
    """The limits that the labels of classes name."""
    return {read(one) for label in labels for one in re.findall(NUMBER, label)}


@check(rf"(?P<number>{NUMBER}|–): (?P<label>{LIMITS})$", CLASS)
def class_holds_figure(claim: Claim) -> Iterator[str]:
    """The class of an area holds its figure as it is shown, and stands in the legend; zero and missing stand apart."""
    fact, known = fact_of(claim.about, claim.facts), on_map(claim.about, claim.facts, claim.about["area"])
    value = known.value if known else None
    shown = None if value is None else rounded(value, places_of(claim.about, fact))
    if (claim["number"] == "–") != (shown is None) or (shown is not None and read(claim["number"]) != shown):
        yield f"shows {claim['number']}, the data say {value}"
    if claim["label"] not in claim.about["classes"]:
        yield f"the legend has {claim.about['classes']}"
    if claim["apart"]:
        yield from _wrong_apart(claim, claim["apart"], known)
    elif shown is None:
        yield "there is no value"
    elif claim["below"] and not shown < read(claim["below"]):
        yield f"{shown} is not below {claim['below']}"
    elif claim["low"] and not read(claim["low"]) <= shown < read(claim["high"]):
        yield f"{shown} is not from {claim['low']} to below {claim['high']}"
    elif claim["from"] and not shown >= read(claim["from"]):
        yield f"{shown} is not {claim['from']} or more"


def _wrong_apart(claim: Claim, words: str, known: Known | None) -> Iterator[str]:
    value, sign = (known.value, known.sign) if known else (None, "")
    fact = fact_of(claim.about, claim.facts)
    coarse = known is not None and known.is_coarse
    right = {
        "genau null": value == 0 and not coarse,
        "null, gerundet": value == 0 and coarse,
        "null, teils gerundet": value == 0,
        "unverändert": value is not None and rounded(value, places_of(claim.about, fact)) == 0,
        "ohne Angabe": value is None and sign != "g" and not claim.about.get("since"),
        "nicht zu berechnen": value is None and sign != "g" and bool(claim.about.get("since")),
        "geheim oder unbekannt": value is None and sign == "g",
        "alle Werte": value is not None,
    }[words]
    if not right:
        yield f"{value} (sign {sign!r}) is not {words!r}"


def limits_of(fact: Fact) -> set[Decimal]:
    """The limits that are declared with an indicator."""
    return {Decimal(str(one)) for one in fact.limits}


def rows_of_limits(rows: Iterable[str]) -> list[str]:
    """The labels of the rows of a legend."""
    return [row.rpartition(": ")[0] for row in rows]


ROW = re.compile(rf"{LIMITS}: (?P<count>\d+)")


@check(r".+", LEGEND)
def legend_counts(claim: Claim) -> Iterator[str]:
    """A legend counts the areas of each class, its counts add up to all, and its classes leave no gap."""
    fact, shown = fact_of(claim.about, claim.facts), all_on_map(claim)
    places, rows = places_of(claim.about, fact), claim.found[0].split(" | ")
    left, last, exact = dict(shown), None, fact.minimum == 0 or bool(claim.about.get("since"))
    for row in rows:
        found = ROW.fullmatch(row)
        if found is None:
            yield f"cannot be read: {row!r}"
            return
        low, high = found["low"] or found["from"], found["below"] or found["high"]
        if not found["apart"] and last is not None and low != last:
            yield f"a gap between {last} and {low}"
        last = high if not found["apart"] else last
        inside = [code for code, known in left.items() if _is_in(found, known, places, exact=exact)]
        for code in inside:
            if found["apart"]:
                yield from _wrong_apart(claim, found["apart"], left[code])
            left.pop(code)
        if len(inside) != int(found["count"]):
            yield f"{row!r}: there are {len(inside)}"
    counted = sum(int(row.rpartition(": ")[2]) for row in rows)
    if not claim.about.get("since") and fact.limits and numbers_of(rows_of_limits(rows)) != limits_of(fact):
        yield f"the limits are {fact.limits}"
    if left or counted != len(shown):
        yield f"{counted} areas are counted, there are {len(shown)}"


def _is_in(found: re.Match[str], known: Known | None, places: int, *, exact: bool) -> bool:
    value, sign = (known.value, known.sign) if known else (None, "")
    if found["apart"] and found["apart"] != "alle Werte":
        return {
            "genau null": value == 0, "unverändert": value == 0, "null, gerundet": value == 0,
            "null, teils gerundet": value == 0, "ohne Angabe": value is None and sign != "g",
            "nicht zu berechnen": value is None and sign != "g",
            "geheim oder unbekannt": value is None and sign == "g",
        }[found["apart"]]  # fmt: skip
    if value is None or (exact and value == 0):
        return False
    low, high = found["low"] or found["from"], found["below"] or found["high"]
    shown = rounded(value, places)
    return (not low or shown >= read(low)) and (not high or shown < read(high))


def _coverage_pattern(about: About, facts: Facts) -> str:
    period = fact_of(about, facts).period_pattern
    if about.get("since"):
        period = f"{period} bis {period}"
    return (
        rf"(?P<known>\d+) von (?P<all>\d+) (?P<level>Gemeinden|Kreisen), Stand (?P<period>{period})"
        r"(?:; davon (?P<older>\d+) mit älterem Wert)?(?:; (?P<secret>\d+) geheim gehalten oder unbekannt)?"
        r"(?:; (?P<refused>\d+) nicht zu berechnen)?(?:; (?P<none>\d+) ohne Angabe)?"
        r"(?:; (?P<computed>\d+) selbst berechnet)?"
        rf"(?:; (?P<dates>{dates_pattern(about, facts)}))?\.?(?= |$)"
    )


@check(_coverage_pattern, COVERAGE)
def coverage_counts(claim: Claim) -> Iterator[str]:
    """How many areas have a figure, an older one, a secret one or none is counted rightly and adds up to all."""
    fact, shown = fact_of(claim.about, claim.facts), all_on_map(claim)
    known = [one for one in shown.values() if one and one.value is not None]
    secret = sum(one is not None and one.value is None and one.sign == "g" for one in shown.values())
    refused = sum(_is_refused(claim, code) for code, one in shown.items() if one is None or one.value is None)
    counts = {
        "known": len(known), "all": len(shown), "older": sum(one.year < claim.about["year"] for one in known),
        "secret": secret, "refused": refused, "none": len(shown) - len(known) - secret - refused,
        "computed": sum(one.sign == "c" for one in known),
    }  # fmt: skip
    for name, count in counts.items():
        if int(claim[name] or 0) != count:
            yield f"{name}: says {claim[name] or 0}, there are {count}"
    if claim["level"] != LEVELS[claim.about["level"]]:
        yield f"speaks of {claim['level']}"
    yield from wrong_period(claim["period"], claim.about, fact)
    years = [claim.about["since"]] if claim.about.get("since") else []
    dates = {
        claim.facts.dates(fact.id, code, year)
        for code, one in shown.items()
        if one and one.value is not None
        for year in (one.year, *years)
    }
    if dates - {""} != set(filter(None, claim["dates"].split("; "))):
        yield f"computed from {dates}"


def _is_refused(claim: Claim, code: str) -> bool:
    """True where a change has both its figures and is none all the same."""
    name, ends = claim.about["indicator"], (claim.about["year"], claim.about.get("since", 0))
    return bool(ends[1]) and all(claim.facts.value(name, code, year) is not None for year in ends)


def wrong_period(words: str, about: About, fact: Fact) -> Iterator[str]:
    """Why words are not the time a map is of: its year, or the two years of a change."""
    period = fact.period(about["year"])
    right = f"{fact.period(about['since'])} bis {period}" if about.get("since") else period
    if words != right:
        yield f"speaks of {words!r}, shown is {right!r}"


def noted(claim: Claim, known: Known) -> str:
    """All that stands beside a figure: its sign and coverage, its note, two times it is computed from, its quality."""
    facts, name, area, since = claim.facts, claim.about["indicator"], claim.about["area"], claim.about.get("since")
    made = f" ({known.coverage})" if known.sign == "c" and known.coverage else ""
    note = "" if known.sign == "c" or since else known.note
    years = filter(None, (known.year, since))
    dates = "; ".join(dict.fromkeys(filter(None, (facts.dates(name, area, one) for one in years))))
    return ", ".join(filter(None, [BESIDE_VALUE[known.sign] + made, note, dates, quality_told(claim, known)]))


def quality_told(claim: Claim, known: Known) -> str:
    """What stands beside a figure of how it came about, and whether few stand behind it."""
    facts, name, area = claim.facts, claim.about["indicator"], claim.about["area"]
    own = facts.at(name, area, claim.about["year"]) if claim.about.get("since") else known
    if own is None or own.value is None:
        return ""
    kind = facts.quality(name, area, own.year).kind
    is_told = kind == "small_base" or (kind == "estimated" and (own.sign == "s" or not own.value))
    unit, places = facts.unit_of_one(name, area, own.year), facts.indicators[name].decimals
    size = str(rounded(unit, places)).replace(".", ",")
    if unit and not rounded(unit, places):
        size = "weniger als 0," + "0" * (places - 1) + "1"
    few = f"kleine Zahl: eins mehr oder weniger ändert den Wert um {size}" if facts.is_few(name, area, own) else ""
    compared = "" if "compare" in facts.quality(name, area, own.year).allows else "nicht vergleichbar"
    return ", ".join(filter(None, ["" if is_told else KIND_WORDS[kind], compared, few]))


@check(r".+", NOTE)
def note_beside_figure(claim: Claim) -> Iterator[str]:
    """What stands beside a figure in a table is an older year, its sign, how much it covers, or why there is none."""
    known = on_map(claim.about, claim.facts, claim.about["area"])
    fact = fact_of(claim.about, claim.facts)
    if known is None or known.value is None:
        base = claim.about.get("percent") and known is not None and not known.sign
        why = known.note if known and not claim.about.get("since") else ""
        right = [*NO_BASE, NO_VALUE[""]] if base else [why or NO_VALUE[known.sign if known else ""]]
        right += [known.note] if known and known.note else []
    else:
        older = fact.period(known.year) if known.year < claim.about["year"] else ""
        right = [", ".join(filter(None, [older, noted(claim, known)]))]
    if claim.found[0] not in right:
        yield f"says {claim.found[0]!r}, expected {right}"


def shown_unit(about: About, fact: Fact) -> str:
    """The unit of what a map shows: percentage points for the change of percentages."""
    if not about.get("since"):
        return fact.unit
    return "%" if about.get("percent") else "Prozentpunkte" if fact.is_percent else fact.unit


def unit_pattern(about: About, fact: Fact) -> str:
    """What stands behind a number: "%" alone, or the whole unit."""
    unit = shown_unit(about, fact)
    return rf"\u202f{'%' if unit.startswith('%') else re.escape(unit)}" if unit else ""
