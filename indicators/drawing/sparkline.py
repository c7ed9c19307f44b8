"""Small line of a series as an SVG image, true to time and honest about small changes."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from urllib.parse import quote

from indicators.figures.series import Figure, Series
from indicators.ratings.second_opinion import Point

WIDTH, HEIGHT, MARGIN = 120, 32, 3
MINI_WIDTH, MINI_HEIGHT = 60, 14
MIN_RANGE = 0.05


def sparkline_svg(
    series: Series, figures: Sequence[Figure], *, color: str, path: Sequence[Point] = (), path_color: str = ""
) -> str:
    """Return an SVG of the figures: x true to the years, a gap at series breaks, a dot at the latest value.

    `path` is a second, dashed line from (year, value) to (year, value), for the way to a target; a ring marks its end.
    The vertical range is at least 5 % of the level, so that 19.62 → 19.65 stays flat. "" for under two values.
    """
    points = [(figure.year, figure.value) for figure in figures if figure.value is not None]
    if len(points) < 2:
        return ""
    everything = [*points, *path]
    first, last = min(year for year, _ in everything), max(year for year, _ in everything)
    low, high = min(value for _, value in everything), max(value for _, value in everything)
    spread = max(high - low, MIN_RANGE * max(abs(low), abs(high)), 1e-9)
    middle = (low + high) / 2

    def place(year: int, value: float) -> str:
        x = MARGIN + (year - first) / (last - first) * (WIDTH - 2 * MARGIN)
        y = HEIGHT / 2 - (value - middle) / spread * (HEIGHT - 2 * MARGIN)
        return f"{x:.1f},{y:.1f}"

    runs: dict[int, list[str]] = {}
    for year, value in points:
        runs.setdefault(series.segment(year), []).append(place(year, value))
    lines = "".join(f'<polyline points="{" ".join(run)}"/>' for run in runs.values() if len(run) > 1)
    lines += "".join(_dot(run[0], color) for run in runs.values() if len(run) == 1)
    x, y = place(*points[-1]).split(",")
    way = ""
    if path:
        end_x, end_y = place(*path[-1]).split(",")
        ends = " ".join(place(*point) for point in path)
        way = (
            f'<g fill="none" stroke="{path_color}" stroke-width="1.5">'
            f'<polyline points="{ends}" stroke-dasharray="3 2"/>'
            f'<circle cx="{end_x}" cy="{end_y}" r="2.2"/></g>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<g fill="none" stroke="{color}" stroke-width="2" stroke-linejoin="round">{lines}</g>{way}'
        f'<circle cx="{x}" cy="{y}" r="3" fill="{color}"/></svg>'
    )


def mini_sparkline(series: Series, figures: Sequence[Figure], *, color: str) -> str:
    """Return the line of a series as a small address for a style sheet, to stand in double quotes.

    Whole pixels and no dots keep it at some 250 letters. A gap stays at series breaks; "" for under two values.
    """
    points = [(figure.year, figure.value) for figure in figures if figure.value is not None]
    if len(points) < 2:
        return ""
    first, last = points[0][0], points[-1][0]
    low, high = min(value for _, value in points), max(value for _, value in points)
    spread = max(high - low, MIN_RANGE * max(abs(low), abs(high)), 1e-9)
    middle, before, path = (low + high) / 2, None, ""
    for year, value in points:
        x = 1 + round((year - first) / (last - first) * (MINI_WIDTH - 2))
        y = round(MINI_HEIGHT / 2 - (value - middle) / spread * (MINI_HEIGHT - 3))
        joined = before == series.segment(year)
        path += f"{'L' if joined else 'M'}{x} {y}{'' if joined else 'h.1'}"
        before = series.segment(year)
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {MINI_WIDTH} {MINI_HEIGHT}'>"
        f"<path d='{path}' fill='none' stroke='{color}' stroke-width='1.5' stroke-linecap='round'/></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe=":/=, ")


def _dot(place: str, color: str) -> str:
    """A lone value between two breaks, which no line reaches."""
    x, y = place.split(",")
    return f'<circle cx="{x}" cy="{y}" r="1.2" fill="{color}" stroke="none"/>'


def data_uri(svg: str) -> str:
    """Return the SVG as an address for `<img src>`, "" for no image."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode() if svg else ""
