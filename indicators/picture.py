"""One view of an indicator: figures, classes and colours of a year, the sentence and the lines beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.charts import Line
from indicators.choice import Choice
from indicators.classes import CONFIDENTIAL, MISSING, ZERO, Classes, classify
from indicators.events import Event, events_of
from indicators.formatting import missing_text
from indicators.i18n import gettext as _
from indicators.model import Area, Level, Sign
from indicators.palette import Palette, palette
from indicators.sentences import statement
from indicators.series import Figure, Series, cross_section
from indicators.store import Store
from indicators.wording import figure_note


@dataclass(frozen=True)
class Picture:
    """Everything drawn for a choice, computed once per rerun."""

    series: Series
    choice: Choice
    shown: dict[str, Figure | None]
    values: dict[str, float | None]
    classes: Classes
    colors: Palette

    def class_label(self, code: str) -> str:
        """The words for an area's class."""
        member = self.classes.members[code]
        apart = {MISSING: _("ohne Angabe"), ZERO: _("genau null"), CONFIDENTIAL: _("geheim oder unbekannt")}
        return apart.get(member) or self.classes.labels[member]

    def note(self, code: str) -> str:
        """What stands beside an area's figure: an older period, its sign in words, or why there is none."""
        figure = self.shown[code]
        if figure is None:
            return missing_text("")
        if figure.value is None:
            return missing_text(figure.sign)
        period = self.series.indicator.period(figure.year) if figure.year < self.choice.year else ""
        return ", ".join(word for word in (period, figure_note(figure)) if word)


def picture(data: Store, choice: Choice, *, dark: bool = False) -> Picture:
    """Return figures, classes and colours for a choice."""
    series = data.series[choice.indicator]
    shown = cross_section(series, data.dataset.areas.at(choice.level), choice.year)
    values = {code: figure.value if figure else None for code, figure in shown.items()}
    secret = [code for code, figure in shown.items() if figure and figure.sign == Sign.CONFIDENTIAL]
    classes = classify(values, series.indicator, choice.method, confidential=secret)
    return Picture(series, choice, shown, values, classes, palette(dark=dark))


def said(data: Store, one: Picture) -> str:
    """Return what the chosen area's figure is, else the region's, and how it changed, as a sentence."""
    areas = data.dataset.areas
    area = areas.get(one.choice.area) or areas.region
    figure = one.series.shown(area.code, one.choice.year)
    return statement(one.series, area, figure.year if figure else one.choice.year)


def said_over_time(data: Store, one: Picture) -> str:
    """Return what the newest figure of the first line is, and how it changed; the same whatever year is chosen."""
    areas = data.dataset.areas
    return statement(one.series, areas.get(one.choice.area) or areas.region)


def references(data: Store, one: Picture) -> list[tuple[Area, str, str]]:
    """Return what the chosen area is compared with, its district and the region, each with colour and dash."""
    areas = data.dataset.areas
    chosen = areas.get(one.choice.area)
    found = [(areas.region, one.colors.region, "dot")]
    if chosen and (district := areas.district_of(chosen)):
        found.insert(0, (district, one.colors.district, "dash"))
    return found


def marks(data: Store, one: Picture) -> list[tuple[str, float, str]]:
    """Return the lines to draw across a distribution (label, value, colour); none for counts."""
    return [
        (area.label, figure.value, color)
        for area, color, _dash in references(data, one)
        if (figure := one.series.shown(area.code, one.choice.year))
        and figure.value is not None
        and one.series.indicator.kind != "count"
    ]


def lines(data: Store, one: Picture) -> list[Line]:
    """Return the lines over time: the chosen area, then its references; a count stands alone."""
    found = []
    if (chosen := data.dataset.areas.get(one.choice.area)) and chosen.level != Level.REGION:
        found.append(Line(chosen.label, one.colors.area, one.series.figures(chosen.code)))
    is_count = one.series.indicator.kind == "count"
    for area, color, dash in references(data, one):
        if not (is_count and found):
            found.append(Line(area.label, color, one.series.figures(area.code), dash))
    return found


def events(data: Store, one: Picture, drawn: Sequence[Line]) -> list[Event]:
    """Return the measures for the indicator that touch the chosen area, else the region; none without figures."""
    years = [figure.year for line in drawn for figure in line.figures if figure.value is not None]
    area = data.dataset.areas.get(one.choice.area) or data.dataset.areas.region
    return events_of(data.dataset, one.series.indicator.id, area, years) if years else []
