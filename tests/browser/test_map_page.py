"""The map in a real browser: change of year, clicks, keyboard, links, Back."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Frame, Locator, expect

from tools.browser import Visit
from tools.local_server import LocalServer

OPEN = "/karte?indikator=breitband_50&jahr=2019"


def parameters(visit: Visit) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(visit.page.url).query).items()}


def area(visit: Visit, name: str) -> Locator:
    return visit.map.locator(f"path[role=button][aria-label^='{name}:']:visible")


def fills(visit: Visit) -> list[str]:
    return visit.map.evaluate("[...document.querySelectorAll('path[role=button]')].map(p => p.getAttribute('fill'))")


def step_year(visit: Visit, key: str) -> None:
    slider(visit).focus()
    with visit.rerun():
        visit.page.keyboard.press(key)


def slider(visit: Visit) -> Locator:
    return visit.map.get_by_role("slider", name="Jahr")


def zoom_in(frame: Frame) -> None:
    """Zoom in by the map's own button and wait for the end of the movement."""
    before = frame.evaluate("RegionMap.state.map.getZoom()")
    frame.get_by_role("button", name="Vergrößern").click()
    frame.wait_for_function(
        "old => { const map = RegionMap.state.map; return map.getZoom() > old && !map._animatingZoom; }", arg=before
    )


