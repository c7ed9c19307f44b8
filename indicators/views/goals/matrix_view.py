"""The view of all goals and areas, to take away, embed, cite and show."""

from collections.abc import Collection
from datetime import date

from indicators.drawing.palette import Palette
from indicators.drawing.region_map import MapClass
from indicators.export.table import level_plural, ratings
from indicators.export.view import View
from indicators.export.view_kind import ViewKind
from indicators.language.i18n import gettext as _
from indicators.model import Rule
from indicators.ratings.rating import Status
from indicators.ratings.results import Verdict, any_rated
from indicators.store import Store
from indicators.views.goals.choice import GoalChoice, GoalLayout, RowOrder
from indicators.views.goals.matrix import GoalMatrix, goal_matrix
from indicators.views.goals.matrix_image import ImageRow, MatrixImage, matrix_image
from indicators.views.goals.matrix_rows import chosen_rows
from indicators.views.goals.matrix_words import OUT, cell_words, legend, matrix_sentence, order_name
from indicators.views.goals.region_map import verdict_class
from indicators.views.goals.register_view import register_view
from indicators.views.goals.view import PAGE, computed_words, goals_view


def matrix_view(data: Store, choice: GoalChoice, *, day: date) -> View | None:
    """Return the matrix of a choice; None without goals or areas. Its files have a row for each rating of all areas."""
    shown = goal_matrix(data, choice, day)
    if not shown.goals or not shown.rows:
        return None
    title = _("Ziele × {level}").format(level=level_plural(choice.level))
    if choice.pillar:
        title = f"{title}: {data.dataset.pillars[choice.pillar].label}"
    areas = data.dataset.areas.at(choice.level)
    every = [found[area.code] for found in shown.results.values() for area in areas]
    used = {one.indicator: data.dataset.indicators[one.indicator] for one in shown.goals}
    return KIND.view(
        data,
        choice,
        title=title,
        subtitle=_("Bewertungen (Vorgaben von Bund und Land und Vorschläge, keine Beschlüsse der Region)"),
        stem=("ziele-matrix", choice.pillar, choice.order if choice.order != RowOrder.DISTRICT else ""),
        description=_("Tabelle: {goals} Ziele in {count} Gebieten, sortiert nach: {order}. {sentence}").format(
            goals=len(shown.goals), count=len(shown.rows), order=order_name(choice.order),
            sentence=matrix_sentence(shown),
        ),
        statement=matrix_sentence(shown),
        indicators=used.values(),
        table=lambda: ratings(title, every, data.series),
        draw=lambda canvas: matrix_image(canvas, image_of(shown, chosen_rows(data, choice), canvas.colors)),
        computed=computed_words(data, every),
        rated=any_rated(every),
    )  # fmt: skip


def view_of_all(data: Store, choice: GoalChoice, *, day: date) -> View:
    """Return what a page without a goal shows: matrix or register if chosen and anything is in it, else the list."""
    found = matrix_view(data, choice, day=day) if choice.is_matrix else None
    if choice.is_register:
        found = register_view(data, choice, day=day)
    return found or goals_view(data, data.dataset.areas.chosen(choice.area), choice, day=day)


def image_of(shown: GoalMatrix, chosen: Collection[str], colors: Palette) -> MatrixImage:
    """Return what the image of a matrix shows; goals that are not meant for an area have an empty cell."""
    rows: list[ImageRow] = []
    for district, areas in shown.groups:
        rows += [ImageRow(district.label)] if district else []
        for area in areas:
            cells = [cell_words(shown.results[goal.id][area.code], None).look for goal in shown.goals]
            rows.append(ImageRow(area.label, ["" if one == OUT else one for one in cells], area.code in chosen))
    looks = {look: _look(look, words, colors) for look, _symbol, _name, words in legend(shown) if look != OUT}
    return MatrixImage([one.label for one in shown.goals], rows, looks)


def _look(look: str, words: str, colors: Palette) -> MapClass:
    """How a look is drawn, as on the map of a goal, with its words in a legend."""
    past = look.startswith("past_")
    drawn = verdict_class(Verdict(Rule.DIRECTION, Status(look.removeprefix("past_")), 1 if past else None), colors)
    return MapClass(words, drawn.color, drawn.pattern, drawn.symbol, drawn.symbol_name)


KIND = ViewKind(
    "matrix", PAGE, lambda: _("Matrix der Ziele"), GoalChoice,
    lambda data, choice, day: matrix_view(data, choice, day=day) if choice.is_matrix else None,
    frame_height=1260, image_height=900, beside=("gemeinde",), needs_figures=False, is_table=True,
    given={"ansicht": GoalLayout.MATRIX},
    reading=lambda: _(
        "Jede Zeile ist ein Gebiet, jede Spalte ein Ziel; Symbol und Wort sagen dasselbe wie die "
        "Farbe. Die Reihenfolge folgt ‹Kreis›, Name oder Ähnlichkeit und nie der Zahl der "
        "erreichten Ziele."
    ),
)  # fmt: skip
