"""What a visitor chose on the page of measures, read from the address: every value checked, faults become notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.address.parameters import read_area, unknown_parameters
from indicators.language.i18n import gettext as _
from indicators.measures.reach import by_name, reach
from indicators.model import DataSet
from indicators.model.measure import Measure, MeasureStatus

MEASURE_PARAMETERS = frozenset({"gemeinde", "saeule", "status", "ueberfaellig", "ansicht", "massnahme"})
NO_STATUS = "keine-angabe"


class Layout(StrEnum):
    """How the measures are shown, as it stands in the address."""

    BOARD = "tafel"
    LIST = "liste"
    PLAN = "zeitplan"


STATUS_CODES: dict[str, MeasureStatus | None] = {
    **{one.value.casefold().replace(" ", "-"): one for one in MeasureStatus},
    NO_STATUS: None,
}


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A view of the measures: one of them or None for all, and what limits the others.

    `status` is a key of STATUS_CODES, "" for all; `area` None and `pillar` "" stand for all as well.
    """

    measure: str | None = None
    area: str | None = None
    pillar: str = ""
    status: str = ""
    overdue: bool = False
    layout: Layout = Layout.BOARD

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes."""
        given = {
            "massnahme": self.measure or "",
            "gemeinde": self.area or "",
            "saeule": self.pillar,
            "status": self.status,
            "ueberfaellig": "1" if self.overdue else "",
            "ansicht": "" if self.layout == Layout.BOARD else self.layout.value,
        }
        return {name: value for name, value in given.items() if value}

    @property
    def is_limited(self) -> bool:
        """True where not all measures are wanted."""
        return bool(self.area or self.pillar or self.status or self.overdue)


def read_measure_choice(parameters: Mapping[str, str], dataset: DataSet) -> tuple[MeasureChoice, list[str]]:
    """Return the choice of an address and notices about unknown values, which are left out."""
    notices = unknown_parameters(parameters, MEASURE_PARAMETERS)
    overdue = parameters.get("ueberfaellig", "")
    if overdue not in ("", "1"):
        notices.append(_("Die Angabe „ueberfaellig“ kennt nur den Wert 1."))
    messages = {
        "massnahme": _("Die Maßnahme „{found}“ gibt es hier nicht. Gezeigt werden alle Maßnahmen."),
        "saeule": _("Das Handlungsfeld „{found}“ ist unbekannt. Gezeigt werden alle."),
        "status": _("Der Status „{found}“ ist unbekannt. Gezeigt werden alle."),
        "ansicht": _("Die Ansicht „{found}“ ist unbekannt. Gezeigt wird die Tafel."),
    }
    known = {
        "massnahme": set(dataset.measures),
        "saeule": set(dataset.pillars),
        "status": set(STATUS_CODES),
        "ansicht": {one.value for one in Layout},
    }
    found = {name: parameters.get(name, "") for name in messages}
    for name, message in messages.items():
        if found[name] and found[name] not in known[name]:
            notices.append(message.format(found=found[name]))
            found[name] = ""
    return MeasureChoice(
        measure=found["massnahme"] or None,
        area=read_area(parameters, dataset, notices),
        pillar=found["saeule"],
        status=found["status"],
        overdue=overdue == "1",
        layout=Layout(found["ansicht"] or Layout.BOARD),
    ), notices


def chosen_measures(dataset: DataSet, choice: MeasureChoice, day: date) -> list[Measure]:
    """Return the measures that a choice leaves, by name."""
    area = dataset.areas.get(choice.area)
    return by_name(
        one
        for one in dataset.measures.values()
        if (area is None or reach(dataset, one, area))
        and choice.pillar in ("", one.pillar)
        and (not choice.status or one.status == STATUS_CODES[choice.status])
        and (not choice.overdue or one.is_overdue(day))
    )
