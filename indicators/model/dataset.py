"""All that was read of a data folder, checked, as one frozen object."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pandas as pd

    from indicators.model.areas import Areas
    from indicators.model.measure import Measure
    from indicators.model.problems import Problem
from indicators.model.barrier import Barrier
from indicators.model.goal import Goal, Pillar, Vision
from indicators.model.indicator import Indicator, IndicatorSet, IndicatorUse, Source
from indicators.model.reference import Reference
from indicators.model.search_words import SearchWords
from indicators.model.statement import Statement
from indicators.model.term import Term


class Values(Protocol):
    """All figures as tables, columns as in `DataSet.values`."""

    def all(self) -> "pd.DataFrame":
        """Return all figures, which may be many: for commands."""

    def of(self, indicator: str) -> "pd.DataFrame":
        """Return those of an indicator, an empty table for an unknown one."""

    def names(self) -> Collection[str]:
        """Return the indicators that have any value."""


@dataclass(frozen=True)
class DataSet:
    """Everything the dashboard shows, checked.

    `figures` gives the values by indicator. `values`, the whole table, has the columns `indicator` str, `area` str,
    `year` int, `value` float (NA = no figure), `sign` str ("" = none), `note` str, `coverage` str ("" for published
    values, else e.g. "54 von 59"), `dates` str (of the parts of a quotient, where they differ); one row per published
    or computed figure, sorted by indicator, area and year.
    `problems` lists what was wrong with the files; rows with a problem are not in `values`. `glossary` has the
    words that are explained where they stand, `references` the yardsticks from outside by indicator, `statements` what
    municipalities say themselves, `barriers` what is not accessible, `search_words` by what else something is found.
    """

    areas: "Areas"
    sets: Mapping[str, IndicatorSet]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    figures: Values
    problems: "tuple[Problem, ...]" = ()
    broken_sets: tuple[str, ...] = field(default=())
    visions: Mapping[str, Vision] = field(default_factory=dict)
    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    measures: "Mapping[str, Measure]" = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    barriers: Mapping[str, Barrier] = field(default_factory=dict)
    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    search_words: SearchWords = field(default_factory=SearchWords)

    def used_for(self, use: IndicatorUse) -> list[str]:
        """Return the ids of the indicators that say something of a place, in the order of the files."""
        return [name for name, one in self.indicators.items() if use in one.use]

    @property
    def values(self) -> "pd.DataFrame":
        """The whole table; of a large region it is made anew each time."""
        return self.figures.all()
