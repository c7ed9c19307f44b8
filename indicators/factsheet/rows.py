"""The rows of a fact sheet: an indicator's figure of a place beside those it is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from indicators.drawing.sparkline import sparkline_svg
from indicators.figures.sentences import statement
from indicators.figures.series import Figure, Series
from indicators.figures.similarity import Peer, group_median
from indicators.figures.words import is_partial, noted
from indicators.figures.yardstick import references_of, yardsticks
from indicators.language.formatting import format_compact, missing_text
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.model import Area, Level
from indicators.model.quality import Use
from indicators.model.reference import ReferenceArea
from indicators.store import Store

INK = "#16242C"
NAME, LABEL, UNIT, NOTE, WORD, SENTENCE = 60, 52, 40, 110, 28, 360


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator: `others` are the figures to compare with, one per column; `spark` an SVG or ""."""

    label: str
    unit: str
    value: str
    missing: bool
    period: str
    note: str
    spark: str
    spark_alt: str
    others: tuple[str, ...]


def short(text: str, longest: int, *, word: int = WORD) -> str:
    """Return a text that can stand on the sheet: visible, one line, cut to `longest`, and so is each word.

    >>> short("Stadt " + "x" * 100, 60)
    'Stadt xxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    words = visible(text, 4 * longest).split(" ")
    return visible(" ".join(visible(one, word) for one in words if one), longest)


def compared_columns(data: Store, area: Area, peers: Sequence[Peer]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the columns to compare with: heading, and the codes whose figure or median stands there."""
    areas = data.dataset.areas
    if area.level == Level.REGION:
        return []
    region: tuple[str, tuple[str, ...]] = (_("Region"), (areas.region.code,))
    if area.members:
        rest = areas.rest(area)
        return [(_("Übrige Region"), (rest.code,) if rest else ()), region]
    if area.level == Level.DISTRICT:
        others = tuple(one.code for one in areas.at(Level.DISTRICT) if one.code != area.code)
        return [region, (_("Übrige (Median)"), others)]
    district = areas.district_of(area)
    columns = [(_("‹Kreis›"), (district.code,)), region] if district else [region]
    return [*columns, (_("Ähnliche (Median)"), tuple(one.code for one in peers))] if peers else columns


def outside_columns(area: Area, chosen: Sequence[Series]) -> list[ReferenceArea]:
    """Return the area outside whose median has a column: the first with a yardstick for one of the rows.

    [] for districts and the region, and where nothing is known.
    """
    if area.level != Level.MUNICIPALITY:
        return []
    latest = ((series, figure) for series in chosen if (figure := series.latest(area.code)))
    return list(islice((one.area for series, figure in latest for one in references_of(series, figure.year)), 1))


def indicator_row(
    data: Store,
    series: Series,
    area: Area,
    others: Sequence[tuple[str, tuple[str, ...]]],
    outside: Mapping[str, ReferenceArea],
) -> IndicatorRow:
    """Return the row of an indicator; `others` and `outside` are the columns it is compared in, by their headings.

    Without a figure it says why, and nothing is compared.
    """
    indicator, figure, known = series.indicator, series.latest(area.code), series.known(area.code)
    label, unit = short(indicator.short or indicator.label, 40), short(indicator.unit, UNIT)
    if figure is None:
        why = why_missing(series, area)
        return IndicatorRow(label, unit, why, True, "", "", "", "", tuple(_DASH for _one in (*others, *outside)))
    is_one_of_many = area.level in (Level.MUNICIPALITY, Level.DISTRICT)
    newest = max(data.years(indicator.id, area.level), default=figure.year) if is_one_of_many else 0
    notes = [noted(series, area.code, figure), _("älterer Wert") if figure.year < newest else ""]
    return IndicatorRow(
        label=label,
        unit=unit,
        value=format_compact(figure.value, indicator),
        missing=False,
        period=short(indicator.period(figure.year), 30),
        note=short(", ".join(filter(None, notes)), NOTE),
        spark=sparkline_svg(series.in_area(area.code), known, color=INK),
        spark_alt=short(statement(series, area), SENTENCE),
        others=(
            *(
                _compared_value(series, codes, figure.year)
                if series.allows(area.code, figure.year, Use.COMPARE)
                else _DASH
                for _label, codes in others
            ),
            *(_median_outside(series, one, area, figure) for one in outside.values()),
        ),
    )


_DASH = "–"


def _compared_value(series: Series, codes: Sequence[str], year: int) -> str:
    """The figure of one area or the median of several in a year, with the number of areas where some have none."""
    figure = series.at(codes[0], year) if len(codes) == 1 else group_median(series, codes, year)
    if figure is None or figure.value is None:
        return missing_text(figure.sign if figure else "")
    text = format_compact(figure.value, series.indicator)
    if len(codes) == 1 or not is_partial(figure):
        return text
    return _("{value} (aus {coverage})").format(value=text, coverage=figure.coverage)


def _median_outside(series: Series, place: ReferenceArea, area: Area, figure: Figure) -> str:
    """The median of the municipalities of an area outside in the year of a figure."""
    medians = [one.reference.median for one in yardsticks(series, area, figure) if one.reference.area == place]
    return format_compact(medians[0], series.indicator) if medians else _DASH


def why_missing(series: Series, area: Area) -> str:
    """Return the words for why an area has no figure, by the sign of its newest row."""
    figures = series.figures(area.code)
    return missing_text(figures[-1].sign if figures else "")
