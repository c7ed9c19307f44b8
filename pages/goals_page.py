"""Page: the goals by pillar, all of them with all areas, or one goal with map, table, line, receipt and game."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.model import Area, Goal
from indicators.ratings.results import levels_of_goal
from indicators.store import Store
from indicators.ui.goals import one_goal
from indicators.ui.goals.all_goals import show_all_goals
from indicators.ui.goals.game import show_game
from indicators.ui.goals.matrix import goals_controls, matrix_controls, show_matrix
from indicators.ui.goals.receipt import show_receipt
from indicators.ui.goals.register import show_register
from indicators.ui.goals.table import show_goal_table
from indicators.ui.measures.parts import show_measures_of_goal
from indicators.ui.parts.address import current
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.frame import notices, text_page
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.region_map import new_moves
from indicators.ui.parts.share import beside_share, show_share
from indicators.ui.parts.store import store
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.matrix_view import view_of_all
from indicators.views.goals.view import map_level, views_of_goal
from indicators.views.pages import no_goals

MAP = "goal_map"


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    choice, messages = current(GoalChoice, data, moved=new_moves({MAP: ""}))
    area = data.dataset.areas.get(choice.area) or data.dataset.areas.region
    if choice.goal:
        goal = data.dataset.goals[choice.goal]
        show("parts/back.html", href="ziele", text=_("Alle Ziele"))
        st.title(plain(goal.label), anchor=goal.id)
        notices(messages)
        show_goal(data, goal, choice, area)
        return
    st.title(_("Ziele"))
    notices(messages)
    with beside_share(lambda: [view_of_all(data, choice, day=data.day)]):
        goals_controls(data, choice)
    if choice.is_matrix:
        matrix_controls(data, choice)
        show_matrix(data, choice)
    elif choice.is_register:
        show_register(data)
    else:
        show_all_goals(data, area)
    with st.expander(_("So wird bewertet"), key="method"):
        text_page("methode")


def show_goal(data: Store, goal: Goal, choice: GoalChoice, area: Area) -> None:
    """Draw one goal with the way of an area to it."""
    day, found = data.day, data.results(goal.id, data.day)
    level = map_level(data, goal, choice.level, day=day)
    results = data.results_in_scope(goal, level, day)
    one_goal.goal_control(data, choice, levels_of_goal(goal, data.dataset.areas, found), level)
    head, share = st.columns([4, 1])
    with share:
        show_share(lambda: views_of_goal(data, goal, choice, level, day=day))
    with head:
        one_goal.show_goal_head(data, goal, results, level)
    left, right = st.columns([1, 1.15], gap="medium")
    with left:
        one_goal.show_goal_map(data, goal, choice, level, key=MAP, height=520)
        one_goal.show_goal_legend(results)
        one_goal.show_goal_facts(data, goal, results)
    with right:
        show_goal_table(data, goal, choice, results)
    st.subheader(_("Der Weg: {area}").format(area=plain(area.label)), anchor="weg")
    Bound(data, choice, "goal").area(value=area.code)
    one_goal.show_goal_line(data, found[area.code])
    one_goal.show_schedule(data, found[area.code])
    one_goal.show_similar(data, goal, area)
    st.subheader(_("Wie kommt diese Bewertung zustande?"), anchor="beleg")
    show_receipt(data, found[area.code])
    st.subheader(_("Was dafür getan wird"), anchor="massnahmen")
    show_measures_of_goal(data, goal)
    st.subheader(_("Was wäre, wenn …"), anchor="spiel")
    show_game(data, goal, choice, results)


if store().dataset.goals:
    explore()
else:
    st.title(_("Ziele"))
    st.info(no_goals())
