"""What is said of the region itself, beside what its areas say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LevelWords = tuple[str, str, str, str]  # for one; for many; for many after "in"; "dem Kreis", which a value is above


@dataclass(frozen=True, slots=True)
class Region:
    """How dashboard and region are called, "" where the region has no name, and the roles of its areas.

    `short_title` is what stands in the logo, "" = the title; `subject` is its name with an article where it needs one:
    "der Kreis Borken". `code` is that of the whole region in areas.csv: a word, or its own AGS.

    `roles` are what areas may be called, the most important one first; `marked_role` is the one that stands out on
    maps, "" = none does. `levels` has the words for areas of a level by language, where they are no municipalities and
    districts. `languages` are the codes of those offered beside German, () = all there are. `map_colors` has five
    colours of classes from low to high for "light" and "dark" pages, {} = the usual ones. `map_bounds` is what a map
    shows first: west, south, east, north in degrees, () = all areas.
    """

    title: str = "Regionalmonitor"
    short_title: str = ""
    name: str = ""
    subject: str = ""
    code: str = "region"
    roles: tuple[str, ...] = ()
    marked_role: str = ""
    levels: Mapping[str, Mapping[str, LevelWords]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    map_bounds: tuple[float, ...] = ()
    map_colors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
