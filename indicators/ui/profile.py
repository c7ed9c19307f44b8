"""Parts of the profile page: head, small map to choose from, one table per set."""

from collections.abc import Sequence
from typing import Any

from indicators.address import links
from indicators.drawing.assets import symbol
from indicators.drawing.sparkline import data_uri, sparkline_svg
from indicators.figures.sentences import statement
from indicators.figures.series import Figure, Series
from indicators.figures.statements import Word, statements_about, words_of
from indicators.figures.words import change_words, comparison, noted
from indicators.figures.yardstick import yardstick_sentence
from indicators.language.formatting import format_compact, join_de, missing_text
from indicators.language.i18n import gettext as _
from indicators.loading.boundaries import neighbours
from indicators.measures.reach import Reach, measures_of_area
from indicators.model import Area, IndicatorSet, Level
from indicators.ratings.mark_words import mark_words
from indicators.ratings.rating import Status
from indicators.ratings.results import Result
from indicators.ratings.target_words import pace_words, target_words
from indicators.ratings.words import kind_noun, kind_words, rating_word, value_and_target
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.region_map import region_map
from indicators.ui.parts.theme import colors
from indicators.views.goals.said import said_of_goal
from indicators.views.goals.way import target_path
from indicators.views.profile import chooser_map, profile_head
from indicators.views.spread.spread import Standing, spread
from indicators.views.spread.standing_out import far_explained, standing_out, standing_out_words
from indicators.views.spread.words import standing_note, standing_words

PARTS = ("note", "period", "sentence", "change", "spark", "spark_alt", "comparison", "outside", "standing", "words")


@kept(lambda area: area.code)
def show_head(data: Store, area: Area) -> None:
    """Draw the key facts of an area."""
    show("profile/head.html", head=profile_head(data, area))


def show_chooser_map(data: Store, area: Area, *, key: str) -> None:
    """Draw a small map with the area marked; a click chooses another municipality."""
    shown = chooser_map(data.dataset.areas, area, colors())
    region_map(shown, key=key, label=_("Lage in der Region, ‹Gemeinde› wählen"), height=330)


def show_standing_note(area: Area) -> None:
    """Name the rule of the marks that say how a municipality stands to most, and link to its numbers."""
    href = f"verteilung?gebiete={area.code}&themen=alle"
    show("profile/standing_note.html", text=standing_note(), href=href, area=area.label)


def similar_codes(data: Store, area: Area) -> tuple[str, ...]:
    """Return the municipalities similar to one, () for districts and the region."""
    return tuple(one.code for one in data.similar().nearest(area.code))


@kept(lambda area, _similar: area.code)
def show_summary(data: Store, area: Area, similar: Sequence[str]) -> None:
    """Draw two lines: what stands out of a municipality, and how much there is about the area."""
    series = [data.series[name] for one in data.sets for name in one.indicators]
    rule = ""
    if similar:
        found = standing_out(series, data.dataset.areas.at(Level.MUNICIPALITY), area, similar)
        told = standing_out_words(found) or _("Keine Kennzahl liegt weit vom Median ähnlicher ‹Gemeinden› entfernt.")
        rule = far_explained()
    elif area.level == Level.MUNICIPALITY:
        told = _("Ähnliche ‹Gemeinden› lassen sich aus diesen Daten nicht bestimmen.")
    else:
        told = _("Mit ähnlichen Gebieten verglichen werden nur ‹Gemeinden›; zu jeder Kennzahl steht unten ihr Verlauf.")
    show("profile/summary.html", standing_out=told, rule=rule, counted=counted_words(data, area, series))


def counted_words(data: Store, area: Area, series: Sequence[Series]) -> str:
    """Return how many indicators have a figure for an area and of when they are, and how many measures are known."""
    years = [figure.year for one in series if (figure := one.latest(area.code))]
    if not years:
        told = _("Keine der {all} Kennzahlen hat hier einen Wert.").format(all=len(series))
    else:
        text = _("{count} von {all} Kennzahlen haben hier einen Wert, der älteste ist von {first}, der neueste {last}.")
        one = _("{count} von {all} Kennzahlen haben hier einen Wert, alle von {last}.")
        same = min(years) == max(years)
        told = (one if same else text).format(count=len(years), all=len(series), first=min(years), last=max(years))
    measures = [how for _measure, how in measures_of_area(data.dataset, area)]
    regional = 0 if area.level == Level.REGION else measures.count(Reach.REGION)
    if not measures:
        return told + " " + _("Maßnahmen sind keine bekannt.")
    if not regional:
        return told + " " + _("Bekannte Maßnahmen: {count}.").format(count=len(measures))
    text = _("Bekannte Maßnahmen: {count}, davon für die ganze Region: {regional}.")
    return told + " " + text.format(count=len(measures), regional=regional)


@kept(lambda area, _similar: area.code)
def show_near(data: Store, area: Area, similar: Sequence[str]) -> None:
    """Name the areas in one, those that share a border with it, and those similar to it, with the way to why they are.

    Neighbours outside the region are not in the data; of similar ones the median stands in the tables.
    """
    areas = data.dataset.areas
    has_borders = area.level in (Level.MUNICIPALITY, Level.DISTRICT)
    codes = neighbours(area.level.value).get(area.code, ()) if has_borders else ()
    beside = [(links.profile(one.code), one.label) for one in areas.at(area.level) if one.code in codes]
    alike = [(links.profile(code), areas[code].label) for code in similar]
    inside = areas.members(area) if area.level == Level.DISTRICT else []
    within = [(links.profile(one.code), one.label) for one in inside if len(inside) > 1]
    if beside or alike or within:
        show("profile/near.html", neighbours=beside, similar=alike, within=within, why=links.similar_to(area.code))


