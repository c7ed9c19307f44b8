"""Ratings of goals, computed anew from the data alone, as docs/method.md says they come about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tests.claims.facts import Facts

MOST, LEAST = 6, 4
OLD_YEARS = 3
SUN, MOSTLY_SUNNY, CLOUD, STANDSTILL, STORM, NOT_RATED = (
    "sun",
    "mostly_sunny",
    "cloud",
    "standstill",
    "storm",
    "not_rated",
)
ORDER = (SUN, MOSTLY_SUNNY, CLOUD, STANDSTILL, STORM)
WORDS = {
    ("target_by_year", SUN): "auf Kurs", ("target_by_year", MOSTLY_SUNNY): "knapp daneben",
    ("target_by_year", CLOUD): "zu langsam", ("target_by_year", STANDSTILL): "steht still",
    ("target_by_year", STORM): "bewegt sich weg",
    ("hold", SUN): "eingehalten", ("hold", MOSTLY_SUNNY): "eingehalten (Trend dagegen)",
    ("hold", CLOUD): "verfehlt (wird besser)", ("hold", STANDSTILL): "verfehlt (steht still)",
    ("hold", STORM): "verfehlt (wird schlechter)",
    ("direction", SUN): "besser", ("direction", MOSTLY_SUNNY): "besser (zuletzt nicht besser)",
    ("direction", CLOUD): "schlechter (zuletzt besser)", ("direction", STANDSTILL): "steht still",
    ("direction", STORM): "schlechter",
}  # fmt: skip
PLURALS = {
    "steht still": "stehen still", "bewegt sich weg": "bewegen sich weg",
    "verfehlt (wird besser)": "verfehlt (werden besser)",
    "verfehlt (steht still)": "verfehlt (stehen still)", "verfehlt (wird schlechter)": "verfehlt (werden schlechter)",
}  # fmt: skip
SINGULARS = {many: one for one, many in PLURALS.items()}

Point = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A rating: under which rule which status, of which values, and whether it is one of today.

    `reason` says why there is none: "outside" where the goal is not meant for the area.
    """

    rule: str
    status: str
    reason: str = ""
    used: tuple[Point, ...] = ()
    is_current: bool = False
    mean: float = 0.0
    required: float | None = None
    projected: float | None = None
    gap: float | None = None
    shortfall: float | None = None
    jump: tuple[int, int] | None = None
    slowed: bool = False
    official: str = ""
    since_break: Point | None = None

    @property
    def year(self) -> int:
        """The year of the newest value used, 0 without any."""
        return self.used[-1][0] if self.used else 0

    @property
    def word(self) -> str:
        """What the status is called under its rule."""
        return WORDS.get((self.rule, self.status), "nicht bewertet")

    @property
    def is_rated(self) -> bool:
        """True where there is a status."""
        return self.status != NOT_RATED

    @property
    def weakened(self) -> str:
        """What weakens a status: one jump, a last step that was slow or none."""
        parts = []
        if self.jump:
            before, after = self.jump
            parts.append(
                f"einmaliger Sprung {before}/{after % 100:02d}"
                if after == before + 1
                else f"einmaliger Sprung {before}–{after}"
            )
        if self.slowed:
            step = self.used[-1][1] - self.used[-2][1]
            parts.append("zuletzt langsamer" if step * (self.mean or 1.0) > 0 else "zuletzt nicht besser")
        return ", ".join(parts)


def least_change(facts: Facts, indicator: str, area: str, *years: int) -> float:
    """The smallest change that means anything: as declared or one step, the unit of rounding, one whole person."""
    fact = facts.indicators[indicator]
    least = float(fact["smallest_change"] or 10.0**-fact.decimals)
    steps = [facts.quality(indicator, area, year).step for year in years]
    counted = fact["numerator"] and facts.years(fact["numerator"], area)
    units = [] if counted else [facts.unit_of_one(indicator, area, year) for year in years]
    return max([least, *steps, *units])


def has_moved(facts: Facts, indicator: str, area: str, before: Point, after: Point) -> bool:
    """True where the change between two values means anything; a ratio moves only if what is counted does."""
    fact = facts.indicators[indicator]
    if fact["numerator"] and facts.value(fact["numerator"], area, before[0]) == facts.value(
        fact["numerator"], area, after[0]
    ):
        return False
    least = least_change(facts, indicator, area, before[0], after[0])
    return round(abs(after[1] - before[1]) / least, 10) >= 1


