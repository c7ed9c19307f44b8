"""Security headers on every answer, long caching for hashed files."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.deck import routes as deck
from indicators.drawing import film
from indicators.embed import document as embed
from indicators.feeds import routes as feeds
from indicators.loading.settings import current_settings
from indicators.ogc import routes as ogc
from indicators.server.start_document import public_document, start_document

# Addresses of files; everything else may be answered with the start document.
OWN = "|".join((embed.PATH, film.PATH, feeds.PATH, ogc.PATH))
FILES = re.compile(rf"/(_stcore|static|media|component|api|{OWN})/|/{deck.PATH}(/|$)|\.(mp4|webm)$")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# The map's iframe gets its scripts as text from streamlit-folium and evaluates them: only its documents may do so.
# Background tiles come from the mapping agency, and only after the visitor switched them on.
COMPONENT_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: https://sgx.geodatenzentrum.de; font-src 'self'; connect-src 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
Document = Callable[[str, Scope], Awaitable[str]]
NOTHING_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
EMBED_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors "
)


def page_policy(index: str) -> str:
    """Return the Content-Security-Policy of the pages; inline scripts of `index` are allowed by their hash alone."""
    scripts = re.findall(r"<script>(.*?)</script>", index, flags=re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "media-src 'self'; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; "
        "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


class PageHeaders:
    """ASGI middleware: security headers on every answer, long caching for hashed files, German start document.

    `document` makes that of Streamlit's and of the request.
    """

    def __init__(self, app: ASGIApp, *, document: Document = public_document) -> None:
        self.app, self.document = app, document
        self.policy = page_policy(start_document())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass websockets through untouched; complete the headers of everything else."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        own_document = not FILES.search(scope["path"])
        if own_document:
            scope = _without_conditions(scope)
        answer = _Answer(send, scope, self._policy(scope["path"]), self.document if own_document else None)
        await self.app(scope, receive, answer)

    def _policy(self, path: str) -> str:
        """The policy of a document: the map's own, that of views for other sites' frames, or that of pages."""
        if "/component/" in path:
            return COMPONENT_POLICY
        if f"/{embed.PATH}/" in path:
            return EMBED_POLICY + embed.frame_ancestors(current_settings())
        if re.search(rf"/{deck.PATH}(/|$)", path):
            return deck.POLICY
        return self.policy


def _without_conditions(scope: Scope) -> Scope:
    """The request without compression and revalidation: the start document is changed on its way out."""
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in dropped]}


class _Answer:
    """Sends one answer: adds headers, and holds back an HTML body until it is whole and can be changed."""

    def __init__(self, send: Send, scope: Scope, policy: str, document: Document | None) -> None:
        self.send, self.scope, self.policy, self.document = send, scope, policy, document
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._complete(message)
            is_html = MutableHeaders(scope=message).get("content-type", "").startswith("text/html")
            if self.document and is_html and message["status"] == 200 and self.scope["method"] == "GET":
                self.start = message
                return
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_german()
            return
        await self.send(message)

    def _complete(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in HEADERS.items():
            headers[name] = value
        headers["Content-Security-Policy"] = self.policy
        if not current_settings().findable:
            headers["X-Robots-Tag"] = "noindex, nofollow"
        if message["status"] == 200 and "/app/static/" in self.scope["path"]:
            is_named = b"v=" in self.scope.get("query_string", b"")  # by its content
            headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_named else "no-cache"

    async def _send_german(self) -> None:
        if self.start is None or self.document is None:
            return
        body = (await self.document(self.body.decode("utf-8"), self.scope)).encode()
        headers = MutableHeaders(scope=self.start)
        headers["Content-Length"], headers["ETag"] = (
            str(len(body)),
            f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"',
        )
        del headers["last-modified"]
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})
