"""Which areas a new region has, which of them are in which, and what its levels are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.model.areas import Level
from indicators.model.region import LevelWords


@dataclass(frozen=True, slots=True)
class Place:
    """An area of a region: of the smallest level inside the one `parent` names, or of the level between.

    km² and postcode are 0 and "" where they are not known.
    """

    code: str
    name: str
    label: str
    locative: str
    type: str
    level: Level
    parent: str = ""
    ars: str = ""
    area_km2: float = 0.0
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The areas of a region, those between first; its own code and type; words for levels that are called otherwise."""

    code: str
    type: str
    places: Sequence[Place]
    levels: Mapping[str, Mapping[str, LevelWords]] = field(default_factory=dict)

    def at(self, level: Level) -> list[Place]:
        """Return the areas of a level."""
        return [one for one in self.places if one.level == level]

    @property
    def labels(self) -> dict[str, str]:
        """What each area is called, by code."""
        return {one.code: one.label for one in self.places}

    @property
    def parents(self) -> dict[str, str]:
        """In which area each of the smallest ones is, by code: the region where there is none between."""
        return {one.code: one.parent or self.code for one in self.at(Level.MUNICIPALITY)}


def as_rows(layout: Layout) -> list[Mapping[str, str]]:
    """Return the areas, without the region, as rows of areas.csv."""
    return [
        {
            "ags": one.code, "ars": one.ars, "name": one.name, "label_de": one.label, "locative_de": one.locative,
            "type": one.type, "district": one.parent, "role": "", "level": one.level.value,
            "area_km2": f"{one.area_km2:g}" if one.area_km2 else "", "postcode": one.postcode,
        }
        for one in layout.places
    ]  # fmt: skip
