"""Whose similar municipalities a visitor looks for, and by which features, read from the address."""

from dataclasses import dataclass, replace
from typing import Self

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.figures.similarity import PEERS, Feature, all_features, usual_features
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store

FEWEST, MOST = 5, 10


def offered(data: Store) -> tuple[Feature, ...]:
    """Return the features of which any of the smallest areas has a figure."""
    features = all_features(data.dataset.indicators)
    return tuple(
        one for one in features if one.indicator in data.series and data.years(one.indicator, Level.MUNICIPALITY)
    )


def _first_town(reading: Reading) -> str:
    areas = reading.data.dataset.areas
    return next((one.code for one in [*areas.model_towns, *areas.at(Level.MUNICIPALITY)]), "")


@dataclass(frozen=True, slots=True)
class SimilarChoice(Choice):
    """A municipality by code ("" = none in the region), the features by id (() = the usual ones), how many similar."""

    area: str = fields.area(
        usual=_first_town, level=Level.MUNICIPALITY,
        of_other_level=lambda: _("„{area}“ gehört nicht zu den ‹Gemeinden, Dativ›. Gezeigt wird {shown}."),
    )  # fmt: skip
    features: tuple[str, ...] = fields.codes(
        "merkmale", lambda data: (one.id for one in all_features(data.dataset.indicators)),
        unknown=lambda: _("Diese Merkmale gibt es nicht: {found}."),
        allowed="features: codes of indicators, that of a change ending in `sentwicklung`,",
    )  # fmt: skip
    count: int = fields.whole(
        "anzahl", FEWEST, MOST, default=PEERS,
        unknown=lambda: _("„{found}“ ähnliche ‹Gemeinden› gibt es nicht: möglich sind {fewest} bis {most}."),
    )  # fmt: skip

    def chosen(self, data: Store) -> tuple[Feature, ...]:
        """The features themselves, in their usual order; all usual ones where none is chosen."""
        indicators = data.dataset.indicators
        named = tuple(one for one in all_features(indicators) if one.id in self.features)
        return named or usual_features(indicators)

    def fit(self, data: Store) -> Self:
        """Return the choice with its features in their usual order, none named where they are the usual ones."""
        chosen = self.chosen(data)
        is_usual = chosen == usual_features(data.dataset.indicators)
        return replace(self, features=() if is_usual else tuple(one.id for one in chosen))
