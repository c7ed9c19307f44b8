"""Two maps side by side: what each shows, read from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indicators.address.parameters import CODE_OF_LEVEL, unknown_parameters
from indicators.figures.series import Series
from indicators.model import DataSet
from indicators.views.map.choice import Choice, read_choice

OTHER = {"indikator2": "indikator", "jahr2": "jahr"}
PARAMETERS = frozenset({"indikator", "jahr", "indikator2", "jahr2", "ebene", "gemeinde"})


@dataclass(frozen=True, slots=True)
class MapPair:
    """The choices of the left and the right map; they share level and area."""

    left: Choice
    right: Choice

    def parameters(self) -> dict[str, str]:
        """The pair as parameters of an address, with stable codes."""
        parameters = self.left.parameters()
        parameters["indikator2"] = self.right.indicator
        if self.right.year:
            parameters["jahr2"] = str(self.right.year)
        return parameters


def read_map_pair(
    parameters: Mapping[str, str], dataset: DataSet, series: Mapping[str, Series], *, default: str
) -> tuple[MapPair, list[str]]:
    """Return both maps of an address and notices about unknown values, which give way to a default.

    Without anything for the right map it shows the left one's indicator, so that both together show the first and the
    newest year with figures.
    """
    notices = unknown_parameters(parameters, PARAMETERS)
    shared = {name: value for name, value in parameters.items() if name in ("ebene", "gemeinde")}
    left, found = read_choice({**shared, **_own(parameters)}, dataset, series, default=default)
    notices += found
    other = {name: parameters[code] for code, name in OTHER.items() if parameters.get(code)}
    shared["ebene"] = CODE_OF_LEVEL[left.level]
    right, found = read_choice({**shared, **other}, dataset, series, default=left.indicator)
    if not other:
        years = series[left.indicator].years([area.code for area in dataset.areas.at(left.level)]) or [0]
        if not parameters.get("jahr"):
            left = replace(left, year=years[0])
        right = replace(right, year=years[-1] if left.year == years[0] else years[0])
    return MapPair(left, right), [*notices, *(one for one in found if one not in notices)]


def _own(parameters: Mapping[str, str]) -> dict[str, str]:
    return {name: parameters[name] for name in ("indikator", "jahr") if parameters.get(name)}
