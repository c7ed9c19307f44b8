"""The view of two maps side by side."""

from __future__ import annotations

from dataclasses import replace

from indicators.drawing.canvas import Canvas
from indicators.export.table import Table
from indicators.export.view import View
from indicators.language.i18n import gettext as _
from indicators.language.visible import file_stem
from indicators.store import Store
from indicators.views.map.picture import Picture, picture
from indicators.views.map.view import cross_table, map_drawing, map_view
from indicators.views.two_maps.choice import MapPair
from indicators.views.two_maps.image import pair_image


def pair_view(data: Store, pair: MapPair) -> View:
    """Return two maps to take away and cite; the table holds the figures of both, one after the other."""
    maps = [picture(data, one) for one in (pair.left, pair.right)]
    views = [map_view(data, one) for one in maps]
    headings = [_heading(one) for one in maps]
    sources = {(one.attribution, one.licence): one for view in views for one in view.sources}
    indicators = {one.base.indicator.id: one.base.indicator for one in maps}

    def table() -> Table:
        first, second = (cross_table(data, one) for one in maps)
        rows, decimals = [*first.rows, *second.rows], [*first.decimals, *second.decimals]
        return Table(" – ".join(headings), first.columns, rows, decimals)

    def draw(canvas: Canvas) -> None:
        drawings = [map_drawing(data, replace(one, colors=canvas.colors)) for one in maps]
        pair_image(canvas, list(zip(headings, drawings, strict=True)))

    return View(
        kind="kartenpaar",
        label=_("Zwei Karten"),
        title=_("Zwei Karten"),
        subtitle=" | ".join(headings),
        page="zwei-karten",
        parameters=pair.parameters(),
        stem=file_stem("zwei-karten", *indicators, str(pair.left.year), str(pair.right.year)),
        description=" ".join(view.description for view in views),
        statement=" ".join(dict.fromkeys(view.statement for view in views)),
        indicators=tuple(indicators.values()),
        sources=tuple(sources.values()),
        table=table,
        draw=draw,
        edition=data.edition,
        computed=" ".join(dict.fromkeys(view.computed for view in views if view.computed)),
        level=pair.left.level,
    )


def _heading(one: Picture) -> str:
    indicator = one.series.indicator
    return ", ".join(filter(None, [indicator.label, indicator.period(one.choice.year)]))
