"""All goals and areas on the page: list or matrix, what the matrix shows and in which order, and the matrix itself."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.about import show_sources
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.kept import kept
from indicators.views.goals.choice import GoalChoice, GoalLayout, orders
from indicators.views.goals.matrix import goal_matrix
from indicators.views.goals.matrix_rows import matrix_values
from indicators.views.goals.matrix_words import matrix_sentence, order_name

ALL = ""


def goals_controls(data: Store, choice: GoalChoice) -> None:
    """Draw the choice of an area, whose own values stand in the list and whose row is marked, and of the layout."""
    bound, columns = Bound(data, choice, "goals"), st.columns([2, 1], vertical_alignment="bottom")
    bound.area(value=choice.area if choice.is_matrix else data.dataset.areas.chosen(choice.area).code, at=columns[0])
    names = {GoalLayout.LIST: _("Liste"), GoalLayout.MATRIX: _("Matrix"), GoalLayout.REGISTER: _("Register")}
    bound.segments("layout", _("Ansicht"), names, at=columns[1])


def matrix_controls(data: Store, choice: GoalChoice) -> None:
    """Draw the choice of pillar, level and order of the rows."""
    bound, columns = Bound(data, choice, "matrix"), st.columns([1, 1, 1.4], vertical_alignment="bottom")
    pillars = {code: one.label for code, one in data.dataset.pillars.items()}
    bound.select("pillar", _("Handlungsfeld"), {ALL: _("alle")} | pillars, at=columns[0])
    bound.level(at=columns[1])
    names = {one: order_name(one) for one in orders(data, choice.level)}
    bound.segments("order", _("Zeilen sortiert nach"), names, at=columns[2])


@kept(lambda choice: (choice.level, choice.order, choice.pillar, choice.area))
def show_matrix(data: Store, choice: GoalChoice) -> None:
    """Draw the sentence, the matrix with its legend, and whose figures it is made of."""
    shown = goal_matrix(data, choice, data.day)
    if not shown.goals or not shown.rows:
        st.info(plain(_("Für diese Auswahl gibt es keine Ziele.")), icon=":material/show_chart:")
        return
    show("parts/sentence.html", sentence=matrix_sentence(shown))
    show("goals/matrix.html", matrix=matrix_values(data, choice, data.day))
    used = dict.fromkeys(one.indicator for one in shown.goals)
    show_sources(data, *(data.dataset.indicators[name] for name in used))
