"""Streamlit's start document in German, with the page made on the server in it."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

import streamlit as st
from anyio import CapacityLimiter, move_on_after
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.types import Scope

from indicators.drawing import leaflet_map
from indicators.drawing.assets import versioned
from indicators.language.i18n import language
from indicators.loading.region import site_title
from indicators.paths import streamlit_files
from indicators.server.bounded import drawings, stays
from indicators.server.chunks import chunk_files
from indicators.server.pen import pen
from indicators.start.answering import PATH, routes, start_page, take_page
from indicators.start.document import StartDocument

# What pages are made of, beyond what is there from the first; what a page has more of comes when it is missed.
PARTS = ("Selectbox", "Html", "Button")
PARTS_OF_MAPS = ("ComponentInstance", "Checkbox")
# In their order, before Streamlit's own, which reads what the first one sets; none keeps the page from being shown.
SCRIPTS = ("page", "hyphens", "years", "areas", "startmap", "matrix", "start")
PATIENCE_S = DRAWING_S = 2  # for the page, and for its drawing: what takes longer must not keep the app away
ROOT = '<div id="root"></div>'
# What Streamlit's document has for the app alone: it comes behind the page and its style, which need not wait for it.
PRELOAD = '<link rel="modulepreload"'
FOR_THE_APP = re.compile(r'<link rel="(?:stylesheet|modulepreload)" crossorigin[^>]*>')
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
FONT = re.compile(r'href="(\./static/media/SourceSansVF-Upright[^"]+)"')  # preloaded by Streamlit's document

_pages = Starlette(routes=routes)
_making = CapacityLimiter(1)  # pages at a time: whoever is in the app already shares the interpreter with one at most
_drawn_here = asyncio.Lock()


def below_base(scope: Scope) -> str:
    """Return the path of a request below the dashboard's own address, without slashes around it."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path: str = scope["path"].removeprefix(scope.get("root_path", "")).strip("/")
    return path.removeprefix(base).strip("/") if base else path


async def page_before(scope: Scope) -> StartDocument | None:
    """Return the page for a request; None where it is not there in time, without its drawing where only that is not."""
    path, query, found = below_base(scope), scope.get("query_string", b""), None
    with move_on_after(PATIENCE_S):
        found = await run_sync(partial(start_page, path, query, draws=False), abandon_on_cancel=True, limiter=_making)
    if found and found.lacks_picture:
        with move_on_after(DRAWING_S):
            found = await _with_picture({**scope, "path": f"/{PATH}/{path}"}, path, query) or found
    return found


async def _with_picture(scope: Scope, path: str, query: bytes) -> StartDocument | None:
    """The page as the process draws it that draws everything; None where it has too much to do.

    Until it is ready, which takes seconds, one page at a time is drawn here; the first of them starts it.
    """
    if pen.is_ready:
        answer = await drawings.answer(scope, stays, _pages)
        is_drawn = answer is not None and answer.start["status"] == 200
        return take_page(path, query, answer.body) if answer and is_drawn else None
    if _drawn_here.locked():
        return None
    async with _drawn_here:
        try:
            return await run_sync(start_page, path, query, abandon_on_cancel=True, limiter=_making)
        finally:
            drawings.begin(scope, _pages)


async def public_document(index: str, scope: Scope) -> str:
    """Return Streamlit's start document as a visitor of the dashboard gets it."""
    return german_document(index, await page_before(scope))


def german_document(
    index: str, start: StartDocument | None = None, *, title: str = "", scripts: Sequence[str] = SCRIPTS
) -> str:
    """Return Streamlit's start document in the request's language, with our title and scripts, and a page before it."""
    index = index.replace('<html lang="en">', f'<html lang="{language()}">', 1)
    head = own = "".join(
        f'<script src="./app/static/{versioned(f"{one}.js")}" fetchpriority="high" defer></script>' for one in scripts
    )
    if start and ROOT in index:
        index = NO_SCRIPT.sub("", index, count=1).replace("<title>Streamlit</title>", "", 1)
        behind = "".join(FOR_THE_APP.findall(index)).replace(PRELOAD, f'{PRELOAD} fetchpriority="low"')
        index = FOR_THE_APP.sub("", index)
        behind += "".join(hints(has_map=start.has_map, known=behind))
        index = index.replace(ROOT, f"{start.body}{behind}{ROOT}", 1)
        head = f"{start.head}{_font(index)}{own}"
    index = index.replace("<title>Streamlit</title>", f"<title>{title or site_title()}</title>", 1)
    return index.replace("<head>", f"<head>{head}", 1)


def hints(*, has_map: bool, known: str) -> Iterator[str]:
    """Return what the app will ask for as soon as it runs, so that it comes with its first files, less urgently.

    Of `known` ones nothing is said again. The map's document asks for its files one after the other.
    """
    for name in chunk_files(PARTS + (PARTS_OF_MAPS if has_map else ())):
        if name not in known:
            yield f'{PRELOAD} fetchpriority="low" crossorigin href="./static/{name}">'
    if has_map:
        for address in (f"./app/static/{name}" for name in leaflet_map.files()):
            yield f'<link rel="prefetch" href="{address}">'


def _font(index: str) -> str:
    """The font of the page, which is the app's: there at once or not at all, so that no letter moves."""
    found = FONT.search(index)
    face = (
        '@font-face{{font-family:"Start Sans";src:url("{}") format("woff2");font-weight:200 900;font-display:optional}}'
    )
    return f"<style>{face.format(found[1])}</style>" if found else ""


@lru_cache(maxsize=1)
def start_document() -> str:
    """Return Streamlit's start document as it is installed."""
    return (streamlit_files() / "index.html").read_text(encoding="utf-8")
