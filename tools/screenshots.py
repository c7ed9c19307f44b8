"""Full-page screenshots of every page, three sizes, light and dark: ``python -m tools.screenshots``.

With the environment variable BASE_URL a running server is used, otherwise one is started.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import nullcontext

from playwright.sync_api import Browser

from indicators.views.pages import PAGES
from tools.browser import Visit, chromium, visit
from tools.local_server import ROOT, LocalServer

SIZES = ((1366, 768), (1920, 1080), (390, 844))
FOLDER = ROOT / "build" / "screenshots"
MAX_HEIGHT = 8000

# Streamlit scrolls inside stMain, so "full page" needs a window as high as its content.
_HEIGHT = "() => Math.ceil(document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 0)"


def file_name(path: str, *, width: int, height: int, dark: bool) -> str:
    """Name of the picture of a page.

    >>> file_name("/gemeinde?gemeinde=05958004", width=390, height=844, dark=True)
    'gemeinde-390x844-dark.png'
    """
    page = re.sub(r"\W+", "-", path.partition("?")[0]).strip("-") or "start"
    return f"{page}-{width}x{height}-{'dark' if dark else 'light'}.png"


def take(opened: Visit, path: str, *, name: str, width: int, height: int) -> None:
    """Write one picture of the whole page."""
    opened.page.set_viewport_size({"width": width, "height": height})
    opened.goto(path)
    content = min(int(opened.page.evaluate(_HEIGHT)), MAX_HEIGHT)
    if content > height:
        opened.page.set_viewport_size({"width": width, "height": content})
        opened.settle()
    opened.page.screenshot(path=FOLDER / name)


def take_all(browser: Browser, base_url: str) -> int:
    """Write all pictures; returns how many pages could not be shown."""
    failed = 0
    for width, height in SIZES:
        for dark in (False, True):
            for path in (f"/{page.address}" for page in PAGES):
                name = file_name(path, width=width, height=height, dark=dark)
                opened = visit(browser, base_url, width=width, height=height, dark=dark)
                try:
                    take(opened, path, name=name, width=width, height=height)
                    print(name, flush=True)
                except TimeoutError as error:
                    failed += 1
                    opened.page.screenshot(path=FOLDER / name)
                    print(f"{name}: {error}", file=sys.stderr)
                finally:
                    opened.close()
    return failed


def main() -> int:
    """Write all pictures to build/screenshots; 1 when a page could not be shown."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    given = os.environ.get("BASE_URL")
    with nullcontext() if given else LocalServer() as server, chromium() as browser:
        base_url = given or (server.base_url if server else "")
        return 1 if take_all(browser, base_url) else 0


if __name__ == "__main__":
    sys.exit(main())
