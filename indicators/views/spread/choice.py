"""Whose spread a visitor looks at, read from the address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store

MOST_AREAS = 8


class Grouping(StrEnum):
    """Whether each district has a strip of its own."""

    DISTRICT = "kreis"
    NONE = "keine"


@dataclass(frozen=True, slots=True)
class SpreadChoice(Choice):
    """Indicator, year (None = the newest), named municipalities (None = the model towns), strips, sets of the table."""

    indicator: str = fields.indicator(
        "indikator", usual=lambda reading: reading.data.lead_with_values(Level.MUNICIPALITY), level=Level.MUNICIPALITY
    )
    year: int | None = fields.year("jahr")
    areas: tuple[str, ...] | None = fields.areas(
        "gebiete", most=MOST_AREAS, none="keine", default=None, level=Level.MUNICIPALITY,
        too_many=lambda: _("Benannt werden höchstens {count} ‹Gemeinden›: die ersten."),
        of_other_level=lambda: _("„{area}“ gehört nicht zu den ‹Gemeinden, Dativ› und hat hier keinen Punkt."),
    )  # fmt: skip
    grouping: Grouping = fields.one_of("gruppe", Grouping, Grouping.DISTRICT)
    all_sets: bool = fields.flag("themen", on="alle")

    def fit(self, data: Store) -> Self:
        """Return the choice with the nearest year that has values."""
        years, wanted = data.years(self.indicator, Level.MUNICIPALITY), self.year
        if wanted is None or not years:
            return replace(self, year=None)
        return replace(self, year=min(years, key=lambda year: (abs(year - wanted), -year)))

    def explain(self, fitted: Self, reading: Reading) -> None:
        """Add a notice about a year without values."""
        if fitted.year and fitted.year != self.year:
            text = _("Für {found} gibt es keine Werte. Gezeigt wird {shown}.")
            reading.note(text, found=self.year, shown=fitted.year)


def with_listed(choice: SpreadChoice, listed: Sequence[str], data: Store) -> SpreadChoice:
    """Return the choice with the municipalities of a working list named where it names none itself."""
    towns = tuple(code for code in listed if data.dataset.areas[code].level == Level.MUNICIPALITY)
    return replace(choice, areas=towns) if choice.areas is None and towns else choice
