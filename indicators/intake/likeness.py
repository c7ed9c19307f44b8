"""Which of our indicators a column resembles, and whether figures can be those of the one they are read for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from indicators.intake.columns import plain
from indicators.intake.difference import published
from indicators.intake.offer import Likeness, Offered
from indicators.intake.units import contradict
from indicators.language.formatting import format_number, number_text
from indicators.language.i18n import gettext as _
from indicators.model import DataSet, Indicator
from indicators.model.problems import Problem

LEAST, ALIKE, MOST_NAMED, MOST_COLUMNS = 0.45, 0.6, 3, 150
ALIKE_IN_LETTERS = 0.75  # "Wahlbeteiligung" and "Benachteiligung" share 0.7
SAME_PLACES = 8
SAME_VALUE = 0.0051  # of the figure: what was rounded to a decimal less is the same figure
TOWN_DIGITS = 8
# Medians of our own series from one year to the next change by 2.7 at most, by 13 where something began (fibre). Ranks
# of towns agree by 0.4 and more over ten years, but for registers with many zeros.
FACTOR, GROWTH, MOST_GROWTH = 4.0, 1.5, 30.0
FEW_FACTOR, FEW_PLACES = 8.0, 2
# One figure alone may be a correction, but hardly one of a hundred or a thousand times.
SLIPS, SLIP_WIDTH = (1e2, 1e3, 1e6), 0.15
STEADY, FOREIGN = 0.6, 0.2
MANY_PLACES = 20
SYNONYMS = {"einwohner": "bevölkerung", "einwohnerzahl": "bevölkerung", "bevölkerungsstand": "bevölkerung"}


@dataclass
class _Series:
    """The published figures of municipalities of one indicator: frame of areas by year."""

    frame: pd.DataFrame
    by_year: dict[int, dict[str, float]] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        return [int(year) for year in self.frame.columns]

    def of(self, year: int) -> pd.Series:
        return self.frame[year].dropna()

    def figures(self, year: int) -> dict[str, float]:
        """The figures of a year by area, made once."""
        if year not in self.by_year:
            self.by_year[year] = {str(area): float(value) for area, value in self.of(year).items()}
        return self.by_year[year]

    def nearest(self, year: int) -> int:
        return min(self.years, key=lambda one: (abs(one - year), one))


@dataclass
class Known:
    """The figures in place, by indicator, ready to be compared with."""

    dataset: DataSet
    series: dict[str, _Series] = field(default_factory=dict)

    def __post_init__(self) -> None:
        values = published(self.dataset)
        towns = values[(values["area"].str.len() == TOWN_DIGITS) & values["value"].notna()]
        for name, rows in towns.groupby("indicator", sort=False):
            self.series[str(name)] = _Series(rows.pivot(index="area", columns="year", values="value"))


def with_likeness(columns: Sequence[Offered], dataset: DataSet) -> tuple[Offered, ...]:
    """Return the columns, each with the indicators of ours it resembles most: by name, unit and values."""
    known = Known(dataset)
    return tuple(
        replace(one, likely=_likely(one, known)) if number < MOST_COLUMNS else one for number, one in enumerate(columns)
    )


def _likely(column: Offered, known: Known) -> tuple[Likeness, ...]:
    found = []
    for indicator in known.dataset.indicators.values():
        if indicator.quotient or contradict(column.unit, indicator.unit):
            continue
        name = _name_score(column.title, indicator)
        values, reason = _value_score(column, known.series.get(indicator.id))
        score = (
            name if values is None else max(values, 0.5 * name + 0.5 * values) if values > 0.95 else (name + values) / 2
        )
        reasons = [_("Name")] if name > ALIKE else []
        reasons += [reason] if reason and values is not None and values > ALIKE else []
        if score >= LEAST and reasons:
            found.append(Likeness(indicator.id, round(score, 2), ", ".join(reasons)))
    return tuple(sorted(found, key=lambda one: -one.score)[:MOST_NAMED])


def _name_score(title: str, indicator: Indicator) -> float:
    """How alike the names are, from 0 to 1: the best of letters and of words shared."""
    own = {SYNONYMS.get(text, text) for text in (plain(title.split(" | ")[-1]), plain(title))}
    best = 0.0
    for name in {plain(indicator.label), plain(indicator.short), indicator.id.replace("_", " ")} - {""}:
        for text in own:
            words, wanted = set(text.split()), set(name.split())
            best = max(best, 0.8 * len(words & wanted) / len(wanted))
            letters = SequenceMatcher(None, text, name)
            least = max(best, ALIKE_IN_LETTERS)
            if letters.real_quick_ratio() > least and letters.quick_ratio() > least and letters.ratio() > least:
                best = letters.ratio()
    return best


def _value_score(column: Offered, series: _Series | None) -> tuple[float | None, str]:
    """How alike the values are, from 0 to 1, and in words; None where there is too little to compare."""
    towns = {key: value for key, value in column.figures.items() if len(key[0]) == TOWN_DIGITS}
    if series is None or len(towns) < SAME_PLACES:
        return None, ""
    stored = {year: series.figures(year) for year in {year for _area, year in towns} & {*series.years}}
    pairs = [(value, stored[year][area]) for (area, year), value in towns.items() if area in stored.get(year, {})]
    if len(pairs) >= SAME_PLACES and len({own for own, _other in pairs}) > 2:
        equal = sum(_same(own, other) for own, other in pairs)
        if equal * 2 > len(pairs):
            text = _("{n} von {all} Werten gleich")
            return equal / len(pairs), text.format(n=format_number(equal), all=format_number(len(pairs)))
    year = max(year for _area, year in towns)
    base = series.nearest(year or series.years[-1])
    own = pd.Series({area: value for (area, one), value in towns.items() if one == year})
    medians = float(own.median()), float(np.median(list(series.figures(base).values())))
    if min(medians) <= 0 or min(medians) / max(medians) < ALIKE / 2:
        return 0.0, ""  # of another size: ranks need not be looked at
    compared = _compared(own, series.of(base))
    if compared is None or compared.ranks is None or compared.factor is None:
        return None, ""
    level = float(np.exp(-abs(np.log(compared.factor))))
    score = max(compared.ranks, 0.0) * level
    text = _("Höhe und Rangfolge wie {year}")
    return (min(score, 0.9), text.format(year=base)) if score > 0.6 else (score, "")


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= max(SAME_VALUE * abs(other), 1e-9)


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two years of figures: how many places both have, median factor between them, and agreement of ranks (-1 to 1).

    None where too few figures are not zero, or where they hardly differ from each other.
    """

    places: int
    factor: float | None
    ranks: float | None


