"""Parts of the page that shows how municipalities spread: choice, dots, groups, an area over all indicators."""

from typing import Any

import streamlit as st

from indicators.drawing.shapes import MOST_GROUPS
from indicators.drawing.sparkline import data_uri
from indicators.export.table import level_plural
from indicators.language.formatting import format_compact, format_number, join_de, missing_text
from indicators.language.i18n import gettext as _
from indicators.model import Area, Level
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.theme import colors, show_chart
from indicators.views.spread import words
from indicators.views.spread.chart import shape_svg, spread_chart
from indicators.views.spread.choice import MOST_AREAS, Grouping, SpreadChoice
from indicators.views.spread.spread import Spread, Standing, spread, summarise
from indicators.views.spread.view import named_areas


def show_controls(data: Store, choice: SpreadChoice, found: Spread) -> None:
    """Draw set, indicator, year, strips and the named municipalities."""
    bound = Bound(data, choice, "spread")
    years = data.years(choice.indicator, Level.MUNICIPALITY)[::-1]
    if not years:
        return
    columns = st.columns([1.1, 1.9, 0.8, 1.3], vertical_alignment="bottom")
    bound.set_and_indicator(columns, level=Level.MUNICIPALITY, year=None)
    periods = {one: found.indicator.period(one) for one in years}
    bound.select("year", _("Jahr"), periods, value=found.year,
                 to=lambda one: {"year": None if one == years[0] else one}, at=columns[2])  # fmt: skip
    groupings = {Grouping.DISTRICT: _("je ‹Kreis› ein Streifen"), Grouping.NONE: _("alle in einem")}
    if 0 < len(data.dataset.areas.at(Level.DISTRICT)) <= MOST_GROUPS:
        bound.select("grouping", _("Streifen"), groupings, at=columns[3])
    bound.several(
        "areas", _("Benannte ‹Gemeinden› (höchstens {count})").format(count=MOST_AREAS), _towns(data),
        value=[one.code for one in named_areas(data, choice)], max_selections=MOST_AREAS,
    )  # fmt: skip


def _towns(data: Store) -> dict[str, str]:
    return {one.code: one.label for one in data.dataset.areas.at(Level.MUNICIPALITY)}


@kept(lambda choice, _found: choice)
def show_dots(data: Store, choice: SpreadChoice, found: Spread) -> None:
    """Say what one sees, draw the dots, and name what is older or missing beneath."""
    named, together = named_areas(data, choice), choice.grouping == Grouping.NONE
    standing = [f"{words.area_words(found, one)}." for one in named] if choice.areas else []
    show("spread/words.html", sentence=words.spread_sentence(found), named=standing)
    if found.summary is None:
        return
    if together:
        rows = [(data_uri(shape_svg(one.shape, one.color(colors()))), one.name) for one in found.groups if one.areas]
        show("spread/legend.html", rows=rows)
    figure = spread_chart(found, colors=colors(), named=named, together=together)
    show_chart(figure, key="spread_chart", alt=words.spread_alt(found, named))
    for text in (words.outside_words(found), words.older_words(found), words.missing_words(found)):
        if text:
            st.caption(plain(text))


@kept(lambda found: (found.indicator.id, found.year))
def show_groups(_data: Store, found: Spread) -> None:
    """Draw the rule with its numbers and the three groups, each by name."""
    groups = []
    for standing in Standing:
        inside = found.group(standing)
        names = join_de([one.label for one in inside]) or _("keine")
        groups.append((standing.value, words.standing_words(standing), len(inside), names))
    if not any(count for _code, _words, count, _names in groups):
        groups = []
    show("spread/groups.html", rule=words.rule_words(found), explained=words.rule_explained(), groups=groups)


