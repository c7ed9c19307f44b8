"""Texts that try to break out of every format. The same list for HTML, XLSX, CSV, SVG, PNG, GeoJSON, JSON and PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from indicators.figures.series import Series
from indicators.model.reference import Reference
from indicators.store import Store

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</title></svg><script>alert(1)</script>",
    "]]><!--",
    '=HYPERLINK("http://x.example","hier")',
    "+49 2931 1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "'=1+1",
    "\"quoted\" 'single' `back` „deutsch“",
    "two\nlines\r\nthree",
    "semi;colon,comma|pipe",
    "right\u202eto left\u200f",
    "nul\x00 bell\x07 escape\x1b",
    "$x^2$ \\frac{1}{2} _under_ *star*",
    "{{ 7*7 }} {% raw %} #set(x) @font",
    "Grüße – 日本 ✓ 🌲",
    "x" * 10_000,
    "wort " * 2_000,
    "",
)
MARKUP = ("<img", "<script", "</svg><")
CONTROLS = ("\x00", "\x07", "\x1b", "\u202e", "\u200f")

# What is replaced in each kind of record; what is not text or decides how it is read stays.
AREA = ("name", "label", "locative", "type", "role")
SET = ("label", "description")
INDICATOR = (
    "label", "short", "unit", "unit_words", "definition", "formula", "interpretation", "note", "weight_note",
    "reference",
)  # fmt: skip
SOURCE = (
    "publisher", "dataset", "edition", "licence", "licence_url", "attribution", "url", "data_as_of",
)  # fmt: skip
REFERENCE_AREA = ("label", "locative")
GOAL = ("label", "how", "document", "decided_by", "url")


def poisoned(store: Store, texts: Sequence[str] = HOSTILE) -> Store:
    """The same figures with these texts, in turn, as names, units, sources, sets and goals.

    The texts go round in each field: of as many records as there are texts each text is in each field once.
    """
    data = store.dataset
    changed = replace(
        data,
        areas=type(data.areas)(_each(data.areas, AREA, texts)),
        sets=dict(zip(data.sets, _each(data.sets.values(), SET, texts), strict=True)),
        indicators={
            one.id: replace(one, sentence="{place} {value}")
            for one in _each(data.indicators.values(), INDICATOR, texts)
        },
        sources=dict(zip(data.sources, _each(data.sources.values(), SOURCE, texts), strict=True)),
        references={name: tuple(_outside(each, texts)) for name, each in data.references.items()},
        goals={one.id: one for one in _each(data.goals.values(), GOAL, texts)},
    )
    series = {
        name: Series.of(
            changed.indicators[name], {area.code: one.figures(area.code) for area in data.areas}, level=one.level
        )
        for name, one in store.series.items()
    }
    return Store(changed, series, store.releases, day=date(2026, 11, 23))


def _outside(records: Sequence[Reference], texts: Sequence[str]) -> list[Reference]:
    areas = _each([one.area for one in records], REFERENCE_AREA, texts)
    return [replace(one, area=area) for one, area in zip(_each(records, ("note",), texts), areas, strict=True)]


def _each(records: Iterable, fields: Sequence[str], texts: Sequence[str]) -> list:
    return [
        replace(one, **{field: texts[(number + shift) % len(texts)] for shift, field in enumerate(fields)})
        for number, one in enumerate(records)
    ]