def show_slides_link(area: Area) -> None:
    """Draw the way to the slides of an area."""
    show("profile/slides.html", href=links.slides(area.code), area=area.label)


@kept(lambda one, area, *, similar=(): (one.id, area.code, bool(similar)))
def show_set(data: Store, one: IndicatorSet, area: Area, *, similar: Sequence[str] = ()) -> None:
    """Draw every indicator of a set for an area; an indicator without a figure is named, never left out.

    `similar` are the municipalities whose median the figures are compared with, too.
    """
    rows = [_row(data, data.series[name], area, similar) for name in one.indicators]
    show("profile/set.html", caption=_("{set}: {area}").format(set=one.label, area=area.label), rows=rows)


def _row(data: Store, series: Series, area: Area, similar: Sequence[str]) -> dict[str, Any]:
    indicator = series.indicator
    figure = series.latest(area.code)
    source = data.sources_of(indicator)[0]
    row: dict[str, Any] = {
        "label": indicator.label,
        "unit": indicator.unit,
        "href": links.map_of(indicator.id, area.code),
        "source": source.publisher,
        "source_url": source.url,
        "missing": figure is None,
        "value": _why_missing(data, series, area),
        "said": _said(data, area, indicator.id),
        **dict.fromkeys(PARTS, ""),
    }
    if figure is None:
        return row
    change = change_words(series.change(area.code), series)
    areas = data.dataset.areas
    standing = _standing(data, series, area, figure)
    return row | {
        "standing": standing.value if standing else "",
        "words": standing_words(standing),
        "value": format_compact(figure.value, indicator),
        "note": noted(series, area.code, figure),
        "period": indicator.period(figure.year),
        "sentence": statement(series, area),
        "outside": yardstick_sentence(series, area, figure),
        "change": change,
        "spark": data_uri(sparkline_svg(series.in_area(area.code), series.known(area.code), color=colors().area)),
        "spark_alt": _("Verlauf {first} bis {last}").format(first=series.known(area.code)[0].year, last=figure.year),
        "comparison": comparison(series, area, areas, figure, similar=similar),
    }


def _said(data: Store, area: Area, indicator: str) -> list[Word]:
    """What the area says itself about an indicator."""
    found = statements_about(data.dataset, area.code, data.day, indicator=indicator)
    return words_of(data.dataset, found, data.day)


def _standing(data: Store, series: Series, area: Area, figure: Figure) -> Standing | None:
    """How a municipality's newest figure stands to most; None where theirs are of another year."""
    if area.level != Level.MUNICIPALITY:
        return None
    found = spread(data, series.indicator.id)
    return found.standing(area.code) if found.shown[area.code] == figure else None


@kept(lambda area: area.code)
def show_goals(data: Store, area: Area) -> None:
    """Draw a row per goal that counts for the area: status, value and target, pace, line with target path.

    A reference that gave way to the area's own resolution is named in the row of the resolution.
    """
    meant = data.results_meant_for(area.code, data.day)
    rows = [
        _goal_row(data, one, replaced=[o for o in meant if o.is_own and o.goal is one.goal])
        for one in meant
        if not one.is_own
    ]
    if rows:
        show("profile/goals.html", caption=_("Ziele: {area}").format(area=area.label), rows=rows)


def _goal_row(data: Store, result: Result, *, replaced: list[Result]) -> dict[str, Any]:
    series, rating, goal = data.series[result.goal.indicator].in_area(result.area.code), result.rating, result.goal
    theme = colors()
    path = target_path(series, result) if rating.latest else []
    spark = sparkline_svg(
        series, series.known(result.area.code), color=theme.area, path=path, path_color=theme.district
    )
    given_way = [
        _("„{label}“ ({target})").format(
            label=one.asked.label, target=f"{kind_noun(one.asked)}: {target_words(one.asked.target, series.indicator)}"
        )
        for one in replaced
    ]
    return {
        "said": said_of_goal(data, result),
        "label": result.asked.label,
        "href": links.goal(result.asked.id, result.area.code),
        "kind": kind_words(goal),
        "replaced": _("Zählt hier anstelle von {goals}.").format(goals=join_de(given_way)) if given_way else "",
        "symbol": symbol(rating.code),
        "word": rating_word(result),
        "note": " ".join(mark_words(rating, data.day.year, series.indicator)[:1]),
        "none": rating.status == Status.NOT_RATED,
        "value": value_and_target(result, series.indicator),
        "pace": pace_words(rating, series.indicator),
        "spark": data_uri(spark),
        "spark_alt": _("Verlauf und Zielpfad"),
    }


def _why_missing(data: Store, series: Series, area: Area) -> str:
    """Words for why an area has no figure at all."""
    figures = series.figures(area.code)
    if figures:
        return missing_text(figures[-1].sign)
    levels = data.levels(series.indicator.id)
    if levels and area.level == Level.MUNICIPALITY and Level.MUNICIPALITY not in levels:
        return _("nur je ‹Kreis›")
    return missing_text("")
