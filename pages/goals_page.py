"""Page: the goals by pillar, or one goal with map, table, line, receipt and game."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ratings.results import levels_of_goal
from indicators.ui.goals.all_goals import areas_in_scope, map_level, show_all_goals, stop_without_goals
from indicators.ui.goals.game import show_game
from indicators.ui.goals.one_goal import (
    chosen_area,
    goal_control,
    show_goal_facts,
    show_goal_head,
    show_goal_legend,
    show_goal_line,
    show_goal_map,
    show_similar,
)
from indicators.ui.goals.receipt import show_receipt
from indicators.ui.goals.table import show_goal_table
from indicators.ui.measures.parts import show_measures_of_goal
from indicators.ui.parts.address import current
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.frame import notices, show_method
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.region_map import let_it_paint, new_click
from indicators.ui.parts.share import show_share
from indicators.ui.parts.store import store
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.view import goals_view, views_of_goal

MAP = "goal_map"


@st.fragment
def explore() -> None:
    """Choose → compute → show; each change reruns this fragment alone."""
    data = store()
    day = data.day
    stop_without_goals(data)
    choice, messages = current(GoalChoice, data, clicked=new_click(MAP))
    area = chosen_area(data, choice)
    if not choice.goal:
        st.title(_("Ziele"))
        notices(messages)
        search, share = st.columns([4, 1], vertical_alignment="bottom")
        with search:
            Bound(data, choice, "goals").area(value=area.code)
        with share:
            show_share(lambda: [goals_view(data, area, choice, day=day)])
        show_all_goals(data, area)
        show_method()
        return
    goal = data.dataset.goals[choice.goal]
    levels = levels_of_goal(goal, data.dataset.areas, data.results(goal.id, day))
    level = map_level(data, goal, choice.level)
    results = [data.results(goal.id, day)[one.code] for one in areas_in_scope(data, goal, level)]
    show("parts/back.html", href="ziele", text=_("Alle Ziele"))
    st.title(plain(goal.label), anchor=goal.id)
    notices(messages)
    goal_control(data, choice, levels, level)
    head, share = st.columns([4, 1])
    with share:
        show_share(lambda: views_of_goal(data, goal, choice, level, day=day))
    with head:
        show_goal_head(data, goal, results, level)
    left, right = st.columns([1, 1.15], gap="medium")
    with left:
        show_goal_map(data, goal, choice, level, key=MAP, height=520)
        let_it_paint()
        show_goal_legend(goal, results)
        show_goal_facts(data, goal, results)
    with right:
        show_goal_table(data, goal, choice, level)
    st.subheader(_("Der Weg: {area}").format(area=plain(area.label)), anchor="weg")
    Bound(data, choice, "goal").area(value=area.code)
    result = data.results(goal.id, day)[area.code]
    show_goal_line(data, result)
    show_similar(data, goal, area)
    st.subheader(_("Wie kommt diese Bewertung zustande?"), anchor="beleg")
    show_receipt(data, result)
    st.subheader(_("Was dafür getan wird"), anchor="massnahmen")
    show_measures_of_goal(data, goal)
    st.subheader(_("Was wäre, wenn …"), anchor="spiel")
    show_game(data, goal, choice, results)


explore()
