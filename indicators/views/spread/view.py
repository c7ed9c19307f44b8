"""The view of a spread: the municipalities over the values of an indicator."""

from indicators.export.table import Row, figures
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.words import computed_words
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.store import Store
from indicators.views.spread.choice import Grouping, SpreadChoice, with_listed
from indicators.views.spread.dots_data import spread_data
from indicators.views.spread.image import spread_image
from indicators.views.spread.spread import spread
from indicators.views.spread.words import (
    heading,
    missing_words,
    older_words,
    outside_words,
    rule_explained,
    rule_words,
    spread_alt,
    spread_sentence,
)


def named_areas(data: Store, choice: SpreadChoice) -> list[Area]:
    """Return the municipalities named at their dots: those of the choice, without one the model towns."""
    areas = data.dataset.areas
    return list(areas.model_towns) if choice.areas is None else [areas[code] for code in choice.areas]


def spread_view(data: Store, choice: SpreadChoice) -> View:
    """Return a spread to take away and cite; its table holds the figure of every municipality."""
    found, named = spread(data, choice.indicator, choice.year), named_areas(data, choice)
    indicator = found.indicator
    notes = [outside_words(found), older_words(found), missing_words(found), rule_words(found), rule_explained()]
    rows: list[Row] = [(found.series, area, found.shown[area.code], found.year) for area in found.areas]
    return KIND.view(
        data,
        choice,
        title=_("{indicator}: Verteilung").format(indicator=indicator.label),
        subtitle=_("{unit}, {period}; ein Punkt je ‹Gemeinde›, grau die mittlere Hälfte").format(
            unit=indicator.unit, period=indicator.period(found.year)
        ),
        parameters={**choice.parameters(), **({"jahr": str(found.year)} if found.year else {})},
        stem=("verteilung-gemeinden", indicator.id, str(found.year), *(choice.areas or ())[:3]),
        description=" ".join(part for part in (spread_alt(found, named), *notes) if part),
        statement=spread_sentence(found),
        indicators=(indicator,),
        table=lambda: figures(heading(indicator, found.year), rows),
        draw=lambda canvas: spread_image(canvas, found, named=named, together=choice.grouping == Grouping.NONE),
        chart=lambda: spread_data(found),
        computed=computed_words(indicator, found.shown.values()),
    )


KIND = ViewKind(
    "verteilung_gemeinden", Page("spread", "verteilung", lambda: _("Verteilung")), lambda: _("Verteilung"),
    SpreadChoice, lambda data, choice, _day: spread_view(data, choice), beside=("jahr",),
    listed=lambda choice, found, _given, data: with_listed(choice, found.areas, data),
    reading=lambda: _(
        "Ein Punkt je ‹Gemeinde› zeigt den Wert; der graue Streifen ist die mittlere Hälfte. Wer "
        "weit außerhalb liegt, ist beim Namen genannt."
    ),
)  # fmt: skip