def test_change_of_year_recolours_the_same_map_and_keeps_its_zoom(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    zoom_in(visit.map)
    visit.map.evaluate("window.sameFrame = true")
    zoom = visit.map.evaluate("RegionMap.state.map.getZoom()")
    center = visit.map.evaluate("JSON.stringify(RegionMap.state.map.getCenter())")
    before, received = fills(visit), visit.bytes_received
    step_year(visit, "ArrowLeft")
    assert parameters(visit)["jahr"] == "2018"
    assert fills(visit) != before
    assert visit.map.evaluate("window.sameFrame") is True
    assert visit.map.evaluate("RegionMap.state.map.getZoom()") == zoom
    assert visit.map.evaluate("JSON.stringify(RegionMap.state.map.getCenter())") == center
    assert 0 < visit.bytes_received - received < 22_000


NOTE_YEARS = """() => {
  const when = document.querySelector('.years output'), area = document.querySelector('path[role=button]');
  window.noted = [];
  new MutationObserver(() => noted.push([when.textContent, area.getAttribute('fill')]))
    .observe(when, { childList: true, characterData: true, subtree: true }); }"""


def test_a_held_arrow_key_shows_every_year_and_the_server_hears_of_the_last(open_page: Callable[..., Visit]) -> None:
    """13 years: five times to and fro; the server is asked once, when the slider rests."""
    visit = open_page("/karte?indikator=breitband_50")
    slider(visit).focus()
    visit.map.evaluate(NOTE_YEARS)
    before, keys = visit.frames_received, ["ArrowLeft"] * 12 + ["ArrowRight"] * 12
    visit.map.evaluate(
        "document.querySelector('.years input').addEventListener('input', () => noted.at.push(Date.now()))"
    )
    visit.map.evaluate("noted.at = []")
    with visit.rerun():
        for key in (keys * 3)[:60]:
            visit.page.keyboard.press(key)
        at_once = visit.frames_received
    times = visit.map.evaluate("noted.at")
    is_held = all(later - earlier < 250 for earlier, later in itertools.pairwise(times))  # a busy machine lets go
    shown = [year[-4:] for year, _fill in visit.map.evaluate("noted")]
    down, up = [str(year) for year in range(2021, 2009, -1)], [str(year) for year in range(2011, 2023)]
    assert shown == ((down + up) * 3)[:60]
    assert at_once == before or not is_held
    assert parameters(visit)["jahr"] == "2010"
    assert "2010" in visit.page.locator(".rm-legend-title").inner_text()
    assert visit.map.evaluate("document.querySelector('.years output').textContent") == "2010"


# In the frame itself: on a busy machine the film is over before a click from outside arrives.
STOP_AT_THREE = """() => new Promise((done) => {
  const look = setInterval(() => {
    if (noted.length < 3) return;
    clearInterval(look);
    document.querySelector(".years button[aria-label=Anhalten]").click();
    done();
  }, 10);
})"""


def test_the_years_play_to_the_newest_and_can_be_stopped(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=breitband_50&jahr=2010")
    visit.map.evaluate(NOTE_YEARS)
    with visit.rerun():
        visit.map.get_by_role("button", name="Jahre abspielen").click()
        visit.map.evaluate(STOP_AT_THREE)
    stopped = len(visit.map.evaluate("noted"))
    assert 3 <= stopped < 12
    assert parameters(visit)["jahr"] == str(2010 + stopped)
    with visit.rerun():
        visit.map.get_by_role("button", name="Jahre abspielen").click()
        visit.map.wait_for_function("noted.length === 12")
    assert len({fill for _year, fill in visit.map.evaluate("noted")}) > 1
    assert "jahr" not in parameters(visit) or parameters(visit)["jahr"] == "2022"
    assert visit.map.get_by_role("button", name="Jahre abspielen").is_visible()


def test_a_late_answer_does_not_turn_the_year_back(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    slider(visit).focus()
    with visit.rerun():
        visit.page.keyboard.press("ArrowLeft")
        visit.map.wait_for_timeout(320)  # the server was told of 2018 by now
        visit.page.keyboard.press("ArrowLeft")
    with visit.rerun():
        visit.map.wait_for_timeout(350)
        visit.page.keyboard.press("ArrowLeft")
    assert visit.map.evaluate("document.querySelector('.years output').textContent") == "2016"
    assert parameters(visit)["jahr"] == "2016"


def test_an_indicator_of_one_year_has_no_slider(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=beschaeftigungsquote")
    assert not slider(visit).is_visible()
    assert visit.map.locator(".years output").inner_text() == "Mitte 2023"


def test_zoom_and_pan_cause_no_rerun(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    received = visit.bytes_received
    zoom_in(visit.map)
    before = visit.map.evaluate("RegionMap.state.map.getCenter().lng")
    visit.map.evaluate("RegionMap.state.map.panBy([60, 0])")
    visit.map.wait_for_function("before => RegionMap.state.map.getCenter().lng > before", arg=before)
    visit.settle()
    assert visit.bytes_received == received


def test_each_click_chooses_and_the_same_area_can_be_clicked_again(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    for name, code in (("Arnsberg", "05958004"), ("Olpe (Stadt)", "05966024"), ("Olpe (Stadt)", "05966024")):
        with visit.rerun():
            area(visit, name).click()
        assert parameters(visit)["gemeinde"] == code
        assert area(visit, name).get_attribute("aria-pressed") == "true"
        assert name in visit.page.locator(".rm-panel").inner_text()
    with visit.rerun():
        visit.page.get_by_role("button", name="Leeren").first.click()
    assert "gemeinde" not in parameters(visit)
    with visit.rerun():
        area(visit, "Olpe (Stadt)").click()
    assert parameters(visit)["gemeinde"] == "05966024"


def test_keyboard_reaches_and_chooses_areas(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    area(visit, "Altena").focus()
    visit.page.keyboard.press("ArrowRight")
    focused = visit.map.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused.startswith("Anröchte:")
    assert "% der Haushalte" in focused and "2019" in focused and "Klasse" in focused
    with visit.rerun():
        visit.page.keyboard.press("Enter")
    assert parameters(visit)["gemeinde"] == "05974004"
    assert visit.map.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    visit.page.keyboard.press("ArrowRight")
    with visit.rerun():
        visit.page.keyboard.press(" ")
    assert parameters(visit)["gemeinde"] == "05958004"


def test_table_choice_is_the_map_choice(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    table = visit.page.locator("[data-testid=stDataFrame]")
    table.evaluate("node => node.scrollIntoView({block: 'center'})")
    box, before = table.bounding_box(), None
    while box != before:  # what is above it may still grow
        visit.page.wait_for_timeout(300)
        box, before = table.bounding_box(), box
    assert box is not None
    with visit.rerun():
        visit.page.mouse.click(box["x"] + 18, box["y"] + 55)
    assert parameters(visit)["gemeinde"] == "05962004"
    assert area(visit, "Altena").get_attribute("aria-pressed") == "true"


def test_back_returns_to_the_view_before(open_page: Callable[..., Visit]) -> None:
    visit = open_page(OPEN)
    step_year(visit, "ArrowLeft")
    assert parameters(visit)["jahr"] == "2018"
    with visit.rerun():
        visit.page.go_back()
    assert parameters(visit)["jahr"] == "2019"
    assert ", 2019" in visit.page.locator(".rm-legend-title").inner_text()


def test_copied_link_restores_the_view_on_a_cold_server(
    open_page: Callable[..., Visit], start_server: Callable[..., LocalServer]
) -> None:
    link = "/karte?indikator=glasfaser&jahr=2020&gemeinde=05974040&klassen=quantile"
    visit = open_page(link, server=start_server())
    assert visit.page.get_by_role("dialog").count() == 0
    assert visit.console_errors == []
    assert visit.page.locator(".rm-legend-title").inner_text().startswith("Glasfaser")
    assert "2020" in visit.page.locator(".rm-legend-title").inner_text()
    assert area(visit, "Soest (Stadt)").get_attribute("aria-pressed") == "true"
    assert visit.page.get_by_role("navigation").count() >= 1


def test_unknown_parameters_give_a_notice_and_a_default(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/impressum")
    for path, words in (
        ("/karte?indikator=gibt_es_nicht", "gibt es hier nicht"),
        ("/karte?jahr=1066", "gibt es keine Werte"),
        ("/karte?gemeinde=99999999", "gehört nicht zur Region"),
        ("/karte?unfug=1", "unbekannt"),
        ("/gemeinde?gemeinde=%3Cimg%20src=x%20onerror=alert(1)%3E", "gehört nicht zur Region"),
    ):
        visit.follow(path)
        assert words in visit.text, path
        assert "Traceback" not in visit.text, path
        assert visit.page.locator("img[src=x]").count() == 0, path
        assert visit.map.locator("path[role=button]:visible").count() == 59, path


def test_district_level_shows_five_areas(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=bip&ebene=kreis")
    assert visit.map.locator("path[role=button]:visible").count() == 5


def test_background_tiles_are_asked_for_only_after_the_switch(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte")
    assert visit.foreign_hosts == set()
    with visit.page.expect_request(lambda one: not one.url.startswith((visit.base_url, "data:", "blob:"))):
        visit.page.get_by_text("Hintergrundkarte").click()
    visit.settle()
    assert visit.foreign_hosts == {"sgx.geodatenzentrum.de"}


def test_zero_missing_and_confidential_look_and_sound_different(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/karte?indikator=uebernachtungen&jahr=2013")
    confidential = area(visit, "Erndtebrück")
    assert "geheim" in (confidential.get_attribute("aria-label") or "")
    assert confidential.get_attribute("fill") == "url(#confidential)"
    visit.follow("/karte?indikator=erneuerbare&jahr=2021")
    assert "keine Angabe" in (area(visit, "Finnentrop").get_attribute("aria-label") or "")
    assert area(visit, "Finnentrop").get_attribute("fill") == "url(#no-data)"
    visit.follow("/karte?indikator=kinderaerzte&jahr=2022")
    zero = area(visit, "Erndtebrück")
    assert "0,0" in (zero.get_attribute("aria-label") or "")
    assert (zero.get_attribute("fill") or "").startswith("#")


def test_two_maps_move_together_and_point_at_the_same_area(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/zwei-karten?indikator=gigabit&jahr=2019&jahr2=2021")
    expect(visit.page.locator("iframe")).to_have_count(2)
    left, right = (frame for frame in visit.page.frames[1:] if frame.url != "about:blank")
    for frame in (left, right):
        frame.wait_for_function("window.RegionMap && RegionMap.state.current")

    def position(frame: Frame) -> list[float]:
        """Zoom and centre."""
        where = "[RegionMap.state.map.getZoom(), ...Object.values(RegionMap.state.map.getCenter())]"
        found: list[float] = frame.evaluate(where)
        return found

    def until_there(leading: Frame) -> None:
        """Wait until the other map has followed."""
        where = """([zoom, latitude]) => { const map = RegionMap.state.map;
          return Math.abs(map.getZoom() - zoom) + Math.abs(map.getCenter().lat - latitude) < 0.005; }"""
        other = left if leading is right else right
        other.wait_for_function(where, arg=position(leading)[:2])

    before, received = pytest.approx(position(left), abs=0.005), visit.bytes_received  # within two pixels
    assert position(right) == before
    zoom_in(right)
    until_there(right)
    assert position(left) == pytest.approx(position(right), abs=0.005)
    assert position(left) != before
    left.locator("path[role=button][aria-label^='Arnsberg:']:visible").hover()
    right.wait_for_function("RegionMap.state.pointed && RegionMap.state.pointed.name === 'Arnsberg'")
    left.get_by_role("button", name="Ganze Region").click()
    until_there(left)
    assert position(left) == before
    assert position(right) == before
    assert visit.bytes_received == received


def test_each_of_two_maps_has_its_own_year(open_page: Callable[..., Visit]) -> None:
    visit = open_page("/zwei-karten?indikator=gigabit&jahr=2019&jahr2=2021")
    right = visit.map_frames[1]
    right.get_by_role("slider", name="Jahr").focus()
    with visit.rerun():
        visit.page.keyboard.press("ArrowLeft")
    assert (parameters(visit)["jahr"], parameters(visit)["jahr2"]) == ("2019", "2020")
    years = [frame.locator(".years output").inner_text() for frame in visit.map_frames]
    assert [year[-4:] for year in years] == ["2019", "2020"]


def test_a_map_that_is_left_says_nothing_any_more(open_page: Callable[..., Visit]) -> None:
    """Else what it tells in the moment of leaving, as that it has painted, would bring the visitor back."""
    visit = open_page("/karte?indikator=gigabit")
    with visit.rerun():
        visit.page.evaluate(
            """() => { history.pushState({}, '', 'neu'); dispatchEvent(new PopStateEvent('popstate'));
            const frame = document.querySelector("iframe[src*=streamlit_folium]");
            frame.contentWindow.RegionMap.goOn({ area: '05958004' }); }"""
        )
    visit.page.get_by_role("heading", name="Was ist neu", level=1).wait_for()
    assert urlsplit(visit.page.url).path == "/neu" and not urlsplit(visit.page.url).query
