"""The figures of a group of areas, made of those of its members when they are asked for."""

import pandas as pd

from indicators.loading.aggregate import Members
from indicators.loading.computed import add_computed
from indicators.model import Area, DataSet


class Grouped:
    """The figures of groups, by the rules for districts: sums, declared weights, quotients of what was summed up."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self._members = Members(dataset.areas, dataset.figures.of)

    def rows(self, group: Area, indicator: str) -> pd.DataFrame:
        """Return the rows of a group for an indicator, columns as in `DataSet.values`; none where it has no figures."""
        known = self._dataset.indicators
        found = known.get(indicator)
        if found is None:
            return self._dataset.figures.of(indicator).iloc[:0]
        if not found.quotient:
            return self._members.rows(group, found).assign(dates="")
        parts = (found.quotient.numerator, found.quotient.denominator)
        both = [self.rows(group, name).drop(columns="dates") for name in parts]
        rows = add_computed(pd.concat(both, ignore_index=True), {name: known[name] for name in (*parts, indicator)})
        return rows[rows["indicator"] == indicator]
