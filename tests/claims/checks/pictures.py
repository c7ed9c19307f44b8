"""Titles and text alternatives of maps, lines and tables, and the line that says whose figures these are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.claims.checks.figures import PRICES, fact_of
from tests.claims.checks.maps import shown_unit, unit_pattern, wrong_period
from tests.claims.checks.spread import LABEL
from tests.claims.derived import without
from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, is_rounded, rounded
from tests.claims.reading import About, Claim, check
from tests.claims.records import REGION, Fact

MAP_ALT, LINE, TITLE, SUBTITLE, TOPIC, SOURCE, TABLE_ALT, SLIDE = (
    "map.alt", "line", "title", "subtitle", "topic", "source", "table.alt", "slide",
)  # fmt: skip
WITHOUT = " ohne "
SIMILAR = "ähnlich wie "
OUTLINES = "© GeoBasis-DE / BKG 2016 (Daten verändert)"


def shown_label(about: About, fact: Fact, name: str = "") -> str:
    """What a map is called: the indicator, or its change between two years."""
    label = name or fact["label_de"]
    if not about.get("since"):
        return label
    return f"{label}: {'relative Veränderung' if about.get('percent') else 'Veränderung'}"


def shown_period(about: About, fact: Fact) -> str:
    """The time of what a map shows, or the two times of a change."""
    period = fact.period(about["year"])
    if not about.get("since"):
        return period
    return ", ".join(filter(None, [f"{fact.period(about['since'])} bis {period}", PRICES if fact.is_nominal else ""]))


def _map_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    named = re.escape(f"Karte von Südwestfalen: {shown_label(about, fact)}, {shown_unit(about, fact)}, ")
    period = fact.period_pattern
    prices = f", {PRICES}" if fact.is_nominal and about.get("since") else ""
    return rf"{named}(?P<period>{period} bis {period}|{period}){prices}\.(?= |$)"


@check(_map_pattern, MAP_ALT)
def map_named(claim: Claim) -> Iterator[str]:
    """A map is named with its indicator, unit and time."""
    yield from wrong_period(claim["period"], claim.about, fact_of(claim.about, claim.facts))


@check(r".+", TITLE, SUBTITLE, TOPIC)
def named_rightly(claim: Claim) -> Iterator[str]:
    """Titles, subtitles and topics name indicator, unit, time and place as the data have them."""
    right = claim.about["right"]
    if claim.found[0] != right:
        yield f"says {claim.found[0]!r}, expected {right!r}"


def _line_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    label = ", ".join(filter(None, [fact["label_de"], PRICES if fact.is_nominal else ""]))
    return rf"Zeitverlauf {re.escape(label)}\.(?= |$)"


@check(_line_pattern, LINE)
def line_named(_claim: Claim) -> Iterator[str]:
    """A line over time is named with its indicator."""
    yield from ()


def _ends_pattern(about: About, facts: Facts) -> str:
    fact, scale = fact_of(about, facts), about.get("scale", "absolut")
    points = f" in {'Prozentpunkte' if fact.is_percent else fact.unit}" if fact.unit else ""
    unit = {
        "absolut": unit_pattern(about, fact), "differenz": rf"\u202f{re.escape(f'Differenz zur Region{points}')}",
        "index": r"\u202fIndex \((?P<base>[^()]+) = 100\)",
    }[scale]  # fmt: skip
    other = unit.replace("P<base>", ":")
    return (
        rf"(?P<label>{SIMILAR}{LABEL} \(Median\)|{LABEL}): (?P<first>{NUMBER}){unit} \((?P<from>\d{{4}})\)"
        rf"(?:, (?P<last>{NUMBER}){other} \((?P<until>\d{{4}})\))?(?:\.|(?=;))"
    )


@check(_ends_pattern, LINE)
def ends_of_line(claim: Claim) -> Iterator[str]:
    """The first and the last figure told of a line are those of its first and last year."""
    values = line_values(claim, claim["label"])
    if claim.about.get("scale") == "index":
        fact, base = fact_of(claim.about, claim.facts), claim.about["base"]
        if any(one != fact.period(base) for one in re.findall(r"Index \(([^()]+) = 100\)", claim.found[0])):
            yield f"the base year is {base}"
    if not values:
        yield "there are no values"
        return
    years = sorted(values)
    if (int(claim["from"]), int(claim["until"] or claim["from"])) != (years[0], years[-1]):
        yield f"the line goes from {years[0]} to {years[-1]}"
        return
    places = 1 if claim.about.get("scale") == "index" else fact_of(claim.about, claim.facts).decimals
    for text, year in ((claim["first"], years[0]), (claim["last"] or claim["first"], years[-1])):
        if not is_rounded(text, values[year], places):
            yield f"says {text} for {year}, it is {values[year]}"


def line_values(claim: Claim, label: str) -> dict[int, float]:
    """The values of a line by year, on the scale of the picture."""
    name, facts = claim.about["indicator"], claim.facts
    if label.startswith(SIMILAR):
        codes = list(claim.about["similar"])
        medians = {year: facts.median_of(name, codes, year) for year in facts.years(name, *codes)}
        own = {year: known.value for year, known in medians.items() if known and known.value is not None}
    elif WITHOUT in label:
        own = without(facts, name, facts.by_label[label.partition(WITHOUT)[2]])
    else:
        code = facts.by_label.get(label, "")
        own = {year: one.value for year, one in facts.of(name, code).items() if one.value is not None}
    fact, scale = facts.indicators[name], claim.about.get("scale", "absolut")
    if scale == "differenz":
        region = {year: facts.value(name, REGION, year) for year in own}
        places = fact.decimals
        return {
            year: float(rounded(value, places) - rounded(other, places))
            for year, value in own.items()
            if (other := region[year]) is not None
        }
    if scale == "index":
        base, start = claim.about["base"], own.get(claim.about["base"])
        same = {year: value for year, value in own.items() if fact.segment(year) == fact.segment(base)}
        return {year: value / start * 100 for year, value in same.items()} if start and start > 0 else {}
    return own


@check(r"Maßnahmen dazu: (?P<events>.+)\.$", LINE)
def events_named(claim: Claim) -> Iterator[str]:
    """Measures named at a line have begun when their row says so."""
    starts = {one["label_de"]: one["start"] for one in claim.facts.measures.values()}
    for one in claim["events"].split("; "):
        found = re.fullmatch(r"\d+ (.+) \(Beginn: ([^,)]+)(?:, nicht eingezeichnet)?\)", one)
        if found is None or not starts.get(found[1]) or found[2] != claim.facts.said_date(starts[found[1]]):
            yield f"{one!r}: the data say {starts.get(found[1]) if found else None}"


@check(r"Tabelle mit (?P<rows>\d+) Gebieten und (?P<columns>\d+) Indikatoren: (?P<names>.+)\.$", TABLE_ALT)
def table_counted(claim: Claim) -> Iterator[str]:
    """A table's numbers of areas and indicators are those it has."""
    right = claim.about["rows"], len(claim.about["indicators"])
    if (int(claim["rows"]), int(claim["columns"])) != right:
        yield f"it has {right}"
    for name in claim.about["indicators"]:
        if claim.facts.indicators[name].short not in claim["names"]:
            yield f"{name} is not named"


