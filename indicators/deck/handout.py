"""A deck on paper: PDF with one or two slides per A4 page, tagged by PDF/UA-1, safe in black and white."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from indicators.deck.pictures import picture_svg
from indicators.deck.slide import Slide, TileGroup
from indicators.drawing.assets import asset_text
from indicators.drawing.map_svg import swatch_svg
from indicators.drawing.typesetting import typeset
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.loading.region import site_title

TEMPLATE = Path(__file__).with_name("handout.typ")
PAPER_HEIGHT = 280  # pixels of a chart: paper has more room below than a screen
LONGEST = 420  # characters of a text: what is longer would not leave room for the picture


def handout_pdf(title: str, slides: Sequence[Slide], *, day: date, link: str = "", per_page: int = 2) -> bytes:
    """Return the slides as PDF; `per_page` is 1 (A4 across) or 2 (A4 upright), `link` where the deck is shown.

    Raises ValueError for another number, TypesettingError where typst complains.
    """
    if per_page not in (1, 2):
        raise ValueError(f"per_page: found {per_page}, expected 1 or 2")
    name = visible(title, 120)
    return typeset(
        TEMPLATE,
        {
            "name": name,
            "per_page": per_page,
            "slides": [
                {**_content(slide), "number": _("Folie {number} von {count}").format(number=number, count=len(slides))}
                for number, slide in enumerate(slides, start=1)
            ],
            "link": visible(link, 500),
            "day": (day.year, day.month, day.day),
            "texts": {
                "title": _("Handzettel: {title}").format(title=name),
                "author": site_title(),
                "description": _("{count} Folien mit Aussage, Bild, Quelle und Datenstand").format(count=len(slides)),
                "footer": f"{site_title()} · {name} · {_('erstellt am {day}').format(day=day_de(day))}",
                "more": _("Diese Folien im Browser:"),
            },
        },
    )


def _content(slide: Slide) -> Mapping[str, Any]:
    picture = picture_svg(slide, height=PAPER_HEIGHT).decode()
    return {
        "topic": visible(slide.topic, LONGEST),
        "statement": visible(slide.statement, LONGEST),
        "note": visible(slide.note.replace("\n", ". "), LONGEST),
        "source": slide.source,
        "description": slide.description,
        "chart": picture if slide.chart else "",
        "map": picture if slide.map else "",
        "legend_title": visible(slide.map.legend_title, LONGEST) if slide.map else "",
        "count_title": slide.map.count_title if slide.map else "",
        "legend": [
            {"swatch": swatch_svg(look).decode(), "label": visible(look.words, 80), "count": str(count)}
            for look, count in (slide.map.legend if slide.map else [])
        ],
        "rows": [{"image": _symbol(status), "text": visible(text, LONGEST)} for status, text in slide.rows if status],
        "groups": [_group(one) for one in slide.groups],
        "lines": [visible(text, LONGEST) for status, text in slide.rows if not status],
    }


def _group(group: TileGroup) -> Mapping[str, Any]:
    """A group of tiles: its title, and symbol, number and word of each."""
    tiles = [
        {"image": _symbol(one.symbol), "count": "" if one.count is None else str(one.count), "text": one.word}
        for one in group.tiles
    ]
    return {"title": visible(group.title, LONGEST), "tiles": tiles}


def _symbol(name: str) -> str:
    """The drawing of a status."""
    return asset_text(f"status/{name}.svg")
