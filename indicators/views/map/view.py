"""The views of an indicator: its map, its distribution and its line over time."""

from dataclasses import replace

from indicators.drawing.charts import timeline_alt
from indicators.drawing.line_data import line_data
from indicators.drawing.line_image import line_image
from indicators.drawing.palette import LIGHT
from indicators.drawing.strip_image import strip_image
from indicators.export.table import Row, Table, figures, level_plural
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.words import computed_words, coverage_line
from indicators.language.formatting import price_words
from indicators.language.i18n import gettext as _
from indicators.measures.events import events_alt
from indicators.model import Level
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.distribution import distribution_alt
from indicators.views.map.dots_data import distribution_data
from indicators.views.map.dots_image import distribution_image
from indicators.views.map.over_time import map_reel, pictures_of, scenes
from indicators.views.map.picture import Picture, events, lines, marks, picture, said, said_over_time, told
from indicators.views.map.region_map import indicator_map


def views_of(data: Store, choice: MapChoice) -> list[View]:
    """Return map, line and distribution of a choice, and the maps of its years, in light colours."""
    one = picture(data, choice)
    strip = years_view(data, one)
    return [map_view(data, one), line_view(data, one), distribution_view(data, one), *([strip] if strip else [])]


def map_view(data: Store, one: Picture) -> View:
    """Return the map of an indicator and year."""
    choice, indicator = one.choice, one.series.indicator
    coverage = coverage_line(one.shown, indicator, year=choice.year, level=choice.level)
    return MAP.view(
        data, choice,
        title=indicator.label,
        subtitle=", ".join([indicator.unit, one.period, *highlighted(data, choice.area)]),
        stem=("karte", indicator.id, str(choice.year), choice.area or ""),
        description=_("Karte von {region}: {indicator}, {unit}, {period}. {coverage}. {statement}").format(
            indicator=indicator.label, unit=indicator.unit, period=one.period, coverage=coverage,
            statement=said(data, one), region=data.dataset.areas.region.label,
        ),
        statement=said(data, one),
        indicators=(indicator,),
        table=lambda: cross_table(data, one),
        told=lambda: told_table(data, one),
        region_map=lambda colors: indicator_map(data, replace(one, colors=colors)),
        computed=computed_words(indicator, one.shown.values()),
        level=choice.level,
        reel=map_reel(data, choice, more=highlighted(data, choice.area)),
    )  # fmt: skip


def years_view(data: Store, one: Picture) -> View | None:
    """Return the maps of all years side by side, with the figures of all of them; None where there is one alone."""
    choice, indicator = one.choice, one.series.indicator
    reel = map_reel(data, choice, more=highlighted(data, choice.area))
    if reel is None:
        return None
    shown = pictures_of(data, choice)

    def table() -> Table:
        areas = data.dataset.areas
        rows = [(each.series, areas[code], figure, each.choice.year)
                for each in shown for code, figure in each.shown.items()]  # fmt: skip
        return figures(f"{indicator.label}, {shown[0].period}–{shown[-1].period}", rows)

    return YEARS.view(
        data,
        choice,
        title=indicator.label,
        subtitle=reel.subtitle,
        stem=("kartenreihe", indicator.id, choice.area or ""),
        description=f"{reel.description} {said_over_time(data, one)}",
        statement=said_over_time(data, one),
        indicators=(indicator,),
        table=table,
        draw=lambda canvas: strip_image(canvas, scenes(data, choice, canvas.colors)),
        computed=computed_words(indicator, (figure for each in shown for figure in each.shown.values())),
        level=choice.level,
        reel=reel,
    )


def distribution_view(data: Store, one: Picture) -> View:
    """Return the distribution of an indicator over the areas in a year."""
    choice, indicator = one.choice, one.series.indicator
    labels = {code: data.dataset.areas[code].label for code in one.values}

    return DISTRIBUTION.view(
        data,
        choice,
        title=indicator.label,
        subtitle=_("{unit}, {period}, ein Punkt je Gebiet").format(unit=indicator.unit, period=one.period),
        anchor="verteilung",
        stem=("verteilung", indicator.id, str(choice.year), choice.area or ""),
        description=f"{said(data, one)} {distribution_alt(one.series, one.values, labels)}",
        statement=said(data, one),
        indicators=(indicator,),
        table=lambda: cross_table(data, one),
        told=lambda: told_table(data, one),
        draw=lambda canvas: distribution_image(canvas, one, labels, marks(data, replace(one, colors=canvas.colors))),
        chart=lambda: distribution_data(
            one, labels, marks(data, replace(one, colors=LIGHT)), level=level_plural(choice.level)
        ),
        computed=computed_words(indicator, one.shown.values()),
    )


