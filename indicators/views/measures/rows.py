"""Measures in words: a row each, and all of them by place."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from indicators.address import links
from indicators.language.formatting import missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.measures import words
from indicators.model import Area, Level
from indicators.model.measure import Measure
from indicators.store import Store
from indicators.views.measures.choice import MeasureChoice

PAGE = "projekte"


def measures_address(choice: MeasureChoice | None = None) -> str:
    """Return the address of the page of measures with a choice."""
    parameters = choice.parameters() if choice else {}
    return f"{PAGE}?{urlencode(parameters)}" if parameters else PAGE


def measure_row(data: Store, one: Measure, *, note: str = "", href: str = "") -> dict[str, Any]:
    """Return what tables and cards show of a measure; `note` stands below its name."""
    return {
        "label": one.label,
        "href": href or measures_address(MeasureChoice(measure=one.id)),
        "note": note,
        "places": words.place_words(data.dataset, one, most=3),
        "pillar": words.pillar_words(data.dataset, one),
        "responsible": words.responsible_words(one),
        "status": words.status_label(one.standing(data.day)),
        "has_status": one.standing(data.day) is not None,
        "term": words.term_words(one),
        "report": words.report_words(one),
        "reported": partial_date_de(one.latest_report.date) if one.latest_report else "",
        "silent": words.no_recent_report_words(one, data.day),
    }


def chosen_row(data: Store, choice: MeasureChoice, one: Measure) -> dict[str, Any]:
    """Return the row of a measure; its link keeps the rest of the choice."""
    return measure_row(data, one, href=measures_address(replace(choice, measure=one.id)))


def grouped_rows(data: Store, choice: MeasureChoice, measures: Sequence[Measure]) -> list[dict[str, Any]]:
    """Return a group of rows per place, in it by field of action; what is done in several places stands at each."""
    order = list(data.dataset.pillars)
    groups = []
    for place in _places(data, choice):
        code, label = (place.code, place.label) if place else ("", missing_text(""))
        here = [one for one in measures if (code in one.areas if code else not one.areas)]
        here.sort(key=lambda one: order.index(one.pillar) if one.pillar in order else len(order))
        if here:
            href = links.profile(code) if code else ""
            rows = [chosen_row(data, choice, one) | {"note": _together(one, code)} for one in here]
            groups.append({"label": label, "href": href, "rows": rows})
    return groups


def _together(one: Measure, place: str) -> str:
    """A remark where a measure is done in other places too."""
    others = len([code for code in one.areas if code != place])
    if others > 1:
        return _("gemeinsam mit {n} weiteren Orten").format(n=others)
    return _("gemeinsam mit einem weiteren Ort") if others else ""


def _places(data: Store, choice: MeasureChoice) -> list[Area | None]:
    """Region, districts and municipalities by name, then None for measures without a place; near the chosen area."""
    areas = data.dataset.areas
    found: list[Area | None] = [*areas.in_order]
    chosen = areas.get(choice.area)
    if not chosen or chosen.level == Level.REGION:
        return [*found, None]
    near = {chosen.code, areas.region.code, chosen.district, *(one.code for one in areas.members(chosen))}
    return [one for one in found if one and one.code in near]
