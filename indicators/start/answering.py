"""The page before Streamlit for an address, and as an answer of the process that draws."""

import json
import logging
from dataclasses import asdict
from datetime import date
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from indicators.address.parameters import STAND
from indicators.export.view_kind import Page
from indicators.model.problems import DataProblems
from indicators.start.content import Given
from indicators.start.document import KeptDocuments, StartDocument, page_at
from indicators.store import Store, read_store

PATH = "anfang"  # below which the process that draws answers with pages; the server has nothing there
LONGEST_QUERY = 4000  # characters; what asks for more gets Streamlit's document alone

_documents = KeptDocuments()
_log = logging.getLogger(__name__)


def start_page(path: str, query: bytes, *, draws: bool = True) -> StartDocument | None:
    """Return the page for an address below that of the dashboard; None for what is no page, or where making it fails.

    Unless it `draws`, a page that is not kept comes without pictures that take a drawing program. The app does not
    need it: a failure is logged, and the visitor gets the app alone, which tells of data that cannot be read; those
    are logged where they are read.
    """
    try:
        asked = _asked(path, query)
        return _documents.get(*asked, draws=draws) if asked else None
    except DataProblems:
        return None
    except Exception:
        _log.exception("The start document of %s could not be made", path)
        return None


def take_page(path: str, query: bytes, content: bytes) -> StartDocument | None:
    """Return the page that the process which draws answered with, and keep it for the next visitor."""
    told, asked = json.loads(content), _asked(path, query)
    if not told or not asked:
        return None
    found = StartDocument(**told)
    _documents.keep(*asked, found)
    return found


def _asked(path: str, query: bytes) -> tuple[Store, Page, Given] | None:
    page = page_at(path)
    if page is None or len(query) > LONGEST_QUERY:
        return None
    given = parse_qs(query.decode("ascii", "replace"), keep_blank_values=True)
    return read_store(given[STAND][-1] if STAND in given else "", day=date.today()), page, given


def _drawn(request: Request) -> JSONResponse:
    found = start_page(request.path_params["path"], request.scope["query_string"])
    return JSONResponse(asdict(found) if found else None)


routes = [Route(f"/{PATH}/{{path:path}}", _drawn)]
