"""What is said about measures, roles and releases."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.deck.measure_slides import measures_slide
from indicators.drawing.palette import LIGHT
from indicators.loading.load import data_dir
from indicators.loading.releases import read_changes, read_flips
from indicators.views.joining import role_map, since_words
from indicators.views.news import news_of
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.statements.scope import Scope


def of_measures(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """The slide about measures of each area, of all and of each pillar."""
    for area in scope.areas:
        for pillar in ("", *scope.data.dataset.pillars):
            made = measures_slide(scope.data, area, pillar, scope.day)
            if made is None:
                continue
            about = {"area": area.code, "pillar": pillar, "shown": len(made.rows), "day": scope.day}
            yield Statement("measures", made.statement, about)
            if made.note:
                yield Statement("measures", made.note, about)
            for _symbol, text in made.rows:
                yield Statement("measure.row", text, about)


def of_roles(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """Since when each area takes part, and how many in which role."""
    shown = role_map(scope.data.dataset.areas, None, LIGHT)
    yield Statement("role.legend", " | ".join(f"{look.label}: {count}" for look, count in shown.legend))
    for area in scope.areas:
        yield Statement("role", since_words(area), {"area": area.code})


def of_news(scope: Scope, _facts: Facts) -> Iterator[Statement]:
    """What each release brought."""
    for one in scope.data.releases:
        changes = read_changes(data_dir(), one.id)
        news = news_of(one, changes, read_flips(data_dir(), one.id), scope.data.dataset)
        rows = [{str(key): str(cell) for key, cell in row.items()} for row in changes.to_dict("records")]
        about = {"release": one.id, "rows": rows}
        for text in (news.origin, *news.sentences):
            yield Statement("news", text, about)
