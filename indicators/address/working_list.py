"""The working list: areas and indicators a visitor chose once, kept in the address from page to page."""

from dataclasses import dataclass

from indicators.address.choice import Given, Reading
from indicators.address.fields import parts
from indicators.address.parameters import LIST
from indicators.language.i18n import gettext as _
from indicators.store import Store

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


def read_working_list(given: Given, data: Store) -> tuple[WorkingList, list[str]]:
    """Return the list of an address and notices about what is not there or too much; the rest of it holds."""
    reading = Reading({LIST: given.get(LIST, "")}, data)
    named = list(dict.fromkeys(parts(reading.texts[LIST])))
    areas = [one for one in named if one in data.dataset.areas]
    indicators = [one for one in named if one in data.series]
    unknown = [one for one in named if one not in data.dataset.areas and one not in data.series]
    if unknown:
        text = _("In der Arbeitsliste ist „{found}“ weder Gebiet noch Indikator und wurde übergangen.")
        reading.note(text, found=", ".join(unknown))
    if len(areas) > MOST_AREAS or len(indicators) > MOST_INDICATORS:
        text = _("Eine Arbeitsliste hat höchstens {areas} Gebiete und {indicators} Indikatoren: die ersten.")
        reading.note(text, areas=MOST_AREAS, indicators=MOST_INDICATORS)
    return WorkingList(tuple(areas[:MOST_AREAS]), tuple(indicators[:MOST_INDICATORS])), reading.notices
