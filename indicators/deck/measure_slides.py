"""The slide about what is being done: measures and lead projects of an area, and how far they are."""

from collections.abc import Sequence
from datetime import date

from indicators.deck.slide import Slide, with_edition
from indicators.figures.sentences import capital
from indicators.language.formatting import join_de, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.measures.reach import Reach, measures_of_area
from indicators.measures.words import status_label
from indicators.model import Area, Level
from indicators.model.measure import Measure, MeasureStatus
from indicators.store import Store

NAMED = 6
URGENT = (MeasureStatus.UNDER_WAY, MeasureStatus.RUNNING, MeasureStatus.PLANNING, MeasureStatus.COMPLETED)


def measures_slide(data: Store, area: Area, pillar_id: str, day: date) -> Slide | None:
    """Return the measures that touch an area, in one pillar or in all; None where there are none."""
    pillar, measures = data.dataset.pillars.get(pillar_id), measures_of_area(data.dataset, area)
    touching = [(one, how) for one, how in measures if pillar is None or one.pillar == pillar.id]
    if not touching:
        return None
    found = [one for one, _how in touching]
    regional = 0 if area.level == Level.REGION else sum(how == Reach.REGION for _one, how in touching)
    shown = sorted(found, key=_importance)[:NAMED]
    notes = [_("Gezeigt sind {shown} von {all}.").format(shown=NAMED, all=len(found))] if len(found) > NAMED else []
    notes += _reports(found, day)
    query = f"gemeinde={area.code}" + (f"&saeule={pillar.id}" if pillar else "")
    return Slide(
        topic=" · ".join([area.label, _("Maßnahmen & Leitprojekte"), *([pillar.label] if pillar else [])]),
        statement=_statement(area, found, regional),
        note=" ".join(notes),
        description="",
        source=with_edition(data, _("Quelle: öffentliche Berichte, je Maßnahme genannt auf der Seite „Projekte“.")),
        path=f"projekte?{query}",
        rows=[("", _row(one)) for one in shown],
    )


def _importance(measure: Measure) -> tuple[int, float]:
    """What goes on first, then what is planned, completed, unknown; in each, the latest report first."""
    status = URGENT.index(measure.status) if measure.status in URGENT else len(URGENT)
    latest = measure.latest_report
    return status, -latest.date.first.toordinal() if latest else 0


def _row(measure: Measure) -> str:
    told = f"{measure.label} – {status_label(measure.status)}"
    if latest := measure.latest_report:
        told += _(" (Bericht {day})").format(day=partial_date_de(latest.date))
    return told


def _reports(measures: Sequence[Measure], day: date) -> list[str]:
    """How many measures have no report, and for how many the last one is old."""
    none = sum(one.latest_report is None and one.is_overdue(day) for one in measures)
    old = sum(one.is_overdue(day) for one in measures) - none
    said = []
    if old:
        said.append(_("Bei {count} ist der letzte Bericht älter als sechs Monate.").format(count=old))
    if none:
        said.append(_("Zu {count} gibt es keinen öffentlichen Bericht.").format(count=none))
    return said


def _statement(area: Area, measures: Sequence[Measure], regional: int) -> str:
    """How many measures there are, how far they are, and how many are for the whole region."""
    counts = [(sum(one.status == status for one in measures), status) for status in [*MeasureStatus, None]]
    words = {
        MeasureStatus.NOT_BEGUN: _("nicht begonnen"),
        MeasureStatus.PLANNING: _("in Planung"),
        MeasureStatus.UNDER_WAY: _("in Umsetzung"),
        MeasureStatus.RUNNING: _("laufend"),
        MeasureStatus.COMPLETED: _("abgeschlossen"),
        None: _("ohne Angabe zum Stand"),
    }
    if regional == len(measures):
        text = _("{place} ist keine eigene Maßnahme bekannt; {count} gelten für die ganze Region.")
        one = _("{place} ist keine eigene Maßnahme bekannt; eine gilt für die ganze Region.")
        return capital((one if regional == 1 else text).format(place=area.locative, count=regional))
    if len(measures) == 1:
        text = _("{place} ist eine Maßnahme bekannt: {status}.")
        return capital(text.format(place=area.locative, status=words[measures[0].status]))
    listed = join_de([f"{number} {words[status]}" for number, status in counts if number])
    text = _("{place} sind {count} Maßnahmen bekannt: {listed}.")
    said = capital(text.format(place=area.locative, count=len(measures), listed=listed))
    if not regional:
        return said
    forms = (_(" Davon gilt eine für die ganze Region."), _(" Davon gelten {count} für die ganze Region."))
    return said + forms[regional > 1].format(count=regional)
