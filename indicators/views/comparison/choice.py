"""What a visitor compares, read from the address: every value checked, faults become notices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.address.parameters import read_area, read_indicator, unknown_parameters
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.model import DataSet
from indicators.views.comparison.comparison import MOST_AREAS, Reference, Scale

PARAMETERS = frozenset({"indikator", "gebiete", "skala", "basis", "mit"})
DEFAULT_REFERENCES = (Reference.REGION,)
NONE = "nichts"


@dataclass(frozen=True, slots=True)
class ComparisonChoice:
    """A comparison: indicator, areas by code (() = the model towns), scale, base year of an index, references."""

    indicator: str
    areas: tuple[str, ...] = ()
    scale: Scale = Scale.ABSOLUTE
    base_year: int | None = None
    references: tuple[Reference, ...] = DEFAULT_REFERENCES

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes; what is as usual is left out."""
        parameters = {"indikator": self.indicator}
        if self.areas:
            parameters["gebiete"] = ",".join(self.areas)
        if self.scale != Scale.ABSOLUTE:
            parameters["skala"] = self.scale.value
        if self.scale == Scale.INDEX and self.base_year:
            parameters["basis"] = str(self.base_year)
        if self.references != DEFAULT_REFERENCES:
            parameters["mit"] = ",".join(self.references) or NONE
        return parameters


def read_comparison_choice(
    parameters: Mapping[str, str], dataset: DataSet, series: Mapping[str, Series], *, default: str
) -> tuple[ComparisonChoice, list[str]]:
    """Return the comparison of an address and notices about unknown values, which are left out."""
    notices = unknown_parameters(parameters, PARAMETERS)
    indicator = read_indicator(parameters.get("indikator", ""), series, notices, default=default)
    named = [one.strip() for one in parameters.get("gebiete", "").split(",") if one.strip()]
    if len(named) > MOST_AREAS:
        notices.append(_("Verglichen werden höchstens {count} Gebiete: die ersten.").format(count=MOST_AREAS))
    areas = [read_area({"gemeinde": one}, dataset, notices) for one in named[:MOST_AREAS]]
    return ComparisonChoice(
        indicator=indicator,
        areas=tuple(dict.fromkeys(one for one in areas if one)),
        scale=_scale(parameters.get("skala", ""), notices),
        base_year=_year(parameters.get("basis", ""), notices),
        references=_references(parameters.get("mit"), notices),
    ), notices


def _scale(found: str, notices: list[str]) -> Scale:
    if found and found not in list(Scale):
        notices.append(_("Die Skala „{found}“ ist unbekannt.").format(found=found[:100]))
    return Scale(found) if found in list(Scale) else Scale.ABSOLUTE


def _year(found: str, notices: list[str]) -> int | None:
    if found and not re.fullmatch("[0-9]{4}", found):
        notices.append(_("„{found}“ ist keine Jahreszahl für die Basis.").format(found=found[:100]))
        return None
    return int(found) if found else None


def _references(found: str | None, notices: list[str]) -> tuple[Reference, ...]:
    if found is None:
        return DEFAULT_REFERENCES
    named = [one.strip() for one in found.split(",") if one.strip() and one.strip() != NONE]
    for one in named:
        if one not in list(Reference):
            notices.append(_("Als Vergleich ist „{found}“ unbekannt.").format(found=one[:100]))
    return tuple(one for one in Reference if one in named)
