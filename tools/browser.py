"""A Chromium that stays on this machine, and visits that record what the dashboard does in it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Frame,
    Page,
    Request,
    Response,
    WebSocket,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tools.ensure_chromium import require_chromium

FLAGS = (
    "--headless",
    "--no-sandbox",  # containers have no user namespaces; only our own server is visited
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # letters as wide as in a window: without it lines wrap elsewhere
    # A request to a foreign host is recorded, and never leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
MAP_FRAME = "streamlit_folium"  # part of the address of the map's iframe
QUIET_S = 0.3
POLLING_MS = 50
QUIET_PAGE = "/impressum"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

# True when the script has finished, nothing is loading, no message waits for its element, page.js has mended the
# navigation and every map that is seen has painted. Asked inside the page: each question from outside costs
# the machine some milliseconds.
_SHOWN = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const painted = (frame) => [...(frame.contentDocument?.querySelectorAll('path[role=button]') ?? [])]
    .some((path) => (path.getAttribute('d') || 'M0 0') !== 'M0 0');
  return !!app
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.getElementById('start')
    && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton]')
    && !document.querySelector('[data-testid=stAppSkeleton], [data-stale=true]')
    && !document.querySelector('[data-testid=stSidebarNavItems]:not([role=none])')
    && !!document.querySelector('[data-testid=stMain] [data-testid=stElementContainer]')
    && [...document.querySelectorAll("iframe[src*='MAP_FRAME']")]
      .every((frame) => !frame.checkVisibility() || painted(frame));
}""".replace("MAP_FRAME", MAP_FRAME)
_FOLLOW = "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }"  # as page.js does


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(require_chromium()), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@cache
def _axe_source() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@dataclass
class Visit:
    """A page of the dashboard in a browser, with everything it reported and requested.

    ``keeps_context`` is set for a tab of a context that goes on after the visit, see ``return_visit``.
    """

    page: Page
    base_url: str
    keeps_context: bool = False
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    failed_responses: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    bytes_received: int = 0
    frames_received: int = 0
    _last_frame: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        """Start recording."""
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.page_errors.append(str(error)))
        self.page.on("response", self._on_response)
        # The context's requests include those of iframes and workers.
        self.page.context.on("request", self._on_request)
        self.page.on("websocket", self._on_websocket)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(f"{message.text} ({message.location['url']})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.failed_responses.append(f"{response.status} {response.url}")

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _on_websocket(self, websocket: WebSocket) -> None:
        self.requests.append(websocket.url)
        websocket.on("framereceived", self._on_frame)

    def _on_frame(self, payload: str | bytes) -> None:
        self.bytes_received += len(payload.encode() if isinstance(payload, str) else payload)
        self.frames_received += 1
        self._last_frame = time.monotonic()

    @property
    def hosts(self) -> set[str]:
        """Hosts of all requests, without "data:" and "blob:"."""
        return {urlsplit(url).netloc for url in self.requests if urlsplit(url).netloc}

    @property
    def foreign_hosts(self) -> set[str]:
        """Hosts other than the dashboard's server; expected to be empty."""
        return self.hosts - {urlsplit(self.base_url).netloc}

    def goto(self, path: str) -> None:
        """Open a path such as ``/karte?jahr=2021`` and wait until it is shown."""
        self.page.goto(self.base_url + path)
        self.settle()

    def follow(self, path: str) -> None:
        """Go to a path as a link of the dashboard does, in the same document, and wait until it is shown."""
        with self.rerun():
            self.page.evaluate(_FOLLOW, self.base_url + path)

    @contextmanager
    def rerun(self, *, timeout_s: float = 30.0) -> Iterator[None]:
        """Do what asks the server inside; waits until it has answered and the page is shown, or raises TimeoutError."""
        before = self.frames_received
        yield
        deadline = time.monotonic() + timeout_s
        while self.frames_received == before:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.page.url}: no answer within {timeout_s:g} s.{self._state()}")
            self.page.wait_for_timeout(POLLING_MS)  # lets recorded events arrive
        self.settle(timeout_s=timeout_s)

    def settle(self, *, timeout_s: float = 30.0) -> None:
        """Wait until Streamlit is idle and quiet and every visible map has painted; raises TimeoutError."""
        deadline = time.monotonic() + timeout_s
        shown_since = 0.0
        while True:
            left_ms = max(1.0, (deadline - time.monotonic()) * 1000)
            try:
                self.page.wait_for_function(_SHOWN, polling=POLLING_MS, timeout=left_ms)
            except PlaywrightTimeoutError as error:
                raise TimeoutError(f"{self.page.url} was not idle within {timeout_s:g} s.{self._state()}") from error
            shown_since = shown_since or time.monotonic()
            quiet_s = time.monotonic() - max(shown_since, self._last_frame)
            if quiet_s >= QUIET_S:
                return
            self.page.wait_for_timeout((QUIET_S - quiet_s) * 1000)  # also lets recorded events arrive

    def _state(self) -> str:
        app = self.page.locator("[data-testid=stApp]")
        tags = app.first.evaluate("node => JSON.stringify(node.dataset)") if app.count() else "no stApp"
        return f" {tags}; errors: {self.console_errors + self.page_errors}"

    @property
    def map_frames(self) -> list[Frame]:
        """Frames of all maps on the page."""
        return [frame for frame in self.page.frames if MAP_FRAME in frame.url and not frame.is_detached()]

    @property
    def map(self) -> Frame:
        """Frame of the only or first map; raises LookupError when there is none."""
        if not self.map_frames:
            raise LookupError(f"{self.page.url}: no map. Expected: an iframe with {MAP_FRAME!r} in its address.")
        return self.map_frames[0]

    @property
    def text(self) -> str:
        """What the main part of the page says."""
        return self.page.locator("[data-testid=stMain]").inner_text()

    @property
    def overflow_px(self) -> int:
        """How many pixels the page is wider than the window; expected to be 0."""
        script = """() => Math.max(...[document.documentElement, document.body,
          ...document.querySelectorAll('[data-testid=stMain], [data-testid=stAppViewContainer]')]
          .map((node) => node.scrollWidth - node.clientWidth))"""
        return int(self.page.evaluate(script))

    def axe(self, *, tags: tuple[str, ...] = WCAG) -> list[Any]:
        """Return axe-core's violations of WCAG 2.2 A and AA, iframes included, with rule id and targets."""
        for frame in self.page.frames:
            if not frame.is_detached() and frame.url.startswith(self.base_url):
                frame.evaluate(_axe_source())
        found = self.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", list(tags)
        )
        return [
            {"id": rule["id"], "help": rule["help"], "targets": [node["target"] for node in rule["nodes"]]}
            for rule in found["violations"]
        ]

    def forget(self) -> None:
        """Forget what has been reported and requested so far."""
        for record in (self.console_errors, self.page_errors, self.failed_responses, self.requests):
            record.clear()

    def leave(self) -> bool:
        """Go to a page without anything to choose; False where the document is not the dashboard's."""
        if not self.page.evaluate("!!document.querySelector('[data-testid=stApp]')"):
            return False
        self.page.emulate_media(media="screen")
        self.follow(QUIET_PAGE)
        return True

    def close(self) -> None:
        """Close the browser context, or leave in it the files of its cache and the cookie its other tabs need."""
        context = self.page.context
        if not self.keeps_context:
            context.close()
            return
        context.remove_listener("request", self._on_request)
        kept = {"origin": self.base_url, "storageTypes": "local_storage,indexeddb,service_workers"}
        context.new_cdp_session(self.page).send("Storage.clearDataForOrigin", kept)
        context.clear_permissions()
        self.page.close()


def visit(
    browser: Browser,
    base_url: str,
    *,
    width: int = 1366,
    height: int = 768,
    dark: bool = False,
    reduced_motion: bool = False,
) -> Visit:
    """Return a visit with an empty cache, not yet on any page: call its ``goto``."""
    context = german_context(browser)
    opened = return_visit(context, base_url, width=width, height=height, dark=dark, reduced_motion=reduced_motion)
    opened.keeps_context = False
    return opened


def german_context(browser: Browser) -> BrowserContext:
    """A browser context of a visitor from Südwestfalen, with an empty cache."""
    return browser.new_context(locale="de-DE", timezone_id="Europe/Berlin")


def return_visit(
    context: BrowserContext,
    base_url: str,
    *,
    width: int = 1366,
    height: int = 768,
    dark: bool = False,
    reduced_motion: bool = False,
) -> Visit:
    """Return a visit in a new tab of ``context``: the files of visits before are in its cache, nothing else of them.

    A first visit of Streamlit takes some two seconds longer, for the browser fetches and compiles all its scripts.
    """
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(
        color_scheme="dark" if dark else "light", reduced_motion="reduce" if reduced_motion else "no-preference"
    )
    return Visit(page, base_url.rstrip("/"), keeps_context=True)