def _compared(new: pd.Series, old: pd.Series) -> _Compared | None:
    both = pd.concat([new, old], axis=1, join="inner").dropna()
    if len(both) < SAME_PLACES:
        return None
    one, other = both.iloc[:, 0], both.iloc[:, 1]
    filled = both[(one * other) > 0]
    factor = float((filled.iloc[:, 0] / filled.iloc[:, 1]).median()) if len(filled) >= SAME_PLACES else None
    varied = min(one.nunique(), other.nunique()) * 2 > len(both)
    return _Compared(len(both), factor, float(one.rank().corr(other.rank())) if varied else None)


def implausible(rows: pd.DataFrame, dataset: DataSet, file: str) -> list[Problem]:
    """Return why whole columns of figures can not be what they are read for: level, ranks, or another's values.

    `rows` has `indicator`, `area`, `year`, `value`, `column`. A series break declared between the years says that a
    step is meant.
    """
    known = Known(dataset)
    towns = rows[(rows["area"].str.len() == TOWN_DIGITS) & rows["value"].notna()]
    found = _all_far(rows, dataset, file)
    for _key, own in towns.groupby(["indicator", "year"], sort=False):
        name, year = str(own["indicator"].iloc[0]), int(own["year"].iloc[0])
        series, indicator = known.series.get(name), dataset.indicators[name]
        values = own.set_index("area")["value"]
        if len(values) < SAME_PLACES:
            continue
        reason = _anothers(values, year, name, known)
        if not reason and series is not None:
            reason = _far_from(values, year, series, indicator)
        if reason:
            expected = "Ist es die richtige Spalte und Einheit? Sonst in indicators.csv einen Bruch (breaks) erklären."
            found.append(Problem("implausible", file, None, str(own["column"].iloc[0]), reason, expected))
    return found


