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

from tools.browser import Visit, chromium, german_context, return_visit
from tools.local_server import ROOT, LocalServer

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
def base_url() -> Iterator[str]:
    """Address of the server all tests of a worker share, with the shipped data."""
    with LocalServer() as running:
        yield running.base_url


@pytest.fixture
def start_server() -> Iterator[Callable[..., LocalServer]]:
    """Start a cold server of the test's own, as it is before its first visitor: ``start_server(data_dir=...)``."""
    with ExitStack() as running:

        def start(*, data_dir: Path | None = None) -> LocalServer:
            return running.enter_context(LocalServer(data_dir=data_dir))

        yield start


@pytest.fixture
def open_page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Open a page and wait until it is shown: ``open_page("/karte", width=390, height=844, dark=True)``.

    ``server`` takes one from ``start_server`` instead of the shared one; ``settle=False`` returns at once,
    for pages that never become idle. A failed test leaves screenshots in build/failures.
    """
    visits: list[Visit] = []

    def open_(
        path: str,
        *,
        width: int = 1366,
        height: int = 768,
        dark: bool = False,
        reduced_motion: bool = False,
        server: LocalServer | None = None,
        settle: bool = True,
    ) -> Visit:
        url = server.base_url if server else request.getfixturevalue("base_url")
        opened = return_visit(context, url, width=width, height=height, dark=dark, reduced_motion=reduced_motion)
        visits.append(opened)
        if settle:
            opened.goto(path)
        else:
            opened.page.goto(opened.base_url + path)
        return opened

    yield open_
    for number, opened in enumerate(visits):
        if request.node.stash.get(_failed, False):
            FAILURES.mkdir(parents=True, exist_ok=True)
            name = re.sub(r"[^\w.-]+", "_", request.node.name)
            opened.page.screenshot(path=FAILURES / f"{name}-{number}.png")
        opened.close()
