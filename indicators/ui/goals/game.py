"""The game "Was wäre, wenn": other target, other year, other pace, and what would come of it."""

import pandas as pd
import streamlit as st

from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.model import Goal, Indicator
from indicators.ratings.results import Result
from indicators.ratings.target_words import target_number, year_of_arrival
from indicators.ratings.what_if import BEST_THIRD, LAST_YEAR, PACES, WhatIf, can_play, play
from indicators.store import Store
from indicators.ui.parts.address import change
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.views.goals.choice import GoalChoice, default_year


def show_game(data: Store, goal: Goal, choice: GoalChoice, results: list[Result]) -> None:
    """Draw the sliders and what the assumptions would mean; goals without one target value have no game."""
    rated = {one.area.code: one for one in results if one.rating.is_open_ended}
    broken = [one for one in results if one.rating.newest]
    if not can_play(goal.target) or goal.target.value is None:
        st.caption(_("Dieses Ziel hat keinen einzelnen Zielwert, den man verschieben könnte."))
        return
    if not rated:
        st.caption(
            _("Seit einem Bruch der Reihe gibt es noch zu wenige Werte: Ein Tempo ist nicht bekannt.") if broken
            else _("Ohne eine einzige Bewertung gibt es nichts durchzuspielen.")
        )  # fmt: skip
        return
    indicator = data.dataset.indicators[goal.indicator]
    first_year = max(data.day.year, *(one.rating.latest[0] + 1 for one in rated.values() if one.rating.latest))
    plan = WhatIf(goal.target.value, max(default_year(goal), first_year))
    what = choice.what or plan
    _sliders(data, choice, what, plan, indicator, highest=_highest(rated, goal, indicator), first_year=first_year)
    direction = 1 if goal.target.direction == "up" else -1
    ratings = {code: one.rating for code, one in rated.items()}
    assumed = play(ratings, what, direction=direction)
    today = play(ratings, plan, direction=direction)
    unchanged = play(ratings, WhatIf(what.value, what.year), direction=direction)
    reached, before = (sum(one.in_time for one in found.values()) for found in (assumed, today))
    show(
        "goals/game.html",
        reached=reached, all=len(results), year=what.year, value=target_number(what.value, indicator),
        before=before, plan_value=target_number(plan.value, indicator), plan_year=plan.year,
        compared=plan.year == goal.target.year, pace=pace_label(what.pace), broken=len(broken),
        unrated=len(results) - len(rated) - len(broken),
        late=sum(not one.in_time and one.year is not None for one in assumed.values()),
        never=sum(one.year is None for one in assumed.values()),
    )  # fmt: skip
    rows = [(rated[code].area.label, unchanged[code], assumed[code]) for code in assumed]
    st.dataframe(
        pd.DataFrame(
            {
                "area": [label for label, _now, _then in rows],
                "now": [year_of_arrival(one.year) for _label, one, _then in rows],
                "then": [year_of_arrival(one.year) for _label, _now, one in rows],
                "in_time": [_("ja") if one.in_time else _("nein") for _label, _now, one in rows],
            }
        ),
        hide_index=True, key="game_table", height=300,
        column_config={
            "area": _("Gebiet"),
            "now": _("Ankunft bei gleichem Tempo"),
            "then": _("Ankunft mit den Annahmen"),
            "in_time": _("rechtzeitig"),
        },
        alt=_("Tabelle: Jahr der Ankunft je Gebiet mit den Annahmen"),
    )  # fmt: skip


def _highest(rated: dict[str, Result], goal: Goal, indicator: Indicator) -> float:
    """The upper end of the slider: the bound of the indicator, else twice the target or the highest value."""
    if indicator.maximum is not None:
        return indicator.maximum
    values = [one.rating.latest[1] for one in rated.values() if one.rating.latest]
    return float(max(2 * (goal.target.value or 0), *values))


def _sliders(
    data: Store,
    choice: GoalChoice,
    what: WhatIf,
    plan: WhatIf,
    indicator: Indicator,
    *,
    highest: float,
    first_year: int,
) -> None:
    lowest = min(indicator.minimum or 0.0, what.value, plan.value)
    step = 10.0**-indicator.decimals

    def played(_changed: object) -> dict[str, WhatIf | None]:
        state = st.session_state
        chosen = WhatIf(state["game_value"], state["game_year"], state["game_pace"])
        return {"what": None if chosen == plan else chosen}

    bound = Bound(data, choice, "game")
    value, year, pace, reset = st.columns([3, 3, 3, 1.4], vertical_alignment="bottom")
    bound.number(
        "value", _("Zielwert ({unit})").format(unit=indicator.unit), lowest, max(highest, what.value, lowest + step),
        value=float(what.value), to=played, at=value, step=step, format="localized",
    )  # fmt: skip
    years = list(range(min(first_year, what.year), LAST_YEAR + 1))
    bound.slider("year", _("Zieljahr"), years, value=what.year, to=played, at=year)
    bound.slider("pace", _("Tempo"), PACES, value=what.pace, to=played, at=pace, format_func=pace_label)
    reset.button(
        _("Zurücksetzen"),
        key="game_reset",
        disabled=choice.what is None,
        on_click=lambda: change(data, choice, what=None),
    )


def pace_label(pace: str) -> str:
    """Return the words for a pace."""
    if pace == BEST_THIRD:
        return _("wie das beste Drittel")
    factor = float(pace)
    if factor == 1:
        return _("wie bisher")
    return _("{factor}-fach").format(factor=format_number(factor, len(pace.partition(".")[2])))
