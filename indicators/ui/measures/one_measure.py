"""One measure: what it is, where, for which goals, when, with what money, and what was reported about it."""

from indicators.model.measure import Measure
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.views.measures.one_measure import measure_words


def show_measure(data: Store, one: Measure) -> None:
    """Draw status, description, facts, links and the history of a measure; what is not known says so."""
    show("measures/one_measure.html", **measure_words(data, one))
