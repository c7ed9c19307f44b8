"""Up to eight areas over time on one scale: as published, as an index, or as the difference to the region."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from indicators.figures.chance import Band, chance_band
from indicators.figures.series import Figure, Series, shown_difference
from indicators.figures.similarity import group_median
from indicators.figures.yardstick import towns_outside
from indicators.language.formatting import difference_unit
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Kind, Level
from indicators.model.areas import Areas
from indicators.store import Store

MOST_AREAS, MOST_OUTSIDE = 8, 4
INDEX_BASE = 100.0


class Scale(StrEnum):
    """What the figures of a comparison are shown as."""

    ABSOLUTE = "absolut"
    INDEX = "index"
    DIFFERENCE = "differenz"


class Reference(StrEnum):
    """What the areas are set against: the region; of the first area its district, similar ones, all but it."""

    REGION = "region"
    DISTRICT = "kreis"
    PEERS = "aehnliche"
    REST = "rest"


def places_outside(data: Store) -> dict[str, str]:
    """Return the names of the single towns outside the region that any indicator has a figure of, by code."""
    found = {town.code: town.label for series in data.series.values() for town in towns_outside(series)}
    return {code: _("{town} (außerhalb der Region)").format(town=label) for code, label in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: its name, the scaled figures, the area's code ("" for what is no area of the region).

    `band` are the ranges of chance of figures as published; a town outside the region `is_outside`.
    """

    label: str
    code: str
    figures: Sequence[Figure]
    reference: Reference | None = None
    band: Band = field(default_factory=dict)
    is_outside: bool = False


@dataclass(frozen=True)
class Comparison:
    """Lines on one scale; `series` has the unit and decimals of the scale, `without` names areas that have no line."""

    series: Series
    lines: Sequence[Compared]
    scale: Scale
    base_year: int | None
    without: Sequence[str]


def compare(
    data: Store,
    indicator: str,
    areas: Sequence[Area],
    *,
    scale: Scale = Scale.ABSOLUTE,
    base_year: int | None = None,
    references: Sequence[Reference] = (),
    outside: Collection[str] = (),
) -> Comparison:
    """Return the figures of areas and of what they are set against, on one scale.

    An index is 100 in `base_year` (None or a year without figures: the first one that all areas have in the longest
    unbroken part of the series) and is drawn only within that part. A difference is that to the region's figure of the
    same year; years without one are left out. `outside` are codes of towns outside the region.
    """
    series = data.series[indicator]
    scale = possible_scale(series, scale)
    is_as_published = scale == Scale.ABSOLUTE
    found = [
        Compared(
            area.label, area.code, series.figures(area.code),
            band=chance_band(series, area.code) if is_as_published else {},
        )
        for area in areas
    ]  # fmt: skip
    found += _towns_outside(data, series, outside)
    found += [one for reference in references if (one := _reference(data, series, areas, reference))]
    base = None
    if scale == Scale.INDEX:
        years = base_years(series, [area.code for area in areas])
        base = base_year if base_year in years else years[0] if years else None
    region = {one.year: one.value for one in series.known(data.dataset.areas.region.code) if one.value is not None}
    lines = [
        replace(one, figures=scaled(series.in_area(one.code), one.figures, scale, base_year=base, region=region))
        for one in found
    ]
    if scale == Scale.DIFFERENCE:
        lines = [one for one in lines if one.code != data.dataset.areas.region.code]
    return Comparison(
        series=Series.of(scaled_indicator(series.indicator, scale, base), {}, series.area_breaks, level=series.level),
        lines=[one for one in lines if _has_figures(one)],
        scale=scale,
        base_year=base,
        without=[one.label for one in lines if not _has_figures(one)],
    )


