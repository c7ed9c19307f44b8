"""`/.well-known/security.txt`: to whom a weakness is told (RFC 9116), from what the operator's settings say."""

from datetime import UTC, date, datetime, time, timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from indicators.loading.settings import Settings, read_settings

PATH = "/.well-known/security.txt"
VALID_DAYS = 180  # RFC 9116 asks for less than a year; the answer is of today whenever it is asked for
KEPT = "public, max-age=86400"


def security_txt(settings: Settings, *, day: date) -> str:
    """Return the text as of a day; "" where the settings name nobody.

    >>> print(security_txt(Settings(email="it@example.org", public_url="https://example.org"), day=date(2026, 1, 1)))
    Contact: mailto:it@example.org
    Expires: 2026-06-30T00:00:00Z
    Preferred-Languages: de, en
    Canonical: https://example.org/.well-known/security.txt
    <BLANKLINE>
    """
    if not settings.email:
        return ""
    expires = datetime.combine(day + timedelta(days=VALID_DAYS), time(), UTC)
    until = f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}"
    fields = [f"Contact: mailto:{settings.email}", until, "Preferred-Languages: de, en"]
    if settings.public_url:
        fields.append(f"Canonical: {settings.address(PATH)}")
    return "".join(f"{one}\n" for one in fields)


async def _answer(_request: Request) -> Response:
    text = security_txt(read_settings()[0], day=date.today())
    if not text:
        return PlainTextResponse("Nobody to tell is set: email in settings.toml.\n", 404)
    return PlainTextResponse(text, headers={"Cache-Control": KEPT})


routes = [Route(PATH, _answer)]
