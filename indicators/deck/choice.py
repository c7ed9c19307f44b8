"""Which slides are shown, read from the address: a place or a pillar, and the slides in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from indicators.address.parameters import read_area, unknown_parameters
from indicators.language.i18n import gettext as _
from indicators.model import DataSet

MOST_SLIDES = 40
PARAMETERS = frozenset({"gemeinde", "saeule", "folien"})
SAFE = ":,"  # stand for themselves in an address, so that people can read it


@dataclass(frozen=True, slots=True)
class DeckChoice:
    """A deck: the area its sentences are about, a pillar or None for all, and slides by key, None = the ready deck."""

    area: str
    pillar: str | None = None
    slides: tuple[str, ...] | None = None

    def query(self, release: str = "") -> str:
        """The choice as the part of an address behind "?"; `release` is the edition of the data to stay with."""
        parameters = {"gemeinde": self.area}
        if self.pillar:
            parameters["saeule"] = self.pillar
        if self.slides is not None:
            parameters["folien"] = ",".join(self.slides)
        if release:
            parameters["stand"] = release
        return urlencode(parameters, safe=SAFE)


def read_deck_choice(parameters: Mapping[str, str], dataset: DataSet) -> tuple[DeckChoice, list[str]]:
    """Return the deck of an address and notices about what could not be followed; nothing gives the region's deck.

    Which of the slides exist is for `ready.slides_of` to say.
    """
    notices = unknown_parameters(parameters, PARAMETERS)
    area = read_area(parameters, dataset, notices) or dataset.areas.region.code
    pillar = parameters.get("saeule") or None
    if pillar and pillar not in dataset.pillars:
        notices.append(_("Das Handlungsfeld „{found}“ gibt es hier nicht.").format(found=pillar[:100]))
        pillar = None
    named = tuple(one.strip() for one in parameters.get("folien", "").split(",") if one.strip())
    if len(named) > MOST_SLIDES:
        notices.append(_("Gezeigt werden die ersten {count} Folien.").format(count=MOST_SLIDES))
    return DeckChoice(area, pillar, named[:MOST_SLIDES] or None), notices
