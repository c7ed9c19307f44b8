"""Units in the heads of tables, and whether two of them can be meant for the same figures."""

import re
from enum import StrEnum

# What stands for a plain count. A table that says "Anzahl" leaves open of what.
COUNTS = (
    "anzahl|zahl|personen|einwohner|einw\\.?|ew|köpfe|fälle|stück|betriebe|wohnungen|haushalte|beschäftigte|"
    "arbeitslose|fahrzeuge|ladepunkte|anz\\.?"
)
MONEY = (
    r"(?:cent|ct\.?)|"
    r"(?:(?:in\s)?(?:tsd\.?|tausend|1\.?\s?000|t|mio\.?|mill\.?|millionen|mrd\.?)\s?)?(?:euro|eur|€|teur)"
)
AREA = r"ha|hektar|qm|m²|m2|qkm|km²|km2|ar"
POWER = r"[kmg]?w|[kmg]wh|kilowatt|megawatt|kwp|mwp"
OTHER = (
    r"1\.?\s?000|tsd\.?|tausend|mio\.?|jahre|minuten|min\.?|km|m|mbit/s|punkte|prozentpunkte|index|promille|‰|t|tonnen|"
    r"grad|°c"
)
SHARE = r"%|prozent|v\.\s?h\.|anteil in %|in v\.?h\.?|pct|percent|proz\."
_SHARE = rf"(?:{SHARE})(?:\s(?:der|des|aller|von|an)\s.{{1,40}})?"
_PER = rf"(?:(?:{COUNTS}|{MONEY}|{AREA}|{POWER}|watt)\s?)?(?:\b(?:je|pro)\b\s?|/\s?)(?:\d[\d.\s]*\s?)?[\w².\s-]{{1,40}}"
_UNIT = re.compile(
    rf"(?:(?:in|angabe in|einheit:?|angaben in)\s)?"
    rf"(?:(?P<share>{_SHARE})|(?P<count>{COUNTS})|(?P<money>{MONEY})|(?P<area>{AREA})|(?P<power>{POWER})|"
    rf"(?P<rate>{_PER})|(?P<other>{OTHER}))",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"(?P<rest>.*?)\s*[(\[](?P<unit>[^()\[\]]{1,48})[)\]]\s*")
_IN = re.compile(r"(?P<rest>.+?)[\s,]+(?P<unit>in\s\S.{0,40}|%)")


_RATE = re.compile(r".+?\s(?P<unit>(?:je|pro)\s.{1,40})", re.IGNORECASE)
_PER_WORD = re.compile(r"(?:^|\s*)(?:\bje\b|\bpro\b|/)\s*")
# How much larger the figure's unit is than the plain one of its kind.
_FACTORS = (
    (re.compile(r"\btsd\b|tausend|\bteur\b|(?<![\d.])1[.\s]?000\b"), 1e3),
    (re.compile(r"\bmio\b|\bmill\b|million"), 1e6),
    (re.compile(r"\bmrd\b|milliard"), 1e9),
    (re.compile(r"\bcent\b|\bct\b"), 1e-2),
    (re.compile(r"%|prozent|\bv\.\s?h\b"), 1e-2),
    (re.compile(r"‰|promille"), 1e-3),
    (re.compile(r"\bkw|kilowatt"), 1e3),
    (re.compile(r"\bmw|megawatt"), 1e6),
    (re.compile(r"\bha\b|hektar"), 1e4),
    (re.compile(r"km²|km2|qkm"), 1e6),
)
STEM = 6  # letters by which "Einwohner" and "Einwohnern" are the same, "Wohngebäude" and "Wohnungen" are not


class Dimension(StrEnum):
    """What kind of quantity a unit measures."""

    SHARE = "share"
    COUNT = "count"
    MONEY = "money"
    AREA = "area"
    POWER = "power"
    RATE = "rate"
    OTHER = "other"
    UNKNOWN = "unknown"


_SAME = {"prozent": "%", "v.h.": "%", "pct": "%", "percent": "%", "euro": "€", "eur": "€", "km2": "km²", "qkm": "km²",
         "hektar": "ha", "m2": "m²", "qm": "m²", "anz.": "Anzahl", "anz": "Anzahl", "anzahl": "Anzahl", "proz.": "%",
         "zahl": "Anzahl"}  # fmt: skip


def unit_of(text: str) -> str:
    """Return the unit that a text is as a whole, in one spelling; "" for anything else.

    >>> unit_of("Prozent"), unit_of("in %"), unit_of("Anzahl"), unit_of("je 1.000 Einwohner"), unit_of("Wald")
    ('%', '%', 'Anzahl', 'je 1.000 Einwohner', '')
    """
    plain = " ".join(text.split()).strip("()[] ")
    if not plain or len(plain) > 60 or not _UNIT.fullmatch(plain):
        return ""
    plain = re.sub(r"^(?:angaben? in|einheit:?|in)\s", "", plain, flags=re.IGNORECASE)
    return _SAME.get(plain.casefold(), re.sub(r"(?<=m)2\b", "²", plain))


