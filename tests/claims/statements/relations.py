"""Sentences about two indicators, and about similar municipalities."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.figures.similarity import all_features, usual_features
from indicators.language.formatting import join_de
from indicators.model import Level
from indicators.views.relation.relation import relate
from indicators.views.relation.words import relation_alt
from indicators.views.similar.words import feature_value, similar_sentence, why_words
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.scope import Scope


def of_relations(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """Each indicator against each other."""
    names = [one.indicator.id for one in scope.series]
    for x in names:
        for y in names:
            found = relate(scope.data, x, y)
            selected = (
                found.points[(names.index(x) + names.index(y)) % len(found.points)].area if found.points else None
            )
            yield Statement("relation", relation_alt(found, selected), {"x": x, "y": y})


def of_similar(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """Who is similar to each municipality, by the usual features and by all, and why."""
    data = scope.data
    for features in (usual_features(data.dataset.indicators), all_features(data.dataset.indicators)):
        found = data.similar(features)
        usable, names = [one.id for one in found.features], [one.id for one in features]
        for area in scope.areas:
            if area.level != Level.MUNICIPALITY:
                continue
            peers = found.nearest(area.code)
            about = {"area": area.code, "features": names}
            others = [data.dataset.areas[one.code] for one in peers]
            sentence = similar_sentence(area, others, len(usable))
            yield Statement("similar", f"{sentence} {join_de([one.label for one in others])}.", about)
            for peer in peers:
                yield Statement("similar.why", why_words(peer, found, data), {**about, "other": peer.code})
            for one in found.features:
                text = feature_value(one, data.dataset.indicators[one.indicator], found.raw[area.code][one.id])
                yield Statement("similar.feature", text, {**about, "feature": one.id})
