"""The picture of a view as part of a document: maps with small outlines, else drawings for wide and narrow screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indicators.drawing.inline_svg import Node
from indicators.drawing.map_svg import MapShape, symbol_shapes
from indicators.drawing.region_map import RegionMap
from indicators.export.view import View
from indicators.export.view_kind import ViewKind

WIDE, NARROW = (760, 430), (372, 380)


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """Maps with their text alternatives, or drawings with the ones they have in common; `symbols` are those on maps.

    One that `is_missing` is yet to be drawn.
    """

    maps: Sequence[tuple[str, MapShape]] = ()
    drawings: Sequence[tuple[str, Node]] = ()
    symbols: Sequence[tuple[str, Markup]] = ()
    is_missing: bool = False

    @property
    def outlines(self) -> list[tuple[str, str]]:
        """AGS and outline of each area on the maps, once."""
        return list(dict.fromkeys((code, path) for _label, one in self.maps for code, path, _look, _spot in one.areas))


def inline_picture(view: View, kind: ViewKind, texts: Mapping[str, str], *, drawn: bool) -> InlinePicture:
    """Return the picture of a view; one without any where its table says the same. Only maps unless it is `drawn`.

    `texts` are the words for areas of a map that is alone, by AGS.
    """
    if maps := view.maps:
        return map_picture(maps, texts)
    if kind.is_table or not view.draw:
        return InlinePicture()
    if not drawn:
        return InlinePicture(is_missing=True)
    sizes = {"wide": WIDE, "narrow": NARROW}
    return InlinePicture(
        drawings=[
            (name, view.inline_svg(width=width, height=max(height, kind.image_height), name=name))
            for name, (width, height) in sizes.items()
        ]
    )


def map_picture(maps: Sequence[tuple[str, RegionMap]], texts: Mapping[str, str] | None = None) -> InlinePicture:
    """Return maps as a picture, with `texts` on their areas."""
    used = {look.symbol for _label, shown in maps for look in shown.classes.values() if look.symbol}
    shapes = [(label, MapShape(shown, texts or {}, small=True)) for label, shown in maps]
    return InlinePicture(shapes, symbols=symbol_shapes(sorted(used)))
