"""Images of every view on the sheets that other sites embed: nothing beside the sheet, dark where dark is asked for."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from indicators.drawing.canvas import Canvas, drawing
from indicators.drawing.palette import DARK, LIGHT, palette
from indicators.embed.document import SIZES
from indicators.embed.views import framed_view
from indicators.export.view import View
from indicators.store import read_store
from indicators.views.kinds import BY_CODE
from tests.embed.test_document import VIEWS

MAPS = ("karte", "ziel", "aehnliche", "kartenpaar")
ROOM = 0.5  # pixels that a rim may reach beyond what it surrounds

each_kind = pytest.mark.parametrize("kind", BY_CODE)
each_size = pytest.mark.parametrize("size", SIZES)


def view_of(kind: str) -> View:
    return framed_view(read_store(), BY_CODE[kind], VIEWS[kind], day=date(2026, 1, 2)).view


@cache
def sheet(kind: str, size: str, *, dark: bool = False) -> Canvas:
    width, height = SIZES[size]
    canvas = Canvas(colors=palette(dark=dark), width=width, height=max(height, BY_CODE[kind].image_height))
    with drawing:
        view_of(kind)._drawn(canvas)
        canvas.figure.draw(FigureCanvasAgg(canvas.figure).get_renderer())
    return canvas


def drawn(artist):
    """All texts and patches that are seen."""
    for child in artist.get_children():
        framed = isinstance(artist, Axes) and not artist.axison
        if not child.get_visible() or (
            framed and (child in artist.spines.values() or child in (artist.xaxis, artist.yaxis))
        ):
            continue
        if isinstance(child, Patch) or (isinstance(child, Text) and child.get_text().strip()):
            yield child
        yield from drawn(child)


def extent(canvas: Canvas, artist) -> Bbox:
    return artist.get_window_extent(FigureCanvasAgg(canvas.figure).get_renderer())


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@each_size
@each_kind
def test_every_text_and_shape_lies_on_the_sheet(kind, size, dark):
    canvas = sheet(kind, size, dark=dark)
    outside = []
    for one in drawn(canvas.figure):
        box = extent(canvas, one)
        if min(box.x0, box.y0, canvas.width - box.x1, canvas.height - box.y1) < -ROOM:
            outside.append((type(one).__name__, getattr(one, "get_text", str)(), box.extents.round().tolist()))
    assert outside == []


@each_size
@each_kind
def test_a_dark_drawing_has_dark_ground_and_light_letters_and_no_colour_of_light_pages(kind, size):
    canvas = sheet(kind, size, dark=True)
    found = list(drawn(canvas.figure))
    assert to_hex(canvas.figure.get_facecolor()).upper() == DARK.background
    letters = {to_hex(one.get_color()).upper() for one in found if isinstance(one, Text)}
    inks = (
        {"#000000", "#FFFFFF"} if kind == "tabelle" else set()
    )  # on the colours of cells, whichever is easier to read
    assert letters <= {*colors_of(DARK), *inks}
    assert not shades(found) & (colors_of(LIGHT) - colors_of(DARK) - symbols())


@pytest.mark.parametrize("kind", ["karte", "ziel", "verlauf", "verteilung", "vergleich"])
def test_the_sheet_has_the_say_on_colours_whatever_the_view_was_made_in(kind):
    canvas = Canvas(colors=DARK, width=760, height=430)
    with drawing:
        view_of(kind)._drawn(canvas)
    found = [*drawn(canvas.figure), *(line for axes in canvas.figure.axes for line in axes.lines)]
    assert not shades(found) & (colors_of(LIGHT) - colors_of(DARK) - symbols())


@pytest.mark.parametrize("kind", MAPS)
def test_on_the_smallest_sheet_no_word_stands_on_a_map(kind):
    canvas = sheet(kind, "klein")
    texts = [one for one in canvas.figure.texts if one.get_text()]
    boxes = [Bbox.union([extent(canvas, patch) for patch in axes.patches]) for axes in canvas.figure.axes
             if len(axes.patches) > 50]  # fmt: skip
    assert len(boxes) == (2 if kind == "kartenpaar" else 1)
    assert all(min(box.width, box.height) > 110 for box in boxes)
    assert [one.get_text() for one in texts for box in boxes if box.overlaps(extent(canvas, one))] == []


@pytest.mark.parametrize("kind", ["karte", "ziel", "aehnliche"])
@each_size
def test_a_small_map_has_its_whole_legend_and_its_coverage(kind, size):
    shown = view_of(kind).region_map(LIGHT)
    told = " ".join(one.get_text() for one in sheet(kind, size).figure.texts)
    for word in " ".join([*(row.label for row in shown.legend), shown.coverage]).split():
        assert word in told


def test_towns_are_said_to_be_named_only_where_they_are():
    told = {size: " ".join(one.get_text() for one in sheet("karte", size).figure.texts) for size in SIZES}
    for words in ("Pionierkommunen", "Bad Berleburg"):
        assert (words in told["gross"], words in told["klein"]) == (True, False)


def colors_of(colors) -> set[str]:
    named = (getattr(colors, name) for name in colors.__dataclass_fields__)
    return {shade for one in named for shade in ((one,) if isinstance(one, str) else one)}


def symbols() -> set[str]:
    """The colours of the weather symbols, which are the same on light and dark pages."""
    from indicators.drawing.symbols import _parts
    from indicators.ratings.rating import Status

    return {
        shade.upper() for status in Status for _path, fill, stroke, _width in _parts(status) for shade in (fill, stroke)
    }


def shades(artists) -> set[str]:
    found = set()
    for one in artists:
        values = [one.get_facecolor(), one.get_edgecolor()] if isinstance(one, Patch) else [one.get_color()]
        found |= {to_hex(value).upper() for value in values if value is not None and len(value)}
    return found
