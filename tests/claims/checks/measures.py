"""Sentences about measures, roles and releases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from tests.claims.facts import Facts
from tests.claims.reading import Claim, check
from tests.claims.records import REGION

MEASURES, MEASURE_ROW, NEWS, ROLE, ROLE_LEGEND = "measures", "measure.row", "news", "role", "role.legend"
ENDED = "Laufzeit vorbei, Stand nicht bekannt"
STATUSES = {"Nicht begonnen": "nicht begonnen", "Planung": "in Planung", "Umsetzung": "in Umsetzung",
            "Laufend": "laufend",
            "Abgeschlossen": "abgeschlossen", "": "ohne Angabe zum Stand",
            ENDED: "nach Ende der Laufzeit ohne bekannten Stand"}  # fmt: skip
MONTHS_BETWEEN_REPORTS = 6


def touching(facts: Facts, area: str, pillar: str = "") -> dict[str, str]:
    """The measures that touch an area by their id, with "regional" where only one for the whole region does."""
    found = {}
    inside = {one.code for one in facts.members(area)} | {area}
    if area == REGION:
        inside |= set(facts.places)
    for name, row in facts.measures.items():
        if pillar and row["pillar"] != pillar:
            continue
        places = {one.strip() for one in row["areas"].split("|") if one.strip()}
        if places & inside or facts.places[area].district in places:
            found[name] = ""
        elif REGION in places:
            found[name] = "regional"
    return found


def status_of(facts: Facts, measure: str) -> str:
    """The status that the latest report names, "" for none."""
    reports = facts.reports.get(measure, [])
    return (reports[-1]["status"] or "") if reports else ""


def standing_of(facts: Facts, measure: str, day: date) -> str:
    """What is known on a day: the status, unless the planned end is over and nobody reported that it was completed."""
    status, end = status_of(facts, measure), facts.measures[measure]["planned_end"] or ""
    is_over = (
        bool(end) and f"{end}-31"[:10] < day.isoformat()
        if end.count("-") == 1
        else f"{end}-12-31"[:10] < day.isoformat()
    )
    return ENDED if end and is_over and status != "Abgeschlossen" else status


def needs_report(facts: Facts, measure: str, day: date) -> bool:
    """True where the latest report is older than six months, or there is none; not for what is completed."""
    reports = facts.reports.get(measure, [])
    if status_of(facts, measure) == "Abgeschlossen":
        return False
    month = day.year * 12 + day.month - 1 - MONTHS_BETWEEN_REPORTS
    least = f"{month // 12:04}-{month % 12 + 1:02}-{day.day:02}"
    return not reports or f"{reports[-1]['date']}-12-31"[:10] < least


@check(
    r"(?P<place>[^.;:]+?) (?:sind (?P<count>\d+) Maßnahmen bekannt: (?P<parts>[^.]+)\.(?: Davon (?:gilt "
    r"(?P<one>eine)|gelten "
    r"(?P<regional>\d+)) für die ganze Region\.)?|ist eine Maßnahme bekannt: (?P<single>[^.]+)\.|ist keine eigene "
    r"Maßnahme "
    r"bekannt; (?:(?P<all>\d+) gelten|(?P<only>eine) gilt) für die ganze Region\.)",
    MEASURES,
)
def measures_counted(claim: Claim) -> Iterator[str]:
    """Measures of an area are counted rightly; the counts of their statuses add up to all of them."""
    facts, area = claim.facts, claim.about["area"]
    found = touching(facts, area, claim.about["pillar"])
    regional = 0 if area == REGION else sum(how == "regional" for how in found.values())
    if facts.by_locative.get(claim["place"].casefold()) != area:
        yield f"speaks of {claim['place']}"
    if claim["all"] or claim["only"]:
        if regional != len(found) or regional != int(claim["all"] or 1):
            yield f"{regional} of {len(found)} are regional"
        return
    right = Counter(STATUSES[standing_of(facts, one, claim.about["day"])] for one in found)
    if claim["single"]:
        if right != {claim["single"]: 1}:
            yield f"it is {dict(right)}"
        return
    said = {word: int(count) for count, word in re.findall(r"(\d+) ([a-zA-Zß ]+?)(?=,| und |$)", claim["parts"])}
    if said != dict(right) or int(claim["count"]) != sum(right.values()):
        yield f"it is {dict(right)}"
    if int(claim["regional"] or bool(claim["one"])) != regional:
        yield f"{regional} are regional"


@check(
    r"Gezeigt sind (?P<shown>\d+) von (?P<all>\d+)\.|Zu (?P<old>\d+) ist seit mehr als sechs Monaten kein neuer "
    r"Bericht bekannt\.|"
    r"Zu (?P<none>\d+) ist kein öffentlicher Bericht bekannt\.",
    MEASURES,
)
def reports_counted(claim: Claim) -> Iterator[str]:
    """Old and missing reports are counted rightly."""
    facts, found = claim.facts, touching(claim.facts, claim.about["area"], claim.about["pillar"])
    missing = [one for one in found if needs_report(facts, one, claim.about["day"])]
    none = sum(not facts.reports.get(one) for one in missing)
    right = {"all": len(found), "shown": claim.about["shown"], "none": none, "old": len(missing) - none}
    for name, count in right.items():
        if claim[name] and int(claim[name]) != count:
            yield f"{name}: says {claim[name]}, there are {count}"


@check(
    r"(?P<label>.+?) – (?P<status>[A-Za-z, ]+?)(?: \(Bericht (?P<day>[^()]+)\))? · Zuständig: (?P<who>.+)$", MEASURE_ROW
)
def measure_told(claim: Claim) -> Iterator[str]:
    """A measure's status is that of its latest report, unless its end is over; who is responsible stands in its row."""
    facts = claim.facts
    name = next((name for name, row in facts.measures.items() if row["label_de"] == claim["label"]), "")
    reports = facts.reports.get(name, [])
    if not name or claim["status"] != (standing_of(facts, name, claim.about["day"]) or "keine Angabe"):
        yield f"the latest report says {status_of(facts, name)!r}"
        return
    who = facts.measures[name]["responsible"] or "keine Angabe"
    if not who.startswith(claim["who"].rstrip("…")):
        yield f"responsible is {who!r}"
    if claim["day"] != (facts.said_date(reports[-1]["date"]) if reports else ""):
        yield f"the latest report is {reports[-1]['date'] if reports else None}"
    if claim.about["area"] and name not in touching(facts, claim.about["area"]):
        yield f"does not touch {claim.about['area']}"


