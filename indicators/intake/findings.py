"""What an import did to a file beside reading it: counted, worded, with examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from indicators.formatting import format_number

EXAMPLES = 8
MOST_PROBLEMS = 200
SIGN_MEANS = {"": "genau null", "k": "mehr als null, gerundet null", "t": "kommt später", "g": "unbekannt oder geheim"}
SIGN_MEANS |= {"x": "nicht sinnvoll", "u": "nicht sicher genug"}
ONE_OF = {
    "padded": ("1 AGS auf 8 Stellen ergänzt", "{n} AGS auf 8 Stellen ergänzt"),
    "ars": ("1 Regionalschlüssel zum AGS gekürzt", "{n} Regionalschlüssel zum AGS gekürzt"),
    "long": ("1 Kreisschlüssel auf 5 Stellen gekürzt", "{n} Kreisschlüssel auf 5 Stellen gekürzt"),
    "name": ("1 Gebiet am Namen ohne Zusatz erkannt", "{n} Gebiete am Namen ohne Zusatz erkannt"),
    "thousands": ("1-mal Tausendertrennzeichen entfernt", "{n}-mal Tausendertrennzeichen entfernt"),
    "outside": ("1 Zeile anderer Gebiete", "{n} Zeilen anderer Gebiete"),
    "empty": ("1 leere Zelle", "{n} leere Zellen"),
    "filtered": ("1 Zeile, die das Rezept ausschließt", "{n} Zeilen, die das Rezept ausschließt"),
    "text": ("1 Zeile ohne Gebiet und Zahlen", "{n} Zeilen ohne Gebiet und Zahlen"),
    "repeated": ("1 Wert, der sich gleich wiederholt", "{n} Werte, die sich gleich wiederholen"),
    "incomplete": ("1 Wert, dem ein Teil fehlt", "{n} Werte, denen ein Teil fehlt"),
    "unmatched": ("1 Eintrag ohne erkannten Ort", "{n} Einträge ohne erkannten Ort"),
    "nearby": (
        "1 Eintrag, dessen Postleitzahl in die Nähe weist, dessen Ort aber keine Gemeinde der Region ist",
        "{n} Einträge, deren Postleitzahl in die Nähe weist, deren Ort aber keine Gemeinde der Region ist",
    ),
    "late": (
        "1 Eintrag ohne lesbares Datum oder nach dem Stand",
        "{n} Einträge ohne lesbares Datum oder nach dem Stand",
    ),
    "columns": ("1 Spalte, die das Rezept nicht nennt", "{n} Spalten, die das Rezept nicht nennt"),
    "undefined": ("1 Wert ohne Definition seines Indikators", "{n} Werte ohne Definition ihres Indikators"),
    "computed": ("1 Wert einer berechneten Reihe", "{n} Werte einer berechneten Reihe"),
    "other_set": ("1 Wert eines anderen Satzes", "{n} Werte anderer Sätze"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of repair or omission: stable code, German words, how often, a few examples."""

    code: str
    text: str
    count: int
    examples: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The fields as a plain mapping, for JSON."""
        return asdict(self)


@dataclass
class Tally:
    """Counts by code while a table is read; keeps the first examples of each."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, example: str = "", *, times: int = 1) -> None:
        """Count one occurrence."""
        self.counts[code] = self.counts.get(code, 0) + times
        known = self.examples.setdefault(code, [])
        if example and len(known) < EXAMPLES and example not in known:
            known.append(example)

    def findings(self) -> tuple[Finding, ...]:
        """What was counted, worded, in the order of its first occurrence."""
        return tuple(
            Finding(code, _worded(code, count), count, tuple(self.examples[code]))
            for code, count in self.counts.items()
        )


def _worded(code: str, count: int) -> str:
    """German words for a count.

    >>> _worded("padded", 12), _worded("sign:-=", 2)
    ('12 AGS auf 8 Stellen ergänzt', '2-mal „-“ gelesen als: genau null')
    """
    shown = format_number(count, 0)
    if code.startswith("sign:"):
        written, _equals, sign = code.removeprefix("sign:").rpartition("=")
        return f"{shown}-mal „{written}“ gelesen als: {SIGN_MEANS.get(sign, sign)}"
    one, many = ONE_OF[code]
    return one if count == 1 else many.format(n=shown)


def listed(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain mappings."""
    return [one.as_dict() for one in findings]
