"""What a slide shows, on a slide of PowerPoint: maps, charts and tables that can be edited there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.deck.slide import Slide, TileGroup
from indicators.drawing.canvas import Canvas, drawing
from indicators.drawing.letters import BOLD, text_width
from indicators.drawing.palette import LIGHT
from indicators.drawing.region_map import RegionMap
from indicators.drawing.symbols import symbol_png
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.office.map_shapes import look_of
from indicators.office.slide_parts import (
    CELL,
    WIDER,
    Box,
    Cell,
    add_chart,
    add_list,
    add_map,
    add_picture,
    add_table,
    row_height,
    text_height,
)

if TYPE_CHECKING:
    from pptx.slide import Slide as Page

LONGEST = 700  # characters of a text
LETTERS = 13.0  # size in points, of charts
TABLES, LISTS = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0), (18.0, 16.0, 14.0, 12.0)
MAP_PART = 0.56  # of the width; the legend stands beside it
SWATCH, SYMBOL = 34.0, 20.0
PICTURE = (1000, 460)  # pixels of a drawing that cannot be edited


def add_slide_picture(page: "Page", slide: Slide, place: Box) -> None:
    """Add what a slide shows: map or chart to be edited, else its drawing, its tiles as tables, its rows as a list."""
    if slide.map:
        _add_map(page, slide.map, slide.description, place)
    elif slide.data and (chart := slide.data()).series:
        add_chart(page, chart, place, description=slide.description, name=_("Diagramm"), size=LETTERS)
    elif slide.chart:
        with drawing:
            canvas = Canvas(colors=LIGHT, width=PICTURE[0], height=PICTURE[1])
            slide.chart(canvas)
            content = canvas.png()
        add_picture(page, content, place, description=slide.description, name=_("Bild"))
    elif slide.groups:
        _add_groups(page, slide.groups, place)
    elif slide.rows:
        rows = [visible(text, LONGEST) for _symbol, text in slide.rows]
        fits = (
            size
            for size in LISTS
            if sum(text_height(row, place.width - 16, size) + size * 0.45 for row in rows) < place.height
        )
        add_list(page, rows, place, name=_("Liste"), size=next(fits, LISTS[-1]))


def _add_map(page: "Page", shown: RegionMap, description: str, place: Box) -> None:
    legend = shown.legend
    wide = place.width * (MAP_PART if legend else 1.0)
    add_map(page, shown, Box(place.left, place.top, wide, place.height), description=description)
    if not legend:
        return
    left, room = place.left + wide + 16, place.width - wide - 16
    symbols = any(look.symbol for look, _count in legend)
    head = [
        Cell(""),
        Cell(shown.legend_title or _("Legende"), bold=True),
        Cell(shown.count_title or _("Anzahl"), bold=True, right=True),
    ]
    rows = [head]
    for look, count in legend:
        words = Cell(visible(look.words, LONGEST), indent=SYMBOL + 4 if symbols else 0.0)
        rows.append([Cell("", **look_of(look)), words, Cell(str(count), right=True)])
    count_width = _width(head[-1].text)
    widths = [SWATCH, room - SWATCH - count_width, count_width]
    size = _fitting(rows, widths, place.height)
    tops = add_table(page, rows, widths, Box(left, place.top, room, 10), name=_("Legende der Karte"), size=size)
    for (look, _number), top, shown_in in zip(legend, tops[1:], rows[1:], strict=True):
        if look.symbol:
            middle = top + (row_height(shown_in, widths, size) - SYMBOL) / 2
            add_picture(
                page,
                symbol_png(look.symbol),
                Box(left + SWATCH + 3, middle, SYMBOL, SYMBOL),
                description="",
                name=_("Zeichen"),
            )


def _add_groups(page: "Page", groups: Sequence[TileGroup], place: Box) -> None:
    """A table per group beside each other: symbol and word, and how many goals have it."""
    gap = 20.0
    each = (place.width - gap * (len(groups) - 1)) / len(groups)
    made = []
    for group in groups:
        counted = any(one.count is not None for one in group.tiles)
        count_width = _width(_("Anzahl"))
        widths = [each - count_width, count_width] if counted else [each]
        head = [Cell(visible(group.title, LONGEST), bold=True), *([Cell(_("Anzahl"), bold=True, right=True)] * counted)]
        rows = [head]
        for one in group.tiles:
            number = [Cell(str(one.count), bold=True, right=True)] * counted
            rows.append([Cell(visible(one.word, LONGEST), indent=SYMBOL + 6), *number])
        made.append((group, rows, widths))
    size = min(_fitting(rows, widths, place.height) for _group, rows, widths in made)
    for place_in_row, (group, rows, widths) in enumerate(made):
        left = place.left + place_in_row * (each + gap)
        tops = add_table(page, rows, widths, Box(left, place.top, each, 10), name=visible(group.title, 120), size=size)
        for one, top, row in zip(group.tiles, tops[1:], rows[1:], strict=True):
            middle = top + (row_height(row, widths, size) - SYMBOL) / 2
            add_picture(
                page,
                symbol_png(f"status/{one.symbol}"),
                Box(left + 3, middle, SYMBOL, SYMBOL),
                description="",
                name=_("Zeichen"),
            )


def _fitting(rows: Sequence[Sequence[Cell]], widths: Sequence[float], height: float) -> float:
    """The largest size of letters with which a table fits."""
    fits = (size for size in TABLES if sum(max(row_height(row, widths, size), 26.0) for row in rows) <= height)
    return next(fits, TABLES[-1])


def _width(head: str) -> float:
    """How wide a column is whose head shall stand on one line."""
    return text_width(head, TABLES[0], BOLD) * WIDER + CELL + 4
