"""Words by which something is found that has another name: places of municipalities, and synonyms."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlaceSource:
    """Where names of places come from, with what its licence asks for."""

    id: str
    attribution: str
    licence: str
    licence_url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A village, a quarter or a postcode by the municipality it lies in."""

    name: str
    area: str
    source: str

    @property
    def is_postcode(self) -> bool:
        """True for five digits."""
        return self.name.isdigit()


@dataclass(frozen=True, slots=True)
class Synonym:
    """A word people search for, in other forms too, and the words of ours that mean it."""

    word: str
    forms: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Places with their sources by id, and synonyms."""

    places: tuple[Place, ...] = ()
    sources: Mapping[str, PlaceSource] = field(default_factory=dict)
    synonyms: tuple[Synonym, ...] = ()
