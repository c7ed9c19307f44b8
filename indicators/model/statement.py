"""What a municipality says itself about a goal, an indicator or a measure."""

from dataclasses import dataclass
from datetime import date

LONGEST = 600  # characters


@dataclass(frozen=True, slots=True)
class Statement:
    """The word of an area's own administration; of `goal`, `indicator` and `measure` one names what it is about.

    It stands beside figures and never changes one. `office` is who said it, `url` a resolution, also as a record of a
    council's information system (OParl). After `valid_until` it is of the past; None = until there is a newer one.
    """

    area: str
    text: str
    office: str
    day: date
    goal: str = ""
    indicator: str = ""
    measure: str = ""
    url: str = ""
    valid_until: date | None = None

    @property
    def about(self) -> tuple[str, str]:
        """What it is about: the kind and the id, ("goal", "glasfaser_2030")."""
        kinds = ("goal", "indicator", "measure")
        return next((kind, name) for kind in kinds if (name := getattr(self, kind)))

    def is_valid(self, day: date) -> bool:
        """True up to the last day it is valid."""
        return day <= (self.valid_until or day)
