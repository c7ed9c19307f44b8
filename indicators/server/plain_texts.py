"""Plain pages of what is no view: overview, measures, sources, news, texts of the operator, and what a page is for."""

import re
from collections.abc import Callable, Mapping

from indicators.address import links
from indicators.address.choice import read
from indicators.deck.choice import DeckChoice
from indicators.deck.ready import slides_of
from indicators.deck.routes import deck_address
from indicators.figures.due import month_words
from indicators.figures.sentences import statement
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.settings import read_settings
from indicators.loading.texts import read_text
from indicators.measures import words
from indicators.ratings.results import decisive_by_indicator
from indicators.ratings.words import rating_word
from indicators.server.plain_page import Block, Given, PlainPage
from indicators.store import Store
from indicators.ui.overview import introduction
from indicators.views.news import now_words

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
MARKS = re.compile(r"[*_`]{1,3}|\\(?=\W)|\\$", re.MULTILINE)


def overview(data: Store, _given: Given) -> PlainPage:
    """Return the region in sentences: the lead indicator of each set, and its goals."""
    region = data.dataset.areas.region
    leads = [(links.map_of(one.lead), statement(data.series[one.lead], region)) for one in data.sets]
    results = [data.results(goal.id, data.day)[region.code] for goal in data.dataset.goals.values() if not goal.areas]
    goals = [(links.goal(one.asked.id, None), f"{one.asked.label}: {rating_word(one)}")
             for one in decisive_by_indicator(results).values() if one.rating.is_rated]  # fmt: skip
    towns = [(links.profile(one.code), one.label) for one in data.dataset.areas.in_order]
    return PlainPage(
        title=_("Wo steht Südwestfalen?"),
        statements=[introduction()],
        blocks=[
            Block(_("Die Region in Kennzahlen"), links=leads),
            Block(_("Die Region, gemessen an Vorgaben und Vorschlägen"), links=goals),
            Block(_("Kreise und Gemeinden"), links=towns),
        ],
    )  # fmt: skip


def measures(data: Store, _given: Given) -> PlainPage:
    """Return every measure with its places, status and term."""
    rows = [
        [one.label, words.place_words(data.dataset, one, most=3), words.status_label(one.standing(data.day)),
         words.term_words(one)]
        for one in data.dataset.measures.values()
    ]  # fmt: skip
    header = [_("Maßnahme"), _("Wo"), _("Stand"), _("Laufzeit")]
    title = _("Maßnahmen & Leitprojekte")
    return PlainPage(title=title, caption=title, header=header, rows=rows)


def sources(data: Store, _given: Given) -> PlainPage:
    """Return every source with its edition, date, licence and when the next is expected."""
    found = {(one.publisher, one.dataset): one for one in data.dataset.sources.values()}.values()
    rows = [[one.dataset, one.publisher, one.data_as_of, one.licence, month_words(one)] for one in found]
    header = [_("Datensatz"), _("Herausgeber"), _("Datenstand"), _("Lizenz"), _("nächste Ausgabe erwartet")]
    title = _("Daten & Quellen")
    indicators = [(links.map_of(name), f"{one.label}, {one.unit}") for name, one in data.dataset.indicators.items()
                  if name in data.series]  # fmt: skip
    return PlainPage(title=title, caption=title, header=header, rows=rows,
                     blocks=[Block(_("Indikatoren"), links=indicators)])  # fmt: skip


def news(data: Store, _given: Given) -> PlainPage:
    """Return what there is now, and every release."""
    releases = [("", f"{day_de(one.day)}: {one.title}") for one in data.releases]
    return PlainPage(title=_("Was ist neu"), statements=[now_words(data.dataset)],
                     blocks=[Block(_("Ausgaben der Daten"), links=releases)])  # fmt: skip


def joining(data: Store, _given: Given) -> PlainPage:
    """Return which places take part."""
    towns = [(links.profile(one.code), f"{one.label}: {one.role}") for one in data.dataset.areas.in_order if one.role]
    return PlainPage(title=_("Mitmachen"), blocks=[Block(_("Wer macht mit?"), links=towns)])


def slides(data: Store, given: Given) -> PlainPage:
    """Return what the slides of a deck say."""
    choice, notices = read(DeckChoice, given, data)
    found, _missing = slides_of(data, choice, data.day)
    address = deck_address(choice, data.release.id if data.release else "")
    said = [(f"{address}#{number}", one.statement) for number, one in enumerate(found, start=1)]
    title = _("Sitzung")
    text = _("Folien für Rat und Ausschuss: je Folie eine Aussage, ein Bild, eine Quelle – aus den aktuellen Daten.")
    return PlainPage(title, statements=[text], notices=notices, blocks=[Block(_("Folien"), links=said)])


def operator_text(name: str, title: str) -> PlainPage:
    """Return a text of the operator whole, its Markdown as headings and paragraphs."""
    settings, _problems = read_settings()
    known = {"Name des Betreibers": settings.operator, "E-Mail-Adresse": settings.email}
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", read_text(name, known)):
        if part.startswith("#"):
            heading, _newline, rest = part.lstrip("# ").partition("\n")
            blocks.append(Block(_unmarked(heading), [_unmarked(rest)] if rest.strip() else []))
        elif blocks:
            blocks[-1] = Block(blocks[-1].title, [*blocks[-1].texts, _unmarked(part)])
        else:
            blocks.append(Block(texts=[_unmarked(part)]))
    return PlainPage(title=title, blocks=[one for one in blocks if one.title != title or one.texts])


def _unmarked(text: str) -> str:
    """Markdown as plain words; of a link its words, with the address of another site behind them."""
    said = LINK.sub(lambda found: f"{found[1]} ({found[2]})" if "://" in found[2] else found[1], text)
    return MARKS.sub("", said).strip()


TEXTS: Mapping[str, Callable[[Store, Given], PlainPage]] = {
    "ueberblick": overview,
    "projekte": measures,
    "daten": sources,
    "neu": news,
    "mitmachen": joining,
    "impressum": lambda _data, _given: operator_text("impressum", _("Impressum")),
    "datenschutz": lambda _data, _given: operator_text("datenschutz", _("Datenschutz")),
    "barrierefreiheit": lambda _data, _given: operator_text("barrierefreiheit", _("Barrierefreiheit")),
    "sitzungen": slides,
    "pruefen": lambda _data, _given: PlainPage(_("Daten prüfen"), statements=[_(
        "Wer Tabellen eines Herausgebers hat, kann hier sehen, was davon in den Monitor passt. Dafür braucht der "
        "Browser Skripte."
    )]),
    "schnittstelle": lambda _data, _given: PlainPage(_("Datenschnittstelle"), statements=[_(
        "Alle Werte, Ziele und Bewertungen für Programme, ohne Anmeldung, als JSON und CSV."
    )], blocks=[Block(links=[("api/v1/", _("Einstieg der Schnittstelle")),
                             ("api/v1/openapi.json", _("Beschreibung (OpenAPI)"))])]),
}  # fmt: skip
