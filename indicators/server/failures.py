"""What a visitor sees of a failure: that there was one, and the number under which the operator finds it in the log."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from indicators.api.answering import problem_response
from indicators.api.asked import ROOT as API
from indicators.api.problems import ApiProblem
from indicators.drawing.html import render
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.loading.region import site_title
from indicators.server.logs import error_number


def failed(scope: Scope, error: BaseException) -> Response:
    """Return the answer to a request that failed."""
    number = error_number(error)
    if scope["path"].startswith(f"{API}/"):
        return problem_response(Request(scope), ApiProblem(500, f"This failed. In the server's log it is {number}."))
    text = _("Hier ist ein Fehler geschehen. Der Betreiber findet ihn unter der Nummer {number}.").format(number=number)
    page = render("embed/missing.html", text=text, language=language(), title=site_title())
    return HTMLResponse(page, 500, headers={"Cache-Control": "no-store"})
