"""Images of every view on the sheets that other sites embed: nothing beside the sheet, dark where dark is asked for."""

from __future__ import annotations

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
from indicators.store import Store
from indicators.views.kinds import BY_CODE
from tests.embed.test_document import VIEWS

MAPS = ("karte", "ziel", "aehnliche", "kartenpaar")
ROOM = 0.5  # pixels that a rim may reach beyond what it surrounds

each_kind = pytest.mark.parametrize("kind", BY_CODE)


def view_of(kind: str, data: Store) -> View:
    """A view of the registry at its address here, else at its usual one."""
    address = {**BY_CODE[kind].given, **VIEWS.get(kind, {})}
    return framed_view(data, BY_CODE[kind], address).view


@pytest.fixture(scope="module")
def sheet(shipped):
    """Draws a view on a sheet, each once."""

    @cache
    def drawn_on(kind: str, size: str, *, dark: bool = False) -> Canvas:
        width, height = SIZES[size]
        canvas = Canvas(colors=palette(dark=dark), width=width, height=max(height, BY_CODE[kind].image_height))
        with drawing:
            view_of(kind, shipped)._drawn(canvas)
            canvas.figure.draw(FigureCanvasAgg(canvas.figure).get_renderer())
        return canvas

    return drawn_on


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


def beside(canvas: Canvas) -> list[tuple[str, str, list[float]]]:
    """What lies beside the sheet."""
    outside = []
    for one in drawn(canvas.figure):
        box = extent(canvas, one)
        if min(box.x0, box.y0, canvas.width - box.x1, canvas.height - box.y1) < -ROOM:
            outside.append(
                (type(one).__name__, getattr(one, "get_text", str)(), [float(round(edge)) for edge in box.extents])
            )
    return outside


@each_kind
@pytest.mark.slow
def test_every_text_and_shape_lies_on_the_sheet(sheet, kind):
    assert {size: outside for size in SIZES if (outside := beside(sheet(kind, size)))} == {}


@each_kind
@pytest.mark.slow
def test_a_dark_drawing_has_dark_ground_and_light_letters_and_no_colour_of_light_pages(sheet, kind):
    # On the colours of cells letters are in whichever ink is easier to read.
    inks = {"#000000", "#FFFFFF"} if kind == "tabelle" else set()
    for size in SIZES:
        canvas = sheet(kind, size, dark=True)
        found = list(drawn(canvas.figure))
        assert beside(canvas) == [], size
        assert to_hex(canvas.figure.get_facecolor()).upper() == DARK.background, size
        letters = {to_hex(one.get_color()).upper() for one in found if isinstance(one, Text)}
        assert letters <= {*colors_of(DARK), *inks}, size
        assert not shades(found) & (colors_of(LIGHT) - colors_of(DARK) - symbols()), size


@pytest.mark.parametrize("kind", ["karte", "ziel", "verlauf", "verteilung", "vergleich"])
def test_the_sheet_has_the_say_on_colours_whatever_the_view_was_made_in(shipped, kind):
    canvas = Canvas(colors=DARK, width=760, height=430)
    with drawing:
        view_of(kind, shipped)._drawn(canvas)
    found = [*drawn(canvas.figure), *(line for axes in canvas.figure.axes for line in axes.lines)]
    assert not shades(found) & (colors_of(LIGHT) - colors_of(DARK) - symbols())


@pytest.mark.parametrize("kind", MAPS)
def test_on_the_smallest_sheet_no_word_stands_on_a_map(sheet, kind):
    canvas = sheet(kind, "klein")
    texts = [one for one in canvas.figure.texts if one.get_text()]
    boxes = [Bbox.union([extent(canvas, patch) for patch in axes.patches]) for axes in canvas.figure.axes
             if len(axes.patches) > 50]  # fmt: skip
    assert len(boxes) == (2 if kind == "kartenpaar" else 1)
    assert all(min(box.width, box.height) > 110 for box in boxes)
    assert [one.get_text() for one in texts for box in boxes if box.overlaps(extent(canvas, one))] == []


@pytest.mark.parametrize("kind", ["karte", "ziel", "aehnliche"])
def test_a_small_map_has_its_whole_legend_and_its_coverage(shipped, sheet, kind):
    shown = view_of(kind, shipped).region_map(LIGHT)
    words = " ".join([*(look.words for look, _count in shown.legend), shown.coverage]).split()
    for size in SIZES:
        told = " ".join(one.get_text() for one in sheet(kind, size).figure.texts)
        assert [word for word in words if word not in told] == [], size


def test_towns_are_said_to_be_named_only_where_they_are(sheet):
    told = {size: " ".join(one.get_text() for one in sheet("karte", size).figure.texts) for size in SIZES}
    for words in ("Pionierkommune", "Bad Berleburg"):
        assert (words in told["gross"], words in told["klein"]) == (True, False)


def colors_of(colors) -> set[str]:
    named = (getattr(colors, name) for name in colors.__dataclass_fields__)
    return {shade for one in named for shade in ((one,) if isinstance(one, str) else one)}


def symbols() -> set[str]:
    """The colours of the weather symbols, which are the same on light and dark pages."""
    from indicators.drawing.symbols import _parts
    from indicators.ratings.rating import Status

    return {
        shade.upper()
        for status in Status
        for _path, fill, stroke, _width in _parts(f"status/{status}")
        for shade in (fill, stroke)
    }


def shades(artists) -> set[str]:
    found = set()
    for one in artists:
        values = [one.get_facecolor(), one.get_edgecolor()] if isinstance(one, Patch) else [one.get_color()]
        found |= {to_hex(value).upper() for value in values if value is not None and len(value)}
    return found
