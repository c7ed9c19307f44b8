"""Measures where they are not the subject: on profiles, at goals, beside the line of an indicator."""

from collections.abc import Sequence

from indicators.language.i18n import gettext as _
from indicators.measures import words
from indicators.measures.events import Event
from indicators.measures.reach import measures_of_area, measures_of_goal
from indicators.model import Area, Goal, Level
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.views.measures.choice import MeasureChoice
from indicators.views.measures.rows import measure_row, measures_address


@kept(lambda area: area.code)
def show_measures_of_area(data: Store, area: Area) -> None:
    """Draw a row per measure that touches an area: its own first, regional ones marked as such.

    A municipality's rows name the field of action, those of a district and the region the place.
    """
    dataset = data.dataset
    rows = [
        measure_row(data, one, note=words.reach_words(dataset, one, how))
        for one, how in measures_of_area(dataset, area)
    ]
    show(
        "measures/table.html",
        caption=_("Maßnahmen: {area}").format(area=area.label),
        rows=rows,
        places=area.level != Level.MUNICIPALITY,
    )


@kept(lambda goal: goal.id)
def show_measures_of_goal(data: Store, goal: Goal) -> None:
    """Draw the measures that name a goal or its indicator, or say that none does."""
    rows = [measure_row(data, one) for one in measures_of_goal(data.dataset, goal.id)]
    caption = _("Was dafür getan wird: {goal}").format(goal=goal.label)
    same = sum(one.pillar == goal.pillar for one in data.dataset.measures.values())
    near = measures_address(MeasureChoice(pillar=goal.pillar)) if same else ""
    pillar = data.dataset.pillars[goal.pillar].label
    show(
        "measures/of_goal.html",
        caption=caption, rows=rows, href=measures_address(), near=near, same=same, pillar=pillar,
    )  # fmt: skip


def show_events(events: Sequence[Event]) -> None:
    """Name the marks on a line over time; what lies outside of it is named as such."""
    if events:
        show(
            "measures/events.html",
            events=[(one, measures_address(MeasureChoice(measure=one.measure))) for one in events],
        )