def judge(facts: Facts, goal: str, area: str, this_year: int) -> Judged:
    """The rating of a goal for an area in a calendar year."""
    row = facts.goals[goal]
    name, rule = row["indicator"], row["rule"]
    fact, place = facts.indicators[name], facts.places[area]
    levels = {facts.places[code].level for code in facts.values.get(name, {}) if facts.years(name, code)}
    named = [one.strip() for one in (row["areas"] or "").split("|") if one.strip()]
    if (
        (named and area not in named)
        or (row["level"] and row["level"] != place.level)
        or (levels and place.level not in levels)
    ):
        return Judged(rule, NOT_RATED, "outside")
    latest = facts.latest(name, area)
    if latest and not facts.allows(name, area, latest.year, "rate"):
        return Judged(rule, NOT_RATED, "die Werte eignen sich nicht dafür")
    points = [
        (year, value)
        for year in facts.years(name, area)
        if (value := facts.value(name, area, year)) is not None
        and {"rate", "trend"} <= facts.quality(name, area, year).allows
    ]
    if not points:
        return Judged(rule, NOT_RATED, "keine Werte")
    series: dict[int, list[Point]] = {}
    for one in points:
        series.setdefault(fact.segment(one[0]), []).append(one)
    newest = max(series)
    enough = [segment for segment in series if len(series[segment]) >= LEAST]
    used = tuple(series[max(enough, default=newest)][-MOST:])
    if not enough:
        few = "zu wenige Werte seit dem Bruch der Reihe" if len(points) >= LEAST else "zu wenige Werte"
        return Judged(rule, NOT_RATED, f"{few} ({len(used)} von mindestens 4)", used)
    judged = _rated(facts, goal, area, used, this_year)
    if max(enough) == newest:
        return judged
    return replace(judged, is_current=False, since_break=points[-1])


def _rated(facts: Facts, goal: str, area: str, used: tuple[Point, ...], this_year: int) -> Judged:
    row = facts.goals[goal]
    name, d = row["indicator"], 1 if row["direction"] == "up" else -1
    (first_year, first), (before_year, before), (year, last) = used[0], used[-2], used[-1]
    now = facts.indicators[name].moment(year)
    first_time, before_time = (facts.indicators[name].moment(one) for one in (first_year, before_year))
    mean = (last - first) / (now - first_time)
    moved, last_moved = (has_moved(facts, name, area, one, used[-1]) for one in (used[0], used[-2]))
    target_year = int(row["target_year"]) if row["target_year"] else None
    passed = target_year is not None and now < target_year < this_year
    is_current = this_year - year <= OLD_YEARS and not passed
    jump = _jump(used) if moved else None
    towards = d * (last - first) > 0
    if row["rule"] == "direction":
        last_towards = d * (last - before) > 0 and last_moved
        status = SUN if towards and last_towards else MOSTLY_SUNNY if towards else CLOUD if last_towards else STORM
        official = (
            SUN
            if towards and d * (last - before) > 0
            else MOSTLY_SUNNY
            if towards
            else CLOUD
            if d * (last - before) > 0
            else STORM
        )
        status = status if moved else STANDSTILL
        return Judged("direction", status, "", used, is_current, mean, jump=jump, official=official)
    target = float(row["target"])
    gap = d * (target - last)
    ahead = target_year is not None and target_year > now
    if row["rule"] == "hold" or not ahead or gap <= 0:
        against = d * (last - first) < 0
        status = (MOSTLY_SUNNY if against else SUN) if gap <= 0 else CLOUD if towards else STORM
        official = status
        if not moved:
            status = SUN if gap <= 0 else STANDSTILL
        projected = last + mean * (target_year - now) if ahead and target_year else None
        return Judged(
            "hold", status, "", used, is_current, mean, gap=gap, projected=projected, jump=jump, official=official
        )
    left = (target_year or 0) - now
    projected = last + mean * left
    shortfall = round(d * (target - projected) / gap, 10)
    status = SUN if shortfall < 0.05 else MOSTLY_SUNNY if shortfall <= 0.2 else CLOUD if towards else STORM
    official, status = status, status if moved else STANDSTILL
    slowed = status in (SUN, MOSTLY_SUNNY, CLOUD) and d * (last - before) / (now - before_time) < d * mean / 3
    return Judged(
        "target_by_year",
        status,
        "",
        used,
        is_current,
        mean,
        d * gap / left,
        projected,
        gap,
        shortfall,
        jump,
        slowed,
        official,
    )


def _jump(used: Sequence[Point]) -> tuple[int, int] | None:
    """The years of the one step that carries more than two thirds of the change."""
    total = used[-1][1] - used[0][1]
    steps = [(a[0], b[0]) for a, b in pairwise(used) if total and (b[1] - a[1]) / total > 2 / 3]
    return steps[0] if len(steps) == 1 else None


def tallied(results: Sequence[Judged]) -> tuple[int, Counter[str], Counter[str], list[int]]:
    """How many are not rated, how many say what today, how many said what once, and the years of those."""
    unrated = sum(not one.is_rated for one in results)
    now = Counter(one.word for one in results if one.is_rated and one.is_current)
    then = [one for one in results if one.is_rated and not one.is_current]
    return unrated, now, Counter(one.word for one in then), sorted({one.year for one in then})


def standing_of(kind: str) -> str:
    """How binding a goal is, by who set it."""
    return {"Beschluss": "resolution", "Vorschlag": "proposal"}.get(kind, "reference")
