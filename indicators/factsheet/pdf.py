"""Fact sheets as PDF: one tagged A4 page per area, accessible by PDF/UA-1."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from indicators.drawing.typesetting import TypesettingError, page_count, typeset
from indicators.factsheet.choosing import USUAL, Room
from indicators.factsheet.content import Sheet, sheet
from indicators.figures.similarity import Similarity
from indicators.language.i18n import gettext as _
from indicators.language.visible import file_stem
from indicators.loading.region import site_title
from indicators.loading.settings import Settings
from indicators.model import Area
from indicators.store import Store

TEMPLATE = Path(__file__).with_name("factsheet.typ")
SMALLER = (Room(4, 10), Room(3, 8), Room(2, 5), Room(1, 3, 1))  # for long texts: fewer goals, then fewer indicators


def factsheet_pdf(data: Store, area_code: str, *, settings: Settings, day: date, origin: str = "") -> bytes:
    """Return the fact sheet of an area as PDF of exactly one page; safe to call from several threads.

    Raises KeyError for an unknown area, TypesettingError where the page cannot be set without a warning.
    """
    area = data.dataset.areas[area_code]
    return _pdf(data, area, data.similar(), settings=settings, day=day, origin=origin)


def all_factsheets(data: Store, *, settings: Settings, day: date, origin: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield file name and PDF of every area: region, districts, municipalities."""
    similar = data.similar()
    for area in data.dataset.areas:
        yield file_name(area), _pdf(data, area, similar, settings=settings, day=day, origin=origin)


def file_name(area: Area) -> str:
    """Return the name of an area's file, such as `05958004-arnsberg.pdf`."""
    return file_stem(area.code, area.label) + ".pdf"


def _pdf(data: Store, area: Area, similar: Similarity, *, settings: Settings, day: date, origin: str) -> bytes:
    peers = similar.nearest(area.code)
    for room in (USUAL, *SMALLER):
        made = sheet(data, area, settings=settings, day=day, origin=origin, peers=peers, room=room)
        content = typeset(TEMPLATE, {**asdict(made), "texts": _texts(made)})
        if page_count(content) == 1:
            return content
    raise TypesettingError(f"{area.code}: found more than one page, expected exactly one")


def _texts(made: Sheet) -> Mapping[str, Any]:
    """The fixed words of a sheet."""
    return {
        "title": _("Datenblatt {area}").format(area=made.name),
        "author": site_title(),
        "description": _("Ziele und Kennzahlen mit Vergleich, Quellen und Datenstand: {area}").format(area=made.name),
        "brand": f"{site_title()} · {_('Datenblatt')}",
        "goals": _("Ziele"),
        "goal_columns": (_("Ziel"), _("Art"), _("Wert"), _("Zielwert"), _("Bewertung")),
        "words": _("Das sagt die Kommune selbst"),
        "rows": _("Kennzahlen"),
        "row_columns": (_("Kennzahl"), _("Wert"), _("Verlauf")),
        "no_line": _("kein Verlauf"),
        "sources": _("Quellen und Lizenzen"),
        "more": _("Alle Kennzahlen, Ziele und Erklärungen:"),
        "footer": f"{site_title()} · {made.name}",
        "footer_right": " · ".join(filter(None, (made.edition, _("erstellt am {day}").format(day=made.made_on)))),
    }