@check(r".+", SOURCE)
def source_named(claim: Claim) -> Iterator[str]:
    """The foot of a slide names every source of its indicators, and the newest edition of the data."""
    facts, told = claim.facts, []
    for name in claim.about["indicators"]:
        for one in facts.sources_of(facts.indicators[name]):
            day = (
                ""
                if not one["data_as_of"] or one["data_as_of"] in one["attribution"]
                else f", Stand {one['data_as_of']}"
            )
            licence = "" if one["licence"] in one["attribution"] else f", {one['licence']}"
            told.append(f"{one['attribution']}{licence}{day}")
    computed = " Teils eigene Berechnung." if "eigene Berechnung" in claim.found[0] else ""
    outlines = f" Grenzen: {OUTLINES}." if "Grenzen" in claim.found[0] else ""
    day = facts.said_date(max(one["day"] for one in facts.releases))
    right = f"Quelle: {'; '.join(dict.fromkeys(told))}.{computed}{outlines} Ausgabe vom {day}."
    if claim.found[0] != right:
        yield f"expected {right!r}"


@check(r"Der neueste Wert ist von (?P<year>\d{4}), also (?P<age>\d+) Jahre alt\.", SLIDE)
def age_told(claim: Claim) -> Iterator[str]:
    """How old a value is, is the number of calendar years since it."""
    year, fact = int(claim["year"]), fact_of(claim.about, claim.facts)
    known = claim.facts.latest(fact.id, claim.about["area"])
    right = claim.about.get("year") or (known.year if known else 0)
    if year != right or int(claim["age"]) != claim.about["this_year"] - year:
        yield f"it is of {right}, in {claim.about['this_year']}"


def _note_pattern(about: About, facts: Facts) -> str:
    note = fact_of(about, facts)["note_de"]
    return re.escape(note) if note else r"(?!)"


@check(_note_pattern, SLIDE)
def note_of_indicator(_claim: Claim) -> Iterator[str]:
    """The note of an indicator stands as it is written."""
    yield from ()
