"""The views of a goal: the map of its statuses, and one area's way to the target."""

from datetime import date

from indicators.drawing.strip_image import strip_image
from indicators.export.table import all_figures, ratings
from indicators.export.view import View
from indicators.export.view_kind import Page, ViewKind
from indicators.language.i18n import gettext as _
from indicators.model import Area, Goal, Level, Sign
from indicators.ratings.receipt import receipt
from indicators.ratings.results import Result, any_rated, levels_of_goal
from indicators.ratings.words import aim_words, goal_sentence, kind_words, rating_word, value_and_target
from indicators.store import Store
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.list_image import GoalLine, goal_list_image
from indicators.views.goals.over_time import goal_reel, scenes
from indicators.views.goals.region_map import goal_map
from indicators.views.goals.way_chart import goal_line_alt
from indicators.views.goals.way_data import goal_data
from indicators.views.goals.way_image import goal_image


def views_of_goal(data: Store, goal: Goal, choice: GoalChoice, level: Level, *, day: date) -> list[View]:
    """Return the map of a goal, the way of the chosen area, else of the region, and the maps of earlier years."""
    result = data.results(goal.id, day)[data.dataset.areas.chosen(choice.area).code]
    found = [goal_map_view(data, goal, choice, level, day=day), goal_line_view(data, result, choice, day=day)]
    years = goal_years_view(data, goal, choice, level)
    return [*found, years] if years else found


def goals_view(data: Store, area: Area, choice: GoalChoice, *, day: date) -> View:
    """Return the list of all goals with the ratings of one area."""
    meant = data.results_meant_for(area.code, day)
    used = {one.goal.indicator: data.dataset.indicators[one.goal.indicator] for one in meant}
    words = [f"{one.goal.label}: {rating_word(one)} ({kind_words(one.goal)})." for one in meant]
    return ALL_GOALS.view(
        data,
        choice,
        title=_("Ziele: {area}").format(area=area.label),
        subtitle=_("Bewertungen (Vorgaben von Bund und Land und Vorschläge, keine Beschlüsse der Region)"),
        stem=("ziele", area.code),
        description=" ".join(words),
        statement="",
        indicators=used.values(),
        table=lambda: ratings(_("Ziele: {area}").format(area=area.label), meant, data.series),
        draw=lambda canvas: goal_list_image(canvas, [_line(one, data) for one in meant]),
        computed=next(filter(None, (computed_words(data, [one]) for one in meant)), ""),
        rated=any_rated(meant),
    )


def _line(result: Result, data: Store) -> GoalLine:
    """What the picture of all goals says about one of them."""
    indicator = data.dataset.indicators[result.goal.indicator]
    value = value_and_target(result, indicator) if result.rating.latest else ""
    note = " · ".join(part for part in (rating_word(result), value) if part)
    return GoalLine(result.rating.code, result.goal.label, note)


def goal_map_view(data: Store, goal: Goal, choice: GoalChoice, level: Level, *, day: date) -> View:
    """Return the map of a goal's statuses at a level; `choice` is what its address restores."""
    results = data.results_in_scope(goal, level, day)
    indicator = data.dataset.indicators[goal.indicator]
    sentence = goal_sentence(goal, results, level)
    own = data.results(goal.id, day).get(choice.area or "")
    told = " ".join(
        [sentence, *([_("{area}: {word}.").format(area=own.area.label, word=rating_word(own))] if own else [])]
    )

    return GOAL_MAP.view(
        data,
        choice,
        title=goal.label,
        subtitle=f"{aim_words(goal, indicator)} · {kind_words(goal)}",
        stem=("ziel", goal.id, choice.area or ""),
        description=_("Karte von {region} mit der Bewertung je Gebiet. {sentence}").format(
            region=data.dataset.areas.region.label, sentence=told
        ),
        statement=told,
        indicators=(indicator,),
        table=lambda: ratings(goal.label, results, data.series),
        region_map=lambda colors: goal_map(data, goal, choice.area, level, day=day, colors=colors),
        computed=computed_words(data, results),
        level=level,
        goal=goal,
        rated=any_rated(results),
        reel=goal_reel(data, goal, level, choice.area),
    )


def goal_years_view(data: Store, goal: Goal, choice: GoalChoice, level: Level) -> View | None:
    """Return the maps of a goal's statuses in all years side by side; None where there is today's alone."""
    reel = goal_reel(data, goal, level, choice.area)
    if reel is None:
        return None
    indicator, results = data.dataset.indicators[goal.indicator], data.results_in_scope(goal, level, data.day)
    areas = [one.area for one in results]
    return YEARS.view(
        data,
        choice,
        title=goal.label,
        subtitle=reel.subtitle,
        stem=("zielreihe", goal.id, choice.area or ""),
        description=f"{reel.description} {goal_sentence(goal, results, level)}",
        statement=goal_sentence(goal, results, level),
        indicators=(indicator,),
        table=lambda: all_figures(data, [goal.indicator], title=goal.label, areas=areas),
        draw=lambda canvas: strip_image(canvas, scenes(data, goal, level, choice.area, canvas.colors)),
        computed=computed_words(data, results),
        level=level,
        goal=goal,
        rated=any_rated(results),
        reel=reel,
    )


