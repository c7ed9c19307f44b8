"""One thing a visitor can take away or cite: what it shows, where it stands, whose figures it is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from indicators.address.links import lasting
from indicators.drawing.canvas import Canvas, Caption, drawing
from indicators.drawing.data_chart import DataChart
from indicators.drawing.inline_svg import Node
from indicators.drawing.map_image import map_image
from indicators.drawing.palette import Palette
from indicators.drawing.placed import map_source_note
from indicators.drawing.reel import Reel
from indicators.drawing.region_map import RegionMap, for_either_theme
from indicators.export.citation import citation, source_words
from indicators.export.table import Table
from indicators.figures.quality import quality_notes
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.releases import Release
from indicators.model import Goal, Indicator, Level, Source

FEW_INDICATORS = 2


@dataclass(frozen=True)
class View:
    """A map, chart or page with everything needed to cite it and to take it away.

    `kind` is its code in addresses and file names; `page`, `parameters` and `anchor` restore it. `computed` says how
    figures were computed from the sources, "" for published ones. `level` is that of a map, None for others. `rated`
    says that it shows ratings, which are of the day. `told` has the figures of the statement where they are not in the
    table, `outside` the sheets with yardsticks from outside; `map_beside` says that the image has a small map beside
    its figures. Either `draw` or, for a map, `region_map` says what it looks like; `small_maps` are maps, with
    their text alternatives, that such a drawing is made of or has beside it. `chart` is a drawing as a chart for people
    to edit in their own documents, None where it is none. All of them and the tables are called only when asked for.
    `reel` is a map over its years, which can be taken away as a film; None where there is no more than one.
    """

    kind: str
    label: str
    title: str
    subtitle: str
    page: str
    parameters: Mapping[str, str]
    stem: str
    description: str
    statement: str
    indicators: tuple[Indicator, ...]
    sources: tuple[Source, ...]
    table: Callable[[], Table]
    draw: Callable[[Canvas], None] | None = None
    region_map: Callable[[Palette], RegionMap] | None = None
    chart: Callable[[], DataChart] | None = None
    edition: Release | None = None
    computed: str = ""
    level: Level | None = None
    goal: Goal | None = None
    rated: bool = False
    receipt: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    told: Callable[[], Table] | None = None
    outside: Callable[[], Sequence[tuple[str, Table]]] = tuple
    map_beside: bool = False
    small_maps: Sequence[tuple[str, Callable[[Palette], RegionMap]]] = ()
    reel: Reel | None = None

    @property
    def heading(self) -> str:
        """Title and subtitle on one line, as a citation names the view."""
        return f"{self.title}, {self.subtitle}" if self.subtitle else self.title

    @property
    def path(self) -> str:
        """The address below that of the dashboard that later editions of the data do not change."""
        fixed = {**self.parameters, **lasting(self.edition.id if self.edition else "")}
        query = f"?{urlencode(fixed)}" if fixed else ""
        return f"{self.page}{query}{f'#{self.anchor}' if self.anchor else ''}"

    def qualities(self, *, reasons: bool = True) -> list[str]:
        """What must not be done with the values, and why; where many indicators are shown each row says its own."""
        few = len(self.indicators) <= FEW_INDICATORS
        return quality_notes(self.indicators, self.level, reasons=reasons) if few else []

    def citation(self, url: str, day: date) -> str:
        """How to cite the view: ratings with their day, boundaries with a source of their own."""
        rated = _(", Bewertung berechnet am {day}").format(day=day_de(day)) if self.rated else ""
        return citation(
            self.heading + rated,
            self.sources,
            edition=self.edition,
            url=url,
            day=day,
            changed=bool(self.computed),
            boundaries=map_source_note() if self.has_boundaries else "",
        )

    @property
    def has_boundaries(self) -> bool:
        """True where its image shows boundaries, which have a source of their own."""
        return self.level is not None or self.map_beside

    def caption(self, url: str, *, bare: bool = False) -> Caption:
        """The words around an image of the view; a `bare` drawing has no map beside it."""
        parts = [source_words(self.sources)]
        if self.computed:
            parts.append(_("Teils eigene Berechnung."))
        parts += self.qualities(reasons=False)
        if self.level or (self.map_beside and not bare):
            parts.append(_("Grenzen: {note}.").format(note=map_source_note()))
        edition = _("Ausgabe vom {day}").format(day=day_de(self.edition.day)) if self.edition else ""
        return Caption(self.title, self.subtitle, " ".join(parts), self.description, url, edition)

    def png(self, url: str) -> bytes:
        """The image as PNG, 2400 × 1350 pixels."""
        with drawing:
            return self._drawn(Canvas(self.caption(url))).png()

    def card(self, *, width: int, height: int) -> bytes:
        """The image that stands beside a link, as PNG of so many pixels."""
        with drawing:
            return self._drawn(Canvas(self.caption(""), width=width, height=height)).png(scale=1)

    def svg(self, url: str) -> bytes:
        """The image as SVG."""
        with drawing:
            return self._drawn(Canvas(self.caption(url))).svg()

    def pdf(self, url: str) -> bytes:
        """The image as PDF: letters in their font, lines and areas without pixels."""
        with drawing:
            return self._drawn(Canvas(self.caption(url))).pdf()

    def bare_svg(self, colors: Palette, *, width: int, height: int) -> bytes:
        """The drawing alone, for pages that say title and source themselves."""
        with drawing:
            return self._drawn(Canvas(colors=colors, width=width, height=height)).svg()

    @property
    def maps(self) -> list[tuple[str, RegionMap]]:
        """The maps of the view in colours of either theme with text alternatives, [] where it is drawn otherwise."""
        found = [(self.description, self.region_map)] if self.region_map else self.small_maps
        return [(label, for_either_theme(one)) for label, one in found]

    def inline_svg(self, *, width: int, height: int, name: str) -> Node:
        """The drawing alone as part of a document, in colours of either theme; `name` begins its ids."""
        with drawing:
            return self._drawn(Canvas(width=width, height=height)).inline_svg(name=name)

    def _drawn(self, canvas: Canvas) -> Canvas:
        if self.region_map:
            map_image(canvas, self.region_map(canvas.colors))
        elif self.draw:
            self.draw(canvas)
        return canvas
