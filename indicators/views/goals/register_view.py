"""The view of the register of goals, to take away, embed, cite and show."""

from datetime import date

from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import REGULAR, SEMIBOLD
from indicators.export.table import Column, listing
from indicators.export.view import View
from indicators.export.view_kind import ViewKind
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.views.goals.choice import GoalChoice, GoalLayout
from indicators.views.goals.register import Entry, by_state, register, register_sentence, state_words
from indicators.views.goals.view import PAGE

SIZE, HEAD = 14.0, 16.0
STEP = 1.45  # of a line's letters
COLUMN_GAP = 40


def register_view(data: Store, choice: GoalChoice, *, day: date) -> View | None:
    """Return the register of goals; None without goals."""
    entries = register(data, day)
    if not entries:
        return None
    used = {one.goal.indicator: data.dataset.indicators[one.goal.indicator] for one in entries}
    words = state_words()
    columns = (
        Column("state", _("Verfahrensstand"), cell=lambda one: words[one.state]),
        Column("id", _("Kürzel"), "code", lambda one: one.goal.id),
        Column("label", _("Ziel"), cell=lambda one: one.goal.label),
        Column("target", _("Zielwert")),
        Column("milestones", _("Zwischenziele")),
        Column("kind", _("Art")),
        Column("origin", _("Herkunft")),
        Column("where", _("gilt in")),
        Column("valid", _("gilt")),
        Column("relation", _("Beziehung")),
        Column("sdg", _("Agenda 2030"), cell=lambda one: ", ".join(one.goal.sdg)),
        Column("bnk", _("BNK-Aspekt"), cell=lambda one: one.goal.bnk),
        Column("url", _("Fundstelle"), cell=lambda one: one.goal.url),
    )
    title = _("Register der Ziele")
    return KIND.view(
        data,
        choice,
        title=title,
        subtitle=_("beschlossen, vorgeschlagen, abgelaufen, ersetzt"),
        stem=("ziele-register",),
        description=register_sentence(entries),
        statement=register_sentence(entries),
        indicators=used.values(),
        table=lambda: listing(title, columns, entries),
        draw=lambda canvas: _image(canvas, entries),
    )


def _image(canvas: Canvas, entries: list[Entry]) -> None:
    """Draw the names of the goals below their state, in two columns; what has no room is counted."""
    words, top = state_words(), canvas.top
    lines: list[tuple[str, bool]] = []
    for state, own in by_state(entries):
        lines.append((f"{words[state]} ({len(own)})", True))
        lines += [(f"{one.goal.label}: {one.target}", False) for one in own]
    room = max(1, int((canvas.bottom - top) // (SIZE * STEP)))
    if len(lines) > 2 * room:
        left_out = len(lines) - 2 * room + 1
        lines = [*lines[: 2 * room - 1], (_("… und {n} weitere Zeilen in der Tabelle").format(n=left_out), False)]
    half = -(-len(lines) // 2)
    width = (canvas.width - 2 * canvas.margin - COLUMN_GAP) / 2
    for number, (text, is_head) in enumerate(lines):
        left = canvas.margin + (number // half) * (width + COLUMN_GAP)
        y = top + (number % half) * SIZE * STEP
        weight, size = (SEMIBOLD, HEAD) if is_head else (REGULAR, SIZE)
        canvas.paragraph(left, y, text, width=width * 0.95, size=size, lines=1, weight=weight)


KIND = ViewKind(
    "register", PAGE, lambda: _("Register der Ziele"), GoalChoice,
    lambda data, choice, day: register_view(data, choice, day=day) if choice.is_register else None,
    frame_height=900, image_height=600, needs_figures=False, is_table=True,
    given={"ansicht": GoalLayout.REGISTER},
    reading=lambda: _(
        "Hier steht, was beschlossen ist und was nur vorgeschlagen oder von Bund und Land übernommen wurde. Ein "
        "Vorschlag bindet niemanden; zu jedem Ziel steht, wo es geschrieben ist."
    ),
)  # fmt: skip
