"""When the next edition of each source is expected, and what is overdue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.language.formatting import partial_date_de
from indicators.language.i18n import gettext as _
from indicators.model import Source
from indicators.model.partial_date import parse_partial_date
from indicators.model.problems import Problem

SOON_MONTHS = 3


class When(StrEnum):
    """How near the next edition is."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Expected:
    """The next edition of a source: the sets that use it, and how near it is."""

    source: Source
    sets: tuple[str, ...]
    when: When


def calendar(sources: Mapping[str, Source], day: date) -> list[Expected]:
    """Return each source once, what is due longest first, unknown ones last; `sources` by "set/id"."""
    sets: dict[str, list[str]] = {}
    for name, one in sources.items():
        sets.setdefault(one.id, []).append(name.partition("/")[0])
    by_id = {one.id: one for one in sources.values()}
    found = [Expected(one, tuple(sets[name]), when_of(one, day)) for name, one in by_id.items()]
    return sorted(found, key=lambda one: (one.source.next_expected or "9999", one.source.dataset, one.source.id))


def when_of(source: Source, day: date) -> When:
    """Return how near the next edition is; a month counts as over only once it has passed.

    >>> from datetime import date
    >>> one = Source("amt", "Amt", "Daten", "", "", "", "", "", "", next_expected="2035-03")
    >>> [when_of(one, date(2035, month, 1)).value for month in (1, 3, 4)]
    ['soon', 'soon', 'overdue']
    """
    if not source.next_expected:
        return When.UNKNOWN
    year, month = map(int, source.next_expected.split("-"))
    months = (year - day.year) * 12 + month - day.month
    if months < 0:
        return When.OVERDUE
    return When.SOON if months <= SOON_MONTHS else When.LATER


def month_words(source: Source) -> str:
    """Return the month of the next edition: "Dezember 2026", or that it is not known."""
    found = parse_partial_date(source.next_expected) if source.next_expected else None
    return partial_date_de(found) if found else _("nicht bekannt")


def when_words(when: When) -> str:
    """Return how near an edition is in one or two words."""
    return {
        When.OVERDUE: _("überfällig"),
        When.SOON: _("bald"),
        When.LATER: _("später"),
        When.UNKNOWN: _("nicht bekannt"),
    }[when]


def overdue_notices(sources: Mapping[str, Source], day: date) -> list[Problem]:
    """Return a notice per source whose next edition should be out, with where to fetch it."""
    return [
        Problem(
            "overdue",
            f"sets/{one.sets[0]}/sources.csv",
            None,
            "next_expected",
            f"{one.source.publisher}, {one.source.dataset}: seit {month_words(one.source)} ist eine neue Ausgabe zu "
            "erwarten.",
            f"Nachsehen: {one.source.where or one.source.url}. Siehe python -m indicators due.",
            notice=True,
        )
        for one in calendar(sources, day)
        if one.when == When.OVERDUE
    ]
