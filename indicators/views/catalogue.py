"""The catalogue of indicators: what is looked for in it, and which of them a search finds."""

from dataclasses import dataclass

from indicators.address import fields
from indicators.address.choice import Choice
from indicators.model import Indicator, IndicatorSet
from indicators.store import Store

LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class SearchChoice(Choice):
    """What is looked for in the catalogue, "" for everything."""

    search: str = fields.free_text("suche", longest=LONGEST_SEARCH)


def matching(data: Store, one: IndicatorSet, search: str) -> list[Indicator]:
    """Return the indicators of a set in which every word of the search occurs somewhere."""
    indicators = [data.dataset.indicators[name] for name in one.indicators]
    words = search.casefold().split()
    return [indicator for indicator in indicators if all(word in _haystack(data, indicator) for word in words)]


def _haystack(data: Store, indicator: Indicator) -> str:
    sources = [f"{source.publisher} {source.dataset}" for source in data.sources_of(indicator)]
    return " ".join([indicator.id, indicator.label, indicator.definition, indicator.unit, *sources]).casefold()
