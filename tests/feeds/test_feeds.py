"""Feeds and calendar as foreign readers understand them, and the changes of the data interface they tell."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date

import atoma
import feedparser
import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from indicators.feeds import atom, calendar
from indicators.feeds.choice import FeedChoice
from indicators.feeds.entries import MOST_LINES, Entry, release_entries, report_entries
from indicators.feeds.routes import routes
from indicators.loading.settings import Settings
from tests.api.test_changes import changes_of_files
from tests.asking import call
from tests.hostile import HOSTILE

SITE = "https://monitor.example.org"
ARNSBERG = "05958004"
APP = Starlette(routes=routes)


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setattr("indicators.feeds.routes.current_settings", lambda: Settings(public_url=SITE, operator="Amt"))


def feed(path: str):
    answer = call(APP, path)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/atom+xml")
    found = feedparser.parse(answer.content, response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo, found.bozo_exception
    return found


@pytest.mark.parametrize(
    "path",
    [
        "/abo/neu.atom", f"/abo/neu.atom?gemeinde={ARNSBERG}", "/abo/neu.atom?gruppe=pionierkommunen",
        "/abo/neu.atom?indikator=ladepunkte", "/abo/neu.atom?ziel=ladepunkte_2030", "/abo/massnahmen.atom",
    ],
)  # fmt: skip
def test_a_feed_has_what_readers_need(site, path):
    found = feed(path)
    assert found.version == "atom10"
    strict = atoma.parse_atom_bytes(call(APP, path).content)  # raises where RFC 4287 asks for more
    assert [one.id_ for one in strict.entries] == [one.id for one in found.entries]
    assert strict.updated.tzinfo and all(one.updated.tzinfo for one in strict.entries)
    assert found.feed.id.startswith("urn:uuid:") and found.feed.title and found.feed.author == "Amt"
    assert {one.rel: one.href for one in found.feed.links}["self"] == f"{SITE}{path}"
    assert found.entries
    assert len({one.id for one in found.entries}) == len(found.entries)
    days = [one.updated for one in found.entries]
    assert days == sorted(days, reverse=True) and found.feed.updated == days[0]
    for one in found.entries:
        assert one.title and one.link.startswith(SITE) and "<li>" in one.content[0].value


def test_the_feed_about_all_has_an_entry_per_release(site, shipped):
    assert len(feed("/abo/neu.atom").entries) == len(shipped.releases)


def test_the_feed_of_a_place_has_its_figures_alone(shipped):
    entries = release_entries(shipped, FeedChoice(ARNSBERG))
    told = [line for one in entries for line in one.lines]
    assert told and all("Arnsberg" in line for line in told if not line.startswith("…"))
    rows = [row for row in changes_of_files() if row["area"] == ARNSBERG]
    assert len(entries) == len({row["release"] for row in rows})


def test_the_feed_of_an_indicator_names_no_other(shipped):
    for one in release_entries(shipped, FeedChoice(indicator="ladepunkte")):
        assert any(line.startswith("Öffentliche Ladepunkte") for line in one.lines), one


def test_a_long_entry_says_how_much_is_left_out(shipped):
    longest = max(release_entries(shipped, FeedChoice("05958")), key=lambda one: len(one.lines))
    assert len(longest.lines) <= MOST_LINES + 1


def test_reports_of_measures_are_told_newest_first(shipped):
    found = report_entries(shipped)
    assert found == sorted(found, key=lambda one: (-one.day.toordinal(), one.id))
    assert all(one.day <= shipped.day for one in found)


def test_names_are_the_same_wherever_the_dashboard_stands(shipped):
    one = [Entry("release/1", "Eins", date(2035, 1, 2), ("Zeile",), "neu")]
    made = [
        atom.atom(one, title="T", path="abo/neu.atom", page="neu", author="", day=date(2035, 1, 3), address=address)
        for address in (lambda path: f"https://a.example/{path}", lambda path: f"../{path}")
    ]
    ids = [[each.text for each in ET.fromstring(content).iter("{http://www.w3.org/2005/Atom}id")] for content in made]
    assert ids[0] == ids[1] and len(set(ids[0])) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(text):
    one = [Entry("release/1", text, date(2035, 1, 2), (text,), "neu")]
    content = atom.atom(
        one, title=text, path="abo/neu.atom", page="neu", author=text, day=date(2035, 1, 3), address=str
    )
    found = feedparser.parse(content)
    assert not found.bozo and len(found.entries) == 1
    inside = ET.fromstring(f"<x>{next(ET.fromstring(content).iter('{http://www.w3.org/2005/Atom}content')).text}</x>")
    assert {each.tag for each in inside.iter()} == {"x", "ul", "li"}


def test_what_is_not_there_is_said_and_no_feed():
    answer = call(APP, "/abo/neu.atom?gemeinde=99")
    assert answer.status == 404 and "gehört nicht zur Region" in answer.text
    assert call(APP, "/abo/neu.atom?unfug=1").status == 404


def test_a_reader_that_has_it_is_told_by_its_tag():
    one, other = call(APP, "/abo/neu.atom"), call(APP, "/abo/neu.atom")
    assert one.headers["etag"] == other.headers["etag"]


class TestCalendar:
    def events(self):
        answer = call(APP, "/abo/termine.ics")
        assert answer.headers["content-type"].startswith("text/calendar")
        return Calendar.from_ical(answer.content).walk("VEVENT")

    def test_every_expected_edition_stands_in_its_month(self, site, shipped):
        found = self.events()
        year_ago = f"{date.today().year - 1}-{date.today().month:02}"  # nobody looks farther back in a calendar
        due = {one.id: one for one in shipped.dataset.sources.values() if one.next_expected >= year_ago}
        assert Counter(f"{one.decoded('dtstart'):%Y-%m}" for one in found) == Counter(
            one.next_expected for one in due.values()
        )
        for one in found:
            start, end = one.decoded("dtstart"), one.decoded("dtend")
            assert start.day == end.day == 1 and 28 <= (end - start).days <= 31
        assert len({str(one["uid"]) for one in found}) == len(found)

    def test_it_is_the_same_until_the_data_change(self, shipped):
        made = [calendar.expected_editions(shipped, address=str) for _one in range(2)]
        assert made[0] == made[1]
