"""Districts told apart by shape and colour: who belongs together, how their dots look, and their legend in images."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.drawing.axes import TICK_SIZE
from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import points, text_width
from indicators.drawing.palette import Palette
from indicators.language.i18n import gettext as _
from indicators.model import Area

SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")
NO_DISTRICT = "x"
MARKERS = {"circle": "o", "square": "s", "diamond": "D", "triangle-up": "^", "cross": "P", NO_DISTRICT: "X"}
MOST_GROUPS = 12
LEGEND, LEGEND_ROW = 34, 24  # pixels


@dataclass(frozen=True, slots=True)
class Group:
    """The municipalities of a district; `number` is its place among all districts, None for those without one."""

    name: str
    areas: Sequence[Area]
    number: int | None = None

    @property
    def shape(self) -> str:
        """How plotly names its shape."""
        return NO_DISTRICT if self.number is None else SHAPES[self.number % len(SHAPES)]

    def color(self, colors: Palette) -> str:
        """Its colour on a light or dark page."""
        shades = (*colors.lines, colors.second)
        return colors.muted if self.number is None else shades[self.number % len(shades)]

    def look(self, colors: Palette) -> dict[str, Any]:
        """How matplotlib draws its dots."""
        return {"c": self.color(colors), "marker": MARKERS[self.shape]}


def by_district(districts: Sequence[Area], areas: Sequence[Area]) -> list[Group]:
    """Return every district with those of the areas that it has; those without a district last, where there are any.

    Without any district all areas are one group; so they are of more than can be told apart.
    """
    if not districts or len(districts) > MOST_GROUPS:
        return [Group(_("alle ‹Gemeinden›"), areas, 0)]
    groups = [
        Group(district.label, [one for one in areas if one.district == district.code], number)
        for number, district in enumerate(districts)
    ]
    codes = {one.code for one in districts}
    rest = [one for one in areas if one.district not in codes]
    return groups + ([Group(_("ohne ‹Kreis›"), rest)] if rest else [])


def draw_shapes(canvas: Canvas, groups: Sequence[Group], **look: Any) -> float:
    """Draw a legend of shapes with their names, in as many lines as they need, and return the height it takes."""
    x, y = float(canvas.margin), canvas.top
    for group in groups:
        long = 24 + text_width(group.name, TICK_SIZE)
        if x > canvas.margin and x + long > canvas.width - canvas.margin:
            x, y = float(canvas.margin), y + LEGEND_ROW
        axes = canvas.axes(x, y, 20, 20)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.scatter([0.5], [0.5], s=points(13) ** 2, **group.look(canvas.colors), **look)
        canvas.text(x + 24, y, group.name, size=TICK_SIZE, color=canvas.colors.text)
        x += long + 26
    return y - canvas.top + LEGEND
