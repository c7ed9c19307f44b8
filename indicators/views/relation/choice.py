"""Which two indicators a visitor sets against each other, read from the address; faults become notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.address.parameters import read_area, read_indicator, unknown_parameters
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.model import DataSet

PARAMETERS = frozenset({"indikator", "gegen", "gemeinde", "linie"})


@dataclass(frozen=True, slots=True)
class RelationChoice:
    """Two indicators by id, a marked area (None = none), and whether the line with its band is drawn."""

    x: str
    y: str
    area: str | None = None
    line: bool = True

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes; what is as usual is left out."""
        parameters = {"indikator": self.x, "gegen": self.y}
        if self.area:
            parameters["gemeinde"] = self.area
        if not self.line:
            parameters["linie"] = "0"
        return parameters


def read_relation_choice(
    parameters: Mapping[str, str], dataset: DataSet, series: Mapping[str, Series], *, default: tuple[str, str]
) -> tuple[RelationChoice, list[str]]:
    """Return the relation of an address and notices about unknown values, which give way to a default."""
    notices = unknown_parameters(parameters, PARAMETERS)
    chosen = [
        read_indicator(parameters.get(name, ""), series, notices, default=usual)
        for name, usual in zip(("indikator", "gegen"), default, strict=True)
    ]
    if chosen[0] == chosen[1]:
        notices.append(_("Beide Achsen zeigen denselben Indikator: Der Zusammenhang ist dann immer vollkommen."))
    if parameters.get("linie", "1") not in ("0", "1"):
        notices.append(_("Die Angabe „linie“ kennt nur 0 und 1."))
    area = read_area(parameters, dataset, notices)
    return RelationChoice(chosen[0], chosen[1], area, parameters.get("linie") != "0"), notices
