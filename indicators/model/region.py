"""What is said of the region itself, beside what its areas say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indicators.model.inset import Inset

LevelWords = tuple[str, str, str, str]  # for one; for many; for many after "in"; "dem Kreis", which a value is above


@dataclass(frozen=True, slots=True)
class Region:
    """How dashboard and region are called, "" where the region has no name, and the roles of its areas.

    `short_title` is what stands in the logo, "" = the title; `subject` is its name with an article where it needs one:
    "der Kreis Borken". `code` is that of the whole region in areas.csv: a word, or its own AGS.

    `roles` are what areas may be called, the most important one first; `marked_role` is the one that stands out on
    maps, "" = none does. `role_symbols` has the drawing of a role as SVG, where it is not one of the usual ones.

    `levels` has the words for areas of a level by language, where they are no municipalities and districts.
    `languages` are the codes of those offered beside German, () = all there are.

    `colors` has for "light" and "dark" pages the colour of links, controls and what is chosen ("accent") and of what
    it is compared with ("second"), `map_colors` five colours of classes from low to high; {} = the usual ones.
    `map_bounds` is what a map shows first: west, south, east, north in degrees, () = all areas. `map_insets` are parts
    that maps draw apart, in frames.
    """

    title: str = "Regionalmonitor"
    short_title: str = ""
    name: str = ""
    subject: str = ""
    code: str = "region"
    roles: tuple[str, ...] = ()
    marked_role: str = ""
    role_symbols: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[str, LevelWords]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    map_bounds: tuple[float, ...] = ()
    map_insets: tuple[Inset, ...] = ()
    colors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    map_colors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
