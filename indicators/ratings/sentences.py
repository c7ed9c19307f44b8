"""German sentences about ratings: one goal of one area, and all goals of an area."""

from collections.abc import Sequence

from indicators.figures.said import capital, said_period, with_unit
from indicators.figures.series import Figure, Series
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.model.goal import Standing
from indicators.ratings.mark_words import weakened
from indicators.ratings.rating import Family
from indicators.ratings.results import Result, in_groups, outdated, tally
from indicators.ratings.status_words import status_words
from indicators.ratings.words import aim_words, applied_rule, first_to_last, parts_of, reason_words


def rating_sentence(result: Result) -> str:
    """Return the rating of one area as a sentence, of old values as of the past; the reason where there is none."""
    rating, place, goal = result.rating, result.area.locative, result.goal.label
    if not rating.is_rated or rating.latest is None:
        pattern = _("{place} lässt sich „{goal}“ nicht bewerten: {reason}.")
        return capital(pattern.format(place=place, goal=goal, reason=reason_words(rating)))
    words = status_words(applied_rule(rating), rating.status)
    if not rating.is_current:
        pattern = _("{place} ist „{goal}“ heute nicht zu bewerten (Stand {year}); damals: {word}.")
        word = weakened(rating, words.word)
        return capital(pattern.format(place=place, goal=goal, year=rating.latest[0], word=word))
    said = capital(words.sentence.format(place=place, goal=goal))
    remarks = weakened(rating, "")
    return _("{said} Aber: {remarks}.").format(said=said, remarks=remarks) if remarks else said


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
    """Return how many goals of an area can be rated today, resolutions, references and proposals apart.

    "In Soest (Stadt) ist heute keine von 7 Referenzen und keiner von 8 Vorschlägen zu bewerten: zu 15 gibt es nur Werte
    von 2019 bis 2022."
    """
    if not results:
        return capital(_("{place} gibt es weder ein Ziel noch einen Vorschlag.").format(place=area.locative))
    groups: dict[Standing, list[Result]] = {}
    for (standing, _family), found in in_groups(results).items():
        groups.setdefault(standing, []).extend(found)
    parts = [_of_many(standing, found) for standing, found in groups.items()]
    current = sum(one.rating.is_current for one in results)
    verb = _("sind") if current > 1 else _("ist")
    text = _("{place} {verb} heute {parts} zu bewerten").format(place=area.locative, verb=verb, parts=join_de(parts))
    return f"{capital(text)}{_why_none(results)}."


def _why_none(results: Sequence[Result]) -> str:
    """Why goals can not be rated today: those with old values, those without a rating."""
    old, unrated = outdated(results), sum(not one.rating.is_rated for one in results)
    said = [_("zu {count} gibt es nur Werte von {years}").format(count=len(old), years=years_of(old))] if old else []
    if unrated:
        verb = _("ist") if unrated == 1 else _("sind")
        text = _("{count} {verb} aus anderen Gründen nicht bewertet") if old else _("{count} {verb} nicht bewertet")
        said.append(text.format(count=unrated, verb=verb))
    return f": {', '.join(said)}" if said else ""


def _of_many(standing: Standing, results: Sequence[Result]) -> str:
    current = sum(one.rating.is_current for one in results)
    if len(results) == 1:
        only = {
            Standing.RESOLUTION: _("der einzige Beschluss"),
            Standing.REFERENCE: _("die einzige Referenz"),
            Standing.PROPOSAL: _("der einzige Vorschlag"),
        }[standing]
        return only if current else _("{only} nicht").format(only=only)
    if current:
        return _("{count} von {group}").format(count=current, group=_counted(standing, len(results)))
    none = _("keine") if standing == Standing.REFERENCE else _("keiner")
    return _("{none} von {group}").format(none=none, group=_counted(standing, len(results)))


def _counted(standing: Standing, count: int) -> str:
    """A number of goals in the dative, called what they are."""
    one, many = {
        Standing.RESOLUTION: (_("Beschluss"), _("Beschlüssen")),
        Standing.REFERENCE: (_("Referenz"), _("Referenzen")),
        Standing.PROPOSAL: (_("Vorschlag"), _("Vorschlägen")),
    }[standing]
    return f"{count} {one if count == 1 else many}"


def group_title(standing: Standing, family: Family, count: int) -> str:
    """Return what goals that are counted together are called: "6 Referenzen mit Zielwert"."""
    one, many = {
        Standing.RESOLUTION: (_("Beschluss"), _("Beschlüsse")),
        Standing.REFERENCE: (_("Referenz"), _("Referenzen")),
        Standing.PROPOSAL: (_("Vorschlag"), _("Vorschläge")),
    }[standing]
    judged = _("mit Zielwert") if family == Family.TARGET else _("nur mit Richtung")
    return f"{count} {one if count == 1 else many} {judged}"


def group_sentence(results: Sequence[Result]) -> str:
    """Return how many goals of one group say what: "1 nicht bewertet, 2 auf Kurs; heute nicht zu bewerten: 3 (…)."."""
    unrated, now, then = parts_of(tally(results))
    said = [", ".join([*unrated, *now])] if unrated or now else []
    if then:
        said.append(_then(results, then))
    return "; ".join(said) + "."


def _then(results: Sequence[Result], parts: list[str]) -> str:
    """What those of the past said, with their years."""
    old = outdated(results)
    text = _("{count} mit Stand {years}, heute nicht zu bewerten; damals: {parts}")
    return text.format(count=len(old), years=years_of(old), parts=join_de(parts))


def years_of(results: Sequence[Result]) -> str:
    """Return the years of the latest values: "2019, 2021"."""
    return first_to_last(one.rating.latest[0] for one in results if one.rating.latest)


def similar_ratings_sentence(results: Sequence[Result]) -> str:
    """Return how many similar municipalities have which rating of a goal, "" for none.

    "Von 8 ähnlichen Gemeinden: 1 nicht bewertet, 3 auf Kurs und 4 zu langsam."
    """
    if not results:
        return ""
    unrated, now, then = parts_of(tally(results))
    if then:
        now.append(_then(results, then))
    return _("Von {count} ähnlichen ‹Gemeinden, Dativ›: {parts}.").format(
        count=len(results), parts=", ".join([*unrated, *now])
    )
