"""A deck as one HTML document: piece by piece for the server, or whole, for a room without network."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from indicators.deck.pictures import picture_svg
from indicators.deck.slide import Slide
from indicators.drawing.assets import TEXT_FONT, asset_uri, versioned
from indicators.drawing.html import own_markup, render
from indicators.drawing.map_svg import MapShape, paths, status_shapes
from indicators.drawing.own_colors import own_colors, own_colors_address
from indicators.drawing.palette import LIGHT
from indicators.drawing.sparkline import data_uri
from indicators.language.i18n import language
from indicators.language.visible import visible
from indicators.loading.region import site_title

OFFLINE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the bar of a deck; `file` where it is one to save."""

    href: str
    label: str
    file: bool = False


@dataclass(frozen=True)
class Around:
    """What stands around the slides of a deck on the server; a file without network has nothing of it."""

    home: str = ""
    ready: str = ""
    links: Sequence[Link] = ()
    offers: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    notices: Sequence[str] = ()


def pieces(
    title: str, slides: Sequence[Slide], around: Around, *, inline: Mapping[str, Markup] | None = None
) -> Iterator[str]:
    """Yield the document of a deck as its slides get ready, so that the first is seen while others are drawn.

    With style and script `inline` it asks nobody for anything, and its browser sees to that.
    """
    assets = {
        "style": f"app/static/{versioned('deck.css')}",
        "script": f"app/static/{versioned('deck.js')}",
        "icon": f"app/static/{versioned('icon.svg')}",
        "colors": own_colors_address(),
    }
    levels = {slide.map.level.value for slide in slides if slide.map}
    yield render(
        "deck/head.html",
        title=visible(title, 200),
        brand=site_title(),
        language=language(),
        policy=OFFLINE_POLICY if inline else "",
        assets=assets,
        inline=inline,
        home=around.home,
        outlines=[(code, path) for level in sorted(levels) for code, (path, _center) in paths(level).items()],
        districts=[path for path, _center in paths("district").values()] if levels else [],
        colors=LIGHT,
        statuses=status_shapes(),
    )
    for number, slide in enumerate(slides, start=1):
        yield slide_html(slide, number, len(slides))
    yield render(
        "deck/foot.html",
        inline=inline,
        slides=slides,
        offers=around.offers,
        links=around.links,
        ready=around.ready,
        notices=around.notices,
    )


def offline_file(title: str, slides: Sequence[Slide]) -> bytes:
    """Return a deck as one HTML file that runs by double click, without server and network."""
    style = own_colors() + own_markup("deck.css").replace(TEXT_FONT, asset_uri(TEXT_FONT, "font/woff2"))
    inline = {"style": style, "script": own_markup("deck.js")}
    return "".join(pieces(title, slides, Around(), inline=inline)).encode()


def slide_html(slide: Slide, number: int, count: int) -> str:
    """Return one slide with its picture."""
    return render(
        "deck/slide.html",
        slide=slide,
        number=number,
        count=count,
        chart=data_uri(picture_svg(slide)) if slide.chart else "",
        shape=MapShape(slide.map) if slide.map else None,
        colors=LIGHT,
    )
