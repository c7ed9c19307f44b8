"""A map of the region, described once; `leaflet_map` draws it on pages, `map_image` and `map_svg` in images."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from indicators.drawing.palette import DARK, LIGHT, Palette, either
from indicators.model import Area, Level
from indicators.model.areas import Areas

# Classes of areas that stand apart from those with a colour; static/regionmap.js has the same numbers.
MISSING, ZERO, CONFIDENTIAL = -1, -2, -3
PATTERNS = {MISSING: "missing", ZERO: "zero", CONFIDENTIAL: "confidential"}


@dataclass(frozen=True, slots=True)
class MapClass:
    """How the areas of a class look, and the words for it; without a label it has no line in the legend.

    `color` is "" for that of the background, `pattern` what lies on it where a colour alone would not say it. `symbol`
    is a drawing on the areas, by its name in static/ ("status/sun"), and `symbol_name` what it is called.
    """

    label: str = ""
    color: str = ""
    pattern: str = ""
    symbol: str = ""
    symbol_name: str = ""

    @property
    def words(self) -> str:
        """The label behind the name of the symbol, for legends on their own."""
        return f"{self.symbol_name}: {self.label}" if self.symbol_name else self.label


def set_apart(labels: Mapping[int, str], *, zero: str = "") -> dict[int, MapClass]:
    """Return the classes MISSING (hatched), ZERO (an exact zero, dotted on its colour) and CONFIDENTIAL (dotted)."""
    return {
        number: MapClass(label, zero if number == ZERO else "", PATTERNS[number]) for number, label in labels.items()
    }


def named_areas(areas: Areas, level: Level, chosen: str | None) -> list[Area]:
    """Return the areas whose figure stands beside a map: all districts, or the model towns and the chosen one."""
    found = areas.at(Level.DISTRICT) if level == Level.DISTRICT else areas.model_towns
    own = areas.get(chosen)
    return [*found, own] if own and own.level == level and own not in found else found


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMap:
    """All that a map shows, whoever draws it. Texts are shown as they are, never read as HTML.

    `members` gives each area the number of its class; an area of the level that is not in it looks like a missing one
    and is not counted. `classes` are in the order of the legend; a class set apart has a line there only where an area
    is in it. On pages, `texts` say the figure of each area without its `unit`, or why there is none; an area without a
    text has `missing_text` ("" for "keine Angabe"). `selected` has the codes of
    what is outlined, as `Areas.outlined`. `period`, the class after `class_word` ("" for "Klasse"), and for
    `stale` and `marked` areas `stale_text` and `marked_text` are added; `marked` ones have a star, or the drawing
    `marked_symbol`. In images, `labels` (name, value) stand beside the map and `label_note` says what they are; titles
    of legend and counts, coverage and statement stand around it. `listed` are classes set apart that have a line in
    the legend also where no area is in them.
    """

    level: Level
    members: Mapping[str, int]
    classes: Mapping[int, MapClass]
    selected: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    period: str = ""
    class_word: str = ""
    missing_text: str = ""
    stale: Collection[str] = ()
    stale_text: str = ""
    marked: Collection[str] = ()
    marked_text: str = ""
    marked_symbol: str = ""
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    label_note: str = ""
    legend_title: str = ""
    count_title: str = ""
    coverage: str = ""
    statement: str = ""
    listed: Collection[int] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for an area in a class that there is not."""
        for code, number in self.members.items():
            if number not in self.classes:
                raise ValueError(f"members[{code!r}]: found {number}, expected one of {sorted(self.classes)}")

    def look(self, code: str) -> MapClass:
        """How an area looks."""
        return self.classes.get(self.members.get(code, MISSING)) or MapClass(pattern=PATTERNS[MISSING])

    @property
    def legend(self) -> list[tuple[MapClass, int]]:
        """The lines of the legend: a class and the number of areas in it."""
        found = list(self.members.values())
        counts = [(number, look, found.count(number)) for number, look in self.classes.items() if look.label]
        return [(look, count) for number, look, count in counts if number >= 0 or count or number in self.listed]


def for_either_theme(draw: Callable[[Palette], RegionMap]) -> RegionMap:
    """Return a map in colours that are those of the reader's theme, see `palette.either`."""
    light, dark = draw(LIGHT), draw(DARK)
    colors = {number: either(one.color, dark.classes[number].color) for number, one in light.classes.items()}
    return replace(light, classes={number: replace(one, color=colors[number]) for number, one in light.classes.items()})
