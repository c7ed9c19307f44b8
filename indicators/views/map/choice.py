"""What a visitor chose on a map: indicator, year or change, level, area, classes."""

from dataclasses import dataclass, replace
from typing import Self

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.figures.change import ChangeForm, can_be_relative, years_before
from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.model.quality import Use
from indicators.store import Store
from indicators.views.map.class_choice import USUAL, Scheme


@dataclass(frozen=True, slots=True)
class MapChoice(Choice):
    """A map: indicator, year (0 = the newest, or no values), level, area (None = none), classes, background map.

    With `since` (0 = none) it shows the change from that year to `year`, in the way of `measure`.
    """

    indicator: str = fields.indicator("indikator")
    year: int = fields.year("jahr", default=0)
    level: Level = fields.level()
    area: str | None = fields.area()
    since: int = fields.year(
        "seit", default=0, wrong=lambda: _("„{found}“ ist keine Jahreszahl. Gezeigt werden die Werte.")
    )
    measure: ChangeForm = fields.one_of("als", ChangeForm, ChangeForm.DIFFERENCE, when=lambda choice: choice.since)
    scheme: Scheme = fields.group(Scheme, USUAL)
    tiles: bool = fields.flag("hintergrund")

    def fit(self, data: Store) -> Self:
        """Return the nearest choice with figures: a level of the indicator, a year with values (0 = newest).

        A change needs an earlier year with no series break between; without any, the figures themselves are shown.
        """
        one = data.series[self.indicator]
        levels = data.levels(self.indicator) or [Level.MUNICIPALITY]
        level = self.level if self.level in levels else levels[0]
        years = data.years(self.indicator, level)
        if not years:
            return replace(self, level=level, year=0, since=0, measure=ChangeForm.DIFFERENCE)
        nearest = years[-1] if not self.year else min(years, key=lambda year: (abs(year - self.year), -year))
        fitted = replace(self, level=level, year=nearest)
        fit = [year for year in years if _in_trend(one, level, year)] if _in_trend(one, level, nearest) else []
        earlier = years_before(one, fit, nearest) if self.since else []
        if not earlier:
            return replace(fitted, since=0, measure=ChangeForm.DIFFERENCE)
        since = min(earlier, key=lambda year: (abs(year - self.since), year))
        return replace(fitted, since=since, measure=self.measure if can_be_relative(one) else ChangeForm.DIFFERENCE)

    def explain(self, fitted: Self, reading: Reading) -> None:
        """Add notices about level, year and change that are not as asked for."""
        explain_fit(self, fitted, reading, level_given="ebene" in reading.texts)
        if self.since and fitted.since != self.since:
            reading.notices.append(_not_since(self.since, fitted))
        if fitted.since and fitted.measure != self.measure:
            reading.note(_("In Prozent lässt sich diese Veränderung nicht angeben: Werte können unter null liegen."))


def explain_fit(choice: MapChoice, fitted: MapChoice, reading: Reading, *, level_given: bool) -> None:
    """Add notices about a level or a year without values."""
    if level_given and fitted.level != choice.level:
        reading.note(_("Auf der gewählten Ebene gibt es hier keine Werte. Gezeigt wird die andere."))
    if choice.year and fitted.year != choice.year:
        text = _("Für {found} gibt es keine Werte. Gezeigt wird {shown}.")
        reading.note(text, found=choice.year, shown=fitted.year)


def _not_since(asked: int, fitted: MapChoice) -> str:
    """Why a change does not start in the year asked for."""
    if fitted.since:
        text = _("Eine Veränderung seit {asked} gibt es hier nicht. Gezeigt wird sie seit {since}.")
        return text.format(asked=asked, since=fitted.since)
    return _(
        "Eine Veränderung seit {asked} gibt es hier nicht: Es fehlt ein früherer Wert ohne Bruch in der Reihe. "
        "Gezeigt werden die Werte."
    ).format(asked=asked)


def _in_trend(series: Series, level: Level, year: int) -> bool:
    return Use.TREND in series.indicator.quality(level, year).allows
