"""The addresses of papers: council papers and reports of effect, beside those of a deck."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from indicators.address.links import lasting
from indicators.deck import routes as deck
from indicators.deck.choice import DeckChoice
from indicators.deck.ready import deck_title
from indicators.language.i18n import gettext as _
from indicators.language.visible import file_stem
from indicators.loading.settings import current_settings
from indicators.office.paper_base import paper_template
from indicators.paper.document import paper_file
from indicators.paper.effect import effect_file
from indicators.views.effect.choice import EffectChoice

PATH = f"{deck.PATH}/vorlage.docx"
EFFECT_PATH = f"{deck.PATH}/wirkung.docx"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper_address(choice: DeckChoice, release: str = "") -> str:
    """Return the address of the council paper that says what a deck says, seen from any page."""
    return f"{PATH}?{choice.query(release)}"


def paper_label() -> str:
    """Return what buttons for a paper are called."""
    return _("Vorlage für Word (DOCX)")


def effect_address(choice: EffectChoice, release: str = "") -> str:
    """Return the address of the report of a chain of effect, seen from any page."""
    given = {**choice.parameters(), **lasting(release)}
    return f"{EFFECT_PATH}?{urlencode(given)}" if given else EFFECT_PATH


def effect_label() -> str:
    """Return what buttons for a report of effect are called."""
    return _("Bericht für Word (DOCX)")


def ways_to_use(choice: DeckChoice, release: str = "") -> list[tuple[str, str, str, bool]]:
    """Return the ways to use a deck, see `deck.routes.ways_to_use`, and the paper."""
    return [*deck.ways_to_use(choice, release), (paper_address(choice, release), paper_label(), "docx", False)]


def _paper(request: Request) -> Response:
    data, choice, _notices = deck.asked(DeckChoice, request)
    settings = current_settings()
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    content, _missing = paper_file(
        data, choice, settings=settings, day=data.day, origin=origin, template=paper_template().content
    )
    return deck.file_answer(content, DOCX, file_stem("vorlage", deck_title(data, choice)) + ".docx")


def _effect(request: Request) -> Response:
    data, choice, _notices = deck.asked(EffectChoice, request)
    settings = current_settings()
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    content = effect_file(
        data, choice, settings=settings, day=data.day, origin=origin, template=paper_template().content
    )
    area = data.dataset.areas.chosen(choice.area)
    return deck.file_answer(content, DOCX, file_stem("wirkung", area.code, choice.pillar) + ".docx")


routes = [Route(f"/{PATH}", _paper), Route(f"/{EFFECT_PATH}", _effect)]
