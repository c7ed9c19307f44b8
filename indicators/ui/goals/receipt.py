"""The receipt of a rating on the page."""

from indicators.drawing.assets import symbol
from indicators.language.i18n import gettext as _
from indicators.ratings.mark_words import mark_words
from indicators.ratings.receipt import receipt, symbol_name, verdicts
from indicators.ratings.results import Result, past_ratings
from indicators.ratings.second_words import disagreement
from indicators.ratings.target_words import target_words
from indicators.ratings.words import kind_words, origin_words, rating_word
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.views.goals.said import said_of_goal


@kept(lambda result: (result.asked.id, result.area.code))
def show_receipt(data: Store, result: Result) -> None:
    """Draw how the rating came about, the symbols of earlier years and, beside an own goal, the reference's."""
    series = data.series[result.goal.indicator]
    day = data.day
    steps = receipt(result, series, this_year=day.year)
    past = past_ratings(result, data.series, day)
    history = [(year, symbol(one.code), symbol_name(one.status)) for year, one in past.items()]
    show(
        "goals/receipt.html",
        area=result.area.label,
        symbol=symbol(result.rating.code),
        word=rating_word(result),
        notes=mark_words(result.rating, day.year, series.in_area(result.area.code).indicator),
        verdicts=verdicts(result.rating),
        differ=disagreement(result.rating),
        steps=steps,
        unit=series.indicator.unit,
        history=history,
        own=_own_words(data, result),
        words=said_of_goal(data, result),
    )


def _own_words(data: Store, result: Result) -> str:
    """Name the resolution that counts here and the reference it stands for, both with their targets."""
    if not result.is_own:
        return ""
    indicator = data.dataset.indicators[result.goal.indicator]
    return _(
        "Hier zählt der eigene Beschluss „{own}“ ({own_target}; {origin}). Die Vorgabe „{asked}“ ({target}; {kind}) "
        "bleibt zum Vergleich stehen."
    ).format(
        own=result.goal.label, own_target=target_words(result.goal.target, indicator), origin=origin_words(result.goal),
        asked=result.asked.label, target=target_words(result.asked.target, indicator), kind=kind_words(result.asked),
    )  # fmt: skip
