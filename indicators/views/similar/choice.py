"""Whose similar municipalities a visitor looks for, and by which features, read from the address."""

from dataclasses import dataclass, replace
from typing import Self

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.figures.similarity import ALL_FEATURES, FEATURES, PEERS, Feature
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store

FEWEST, MOST = 5, 10
USUAL_FEATURES = tuple(one.id for one in FEATURES)


def _first_town(reading: Reading) -> str:
    areas = reading.data.dataset.areas
    return next((one.code for one in [*areas.model_towns, *areas.at(Level.MUNICIPALITY)]), "")


@dataclass(frozen=True, slots=True)
class SimilarChoice(Choice):
    """A municipality by code ("" = none in the region), the features by id, and how many similar ones."""

    area: str = fields.area(
        usual=_first_town, level=Level.MUNICIPALITY,
        of_other_level=lambda: _("„{area}“ ist keine Gemeinde. Gezeigt wird {shown}."),
    )  # fmt: skip
    features: tuple[str, ...] = fields.codes(
        "merkmale", lambda _data: (one.id for one in ALL_FEATURES), default=USUAL_FEATURES,
        unknown=lambda: _("Diese Merkmale gibt es nicht: {found}."),
        allowed=", ".join(f"`{one.id}`" for one in ALL_FEATURES),
    )  # fmt: skip
    count: int = fields.whole(
        "anzahl", FEWEST, MOST, default=PEERS,
        unknown=lambda: _("„{found}“ ähnliche Gemeinden gibt es nicht: möglich sind {fewest} bis {most}."),
    )  # fmt: skip

    def chosen(self) -> list[Feature]:
        """The features themselves, in their usual order."""
        return [one for one in ALL_FEATURES if one.id in self.features]

    def fit(self, data: Store) -> Self:
        """Return the choice with its features in their usual order, all usual ones where none is chosen."""
        return replace(self, features=tuple(one.id for one in self.chosen()) or USUAL_FEATURES)
