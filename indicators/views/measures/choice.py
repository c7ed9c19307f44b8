"""What a visitor chose on the page of measures, read from the address."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.address import fields
from indicators.address.choice import Choice
from indicators.language.i18n import gettext as _
from indicators.measures.reach import by_name, reach
from indicators.model import DataSet
from indicators.model.measure import STANDINGS, Measure, Standing

NO_STATUS = "keine-angabe"


class MeasureLayout(StrEnum):
    """How the measures are shown, as it stands in the address."""

    BOARD = "tafel"
    LIST = "liste"
    PLAN = "zeitplan"


STATUS_CODES: dict[str, Standing] = {
    one.value.casefold().replace(" ", "-") if one else NO_STATUS: one for one in STANDINGS
}


@dataclass(frozen=True, slots=True)
class MeasureChoice(Choice):
    """A view of the measures: one of them or "" for all, and what limits the others.

    `status` is a key of STATUS_CODES, "" for all; `area` None and `pillar` "" stand for all as well.
    """

    measure: str = fields.code(
        "massnahme", lambda data: data.dataset.measures, allowed="code of a measure",
        unknown=lambda: _("Die Maßnahme „{found}“ gibt es hier nicht. Gezeigt werden alle Maßnahmen."),
    )  # fmt: skip
    area: str | None = fields.area()
    pillar: str = fields.code(
        "saeule", lambda data: data.dataset.pillars, allowed="code of a pillar",
        unknown=lambda: _("Das Handlungsfeld „{found}“ ist unbekannt. Gezeigt werden alle."),
    )  # fmt: skip
    status: str = fields.code(
        "status", lambda _data: STATUS_CODES, allowed=", ".join(f"`{one}`" for one in STATUS_CODES),
        unknown=lambda: _("Der Status „{found}“ ist unbekannt. Gezeigt werden alle."),
    )  # fmt: skip
    no_recent_report: bool = fields.flag("ohne-neuen-bericht")
    layout: MeasureLayout = fields.one_of(
        "ansicht", MeasureLayout, MeasureLayout.BOARD,
        unknown=lambda: _("Die Ansicht „{found}“ ist unbekannt. Gezeigt wird die Tafel."),
    )  # fmt: skip

    @property
    def is_limited(self) -> bool:
        """True where not all measures are wanted."""
        return bool(self.area or self.pillar or self.status or self.no_recent_report)


def chosen_measures(dataset: DataSet, choice: MeasureChoice, day: date) -> list[Measure]:
    """Return the measures that a choice leaves, by name."""
    area = dataset.areas.get(choice.area)
    return by_name(
        one
        for one in dataset.measures.values()
        if (area is None or reach(dataset, one, area))
        and choice.pillar in ("", one.pillar)
        and (not choice.status or one.standing(day) == STATUS_CODES[choice.status])
        and (not choice.no_recent_report or one.has_no_recent_report(day))
    )
