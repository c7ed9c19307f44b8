"""One measure in words: what it is, where, for which goals, when, with what money, and what was reported about it."""

from typing import Any

from indicators.address import links
from indicators.figures.statements import statements_about, words_of
from indicators.language.formatting import missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.measures import words
from indicators.model import DataSet
from indicators.model.measure import LinkedBy, Measure
from indicators.store import Store


def measure_words(data: Store, one: Measure) -> dict[str, Any]:
    """Return status, description, facts, links and the history of a measure; what is not known says so."""
    dataset = data.dataset
    return {
        "status": words.status_label(one.standing(data.day)),
        "has_status": one.standing(data.day) is not None,
        "report": words.report_words(one),
        "silent": words.no_recent_report_words(one, data.day),
        "description": one.description,
        "facts": [
            (_("Maßnahmenbündel"), one.bundle or missing_text("")),
            (_("Handlungsfeld"), words.pillar_words(dataset, one)),
            (_("Zuständig"), one.responsible or missing_text("")),
            (_("Beginn"), words.date_words(one.start)),
            (_("Geplantes Ende"), words.date_words(one.planned_end)),
            (_("Budget"), words.budget_words(one)),
            (_("Förderung"), one.funding or missing_text("")),
        ],
        "places": [(links.profile(code), dataset.areas[code].label) for code in one.areas],
        "goals": [(links.goal(name), dataset.goals[name].label) for name in one.goals],
        "indicators": _indicator_links(dataset, one),
        "by_editors": _("Zuordnung der Redaktion") if one.linked_by == LinkedBy.EDITORS else "",
        "url": one.url,
        "words": [
            word
            for area in dataset.areas
            for word in words_of(dataset, statements_about(dataset, area.code, data.day, measure=one.id), data.day)
        ],
        "reports": [
            {
                "day": partial_date_de(report.date),
                "status": words.status_label(report.status),
                "text": report.text,
                "url": report.url,
            }
            for report in reversed(one.reports)
        ],
        "missing": missing_text(""),
    }


def _indicator_links(dataset: DataSet, one: Measure) -> list[tuple[str, str]]:
    """Links to the map, for the one municipality or district a measure belongs to where there is only one."""
    place = one.areas[0] if len(one.areas) == 1 else None
    return [(links.map_of(name, place), dataset.indicators[name].label) for name in one.indicators]
