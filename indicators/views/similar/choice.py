"""Whose similar municipalities a visitor looks for, and by which features, read from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.address.parameters import SHOWN, read_area, unknown_parameters
from indicators.figures.similarity import ALL_FEATURES, FEATURES, PEERS, Feature
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store

PARAMETERS = frozenset({"gemeinde", "merkmale", "anzahl"})
FEWEST, MOST = 5, 10


@dataclass(frozen=True, slots=True)
class SimilarChoice:
    """A municipality by code ("" = none in the region), the features by id, and how many similar ones."""

    area: str
    features: tuple[str, ...] = tuple(one.id for one in FEATURES)
    count: int = PEERS

    @property
    def is_usual(self) -> bool:
        """True for the group that all other pages use."""
        return set(self.features) == {one.id for one in FEATURES} and self.count == PEERS

    def chosen(self) -> list[Feature]:
        """The features themselves, in their usual order."""
        return [one for one in ALL_FEATURES if one.id in self.features]

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes; what is as usual is left out."""
        parameters = {"gemeinde": self.area} if self.area else {}
        if set(self.features) != {one.id for one in FEATURES}:
            parameters["merkmale"] = ",".join(one.id for one in self.chosen())
        if self.count != PEERS:
            parameters["anzahl"] = str(self.count)
        return parameters


def read_similar_choice(parameters: Mapping[str, str], data: Store) -> tuple[SimilarChoice, list[str]]:
    """Return the choice of an address and notices about unknown values; without a municipality a model town."""
    notices = unknown_parameters(parameters, PARAMETERS)
    areas = data.dataset.areas
    usual = next(iter([*areas.model_towns, *areas.at(Level.MUNICIPALITY)]), None)
    code = read_area(parameters, data.dataset, notices) or (usual.code if usual else "")
    if code and areas[code].level != Level.MUNICIPALITY and usual:
        text = _("„{area}“ ist keine Gemeinde. Gezeigt wird {shown}.")
        notices.append(text.format(area=areas[code].label, shown=usual.label))
        code = usual.code
    found = parameters.get("anzahl", "")
    counts = {str(number): number for number in range(FEWEST, MOST + 1)}
    if found and found not in counts:
        text = _("„{found}“ ähnliche Gemeinden gibt es nicht: möglich sind {fewest} bis {most}.")
        notices.append(text.format(found=found[:SHOWN], fewest=FEWEST, most=MOST))
    return SimilarChoice(code, _features(parameters.get("merkmale", ""), notices), counts.get(found, PEERS)), notices


def _features(found: str, notices: list[str]) -> tuple[str, ...]:
    named = [one.strip() for one in found.split(",") if one.strip()]
    known = {one.id for one in ALL_FEATURES}
    if unknown := [one for one in named if one not in known]:
        text = _("Diese Merkmale gibt es nicht: {found}.")
        notices.append(text.format(found=", ".join(unknown)[:SHOWN]))
    kept = [one.id for one in ALL_FEATURES if one.id in named]
    return tuple(kept) if kept else tuple(one.id for one in FEATURES)
