"""When new editions of the sources are expected, as a calendar (RFC 5545)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from indicators.figures.due import calendar
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.loading.region import site_title
from indicators.store import Store

MEDIA_TYPE = "text/calendar"
LONGEST = 1000
OVERDUE_MONTHS = 12


def expected_editions(data: Store, *, address: Callable[[str], str]) -> bytes:
    """Return an entry over the month in which each source's next edition is expected.

    Left out are those of no known month, and those overdue for longer than OVERDUE_MONTHS. `address` makes addresses of
    paths.
    """
    found = Calendar()
    found.add("prodid", f"-//{site_title()}//DE")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("name", _("Erwartete Zahlen – {title}").format(title=site_title()))
    found.add("x-wr-calname", _("Erwartete Zahlen – {title}").format(title=site_title()))
    made = datetime.combine(data.edition.day if data.edition else data.day, time(), UTC)
    for one in calendar(data.dataset.sources, data.day):
        if not one.source.next_expected:
            continue
        year, month = map(int, one.source.next_expected.split("-"))
        if (data.day.year - year) * 12 + data.day.month - month > OVERDUE_MONTHS:
            continue  # nobody looks that far back in a calendar; the page of sources has it
        sets = [data.dataset.sets[name].label for name in one.sets if name in data.dataset.sets]
        event = Event()
        event.add("uid", f"{uuid5(NAMESPACE_URL, f'{site_title()}/{one.source.id}/{one.source.next_expected}')}")
        event.add("dtstamp", made)
        event.add("dtstart", date(year, month, 1))
        event.add("dtend", date(year + month // 12, month % 12 + 1, 1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", visible(_("Neue Ausgabe erwartet: {dataset}").format(dataset=one.source.dataset), LONGEST))
        told = _(
            "Herausgeber: {publisher}. Zuletzt hier: {edition}. Themen: {sets}. Der Monat ist aus dem Rhythmus der "
            "Quelle abgeleitet, nicht angekündigt."
        )
        event.add("description", visible(told.format(
            publisher=one.source.publisher, edition=one.source.edition or one.source.data_as_of or _("keine Angabe"),
            sets=", ".join(sets)), LONGEST))  # fmt: skip
        event.add("url", one.source.where or one.source.url or address("daten"))
        found.add_component(event)
    written: bytes = found.to_ical()
    return written
