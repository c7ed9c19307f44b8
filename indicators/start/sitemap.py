"""`/robots.txt` and `/sitemap.xml`: what search engines may look at, and the addresses worth their way."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from indicators.address import links
from indicators.loading.base_path import base_path
from indicators.loading.settings import Settings, current_settings
from indicators.start.robots import rules, sitemap_line
from indicators.store import Store, read_store
from indicators.views.pages import PAGES, SEARCH, START

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000  # addresses of a file, by the protocol
KEPT = "public, max-age=3600"


def robots_txt(settings: Settings) -> str:
    """Return what search engines may look at: nothing where the operator does not want to be found."""
    return "".join(f"{one}\n" for one in ["User-agent: *", *rules(settings, base_path()), *sitemap_line(settings)])


def paths(data: Store) -> Iterator[str]:
    """The paths of all pages, then of each area, indicator, goal and measure."""
    yield ""
    yield from (one.address for one in PAGES if one not in (START, SEARCH))
    yield from (links.profile(one.code) for one in data.dataset.areas.in_order)
    yield from (links.map_of(name) for name in data.series)
    yield from (links.goal(name) for name in data.dataset.goals)
    yield from (links.link("projekte", massnahme=name) for name in data.dataset.measures)


def sitemap(data: Store, settings: Settings) -> bytes:
    """Return the addresses with the day of the edition; ValueError where no public address is known."""
    if not settings.address(""):
        raise ValueError("A sitemap has whole addresses: public_url is missing.")
    ET.register_namespace("", SPACE)
    root = ET.Element(f"{{{SPACE}}}urlset")
    for path in list(paths(data))[:MOST]:
        one = ET.SubElement(root, f"{{{SPACE}}}url")
        ET.SubElement(one, f"{{{SPACE}}}loc").text = settings.address(path)
        if data.edition:
            ET.SubElement(one, f"{{{SPACE}}}lastmod").text = data.edition.day.isoformat()
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _robots(_request: Request) -> Response:
    return PlainTextResponse(robots_txt(current_settings()), headers={"Cache-Control": KEPT})


def _sitemap(_request: Request) -> Response:
    settings = current_settings()
    if not settings.findable or not settings.address(""):
        return PlainTextResponse("No public address is set, or nobody shall find this site.\n", 404)
    content = sitemap(read_store(day=date.today()), settings)
    return Response(content, media_type="application/xml", headers={"Cache-Control": KEPT})


routes = [Route("/robots.txt", _robots), Route("/sitemap.xml", _sitemap)]
