"""Which two indicators a visitor sets against each other, read from the address."""

from dataclasses import dataclass
from typing import Self

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.model.quality import Use
from indicators.store import Store


def _second_lead(reading: Reading) -> str:
    """The lead of the next set whose values of municipalities may be compared, else any other indicator like that."""
    data = reading.data
    first, *others = [one.lead for one in data.sets]
    others += [name for one in data.sets for name in one.indicators if name != first]
    return next((one for one in others if _is_comparable(data, one)), first)


def _is_comparable(data: Store, name: str) -> bool:
    newest = max(data.years(name, Level.MUNICIPALITY), default=0)
    return bool(newest) and Use.COMPARE in data.dataset.indicators[name].quality(Level.MUNICIPALITY, newest).allows


@dataclass(frozen=True, slots=True)
class RelationChoice(Choice):
    """Two indicators by id, a marked area (None = none), and whether the line with its band is drawn."""

    x: str = fields.indicator("indikator")
    y: str = fields.indicator("gegen", usual=_second_lead)
    area: str | None = fields.area()
    line: bool = fields.flag("linie", off="0")

    def explain(self, fitted: Self, reading: Reading) -> None:
        """Add a notice where an indicator is set against itself."""
        if self.x == self.y:
            reading.note(_("Beide Achsen zeigen denselben Indikator: Der Zusammenhang ist dann immer vollkommen."))
