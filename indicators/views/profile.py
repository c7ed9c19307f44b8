"""The view of one area: its headline figures on a card, and every figure of it as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from indicators.address.area_choice import AreaChoice
from indicators.drawing.assets import own_symbol
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, text_width
from indicators.drawing.map_image import draw_map
from indicators.drawing.palette import Palette
from indicators.drawing.region_map import MapClass, RegionMap
from indicators.export.table import all_figures
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.sentences import statement
from indicators.figures.series import Figure, Series, any_computed
from indicators.figures.words import change_words, comparison, noted, with_dates
from indicators.language.formatting import format_compact, format_number, join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.model.areas import Areas
from indicators.model.indicator import IndicatorUse
from indicators.store import Store

MAP_WIDTH, NARROW = 250, 400
SAFE = 0.96  # of a line, since letters drawn at pixels are up to 4 % wider than their measure
ROW_HEIGHT = 70  # pixels that three lines need; where there are fewer, letters are smaller
ROWS = 6
HEAD_SENTENCES = 4
VALUE_SIZE, LABEL_SIZE, NOTE_SIZE = 25, 18, 14.5


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline figure: what it is, the figure, and words about change and comparison."""

    series: Series
    figure: Figure
    change: str
    compared: str
    note: str


def profile_view(data: Store, area: Area) -> View:
    """Return the profile of an area."""
    rows = _rows(data, area)
    shown = [data.dataset.indicators[name] for one in data.sets for name in one.indicators]
    computed = (
        _("Werte der ‹Kreise› und der Region aus den ‹Gemeinden, Dativ›")
        if any_computed(row.figure for row in rows)
        else ""
    )
    statements = [statement(row.series, area) for row in rows]
    kind = [area.type, area.role, _("AGS {code}").format(code=area.ags) if area.ags else ""]

    return KIND.view(
        data,
        AreaChoice(area.code),
        title=area.label,
        subtitle=" · ".join(part for part in kind if part),
        stem=("profil", area.code, area.name),
        description=" ".join([_("Kennzahlen für {area}.").format(area=area.label), *statements]),
        statement=next(iter(statements), ""),
        indicators=shown,
        sources=tuple(data.sources_once(row.series.indicator for row in rows)),
        table=lambda: all_figures(data, [one.id for one in shown], title=area.label, areas=[area]),
        draw=lambda canvas: _card(canvas, data, area, rows),
        map_beside=True,
        small_maps=[
            (
                _("Lage in der Region: {area}").format(area=area.label),
                lambda colors: chooser_map(data.dataset.areas, area, colors),
            )
        ],
        computed=with_dates(computed, [row.figure for row in rows]),
    )


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a profile: what kind of area it is, facts with their notes, sentences.

    Of a group also what is said `about` it, and the address (`url`) where its members are written.
    """

    kicker: str
    facts: Sequence[tuple[str, str, str]]
    sentences: Sequence[str]
    about: str = ""
    url: str = ""


def profile_head(data: Store, area: Area) -> Head:
    """Return the key facts of an area, and the latest figure of each set's lead indicator as a plain sentence."""
    areas = data.dataset.areas
    district = areas.district_of(area)
    facts = []
    for name in data.dataset.used_for(IndicatorUse.KEY):
        series = data.series.get(name)
        figure = series.latest(area.code) if series else None
        if series and figure:
            number = format_number(figure.value or 0, series.indicator.decimals)
            note = f"{series.indicator.unit}, {series.indicator.period(figure.year)}"
            facts.append((series.indicator.label, number, note))
    facts.append((_("Fläche"), format_number(area.area_km2, 1), _("km²")))
    if area.level != Level.MUNICIPALITY:
        named = join_de([areas[code].label for code in area.members])
        facts.append((_("‹Gemeinden›"), str(len(areas.members(area))), named))
    if area.ars or area.code.isdigit():
        facts.append((_("Schlüssel (AGS)") if area.ags else _("Schlüssel"), area.code, ""))
    kicker = " · ".join(word for word in (area.type, district.label if district else "", area.role) if word)
    leads = [series for one in data.sets if (series := data.series[one.lead]).latest(area.code)]
    sentences = [statement(series, area) for series in leads[:HEAD_SENTENCES]]
    return Head(kicker, facts, sentences, area.about, area.role_url if area.members else "")


