"""What is true: read from the CSV files alone, with nothing of the product between."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from statistics import median
from typing import Any

from tests.claims.derived import derive
from tests.claims.numbers import rounded
from tests.claims.records import REGION, Fact, Known, Place, Quality, quality_of, rows_of

CARRIED_YEARS, FEW = 3, 10
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


@dataclass(eq=False)
class Facts:
    """The data folder as it is written; everything else is asked of it."""

    folder: Path
    places: dict[str, Place] = field(default_factory=dict)
    indicators: dict[str, Fact] = field(default_factory=dict)
    values: dict[str, dict[str, dict[int, Known]]] = field(default_factory=dict)
    _years: dict[tuple[str, tuple[str, ...]], list[int]] = field(default_factory=dict, repr=False)
    _is_complete: bool = False

    def __post_init__(self) -> None:
        for row in self.area_rows:
            level = "region" if row["ags"] == REGION else "municipality" if len(row["ags"]) == 8 else "district"
            self.places[row["ags"]] = Place(
                row["ags"], row["label_de"], row["locative_de"], row["type"], level, row["district"] or "",
                row["role"] or "",
                float(row["area_km2"] or 0),
            )  # fmt: skip
        for place in [one for one in self.places.values() if not one.area_km2]:
            whole = sum(one.area_km2 for one in self.members(place.code))
            self.places[place.code] = Place(
                place.code, place.label, place.locative, place.type, place.level, "", place.role, whole
            )
        for one in self.sets:
            qualities = [
                (row["indicator"], quality_of(row)) for row in rows_of(self.folder / "sets" / one / "quality.csv")
            ]
            for row in rows_of(self.folder / "sets" / one / "indicators.csv"):
                own = tuple(each for name, each in qualities if name == row["id"])
                self.indicators[row["id"]] = Fact(row["id"], one, row, own)
            for row in rows_of(self.folder / "sets" / one / "values.csv"):
                value, year = float(row["value"]) if row["value"] else None, int(row["year"])
                estimated = self.quality(row["indicator"], row["area"], year).kind == "estimated" and value
                sign, is_coarse = (
                    row["sign"] or ("s" if estimated else ""),
                    bool(self.step(row["indicator"], row["area"], year)),
                )
                known = Known(year, value, sign, row["note"] or "", is_coarse=is_coarse)
                self.values.setdefault(row["indicator"], {}).setdefault(row["area"], {})[known.year] = known
        derive(self)
        self._is_complete = True

    @cached_property
    def sets(self) -> dict[str, dict[str, str]]:
        """The rows of `sets.csv` by the name of the set."""
        return {row["set"]: row for row in rows_of(self.folder / "sets.csv")}

    @cached_property
    def area_rows(self) -> list[dict[str, str]]:
        """The rows of `areas.csv`."""
        return rows_of(self.folder / "areas.csv")

    @cached_property
    def goals(self) -> dict[str, dict[str, str]]:
        """The rows of `goals.csv` by the goal."""
        return {row["id"]: row for row in rows_of(self.folder / "goals.csv")}

    @cached_property
    def measures(self) -> dict[str, dict[str, str]]:
        """The rows of `measures.csv` by the measure."""
        return {row["id"]: row for row in rows_of(self.folder / "measures.csv")}

    @cached_property
    def reports(self) -> dict[str, list[dict[str, str]]]:
        """The reports of each measure, oldest first."""
        found: dict[str, list[dict[str, str]]] = {}
        for row in sorted(rows_of(self.folder / "measure_reports.csv"), key=lambda row: row["date"]):
            found.setdefault(row["measure"], []).append(row)
        return found

    @cached_property
    def releases(self) -> list[dict[str, str]]:
        """The rows of `releases.csv`."""
        return rows_of(self.folder / "releases.csv")

    @cached_property
    def _references(self) -> dict[tuple[str, int], dict[str, dict[str, Any]]]:
        """Yardsticks from outside by indicator and year, by how a sentence names their place."""
        areas = {row["area"]: row for row in rows_of(self.folder / "reference_areas.csv")}
        found: dict[tuple[str, int], dict[str, dict[str, Any]]] = {}
        for row in rows_of(self.folder / "references.csv"):
            of_year = found.setdefault((row["indicator"], int(row["year"])), {})
            place = areas[row["area"]]
            named = {"label": place["label_de"], "of": row["of_de"] or "Gemeinden"}
            of_year.setdefault(place["locative_de"], named)[row["statistic"]] = float(row["value"])
        return found

    def references(self, indicator: str, year: int) -> dict[str, dict[str, Any]]:
        """What is known of municipalities outside in a year, by place ("in NRW")."""
        return self._references.get((indicator, year), {})

    def sources_of(self, fact: Fact) -> list[dict[str, str]]:
        """The rows of the sources of an indicator."""
        names = [one.strip() for one in fact["source"].split("|")]
        rows = {row["id"]: row for row in rows_of(self.folder / "sets" / fact.set / "sources.csv")}
        return [rows[one] for one in names if one in rows]

    def base_year(self, fact: Fact, area: str, year: int) -> int | None:
        """The year of the denominator of a computed figure."""
        known = self.at(fact.id, area, year)
        return known.base_year if known and known.base_year else None

    def dates(self, indicator: str, area: str, year: int) -> str:
        """The times of both parts of a computed figure where they differ: "Ladepunkte 2019, Bevölkerung 2017"."""
        fact, known = self.indicators[indicator], self.at(indicator, area, year)
        if not known or not known.base_year:
            return ""
        one, other = self.indicators[fact["numerator"]], self.indicators[fact["denominator"]]
        said, base = one.period(year), other.period(known.base_year)
        return "" if said == base else f"{one.short} {said}, {other.short} {base}"

    @staticmethod
    def said_date(text: str) -> str:
        """A date of a file as readers see it: "09.03.2021", "März 2021", "2021"."""
        year, *rest = text.split("-")
        return (
            ".".join(reversed([year, *rest]))
            if len(rest) == 2
            else f"{MONTHS[int(rest[0]) - 1]} {year}"
            if rest
            else year
        )

    @cached_property
    def by_label(self) -> dict[str, str]:
        """Codes of areas by their label."""
        return {one.label: one.code for one in self.places.values()}

    @cached_property
    def by_locative(self) -> dict[str, str]:
        """Codes of areas by how a sentence names them as a place, in small letters."""
        return {one.locative.casefold(): one.code for one in self.places.values()}

    @cached_property
    def shown_indicators(self) -> list[Fact]:
        """The indicators that are not weights alone."""
        return [one for one in self.indicators.values() if not one.is_weight]

    def at_level(self, level: str) -> list[Place]:
        """The areas of a level."""
        return [one for one in self.places.values() if one.level == level]

    def members(self, code: str) -> list[Place]:
        """The municipalities of a district or the region; of a municipality itself."""
        level = self.places[code].level
        towns = self.at_level("municipality")
        return [one for one in towns if level == "region" or code in (one.district, one.code)]

    def quality(self, indicator: str, area: str, year: int) -> Quality:
        """How good the value of an area and year is."""
        return self.indicators[indicator].quality(self.places[area].level, year)

    def allows(self, indicator: str, area: str, year: int, use: str) -> bool:
        """True where the value may be used so: to "rate", to "compare" with other levels, in a "trend"."""
        return use in self.quality(indicator, area, year).allows

    def step(self, indicator: str, area: str, year: int) -> float:
        """The unit to which the publisher rounded a value, 0 for none."""
        return self.quality(indicator, area, year).step

    def unit_of_one(self, indicator: str, area: str, year: int) -> float:
        """What one whole person or facility makes of a figure: factor ÷ base of the nearest year; 0 if not known."""
        fact = self.indicators[indicator]
        factor, base = (
            (fact["factor"], fact["denominator"]) if fact["numerator"] else (fact["one_unit"], fact["weight"])
        )
        if not factor or not base:
            return 0.0
        years = [one for one in self.years(base, area) if (self.value(base, area, one) or 0) > 0]
        if not years:
            return 0.0
        nearest = min(years, key=lambda one: (abs(one - year), one))
        return float(factor) / (self.value(base, area, nearest) or 1.0)

    def is_few(self, indicator: str, area: str, known: Known) -> bool:
        """True where less than ten whole persons or facilities stand behind a figure."""
        unit = self.unit_of_one(indicator, area, known.year)
        return bool(unit) and known.value is not None and known.value < FEW * unit

    def of(self, indicator: str, area: str) -> dict[int, Known]:
        """What is known of an area, by year, oldest first."""
        return self.values.get(indicator, {}).get(area, {})

    def at(self, indicator: str, area: str, year: int) -> Known | None:
        """What is known of an area in exactly this year."""
        return self.of(indicator, area).get(year)

    def value(self, indicator: str, area: str, year: int) -> float | None:
        """The value of an area in exactly this year."""
        known = self.at(indicator, area, year)
        return known.value if known else None

    def years(self, indicator: str, *areas: str) -> list[int]:
        """The years in which one of some areas has a value, oldest first."""
        key = indicator, areas
        if key in self._years:
            return self._years[key]
        every = {year for area in areas for year, one in self.of(indicator, area).items() if one.value is not None}
        found = sorted(every)
        if self._is_complete:
            self._years[key] = found
        return found

    def latest(self, indicator: str, area: str) -> Known | None:
        """The newest that has a value."""
        years = self.years(indicator, area)
        return self.at(indicator, area, years[-1]) if years else None

    def shown(self, indicator: str, area: str, year: int) -> Known | None:
        """What a picture of a year shows: that year's, else one up to three years older of the same series."""
        exact = self.at(indicator, area, year)
        if exact is not None:
            return exact
        fact = self.indicators[indicator]
        older = [one for one in self.years(indicator, area) if year - CARRIED_YEARS <= one < year]
        if not older or fact.segment(older[-1]) != fact.segment(year):
            return None
        return self.at(indicator, area, older[-1])

    def shown_values(self, indicator: str, level: str, year: int) -> dict[str, float]:
        """What a picture of a year shows of all areas of a level, without those that have none."""
        found = ((one.code, self.shown(indicator, one.code, year)) for one in self.at_level(level))
        return {code: known.value for code, known in found if known and known.value is not None}

    def told_change(self, indicator: str, area: str, since: int, until: int, *, percent: bool = False) -> float | None:
        """The difference of the two rounded figures a reader sees, or its percentage of the earlier one above zero.

        The percentage is of the figures as published; where those seen are equal it is zero, and a base of fewer than
        ten steps of the publisher's rounding has none.
        """
        places = self.indicators[indicator].decimals
        before, after = self.value(indicator, area, since), self.value(indicator, area, until)
        if before is None or after is None:
            return None
        start, end = rounded(before, places), rounded(after, places)
        if percent:
            earlier = self.at(indicator, area, since)
            step = self.step(indicator, area, since) if earlier and earlier.sign != "c" else 0.0
            if start <= 0 or before <= 0 or before < 10 * step:
                return None
            return (after - before) / before * 100 if end != start else 0.0
        return float(end - start)

    def median_of(self, indicator: str, codes: list[str], year: int) -> Known | None:
        """The median of a group in a year of which more than half have a value."""
        values = [value for code in codes if (value := self.value(indicator, code, year)) is not None]
        if not codes or len(values) * 2 <= len(codes):
            return None
        return Known(year, median(values), coverage=f"{len(values)} von {len(codes)}")
