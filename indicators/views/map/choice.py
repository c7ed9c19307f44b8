"""What a visitor chose, read from the address: every value checked, every fault a friendly notice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from indicators.address.parameters import CODE_OF_LEVEL, LEVEL_CODES, read_area, read_indicator, unknown_parameters
from indicators.figures.change import Measure, can_be_relative, years_before
from indicators.figures.series import Series, levels_of
from indicators.language.i18n import gettext as _
from indicators.model import DataSet, Level
from indicators.views.map import class_choice
from indicators.views.map.class_choice import read_scheme, scheme_parameters
from indicators.views.map.classes import USUAL, Scheme

PARAMETERS = class_choice.PARAMETERS | {"indikator", "jahr", "gemeinde", "ebene", "seit", "als", "hintergrund"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A view: indicator, year (0 = no values), level, area (None = none), classes, background map.

    With `since` (0 = none) it shows the change from that year to `year`, in the way of `measure`.
    """

    indicator: str
    year: int
    level: Level = Level.MUNICIPALITY
    area: str | None = None
    scheme: Scheme = USUAL
    since: int = 0
    measure: Measure = Measure.DIFFERENCE
    tiles: bool = False

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes."""
        parameters = {"indikator": self.indicator}
        if self.year:
            parameters["jahr"] = str(self.year)
        if self.level != Level.MUNICIPALITY:
            parameters["ebene"] = CODE_OF_LEVEL[self.level]
        if self.area:
            parameters["gemeinde"] = self.area
        if self.since:
            parameters["seit"] = str(self.since)
            if self.measure != Measure.DIFFERENCE:
                parameters["als"] = self.measure.value
        parameters |= scheme_parameters(self.scheme)
        if self.tiles:
            parameters["hintergrund"] = "1"
        return parameters


def read_choice(
    parameters: Mapping[str, str], dataset: DataSet, series: Mapping[str, Series], *, default: str
) -> tuple[Choice, list[str]]:
    """Return the choice of an address and notices about unknown values, which give way to a default."""
    notices = unknown_parameters(parameters, PARAMETERS)
    indicator = read_indicator(parameters.get("indikator", ""), series, notices, default=default)
    if parameters.get("hintergrund", "1") != "1":
        notices.append(_("Die Angabe „hintergrund“ kennt nur den Wert 1."))
    choice = Choice(
        indicator=indicator,
        year=0,
        level=_level(parameters.get("ebene"), notices),
        area=read_area(parameters, dataset, notices),
        scheme=read_scheme(parameters, notices),
        since=_year(parameters.get("seit", ""), notices, _("Gezeigt werden die Werte.")),
        measure=_measure(parameters.get("als"), notices),
        tiles=parameters.get("hintergrund") == "1",
    )
    wanted = _year(parameters.get("jahr", ""), notices, _("Gezeigt wird das neueste Jahr."))
    fitted = fit(replace(choice, year=wanted), dataset, series)
    if parameters.get("ebene") in LEVEL_CODES and fitted.level != choice.level:
        notices.append(_("Auf der gewählten Ebene gibt es hier keine Werte. Gezeigt wird die andere."))
    if wanted and fitted.year != wanted:
        text = _("Für {found} gibt es keine Werte. Gezeigt wird {shown}.")
        notices.append(text.format(found=wanted, shown=fitted.year))
    if choice.since and fitted.since != choice.since:
        notices.append(_not_since(choice.since, fitted))
    if fitted.since and fitted.measure != choice.measure:
        text = _("In Prozent lässt sich diese Veränderung nicht angeben: Die Skala beginnt nicht bei null.")
        notices.append(text)
    return fitted, notices


def fit(choice: Choice, dataset: DataSet, series: Mapping[str, Series]) -> Choice:
    """Return the nearest choice with figures: a level of the indicator, a year with values (0 = newest).

    A change needs an earlier year with no series break between; without any, the figures themselves are shown.
    """
    one = series[choice.indicator]
    levels = levels_of(one, dataset) or [Level.MUNICIPALITY]
    level = choice.level if choice.level in levels else levels[0]
    years = one.years([area.code for area in dataset.areas.at(level)])
    if not years:
        return replace(choice, level=level, year=0, since=0, measure=Measure.DIFFERENCE)
    nearest = years[-1] if not choice.year else min(years, key=lambda year: (abs(year - choice.year), -year))
    fitted = replace(choice, level=level, year=nearest)
    earlier = years_before(one, years, nearest) if choice.since else []
    if not earlier:
        return replace(fitted, since=0, measure=Measure.DIFFERENCE)
    since = min(earlier, key=lambda year: (abs(year - choice.since), year))
    return replace(fitted, since=since, measure=choice.measure if can_be_relative(one) else Measure.DIFFERENCE)


def _level(found: str | None, notices: list[str]) -> Level:
    if found and found not in LEVEL_CODES:
        notices.append(_("Die Ebene „{found}“ ist unbekannt. Gezeigt werden Gemeinden.").format(found=found))
    return LEVEL_CODES.get(found or "", Level.MUNICIPALITY)


def _measure(found: str | None, notices: list[str]) -> Measure:
    if found and found not in list(Measure):
        notices.append(_("Die Angabe „als“ kennt nur {known}.").format(known=", ".join(Measure)))
    return Measure(found) if found in list(Measure) else Measure.DIFFERENCE


def _year(found: str, notices: list[str], instead: str) -> int:
    """The year of an address, 0 for none or for what is no year."""
    if found and not re.fullmatch("[0-9]{4}", found):
        notices.append(_("„{found}“ ist keine Jahreszahl. {instead}").format(found=found[:100], instead=instead))
        return 0
    return int(found or 0)


def _not_since(asked: int, fitted: Choice) -> str:
    """Why a change does not start in the year asked for."""
    if fitted.since:
        text = _("Eine Veränderung seit {asked} gibt es hier nicht. Gezeigt wird sie seit {since}.")
        return text.format(asked=asked, since=fitted.since)
    return _(
        "Eine Veränderung seit {asked} gibt es hier nicht: Es fehlt ein früherer Wert ohne Bruch in der Reihe. "
        "Gezeigt werden die Werte."
    ).format(asked=asked)
