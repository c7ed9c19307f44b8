"""German sentences about ratings: one goal of one area, and all goals of an area."""

from collections.abc import Sequence

from indicators.figures.sentences import capital, said_period, with_unit
from indicators.figures.series import Figure, Series
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.ratings.rating import RATED, Status
from indicators.ratings.results import Result, counted
from indicators.ratings.status_words import shared_words, status_words
from indicators.ratings.words import aim_words, applied_rule, reason_words, status_word, words_rule


def rating_sentence(result: Result) -> str:
    """Return the rating of one area as a sentence, with the reason where there is none."""
    rating, place = result.rating, result.area.locative
    if not rating.is_rated:
        pattern = _("{place} lässt sich „{goal}“ nicht bewerten: {reason}.")
        return capital(pattern.format(place=place, goal=result.goal.label, reason=reason_words(rating)))
    pattern = status_words(applied_rule(rating), rating.status).sentence
    return capital(pattern.format(place=place, goal=result.goal.label))


def standing_sentence(result: Result, series: Series) -> str:
    """Return value and target of one area: "Stand Mitte 2021: 7 Prozent; Bundesreferenz: 100 % bis 2030."."""
    goal, rating, indicator = result.goal, result.rating, series.indicator
    target = aim_words(goal, indicator)
    if not rating.latest:
        return f"{target}."
    year, value = rating.latest
    figure = series.at(result.area.code, year) or Figure(year, value)
    pattern = _("Stand {period}: {value}; {target}.")
    return pattern.format(period=said_period(indicator, year), value=with_unit(figure, indicator), target=target)


def goals_sentence(area: Area, results: Sequence[Result]) -> str:
    """Return how many of an area's goals have each status: "In Soest ist von 9 bewerteten Zielen 1 auf Kurs, …"."""
    counts = counted(results)
    rated = sum(counts[status] for status in RATED)
    if not rated:
        return capital(_("{place} lässt sich noch kein Ziel bewerten.").format(place=area.locative))
    shown = [
        (counts[status], shared_words(status).counted) for status in RATED if counts[status] or status == Status.SUN
    ]
    verb = _("ist") if shown[0][0] == 1 else _("sind")
    listed = join_de([f"{count} {word}" for count, word in shown])
    if rated == 1:
        pattern = _("{place} ist das einzige bewertete Ziel {word}.")
        word = next(word for count, word in shown if count)
        return capital(pattern.format(place=area.locative, word=word))
    pattern = _("{place} {verb} von {rated} bewerteten Zielen {listed}.")
    return capital(pattern.format(place=area.locative, verb=verb, rated=rated, listed=listed))


def similar_ratings_sentence(results: Sequence[Result]) -> str:
    """Return how many similar municipalities have which rating of a goal, "" for none.

    "Von 8 ähnlichen Gemeinden: 3 auf Kurs, 4 zu langsam und 1 ohne Bewertung."
    """
    if not results:
        return ""
    rule = words_rule(results[0].goal, results)
    parts = [f"{count} {status_word(status, rule)}" for status, count in counted(results).items() if count]
    return _("Von {count} ähnlichen Gemeinden: {parts}.").format(count=len(results), parts=join_de(parts))