@check(
    r"(?P<label>.+?): (?:ein neuer Wert|(?P<count>[\d.]+) neue Werte) für (?P<years>[\d, –]+) \((?P<places>.+)\)\.$",
    NEWS,
)
def new_figures_counted(claim: Claim) -> Iterator[str]:
    """New figures of an indicator are counted as the log of the release has them, with their years and places."""
    facts = claim.facts
    rows = [one for one in claim.about["rows"] if not one["before"] and not one["before_sign"]]
    name = next((one.id for one in facts.indicators.values() if one["label_de"] == claim["label"]), "")
    own = [one for one in rows if one["indicator"] == name]
    years = sorted({int(one["year"]) for one in own})
    said = set()
    for part in claim["years"].split(", "):
        first, _dash, last = part.partition("–")
        said |= set(range(int(first), int(last or first) + 1))
    if len(own) != int((claim["count"] or "1").replace(".", "")) or said != set(years):
        yield f"there are {len(own)} for {years}"
    codes = {one["area"] for one in own}
    if len(codes) == 1:
        right = facts.places[next(iter(codes))].label
    else:
        levels = (("Gemeinden", "municipality"), ("Kreise", "district"), ("Region", "region"))
        counts = [(sum(facts.places[code].level == level for code in codes), word) for word, level in levels]
        right = " und ".join(f"{count} {word}" for count, word in counts if count)
    if claim["places"].replace(",", " und") != right.replace(",", " und"):
        yield f"it is {right}"


@check(
    r"Erste Ausgabe der Daten: (?P<count>[\d.]+) Werte\.|Aus der Datei (?P<file>.+?)(?:, Stand (?P<stand>.+?))?\.$",
    NEWS,
)
def origin_told(claim: Claim) -> Iterator[str]:
    """Where a release comes from is what the list of releases says."""
    row = next(one for one in claim.facts.releases if one["release"] == claim.about["release"])
    if claim["count"] and int(claim["count"].replace(".", "")) != int(row["new"]):
        yield f"there are {row['new']}"
    if claim["file"] and (claim["file"], claim["stand"]) != (row["file"], row["data_as_of"] or ""):
        yield f"it is {row['file']}, {row['data_as_of']}"


@check(r".+", ROLE)
def role_told(claim: Claim) -> Iterator[str]:
    """Since when an area has its role is told as its row has it, and never made up."""
    row = next(row for row in claim.facts.area_rows if row["ags"] == claim.about["area"])
    role, _bracket, note = (row["role"] or "").partition("(")
    if not role.strip():
        right = "keine Rolle verzeichnet"
    elif row["since"]:
        right = f"seit {claim.facts.said_date(row['since'])}"
    else:
        right = f"genannt {note.rstrip(') ')}" if note else "seit: keine Angabe"
    if claim.found[0] != right:
        yield f"expected {right!r}"


@check(r".+", ROLE_LEGEND)
def roles_counted(claim: Claim) -> Iterator[str]:
    """The legend of roles counts the municipalities of each, and adds up to all."""
    towns = claim.facts.at_level("municipality")
    right = Counter(one.role.partition("(")[0].strip() or "keine Rolle verzeichnet" for one in towns)
    said = {word: int(count) for word, _sign, count in (row.rpartition(": ") for row in claim.found[0].split(" | "))}
    if said != dict(right):
        yield f"it is {dict(right)}"
