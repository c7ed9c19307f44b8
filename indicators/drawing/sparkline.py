"""Small line of a series as an SVG image, true to time and honest about small changes."""

import base64
from collections.abc import Callable, Sequence
from urllib.parse import quote

from indicators.drawing.value_axis import middle_and_width
from indicators.figures.series import Figure, Series
from indicators.ratings.second_opinion import Point

WIDTH, HEIGHT, MARGIN = 120, 32, 3
MINI_WIDTH, MINI_HEIGHT = 60, 14
MIN_RANGE = 0.3  # of the level: so small a line has no axis that could tell a small change from a large one


def sparkline_svg(
    series: Series, figures: Sequence[Figure], *, color: str, path: Sequence[Point] = (), path_color: str = ""
) -> str:
    """Return an SVG of the figures: x true to the years, a gap at series breaks, a dot at the latest value.

    `path` is a second, dashed line from (year, value) to (year, value), for the way to a target; a ring marks its end.
    The vertical range is at least 30 % of the level, so that a change of a twentieth takes a sixth of the height.
    "" for under two values.
    """
    points = [(figure.year, figure.value) for figure in figures if figure.value is not None]
    if len(points) < 2:
        return ""
    share = _shares([*points, *path])

    def place(year: int, value: float) -> str:
        x, y = share(year, value)
        return f"{MARGIN + x * (WIDTH - 2 * MARGIN):.1f},{HEIGHT / 2 - y * (HEIGHT - 2 * MARGIN):.1f}"

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
    share, before, path = _shares(points), None, ""
    for year, value in points:
        x, y = share(year, value)
        joined = before == series.segment(year)
        place = f"{1 + round(x * (MINI_WIDTH - 2))} {round(MINI_HEIGHT / 2 - y * (MINI_HEIGHT - 3))}"
        path += f"L{place}" if joined else f"M{place}h.1"
        before = series.segment(year)
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {MINI_WIDTH} {MINI_HEIGHT}'>"
        f"<path d='{path}' fill='none' stroke='{color}' stroke-width='1.5' stroke-linecap='round'/></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe=":/=, ")


def _shares(points: Sequence[Point]) -> Callable[[int, float], tuple[float, float]]:
    """How far a year is from the first to the last, 0 to 1, and a value from the lowest to the highest, −½ to ½."""
    years = [year for year, _value in points]
    first, last = min(years), max(years)
    middle, width = middle_and_width([value for _year, value in points], least=MIN_RANGE)
    return lambda year, value: ((year - first) / (last - first), (value - middle) / width)


def _dot(place: str, color: str) -> str:
    """A lone value between two breaks, which no line reaches."""
    x, y = place.split(",")
    return f'<circle cx="{x}" cy="{y}" r="1.2" fill="{color}" stroke="none"/>'


def data_uri(svg: str | bytes) -> str:
    """Return the SVG as an address for `<img src>`, "" for no image."""
    content = svg.encode() if isinstance(svg, str) else svg
    return "data:image/svg+xml;base64," + base64.b64encode(content).decode() if svg else ""
