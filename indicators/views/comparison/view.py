"""The view of a comparison: several areas over time on one scale."""

from dataclasses import replace

from indicators.drawing.charts import timeline_alt
from indicators.drawing.line_data import line_data
from indicators.drawing.line_image import line_image
from indicators.drawing.palette import LIGHT
from indicators.export.table import all_figures
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.figures.sentences import statement
from indicators.figures.words import computed_words
from indicators.figures.yardstick import yardstick_sentence
from indicators.language.formatting import join_de, price_words
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator, Source
from indicators.store import Store
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.comparison.comparison import Comparison, Reference, Scale, compare
from indicators.views.comparison.lines import together


def comparison_of(data: Store, choice: ComparisonChoice) -> Comparison:
    """Return the lines of a choice; without areas those of the model towns. Made once for all visitors."""
    return data.keep(
        ("comparison", choice),
        lambda: compare(
            data, choice.indicator, areas_of(data, choice), scale=choice.scale, base_year=choice.base_year,
            references=choice.references, outside=choice.outside,
        ),
    )  # fmt: skip


def areas_of(data: Store, choice: ComparisonChoice) -> list[Area]:
    """Return the areas of a choice: those named, else the model towns, else the region."""
    areas = data.dataset.areas
    return [areas[code] for code in choice.areas] or list(areas.model_towns) or [areas.region]


def sources_outside(data: Store, choice: ComparisonChoice) -> list[Source]:
    """Return whose the figures of the chosen towns outside the region are."""
    chosen = [one for one in data.series[choice.indicator].references
              if one.value is not None and one.area.code in choice.outside]  # fmt: skip
    return data.reference_sources(chosen)


def comparison_view(data: Store, choice: ComparisonChoice) -> View:
    """Return a comparison to take away and cite; its table holds the published figures behind every scale."""
    indicator, found = data.dataset.indicators[choice.indicator], comparison_of(data, choice)
    areas = areas_of(data, choice)
    names = join_de([one.label for one in found.lines])
    lines = together(found, LIGHT)
    shown = [data.dataset.areas[one.code] for one in found.lines if one.code]
    return KIND.view(
        data,
        choice,
        title=_("{indicator} im Vergleich").format(indicator=indicator.label),
        subtitle=", ".join(filter(None, [f"{found.series.indicator.unit}: {names}", price_words(indicator)])),
        stem=("vergleich", indicator.id, *(one.code for one in areas[:3])),
        description=timeline_alt(found.series, lines),
        statement=first_statement(data, choice),
        indicators=(indicator,),
        table=lambda: all_figures(data, [indicator.id], title=f"{indicator.label}, {names}", areas=shown),
        draw=lambda canvas: line_image(canvas, found.series, together(found, canvas.colors)),
        chart=lambda: line_data(found.series, lines),
        computed=_computed(found, indicator),
        sources=tuple(dict.fromkeys([*data.sources_of(indicator), *sources_outside(data, choice)])),
    )


def first_statement(data: Store, choice: ComparisonChoice) -> str:
    """Return the figure of the first area and how it stands to municipalities outside."""
    series, area = data.series[choice.indicator], areas_of(data, choice)[0]
    outside = yardstick_sentence(series, area, series.latest(area.code))
    return " ".join(filter(None, [statement(series, area), outside]))


def _computed(found: Comparison, indicator: Indicator) -> str:
    """How the figures shown were computed from published ones, "" where they are those."""
    scale = {
        Scale.ABSOLUTE: "",
        Scale.INDEX: _("Index: Wert geteilt durch den Wert des Basisjahrs, mal 100."),
        Scale.DIFFERENCE: _("Differenz: Wert minus Wert der Region im selben Jahr, beide gerundet wie angezeigt."),
    }[found.scale]
    median = _("Median ähnlicher ‹Gemeinden›.") if any(one.reference == Reference.PEERS for one in found.lines) else ""
    made = computed_words(indicator, (one for line in found.lines for one in line.figures))
    return " ".join(part for part in (scale, median, made) if part)


KIND = ViewKind(
    "vergleich", Page("comparison", "vergleich", lambda: _("Vergleich")), lambda: _("Vergleich"), ComparisonChoice,
    lambda data, choice, _day: comparison_view(data, choice), frame_height=700,
    listed=lambda choice, found, _given, _data: replace(choice, areas=choice.areas or found.areas),
    reading=lambda: _(
        "Jede Linie ist ein Gebiet; gleich hohe Punkte heißen gleiche Werte. Mit „Index“ beginnen alle Linien bei"
        " 100, dann sieht man, wer sich schneller verändert."
    ),
)  # fmt: skip
