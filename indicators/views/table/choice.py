"""What the table of indicators and areas shows, read from the address: every value checked, faults become notices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.address.parameters import CODE_OF_LEVEL, LEVEL_CODES, SHOWN, read_area, unknown_parameters
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store

PARAMETERS = frozenset({"thema", "spalten", "jahr", "ebene", "kreis", "suche", "nur", "sortiert", "verlauf"})
ALL, LISTED, NAME = "alle", "liste", "name"


@dataclass(frozen=True, slots=True)
class TableChoice:
    """A table: set of indicators or `ALL`, or named ones; year (0 = newest of each), level, filters, order.

    `district` keeps the municipalities of one district, `search` those whose name holds it, `listed` the areas of the
    working list. `sort` is an indicator or "" for the names; values sort from the highest unless `rising`.
    """

    group: str
    columns: tuple[str, ...] = ()
    year: int = 0
    level: Level = Level.MUNICIPALITY
    district: str | None = None
    search: str = ""
    listed: bool = False
    sort: str = ""
    rising: bool = False
    lines: bool = True

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes; what is as usual is left out."""
        parameters = {"thema": self.group}
        if self.columns:
            parameters["spalten"] = ",".join(self.columns)
        if self.year:
            parameters["jahr"] = str(self.year)
        if self.level != Level.MUNICIPALITY:
            parameters["ebene"] = CODE_OF_LEVEL[self.level]
        if self.district:
            parameters["kreis"] = self.district
        if self.search:
            parameters["suche"] = self.search
        if self.listed:
            parameters["nur"] = LISTED
        if self.sort:
            parameters["sortiert"] = f"{'' if self.rising else '-'}{self.sort}"
        if not self.lines:
            parameters["verlauf"] = "0"
        return parameters


def read_table_choice(parameters: Mapping[str, str], data: Store) -> tuple[TableChoice, list[str]]:
    """Return the table of an address and notices about unknown values, which give way to what is usual."""
    notices = unknown_parameters(parameters, PARAMETERS)
    sets = [one.id for one in data.sets]
    group = parameters.get("thema") or sets[0]
    if group not in [*sets, ALL]:
        notices.append(_("Das Thema „{found}“ gibt es hier nicht.").format(found=group[:SHOWN]))
        group = sets[0]
    level = LEVEL_CODES.get(parameters.get("ebene") or "gemeinde")
    if level is None:
        notices.append(_("Die Ebene „{found}“ ist unbekannt.").format(found=parameters["ebene"][:SHOWN]))
    sort, rising = _order(parameters.get("sortiert", ""), data, notices)
    if parameters.get("verlauf", "1") not in ("0", "1"):
        notices.append(_("Die Angabe „verlauf“ kennt nur 0 und 1."))
    if parameters.get("nur", LISTED) != LISTED:
        notices.append(_("Die Angabe „nur“ kennt nur „liste“."))
    return TableChoice(
        group=group,
        columns=_columns(parameters.get("spalten", ""), data, notices),
        year=_year(parameters.get("jahr", ""), notices),
        level=level or Level.MUNICIPALITY,
        district=_district(parameters, data, notices),
        search=parameters.get("suche", "").strip()[:SHOWN],
        listed=parameters.get("nur") == LISTED,
        sort=sort,
        rising=rising,
        lines=parameters.get("verlauf") != "0",
    ), notices


def with_listed(choice: TableChoice, parameters: Mapping[str, str], listed: Sequence[str]) -> TableChoice:
    """Return the choice with the indicators of a working list as columns where the address names no set and none."""
    named = parameters.get("thema") or parameters.get("spalten")
    return choice if named or not listed else replace(choice, columns=tuple(listed))


def _columns(found: str, data: Store, notices: list[str]) -> tuple[str, ...]:
    named = [one.strip() for one in found.split(",") if one.strip()]
    unknown = [one for one in named if one not in data.series]
    if unknown:
        text = _("Diese Indikatoren gibt es hier nicht: {found}.")
        notices.append(text.format(found=", ".join(unknown)[:SHOWN]))
    return tuple(dict.fromkeys(one for one in named if one in data.series))


def _order(found: str, data: Store, notices: list[str]) -> tuple[str, bool]:
    name = found.removeprefix("-")
    if name in ("", NAME):
        return "", False
    if name not in data.series:
        notices.append(_("Nach „{found}“ lässt sich nicht sortieren.").format(found=name[:SHOWN]))
        return "", False
    return name, not found.startswith("-")


def _year(found: str, notices: list[str]) -> int:
    if found and not re.fullmatch("[0-9]{4}", found):
        notices.append(_("„{found}“ ist keine Jahreszahl. Gezeigt wird der neueste Stand.").format(found=found[:SHOWN]))
        return 0
    return int(found or 0)


def _district(parameters: Mapping[str, str], data: Store, notices: list[str]) -> str | None:
    code = read_area({"gemeinde": parameters.get("kreis", "")}, data.dataset, notices)
    if code and data.dataset.areas[code].level != Level.DISTRICT:
        notices.append(_("„{area}“ ist kein Kreis.").format(area=data.dataset.areas[code].label))
        return None
    return code
