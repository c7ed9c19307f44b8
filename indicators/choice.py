"""What a visitor chose, read from the address: every value checked, every fault a friendly notice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from indicators.classes import Method
from indicators.i18n import gettext as _
from indicators.model import DataSet, Level
from indicators.series import Series, levels_of

LEVEL_CODES = {"gemeinde": Level.MUNICIPALITY, "kreis": Level.DISTRICT}
CODE_OF_LEVEL = {level: code for code, level in LEVEL_CODES.items()}
PARAMETERS = frozenset({"indikator", "jahr", "gemeinde", "ebene", "klassen", "hintergrund", "stand"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A view: indicator, year (0 = no values), level, class method, area (None = none), background map."""

    indicator: str
    year: int
    level: Level
    method: Method
    area: str | None
    tiles: bool = False

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes."""
        parameters = {"indikator": self.indicator}
        if self.year:
            parameters["jahr"] = str(self.year)
        if self.level != Level.MUNICIPALITY:
            parameters["ebene"] = CODE_OF_LEVEL[self.level]
        if self.method != Method.OWN:
            parameters["klassen"] = self.method.value
        if self.area:
            parameters["gemeinde"] = self.area
        if self.tiles:
            parameters["hintergrund"] = "1"
        return parameters


def read_choice(
    parameters: Mapping[str, str], dataset: DataSet, series: Mapping[str, Series], *, default: str
) -> tuple[Choice, list[str]]:
    """Return the choice of an address and notices about unknown values, which give way to a default."""
    notices = [
        _("Die Angabe „{name}“ in der Adresse ist unbekannt und wurde übergangen.").format(name=name)
        for name in parameters
        if name not in PARAMETERS and not name.startswith("embed")
    ]
    indicator = parameters.get("indikator") or default
    if indicator not in series:
        notices.append(
            _("Den Indikator „{found}“ gibt es hier nicht. Gezeigt wird „{shown}“.").format(
                found=indicator, shown=series[default].indicator.label
            )
        )
        indicator = default
    if parameters.get("hintergrund", "1") != "1":
        notices.append(_("Die Angabe „hintergrund“ kennt nur den Wert 1."))
    choice = Choice(
        indicator=indicator,
        year=0,
        level=_level(parameters.get("ebene"), notices),
        method=_method(parameters.get("klassen"), notices),
        area=read_area(parameters, dataset, notices),
        tiles=parameters.get("hintergrund") == "1",
    )
    wanted = parameters.get("jahr", "")
    if wanted and not re.fullmatch("[0-9]{4}", wanted):
        notices.append(_("„{found}“ ist keine Jahreszahl. Gezeigt wird das neueste Jahr.").format(found=wanted))
        wanted = ""
    fitted = fit(replace(choice, year=int(wanted or 0)), dataset, series)
    if parameters.get("ebene") in LEVEL_CODES and fitted.level != choice.level:
        notices.append(_("Auf der gewählten Ebene gibt es hier keine Werte. Gezeigt wird die andere."))
    if wanted and fitted.year != int(wanted):
        notices.append(
            _("Für {found} gibt es keine Werte. Gezeigt wird {shown}.").format(found=wanted, shown=fitted.year)
        )
    return fitted, notices


def fit(choice: Choice, dataset: DataSet, series: Mapping[str, Series]) -> Choice:
    """Return the nearest choice with figures: a level of the indicator, a year with values (0 = newest)."""
    one = series[choice.indicator]
    levels = levels_of(one, dataset) or [Level.MUNICIPALITY]
    level = choice.level if choice.level in levels else levels[0]
    years = one.years([area.code for area in dataset.areas.at(level)])
    if not years:
        return replace(choice, level=level, year=0)
    nearest = years[-1] if not choice.year else min(years, key=lambda year: (abs(year - choice.year), -year))
    return replace(choice, level=level, year=nearest)


def read_area(parameters: Mapping[str, str], dataset: DataSet, notices: list[str]) -> str | None:
    """Return the area of an address, None for none; an AGS without its leading zero is understood."""
    found = parameters.get("gemeinde", "").strip()
    if not found:
        return None
    code = f"0{found}" if found.isdigit() and len(found) in (4, 7) else found
    if code in dataset.areas:
        return code
    notices.append(
        _("Die Gemeinde „{found}“ gehört nicht zur Region oder der Schlüssel ist falsch.").format(found=found[:100])
    )
    return None


def _level(found: str | None, notices: list[str]) -> Level:
    if found and found not in LEVEL_CODES:
        notices.append(_("Die Ebene „{found}“ ist unbekannt. Gezeigt werden Gemeinden.").format(found=found))
    return LEVEL_CODES.get(found or "", Level.MUNICIPALITY)


def _method(found: str | None, notices: list[str]) -> Method:
    if not found:
        return Method.OWN
    try:
        return Method(found)
    except ValueError:
        notices.append(_("Die Klasseneinteilung „{found}“ ist unbekannt.").format(found=found))
        return Method.OWN
