"""What is answered where no data can be read: come back later, never a failure of the server."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from indicators.drawing.html import render
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.loading.region import site_title
from indicators.model.problems import DataProblems

RETRY_S = 10


async def _unreadable(_request: Request, _error: Exception) -> HTMLResponse:
    text = _("Die Daten können nicht gelesen werden.")
    page = render("embed/missing.html", text=text, language=language(), title=site_title())
    return HTMLResponse(page, 503, headers={"Retry-After": str(RETRY_S), "Cache-Control": "no-store"})


exception_handlers = {DataProblems: _unreadable}
