"""The rows of the CSV files as records: areas, indicators, figures; nothing of the product between."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

REGION = "swf"
NO_VALUE = {"g": "geheim gehalten oder unbekannt", "t": "Angabe folgt später", "x": "Angabe nicht sinnvoll",
            "u": "nicht sicher genug", "": "keine Angabe"}  # fmt: skip
BESIDE_VALUE = {"p": "vorläufig", "r": "berichtigt", "s": "geschätzt", "e": "endgültig",
                "f": "eingeschränkt aussagekräftig",
                "u": "eingeschränkt aussagekräftig", "k": "mehr als null, gerundet null", "c": "eigene Berechnung",
                "": ""}  # fmt: skip
TIMES = {"Jahresende": "Ende {}", "31.12.": "Ende {}", "Jahresmitte": "Mitte {}"}


@dataclass(frozen=True, slots=True)
class Place:
    """An area: `district` "" for districts and the region."""

    code: str
    label: str
    locative: str
    type: str
    level: str
    district: str
    role: str
    area_km2: float


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the data, or what follows from its rows: `value` None says that there is none, `sign` why.

    `base_year` is that of the denominator of a computed figure, 0 for any other; `is_coarse` says that the publisher
    rounded it to whole units, or that it is computed from such.
    """

    year: int
    value: float | None
    sign: str = ""
    note: str = ""
    coverage: str = ""
    base_year: int = 0
    is_coarse: bool = False


@dataclass(frozen=True, slots=True)
class Quality:
    """A row of `quality.csv`: which values it is about, and what they may be used for."""

    kind: str
    level: str
    first: int
    last: int
    allows: frozenset[str]
    step: float
    reason: str


USES = frozenset({"rate", "compare", "trend"})
MEASURED = Quality("measured", "", 0, 9999, USES, 0.0, "")


@dataclass(frozen=True)
class Fact:
    """What `indicators.csv` and `quality.csv` say about an indicator."""

    id: str
    set: str
    row: Mapping[str, str]
    qualities: tuple[Quality, ...] = ()

    def quality(self, level: str, year: int) -> Quality:
        """How good the values of a level and year are; where no row says anything they are good for everything."""
        found = (one for one in self.qualities if one.level in ("", level) and one.first <= year <= one.last)
        return next(found, MEASURED)

    def __getitem__(self, column: str) -> str:
        return self.row.get(column) or ""

    @cached_property
    def short(self) -> str:
        return self["short_de"] or self["label_de"]

    @cached_property
    def is_weight(self) -> bool:
        return self["role"] == "weight"

    @cached_property
    def decimals(self) -> int:
        return int(self["decimals"] or 0)

    @cached_property
    def said_decimals(self) -> int:
        """With how many decimals its sentence says a figure."""
        return 0 if "{rounded}" in self["sentence_de"] else self.decimals

    @cached_property
    def breaks(self) -> dict[int, str]:
        return {int(year): why for year, why in _pairs(self["breaks"])}

    @property
    def is_nominal(self) -> bool:
        """True for amounts of money that are not adjusted for prices."""
        return self["prices"] == "nominal"

    @cached_property
    def later(self) -> dict[int, str]:
        """Editions or elections that are known and not in the data, by year."""
        return {int(year): words for year, words in _pairs(self["later_de"])}

    def moment(self, year: int) -> float:
        """When a value of a year holds, counted in years: half a year earlier for the middle among ends of years."""
        usual, *rest = [one.strip() for one in (self["reference_month"] or "12").split("|")]
        months = dict(one.split("=") for one in rest)
        return year + (int(months.get(str(year), usual)) - int(usual)) / 12

    @cached_property
    def periods(self) -> dict[int, str]:
        return {int(year): words for year, words in _pairs(self["year_notes"])}

    @cached_property
    def limits(self) -> list[float]:
        return [float(one) for one in self["class_breaks"].split("|") if one.strip()]

    @cached_property
    def unit(self) -> str:
        return self["unit_de"]

    @cached_property
    def is_percent(self) -> bool:
        return self.unit.startswith("%")

    @cached_property
    def said_unit(self) -> str:
        return self["unit_words_de"] or ("Prozent" if self.is_percent else "")

    @cached_property
    def minimum(self) -> float | None:
        return float(self["minimum"]) if self["minimum"] else None

    @cached_property
    def maximum(self) -> float | None:
        return float(self["maximum"]) if self["maximum"] else None

    def period(self, year: int) -> str:
        """The words for the time of a value of a year, as labels say it."""
        return self.periods.get(year, str(year))

    def said_period(self, year: int) -> str:
        """The same inside a sentence."""
        return self.periods.get(year) or TIMES.get(self["reference_de"], "{}").format(year)

    def year_of(self, words: str) -> int | None:
        """The year that words for a time mean, as labels or sentences say it; None where they mean none."""
        plain = words.removeprefix("am ").removeprefix("Ende ").removeprefix("Mitte ")
        years = [year for year, said in self.periods.items() if words.removeprefix("am ") in (said, f"Ende {year}")]
        return years[0] if years else int(plain) if plain.isdigit() and len(plain) == 4 else None

    def says_period(self, words: str, year: int) -> bool:
        """True where words for a time are those for a year."""
        return words.removeprefix("am ") in (self.period(year), self.said_period(year))

    @cached_property
    def period_pattern(self) -> str:
        """What a time may look like."""
        noted = "".join(f"|(?:am )?{re.escape(one)}" for one in self.periods.values())
        return rf"(?:(?:(?:Ende|Mitte) )?\d{{4}}|15\.05\.2022{noted})"

    def segment(self, year: int) -> int:
        """How many series breaks there are up to a year."""
        return sum(year >= start for start in self.breaks)


def quality_of(row: Mapping[str, str]) -> Quality:
    """A row of `quality.csv` as a record."""
    allows = frozenset(one.strip() for one in (row["allows"] or "").split("|") if one.strip())
    return Quality(
        row["quality"], row["level"] or "", int(row["first_year"] or 0), int(row["last_year"] or 9999), allows,
        float(row["step"] or 0), row["reason_de"],
    )  # fmt: skip


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in text.split("|"):
        key, sign, words = part.strip().partition("=")
        if sign:
            yield key, words


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, [] where there is none."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
