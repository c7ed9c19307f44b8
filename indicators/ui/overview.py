"""Parts of the start page: lead indicator, cards, dates of the data, ways on."""

from typing import Any

import streamlit as st

from indicators.address import links
from indicators.drawing.sparkline import data_uri, sparkline_svg
from indicators.figures.series import Series
from indicators.figures.words import change_words, noted
from indicators.language.formatting import format_compact, missing_text, year_span
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.store import Store
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.ui.parts.theme import colors
from indicators.views.map.choice import MapChoice
from indicators.views.map.picture import Picture


def lead_control(data: Store, choice: MapChoice) -> None:
    """Draw the choice among the most telling indicator of each set."""
    leads = [one.lead for one in data.sets]
    options = leads if choice.indicator in leads else [choice.indicator, *leads]
    labels = {name: data.dataset.indicators[name].label for name in options}
    Bound(data, choice, "lead").select(
        "indicator", _("Was zeigt die Karte?"), labels, to=lambda name: {"indicator": name, "year": 0}, key="lead"
    )


def model_town_cards(data: Store, one: Picture) -> None:
    """Draw a card per model town: latest figure of the map's indicator, change, line."""
    cards = [_card(one.base, town, title=town.label) for town in data.dataset.areas.model_towns]
    show("parts/cards.html", cards=cards)


def headline_cards(data: Store) -> None:
    """Draw a card per set: its lead indicator for the whole region."""
    region = data.dataset.areas.region
    cards = []
    for one in data.sets:
        series = data.series[one.lead]
        card = _card(series, region, title=one.label)
        cards.append(card | {"href": links.map_of(one.lead), "subtitle": series.indicator.label})
    show("parts/cards.html", cards=cards)


def _card(series: Series, area: Area, *, title: str) -> dict[str, Any]:
    indicator = series.indicator
    figure = series.latest(area.code)
    card: dict[str, Any] = {"title": title, "subtitle": "", "href": links.profile(area.code)}
    if figure is None:
        empty = dict.fromkeys(("unit", "spark", "spark_alt", "change", "note"), "")
        return card | empty | {"value": missing_text("")}
    return card | {
        "value": format_compact(figure.value, indicator),
        "unit": f"{indicator.unit.removeprefix('%').strip()}, {indicator.period(figure.year)}".removeprefix(", "),
        "spark": data_uri(sparkline_svg(series.in_area(area.code), series.known(area.code), color=colors().area)),
        "spark_alt": _("Verlauf {first} bis {last}").format(first=series.known(area.code)[0].year, last=figure.year),
        "change": change_words(series.change(area.code), series),
        "note": noted(series, area.code, figure),
    }


def show_data_dates(data: Store) -> None:
    """Say how old the figures are: the newest and oldest latest year of the indicators."""
    years = [[year for level in data.levels(name) for year in data.years(name, level)] for name in data.series]
    latest = [max(found) for found in years if found]
    if latest:
        text = _("Indikatoren mit Werten: {n}; die neuesten sind je nach Quelle von {years}.")
        st.caption(text.format(n=len(latest), years=year_span(range(min(latest), max(latest) + 1))))


def show_ways_on() -> None:
    """Draw where each group of visitors goes next."""
    ways = (
        (
            _("Für Rat und Verwaltung"),
            _("Wie steht mein Ort da? Das Profil zeigt alle Kennzahlen auf einer Seite."),
            "gemeinde",
            _("Zum Profil"),
        ),
        (
            _("Für die Analyse"),
            _("Jeden Indikator über Jahre und Orte vergleichen, mit Tabelle und Verteilung."),
            "karte",
            _("Zur Karte"),
        ),
        (
            _("Für die Presse"),
            _("Woher stammt eine Zahl? Definition, Quelle, Stand, Lizenz und die Daten als CSV."),
            "daten",
            _("Zu Daten & Quellen"),
        ),
        (
            _("Für weitere Kommunen"),
            _("Was wird schon getan, wer macht mit, und wie kommt eine Stadt oder Gemeinde dazu?"),
            "mitmachen",
            _("Zum Mitmachen"),
        ),
    )
    show("parts/ways.html", ways=ways)
