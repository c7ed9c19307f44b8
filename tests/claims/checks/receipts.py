"""The steps of a receipt, computed anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.claims.checks.ratings import ANY_WORD, RECEIPT, SYMBOLS, judged
from tests.claims.numbers import NUMBER, is_rounded
from tests.claims.rated import least_change
from tests.claims.reading import Claim, check

RESULTS = {"Mittlere Änderung je Jahr": "mean", "Abstand zum Zielwert": "gap", "Fortschreibung bis": "projected",
           "Offener Anteil am Abstand": "shortfall", "Nötiges Tempo je Jahr": "required"}  # fmt: skip


@check(rf"(?P<values>\d{{4}}: {NUMBER}.*)", RECEIPT)
def receipt_values(claim: Claim) -> Iterator[str]:
    """The values of a receipt are those that are rated, with two decimals more than shown elsewhere."""
    fact = claim.facts.indicators[claim.facts.goals[claim.about["goal"]]["indicator"]]
    said = re.findall(rf"(?:^|; )(\d{{4}}): ({NUMBER})", claim["values"])
    right = judged(claim).used
    if [int(year) for year, _text in said] != [year for year, _value in right]:
        yield f"the values are {right}"
        return
    for (year, text), (_year, value) in zip(said, right, strict=True):
        if not is_rounded(text, value, fact.decimals + 2):
            yield f"says {text} for {year}, it is {value}"


@check(r"Keine Werte(?P<unfit>, die sich bewerten lassen)?\.", RECEIPT)
def receipt_without_values(claim: Claim) -> Iterator[str]:
    """That there are no values is said only where there are none; else that none may be rated."""
    name = claim.facts.goals[claim.about["goal"]]["indicator"]
    if bool(claim["unfit"]) != bool(claim.facts.years(name, claim.about["area"])) or judged(claim).used:
        yield f"there are {len(claim.facts.years(name, claim.about['area']))} values"


@check(rf"(?P<left>[^=]+) = (?P<right>{NUMBER})(?P<percent>\u202f%)?(?: \(.+\))?$", RECEIPT)
def receipt_adds_up(claim: Claim) -> Iterator[str]:
    """What a step of a receipt computes is what comes out when it is computed anew."""
    right, label = judged(claim), claim.about["label"]
    fact = claim.facts.indicators[claim.facts.goals[claim.about["goal"]]["indicator"]]
    name = next((name for start, name in RESULTS.items() if label.startswith(start)), "")
    value = getattr(right, name) if name else right.used[-1][1] - right.used[-2][1]
    places = fact.decimals + 2
    if claim["percent"]:
        value, places = (value or 0.0) * 100, 1
    if value is None or not is_rounded(claim["right"], value, places):
        yield f"{label}: says {claim['right']}, it is {value}"
    target = claim.facts.goals[claim.about["goal"]]["target"]
    inputs = [one for _year, one in right.used] + [
        right.mean,
        right.gap or 0.0,
        right.projected or 0.0,
        float(target or 0),
    ]
    whole = {year for year, _one in right.used}
    began, ended = (fact.moment(right.used[at][0]) for at in (0, -1))
    spans = {ended - began, int(claim.facts.goals[claim.about["goal"]]["target_year"] or 0) - ended}
    for text in re.findall(NUMBER, claim["left"]):
        known = any(is_rounded(text.lstrip("+−"), abs(one), fact.decimals + 2) for one in inputs)
        if not known and not (text.isdigit() and int(text) in whole) and float(text.replace(",", ".")) not in spans:
            yield f"{label}: {text} is none of its numbers"


@check(
    rf"(?:(?P<change>{NUMBER}), (?:mindestens|(?P<less>weniger als)) (?P<least>{NUMBER}): (?:Die Änderung "
    rf"zählt|Der Wert steht still)"
    r"|Gezählt wurde (?P<first>\d{4}) und (?P<last>\d{4}) dasselbe: Der Wert steht still)\.",
    RECEIPT,
)
def receipt_of_movement(claim: Claim) -> Iterator[str]:
    """A change counts only from the smallest one on that means anything, and where more was counted than before."""
    right, name = judged(claim), claim.facts.goals[claim.about["goal"]]["indicator"]
    fact, (first, last) = claim.facts.indicators[name], (right.used[0], right.used[-1])
    still = right.status == "standstill" or (right.rule == "hold" and not claim["change"])
    if claim["change"]:
        least = least_change(claim.facts, name, claim.about["area"], first[0], last[0])
        for text, value in ((claim["change"], abs(last[1] - first[1])), (claim["least"], least)):
            if not is_rounded(text, value, fact.decimals + 2):
                yield f"says {text}, it is {value}"
        if bool(claim["less"]) != (abs(last[1] - first[1]) < least * (1 - 1e-9)) or ("zählt" in claim.found[0]) == bool(
            claim["less"]
        ):
            yield f"the change is {abs(last[1] - first[1])}, the least {least}"
    elif not still or claim.facts.value(fact["numerator"], claim.about["area"], first[0]) != claim.facts.value(
        fact["numerator"], claim.about["area"], last[0]
    ):
        yield "more or less was counted"


@check(
    rf"(?P<symbol>[A-Za-zö ]+): (?P<word>{ANY_WORD})\.(?: Das amtliche Verfahren allein, das keinen Stillstand "
    rf"kennt, ergäbe: "
    r"(?P<official>[A-Za-zö ]+)\.)?|Ohne Bewertung: (?P<why>.+)\.",
    RECEIPT,
)
def receipt_result(claim: Claim) -> Iterator[str]:
    """The result of a receipt is the status computed anew, with its symbol."""
    right = judged(claim)
    if claim["why"]:
        if right.is_rated or claim["why"] != right.reason:
            yield f"right is {right.status} {right.reason!r}"
    elif (claim["symbol"], claim["word"]) != (SYMBOLS.get(right.status), right.word):
        yield f"right is {right.status}: {right.word!r}"
    elif claim["official"] != ("" if right.official == right.status else SYMBOLS[right.official]):
        yield f"the official method alone says {right.official}"
