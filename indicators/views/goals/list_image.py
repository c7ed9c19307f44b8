"""Image of several goals of one area: weather symbol, goal, status in words, value and target."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.drawing.canvas import Canvas
from indicators.drawing.letters import SEMIBOLD, points
from indicators.drawing.symbols import draw_symbol

LABEL_SIZE, NOTE_SIZE, SYMBOL = 16, 13.5, 30
ROW, GAP = 58, 40
WIDE = 900  # pixels from which two columns fit
SAFE = 0.96  # of the room, since letters drawn at pixels are up to 4 % wider than their measure


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in a list: name of its symbol, name, and status in words with value, target and who set it."""

    symbol: str
    label: str
    note: str


def goal_list_image(canvas: Canvas, goals: Sequence[GoalLine]) -> None:
    """Draw the goals in one column or two; rows move together where there are many."""
    columns = 2 if canvas.width > WIDE else 1
    rows = max(1, -(-len(goals) // columns))
    step = min(ROW, (canvas.bottom - canvas.top) / rows)
    width = (canvas.width - 2 * canvas.margin - (columns - 1) * GAP) / columns
    for number, one in enumerate(goals):
        left = canvas.margin + number // rows * (width + GAP)
        lines = 2 if step >= ROW else 1
        _draw(canvas, left, canvas.top + number % rows * step, one, width=width, lines=lines)


def _draw(canvas: Canvas, left: float, top: float, one: GoalLine, *, width: float, lines: int) -> None:
    axes = canvas.axes(left, top, SYMBOL, SYMBOL)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    draw_symbol(axes, f"status/{one.symbol}", 0.5, 0.5, size=points(SYMBOL))
    text, room = left + SYMBOL + 12, (width - SYMBOL - 12) * SAFE
    canvas.paragraph(text, top, one.label, width=room, size=LABEL_SIZE, lines=1, weight=SEMIBOLD)
    canvas.paragraph(text, top + 20, one.note, width=room, size=NOTE_SIZE, lines=lines, color=canvas.colors.muted)