def _all_far(rows: pd.DataFrame, dataset: DataSet, file: str) -> list[Problem]:
    """Why the figures of a few places, every one of them, can not follow those in place: another unit, most likely."""
    stored = published(dataset)
    stored = stored[stored["value"].notna()]
    found = []
    for _key, own in rows[rows["value"].notna()].groupby(["indicator", "year"], sort=False):
        indicator, year = dataset.indicators[str(own["indicator"].iloc[0])], int(own["year"].iloc[0])
        before = stored[(stored["indicator"] == indicator.id) & stored["area"].isin(own["area"])]
        if before.empty or (own["area"].str.len() == TOWN_DIGITS).sum() >= SAME_PLACES:
            continue
        last = before.assign(gap=(before["year"] - year).abs()).sort_values("gap").groupby("area").first()
        both = own.set_index("area")["value"].to_frame("new").join(last[["value", "year"]], how="inner")
        both = both[both["new"] * both["value"] > 0]
        factors = both["new"] / both["value"]
        years = {int(one) for one in both["year"]}
        is_meant = any(min(years | {year}) < one <= max(years | {year}) for one in indicator.breaks)
        if is_meant or not _is_other_unit(factors):
            continue
        text = f"{float(factors.median()):.2g}".replace(".", ",")
        reason = (
            f"„{indicator.label}“ {year}: jeder Wert ist weit vom letzten seines Ortes (im Mittel das {text}-Fache)."
        )
        expected = "Ist es die richtige Spalte und Einheit? Sonst in indicators.csv einen Bruch (breaks) erklären."
        found.append(Problem("implausible", file, None, str(own["column"].iloc[0]), reason, expected))
    return found


def _is_other_unit(factors: pd.Series) -> bool:
    """True where every figure is many times, or a small part of, the last one of its place."""
    if len(factors) < FEW_PLACES:
        sizes = [max(one, 1 / one) for one in factors]
        return any(abs(size / slip - 1) < SLIP_WIDTH for size in sizes for slip in SLIPS)
    return bool((factors >= FEW_FACTOR).all() or (factors <= 1 / FEW_FACTOR).all())


def _far_from(values: pd.Series, year: int, series: _Series, indicator: Indicator) -> str:
    """Why figures can not follow those in place, in words; "" where they can."""
    base = series.nearest(year)
    first, last = sorted((base, year))
    if any(first < one <= last for one in indicator.breaks):
        return ""
    compared = _compared(values, series.of(base))
    if compared is None:
        return ""
    limit = max(FACTOR, min(2 * GROWTH ** (last - first), MOST_GROWTH), _own_step(series) * 1.5)
    name = f"„{indicator.label}“ {year}"
    if compared.factor is not None and not 1 / limit < compared.factor < limit:
        factor = f"{compared.factor:.2g}".replace(".", ",")
        return f"{name}: die Werte sind im Mittel das {factor}-Fache derer von {base}."
    steady = _own_ranks(series, base)
    if compared.ranks is None or compared.places < MANY_PLACES:
        return ""
    if compared.ranks < (FOREIGN if steady is not None and steady >= STEADY else -FOREIGN):
        ranks = number_text(round(compared.ranks, 2)).replace(".", ",")
        return f"{name}: die Rangfolge der Gemeinden hat mit der von {base} nichts zu tun (Rangkorrelation {ranks})."
    return ""


def _own_step(series: _Series) -> float:
    """The largest median factor between two neighbouring years of a series, at least 1."""
    steps = [1.0]
    for one, other in zip(series.years, series.years[1:], strict=False):
        compared = _compared(series.of(other), series.of(one))
        if compared and compared.factor:
            steps.append(max(compared.factor, 1 / compared.factor))
    return max(steps)


def _own_ranks(series: _Series, year: int) -> float | None:
    """How well the ranks of a year agree with those of the year before it in the series; None without one."""
    before = [one for one in series.years if one < year]
    compared = _compared(series.of(year), series.of(before[-1])) if before else None
    return compared.ranks if compared else None


def _anothers(values: pd.Series, year: int, name: str, known: Known) -> str:
    """Why figures are those of another indicator, in words; "" where they are not."""
    shares: Mapping[str, float] = {
        other: _share_equal(values, series.of(year)) for other, series in known.series.items() if year in series.years
    }
    best = max((one for one in shares if one != name), key=lambda one: shares[one], default="")
    if not best or shares[best] < 0.8 or shares.get(name, 0.0) >= 0.5:
        return ""
    label = known.dataset.indicators[best].label
    return f"„{known.dataset.indicators[name].label}“ {year}: die Werte sind die von „{label}“."


def _share_equal(values: pd.Series, others: pd.Series) -> float:
    both = pd.concat([values, others], axis=1, join="inner").dropna()
    if len(both) < SAME_PLACES or both.iloc[:, 0].nunique() * 2 < len(both):
        return 0.0
    return float(np.mean([_same(one, other) for one, other in both.itertuples(index=False)]))
