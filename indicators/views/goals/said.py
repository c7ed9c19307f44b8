"""What an area says itself about a goal."""

from indicators.figures.statements import Word, statements_about, words_of
from indicators.ratings.results import Result
from indicators.store import Store


def said_of_goal(data: Store, result: Result) -> list[Word]:
    """Return what an area says about a goal, and about its own one that counts in its place, the newest first."""
    ids = dict.fromkeys([result.asked.id, result.goal.id])
    found = [one for name in ids for one in statements_about(data.dataset, result.area.code, data.day, goal=name)]
    return words_of(data.dataset, sorted(found, key=lambda one: one.day, reverse=True), data.day)
