"""Everything that can be found: what it is called, by which words it is found, and where it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from indicators.address import links
from indicators.figures.sentences import statement
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.measures.words import status_label
from indicators.model import Area, Level
from indicators.ratings.words import kind_words
from indicators.store import Store
from indicators.views.glossary import anchor_of
from indicators.views.pages import PAGES, START


class Kind(StrEnum):
    """What is found."""

    AREA = "area"
    PLACE = "place"
    SET = "set"
    INDICATOR = "indicator"
    GOAL = "goal"
    MEASURE = "measure"
    TERM = "term"
    PAGE = "page"
    SOURCE = "source"


# How much more likely one is meant than another that fits as well.
LIKELY = {
    Kind.AREA: 1.2, Kind.PLACE: 1.1, Kind.INDICATOR: 1.1, Kind.SET: 1.08, Kind.PAGE: 1.05, Kind.GOAL: 1.0,
    Kind.TERM: 0.9, Kind.MEASURE: 0.9, Kind.SOURCE: 0.8,
}  # fmt: skip
LABEL, OTHER_NAME, ABOUT = 1.0, 0.9, 0.4  # how much a word counts by where it stands


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be found: its texts, each with how much its words count, its path, and its sentence when asked for.

    `id` is its code in the data, that of a place the code of its municipality. `label` is shown, `short` is
    what it is called where nothing tells it from others, "" for the same.
    """

    kind: Kind
    id: str
    label: str
    texts: tuple[tuple[str, float], ...]
    path: str
    sentence: Callable[[], str]
    short: str = ""

    @property
    def name(self) -> str:
        """What it is called where nothing tells it from others."""
        return self.short or self.label


def kind_word(kind: Kind) -> str:
    """Return what a kind is called."""
    return {
        Kind.AREA: _("Gebiet"), Kind.PLACE: _("Ort"), Kind.SET: _("Thema"), Kind.INDICATOR: _("Indikator"),
        Kind.GOAL: _("Ziel"), Kind.MEASURE: _("Maßnahme"), Kind.TERM: _("Begriff"),
        Kind.PAGE: _("Seite"), Kind.SOURCE: _("Quelle"),
    }[kind]  # fmt: skip


def things(data: Store) -> Iterator[Thing]:
    """Return everything there is, in the order of the data."""
    yield from _areas(data)
    yield from _places(data)
    yield from _sets(data)
    yield from _indicators(data)
    yield from _goals(data)
    yield from _measures(data)
    yield from _terms(data)
    yield from _pages()
    yield from _sources(data)


def _areas(data: Store) -> Iterator[Thing]:
    areas = data.dataset.areas
    for one in (*areas, *areas.groups):
        texts = ((one.label, LABEL), (one.name, LABEL), (f"{one.postcode} {one.code} {one.type}", OTHER_NAME),
                 (f"{one.role} {one.about}", ABOUT))  # fmt: skip
        yield Thing(
            Kind.AREA,
            one.code,
            one.label,
            texts,
            links.profile(one.code),
            partial(area_words, data, one),
            one.name.partition(" (")[0],
        )


def area_words(data: Store, area: Area) -> str:
    """Return what an area is: "Stadt im Hochsauerlandkreis, Pionierkommune"."""
    areas = data.dataset.areas
    if area.level == Level.GROUP:
        return area.about or _("Gruppe: {members}").format(members=join_de([areas[one].label for one in area.members]))
    district = areas.get(area.district)
    where = f" {district.locative}" if district else ""
    return ", ".join(filter(None, [f"{area.type or area.label}{where}", area.role]))


def _places(data: Store) -> Iterator[Thing]:
    areas = data.dataset.areas
    for one in data.dataset.search_words.places:
        area = areas[one.area]
        words = _("{name} ist eine Postleitzahl von {area}.") if one.is_postcode else _("{name} gehört zu {area}.")
        yield Thing(
            Kind.PLACE, one.area, f"{one.name} ({area.label})", ((one.name, LABEL), (area.label, ABOUT)),
            links.profile(one.area), partial(words.format, name=one.name, area=area.label),
            one.name,
        )  # fmt: skip


def _sets(data: Store) -> Iterator[Thing]:
    for one in data.sets:
        path, texts = links.link("tabelle", thema=one.id), ((one.label, LABEL), (one.description, ABOUT))
        yield Thing(Kind.SET, one.id, one.label, texts, path, partial(str, one.description))


def _indicators(data: Store) -> Iterator[Thing]:
    region = data.dataset.areas.region
    for name, series in data.series.items():
        one = series.indicator
        texts = ((one.label, LABEL), (one.short, LABEL), (one.unit_words, OTHER_NAME), (one.definition, ABOUT),
                 (data.dataset.sets[one.set].label if one.set in data.dataset.sets else "", ABOUT))  # fmt: skip
        yield Thing(Kind.INDICATOR, name, one.label, texts, links.map_of(name), partial(statement, series, region))


def _goals(data: Store) -> Iterator[Thing]:
    for one in data.dataset.goals.values():
        indicator, pillar = data.dataset.indicators[one.indicator], data.dataset.pillars[one.pillar]
        texts = ((one.label, LABEL), (_("Ziel"), OTHER_NAME), (f"{indicator.label} {pillar.label}", ABOUT),
                 (f"{one.document} {one.decided_by}", ABOUT))  # fmt: skip
        yield Thing(Kind.GOAL, one.id, one.label, texts, links.goal(one.id), partial(kind_words, one))


def _measures(data: Store) -> Iterator[Thing]:
    areas = data.dataset.areas
    for one in data.dataset.measures.values():
        where = " ".join(areas[code].label for code in one.areas if code in areas)
        texts = ((one.label, LABEL), (f"{one.bundle} {where}", OTHER_NAME), (one.description, ABOUT))
        yield Thing(
            Kind.MEASURE, one.id, one.label, texts, links.link("projekte", massnahme=one.id),
            partial(str, one.description or status_label(one.standing(data.day))),
        )  # fmt: skip


def _terms(data: Store) -> Iterator[Thing]:
    for one in data.dataset.glossary.values():
        texts = ((one.term, LABEL), (" ".join(one.forms), OTHER_NAME))
        yield Thing(
            Kind.TERM, one.term, one.term, texts, f"glossar#{anchor_of(one.term)}", partial(str, one.explanation)
        )


def _pages() -> Iterator[Thing]:
    for one in PAGES:
        path = "./" if one == START else one.address
        texts = ((one.title(), LABEL), (one.heading, LABEL), (one.purpose(), ABOUT))
        yield Thing(Kind.PAGE, one.address, one.heading, texts, path, one.purpose)


def _sources(data: Store) -> Iterator[Thing]:
    by_id = {one.id: one for one in data.dataset.sources.values()}
    for one in by_id.values():
        texts = ((one.dataset, LABEL), (one.publisher, LABEL), (one.attribution, ABOUT))
        label = f"{one.dataset} ({one.publisher})"
        yield Thing(
            Kind.SOURCE, one.id, label, texts, links.link("daten", suche=one.dataset), partial(str, one.attribution)
        )
