"""All that was read of a data folder, checked, as one frozen object."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from indicators.model.areas import Areas
    from indicators.model.measure import Measure
    from indicators.model.problems import Problem
from indicators.model.goal import Goal, Pillar
from indicators.model.indicator import Indicator, IndicatorSet, Source
from indicators.model.reference import Reference
from indicators.model.term import Term


@dataclass(frozen=True)
class DataSet:
    """Everything the dashboard shows, checked.

    `values` has the columns `indicator` str, `area` str, `year` int, `value` float (NA = no figure), `sign` str
    ("" = none), `note` str, `coverage` str ("" for published values, else e.g. "54 von 59"), `dates` str (of the parts
    of a quotient, where they differ); one row per published or computed figure, sorted by indicator, area and year.
    `problems` lists what was wrong with the files; rows with a problem are not in `values`. `glossary` has the
    words that are explained where they stand, `references` the yardsticks from outside by indicator.
    """

    areas: "Areas"
    sets: Mapping[str, IndicatorSet]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    values: "pd.DataFrame"
    problems: "tuple[Problem, ...]" = ()
    broken_sets: tuple[str, ...] = field(default=())
    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    measures: "Mapping[str, Measure]" = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
