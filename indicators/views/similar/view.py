"""The view of similar municipalities: a map of them and a table of the features."""

from __future__ import annotations

from indicators.drawing.map_image import Fill, LegendRow, MapDrawing
from indicators.drawing.palette import Palette
from indicators.export.table import Cell, Column, Table
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.similarity import Peer, Similarity, similarity
from indicators.language.formatting import format_number, join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.model.areas import Areas
from indicators.store import Store
from indicators.views.similar.choice import SimilarChoice
from indicators.views.similar.words import caution_words, feature_head, part_percent, similar_sentence

OTHER, SIMILAR, CHOSEN = 0, 1, 2


def similar_to(data: Store, choice: SimilarChoice) -> tuple[Similarity, tuple[Peer, ...]]:
    """Return the features of all municipalities and the ones most similar to the chosen one, nearest first."""
    found = similarity(data.series, data.dataset.areas, features=choice.chosen())
    return found, found.nearest(choice.area, choice.count)


def map_classes(areas: Areas, area: Area, peers: tuple[Peer, ...]) -> dict[str, int]:
    """Return for each municipality whether it is the chosen one, similar to it, or neither."""
    near = {one.code for one in peers}
    towns = (one.code for one in areas.at(Level.MUNICIPALITY))
    return {code: CHOSEN if code == area.code else SIMILAR if code in near else OTHER for code in towns}


def class_words(area: Area) -> tuple[str, str, str]:
    """Return the words of the three classes of the map."""
    return _("übrige Gemeinden"), _("ähnlich wie {area}").format(area=area.label), area.label


def class_fills(colors: Palette) -> tuple[str, str, str]:
    """Return the colours of the three classes of the map."""
    return colors.sequential[0], colors.sequential[2], colors.sequential[4]


def similar_view(data: Store, choice: SimilarChoice) -> View:
    """Return similar municipalities to take away and cite; its table holds each feature's figure and part."""
    found, peers = similar_to(data, choice)
    areas, indicators = data.dataset.areas, data.dataset.indicators
    area, others = areas[choice.area], [areas[one.code] for one in peers]
    used = {one.indicator: indicators[one.indicator] for one in found.features}
    heads = [feature_head(one, indicators[one.indicator], found.years[one.id]) for one in found.features]
    sentence = similar_sentence(area, others, len(found.features))
    named = f"{join_de([one.label for one in others])}." if others else ""
    return KIND.view(
        data,
        choice,
        title=_("Ähnlich wie {area}").format(area=area.label),
        subtitle="; ".join(heads),
        stem=("aehnliche", choice.area, area.name),
        description=" ".join(filter(None, [sentence, named, caution_words()])),
        statement=sentence,
        indicators=used.values(),
        table=lambda: _table(data, area, found, peers),
        region_map=lambda colors: map_drawing_of(data, area, peers, colors),
        computed=_("standardisierter Abstand der Merkmale"),
        level=Level.MUNICIPALITY,
    )


def map_drawing_of(data: Store, area: Area, peers: tuple[Peer, ...], colors: Palette) -> MapDrawing:
    """Return the map with the chosen municipality and the similar ones, named with their distance."""
    areas, fills = data.dataset.areas, class_fills(colors)
    classes = map_classes(areas, area, peers)
    labels = {one.code: (areas[one.code].label, format_number(one.distance, 2)) for one in peers}
    counts = list(classes.values())
    rows = [LegendRow(Fill(fills[number]), word, counts.count(number)) for number, word in enumerate(class_words(area))]
    return MapDrawing(
        level=Level.MUNICIPALITY,
        fills={code: Fill(fills[number]) for code, number in classes.items()},
        legend_title=_("Abstand nach gewählten Merkmalen"),
        count_title=_("Gemeinden"),
        legend=rows[::-1],
        labels={area.code: (area.label, ""), **labels},
        coverage="",
        selected=area.code,
        label_note=_("Zahlen: Abstand, kleiner heißt ähnlicher."),
    )


def _table(data: Store, area: Area, found: Similarity, peers: tuple[Peer, ...]) -> Table:
    areas, indicators = data.dataset.areas, data.dataset.indicators
    columns = [
        Column("area", _("AGS"), "code"),
        Column("area_label", _("Gebiet")),
        Column("district", _("Kreis")),
        Column("distance", _("Abstand"), "number"),
    ]
    for one in found.features:
        head = feature_head(one, indicators[one.indicator], found.years[one.id])
        columns += [
            Column(one.id, _("{head} (wie verrechnet)").format(head=head), "number"),
            Column(f"{one.id}_part_pct", _("{head}: Anteil am Abstand in %").format(head=head), "number"),
        ]
    rows: list[list[Cell]] = []
    for peer in (Peer(area.code, 0.0, dict.fromkeys((one.id for one in found.features), 0.0)), *peers):
        place = areas[peer.code]
        cells: list[Cell] = [place.code, place.label, areas[place.district].label if place.district else ""]
        cells.append(peer.distance)
        for one in found.features:
            cells += [found.raw[peer.code][one.id], float(part_percent(peer, one))]
        rows.append(cells)
    return Table(_("Ähnlich wie {area}").format(area=area.label), columns, rows, [3] * len(rows))


KIND = ViewKind(
    "aehnliche", Page("similar", "aehnliche", lambda: _("Ähnliche Gemeinden")), lambda: _("Ähnliche Gemeinden"),
    SimilarChoice, lambda data, choice, _day: similar_view(data, choice) if choice.area else None,
    frame_height=820, beside=("gemeinde",),
)  # fmt: skip
