"""The view of two maps side by side."""

from dataclasses import replace
from functools import partial

from indicators.drawing.canvas import Canvas
from indicators.drawing.palette import Palette
from indicators.drawing.region_map import RegionMap
from indicators.export.table import Table
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.views.map.picture import Picture, picture
from indicators.views.map.region_map import indicator_map
from indicators.views.map.view import cross_table, map_view, told_table
from indicators.views.two_maps.choice import MapPair
from indicators.views.two_maps.image import pair_image


def pair_view(data: Store, pair: MapPair) -> View:
    """Return two maps to take away and cite; the table holds the figures of both, one after the other."""
    maps = [picture(data, one) for one in (pair.left, pair.right)]
    views = [map_view(data, one) for one in maps]
    headings = [_heading(one) for one in maps]
    indicators = {one.base.indicator.id: one.base.indicator for one in maps}

    def table() -> Table:
        first, second = (cross_table(data, one) for one in maps)
        rows, decimals = [*first.rows, *second.rows], [*first.decimals, *second.decimals]
        return Table(" – ".join(headings), first.columns, rows, decimals)

    drawings = [partial(_map, data, one) for one in maps]

    def draw(canvas: Canvas) -> None:
        pair_image(canvas, [(heading, one(canvas.colors)) for heading, one in zip(headings, drawings, strict=True)])

    return KIND.view(
        data,
        pair,
        title=_("Zwei Karten"),
        subtitle=" | ".join(headings),
        stem=("zwei-karten", *indicators, str(pair.left.year), str(pair.right.year)),
        description=" ".join(view.description for view in views),
        statement=" ".join(dict.fromkeys(view.statement for view in views)),
        indicators=indicators.values(),
        table=table,
        draw=draw,
        small_maps=list(zip(headings, drawings, strict=True)),
        computed=" ".join(dict.fromkeys(view.computed for view in views if view.computed)),
        told=lambda: told_table(data, *maps),
        level=pair.left.level,
    )


def _map(data: Store, one: Picture, colors: Palette) -> RegionMap:
    return indicator_map(data, replace(one, colors=colors))


def _heading(one: Picture) -> str:
    indicator = one.series.indicator
    return ", ".join(filter(None, [indicator.label, indicator.period(one.choice.year)]))


KIND = ViewKind(
    "kartenpaar", Page("two_maps", "zwei-karten", lambda: _("Zwei Karten")), lambda: _("Zwei Karten"), MapPair,
    lambda data, pair, _day: pair_view(data, pair), beside=("gemeinde",),
    reading=lambda: _(
        "Zwei Karten mit je eigener Legende, die sich gemeinsam bewegen. Gleiche Farben bedeuten nur dann "
        "dasselbe, wenn beide Karten dieselbe Kennzahl zeigen."
    ),
)  # fmt: skip
