"""The sheet all images are drawn on: 1200 × 675 pixels with title, subtitle, source line and address, made to print."""

import io
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

from indicators.drawing.inline_svg import Node, inline_svg
from indicators.drawing.palette import LIGHT, Palette
from indicators.language.visible import visible
from indicators.loading.region import site_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes
from indicators.drawing.letters import (
    BOLD,
    DPI,
    MORE,
    REGULAR,
    SEMIBOLD,
    letters,
    points,
    register_fonts,
    wrap,
    wrap_address,
)

WIDTH, HEIGHT, MARGIN, SMALL_MARGIN = 1200, 675, 44, 10
SCALE = 2  # PNG has twice the pixels, for print and sharp screens
TITLE_SIZE, SUBTITLE_SIZE, SMALL_SIZE, SMALLEST = 30, 18, 13.5, 11.5
LINE_HEIGHT = 1.28
ADDRESS_WIDTH = 560

# matplotlib shares fonts and caches between figures: one image at a time.
drawing = Lock()


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around an image. `description` is its text alternative, `link` "" where no address is known."""

    title: str
    subtitle: str
    source: str
    description: str
    link: str = ""
    edition: str = ""


class Canvas:
    """A sheet in pixels from the top left; `top` and `bottom` bound the room that the caption leaves.

    Without a caption the whole sheet is for the drawing, for pages that say the words themselves.
    """

    def __init__(
        self, caption: Caption | None = None, *, colors: Palette = LIGHT, width: int = WIDTH, height: int = HEIGHT
    ) -> None:
        from matplotlib.figure import Figure

        register_fonts()
        self.caption, self.colors, self.width, self.height = caption, colors, width, height
        self.figure: Figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=colors.background)
        self.margin = MARGIN if caption else SMALL_MARGIN
        self.top, self.bottom = float(self.margin), float(height - self.margin)
        if caption:
            self.top = self._head(caption)
            self.bottom = self._foot(caption) - 16

    def _head(self, caption: Caption) -> float:
        """Draw title and subtitle and return where the room for the drawing begins."""
        width = self.width - 2 * MARGIN
        y = 34.0
        for line in wrap(caption.title, width, TITLE_SIZE, BOLD, lines=2):
            self.text(MARGIN, y, line, size=TITLE_SIZE, weight=BOLD)
            y += TITLE_SIZE * LINE_HEIGHT
        y += 4
        for line in wrap(caption.subtitle, width, SUBTITLE_SIZE, lines=2):
            self.text(MARGIN, y, line, size=SUBTITLE_SIZE, color=self.colors.muted)
            y += SUBTITLE_SIZE * LINE_HEIGHT
        return y + 14

    def _foot(self, caption: Caption) -> float:
        """Draw source and address at the bottom and return where they begin."""
        brand = " · ".join(part for part in (site_title(), caption.edition) if part)
        right = wrap_address(caption.link, ADDRESS_WIDTH, SMALL_SIZE)
        size, left = SMALL_SIZE, wrap(caption.source, self.width - 2 * MARGIN, SMALL_SIZE, lines=3)
        if left and left[-1].endswith(MORE):  # a licence wants to be named in full
            size, left = SMALLEST, wrap(caption.source, self.width - 3 * MARGIN, SMALLEST, lines=6)
        step = size * LINE_HEIGHT
        last = SMALL_SIZE * LINE_HEIGHT
        y = start = self.height - 20 - len(left) * step - max(1, len(right)) * last
        self.line(MARGIN, start - 9, self.width - MARGIN, start - 9, color=self.colors.grid, width=1.2)
        for line in left:
            self.text(MARGIN, y, line, size=size, color=self.colors.muted)
            y += step
        self.text(MARGIN, y, visible(brand, 120), size=SMALL_SIZE, weight=SEMIBOLD, color=self.colors.area)
        for number, line in enumerate(right):
            self.text(
                self.width - MARGIN, y + number * last, line, size=SMALL_SIZE, color=self.colors.muted, align="right"
            )
        return start - 9

    def text(
        self, x: float, y: float, text: str, *, size: float, weight: int = REGULAR, color: str = "", align: str = "left"
    ) -> None:
        """Write one line; `y` is the top of its letters. Signs such as $ stand for themselves."""
        self.figure.text(
            x / self.width, 1 - y / self.height, text,
            color=color or self.colors.text, ha=align, va="top", **letters(text, size, weight),
        )  # fmt: skip

    def paragraph(self, x: float, y: float, text: str, *, width: float, size: float, lines: int, **look: Any) -> float:
        """Write wrapped lines and return where the next one would begin."""
        for line in wrap(text, width, size, look.get("weight", REGULAR), lines=lines):
            self.text(x, y, line, size=size, **look)
            y += size * LINE_HEIGHT
        return y

    def line(self, x0: float, y0: float, x1: float, y1: float, *, color: str, width: float, dash: Any = "-") -> None:
        """Draw a straight line."""
        from matplotlib.lines import Line2D

        xs, ys = [x0 / self.width, x1 / self.width], [1 - y0 / self.height, 1 - y1 / self.height]
        self.figure.add_artist(Line2D(xs, ys, color=color, linewidth=points(width), linestyle=dash))

    def dot(self, x: float, y: float, radius: float, *, color: str) -> None:
        """Draw a filled circle."""
        from matplotlib.patches import Ellipse

        size = (2 * radius / self.width, 2 * radius / self.height)
        self.figure.add_artist(Ellipse((x / self.width, 1 - y / self.height), *size, facecolor=color, edgecolor="none"))

    def box(self, x: float, y: float, width: float, height: float, **look: Any) -> None:
        """Draw a rectangle from its top left corner."""
        from matplotlib.patches import Rectangle

        corner = (x / self.width, 1 - (y + height) / self.height)
        self.figure.add_artist(Rectangle(corner, width / self.width, height / self.height, **look))

    def axes(self, left: float, top: float, width: float, height: float) -> "Axes":
        """Return a place for a chart or map, without frame and ticks until told otherwise."""
        place = (left / self.width, 1 - (top + height) / self.height, width / self.width, height / self.height)
        axes = self.figure.add_axes(place)
        axes.set_facecolor("none")
        axes.axis("off")
        return axes

    def png(self, *, scale: int = SCALE) -> bytes:
        """Return the image as PNG of 2400 × 1350 pixels, with its description inside; of others by another `scale`."""
        content = io.BytesIO()
        described = dict(zip(("Title", "Description"), self._told(), strict=True))
        self.figure.savefig(content, format="png", dpi=DPI * scale, metadata=described)
        return content.getvalue()

    def svg(self) -> bytes:
        """Return the image as SVG: letters as shapes, so that it looks the same everywhere, title and description."""
        text = self._saved(letters="path")
        start = text.index("<svg")
        end = text.index(">", start) + 1
        tag = text[start : end - 1] + ' role="img" aria-labelledby="title desc">'
        title, description = (escape(one) for one in self._told())
        told = f'<title id="title">{title}</title><desc id="desc">{description}</desc>'
        return (text[:start] + tag + told + text[end:]).encode()

    def pdf(self) -> bytes:
        """Return the image as PDF with title and description inside, the same bytes for the same image."""
        import matplotlib

        title, description = self._told()
        content = io.BytesIO()
        with matplotlib.rc_context({"pdf.fonttype": 42}):  # fonts as they are, so that text can be searched and copied
            told = {"Title": title, "Subject": description, "CreationDate": None}
            self.figure.savefig(content, format="pdf", metadata=told)
        return content.getvalue()

    def inline_svg(self, *, name: str) -> Node:
        """Return the drawing as part of a document: letters as text in its font, colours of its reader's theme."""
        return inline_svg(self._saved(letters="none"), name=name)

    def _saved(self, *, letters: Literal["path", "none"]) -> str:
        import matplotlib

        # Without the salt ids are random and equal images differ.
        with matplotlib.rc_context({"svg.hashsalt": "regionalmonitor", "svg.fonttype": letters}):
            content = io.StringIO()
            self.figure.savefig(content, format="svg", metadata={"Date": None, "Title": self._told()[0]})
        return content.getvalue()

    def _told(self) -> tuple[str, str]:
        """Title and description inside the file."""
        return (visible(self.caption.title), visible(self.caption.description)) if self.caption else ("", "")
