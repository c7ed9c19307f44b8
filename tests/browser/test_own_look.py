"""Regions with a look of their own: drawings of roles on maps, a frame, colours of links and controls."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.paths import ROOT
from tools.browser import Visit
from tools.local_server import LocalServer

EXAMPLES = ROOT / "examples"
COLOR = "node => getComputedStyle(node).color"
Start = Callable[..., LocalServer]
Open = Callable[..., Visit]


def test_roles_have_their_drawings_and_an_island_of_two_parts_its_frame(open_page: Open, start_server: Start):
    visit = open_page("/mitmachen", server=start_server(data_dir=EXAMPLES / "seenland"))
    assert visit.map.locator(".mark img.symbol").count() == 5
    assert visit.map.locator("path.line.frame").count() == 1
    frame, island = (
        visit.map.locator(one).first.bounding_box() for one in ("path.line.frame", "[aria-label^=Lüttenoog]")
    )
    assert frame and island
    assert frame["x"] < island["x"] and island["x"] + island["width"] < frame["x"] + frame["width"]
    assert frame["y"] < island["y"] and island["y"] + island["height"] < frame["y"] + frame["height"]
    boxes = [one.bounding_box() for one in visit.map.locator(".mark img.symbol").all()]
    within = [one for one in boxes if one and frame["x"] < one["x"] + one["width"] / 2 < frame["x"] + frame["width"]]
    assert len(within) == 1  # in the larger part of the island
    assert island["x"] + 0.7 * island["width"] > within[0]["x"] + within[0]["width"] / 2
    visit.follow("/karte")
    assert visit.map.locator(".mark img.symbol").count() == 2  # those of the role that stands out
    assert "nicht an seinem Ort gezeichnet: Lüttenoog" in visit.text
    assert visit.console_errors + visit.page_errors + visit.failed_responses == []


@pytest.mark.parametrize(("dark", "rgb"), [(False, "rgb(31, 107, 58)"), (True, "rgb(134, 207, 160)")])
def test_links_and_controls_have_the_colours_of_the_region(open_page: Open, start_server: Start, dark: bool, rgb: str):
    visit = open_page(
        "/gemeinde?gemeinde=09998000-11", server=start_server(data_dir=EXAMPLES / "lindenstadt"), dark=dark
    )
    links = visit.page.locator("[data-testid=stHtml] a[href]:not(.rm-main)")
    assert {links.nth(number).evaluate(COLOR) for number in range(min(links.count(), 12))} == {rgb}
    assert visit.axe() == []


def test_a_region_without_goals_has_the_foot_on_their_page(open_page: Open, start_server: Start, tmp_path: Path):
    folder = Path(shutil.copytree(EXAMPLES / "lindenstadt", tmp_path / "town"))
    (folder / "goals.csv").unlink()
    visit = open_page("/ziele", server=start_server(data_dir=folder))
    assert "Es gibt noch keine Ziele." in visit.text
    assert visit.page.locator(".rm-foot a[href=impressum]").count() == 1