def split_unit(text: str) -> tuple[str, str]:
    """Return a head without the unit at its end, and that unit.

    >>> split_unit("Gigabit (in %)"), split_unit("Leistung [kW]"), split_unit("Menden (Sauerland)")
    (('Gigabit', '%'), ('Leistung', 'kW'), ('Menden (Sauerland)', ''))
    """
    for pattern in (_BRACKETS, _IN):
        found = pattern.fullmatch(text)
        if found and found["rest"] and (unit := unit_of(found["unit"])):
            return found["rest"].strip(" ,:"), unit
    return text, ""


def rate_in(text: str) -> str:
    """Return the rate a head's words end with; they stay part of its name, for without them it names a count.

    >>> rate_in("Hausärzte je 1.000 Einwohner"), rate_in("Projekte"), rate_in("Menden")
    ('je 1.000 Einwohner', '', '')
    """
    found = _RATE.fullmatch(text)
    return unit_of(found["unit"]) if found else ""


def dimension(unit: str) -> Dimension:
    """Return what a unit measures; UNKNOWN for "" and for words that are no unit.

    >>> dimension("% der Haushalte").value, dimension("Personen").value, dimension("€ je Einwohner").value
    ('share', 'count', 'rate')
    """
    plain = " ".join(unit.split())
    if re.search(r"\b(?:je|pro)\b", plain, re.IGNORECASE):
        return Dimension.RATE
    found = _UNIT.fullmatch(plain)
    kind = next((name for name, text in found.groupdict().items() if text), "") if found else ""
    return Dimension(kind) if kind else Dimension.UNKNOWN


def _scale(unit: str) -> float | None:
    """The size of a unit among those of its kind, so that ten times the figure is another size; None where unknown.

    "Tausend € je Einwohner" is 1000, "je 10.000 Einwohner" is 1/10000, "%" is 0.01.
    """
    above, _per, below = _PER_WORD.sub(" je ", unit.casefold()).partition(" je ")
    size = 1.0
    for pattern, factor in _FACTORS:
        if pattern.search(above):
            size *= factor
    number = re.match(r"\s*(\d[\d.\s]*)", below)
    return size / float(re.sub(r"[.\s]", "", number[1])) if number else size


def _base(unit: str) -> str:
    """What a rate or share is of ("einwohner", "wohnungen"); "" where the unit does not say it."""
    plain = _PER_WORD.sub(" je ", unit.casefold())
    found = re.search(r"(?: je (?:\d[\d.\s]*)?|%\s(?:der|des|aller|von)\s)([^\W\d_²]+)", plain)
    if not found or found[1] in ("altersgruppe", "gruppe"):
        return ""
    people = r"ew|einw|einwohner(?:in|innen|n)?|kopf|person(?:en)?|bevölkerung"
    return "einwohner" if re.fullmatch(people, found[1]) else found[1]


def contradict(one: str, other: str) -> bool:
    """True where two units can not be those of the same figures; False where either is unknown.

    A plain count contradicts a share, an area, money and power, but no word for what is counted.

    >>> contradict("Anzahl", "% der Haushalte"), contradict("Anzahl", "Personen"), contradict("%", "% der Fläche")
    (True, False, False)
    >>> contradict("ha", "km²"), contradict("", "%"), contradict("Anzahl", "je 1.000 Einwohner")
    (True, False, True)
    >>> contradict("1.000", "Personen"), contradict("je 100.000 EW", "je 1.000 Einwohner"), contradict("‰", "%")
    (True, True, True)
    >>> contradict("Euro je Einwohner", "Tausend € je Einwohner"), contradict("€ je Haushalt", "€ je Einwohner")
    (True, True)
    >>> contradict("% der Wohngebäude", "% der Wohnungen"), contradict("EUR/Ew.", "€ je Einwohner")
    (True, False)
    >>> contradict("Beschäftigte je 100 EW", "% der Bevölkerung"), contradict("m", "Personen")
    (False, True)
    """
    if not one or not other:
        return False
    scales = _scale(one), _scale(other)
    if None not in scales and scales[0] != scales[1]:
        return True
    bases = _base(one), _base(other)
    if all(bases) and bases[0][:STEM] != bases[1][:STEM]:
        return True
    kinds = {dimension(one), dimension(other)}
    if Dimension.UNKNOWN in kinds or kinds == {Dimension.OTHER}:
        return False
    if kinds == {Dimension.SHARE, Dimension.RATE} and all(bases):
        return False  # of the same base and scale: "je 100 Einwohner"
    if len(kinds) > 1:
        return True
    exact = {Dimension.MONEY, Dimension.AREA, Dimension.POWER}
    return bool(kinds & exact) and unit_of(one).casefold() != unit_of(other).casefold()