def base_years(series: Series, codes: Sequence[str]) -> list[int]:
    """Return the years an index can start from: those in which every area has a figure above zero.

    An index ends at a series break: the years of the longest unbroken part come first, oldest first in each part.
    """
    years: set[int] | None = None
    for code in codes:
        known = {one.year for one in series.known(code) if one.value and one.value > 0}
        years = known if years is None else years & known
    parts: dict[tuple[int, ...], list[int]] = {}
    for year in sorted(years or ()):
        parts.setdefault(tuple(series.segment(year, code) for code in codes), []).append(year)
    longest_first = sorted(parts.items(), key=lambda part: (-len(part[1]), -part[1][0]))
    return [year for _number, found in longest_first for year in found]


def possible_scale(series: Series, scale: Scale) -> Scale:
    """Return the scale that can be shown: a count is never set off against that of the whole region."""
    return Scale.ABSOLUTE if scale == Scale.DIFFERENCE and series.indicator.kind == Kind.COUNT else scale


def scaled(
    series: Series, figures: Sequence[Figure], scale: Scale, *, base_year: int | None, region: Mapping[int, float]
) -> list[Figure]:
    """Return figures on a scale; a year that cannot be put on it is left out, a missing value stays missing.

    A difference is that of the figures as they are shown.
    """
    decimals = series.indicator.decimals
    if scale == Scale.ABSOLUTE:
        return list(figures)
    if scale == Scale.DIFFERENCE:
        return [
            replace(one, value=None if one.value is None else shown_difference(one.value, region[one.year], decimals))
            for one in figures
            if one.year in region
        ]
    base = next((one.value for one in figures if one.year == base_year), None)
    if base_year is None or not base or base < 0:
        return []
    return [
        replace(one, value=None if one.value is None else one.value / base * INDEX_BASE)
        for one in figures
        if series.segment(one.year) == series.segment(base_year)
    ]


def scaled_indicator(indicator: Indicator, scale: Scale, base_year: int | None) -> Indicator:
    """Return the indicator with the unit, decimals and bounds of a scale."""
    if scale == Scale.INDEX:
        unit = _("Index ({year} = 100)").format(year=indicator.period(base_year)) if base_year else _("Index")
        return replace(indicator, unit=unit, decimals=1, minimum=None, maximum=None)
    if scale == Scale.DIFFERENCE:
        unit = difference_unit(indicator)
        text = _("Differenz zur Region in {unit}").format(unit=unit) if unit else _("Differenz zur Region")
        return replace(indicator, unit=text, minimum=None, maximum=None)
    return indicator


def _has_figures(one: Compared) -> bool:
    return any(figure.value is not None for figure in one.figures)


def _reference(data: Store, series: Series, areas: Sequence[Area], reference: Reference) -> Compared | None:
    """What the first area is set against, None where it is among the areas already or does not exist."""
    known = data.dataset.areas
    first = areas[0] if areas else known.region
    if reference == Reference.PEERS:
        return _peers(series, known, first, data)
    other: Area | None = known.region
    if reference != Reference.REGION:
        other = known.rest(first) if reference == Reference.REST else known.district_of(first)
    if other is None or other.code in {area.code for area in areas}:
        return None
    return Compared(other.label, other.code, series.figures(other.code), reference)


def _towns_outside(data: Store, series: Series, codes: Collection[str]) -> list[Compared]:
    """The towns outside of a choice, those too of which this indicator has no figure."""
    names = places_outside(data) if codes else {}
    figures = {town.code: known for town, known in towns_outside(series).items()}
    return [Compared(names[code], "", figures.get(code, []), is_outside=True) for code in codes]


def _peers(series: Series, areas: Areas, first: Area, data: Store) -> Compared | None:
    """The median of the municipalities most similar to the first area, in years in which most of them have a figure."""
    if first.level != Level.MUNICIPALITY:
        return None
    codes = [one.code for one in data.similar().nearest(first.code)]
    years = series.years(codes)
    figures = [figure for year in years if (figure := group_median(series, codes, year))]
    label = _("ähnlich wie {area} (Median)").format(area=first.label)
    return Compared(label, "", figures, Reference.PEERS) if figures else None
