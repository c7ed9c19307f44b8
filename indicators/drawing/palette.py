"""Colours of maps and charts for light and dark pages, checked for contrast and colour-vision deficiencies."""

from dataclasses import dataclass, fields
from typing import Any

from indicators.loading.region import current_region
from indicators.model.color import GLARE, GREYS, SCALE, USUAL, luminance

BLACK, WHITE = "#000000", "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Palette:
    """Hex colours for one theme; `scale` runs from low to high, `diverging` from below to above zero.

    `status` goes from on track to moving away and darkens with it, so that greyscale keeps the order; `past` are the
    same in greys, for what was so once. `still` are the lines on the field of a standstill. `accent` and `second` are
    the usual colours of what is chosen and of what it is compared with: those of the region are `area` and `district`.
    """

    scale: tuple[str, ...]
    diverging: tuple[str, ...]
    zero: str
    neutral: str  # a class around the middle of a diverging scale
    background: str
    text: str
    muted: str
    grid: str
    accent: str
    second: str
    region: str
    outline: str
    status: tuple[str, str, str, str, str]
    past: tuple[str, str, str, str, str]
    still: str
    lines: tuple[str, str, str, str]  # several areas in one chart, told apart by lightness and their labels as well

    @property
    def area(self) -> str:
        """The colour of what is chosen."""
        return self._own("accent", self.accent)

    @property
    def district(self) -> str:
        """The colour of what the chosen is compared with, and of all that shall be seen first."""
        return self._own("second", self.second)

    def _own(self, name: str, usual: str) -> str:
        own = current_region().colors
        light, dark = (own.get(theme, {}).get(name, "") for theme in ("light", "dark"))
        return self._themed(light, dark) if light and dark else usual

    @property
    def sequential(self) -> tuple[str, ...]:
        """The colours of classes from low to high: those of the region, `scale` where it has none."""
        own = current_region().map_colors
        return tuple(map(self._themed, own["light"], own["dark"])) if own else self.scale

    def _themed(self, light: str, dark: str) -> str:
        return either(light, dark) if self is EITHER else dark if self is DARK else light


LIGHT = Palette(
    scale=SCALE["light"],
    diverging=("#6F3A06", "#A9621C", "#D2904C", "#EBC08F", "#9FC7D2", "#5A9DB2", "#1F6C88", "#073B55"),
    zero="#F3E6C4",
    neutral="#EEEBE4",
    background="#FFFFFF",
    text="#0E1A20",
    muted="#4A5861",
    grid="#D9E1E5",
    **USUAL["light"],
    region=GREYS["light"],
    outline="#56656E",
    status=("#FBE88F", "#93CDB2", "#5689B3", "#7B5B45", "#4B2A63"),
    past=("#F4F5F6", "#D5DBDF", "#B0BAC1", "#8C98A0", "#66727B"),
    still="#E9C9AE",
    lines=("#0B5A7A", "#8E3BA6", "#1F6B3A", "#7A5B00"),
)
DARK = Palette(
    scale=SCALE["dark"],
    diverging=("#F5C890", "#DB9F5C", "#B57A3B", "#85592A", "#2B6C82", "#4591A9", "#6FB4C9", "#9FD3E3"),
    zero="#5A4E2C",
    neutral="#3A444B",
    background="#10191F",
    text="#E8EEF1",
    muted="#B3C0C7",
    grid="#2C3B45",
    **USUAL["dark"],
    region=GREYS["dark"],
    outline="#A3B1B9",
    status=("#FBE88F", "#86C3A8", "#5A8EB8", "#7F6048", "#55306F"),
    past=("#D9DEE2", "#B4BEC5", "#8F9BA3", "#6B7881", "#48545D"),
    still="#E9C9AE",
    lines=("#63B3D1", "#D3A4EC", "#86CFA0", "#D9C56B"),
)


def palette(*, dark: bool) -> Palette:
    """Return the colours for a dark or light page."""
    return DARK if dark else LIGHT


def either(light: str, dark: str) -> str:
    """Return the colour of a document that is read in a light or a dark theme, as style sheets write it.

    >>> either("#FFFFFF", "#10191F"), either("#E9C9AE", "#E9C9AE")
    ('light-dark(#FFFFFF,#10191F)', '#E9C9AE')
    """
    return light if light == dark else f"light-dark({light},{dark})"


def _each(light: Any, dark: Any) -> Any:
    """The colours of a field for either theme."""
    return either(light, dark) if isinstance(light, str) else tuple(map(either, light, dark))


# Colours of documents that do not know the theme of their reader: to be written into markup, never to be mixed.
EITHER = Palette(**{one.name: _each(getattr(LIGHT, one.name), getattr(DARK, one.name)) for one in fields(Palette)})


def ink(color: str) -> str:
    """Return the colour of letters on a coloured ground, whichever is easier to read; always at least 4.5:1.

    Only pure black and white reach that on every ground.

    >>> ink("#FFFFFF"), ink("#073B55")
    ('#000000', '#FFFFFF')
    """
    ground = luminance(color) + GLARE
    return WHITE if (1 + GLARE) / ground > ground / GLARE else BLACK