def goal_line_view(data: Store, result: Result, choice: GoalChoice, *, day: date) -> View:
    """Return one area's way to a target, with the receipt of its rating."""
    goal, area, series = result.goal, result.area, data.series[result.goal.indicator]
    steps = receipt(result, series, this_year=day.year)
    word = rating_word(result)
    value = value_and_target(result, series.indicator) if result.rating.latest else ""
    return WAY.view(
        data,
        choice,
        label=_("Der Weg: {area}").format(area=area.label),
        title=f"{area.label}: {goal.label}",
        subtitle=f"{series.indicator.unit} · {kind_words(goal)} · {word}",
        anchor="weg",
        stem=("weg", goal.id, area.code),
        description=goal_line_alt(series, result),
        statement=" ".join(f"{part}." for part in (f"{area.label}: {word}", value) if part),
        indicators=(series.indicator,),
        table=lambda: all_figures(data, [goal.indicator], title=goal.label, areas=[area]),
        draw=lambda canvas: goal_image(canvas, series, result),
        chart=lambda: goal_data(series, result),
        computed=computed_words(data, [result]),
        goal=goal,
        rated=result.rating.is_rated,
        receipt=tuple((step.label, step.text) for step in steps),
    )


def computed_words(data: Store, results: list[Result]) -> str:
    """Return how the figures behind some ratings were computed, "" where all are published."""
    for one in results:
        series = data.series[one.goal.indicator]
        latest = series.latest(one.area.code)
        if latest and latest.sign == Sign.COMPUTED:
            return series.indicator.weight_note or latest.note or _("eigene Berechnung")
    return ""


def _goal_map(data: Store, choice: GoalChoice, day: date) -> View | None:
    if not choice.goal:
        return None
    goal = data.dataset.goals[choice.goal]
    return goal_map_view(data, goal, choice, map_level(data, goal, choice.level, day=day), day=day)


def _years(data: Store, choice: GoalChoice, day: date) -> View | None:
    if not choice.goal:
        return None
    goal = data.dataset.goals[choice.goal]
    return goal_years_view(data, goal, choice, map_level(data, goal, choice.level, day=day))


def map_level(data: Store, goal: Goal, wanted: Level, *, day: date) -> Level:
    """Return the wanted level where the goal can be mapped at it, else the first it can be mapped at."""
    levels = levels_of_goal(goal, data.dataset.areas, data.results(goal.id, day))
    return wanted if wanted in levels else next(iter(levels), Level.MUNICIPALITY)


def _way(data: Store, choice: GoalChoice, day: date) -> View | None:
    if not choice.goal:
        return None
    result = data.results(choice.goal, day)[data.dataset.areas.chosen(choice.area).code]
    return goal_line_view(data, result, choice, day=day)


PAGE = Page("goals", "ziele", lambda: _("Ziele"))
ALL_GOALS = ViewKind(
    "ziele", PAGE, lambda: _("Alle Ziele"), GoalChoice,
    lambda data, choice, day: goals_view(data, data.dataset.areas.chosen(choice.area), choice, day=day),
    frame_height=1260, image_height=900, beside=("gemeinde",), needs_figures=False, is_table=True,
    reading=lambda: _(
        "Zu jedem Ziel zeigt der Balken, wie viele ‹Gemeinden› auf Kurs sind und wie viele "
        "nicht; darunter steht, wie es im gewählten Gebiet aussieht. „Damals“ heißt: nach "
        "älteren Werten, heute lässt es sich nicht sagen."
    ),
)  # fmt: skip
GOAL_MAP = ViewKind(
    "ziel", PAGE, lambda: _("Karte der Bewertungen"), GoalChoice, _goal_map, frame_height=860, beside=("gemeinde",),
    needs_figures=False,
    reading=lambda: _(
        "Farbe, Muster und Symbol sagen, ob ein Gebiet auf dem Weg zum Ziel ist. Ein fortgeschriebener Trend ist "
        "keine Prognose; warum ein Gebiet so bewertet ist, steht im Beleg darunter."
    ),
)  # fmt: skip
YEARS = ViewKind(
    "zielreihe", PAGE, lambda: _("Karten der Jahre"), GoalChoice, _years, frame_height=980, image_height=820,
    beside=("gemeinde",), needs_figures=False,
    reading=lambda: _(
        "Dieselbe Karte der Bewertungen in früheren Jahren. Bewertet ist jeweils mit den Werten, die es bis dahin"
        " gab."
    ),
)  # fmt: skip
WAY = ViewKind(
    "zielpfad", PAGE, lambda: _("Der Weg zum Ziel"), GoalChoice, _way, frame_height=720, beside=("gemeinde",),
    needs_figures=False,
    reading=lambda: _(
        "Die Punkte sind gemessen, die gerade Linie führt vom Ausgangswert zum Ziel. Liegt der letzte Punkt auf "
        "der falschen Seite der Linie, reicht das bisherige Tempo nicht."
    ),
)  # fmt: skip
