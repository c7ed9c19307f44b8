"""What the head of a page says to those who look from outside: search engines, chats, sites that embed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from indicators.address.links import lasting
from indicators.embed import card
from indicators.export.json_ld import dataset_of
from indicators.export.view import View
from indicators.export.view_kind import Page
from indicators.feeds.choice import feed_of
from indicators.feeds.routes import ways_to_subscribe
from indicators.language.i18n import gettext as _
from indicators.language.i18n import languages
from indicators.language.switch import in_language
from indicators.language.visible import visible
from indicators.loading.settings import Settings
from indicators.start.content import Content
from indicators.store import Store
from indicators.views.map.view import MAP
from indicators.views.pages import SEARCH

LONGEST_ALTERNATIVE = 420  # characters that networks take of an image's description
OEMBED = "oembed"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The one address of a page, its image with what it shows, where it can be embedded, and its data set.

    Addresses are "" where no public one is known: those who look from outside could not follow them. What is not
    `is_findable` asks search engines to pass by. `feeds` are paths, seen from any page, with words and media types,
    `languages` their codes with the address of the page in each.
    """

    is_findable: bool
    address: str = ""
    image: str = ""
    image_shows: str = ""
    oembed: str = ""
    dataset: Mapping[str, Any] | None = None
    feeds: Sequence[tuple[str, str, str]] = ()
    languages: Sequence[tuple[str, str]] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the image in pixels."""
        return card.WIDTH, card.HEIGHT


def metadata(data: Store, page: Page, content: Content, path: str, settings: Settings) -> Metadata:
    """Return what is said of a page at a path."""
    address, view = settings.address(path), content.values.get("view")
    feeds = ways_to_subscribe(data, feed_of(view) if isinstance(view, View) else None)
    if page == SEARCH or not (settings.findable and address):  # what was searched for is found itself
        return Metadata(settings.findable and page != SEARCH, address, feeds=feeds)
    spoken = [(code, settings.address(in_language(path, code))) for code in languages()]
    if not isinstance(view, View):
        usual = settings.address(card.card_path(MAP.code, lasting()))
        return Metadata(
            True, address, usual, _("Karte der Region aus dem Regionalmonitor"), feeds=feeds, languages=spoken
        )
    named = [one.id for one in view.indicators]
    years = sorted({year for one in named for level in data.levels(one) for year in data.years(one, level)})
    return Metadata(
        True,
        address,
        settings.address(card.card_path(view.kind, {**view.parameters, **lasting()})),
        visible(view.description, LONGEST_ALTERNATIVE),
        settings.address(f"{OEMBED}?url={quote(address, safe='')}"),
        feeds=feeds,
        languages=spoken,
        dataset=dataset_of(view, region=data.dataset.areas.region.label, years=years, address=settings.address),
    )
