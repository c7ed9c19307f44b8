"""Pages without a view: what they are for, and their most important figures and texts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from indicators.address import links
from indicators.address.area_choice import AreaChoice
from indicators.address.working_list import WorkingList
from indicators.api.asked import ROOT
from indicators.api.overview import resource_rows
from indicators.deck.choice import DeckChoice
from indicators.deck.ready import slides_of
from indicators.deck.routes import deck_address
from indicators.drawing.html import markdown
from indicators.drawing.region_map import for_either_theme
from indicators.embed.views import framed_view
from indicators.export.view_kind import Page
from indicators.feedback.mailbox import mailbox
from indicators.feeds.routes import ways_to_subscribe
from indicators.figures.sentences import statement
from indicators.language.formatting import day_de, missing_text
from indicators.language.i18n import gettext as _
from indicators.loading.base_path import with_base
from indicators.loading.settings import current_settings
from indicators.loading.sign_film import sign_film
from indicators.loading.texts import line_by_line, operator_text
from indicators.model import IndicatorSet
from indicators.paper.routes import ways_to_use
from indicators.search.choice import MOST_SHOWN, FindChoice, found_words
from indicators.search.finding import find
from indicators.start.content import Asked, Content, told
from indicators.start.picture import map_picture
from indicators.start.views import content_of
from indicators.store import Store
from indicators.views.accessibility import declared, until_words
from indicators.views.catalogue import SearchChoice, matching
from indicators.views.glossary import groups
from indicators.views.goals.cards import region_picture
from indicators.views.joining import chosen_words, role_groups, role_map
from indicators.views.map.view import MAP
from indicators.views.measures.choice import MeasureChoice, chosen_measures
from indicators.views.measures.one_measure import measure_words
from indicators.views.measures.rows import grouped_rows, measures_address
from indicators.views.news import latest_reports, lead_words, now_words
from indicators.views.pages import (
    ACCESSIBILITY,
    CATALOGUE,
    EASY,
    FEEDBACK,
    GLOSSARY,
    IMPRINT,
    INTAKE,
    INTERFACE,
    JOINING,
    MEASURES,
    MEETING,
    NEWS,
    PRIVACY,
    SEARCH,
    START,
    no_figures,
    no_measures,
)


def _start(asked: Asked) -> Content:
    """The region at a glance: the map of a lead indicator, the goals, a sentence per set."""
    data = asked.data
    shown = framed_view(data, MAP, asked.given, listed=WorkingList())
    if shown is None:
        return told(asked, "start/text.html", notices=[no_figures()])
    found = content_of(asked, MAP, shown, notices=shown.notices)
    region = data.dataset.areas.region
    leads = [(one.label, statement(data.series[one.lead], region), links.map_of(one.lead)) for one in data.sets]
    values = {"pillars": region_picture(data), "leads": leads, "controls": (), "chosen": ()}
    return replace(
        found,
        template="start/overview.html",
        name=START.heading,
        description=START.purpose(),
        values={**found.values, **values},
    )


def _measures(asked: Asked) -> Content:
    data = asked.data
    choice, notices = asked.choice(MeasureChoice)
    if not data.dataset.measures:
        return told(asked, "start/text.html", notices=[no_measures()])
    fields = {"parameters": choice.parameters(), "area": choice.area, "notices": notices}
    if choice.measure:
        one = data.dataset.measures[choice.measure]
        values = {**measure_words(data, one), "all": measures_address(replace(choice, measure=""))}
        return told(
            asked,
            "start/measure.html",
            description=one.description,
            heading=one.label,
            name=one.label,
            values=values,
            **fields,
        )
    measures = chosen_measures(data.dataset, choice, data.day)
    values = {
        "count": len(measures),
        "total": len(data.dataset.measures),
        "silent": sum(one.has_no_recent_report(data.day) for one in measures),
        "limited": choice.is_limited,
        "href": measures_address(MeasureChoice(layout=choice.layout)),
        "caption": _("Maßnahmen nach Ort und Handlungsfeld"),
        "groups": grouped_rows(data, choice, measures),
    }
    return told(asked, "start/measures.html", description=now_words(data.dataset), values=values, **fields)


def _meeting(asked: Asked) -> Content:
    data = asked.data
    if not data.sets:
        return told(asked, "start/text.html", notices=[no_figures()])
    choice, notices = asked.choice(DeckChoice)
    slides, missing = slides_of(data, choice, data.day)
    release = data.release.id if data.release else ""
    address = deck_address(choice, release)
    values = {
        "ways_to_use": ways_to_use(choice, release),
        "rows": [(f"{address}#{number}", one.statement, one.name) for number, one in enumerate(slides, start=1)],
    }
    return told(
        asked,
        "start/meeting.html",
        values=values,
        notices=[*notices, *missing],
        parameters=choice.parameters(),
        area=choice.area,
    )


def _joining(asked: Asked) -> Content:
    areas = asked.data.dataset.areas
    choice, notices = asked.choice(AreaChoice)
    area = areas.get(choice.area)
    shown = for_either_theme(lambda colors: role_map(areas, area, colors))
    values = {
        "picture": map_picture([(_("Karte: Wer macht mit?"), shown)]),
        "chosen": (area.label, chosen_words(areas, area)) if area else None,
        "text": markdown(operator_text("mitmachen")),
        "groups": role_groups(areas),
        "missing": missing_text(""),
    }
    return told(
        asked,
        "start/joining.html",
        values=values,
        notices=notices,
        parameters=choice.parameters(),
        area=choice.area,
        is_lasting=False,
    )


def _catalogue(asked: Asked) -> Content:
    data = asked.data
    choice, notices = asked.choice(SearchChoice)
    sets = [(one, rows) for one in data.sets if (rows := _indicators(data, one, choice.search))]
    if choice.search and not sets:
        notices = [*notices, _("Kein Indikator passt zu „{search}“.").format(search=choice.search)]
    description = _("Quelle, Stand und Lizenz jeder Zahl, dazu alle Werte zum Herunterladen.")
    return told(
        asked,
        "start/data.html",
        description=description,
        values={"sets": sets, "purpose": description, "missing": missing_text("")},
        notices=notices,
        parameters=choice.parameters(),
    )


def _indicators(data: Store, one: IndicatorSet, search: str) -> list[dict[str, Any]]:
    """The indicators of a set that a search finds, with their sources."""
    return [
        {"indicator": indicator, "href": links.map_of(indicator.id), "sources": data.sources_of(indicator)}
        for indicator in matching(data, one, search)
    ]


def _search(asked: Asked) -> Content:
    choice, notices = asked.choice(FindChoice)
    found = find(asked.data, choice.text)
    words = found_words(choice.text, found)
    values = {
        "text": choice.text, "found": found[:MOST_SHOWN], "summary": words,
        "sources": list(asked.data.dataset.search_words.sources.values()),
    }  # fmt: skip
    return told(
        asked, "start/search.html", description=words if choice.text else "", values=values, notices=notices,
        parameters=choice.parameters(),
    )  # fmt: skip


def _glossary(asked: Asked) -> Content:
    return told(asked, "start/glossary.html", values={"groups": groups(asked.data)})


def _news(asked: Asked) -> Content:
    data = asked.data
    releases = [(f"{day_de(one.day)}: {one.title}", f"ausgabe-{one.id}", lead_words(one)) for one in data.releases]
    values = {"now": now_words(data.dataset), "reports": latest_reports(data.dataset, data.day), "releases": releases}
    values["subscriptions"] = ways_to_subscribe(data)
    return told(asked, "start/news.html", description=now_words(data.dataset), values=values)


def _interface(asked: Asked) -> Content:
    found = resource_rows(asked.data.default_indicator)
    rows = [(path, f"{ROOT.removeprefix('/')}/{path}", words, names) for path, words, names in found]
    releases = [one.id for one in asked.data.releases if one.id in asked.data.kept_releases]
    return told(asked, "start/interface.html", values={"root": with_base(ROOT), "rows": rows, "releases": releases})


def _intake(asked: Asked) -> Content:
    return told(asked, "start/text.html")


def _feedback(asked: Asked) -> Content:
    settings = current_settings()
    values = {"settings": settings, "has_form": mailbox(settings) is not None}
    return told(asked, "start/feedback.html", values=values, is_lasting=False)


def _accessibility(asked: Asked) -> Content:
    settings = current_settings()
    values = {
        "text": markdown(operator_text("barrierefreiheit")), "declared": declared(asked.data, settings),
        "until": until_words, "settings": settings,
    }  # fmt: skip
    return told(asked, "start/accessibility.html", heading="", values=values, is_lasting=False)


def _easy(asked: Asked) -> Content:
    film = sign_film()
    values = {"text": markdown(line_by_line(operator_text("leichte-sprache"))), "film": film.name if film else ""}
    return told(asked, "start/easy.html", heading="", values=values, is_lasting=False)


def _text_of(name: str) -> Callable[[Asked], Content]:
    """A text of the operator, whole; its heading is its own."""

    def made(asked: Asked) -> Content:
        return told(
            asked, "start/operator.html", heading="", values={"text": markdown(operator_text(name))}, is_lasting=False
        )

    return made


MAKERS: Mapping[Page, Callable[[Asked], Content]] = {
    START: _start,
    MEASURES: _measures,
    MEETING: _meeting,
    JOINING: _joining,
    CATALOGUE: _catalogue,
    NEWS: _news,
    GLOSSARY: _glossary,
    SEARCH: _search,
    INTAKE: _intake,
    INTERFACE: _interface,
    IMPRINT: _text_of("impressum"),
    PRIVACY: _text_of("datenschutz"),
    FEEDBACK: _feedback,
    ACCESSIBILITY: _accessibility,
    EASY: _easy,
}
