"""What a feed is about, read from its address or from a view."""

from dataclasses import dataclass

from indicators.address import fields
from indicators.address.choice import Choice
from indicators.address.parameters import AREA, GROUP
from indicators.export.view import View
from indicators.language.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class FeedChoice(Choice):
    """An area or group (None = all), an indicator and a goal ("" = all)."""

    area: str | None = fields.area()
    indicator: str = fields.code(
        "indikator", lambda data: data.series, allowed="code of an indicator",
        unknown=lambda: _("Den Indikator „{found}“ gibt es hier nicht."),
    )  # fmt: skip
    goal: str = fields.code(
        "ziel", lambda data: data.dataset.goals, allowed="code of a goal",
        unknown=lambda: _("Das Ziel „{found}“ gibt es hier nicht."),
    )  # fmt: skip


def feed_of(view: View) -> FeedChoice:
    """Return what a feed about the same as a view is about: its area, its goal, or else its one indicator."""
    [indicator] = view.indicators if len(view.indicators) == 1 else [None]
    area = view.parameters.get(GROUP) or view.parameters.get(AREA)
    goal = view.goal.id if view.goal else ""
    return FeedChoice(area, indicator.id if indicator and not goal else "", goal)
