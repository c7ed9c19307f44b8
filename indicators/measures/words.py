"""Words about measures: status, times, places, money, and how old the latest report is."""

from datetime import date

from indicators.language.formatting import THIN_NBSP, format_number, join_de, missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.measures.reach import Reach
from indicators.model import DataSet, Level
from indicators.model.measure import DerivedStatus, Measure, MeasureStatus, Standing
from indicators.model.partial_date import PartialDate


def status_label(status: Standing) -> str:
    """Return the word for a status; one that no source names is "keine Angabe"."""
    return {
        MeasureStatus.NOT_BEGUN: _("Nicht begonnen"),
        MeasureStatus.PLANNING: _("Planung"),
        MeasureStatus.UNDER_WAY: _("Umsetzung"),
        MeasureStatus.RUNNING: _("Laufend"),
        DerivedStatus.ENDED: _("Laufzeit vorbei, Stand nicht bekannt"),
        MeasureStatus.COMPLETED: _("Abgeschlossen"),
        None: missing_text(""),
    }[status]


def no_recent_report_words(measure: Measure, day: date) -> str:
    """Return since which month no new report is known, "" where there is one of the last six months."""
    if not measure.has_no_recent_report(day):
        return ""
    latest = measure.latest_report
    if latest is None:
        return _("noch kein Bericht bekannt")
    month = partial_date_de(PartialDate(latest.date.year, latest.date.month))
    return _("kein neuer Bericht bekannt seit {month}").format(month=month)


def responsible_words(measure: Measure) -> str:
    """Return who is responsible for a measure, as far as that is known."""
    return _("Zuständig: {who}").format(who=measure.responsible or missing_text(""))


def report_words(measure: Measure) -> str:
    """Return of when the latest report is."""
    latest = measure.latest_report
    return _("letzter Bericht {day}").format(day=partial_date_de(latest.date)) if latest else _("noch kein Bericht")


def date_words(when: PartialDate | None) -> str:
    """Return when a measure began or shall end, as far as that is known."""
    return partial_date_de(when) if when else missing_text("")


def term_words(measure: Measure) -> str:
    """Return from when to when a measure runs, as far as that is known.

    >>> term_words(Measure("app", "App"))
    'keine Angabe'
    """
    start, end = measure.start, measure.planned_end
    if start and end:
        return f"{partial_date_de(start)} – {partial_date_de(end)}"
    if start:
        return _("seit {start}, Ende: keine Angabe").format(start=partial_date_de(start))
    return _("bis {end}, Beginn: keine Angabe").format(end=partial_date_de(end)) if end else missing_text("")


def budget_words(measure: Measure) -> str:
    """Return the budget of a measure, which may be zero."""
    if measure.budget_eur is None:
        return missing_text("")
    return f"{format_number(measure.budget_eur)}{THIN_NBSP}€"


def place_words(dataset: DataSet, measure: Measure, *, most: int = 99) -> str:
    """Return where a measure is done; from `most` + 1 places on only their number."""
    labels = [dataset.areas[code].label for code in measure.areas]
    if len(labels) > most:
        return _("{n} Orte").format(n=len(labels))
    return join_de(labels) or missing_text("")


def pillar_words(dataset: DataSet, measure: Measure) -> str:
    """Return the name of a measure's field of action."""
    pillar = dataset.pillars.get(measure.pillar)
    return pillar.label if pillar else missing_text("")


def reach_words(dataset: DataSet, measure: Measure, how: Reach) -> str:
    """Return how a measure touches an area, as a remark beside its name."""
    if how == Reach.OWN:
        return ""
    if how == Reach.REGION:
        return _("gilt für die ganze Region")
    if how == Reach.DISTRICT:
        return _("gilt überall in ‹dem Kreis›")
    towns = [code for code in measure.areas if dataset.areas[code].level == Level.MUNICIPALITY]
    return _("gemeinsam: {places}").format(places=place_words(dataset, measure, most=6)) if towns else ""
