"""The addresses of feeds and of the calendar: /abo/neu.atom, /abo/massnahmen.atom, /abo/termine.ics."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from indicators.address import links
from indicators.address.choice import read
from indicators.embed.document import kept
from indicators.export.view import View
from indicators.feeds import atom, calendar
from indicators.feeds.choice import FeedChoice, feed_of
from indicators.feeds.entries import release_entries, report_entries
from indicators.language.i18n import gettext as _
from indicators.loading.settings import current_settings
from indicators.store import Store, read_store

PATH = "abo"
REPORTS = f"{PATH}/massnahmen.atom"
DATES = f"{PATH}/termine.ics"


def feed_path(choice: FeedChoice | None = None) -> str:
    """Return the path of the feed about something, about everything without a choice."""
    given = choice.parameters() if choice else {}
    return f"{PATH}/neu.atom" + (f"?{urlencode(given)}" if given else "")


def feed_title(data: Store, choice: FeedChoice) -> str:
    """Return what a feed is called: "Neue Zahlen: Arnsberg, Bevölkerung"."""
    dataset = data.dataset
    named = [
        dataset.areas[choice.area].label if choice.area else "",
        data.series[choice.indicator].indicator.label if choice.indicator else "",
        dataset.goals[choice.goal].label if choice.goal else "",
    ]
    about = ", ".join(filter(None, named))
    return _("Neue Zahlen: {about}").format(about=about) if about else _("Neue Zahlen und Bewertungen")


def ways_to_subscribe(data: Store, choice: FeedChoice | None = None) -> list[tuple[str, str, str]]:
    """Return the feeds there are: path, words and media type; the one about a choice comes first."""
    usual = [
        (feed_path(), feed_title(data, FeedChoice()), atom.MEDIA_TYPE),
        (REPORTS, _("Berichte zu Maßnahmen"), atom.MEDIA_TYPE),
        (DATES, _("Erwartete Zahlen (Kalender)"), calendar.MEDIA_TYPE),
    ]
    own = [(feed_path(choice), feed_title(data, choice), atom.MEDIA_TYPE)] if choice and choice != FeedChoice() else []
    return [*own, *usual]


def ways_about(view: View) -> list[tuple[str, str, str]]:
    """Return the feed about the same as a view, where it is about anything, and the calendar."""
    choice = feed_of(view)
    words = _("Neue Zahlen und Bewertungen: {title} (Atom)").format(title=view.title)
    own = [(feed_path(choice), words, atom.MEDIA_TYPE)] if choice != FeedChoice() else []
    return [*(own or [(feed_path(), _("Neue Zahlen und Bewertungen (Atom)"), atom.MEDIA_TYPE)]),
            (DATES, _("Erwartete Zahlen (Kalender)"), calendar.MEDIA_TYPE)]  # fmt: skip


def _address(request: Request) -> Callable[[str], str]:
    """How paths become addresses here: whole ones where it is known how they begin, else seen from the feed."""
    settings = current_settings()
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    return lambda path: settings.address(path, origin=origin) or f"../{path}"


def _new(request: Request) -> Response:
    data = read_store(day=date.today())
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    choice, notices = read(FeedChoice, given, data)
    if notices:  # a reader that asks every day would never learn that it gets something else
        return PlainTextResponse("\n".join(notices) + "\n", 404)
    page = "neu"
    if choice.goal:
        page = links.goal(choice.goal, choice.area)
    elif choice.area:
        page = links.profile(choice.area)
    elif choice.indicator:
        page = links.map_of(choice.indicator)
    address, author = _address(request), current_settings().operator
    content = data.keep(
        ("feed", choice, address(""), author),
        lambda: atom.atom(
            release_entries(data, choice), title=feed_title(data, choice), path=feed_path(choice), page=page,
            author=author, day=data.day, address=address,
        ),
    )  # fmt: skip
    return kept(content, atom.MEDIA_TYPE)


def _reports(request: Request) -> Response:
    data = read_store(day=date.today())
    content = atom.atom(
        report_entries(data), title=_("Berichte zu Maßnahmen"), path=REPORTS, page="projekte",
        author=current_settings().operator, day=data.day, address=_address(request),
    )  # fmt: skip
    return kept(content, atom.MEDIA_TYPE)


def _dates(request: Request) -> Response:
    data = read_store(day=date.today())
    return kept(calendar.expected_editions(data, address=_address(request)), calendar.MEDIA_TYPE)


routes = [Route(f"/{PATH}/neu.atom", _new), Route(f"/{REPORTS}", _reports), Route(f"/{DATES}", _dates)]
