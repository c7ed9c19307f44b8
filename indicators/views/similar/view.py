"""The view of similar municipalities: a map of them and a table of the features."""

from indicators.export.table import Cell, Column, Table
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.similarity import Peer, Similarity
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.store import Store
from indicators.views.similar.choice import SimilarChoice
from indicators.views.similar.region_map import similar_map
from indicators.views.similar.words import caution_words, feature_head, part_percent, similar_sentence


def similar_to(data: Store, choice: SimilarChoice) -> tuple[Similarity, tuple[Peer, ...]]:
    """Return the features of all municipalities and the ones most similar to the chosen one, nearest first."""
    found = data.similar(choice.chosen(data))
    return found, found.nearest(choice.area, choice.count)


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
        region_map=lambda colors: similar_map(data, area, peers, colors),
        computed=_("standardisierter Abstand der Merkmale"),
        level=Level.MUNICIPALITY,
    )


def _table(data: Store, area: Area, found: Similarity, peers: tuple[Peer, ...]) -> Table:
    areas, indicators = data.dataset.areas, data.dataset.indicators
    columns = [
        Column("area", _("AGS"), "code"),
        Column("area_label", _("Gebiet")),
        Column("district", _("‹Kreis›")),
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
    "aehnliche", Page("similar", "aehnliche", lambda: _("Ähnliche ‹Gemeinden›")), lambda: _("Ähnliche ‹Gemeinden›"),
    SimilarChoice, lambda data, choice, _day: similar_view(data, choice) if choice.area else None,
    frame_height=820, beside=("gemeinde",),
    reading=lambda: _(
        "Ähnlich heißt: bei Größe, Lage und Wirtschaft nah beieinander, nicht bei den Zielen. Der Balken zeigt, "
        "welches Merkmal zwei Orte am meisten trennt."
    ),
)  # fmt: skip
