"""Parts of the page that compares areas over time: choice, charts, table."""

from typing import Any

import streamlit as st

from indicators.address import links
from indicators.drawing.charts import Line, timeline, timeline_alt
from indicators.export.citation import source_words
from indicators.figures.words import figure_note
from indicators.language.formatting import format_number, join_de, missing_text
from indicators.language.i18n import gettext as _
from indicators.model import Level, Sign
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.frame import notices
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.theme import colors, show_chart
from indicators.views.comparison.choice import ComparisonChoice
from indicators.views.comparison.comparison import (
    MOST_AREAS,
    MOST_OUTSIDE,
    Comparison,
    Reference,
    Scale,
    base_years,
    places_outside,
)
from indicators.views.comparison.lines import first_and_last_year, panels, value_span
from indicators.views.comparison.view import areas_of, first_statement, sources_outside


def show_controls(data: Store, choice: ComparisonChoice) -> None:
    """Draw indicator, areas, scale and what they are set against."""
    bound = Bound(data, choice, "compare")
    bound.set_and_indicator(st.columns([1, 2]))
    chosen = [one.code for one in areas_of(data, choice)]
    bound.several(
        "areas", _("Gebiete (höchstens {count})").format(count=MOST_AREAS),
        {one.code: one.label for one in (*areas_of(data, choice), *data.dataset.areas.in_order)}, value=chosen,
        max_selections=MOST_AREAS,
    )  # fmt: skip
    if towns := places_outside(data):
        bound.several(
            "outside", _("Gemeinden außerhalb der Region (höchstens {count})").format(count=MOST_OUTSIDE), towns,
            max_selections=MOST_OUTSIDE,
        )  # fmt: skip
    left, middle, right = st.columns([1.3, 0.8, 1.6], vertical_alignment="bottom")
    scales = {
        Scale.ABSOLUTE: _("wie veröffentlicht"),
        Scale.INDEX: _("Index"),
        Scale.DIFFERENCE: _("Differenz zur Region"),
    }
    bound.select("scale", _("Skala"), scales, at=left)
    years = base_years(data.series[choice.indicator], chosen) if choice.scale == Scale.INDEX else []
    if years:
        year = choice.base_year if choice.base_year in years else years[0]
        bound.select("base_year", _("Basisjahr"), {one: str(one) for one in sorted(years)}, value=year, at=middle)
    of_district = {Reference.DISTRICT: _("‹Kreis› des ersten Gebiets")}
    references = {
        Reference.REGION: _("Region"),
        **(of_district if data.dataset.areas.at(Level.DISTRICT) else {}),
        Reference.PEERS: _("ähnliche ‹Gemeinden›"),
        Reference.REST: _("übrige Region"),
    }
    bound.pills("references", _("Dazu zeigen"), references, key="compare_with", wrap=True, at=right)


@kept(lambda choice: choice)
def show_statement(data: Store, choice: ComparisonChoice) -> None:
    """Say the figure of the first area, and how it stands to municipalities outside."""
    st.markdown(plain(first_statement(data, choice)))


@kept(lambda choice, _comparison: choice)
def show_charts(_data: Store, _choice: ComparisonChoice, comparison: Comparison) -> None:
    """Draw one chart for a few areas, a small one per area for more, all with the same axes."""
    found = panels(comparison, colors())
    if comparison.without:
        text = _("Ohne Werte auf dieser Skala: {areas}.")
        st.caption(plain(text.format(areas=join_de(list(comparison.without)))))
    if not found:
        st.info(_("Für diese Auswahl gibt es keine Werte."), icon=":material/show_chart:")
        return
    if len(found) == 1:
        _chart(comparison, found[0][1], key="compare_chart")
        return
    columns = st.columns(2, gap="medium")
    for number, (title, lines) in enumerate(found):
        with columns[number % 2]:
            st.markdown(f"**{plain(title)}**")
            _chart(comparison, lines, key=f"compare_chart_{number}", same_axes=True)


def _chart(comparison: Comparison, lines: list[Line], *, key: str, same_axes: bool = False) -> None:
    years = first_and_last_year(comparison)
    figure = timeline(comparison.series, lines, colors=colors(), span=value_span(comparison) if same_axes else None)
    if same_axes and years:
        figure.update_xaxes(range=[years[0] - 0.3, years[1] + 0.3])
    show_chart(figure, key=key, alt=timeline_alt(comparison.series, lines))


def show_reservations(data: Store, choice: ComparisonChoice, comparison: Comparison) -> None:
    """Say what of the choice cannot be shown, and what is shown instead."""
    indicator, told = data.dataset.indicators[choice.indicator], []
    if choice.scale != comparison.scale:
        told.append(_("Eine Differenz zur Region sagt bei Anzahlen nichts. Gezeigt werden die Werte."))
    if choice.scale == Scale.INDEX and not comparison.base_year:
        told.append(_("Ein Index braucht ein Jahr, in dem alle gewählten Gebiete einen Wert über null haben."))
    elif choice.scale == Scale.INDEX and choice.base_year and choice.base_year != comparison.base_year:
        text = _("{asked} kann nicht Basisjahr sein. Gezeigt wird {shown}.")
        shown = indicator.period(comparison.base_year or 0)
        told.append(text.format(asked=choice.base_year, shown=shown))
    notices(told)


def show_coverage(comparison: Comparison) -> None:
    """Say of each line whose newest figure was computed from how many areas it was."""
    newest = {one.label: one.figures[-1] for one in comparison.lines if one.code and one.figures}
    said = [f"{label}: {figure_note(figure)}" for label, figure in newest.items() if figure.sign == Sign.COMPUTED]
    if said:
        st.caption(plain("; ".join(said)))


@kept(lambda choice: choice)
def show_similar(data: Store, choice: ComparisonChoice) -> None:
    """Name the similar municipalities whose median is drawn, with the way to why they are."""
    first = areas_of(data, choice)[0]
    if Reference.PEERS not in choice.references or first.level != Level.MUNICIPALITY:
        return
    peers = data.similar().nearest(first.code)
    names = join_de([data.dataset.areas[one.code].label for one in peers])
    text = _("Ähnlich wie {area}: {names}.").format(area=first.label, names=names)
    show("similar/note.html", text=text, href=links.similar_to(first.code), link=_("Warum diese?"))


def show_outside(data: Store, choice: ComparisonChoice) -> None:
    """Name whose the figures of towns outside the region are."""
    if found := sources_outside(data, choice):
        said = _("Werte außerhalb der Region: {sources}")
        st.caption(plain(said.format(sources=source_words(found))))


@kept(lambda choice, _comparison: choice)
def show_table(data: Store, choice: ComparisonChoice, comparison: Comparison) -> None:
    """Draw the same figures as a table: a row per year, a column per line."""
    indicator = comparison.series.indicator
    years = sorted({one.year for line in comparison.lines for one in line.figures}, reverse=True)
    by_line = [{one.year: one for one in line.figures} for line in comparison.lines]
    rows = [(indicator.period(year), [_cell(figures.get(year), indicator.decimals) for figures in by_line])
            for year in years]  # fmt: skip
    caption = f"{data.dataset.indicators[choice.indicator].label}, {indicator.unit}"
    header = [line.label for line in comparison.lines]
    show("parts/table.html", first=_("Stand"), caption=caption, header=header, rows=rows)


def _cell(figure: Any, decimals: int) -> str:
    if figure is None:
        return "–"
    return missing_text(figure.sign) if figure.value is None else format_number(figure.value, decimals)
