"""What fact sheets and profiles say."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.factsheet.choosing import choose_indicators
from indicators.factsheet.content import sheet
from indicators.figures.sentences import statement
from indicators.loading.settings import Settings
from indicators.model import Level
from tests.claims.facts import Facts
from tests.claims.reading import Statement
from tests.claims.records import REGION
from tests.claims.statements.scope import Scope


def of_sheets(scope: Scope, facts: Facts) -> Iterator[Statement]:
    """The fact sheet of each area: its statement, key facts and every row with what it is compared with."""
    data = scope.data
    near = data.similar()
    for area in scope.areas:
        peers = near.nearest(area.code)
        made = sheet(data, area, settings=Settings(), day=scope.day, peers=peers)
        place, others = facts.places[area.code], []
        if area.level == Level.MUNICIPALITY:
            others = [[place.district], [REGION], *([[one.code for one in peers]] if peers else [])]
        elif area.level == Level.DISTRICT:
            others = [[REGION], [one.code for one in facts.at_level("district") if one.code != area.code]]
        for one in made.facts:
            yield Statement("sheet.fact", f"{one.label} / {one.value} / {one.note}", {"area": area.code})
        for series, row in zip(choose_indicators(data, area), made.rows, strict=True):
            about = {"indicator": series.indicator.id, "area": area.code, "others": others}
            own, outside = row.others[: len(others)], row.others[len(others) :]
            text = " / ".join([row.value, row.period, row.note, " / ".join(own)])
            for column, median in zip(made.columns[len(others) :], outside, strict=True):
                yield Statement("sheet.outside", f"{column}: {median}", about)
            yield Statement("sheet.row", text, about)
            if row.spark_alt and row.spark_alt == statement(series, area):
                yield Statement("statement", row.spark_alt, {"indicator": series.indicator.id, "area": area.code})
