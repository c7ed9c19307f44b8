"""The web server around the dashboard: security headers, German start document, warm start, small packets at once."""

from starlette.middleware import Middleware

from indicators.api.routes import routes as api_routes
from indicators.deck import routes as deck
from indicators.embed import card
from indicators.embed import document as embed
from indicators.embed import film as embedded_film
from indicators.feeds import routes as feeds
from indicators.ogc import routes as ogc
from indicators.paper import routes as paper
from indicators.server import films, health, own_files, security, sign_film
from indicators.server.base_path import BelowBase
from indicators.server.bounded import Bounded, InTurn
from indicators.server.compression import Compressed
from indicators.server.fonts import LightFonts
from indicators.server.gate import Gate
from indicators.server.headers import PageHeaders
from indicators.server.spoken import Spoken
from indicators.server.uploads import BoundedUploads
from indicators.server.watching import Watched
from indicators.start import oembed, sitemap

routes = [
    *health.routes,
    *security.routes,
    *sitemap.routes,
    *oembed.routes,
    *films.routes,
    *sign_film.routes,
    *own_files.routes,
    *embedded_film.routes,
    *card.routes,
    *embed.routes,
    *feeds.routes,
    *ogc.routes,
    *deck.routes,
    *paper.routes,
    *api_routes,
]
middleware = [
    Middleware(one)
    for one in (BelowBase, Watched, Spoken, Compressed, PageHeaders, Gate, LightFonts, Bounded, InTurn, BoundedUploads)
]
