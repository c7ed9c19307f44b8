"""Fact sheets as PDF: one tagged A4 page per area, accessible by PDF/UA-1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from indicators.export.cells import file_stem
from indicators.factsheet.content import Sheet, sheet
from indicators.i18n import gettext as _
from indicators.model import Area
from indicators.peers import Similarity, similarity
from indicators.settings import TITLE, Settings
from indicators.store import Store

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "indicators" / "fonts"
TEMPLATE = Path(__file__).with_name("factsheet.typ")
UNKNOWN = "?"  # stands for a character that the font does not have
_typesetting = Lock()


class SheetError(RuntimeError):
    """A sheet could not be set as it should be; the message says what typst found."""


def factsheet_pdf(data: Store, area_code: str, *, settings: Settings, day: date, origin: str = "") -> bytes:
    """Return the fact sheet of an area as PDF of exactly one page; safe to call from several threads.

    Raises KeyError for an unknown area, SheetError where the page cannot be set without a warning.
    """
    area = data.dataset.areas[area_code]
    return _pdf(data, area, similarity(data.series, data.dataset.areas), settings=settings, day=day, origin=origin)


def all_factsheets(data: Store, *, settings: Settings, day: date, origin: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield file name and PDF of every area: region, districts, municipalities."""
    similar = similarity(data.series, data.dataset.areas)
    for area in data.dataset.areas:
        yield file_name(area), _pdf(data, area, similar, settings=settings, day=day, origin=origin)


def file_name(area: Area) -> str:
    """Return the name of an area's file, such as `05958004-arnsberg.pdf`."""
    return file_stem(area.code, area.label) + ".pdf"


def _pdf(data: Store, area: Area, similar: Similarity, *, settings: Settings, day: date, origin: str) -> bytes:
    made = sheet(data, area, settings=settings, day=day, origin=origin, peers=similar.nearest(area.code))
    for smaller in (made, *_smaller(made)):
        content = typeset(smaller)
        if page_count(content) == 1:
            return content
    raise SheetError(f"{area.code}: found more than one page, expected exactly one")


def _smaller(made: Sheet) -> Iterator[Sheet]:
    """Ever shorter versions for texts that do not fit: fewer goals, then fewer indicators; sources always stay."""
    for goals, rows in ((7, 12), (6, 12), (5, 10), (3, 8), (2, 5), (1, 3)):
        yield replace(made, goals=made.goals[:goals], rows=made.rows[:rows])


def typeset(made: Sheet) -> bytes:
    """Return a sheet as PDF/UA-1, of as many pages as its texts need; SheetError on any warning of typst."""
    import typst

    content = json.dumps(_in_font({**asdict(made), "texts": _texts(made)}), ensure_ascii=False)
    with _typesetting:
        try:
            result, warnings = _compiler().compile_with_warnings(
                format="pdf", sys_inputs={"data": content}, pdf_standards=["ua-1"]
            )
        except typst.TypstError as error:
            raise SheetError(f"{made.name}: {error}") from error
    if warnings:
        raise SheetError(f"{made.name}: {'; '.join(str(one) for one in warnings)}")
    return bytes(result)


def page_count(pdf: bytes) -> int:
    """Return the number of pages, read from the page objects."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def _texts(made: Sheet) -> Mapping[str, Any]:
    """The fixed words of a sheet."""
    return {
        "title": _("Datenblatt {area}").format(area=made.name),
        "author": TITLE,
        "description": _("Ziele und Kennzahlen mit Vergleich, Quellen und Datenstand: {area}").format(area=made.name),
        "brand": f"{TITLE} · {_('Datenblatt')}",
        "goals": _("Ziele"),
        "goal_columns": (_("Ziel"), _("Art"), _("Wert"), _("Zielwert"), _("Bewertung")),
        "rows": _("Kennzahlen"),
        "row_columns": (_("Kennzahl"), _("Wert"), _("Verlauf")),
        "no_line": _("kein Verlauf"),
        "sources": _("Quellen und Lizenzen"),
        "more": _("Alle Kennzahlen, Ziele und Erklärungen:"),
        "footer": f"{TITLE} · {made.name}",
        "footer_right": " · ".join(filter(None, (made.edition, _("erstellt am {day}").format(day=made.made_on)))),
    }


@lru_cache(maxsize=1)
def _compiler() -> Any:
    import typst

    return typst.Compiler(str(TEMPLATE), root=str(ROOT), font_paths=[str(FONTS)], ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    """The characters all three weights of the font have; others would leave a gap that PDF/UA forbids."""
    from fontTools.ttLib import TTFont

    found = []
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*found)


def _in_font(value: Any) -> Any:
    """The same nested texts with only characters of the font."""
    if isinstance(value, str):
        known = _characters()
        return value if value.isascii() else "".join(one if ord(one) in known else UNKNOWN for one in value)
    if isinstance(value, dict):
        return {name: _in_font(one) for name, one in value.items()}
    return [_in_font(one) for one in value] if isinstance(value, list | tuple) else value