def line_view(data: Store, one: Picture) -> View:
    """Return the line over time of the chosen area with what it is compared with."""
    choice, indicator, areas = one.choice, one.base.indicator, data.dataset.areas
    drawn = lines(data, one)
    began = events(data, one, drawn)
    area = areas.chosen(choice.area)
    by_label = {area.label: area for area in areas}
    years = sorted({figure.year for line in drawn for figure in line.figures if figure.value is not None})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))

    def table() -> Table:
        rows = ((one.base, by_label[line.label], figure, figure.year) for line in drawn for figure in line.figures)
        return figures(f"{indicator.label}, {area.label}", rows)

    return LINE.view(
        data,
        choice,
        title=indicator.label,
        subtitle=", ".join(part for part in (indicator.unit, area.label, span, price_words(indicator)) if part),
        anchor="zeitverlauf",
        stem=("verlauf", indicator.id, area.code),
        description=" ".join(
            filter(None, [timeline_alt(one.base, drawn, said_over_time(data, one)), events_alt(began)])
        ),
        statement=said(data, one),
        indicators=(indicator,),
        table=table,
        draw=lambda canvas: line_image(canvas, one.base, lines(data, replace(one, colors=canvas.colors)), began),
        chart=lambda: line_data(one.base, lines(data, replace(one, colors=LIGHT)), began),
        computed=computed_words(indicator, (figure for line in drawn for figure in line.figures)),
    )


def highlighted(data: Store, area: str | None) -> list[str]:
    """Return the words for the chosen area of a map, none without one."""
    chosen = data.dataset.areas.get(area)
    return [_("{area} hervorgehoben").format(area=chosen.label)] if chosen and chosen.level != Level.REGION else []


def cross_table(data: Store, one: Picture) -> Table:
    """Return the figures of a map: a row per area, one without a figure says why; before a change, both years' rows."""
    areas, choice = data.dataset.areas, one.choice
    rows: list[Row] = [
        (one.base, areas[code], one.base.at(code, year), year)
        for year in ((choice.since, choice.year) if choice.since else ())
        for code in one.shown
    ]
    rows += [(one.series, areas[code], figure, choice.year) for code, figure in one.shown.items()]
    return figures(f"{one.series.indicator.label}, {one.series.indicator.period(choice.year)}", rows)


def told_table(data: Store, *shown: Picture) -> Table:
    """Return the figures that the statements of some maps speak of, each once."""
    rows = dict.fromkeys(row for one in shown for row in told(data, one))
    return figures(_("Zahlen der Aussage"), rows)


PAGE = Page("map", "karte", lambda: _("Karte"))
MAP = ViewKind(
    "karte", PAGE, lambda: _("Karte"), MapChoice, lambda data, choice, _day: map_view(data, picture(data, choice)),
    frame_height=820, beside=("jahr", "gemeinde"),
    reading=lambda: _(
        "Je kräftiger die Farbe, desto höher der Wert; die Legende nennt die Klassen und wie viele Gebiete in "
        "jeder liegen. Schraffiert heißt „keine Angabe“, das ist nicht null."
    ),
)  # fmt: skip
LINE = ViewKind(
    "verlauf", PAGE, lambda: _("Zeitverlauf"), MapChoice,
    lambda data, choice, _day: line_view(data, picture(data, choice)), frame_height=700, beside=("gemeinde",),
    reading=lambda: _(
        "Die durchgezogene Linie zeigt, was gemessen wurde; wo sie unterbrochen ist, fehlt ein Wert oder es wurde"
        " anders gemessen. Die anderen Linien sind zum Vergleich da."
    ),
)  # fmt: skip
YEARS = ViewKind(
    "kartenreihe", PAGE, lambda: _("Karten der Jahre"), MapChoice,
    lambda data, choice, _day: years_view(data, picture(data, choice)), frame_height=980, image_height=820,
    beside=("gemeinde",),
    reading=lambda: _(
        "Dieselbe Karte in mehreren Jahren, mit denselben Klassen: Was kräftiger wird, ist gestiegen. Wo anders "
        "gemessen wurde, steht es dabei; über einen Bruch hinweg lässt sich nicht vergleichen."
    ),
)  # fmt: skip
DISTRIBUTION = ViewKind(
    "verteilung", PAGE, lambda: _("Verteilung"), MapChoice,
    lambda data, choice, _day: distribution_view(data, picture(data, choice)),
    frame_height=700, beside=("jahr", "gemeinde"),
    reading=lambda: _(
        "Ein Punkt je ‹Gemeinde› zeigt den Wert; wo viele übereinander stehen, liegen die "
        "meisten. So sieht man, ob ein Ort in der Mitte liegt oder am Rand."
    ),
)  # fmt: skip
