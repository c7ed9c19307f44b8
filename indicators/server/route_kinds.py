"""Which kind of route a request is for: one of a fixed set, for log and figures, whatever is asked."""

import re
from dataclasses import dataclass

from starlette.types import Scope

from indicators.api.asked import ROOT as API
from indicators.deck import routes as deck
from indicators.drawing import film
from indicators.embed import document as embed
from indicators.feeds import routes as feeds
from indicators.ogc import routes as ogc
from indicators.start.document import page_at
from indicators.start.metadata import OEMBED

# In their order: the first that a path begins with counts.
BEGINNINGS = {
    "_stcore/stream": "session", "_stcore/upload_file": "upload", "_stcore": "core", "static": "static",
    "app/static": "app_static", "component": "component", "media": "media", API.strip("/"): "api", embed.PATH: "embed",
    deck.PATH: "deck", film.PATH: "film", "healthz": "health",
    "robots.txt": "found", "sitemap.xml": "found", OEMBED: "found", feeds.PATH: "feed", ogc.PATH: "ogc",
}  # fmt: skip
PAGE, OTHER = "page", "other"
KINDS = (PAGE, *dict.fromkeys(BEGINNINGS.values()), OTHER)
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH"})
# Behind these stand numbers of sessions and of visitors' files.
PRIVATE = ("upload", "media")
END_OF_PATH = re.compile("[?&=;#]")  # a query that was made part of the path
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Route:
    """The kind of a route, the address of its page where it is one, and what may be written down of its path."""

    kind: str
    page: str
    path: str


def route_of(path: str) -> Route:
    """Return the route of a path below the dashboard's address.

    >>> route_of("karte"), route_of("media/0123.png")
    (Route(kind='page', page='karte', path='/karte'), Route(kind='media', page='', path='/media/'))
    >>> route_of("wp-login.php?user=a").path, route_of("wp-login.php").kind
    ('/wp-login.php', 'other')
    """
    if page := page_at(path):
        return Route(PAGE, page.address, f"/{path}")
    for beginning, kind in BEGINNINGS.items():
        if path.startswith(beginning) and path[len(beginning) :][:1] in ("", "/"):
            return Route(kind, "", f"/{beginning}/" if kind in PRIVATE else _shown(path))
    return Route(OTHER, "", _shown(path))


def method_of(scope: Scope) -> str:
    """Return the method of a request, "other" for those of somebody's own invention."""
    method = str(scope.get("method", "GET"))
    return method if method in METHODS else OTHER


def _shown(path: str) -> str:
    return "/" + END_OF_PATH.split(path, maxsplit=1)[0][:LONGEST]
