"""Data that speak another language, by its catalogue (see `catalogues`); what that does not have stays German.

Names of publishers, documents and offices, and what municipalities say, are never translated.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pandas as pd

from indicators.language.i18n import gettext as _
from indicators.loading.releases import Release
from indicators.model import Area, DataSet, Goal, Indicator, IndicatorSet, Pillar, Source
from indicators.model.areas import Areas
from indicators.model.barrier import Barrier
from indicators.model.dataset import Values
from indicators.model.goal import Vision
from indicators.model.measure import Measure, MeasureReport, Output
from indicators.model.quality import Quality
from indicators.model.reference import Reference, ReferenceArea
from indicators.model.term import Term

COVERAGE = re.compile(r"^(\d+) von (\d+)$")
# What is text for people, by what it says something of. Codes, names and what the program compares are none.
TEXTS: Mapping[type, tuple[str, ...]] = {
    Area: ("label", "locative", "type", "role", "about"),
    IndicatorSet: ("label", "description"),
    Indicator: (
        "label", "short", "unit", "unit_words", "weight_note", "definition", "formula", "interpretation", "sentence",
        "note", "reference", "breaks", "year_notes", "later",
    ),
    Quality: ("reason",),
    Source: ("rhythm", "data_as_of", "edition"),
    Vision: ("label", "text"),
    Pillar: ("label", "description"),
    Goal: ("label", "how"),
    Measure: ("label", "description", "bundle", "funding", "responsible"),
    MeasureReport: ("text",),
    Output: ("what", "unit", "note"),
    Barrier: ("what", "why", "way_out"),
    Term: ("term", "forms", "explanation"),
    ReferenceArea: ("label", "locative"),
    Reference: ("note", "of"),
}  # fmt: skip
PARTS = (
    "areas", "sets", "indicators", "sources", "visions", "pillars", "goals", "measures", "glossary", "barriers",
    "references",
)  # fmt: skip

Catalogue = Mapping[str, str]


def translated(dataset: DataSet, catalogue: Catalogue) -> DataSet:
    """Return a data set whose texts are those of a catalogue, as far as it has them."""
    spoken = {part: _spoken(getattr(dataset, part), catalogue) for part in PARTS}
    return replace(dataset, **spoken, figures=SpokenValues(dataset.figures, catalogue, _("{known} von {all}")))


@dataclass(frozen=True, slots=True)
class SpokenValues:
    """Values whose notes are in another language, and of how many areas they are made.

    `coverage` is a pattern for that. The figures are those of `values`.
    """

    values: Values
    catalogue: Catalogue
    coverage: str

    def all(self) -> pd.DataFrame:
        """Return all figures, which may be many: for commands."""
        return self._spoken(self.values.all())

    def of(self, indicator: str) -> pd.DataFrame:
        """Return those of an indicator, an empty table for an unknown one."""
        return self._spoken(self.values.of(indicator))

    def names(self) -> Collection[str]:
        """Return the indicators that have any value."""
        return self.values.names()

    def _spoken(self, frame: pd.DataFrame) -> pd.DataFrame:
        notes = frame["note"].map({one: self.catalogue.get(one, one) for one in frame["note"].unique()})
        counted = frame["coverage"].str.replace(
            COVERAGE, lambda found: self.coverage.format(known=found[1], all=found[2]), regex=True
        )
        dates = frame["dates"].map({one: self._dated(one) for one in frame["dates"].unique()})
        return frame.assign(note=notes, coverage=counted, dates=dates)

    def _dated(self, text: str) -> str:
        """What a quotient is made of, each with its time: "Bevölkerung 2015, Ladepunkte Mitte 2016"."""
        found = []
        for part in text.split(", "):
            words = part.split(" ")
            labels = ((" ".join(words[:at]), words[at:]) for at in range(len(words) - 1, 0, -1))
            named = next((one for one in labels if one[0] in self.catalogue), (part, []))
            found.append(" ".join([self.catalogue.get(named[0], named[0]), *named[1]]))
        return ", ".join(found)


def named_in(release: Release, catalogue: Catalogue) -> Release:
    """Return a release with the names of what it changed in another language."""
    return replace(release, title=", ".join(catalogue.get(one, one) for one in release.title.split(", ")))


def texts_of(dataset: DataSet) -> set[str]:
    """Return every text of a data set that a catalogue may translate."""
    found: set[str] = set()

    class Noted(dict[str, str]):
        def get(self, text: str, default: Any = None) -> Any:
            found.add(text)
            return default

    translated(dataset, Noted())
    return {one for one in found if one.strip()}


def _spoken(value: Any, catalogue: Catalogue) -> Any:
    """A part of a data set in another language: mappings, tuples and dataclasses with all that is in them."""
    if isinstance(value, Areas):
        every, groups = ([_spoken(one, catalogue) for one in some] for some in (value.all, value.groups))
        return Areas(every, groups, value.changes)
    if isinstance(value, Mapping):
        return {key: _spoken(one, catalogue) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_spoken(one, catalogue) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    texts = TEXTS.get(type(value), ())
    changed = dict(_changed(value, texts, lambda text: catalogue.get(text, text)))
    inside = ((one.name, getattr(value, one.name)) for one in fields(value) if one.name not in texts)
    changed |= {name: _spoken(one, catalogue) for name, one in inside if isinstance(one, tuple) or type(one) in TEXTS}
    return replace(value, **changed)


def _changed(value: Any, names: tuple[str, ...], say: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    for name in names:
        one = getattr(value, name)
        if isinstance(one, str):
            yield name, say(one) if one else one
        elif isinstance(one, Mapping):
            yield name, {key: say(text) for key, text in one.items()}
        else:
            yield name, tuple(say(text) for text in one)
