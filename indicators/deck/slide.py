"""What a slide is, and the line at its foot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from indicators.drawing.canvas import Canvas
from indicators.drawing.data_chart import DataChart
from indicators.drawing.palette import LIGHT
from indicators.drawing.placed import map_source_note
from indicators.drawing.region_map import RegionMap
from indicators.export.table import Table
from indicators.export.view import View
from indicators.language.formatting import day_de, join_de
from indicators.language.i18n import gettext as _
from indicators.model import Source
from indicators.store import Store


@dataclass(frozen=True, slots=True)
class Tile:
    """A symbol by its name ("past_sun"), the number of goals that have it, None in a legend, and its word."""

    symbol: str
    count: int | None
    word: str


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Tiles that may be counted together, and what they are of."""

    title: str
    tiles: Sequence[Tile]


@dataclass(frozen=True)
class Slide:
    """What stands on a slide; of `chart`, `map`, `groups` and `rows` one is the picture.

    `topic` says what it is about in a few words, `statement` is the sentence, `note` what must be known beside it,
    `description` the text alternative of the picture, `path` the page that shows the same; `rows` are texts, each with
    the symbol that stands before it or "". `data` is the chart as one that can be edited, `table` the figures of chart
    or map; both are made only when asked for. `make_slide` adds `key` and `name`, what lists call it.
    """

    topic: str
    statement: str
    note: str
    description: str
    source: str
    path: str
    chart: Callable[[Canvas], None] | None = None
    map: RegionMap | None = None
    data: Callable[[], DataChart] | None = None
    table: Callable[[], Table] | None = None
    groups: Sequence[TileGroup] = ()
    rows: Sequence[tuple[str, str]] = ()
    is_title: bool = False
    key: str = ""
    name: str = ""


def slide_of(data: Store, view: View, *, topic: str, statement: str, note: str) -> Slide:
    """Return the slide that shows a view in light colours, with whose figures these are and that some are computed.

    A reason why values are not compared that the note gives already is not given again.
    """
    given = any(quality.reason and quality.reason in note for one in view.indicators for quality in one.qualities)
    computed = _(" Teils eigene Berechnung.") if view.computed else ""
    return Slide(
        topic=topic,
        statement=statement,
        note=" ".join([note, *view.qualities(reasons=not given)]).strip(),
        description=view.description,
        source=with_edition(data, source_line(view.sources) + computed, boundaries=view.level is not None),
        path=view.path,
        chart=None if view.region_map else view.draw,
        map=view.region_map(LIGHT) if view.region_map else None,
        data=view.chart,
        table=view.table,
    )


def source_line(sources: Sequence[Source]) -> str:
    """Return each attribution once, with licence, and with the Datenstand where it does not say it already."""
    words = []
    for one in sources:
        told = one.data_as_of in one.attribution
        stand = "" if told or not one.data_as_of else _(", Stand {day}").format(day=one.data_as_of)
        words.append(f"{one.credit}{stand}")
    return _("Quelle: {list}.").format(list="; ".join(dict.fromkeys(words))) if words else ""


def publishers(sources: Iterable[Source]) -> str:
    """Return the publishers alone, for a slide whose figures come from many."""
    names = dict.fromkeys(one.publisher for one in sources)
    return _("Quellen: {list}.").format(list=join_de(list(names))) if names else ""


def with_edition(data: Store, source: str, *, boundaries: bool = False) -> str:
    """Return the line at the foot of a slide: source with Datenstand, boundaries, edition of the data."""
    parts = [source]
    if boundaries:
        parts.append(_("Grenzen: {note}.").format(note=map_source_note()))
    if data.edition:
        parts.append(_("Ausgabe vom {day}.").format(day=day_de(data.edition.day)))
    return " ".join(part for part in parts if part)
