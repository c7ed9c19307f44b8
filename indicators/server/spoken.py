"""The language of an answer: that of the parameter `lang`, for everything that is made for a request."""

from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Receive, Scope, Send

from indicators.address.parameters import LANG
from indicators.language.i18n import GERMAN, use_language

MOST_FIELDS = 500


class Spoken:
    """ASGI middleware: what is made for a request speaks the language its address asks for, German without one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take note of the language and pass on."""
        if scope["type"] == "http":
            use_language(language_of(scope.get("query_string", b"")))
        await self.app(scope, receive, send)


def language_of(query: bytes) -> str:
    """Return the language that the query of an address asks for, German where it asks for none.

    >>> language_of(b"a=1&lang=en"), language_of(b"a=1"), language_of(b"lang=de&lang=en")
    ('en', 'de', 'en')
    """
    if LANG.encode() not in query:
        return GERMAN
    try:
        given = parse_qsl(query.decode("latin-1"), max_num_fields=MOST_FIELDS)
    except ValueError:  # of too many parameters nothing is followed
        return GERMAN
    return next((text for name, text in reversed(given) if name == LANG), GERMAN)
