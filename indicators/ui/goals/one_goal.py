"""One goal: what it is, its map with legend, its table, the line of the chosen area and the receipt."""

import streamlit as st

from indicators.address import links
from indicators.language.i18n import gettext as _
from indicators.model import Area, Goal, Level
from indicators.ratings.results import Result, tally
from indicators.ratings.sentences import similar_ratings_sentence
from indicators.ratings.target_words import target_words
from indicators.ratings.words import goal_sentence, kind_noun, kind_words, legend_title, origin_words
from indicators.store import Store
from indicators.ui.parts.about import show_about, show_sources
from indicators.ui.parts.bound import Bound
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.ui.parts.region_map import YearsOfMap, region_map
from indicators.ui.parts.theme import colors, is_dark, show_chart
from indicators.views.goals.cards import shares
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.film import goal_film
from indicators.views.goals.region_map import verdict_class
from indicators.views.goals.schedule import crossed_breaks, schedule
from indicators.views.goals.way_chart import goal_line, goal_line_alt


def goal_control(data: Store, choice: GoalChoice, levels: list[Level], level: Level) -> None:
    """Draw the choice of goal and, where there are two, of level."""
    bound = Bound(data, choice, "choose_goal")
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    pillars = data.dataset.pillars
    labels = {name: f"{pillars[one.pillar].label}: {one.label}" for name, one in data.dataset.goals.items()}
    bound.select("goal", _("Ziel"), labels, key="choose_goal",
                 to=lambda name: {"goal": name, "what": None, "only": ()}, at=left)  # fmt: skip
    bound.level(levels, value=level, at=right)


@kept(lambda goal, area: (goal.id, area.code))
def show_similar(data: Store, goal: Goal, area: Area) -> None:
    """Say how the municipalities similar to a chosen one stand to the goal, with the way to who they are."""
    peers = data.similar().nearest(area.code)
    sentence = similar_ratings_sentence([data.results(goal.id, data.day)[one.code] for one in peers])
    if sentence:
        show("similar/note.html", text=sentence, href=links.similar_to(area.code), link=_("Welche, und warum?"))


@kept(lambda goal, _results, level: (goal.id, level))
def show_goal_head(data: Store, goal: Goal, results: list[Result], level: Level) -> None:
    """Say what is aimed at, who set it, and how many areas have which status."""
    indicator = data.dataset.indicators[goal.indicator]
    show(
        "goals/head.html",
        target=f"{kind_noun(goal)}: {target_words(goal.target, indicator)}",
        kind=kind_words(goal),
        sentence=goal_sentence(goal, results, level),
        shares=shares(results),
    )


@kept(lambda goal, results: (goal.id, [one.area.code for one in results]))
def show_goal_facts(data: Store, goal: Goal, results: list[Result]) -> None:
    """Say where the goal comes from, how it became a number, what it is measured with, and whose figures these are."""
    indicator, series = data.dataset.indicators[goal.indicator], data.series[goal.indicator]
    facts = [
        (_("Herkunft"), origin_words(goal)),
        (_("Wie daraus eine Zahl wird"), goal.how),
        (_("Indikator"), f"{indicator.label}, {indicator.unit}"),
    ]
    show(
        "goals/facts.html",
        facts=[fact for fact in facts if fact[1]],
        url=goal.url,
        indicator_href=links.map_of(indicator.id),
    )
    show_about(data, indicator)
    show_sources(data, indicator, figures=[series.latest(one.area.code) for one in results])


def show_goal_map(data: Store, goal: Goal, choice: GoalChoice, level: Level, *, key: str, height: int) -> None:
    """Draw the status of every area by colour and symbol, with those of earlier years as a film."""
    film = goal_film(data, goal, level, dark=is_dark())
    shown = YearsOfMap(film.address, film.last, data.dataset.areas.outlined(choice.area), is_own=True)
    region_map(shown, key=key, label=_("Karte der Bewertungen"), height=height)


def show_goal_legend(results: list[Result]) -> None:
    """Draw the legend: symbol, colour, word and number of areas of each status."""
    theme = colors()
    counts = tally(results)
    legend = [(verdict_class(one, theme), count) for one, count in counts.items()]
    show("goals/legend.html", title=legend_title(counts), legend=legend, own=sum(one.is_own for one in results))


@kept(lambda result: (result.asked.id, result.area.code))
def show_goal_line(data: Store, result: Result) -> None:
    """Draw the chosen area's line with target path, paces and the trend carried on."""
    series = data.series[result.goal.indicator]
    if not series.known(result.area.code):
        st.info(_("Für {area} gibt es keine Werte.").format(area=result.area.label), icon=":material/show_chart:")
        return
    show_chart(goal_line(series, result, colors=colors()), key="goal_line", alt=goal_line_alt(series, result))


@kept(lambda result: (result.asked.id, result.area.code))
def show_schedule(data: Store, result: Result) -> None:
    """Draw what must happen by when, folded away; nothing where the goal has no path in the area."""
    series = data.series[result.goal.indicator]
    stages = schedule(series, result, this_year=data.day.year)
    if not stages:
        return
    note = _(
        "In {unit}. Zwischen Basis, Zwischenzielen und Ziel läuft der Pfad gerade; er ist ein Plan und keine "
        "Messung. {kind}."
    ).format(unit=series.indicator.unit, kind=kind_words(result.goal))
    with st.expander(_("Was bis wann geschehen muss"), key="schedule"):
        show(
            "goals/schedule.html",
            caption=_("Zielpfad {goal}: {area}").format(goal=result.goal.label, area=result.area.label),
            stages=stages,
            note=f"{crossed_breaks(series, result)} {note}".strip(),
        )
