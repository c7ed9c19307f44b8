"""The page before Streamlit as HTML: made once for each address and edition of the data, and kept for a while."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from weakref import ref

from indicators.address.links import lasting, link
from indicators.address.parameters import LANG, STAND, TOUR
from indicators.counted import CountedCache
from indicators.drawing.html import own_markup, render
from indicators.drawing.own_colors import own_colors
from indicators.drawing.palette import EITHER
from indicators.drawing.placed import apart_note
from indicators.export.view_kind import Page
from indicators.language.i18n import language, locale
from indicators.language.switch import other_language
from indicators.language.visible import visible
from indicators.loading.boundaries import source_note, source_url
from indicators.loading.preview import preview_title
from indicators.loading.region import site_title
from indicators.loading.settings import current_settings
from indicators.start.content import Asked, Content, Given
from indicators.start.metadata import metadata
from indicators.start.picture import InlinePicture
from indicators.start.texts import MAKERS
from indicators.start.views import view_content
from indicators.start.ways import HOME, ways
from indicators.store import Store
from indicators.views.news import earlier_words, not_kept_words
from indicators.views.pages import PAGES, SEARCH, START, readings
from indicators.views.tour import address_of, step_of

LONGEST_TITLE, LONGEST_DESCRIPTION = 160, 300
MOST_BYTES = 12_000_000
STYLES = ("app.css", "years.css", "start.css")


@dataclass(frozen=True, slots=True)
class StartDocument:
    """What stands in the head of the document, and the page itself; whether the next visitor may get the same.

    `has_map` says whether the app will draw a map where it stands; `lacks_picture` whether one is yet to be drawn.
    """

    head: str
    body: str
    may_be_kept: bool
    has_map: bool = False
    lacks_picture: bool = False

    @property
    def size(self) -> int:
        """Bytes it takes in memory, at the most."""
        return 2 * (len(self.head) + len(self.body))


def page_at(path: str) -> Page | None:
    """Return the page at a path below the dashboard's address, None for what is no page.

    >>> page_at("").script, page_at("karte").script, page_at("ueberblick"), page_at("karte/mehr")
    ('overview', 'map', None, None)
    """
    if not path:
        return START
    return next((one for one in PAGES if one.address == path and one != START), None)


def start_document(data: Store, page: Page, given: Given, *, draws: bool = True) -> StartDocument:
    """Return the page before Streamlit for the parameters of an address.

    Unless it `draws`, pictures that take a drawing program are left out; maps are there in any case.
    """
    asked = Asked(data, page, given, draws)
    content = MAKERS.get(page, view_content)(asked)
    kept = {**lasting(data.release.id if data.release else ""), **asked.listed[0].parameters()}
    missing = not_kept_words(data, next(iter(given.get(STAND, [])[-1:]), ""))
    notices = [*([missing] if missing else []), *content.notices]
    body = render(
        content.template,
        **content.values,
        page=page,
        has_list=asked.has_list,
        heading=content.heading,
        earlier=earlier_words(data),
        preview=preview_title(),
        newest=link(HOME if page == START else page.address, **content.parameters),
        notices=notices,
        ways=ways(page, kept, content.area),
        home=HOME,
        readings=readings(page),
        is_search=page == SEARCH,
        is_start=page == START,
        step=step_of(page, next(iter(given.get(TOUR, [])[-1:]), "")),
        offer=address_of(0) if page == START else "",
        other=other_language(link("" if page == START else page.address, **content.parameters)),
        brand=site_title(),
        boundaries=source_note(),
        apart=apart_note(),
        boundaries_url=source_url(),
        colors=EITHER,
    )
    drawn = content.values.get("picture")
    picture = drawn if isinstance(drawn, InlinePicture) else InlinePicture()
    return StartDocument(
        _head(data, page, content, kept, given),
        body,
        content.is_lasting and not notices and not picture.is_missing,
        has_map=page == START or bool(picture.maps),
        lacks_picture=picture.is_missing,
    )


def _head(data: Store, page: Page, content: Content, kept: Mapping[str, str], given: Given) -> str:
    """Title, description and style of the document, and what it says to those who look from outside."""
    said = {name: text for name, text in content.parameters.items() if name in given}  # what is usual need not be said
    path = link("" if page == START else page.address, **{**said, STAND: kept.get(STAND), LANG: kept.get(LANG)})
    return render(
        "start/head.html",
        title=f"{visible(content.name, LONGEST_TITLE)} · {site_title()}",
        description=visible(content.description, LONGEST_DESCRIPTION),
        site=site_title(),
        locale={"de": "de_DE"}.get(locale(), locale()),
        told=metadata(data, page, content, path, current_settings()),
        styles=[own_colors(), *(own_markup(name) for name in STYLES)],
    )


Key = tuple[str, str, str, str]  # public address, release, page, parameters
Kept = tuple["ref[Store]", StartDocument]


class KeptDocuments:
    """The last documents made, without those of faulty addresses, of which there is no end."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._kept: CountedCache[Key, Kept] = CountedCache("start_documents", most, lambda one: one[1].size)
        self._lock = Lock()

    def get(self, data: Store, page: Page, given: Given, *, draws: bool = True) -> StartDocument:
        """Return the document of an address, made anew where the data changed; whole if kept or if it `draws`."""
        with self._lock:
            of, found = self._kept.get(_key(data, page, given), (None, None))
        if found and of and of() is data:
            return found
        made = start_document(data, page, given, draws=draws)
        self.keep(data, page, given, made)
        return made

    def keep(self, data: Store, page: Page, given: Given, made: StartDocument) -> None:
        """Keep a document for the next who asks, if it may be."""
        if made.may_be_kept and made.size <= self._kept.maxsize:
            with self._lock:
                self._kept[_key(data, page, given)] = (ref(data), made)


def _key(data: Store, page: Page, given: Given) -> Key:
    public = current_settings().public_url
    return public, data.release.id if data.release else "", page.address, repr((language(), sorted(given.items())))
