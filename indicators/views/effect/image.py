"""Image of a chain of effect: every node of a short one, of a long one how many there are per pillar."""

from collections.abc import Sequence

from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, points
from indicators.language.i18n import gettext as _
from indicators.views.effect.chain import STEPS, Cell, Node, Row, Step, cells
from indicators.views.effect.words import pillars_of, step_words

LEAST_ROW = 27  # pixels that a line of letters with its frame needs
HEAD, GAP, PAD = 26, 5, 6
SIZE, SMALL = 13.5, 13.0
SAFE = 0.94  # of the room, since letters drawn at pixels are up to 4 % wider than their measure
WIDTHS = (0.13, 0.13, 0.2, 0.2, 0.16, 0.18)


def chain_image(canvas: Canvas, rows: Sequence[Row]) -> None:
    """Draw the steps side by side; what nothing is known of is hatched and says so."""
    room = canvas.bottom - canvas.top - HEAD
    words = step_words()
    for left, width, step in _columns(canvas):
        canvas.text(left, canvas.top, words[step], size=SIZE, weight=SEMIBOLD, color=canvas.colors.muted)
        del width
    found = cells(rows) if rows and room / len(rows) >= LEAST_ROW else _counted(rows)
    height = room / max(1, len(found))
    places = {step: (left, width) for left, width, step in _columns(canvas)}
    for number, own in enumerate(found):
        for cell in own:
            left, width = places[cell.step]
            top = canvas.top + HEAD + number * height
            _box(canvas, cell.node, left, top, width, cell.rows * height - GAP)


def _columns(canvas: Canvas) -> list[tuple[float, float, Step]]:
    """Left edge and width of each step."""
    whole = canvas.width - 2 * canvas.margin
    found, left = [], float(canvas.margin)
    for share, step in zip(WIDTHS, STEPS, strict=True):
        found.append((left, share * whole - GAP, step))
        left += share * whole
    return found


def _box(canvas: Canvas, node: Node, left: float, top: float, width: float, height: float) -> None:
    colors = canvas.colors
    if node.is_gap:
        canvas.box(
            left, top, width, height, facecolor="none", edgecolor=colors.grid, hatch="////", linewidth=points(0.8)
        )
    else:
        canvas.box(left, top, width, height, facecolor="none", edgecolor=colors.area, linewidth=points(1.2))
    lines = max(1, int((height - PAD) // (SIZE * 1.35)))
    room = (width - 2 * PAD) * SAFE
    letters = colors.muted if node.is_gap else colors.text
    below = canvas.paragraph(
        left + PAD, top + PAD * 0.7, node.label, width=room, size=SIZE, lines=lines, color=letters,
        **({} if node.is_gap else {"weight": SEMIBOLD}),
    )  # fmt: skip
    left_over = int((top + height - below) // (SMALL * 1.35))
    if node.detail and left_over > 0:
        canvas.paragraph(left + PAD, below, node.detail, width=room, size=SMALL, lines=left_over, color=letters)


def _counted(rows: Sequence[Row]) -> list[list[Cell]]:
    """A row per pillar with the numbers of what is known, in place of more nodes than there is room for."""
    found = []
    nothing = {
        Step.GOAL: _("kein Ziel"), Step.MEASURE: _("keine Maßnahme bekannt"),
        Step.OUTPUT: _("kein Ergebnis berichtet"), Step.INDICATOR: _("keine Wirkung gemessen"),
    }  # fmt: skip
    many = {
        Step.GOAL: _("{n} Ziele"), Step.MEASURE: _("{n} Maßnahmen"), Step.OUTPUT: _("{n} Ergebnisse"),
        Step.INDICATOR: _("{n} Indikatoren"),
    }  # fmt: skip
    one = {
        Step.GOAL: _("1 Ziel"), Step.MEASURE: _("1 Maßnahme"), Step.OUTPUT: _("1 Ergebnis"),
        Step.INDICATOR: _("1 Indikator"),
    }  # fmt: skip
    for pillar, own in pillars_of(rows):
        line = [Cell(own[0][0], Step.VISION, 1), Cell(pillar, Step.PILLAR, 1)]
        for number, step in enumerate(STEPS):
            if step not in many:
                continue
            names = {row[number].id: row[number].label for row in own if row[number].id}
            label = nothing[step] if not names else one[step] if len(names) == 1 else many[step].format(n=len(names))
            line.append(Cell(Node(label, "counted" if names else "", detail=", ".join(names.values())), step, 1))
        found.append(line)
    return found
