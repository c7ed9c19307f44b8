"""The working list: areas and indicators a visitor chose once, kept in the address from page to page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.address.parameters import LIST, SHOWN
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.model import DataSet

MOST_AREAS, MOST_INDICATORS = 8, 12


@dataclass(frozen=True, slots=True)
class WorkingList:
    """Areas by code and indicators by id, each in the order in which they were chosen."""

    areas: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """False for an empty list."""
        return bool(self.areas or self.indicators)

    def parameters(self) -> dict[str, str]:
        """The list as a parameter of an address, {} for an empty one."""
        return {LIST: ",".join([*self.areas, *self.indicators])} if self else {}


def read_working_list(
    parameters: Mapping[str, str], dataset: DataSet, series: Mapping[str, Series]
) -> tuple[WorkingList, list[str]]:
    """Return the list of an address and notices about what is not there or too much; the rest of it holds."""
    named = list(dict.fromkeys(one.strip() for one in parameters.get(LIST, "").split(",") if one.strip()))
    areas = [one for one in named if one in dataset.areas]
    indicators = [one for one in named if one in series]
    unknown = [one for one in named if one not in dataset.areas and one not in series]
    notices = []
    if unknown:
        text = _("In der Arbeitsliste ist „{found}“ weder Gebiet noch Indikator und wurde übergangen.")
        notices.append(text.format(found=", ".join(unknown)[:SHOWN]))
    if len(areas) > MOST_AREAS or len(indicators) > MOST_INDICATORS:
        text = _("Eine Arbeitsliste hat höchstens {areas} Gebiete und {indicators} Indikatoren: die ersten.")
        notices.append(text.format(areas=MOST_AREAS, indicators=MOST_INDICATORS))
    return WorkingList(tuple(areas[:MOST_AREAS]), tuple(indicators[:MOST_INDICATORS])), notices
