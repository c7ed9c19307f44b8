"""Whose spread a visitor looks at, read from the address: every value checked, faults become notices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.address.parameters import read_area, read_indicator, unknown_parameters
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store

PARAMETERS = frozenset({"indikator", "jahr", "gebiete", "gruppe", "themen"})
MOST_AREAS = 8
NONE, ALL = "keine", "alle"


class Grouping(StrEnum):
    """Whether each district has a strip of its own."""

    DISTRICT = "kreis"
    NONE = "keine"


@dataclass(frozen=True, slots=True)
class SpreadChoice:
    """Indicator, year (None = the newest), named municipalities (None = the model towns), strips, sets of the table."""

    indicator: str
    year: int | None = None
    areas: tuple[str, ...] | None = None
    grouping: Grouping = Grouping.DISTRICT
    all_sets: bool = False

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes; what is as usual is left out."""
        parameters = {"indikator": self.indicator}
        if self.year:
            parameters["jahr"] = str(self.year)
        if self.areas is not None:
            parameters["gebiete"] = ",".join(self.areas) or NONE
        if self.grouping != Grouping.DISTRICT:
            parameters["gruppe"] = self.grouping.value
        if self.all_sets:
            parameters["themen"] = ALL
        return parameters


def usual_indicator(data: Store) -> str:
    """Return the indicator shown without an address: the first lead with values of municipalities."""
    leads = [one.lead for one in data.sets]
    return next((one for one in leads if data.years(one, Level.MUNICIPALITY)), data.default_indicator)


def read_spread_choice(parameters: Mapping[str, str], data: Store) -> tuple[SpreadChoice, list[str]]:
    """Return the choice of an address and notices about unknown values, which give way to what is usual."""
    notices = unknown_parameters(parameters, PARAMETERS)
    indicator = _indicator(parameters.get("indikator", ""), data, notices)
    grouping = parameters.get("gruppe", "")
    if grouping and grouping not in list(Grouping):
        notices.append(_("Die Angabe „gruppe“ kennt nur kreis und keine."))
        grouping = ""
    if parameters.get("themen", ALL) != ALL:
        notices.append(_("Die Angabe „themen“ kennt nur alle."))
    return SpreadChoice(
        indicator=indicator,
        year=_year(parameters.get("jahr", ""), data, indicator, notices),
        areas=_areas(parameters.get("gebiete", ""), data, notices),
        grouping=Grouping(grouping or Grouping.DISTRICT),
        all_sets=parameters.get("themen") == ALL,
    ), notices


def with_listed(choice: SpreadChoice, listed: Sequence[str], data: Store) -> SpreadChoice:
    """Return the choice with the municipalities of a working list named where it names none itself."""
    towns = tuple(code for code in listed if data.dataset.areas[code].level == Level.MUNICIPALITY)
    return replace(choice, areas=towns) if choice.areas is None and towns else choice


def _indicator(found: str, data: Store, notices: list[str]) -> str:
    usual = usual_indicator(data)
    found = read_indicator(found, data.series, notices, default=usual)
    if not data.years(found, Level.MUNICIPALITY):
        text = _("„{found}“ gibt es nicht je Gemeinde. Gezeigt wird „{shown}“.")
        label = data.series[found].indicator.label
        notices.append(text.format(found=label, shown=data.series[usual].indicator.label))
        return usual
    return found


def _year(found: str, data: Store, indicator: str, notices: list[str]) -> int | None:
    if found and not re.fullmatch("[0-9]{4}", found):
        text = _("„{found}“ ist keine Jahreszahl. Gezeigt wird das neueste Jahr.")
        notices.append(text.format(found=found[:100]))
        return None
    years = data.years(indicator, Level.MUNICIPALITY)
    if not found or not years:
        return None
    wanted = int(found)
    nearest = min(years, key=lambda year: (abs(year - wanted), -year))
    if nearest != wanted:
        text = _("Für {found} gibt es keine Werte. Gezeigt wird {shown}.")
        notices.append(text.format(found=wanted, shown=nearest))
    return nearest


def _areas(found: str, data: Store, notices: list[str]) -> tuple[str, ...] | None:
    named = [one.strip() for one in found.split(",") if one.strip()]
    if not named:
        return None
    if named == [NONE]:
        return ()
    if len(named) > MOST_AREAS:
        notices.append(_("Benannt werden höchstens {count} Gemeinden: die ersten.").format(count=MOST_AREAS))
    known = []
    for one in named[:MOST_AREAS]:
        code = read_area({"gemeinde": one}, data.dataset, notices)
        if code and data.dataset.areas[code].level != Level.MUNICIPALITY:
            text = _("„{area}“ ist keine Gemeinde und hat hier keinen Punkt.")
            notices.append(text.format(area=data.dataset.areas[code].label))
        elif code:
            known.append(code)
    return tuple(dict.fromkeys(known)) or None