def show_rows(data: Store, choice: SpreadChoice) -> None:
    """Draw a row per indicator for one of the named municipalities, of this set or of all."""
    st.subheader(_("Ein Ort über alle Indikatoren"), anchor="gemeinde")
    chosen, bound = choice.areas[0] if choice.areas else None, Bound(data, choice, "spread")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    bound.select(
        "table", _("Ort der Tabelle"), _towns(data), value=chosen, to=lambda code: _put_first(choice, code),
        index=None, placeholder=_("Name eingeben"), at=left,
    )  # fmt: skip
    bound.toggle("all_sets", _("alle Themen"), key="spread_all", at=right)
    if chosen is None:
        st.caption(_("Wählen Sie einen Ort: Die Tabelle zeigt dann jeden Indikator mit seiner Lage."))
        return
    current = data.dataset.indicators[choice.indicator].set
    for one in data.sets:
        names = [name for name in one.indicators if data.years(name, Level.MUNICIPALITY)]
        if names and (choice.all_sets or one.id == current):
            _show_set(data, data.dataset.areas[chosen], one.label, names)


@kept(lambda area, _label, names: (area.code, names))
def _show_set(data: Store, area: Area, label: str, names: list[str]) -> None:
    rows = [_row(spread(data, name), area) for name in names]
    show("spread/rows.html", caption=f"{area.label}: {label}", rows=rows)


def _put_first(choice: SpreadChoice, code: str | None) -> dict[str, Any]:
    """The municipality of the table is the first of those named."""
    rest = [one for one in choice.areas or () if one != code]
    return {"areas": tuple([code, *rest][:MOST_AREAS]) if code else tuple(rest[1:]) or None}


def _row(found: Spread, area: Area) -> dict[str, Any]:
    """What the table says about an area in the newest year of an indicator."""
    indicator, figure, summary = found.indicator, found.shown[area.code], found.summary
    row = {
        "label": indicator.label,
        "unit": indicator.unit,
        "href": f"verteilung?indikator={indicator.id}&gebiete={area.code}",
        "period": indicator.period(figure.year if figure else found.year),
        "none": True,
        "value": missing_text(figure.sign if figure else ""),
        **dict.fromkeys(("standing", "words", "part", "rank"), ""),
    }
    if figure is None or figure.value is None:
        return row
    if summary is None:
        value = format_compact(figure.value, indicator, sign=figure.sign)
        return row | {"none": False, "value": value, "part": _("nicht vergleichbar")}
    standing = found.standing(area.code)
    return row | {
        "none": False,
        "value": format_compact(figure.value, indicator),
        "standing": standing.value if standing else "",
        "words": words.standing_words(standing),
        "part": words.part_words(summary.part(figure.value)),
        "rank": words.rank_words(found.rank(area.code), summary.count),
    }


@kept(lambda found: (found.indicator.id, found.year))
def show_values(data: Store, found: Spread) -> None:
    """Draw the same figures as tables, folded away until asked for: districts, then municipalities by name."""
    with st.expander(_("Werte als Tabelle")):
        digits, rows = words.digits_of(found), []
        for group in found.groups:
            if own := summarise(found.values[one.code] for one in group.areas):
                numbers = [format_number(value, digits) for value in (own.low, own.median, own.high)]
                rows.append((group.name, [str(own.count), *numbers]))
        caption = f"{found.indicator.label}, {found.indicator.unit}, {found.indicator.period(found.year)}"
        header = [level_plural(Level.MUNICIPALITY), _("kleinster Wert"), _("Median"), _("größter Wert")]
        show("parts/table.html", first=_("‹Kreis›"), caption=caption, header=header, rows=rows)
        cells = []
        for area in found.areas:
            figure = found.shown[area.code]
            value = format_compact(figure.value, found.indicator, sign=figure.sign) if figure else missing_text("")
            period = found.indicator.period(figure.year) if figure else ""
            cells.append((area.label, [value, period, words.standing_words(found.standing(area.code))]))
        header = [_("Wert"), _("Stand"), _("Unter allen ‹Gemeinden, Dativ›")]
        show("parts/table.html", first=_("‹Gemeinde›"), caption=caption, header=header, rows=cells)
