"""The slide about what is being done: measures and lead projects of an area, and how far they are."""

from collections.abc import Sequence
from datetime import date

from indicators.address.links import link
from indicators.address.parameters import of_area
from indicators.deck.slide import Slide, with_edition
from indicators.figures.said import capital
from indicators.language.formatting import join_de, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.measures.reach import Reach, measures_of_area
from indicators.measures.words import responsible_words, status_label
from indicators.model import Area, Level
from indicators.model.measure import STANDINGS, DerivedStatus, Measure, MeasureStatus, Standing
from indicators.store import Store

NAMED = 6
LONGEST_NAME = 60  # letters of who is responsible
URGENT = (MeasureStatus.UNDER_WAY, MeasureStatus.RUNNING, MeasureStatus.PLANNING, MeasureStatus.COMPLETED)


def measures_slide(data: Store, area: Area, pillar_id: str, day: date) -> Slide | None:
    """Return the measures that touch an area, in one pillar or in all; None where there are none."""
    pillar, measures = data.dataset.pillars.get(pillar_id), measures_of_area(data.dataset, area)
    touching = [(one, how) for one, how in measures if pillar is None or one.pillar == pillar.id]
    if not touching:
        return None
    found = [one for one, _how in touching]
    regional = 0 if area.level == Level.REGION else sum(how == Reach.REGION for _one, how in touching)
    shown = sorted(found, key=lambda one: _importance(one, day))[:NAMED]
    notes = [_("Gezeigt sind {shown} von {all}.").format(shown=NAMED, all=len(found))] if len(found) > NAMED else []
    notes += _reports(found, day)
    return Slide(
        topic=" · ".join([area.label, _("Maßnahmen & Leitprojekte"), *([pillar.label] if pillar else [])]),
        statement=_statement(area, [one.standing(day) for one in found], regional),
        note=" ".join(notes),
        description="",
        source=with_edition(data, _("Quelle: öffentliche Berichte, je Maßnahme genannt auf der Seite „Projekte“.")),
        path=link("projekte", **of_area(area.code), saeule=pillar.id if pillar else ""),
        rows=[("", _row(one, day)) for one in shown],
    )


def _importance(measure: Measure, day: date) -> tuple[int, float]:
    """What goes on first, then what is planned, completed, unknown; in each, the latest report first."""
    standing = measure.standing(day)
    status = URGENT.index(standing) if standing in URGENT else len(URGENT)
    latest = measure.latest_report
    return status, -latest.date.first.toordinal() if latest else 0


def _row(measure: Measure, day: date) -> str:
    told = f"{measure.label} – {status_label(measure.standing(day))}"
    if latest := measure.latest_report:
        told += _(" (Bericht {day})").format(day=partial_date_de(latest.date))
    return f"{told} · {visible(responsible_words(measure), LONGEST_NAME)}"


def _reports(measures: Sequence[Measure], day: date) -> list[str]:
    """How many measures have no report, and for how many the last one is old."""
    silent = [one for one in measures if one.has_no_recent_report(day)]
    none = sum(one.latest_report is None for one in silent)
    old = len(silent) - none
    said = []
    if old:
        said.append(_("Zu {count} ist seit mehr als sechs Monaten kein neuer Bericht bekannt.").format(count=old))
    if none:
        said.append(_("Zu {count} ist kein öffentlicher Bericht bekannt.").format(count=none))
    return said


def _statement(area: Area, standings: Sequence[Standing], regional: int) -> str:
    """How many measures there are, how far they are, and how many are for the whole region."""
    counts = [(standings.count(one), one) for one in STANDINGS]
    words: dict[Standing, str] = {
        MeasureStatus.NOT_BEGUN: _("nicht begonnen"),
        MeasureStatus.PLANNING: _("in Planung"),
        MeasureStatus.UNDER_WAY: _("in Umsetzung"),
        MeasureStatus.RUNNING: _("laufend"),
        DerivedStatus.ENDED: _("nach Ende der Laufzeit ohne bekannten Stand"),
        MeasureStatus.COMPLETED: _("abgeschlossen"),
        None: _("ohne Angabe zum Stand"),
    }
    if regional == len(standings):
        text = _("{place} ist keine eigene Maßnahme bekannt; {count} gelten für die ganze Region.")
        one = _("{place} ist keine eigene Maßnahme bekannt; eine gilt für die ganze Region.")
        return capital((one if regional == 1 else text).format(place=area.locative, count=regional))
    if len(standings) == 1:
        text = _("{place} ist eine Maßnahme bekannt: {status}.")
        return capital(text.format(place=area.locative, status=words[standings[0]]))
    listed = join_de([f"{number} {words[status]}" for number, status in counts if number])
    text = _("{place} sind {count} Maßnahmen bekannt: {listed}.")
    said = capital(text.format(place=area.locative, count=len(standings), listed=listed))
    if not regional:
        return said
    forms = (_(" Davon gilt eine für die ganze Region."), _(" Davon gelten {count} für die ganze Region."))
    return said + forms[regional > 1].format(count=regional)
