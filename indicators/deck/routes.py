"""Slides for a meeting as a document of their own: full screen, no header and no menu, one request per deck."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from indicators.address.choice import C, read
from indicators.address.parameters import STAND
from indicators.deck.choice import DeckChoice
from indicators.deck.document import Around, Link, offline_file, pieces
from indicators.deck.handout import handout_pdf
from indicators.deck.presentation import presentation_file
from indicators.deck.ready import deck_title, offers, slides_of
from indicators.language.i18n import gettext as _
from indicators.language.visible import file_stem
from indicators.loading.settings import current_settings
from indicators.office.slide_master import slide_template
from indicators.store import Store, read_store

PATH = "sitzung"
PAGE = "sitzungen"
PICKER = "auswahl"  # part of a deck's address behind "#": opens the picker and comes back to the page, see deck.js
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def deck_address(choice: DeckChoice, release: str = "") -> str:
    """Return the address of a deck, seen from any page."""
    return f"{PATH}?{choice.query(release)}"


def handout_address(choice: DeckChoice, release: str = "", *, per_page: int = 2) -> str:
    """Return the address of the hand-out of a deck."""
    return f"{PATH}/handzettel.pdf?{choice.query(release)}" + ("&je_seite=1" if per_page == 1 else "")


def offline_address(choice: DeckChoice, release: str = "") -> str:
    """Return the address of the file of a deck that needs no network."""
    return f"{PATH}/offline.html?{choice.query(release)}"


def presentation_address(choice: DeckChoice, release: str = "") -> str:
    """Return the address of the slides of a deck for PowerPoint."""
    return f"{PATH}/folien.pptx?{choice.query(release)}"


def ways_to_use(choice: DeckChoice, release: str = "") -> list[tuple[str, str, str, bool]]:
    """Return the ways to use a deck: address, words, kind of file ("" for none), and whether it is the usual one."""
    return [
        (deck_address(choice, release), _("Vorführen"), "", True),
        (handout_address(choice, release), _("Handzettel, zwei Folien je Seite (PDF)"), "pdf", False),
        (handout_address(choice, release, per_page=1), _("Handzettel, eine Folie je Seite (PDF)"), "pdf", False),
        (presentation_address(choice, release), _("Folien für PowerPoint (PPTX)"), "pptx", False),
        (offline_address(choice, release), _("Datei ohne Netz (HTML)"), "html", False),
    ]


def asked(kind: type[C], request: Request) -> tuple[Store, C, list[str]]:
    """Return the data, the choice of a kind and the notices of an address."""
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    data = read_store(request.query_params.get(STAND, ""), day=date.today())
    choice, notices = read(kind, given, data, besides=["je_seite"])
    return data, choice, notices


def _show(request: Request) -> Response:
    """The deck as a page; its slides are sent as they get ready."""
    data, choice, notices = asked(DeckChoice, request)
    release = data.release.id if data.release else ""
    slides, missing = slides_of(data, choice, data.day)
    around = Around(
        home=f"{PAGE}?{choice.query(release)}",
        ready=deck_address(DeckChoice(choice.area, choice.pillar), release) if choice.slides else "",
        links=[
            Link(handout_address(choice, release), _("Handzettel (PDF)"), file=True),
            Link(presentation_address(choice, release), _("PowerPoint (PPTX)"), file=True),
            Link(offline_address(choice, release), _("Datei ohne Netz"), file=True),
            Link(f"{PAGE}?{choice.query(release)}", _("Beenden")),
        ],
        offers=offers(data, data.dataset.areas[choice.area]),
        notices=[*notices, *missing],
    )
    title = deck_title(data, choice)
    document: Iterator[str] = pieces(title, slides, around)
    return StreamingResponse(document, media_type="text/html; charset=utf-8", headers={"Cache-Control": "no-cache"})


def _handout(request: Request) -> Response:
    data, choice, _notices = asked(DeckChoice, request)
    slides, _missing = slides_of(data, choice, data.day)
    release = data.edition.id if data.edition else ""
    settings = current_settings()
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    link = settings.address(deck_address(choice, release), origin=origin)
    per_page = 1 if request.query_params.get("je_seite") == "1" else 2
    content = handout_pdf(deck_title(data, choice), slides, day=data.day, link=link, per_page=per_page)
    return file_answer(content, "application/pdf", file_stem("handzettel", deck_title(data, choice)) + ".pdf")


def _presentation(request: Request) -> Response:
    data, choice, _notices = asked(DeckChoice, request)
    slides, _missing = slides_of(data, choice, data.day)
    title = deck_title(data, choice)
    content = presentation_file(title, slides, day=data.day, template=slide_template().content)
    return file_answer(content, PPTX, file_stem("folien", title) + ".pptx")


def _offline(request: Request) -> Response:
    data, choice, _notices = asked(DeckChoice, request)
    slides, _missing = slides_of(data, choice, data.day)
    content = offline_file(deck_title(data, choice), slides)
    return file_answer(content, "text/html", file_stem("sitzung", deck_title(data, choice)) + ".html")


def file_answer(content: bytes, media_type: str, name: str) -> Response:
    """Return a file to be saved under a name."""
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


routes = [
    Route(f"/{PATH}", _show),
    Route(f"/{PATH}/handzettel.pdf", _handout),
    Route(f"/{PATH}/folien.pptx", _presentation),
    Route(f"/{PATH}/offline.html", _offline),
]
