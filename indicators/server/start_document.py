"""Streamlit's start document in German, with the plain page of its address in it."""

import logging
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs

from markupsafe import escape

from indicators.address.parameters import STAND
from indicators.drawing.assets import asset_text
from indicators.export.view_kind import Page
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.settings import TITLE
from indicators.model.problems import DataProblems
from indicators.server.plain_page import Given, head_of, page_at, plain_view, rendered
from indicators.server.plain_texts import TEXTS
from indicators.store import Store, read_store

# In their order, before Streamlit's own, which reads what the first one sets; none of them keeps the page from showing.
PAGE_SCRIPTS = '<script src="./app/static/page.js" defer></script><script src="./app/static/hyphens.js" defer></script>'
FONT = "./app/static/fonts/source-sans-3-latin-wght-normal.woff2?v=5.3.0"  # as in map.css: fetched once for both
STYLES = re.compile(r'<link rel="stylesheet"[^>]*>')
LONGEST_QUERY = 2000
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plain:
    """The plain page of an address: title and description of its document, and its HTML."""

    title: str
    description: str
    html: str


def plain_at(path: str, query: str) -> Plain | None:
    """Return the plain page of an address, made once for an edition; None for what is no page or cannot be made.

    A fault in making it is logged and never takes the page away: the app is there without it.
    """
    page = page_at(path)
    if page is None or len(query) > LONGEST_QUERY:
        return None
    given = parse_qs(query, keep_blank_values=True)
    try:
        data = read_store(given.get(STAND, [""])[-1], day=date.today())
        key = ("plain", page.address, tuple((name, *texts) for name, texts in sorted(given.items())))
        return data.keep(key, lambda: _made(data, page, given))
    except DataProblems:
        return None  # the app says so
    except Exception:
        logging.getLogger(__name__).exception("No plain page for %s", page.address)
        return None


def _made(data: Store, page: Page, given: Given) -> Plain | None:
    make = TEXTS.get(page.address)
    found = make(data, given) if make else plain_view(data, page, given)
    if found is None:
        return None
    if data.release:
        earlier = _("Sie sehen einen früheren Stand der Daten: die Ausgabe vom {day}.")
        found = replace(found, notices=[earlier.format(day=day_de(data.release.day)), *found.notices])
    return Plain(*head_of(found), rendered(found, page))


def german_document(index: str, plain: Plain | None = None) -> str:
    """Return Streamlit's start document with German language, our title and scripts, and the plain page in it."""
    index = index.replace('<html lang="en">', '<html lang="de">', 1)
    title, head = (plain.title, _head(plain)) if plain else (TITLE, "")
    index = index.replace("<title>Streamlit</title>", f"<title>{escape(title)}</title>", 1)
    if plain:
        # What the app needs to look right stands behind the plain page, which is shown without waiting for it.
        styles = "".join(STYLES.findall(index))
        index = STYLES.sub("", NOSCRIPT.sub("", index, count=1))
        index = index.replace('<div id="root"></div>', f'{plain.html}{styles}<div id="root"></div>', 1)
    return index.replace("<head>", f"<head>{PAGE_SCRIPTS}{head}", 1)


def _head(plain: Plain) -> str:
    return (
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{FONT}">'
        f"<style>{asset_text('start.css').replace('FONT', FONT)}</style>"
        f'<meta name="description" content="{escape(plain.description)}">'
    )


@lru_cache(maxsize=1)
def start_document() -> str:
    """Return Streamlit's start document as it is installed."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise RuntimeError("Streamlit is not installed")
    return (Path(spec.origin).parent / "static" / "index.html").read_text(encoding="utf-8")
