"""A real server and a real Chromium; every test here is marked ``browser``.

With -n 3 each worker has one server and one browser, which all its tests share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from indicators.paths import DATA
from tools.browser import Visit, chromium, german_context, return_visit, visit
from tools.local_server import ROOT, LocalServer
from tools.read_only import read_only

FAILURES = ROOT / "build" / "failures"
_failed = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    item.stash[_failed] = item.stash.get(_failed, False) or report.failed
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as instance:
        yield instance


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    """The browser context all tests share for its cache: a page is there two seconds sooner; see ``Visit.close``."""
    return german_context(browser)


@pytest.fixture(scope="session")
def shared_server() -> Iterator[LocalServer]:
    """The server all tests of a worker share, with the shipped data, which it cannot write where the machine allows."""
    with LocalServer(before=read_only(DATA)) as running:
        yield running


@pytest.fixture(scope="session")
def base_url(shared_server: LocalServer) -> str:
    """Its address."""
    return shared_server.base_url


@pytest.fixture
def start_server() -> Iterator[Callable[..., LocalServer]]:
    """Start a cold server of the test's own, as it is before its first visitor: ``start_server(data_dir=...)``."""
    with ExitStack() as running:

        def start(*, data_dir: Path | None = None) -> LocalServer:
            return running.enter_context(LocalServer(data_dir=data_dir))

        yield start


@pytest.fixture(scope="session")
def tabs() -> dict[bool, Visit]:
    """Tabs left open by the test before, by whether they are dark; see ``open_page``."""
    return {}


@pytest.fixture
def open_page(
    context: BrowserContext, tabs: dict[bool, Visit], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Visit]]:
    """Open a page and wait until it is shown: ``open_page("/karte", width=390, height=844, dark=True)``.

    The page comes as by a link, in the tab that the test before left at a page without choices: there the browser has
    not to start Streamlit and Plotly anew, three quarters of the work. ``cold=True`` loads the document instead.
    ``server`` takes one from ``start_server`` instead of the shared one; ``settle=False`` loads and returns at once,
    with no cookies yet, for documents that are not Streamlit's. A failed test leaves screenshots in build/failures.
    """
    visits: list[Visit] = []
    kept: dict[bool, Visit] = {}

    def open_(
        path: str,
        *,
        width: int = 1366,
        height: int = 768,
        dark: bool = False,
        reduced_motion: bool = False,
        server: LocalServer | None = None,
        settle: bool = True,
        cold: bool = False,
    ) -> Visit:
        warm = settle and not (cold or server or reduced_motion or dark in kept)
        opened = tabs.pop(dark, None) if warm else None
        if opened:
            opened.page.set_viewport_size({"width": width, "height": height})
            opened.forget()  # what other tabs asked for meanwhile
            opened.follow(path)
        else:
            url = server.base_url if server else request.getfixturevalue("base_url")
            size = {"width": width, "height": height, "dark": dark, "reduced_motion": reduced_motion}
            if settle:
                opened = return_visit(context, url, **size)
                opened.goto(path)
            else:
                opened = visit(request.getfixturevalue("browser"), url, **size)
                opened.page.goto(url + path)
        if warm:
            kept[dark] = opened
        visits.append(opened)
        return opened

    yield open_
    failed = request.node.stash.get(_failed, False)
    for number, opened in enumerate(visits):
        if failed:
            FAILURES.mkdir(parents=True, exist_ok=True)
            name = re.sub(r"[^\w.-]+", "_", request.node.name)
            opened.page.screenshot(path=FAILURES / f"{name}-{number}.png")
        dark = next((dark for dark, one in kept.items() if one is opened), None)
        if dark is not None and not failed and opened.leave():
            tabs[dark] = opened
        else:
            opened.close()
