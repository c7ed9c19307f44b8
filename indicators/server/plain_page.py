"""The page before the app: what a view says and shows, as plain HTML for those who wait, have no scripts, or search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from indicators.drawing.html import render
from indicators.drawing.map_svg import MapShape, status_shapes
from indicators.drawing.palette import DARK, LIGHT
from indicators.embed import document as embed
from indicators.embed.twin import told_areas, twin
from indicators.embed.views import framed_view
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.language.i18n import gettext as _
from indicators.loading.settings import TITLE
from indicators.store import Store
from indicators.ui.navigation import BAR, FOOT, PAGES, START
from indicators.views.goals.view import ALL_GOALS, GOAL_MAP
from indicators.views.kinds import KINDS

MOST_ROWS = 120
LONGEST_DESCRIPTION = 300

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a plain page: heading, paragraphs, and lines that lead somewhere or ("") do not."""

    title: str = ""
    texts: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class PlainPage:
    """What a plain page says; `darker` are the colours of its map for dark screens, by those for light ones."""

    title: str
    subtitle: str = ""
    statements: Sequence[str] = ()
    notices: Sequence[str] = ()
    description: str = ""
    shape: MapShape | None = None
    darker: Sequence[tuple[str, str]] = ()
    image: str = ""
    blocks: Sequence[Block] = ()
    caption: str = ""
    header: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    more: str = ""
    source: str = ""


def page_at(path: str) -> Page | None:
    """Return the page of an address, the start page for none; None for what is no page."""
    name = path.rstrip("/").rpartition("/")[2]
    return START if not name else next((one for one in PAGES if one.address == name), None)


def plain_view(data: Store, page: Page, given: Given) -> PlainPage | None:
    """Return what a page that shows views says at an address; None for other pages and where there is nothing."""
    for kind in _kinds(page, given):
        if found := framed_view(data, kind, given):
            return _of_view(kind, found.view, found.notices)
    return None


def _kinds(page: Page, given: Given) -> Sequence[ViewKind]:
    """The kinds that say most about a page first; a goal that is named comes before the list of all."""
    kinds = [one for one in KINDS if one.page == page]
    return [GOAL_MAP, ALL_GOALS] if ALL_GOALS in kinds and given.get("ziel") else kinds


def _of_view(kind: ViewKind, view: View, notices: Sequence[str]) -> PlainPage:
    table = view.table()
    columns, rows = twin(table)
    shape, darker = None, []
    if view.region_map:
        light, dark = view.region_map(LIGHT), view.region_map(DARK)
        shape = MapShape(light, told_areas(table, columns, rows), is_coarse=True)
        pairs = [(one.color, dark.classes[number].color) for number, one in light.classes.items() if one.color]
        darker = list(dict(pairs).items())
    hidden = len(rows) - MOST_ROWS
    more = _("{count} weitere Zeilen stehen in den Dateien unter „Daten & Quellen“.").format(count=hidden)
    caption = view.caption("", bare=shape is None)
    said = [view.statement or (shape.shown.statement if shape else "")]
    return PlainPage(
        title=view.title, subtitle=view.subtitle, statements=[one for one in said if one], notices=notices,
        description=view.description, shape=shape, darker=darker,
        image="" if shape else f"{embed.PATH}/{kind.code}.svg?{urlencode(view.parameters)}",
        caption=table.title, header=[one.label for one in columns], rows=rows[:MOST_ROWS],
        more=more if hidden > 0 else "", source=" ".join(filter(None, [caption.source, caption.edition])),
    )  # fmt: skip


def rendered(page: PlainPage, current: Page) -> str:
    """Return a plain page as HTML, with the ways to all others."""
    return render(
        "start/page.html",
        page=page, brand=TITLE, home=".", colors=LIGHT, statuses=_statuses(page),
        pages=[_link(one, current) for one in BAR],
        foot=[_link(one, current) for one in (*(one for one in PAGES if one not in (*BAR, *FOOT)), *FOOT)],
    )  # fmt: skip


def _statuses(page: PlainPage) -> object:
    """The drawings of the symbols that a map shows: no others need to be sent."""
    looks = page.shape.shown.classes.values() if page.shape else ()
    wanted = {look.symbol.removeprefix("status/") for look in looks if look.symbol}
    return [one for one in status_shapes() if one[0] in wanted]


def _link(page: Page, current: Page) -> tuple[str, str, bool]:
    return ("." if page == START else page.address), page.title(), page == current


def head_of(page: PlainPage) -> tuple[str, str]:
    """Return title and description of the document: what it shows and says."""
    title = page.title if page.title == TITLE else f"{page.title} · {TITLE}"
    said = " ".join([*page.statements, page.subtitle, page.description]).strip() or page.title
    cut = said if len(said) <= LONGEST_DESCRIPTION else f"{said[: LONGEST_DESCRIPTION - 1].rsplit(' ', 1)[0]}…"
    return title, cut
