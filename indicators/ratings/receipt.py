"""The receipt of a rating: every number used, step by step, so that a reader can recompute it by hand."""

from __future__ import annotations

from indicators.figures.series import Series
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.ratings.gaps import what_is_missing
from indicators.ratings.rating import Applied, Rating, Status
from indicators.ratings.receipt_steps import (
    Step,
    by_year_steps,
    direction_steps,
    hold_steps,
    mean_step,
    rule_step,
    second_steps,
    values_step,
)
from indicators.ratings.results import Result
from indicators.ratings.second_opinion import Opinion
from indicators.ratings.words import (
    applied_rule,
    kind_noun,
    mark_words,
    obstacle_words,
    opinion_words,
    reason_words,
    status_word,
)

AGREEING = {
    Status.SUN: {Opinion.ACHIEVED, Opinion.ON_TRACK},
    Status.MOSTLY_SUNNY: {Opinion.ACHIEVED, Opinion.ON_TRACK, Opinion.PROGRESS},
    Status.CLOUD: {Opinion.PROGRESS, Opinion.LIMITED},
    Status.STORM: {Opinion.DETERIORATION},
}


def receipt(result: Result, series: Series, *, this_year: int) -> list[Step]:
    """Return the steps from values to status, then the second opinion and what a reader must know beside it."""
    rating, area, target = result.rating, result.area.code, result.goal.target
    indicator = series.indicator
    steps = [values_step(rating, series, area)]
    if rating.status == Status.NOT_RATED:
        steps.append(Step(_("Ergebnis"), _("Ohne Bewertung: {why}.").format(why=reason_words(rating))))
        steps.append(Step(_("Was fehlt"), what_is_missing(rating, indicator)))
        return steps
    steps += [rule_step(rating, target), mean_step(rating, indicator)]
    if rating.applied == Applied.TARGET_BY_YEAR:
        steps += by_year_steps(rating, indicator)
    elif rating.applied == Applied.HOLD:
        steps += hold_steps(rating, indicator, kind_noun(result.goal))
    else:
        steps += direction_steps(rating, indicator)
    word = status_word(rating.status, applied_rule(rating))
    steps.append(Step(_("Ergebnis"), f"{symbol_name(rating.status)}: {word}."))
    steps += second_steps(rating, indicator)
    notes = mark_words(rating, this_year)
    if notes:
        steps.append(Step(_("Bitte beachten"), " ".join(notes)))
    return steps


def verdicts(rating: Rating) -> list[Step]:
    """Return what each of the two methods says, side by side."""
    second = rating.second
    if rating.status == Status.NOT_RATED or second is None:
        return []
    first = f"{symbol_name(rating.status)}: {status_word(rating.status, applied_rule(rating))}"
    other = opinion_words(second.opinion)
    if second.obstacle:
        other += f" ({obstacle_words(second.obstacle)})"
    elif second.ratio is not None:
        other += _(" (Verhältnis {ratio})").format(ratio=format_number(second.ratio, 2))
    return [Step(_("Erste Methode: Wettersymbol"), first), Step(_("Zweite Methode: Wachstumsverhältnis"), other)]


def symbol_name(status: Status) -> str:
    """Return the name of a weather symbol."""
    return {
        Status.SUN: _("Sonne"),
        Status.MOSTLY_SUNNY: _("leicht bewölkt"),
        Status.CLOUD: _("Wolke"),
        Status.STORM: _("Gewitter"),
        Status.NOT_RATED: _("leerer Kreis"),
    }[status]


def disagreement(rating: Rating) -> str:
    """Return where and why the two methods differ, "" where they agree or only one has an answer."""
    second = rating.second
    if second is None or second.opinion == Opinion.NOT_ASSESSABLE or rating.status == Status.NOT_RATED:
        return ""
    if second.opinion in AGREEING[rating.status]:
        return ""
    first, latest = rating.used[0][0], rating.used[-1][0]
    if second.opinion == Opinion.ACHIEVED:
        return _("Die zweite Methode fragt nur, ob der Zielwert erreicht ist; die erste sieht auch auf den Trend.")
    text = _(
        "Die erste Methode rechnet gleiche Schritte je Jahr von {first} bis {latest}, die zweite prozentuales Wachstum "
        "seit {base}."
    ).format(first=first, latest=latest, base=second.base[0] if second.base else "")
    text += " " + _("Prozentuales Wachstum verlangt am Anfang kleine und später immer größere Schritte.")
    if second.base and first != second.base[0]:
        text += " " + _("Außerdem beginnen beide Strecken in verschiedenen Jahren.")
    return text