def location_map(areas: Areas, area: Area, colors: Palette) -> RegionMap:
    """Return where an area lies: the municipalities it is made of among all others, which are told by district."""
    inside, towns = areas.members(area), areas.at(Level.MUNICIPALITY)
    return RegionMap(
        level=Level.MUNICIPALITY,
        members={one.code: int(one in inside) for one in towns},
        classes={0: MapClass(color=colors.sequential[0]), 1: MapClass(color=colors.area)},
        texts={one.code: areas[one.district].label if one.district else "" for one in towns},
    )


def chooser_map(areas: Areas, area: Area, colors: Palette) -> RegionMap:
    """Return the same map to choose another municipality from: paler, model towns and the area itself marked."""
    shown = location_map(areas, area, colors)
    return replace(
        shown,
        classes={**shown.classes, 1: MapClass(color=colors.sequential[2])},
        selected=area.code if area.level == Level.MUNICIPALITY else None,
        marked=[town.code for town in areas.model_towns],
        marked_text=areas.marked_role,
        marked_symbol=own_symbol(areas.marked_role),
    )


def _rows(data: Store, area: Area) -> list[Headline]:
    """The latest figures of the sets' most telling indicators, filled up from the sets where one has none."""
    leads = [one.lead for one in data.sets]
    others = [name for one in data.sets for name in one.indicators if name not in leads]
    rows: list[Headline] = []
    for name in [*leads, *others]:
        series = data.series[name]
        if (figure := series.latest(area.code)) and len(rows) < ROWS:
            compared = comparison(series, area, data.dataset.areas, figure)
            change, note = change_words(series.change(area.code), series), noted(series, area.code, figure)
            rows.append(Headline(series, figure, change, compared, note))
    return rows


def _card(canvas: Canvas, data: Store, area: Area, rows: Sequence[Headline]) -> None:
    colors = canvas.colors
    width = canvas.width - 2 * canvas.margin
    if canvas.caption:  # on a small sheet there is no room for a map beside the figures
        axes = canvas.axes(canvas.width - canvas.margin - MAP_WIDTH, canvas.top, MAP_WIDTH, canvas.bottom - canvas.top)
        draw_map(axes, location_map(data.dataset.areas, area, colors), colors)
        width -= MAP_WIDTH + 40
    step = (canvas.bottom - canvas.top) / ROWS
    for number, row in enumerate(rows):
        y = canvas.top + number * step
        if number:
            canvas.line(canvas.margin, y - 4, canvas.margin + width, y - 4, color=canvas.colors.grid, width=1)
        _draw_row(canvas, y + 3, row, width=width, scale=min(1.0, step / ROW_HEIGHT))


def _draw_row(canvas: Canvas, y: float, row: Headline, *, width: float, scale: float) -> None:
    indicator, figure = row.series.indicator, row.figure
    value = format_compact(figure.value, indicator)
    muted: dict[str, Any] = {"size": NOTE_SIZE * scale, "lines": 1, "color": canvas.colors.muted}
    edge = canvas.margin + 120
    canvas.text(edge, y, value, size=VALUE_SIZE * scale, weight=SEMIBOLD, color=canvas.colors.area, align="right")
    left, width = edge + 26, width - 146
    about = ", ".join(part for part in (indicator.unit, indicator.period(figure.year), row.note) if part)
    canvas.paragraph(left, y + 1, indicator.short, width=width, size=LABEL_SIZE * scale, lines=1, weight=SEMIBOLD)
    canvas.paragraph(left, y + 24 * scale, about, width=width, **muted)
    parts = [part for part in (row.change, *row.compared.split(" · ")) if part] if width > NARROW else [row.change]
    # A comparison without room is left out whole: half a number would be another one.
    lines = (" · ".join(parts[:count]) for count in range(len(parts), -1, -1))
    told = next(line for line in lines if text_width(line, NOTE_SIZE * scale) <= width * SAFE)
    canvas.paragraph(left, y + 43 * scale, told, width=width, **muted)


KIND = ViewKind(
    "gemeinde", Page("profile", "gemeinde", lambda: _("‹Gemeinde›")), lambda: _("Profil"), AreaChoice,
    lambda data, choice, _day: profile_view(data, data.dataset.areas.chosen(choice.area)),
    frame_height=860, beside=("gemeinde",), needs_figures=False,
    reading=lambda: _(
        "Oben steht, was an diesem Ort auffällt, darunter alle Ziele und Kennzahlen, verglichen "
        "mit der Region. „Auffällig“ heißt weit weg von ähnlichen Orten, nicht gut oder "
        "schlecht."
    ),
)  # fmt: skip
