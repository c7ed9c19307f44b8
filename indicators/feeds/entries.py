"""What stands in a feed: an entry per release that brought something, or per report about a measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from indicators.address import links
from indicators.feeds.choice import FeedChoice
from indicators.language.formatting import format_value, missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.loading.releases import Release, read_changes, read_flips
from indicators.loading.rows import parse_number
from indicators.measures.words import status_label
from indicators.store import Store
from indicators.views.news import lead_words, news_of

MOST_LINES = 40  # of an entry; the page tells the rest
MOST_ENTRIES = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new: a name that stays the same, a title, its day, lines of text, and the path of the page about it."""

    id: str
    title: str
    day: date
    lines: tuple[str, ...]
    path: str


def release_entries(data: Store, choice: FeedChoice) -> list[Entry]:
    """Return an entry for each release that changed what was chosen, newest first; of everything without a choice."""
    return list(_release_entries(data, choice))[:MOST_ENTRIES]


def _release_entries(data: Store, choice: FeedChoice) -> Iterator[Entry]:
    for one in data.releases:
        changes, flips = _chosen(data, choice, one)
        is_chosen = choice != FeedChoice()
        if is_chosen and changes.empty and flips.empty:
            continue
        news = news_of(one, changes, flips, data.dataset)
        own = _values(data, changes) if choice.area else list(news.sentences)
        corrected = [] if choice.area else [
            _("{indicator}, {area}, {year}: {after} statt {before}").format(
                indicator=each.indicator, area=each.area, year=each.year, after=each.after, before=each.before
            )
            for each in news.revisions
        ]  # fmt: skip
        lines = [*([] if is_chosen else [lead_words(one)]), *own, *news.flips, *corrected]
        path = f"neu#ausgabe-{one.id}"
        yield Entry(f"release/{one.id}", one.title or lead_words(one), one.day, _bounded(lines), path)


def _chosen(data: Store, choice: FeedChoice, release: Release) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figures and the ratings a release changed, as far as they are about what was chosen."""
    changes, flips = read_changes(data_dir(), release.id), read_flips(data_dir(), release.id)
    goals = data.dataset.goals
    if choice.area:
        area = data.dataset.areas[choice.area]
        codes = area.members or (area.code,)
        changes, flips = changes[changes["area"].isin(codes)], flips[flips["area"].isin(codes)]
    if choice.goal:
        changes = changes[changes["indicator"] == goals[choice.goal].indicator]
        flips = flips[flips["goal"] == choice.goal]
    if choice.indicator:
        named = [one.id for one in goals.values() if one.indicator == choice.indicator]
        changes, flips = changes[changes["indicator"] == choice.indicator], flips[flips["goal"].isin(named)]
    return changes, flips


def _values(data: Store, changes: pd.DataFrame) -> list[str]:
    """The figures themselves, which are few for one place: "Bevölkerung 2024: 74.879 Personen"."""
    lines = []
    for row in changes.to_dict("records"):
        indicator, area = data.dataset.indicators.get(row["indicator"]), data.dataset.areas.get(row["area"])
        label = indicator.label if indicator else row["indicator"]
        sides = []
        for side in ("after", "before"):
            number, sign = parse_number(row[side]), row[f"{side}_sign"]
            value = format_value(number, indicator, sign=sign) if number is not None and indicator else row[side]
            sides.append(value or missing_text(sign))
        where = f"{label}, {area.label if area else row['area']}, {row['year']}: {sides[0]}"
        had = row["before"] or row["before_sign"]
        lines.append(_("{what} (bisher {before})").format(what=where, before=sides[1]) if had else where)
    return lines


def _bounded(lines: list[str]) -> tuple[str, ...]:
    more = len(lines) - MOST_LINES
    return (*lines[:MOST_LINES], *([_("… und {n} weitere, auf der Seite.").format(n=more)] if more > 0 else []))


def report_entries(data: Store) -> list[Entry]:
    """Return an entry for each report about a measure up to the day of the data, newest first."""
    found = []
    for one in data.dataset.measures.values():
        for report in one.reports:
            if report.date.first <= data.day:
                status = status_label(report.status) if report.status else ""
                title = ": ".join(filter(None, [one.label, status]))
                lines = tuple(filter(None, [partial_date_de(report.date), report.text, report.url]))
                key = f"measure/{one.id}/{report.date}"
                found.append(Entry(key, title, report.date.first, lines, links.link("projekte", massnahme=one.id)))
    return sorted(found, key=lambda one: (-one.day.toordinal(), one.id))[:MOST_ENTRIES]
