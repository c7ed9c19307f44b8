"""Atom feeds (RFC 4287), written as XML whose texts are nothing but texts."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from indicators.drawing.html import render
from indicators.feeds.entries import Entry
from indicators.language.i18n import language
from indicators.language.visible import visible
from indicators.loading.region import site_title

SPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
LONGEST = 4000


def atom(
    entries: Sequence[Entry], *, title: str, path: str, page: str, author: str, day: date, address: Callable[[str], str]
) -> bytes:
    """Return a feed that stands at a `path` and tells what a `page` shows; `address` makes addresses of paths.

    Without entries it is as of `day`. Names of feed and entries are the same under every address of the dashboard.
    """
    ET.register_namespace("", SPACE)
    feed = ET.Element(f"{{{SPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language()})
    _say(feed, "id", _name(path))
    _say(feed, "title", f"{title} – {site_title()}")
    _say(feed, "updated", _moment(max((one.day for one in entries), default=day)))
    _say(ET.SubElement(feed, f"{{{SPACE}}}author"), "name", author or site_title())
    ET.SubElement(feed, f"{{{SPACE}}}link", rel="self", type=MEDIA_TYPE, href=address(path))
    ET.SubElement(feed, f"{{{SPACE}}}link", rel="alternate", type="text/html", href=address(page))
    for one in entries:
        entry = ET.SubElement(feed, f"{{{SPACE}}}entry")
        _say(entry, "id", _name(f"{path}#{one.id}"))
        _say(entry, "title", one.title)
        _say(entry, "updated", _moment(one.day))
        ET.SubElement(entry, f"{{{SPACE}}}link", rel="alternate", type="text/html", href=address(one.path))
        ET.SubElement(entry, f"{{{SPACE}}}content", type="html").text = render(
            "feeds/entry.html", lines=[visible(line, LONGEST) for line in one.lines]
        )
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _say(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{SPACE}}}{name}").text = visible(text, LONGEST)


def _name(key: str) -> str:
    """An IRI that stays the same wherever the dashboard stands."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{site_title()}/{key}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
