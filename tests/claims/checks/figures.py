"""Sentences about one figure: its value, an earlier one, why there is none, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.claims.facts import Facts
from tests.claims.numbers import NUMBER, SAID_NUMBER, decimals, is_rounded, is_said, rounded
from tests.claims.reading import About, Claim, check
from tests.claims.records import BESIDE_VALUE, NO_VALUE, Fact, Known

STATEMENT, VALUE, COMPARED, COMPARISON, CHANGE = "statement", "value", "compared", "comparison", "change"
FORMS = re.compile(r"\\\[([^|\]]*)\\\|([^|\]]*)\\\]")
ROUGHLY = 0.5  # how far whole numbers in a sentence may tell another change than the row beside them
GENERAL = "{place} betrug der Wert „{label}“ {period} {value} {unit}."


def fact_of(about: About, facts: Facts) -> Fact:
    """The indicator a statement is about."""
    return facts.indicators[about["indicator"]]


def year_of(claim: Claim) -> int | None:
    """The year of the figure a statement is about: that asked for, else the newest with a value."""
    asked = claim.about.get("told") or claim.about.get("year")
    if asked:
        return int(asked)
    latest = claim.facts.latest(claim.about["indicator"], claim.about["area"])
    return latest.year if latest else None


def places_of(text: str, fact: Fact) -> int:
    """The decimals of a number in a sentence: none where the pattern says so, or those of the row beside it."""
    return fact.decimals if decimals(text) else fact.said_decimals


def says(text: str, known: Known, fact: Fact) -> bool:
    """True where a sentence may say a text for a figure."""
    whole, places = fact.maximum == 100, places_of(text, fact)
    return is_said(text, known.value or 0.0, places, whole=whole, sign=known.sign, coarse=known.is_coarse)


def wrong_number(text: str, known: Known | None, fact: Fact, *, said: bool = True) -> Iterator[str]:
    """Why a text is not the rounded figure, nothing where it is."""
    if known is None or known.value is None:
        yield f"says {text}, but there is no value"
    elif said and not says(text, known, fact):
        yield f"says {text}, the data say {known.value}"
    elif not said and not is_rounded(text, known.value, fact.decimals):
        yield f"shows {text}, the data say {known.value}"


def _value_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    text = re.escape((fact["sentence_de"] or GENERAL).removesuffix("."))
    text = FORMS.sub(r"(?:\1|\2)", text)
    parts = {
        "place": "(?P<place>[^.;:]+?)", "period": f"(?P<period>{fact.period_pattern})",
        "value": f"(?P<number>{SAID_NUMBER})",
        "rounded": f"(?P<number>{SAID_NUMBER})", "label": re.escape(fact["label_de"]), "unit": re.escape(fact.unit),
    }  # fmt: skip
    for name, pattern in parts.items():
        text = text.replace(rf"\{{{name}\}}", pattern)
    return text + r"(?:\.|(?=;))"


@check(_value_pattern, STATEMENT, VALUE)
def value_said(claim: Claim) -> Iterator[str]:
    """The number said is the rounded figure of the area, the year and the indicator named."""
    fact, year = fact_of(claim.about, claim.facts), year_of(claim)
    code = claim.facts.by_locative.get(claim["place"].casefold())
    if code != claim.about["area"]:
        yield f"speaks of {claim['place']!r}"
    if year is None or not fact.says_period(claim["period"], year):
        yield f"speaks of {claim['period']!r}, the figure is of {year}"
    if code and (said := fact.year_of(claim["period"])):
        yield from wrong_number(claim["number"], claim.facts.at(fact.id, code, said), fact)
        yield from missing_dates(claim, code, said)
    latest = claim.facts.latest(fact.id, code) if code else None
    if claim.statement.kind not in (VALUE, "sheet.row") and latest and latest.year == year:
        for when, words in fact.later.items():
            if when > year and words not in claim.statement.text:
                yield f"does not name what is known of {when}: {words}"


PRICES = "in jeweiligen Preisen, nicht um die Preisentwicklung bereinigt"


def missing_prices(claim: Claim, fact: Fact) -> Iterator[str]:
    """Why a text about a change of amounts of money does not say that prices changed, too."""
    if fact.is_nominal and PRICES[1:] not in claim.statement.text:
        yield "does not say that amounts are not adjusted for prices"


@check(rf",? ?[Ii]{PRICES[1:]}\.?", STATEMENT, CHANGE)
def prices_said(claim: Claim) -> Iterator[str]:
    """That amounts are not adjusted for prices is said of amounts of money alone."""
    if not fact_of(claim.about, claim.facts).is_nominal:
        yield "these are no amounts in the prices of their year"


def missing_dates(claim: Claim, code: str, year: int) -> Iterator[str]:
    """Why a text about a computed figure lacks the two times it is computed from."""
    dates = claim.facts.dates(claim.about["indicator"], code, year)
    if dates and dates not in claim.statement.text:
        yield f"does not say that it is computed from {dates}"


def _earlier_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    unit = f"(?P<unit> {re.escape(fact.said_unit)})?" if fact.said_unit else "(?P<unit>)"
    return rf"(?P<period>{fact.period_pattern}) (?:war|waren) es (?P<number>{SAID_NUMBER}){unit}\."


@check(_earlier_pattern, STATEMENT)
def earlier_value_said(claim: Claim) -> Iterator[str]:
    """The earlier number is the rounded figure of an earlier year, with no series break between."""
    fact, area = fact_of(claim.about, claim.facts), claim.about["area"]
    said, year = fact.year_of(claim["period"]), year_of(claim)
    if said is None or year is None or not said < year:
        yield f"{claim['period']!r} is not before {year}"
        return
    if fact.segment(said) != fact.segment(year):
        yield f"a series break lies between {said} and {year}"
    if claim.about.get("since") not in (None, 0, said):
        yield f"speaks of {said}, asked was {claim.about['since']}"
    known, now = claim.facts.at(fact.id, area, said), claim.facts.at(fact.id, area, year)
    yield from wrong_number(claim["number"], known, fact)
    yield from missing_dates(claim, area, said)
    if not claim.facts.allows(fact.id, area, said, "trend") or not claim.facts.allows(fact.id, area, year, "trend"):
        yield f"the values of {said} and {year} must not be told as a trend"
    yield from missing_prices(claim, fact)
    if now and now.value is not None and says(claim["number"], now, fact):
        yield "says two equal numbers as if they differed"
    elif known and now and known.value is not None and now.value is not None:
        places = places_of(claim["number"], fact)
        told = claim.facts.told_change(fact.id, area, said, year) or 0.0
        if abs(float(rounded(now.value, places) - rounded(known.value, places)) - told) > ROUGHLY:
            yield f"tells another change than the row beside it: {told}"


def _same_pattern(about: About, facts: Facts) -> str:
    period = fact_of(about, facts).period_pattern
    return rf"das ist (?P<rounded>gerundet )?derselbe Wert wie (?P<period>{period})\."


@check(_same_pattern, STATEMENT)
def same_value_said(claim: Claim) -> Iterator[str]:
    """That a value is the same is said of equal figures, "gerundet" of those that rows show with the same number."""
    fact, area, year = fact_of(claim.about, claim.facts), claim.about["area"], year_of(claim)
    said = fact.year_of(claim["period"])
    now, then = (claim.facts.value(fact.id, area, one) if one else None for one in (year, said))
    if now is None or then is None or said is None or year is None or not said < year:
        yield f"there are no two values of {said} and {year}"
    elif rounded(now, fact.decimals) != rounded(then, fact.decimals):
        yield f"{now} and {then} are not the same as they are shown"
    elif bool(claim["rounded"]) == (now == then):
        yield f"{now} and {then} are {'' if now == then else 'not '}exactly the same"
    elif fact.segment(said) != fact.segment(year):
        yield "a series break lies between"


def dates_pattern(about: About, facts: Facts) -> str:
    """The two times that figures of an indicator may be computed from; what never matches for one that is not."""
    fact = fact_of(about, facts)
    if not fact["numerator"]:
        return r"(?!)"
    parts = [facts.indicators[fact[one]] for one in ("numerator", "denominator")]
    one = ", ".join(rf"{re.escape(part.short)} {part.period_pattern}" for part in parts)
    return rf"{one}(?:; {one})*"


def _dates_pattern(about: About, facts: Facts) -> str:
    return rf"Berechnet aus: (?P<dates>{dates_pattern(about, facts)})\."


@check(_dates_pattern, STATEMENT, VALUE)
def dates_said(claim: Claim) -> Iterator[str]:
    """The two times a figure is said to be computed from are those of its numerator and its denominator."""
    name, about = claim.about["indicator"], claim.about
    areas = [about["area"]] if "area" in about else list(claim.facts.places)
    right = {claim.facts.dates(name, code, year) for code in areas for year in claim.facts.of(name, code)}
    for one in claim["dates"].split("; "):
        if one not in right:
            yield f"{one!r} is not among {sorted(right)[:3]}"


@check(r"Werte vor (?P<year>\d{4}) sind damit nicht vergleichbar \((?P<why>.+?)\)\.(?= |$)", STATEMENT)
def series_break_said(claim: Claim) -> Iterator[str]:
    """The break named is the last one up to the figure, for its reason, and all earlier figures lie before it."""
    fact, year = fact_of(claim.about, claim.facts), year_of(claim)
    breaks = {one: why for one, why in fact.breaks.items() if year and one <= year}
    if not breaks or max(breaks) != int(claim["year"]) or breaks[max(breaks)] != claim["why"]:
        yield f"the breaks are {breaks}"
    elif min(claim.facts.years(fact.id, claim.about["area"])) >= max(breaks):
        yield "there are no values before the break"


@check(r"Zum Wert(?: (?P<place>in [^:]+))?: (?P<note>[^.]+)\.", STATEMENT, VALUE)
def note_said(claim: Claim) -> Iterator[str]:
    """What the file notes of a value is said with its place where it is one of several, and is what stands there."""
    name, code = fact_of(claim.about, claim.facts).id, claim.about.get("area", "")
    place = claim.facts.by_locative.get((claim["place"] or "").casefold(), code)
    known = claim.facts.at(name, place, year_of(claim) or 0)
    if known is None or known.note != claim["note"]:
        yield f"the file says {known.note if known else None!r}"


@check(r"Der Wert ist (?P<sign>[a-zäöü ,]+)\.", STATEMENT, VALUE)
def reservation_said(claim: Claim) -> Iterator[str]:
    """What is said of how sure a figure is, is what its sign means."""
    year = year_of(claim)
    known = claim.facts.at(claim.about["indicator"], claim.about["area"], year) if year else None
    if known is None or BESIDE_VALUE.get(known.sign) != claim["sign"]:
        yield f"the sign is {known.sign if known else None!r}"


def _missing_pattern(about: About, facts: Facts) -> str:
    fact = fact_of(about, facts)
    label = re.escape(fact["label_de"])
    period = rf"(?:für (?P<period>{fact.period_pattern}) )?"
    return rf"(?P<place>[^.;:]+?) liegt zu „{label}“ {period}keine Angabe vor(?:: (?P<why>[^.]+))?\."


@check(_missing_pattern, STATEMENT, VALUE)
def no_value_said(claim: Claim) -> Iterator[str]:
    """That there is no figure is said only where there is none, with the reason its sign gives."""
    fact, area, year = fact_of(claim.about, claim.facts), claim.about["area"], year_of(claim)
    if claim.facts.by_locative.get(claim["place"].casefold()) != area:
        yield f"speaks of {claim['place']!r}"
    known = claim.facts.at(fact.id, area, year) if year else None
    if known is not None and known.value is not None:
        yield f"there is a value: {known.value}"
    if claim["period"] and (year is None or not fact.says_period(claim["period"], year)):
        yield f"speaks of {claim['period']!r}, asked was {year}"
    why = NO_VALUE[known.sign if known else ""]
    if (claim["why"] or NO_VALUE[""]) != why:
        yield f"the reason is {why!r}"


FEW_WORDS = rf"(?:[Kk]leine Zahl: eins mehr oder weniger ändert den Wert um (?P<unit>(?:weniger als )?{NUMBER}))"


def wrong_few(claim: Claim, text: str, known: Known | None) -> Iterator[str]:
    """Why a text does not say rightly what one person or facility more makes of a figure."""
    fact, area = fact_of(claim.about, claim.facts), claim.about["area"]
    if known is None or not claim.facts.is_few(fact.id, area, known):
        yield "many stand behind the figure"
    elif not is_said(text, claim.facts.unit_of_one(fact.id, area, known.year), fact.decimals):
        yield f"says {text}, it is {claim.facts.unit_of_one(fact.id, area, known.year)}"


@check(rf"{FEW_WORDS}\.", STATEMENT)
def few_said(claim: Claim) -> Iterator[str]:
    """That few stand behind a figure is said where fewer than ten do, with what one more makes of it."""
    year = year_of(claim) or 0
    yield from wrong_few(claim, claim["unit"], claim.facts.at(claim.about["indicator"], claim.about["area"], year))


def chance_of(claim: Claim, known: Known | None) -> tuple[float, float] | None:
    """The range of a Poisson count with 95 % (Byar), in the unit of the indicator; None where many stand behind it."""
    fact, area = fact_of(claim.about, claim.facts), claim.about["area"]
    if known is None or known.value is None or fact["numerator"] or not claim.facts.is_few(fact.id, area, known):
        return None
    if not claim.facts.quality(fact.id, area, known.year).allows:
        return None
    unit = claim.facts.unit_of_one(fact.id, area, known.year)
    count, z = round(known.value / unit), 1.959964
    low = count * (1 - 1 / (9 * count) - z / (3 * count**0.5)) ** 3 if count else 0.0
    high = (count + 1) * (1 - 1 / (9 * (count + 1)) + z / (3 * (count + 1) ** 0.5)) ** 3
    return max(low, 0.0) * unit, high * unit


@check(
    rf"Bei so wenigen schwankt er auch unter gleichen Verhältnissen, rechnerisch zwischen (?P<low>{NUMBER}) und "
    rf"(?P<high>{NUMBER}) \(95\u202f%\)\.",
    STATEMENT,
)
def chance_said(claim: Claim) -> Iterator[str]:
    """The range of chance is said of figures of few, and is the one computed anew."""
    fact = fact_of(claim.about, claim.facts)
    found = chance_of(claim, claim.facts.at(fact.id, claim.about["area"], year_of(claim) or 0))
    if found is None:
        yield "there is no range of chance"
    elif not all(is_rounded(claim[name], end, fact.decimals) for name, end in zip(("low", "high"), found, strict=True)):
        yield f"it is {found}"


@check(r"Das ist keine deutliche Veränderung\.", STATEMENT)
def unclear_change_said(claim: Claim) -> Iterator[str]:
    """That a change is not clear is said where the earlier figure lies within the range of chance of the newer one."""
    fact, area = fact_of(claim.about, claim.facts), claim.about["area"]
    found = chance_of(claim, claim.facts.at(fact.id, area, year_of(claim) or 0))
    earlier = [one.value for one in claim.facts.of(fact.id, area).values() if one.value is not None]
    if found is None or not any(found[0] <= value <= found[1] for value in earlier):
        yield f"the range of chance is {found}"


KIND_WORDS = {"estimated": "geschätzt", "modelled": "modelliert", "rounded": "gerundet",
              "small_base": "kleine Fallzahl",
              "incomplete": "unvollständig", "measured": ""}  # fmt: skip
