"""Goals and ratings in words: status, sentence of a goal, origin, target, reasons, marks."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from babel.dates import format_date

from indicators.language.formatting import format_short, join_de
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language
from indicators.model import Goal, GoalKind, Indicator, Level, Rule
from indicators.ratings.method import MIN_VALUES
from indicators.ratings.rating import Applied, Mark, Rating, Reason, Status
from indicators.ratings.results import Result, counted
from indicators.ratings.status_words import status_words
from indicators.ratings.target_words import target_words

RULES = {Applied.TARGET_BY_YEAR: Rule.TARGET_BY_YEAR, Applied.HOLD: Rule.HOLD, Applied.DIRECTION: Rule.DIRECTION}


def status_word(status: Status, rule: Rule) -> str:
    """Return a status in two or three words; each rule has its own, because a symbol means something else in each."""
    return status_words(rule, status).word


def rating_word(result: Result) -> str:
    """Return the status of one area in words, with the reason where there is none."""
    if not result.rating.is_rated:
        return _("ohne Bewertung: {reason}").format(reason=reason_words(result.rating))
    return status_word(result.rating.status, applied_rule(result.rating))


def dated_word(result: Result) -> str:
    """Return `rating_word`, with the year it speaks of where the target year is over: "auf Kurs (Stand 2021)"."""
    word, rating = rating_word(result), result.rating
    if Mark.TARGET_YEAR_PASSED not in rating.marks or rating.latest is None:
        return word
    return _("{word} (Stand {year})").format(word=word, year=rating.latest[0]).replace("(Stand ", "(Stand\u00a0")


def applied_rule(rating: Rating) -> Rule:
    """The rule that decided a rating: a target that is reached or whose year is over is one to be kept."""
    return RULES[rating.applied or Applied.DIRECTION]


def words_rule(goal: Goal, results: Iterable[Result]) -> Rule:
    """The rule whose words fit a goal: where all its areas are past the target year, it is a value to be kept."""
    applied = {applied_rule(one.rating) for one in results if one.rating.is_rated}
    return applied.pop() if len(applied) == 1 else goal.target.rule


def goal_sentence(goal: Goal, results: Iterable[Result], level: Level) -> str:
    """Return the plain sentence of a goal: how many areas have each status, and of when the figures are.

    The first status is always named, others only where an area has them; so are areas judged by their own resolution.
    """
    found = list(results)
    counts = counted(found)
    if goal.areas:
        return _("Gilt für {places}.").format(places=join_de([one.area.label for one in found]))
    names = {Level.MUNICIPALITY: _("Gemeinden"), Level.DISTRICT: _("Kreisen"), Level.REGION: _("Regionen")}
    rule = words_rule(goal, found)
    said = {one: status_words(rule, one) for one in Status}
    verbs = {one: said[one].one if counts[one] == 1 else said[one].many for one in Status}
    text = _("{count} von {all} {names} {verb}").format(
        count=counts[Status.SUN], all=len(found), names=names[level], verb=verbs[Status.SUN]
    )
    words = [f"{counts[one]} {verbs[one]}" for one in Status if one != Status.SUN and counts[one]]
    own = sum(one.is_own for one in found)
    if own:
        words.append(_("davon {count} am eigenen Beschluss gemessen").format(count=own))
    return f"{', '.join([text, *words])}. {as_of(found)}".strip()


def as_of(results: Iterable[Result]) -> str:
    """Return the years of the latest values: "Stand 2021.", "Stand 2019 bis 2021.", "" without any."""
    years = sorted({one.rating.latest[0] for one in results if one.rating.latest})
    if not years:
        return ""
    if len(years) == 1:
        return _("Stand {year}.").format(year=years[0])
    return _("Stand {first} bis {last}.").format(first=years[0], last=years[-1])


def kind_words(goal: Goal) -> str:
    """Return who set a goal and, for all but resolutions, that the region decided nothing of the kind."""
    if goal.kind == GoalKind.RESOLUTION:
        return _("Beschluss: {who}").format(who=goal.decided_by)
    return {
        GoalKind.FEDERAL: _("Referenz des Bundes – kein Beschluss der Region"),
        GoalKind.STATE: _("Referenz des Landes – kein Beschluss der Region"),
        GoalKind.DERIVED: _("Abgeleitet aus einem Ziel von Bund oder Land – kein Beschluss der Region"),
        GoalKind.DIRECTION: _("Nur eine Richtung, kein Zielwert – kein Beschluss der Region"),
        GoalKind.PROPOSAL: _("Vorschlag, noch zu beschließen"),
    }[goal.kind]


def origin_words(goal: Goal) -> str:
    """Return who decided what and when: "Bundesregierung, Gigabitstrategie, 13. Juli 2022".

    A proposal was decided by nobody: what it names is only what it leans on.
    """
    day = format_date(goal.decided_on, format="long", locale=language()) if goal.decided_on else ""
    if goal.kind == GoalKind.PROPOSAL:
        leans_on = ", ".join(part for part in (goal.document, day) if part)
        return _("angelehnt an: {document}").format(document=leans_on) if leans_on else ""
    return ", ".join(part for part in (goal.decided_by, goal.document, day) if part)


def reason_words(rating: Rating) -> str:
    """Return why there is no rating, with the numbers at hand."""
    count = len(rating.used)
    words: Mapping[Reason, str] = {
        Reason.NO_DATA: _("keine Werte"),
        Reason.TOO_FEW_VALUES: _("zu wenige Werte ({count} von mindestens 4)").format(count=count),
        Reason.SERIES_BREAK: _("zu wenige Werte seit dem letzten Bruch der Reihe ({count} von mindestens 4)").format(
            count=count
        ),
        Reason.NO_TARGET: _("kein Zielwert"),
        Reason.OTHER_LEVEL: _("das Ziel gilt für eine andere Ebene"),
        Reason.OTHER_AREA: _("das Ziel gilt für andere Gebiete"),
        Reason.NO_FIGURES_AT_LEVEL: _("keine Werte auf dieser Ebene"),
        Reason.NOT_VALID: _("das Ziel gilt noch nicht oder nicht mehr"),
    }
    return words[rating.reason] if rating.reason else ""


def what_is_missing(rating: Rating, indicator: Indicator) -> str:
    """Return what would make a rating possible, "" where there is one."""
    match rating.reason:
        case None:
            return ""
        case Reason.NO_DATA:
            return _("Werte des Indikators für dieses Gebiet.")
        case Reason.TOO_FEW_VALUES | Reason.SERIES_BREAK:
            return _missing_values(rating, indicator)
        case Reason.NO_TARGET:
            return _("Ein Zielwert: Ohne ihn ist nicht zu sagen, was erreicht werden soll.")
        case Reason.OTHER_LEVEL:
            return _("Nichts: Für Gebiete dieser Ebene ist das Ziel nicht gemacht.")
        case Reason.OTHER_AREA:
            return _("Nichts: Für dieses Gebiet ist das Ziel nicht gemacht.")
        case Reason.NO_FIGURES_AT_LEVEL:
            return _("Werte des Indikators auf dieser Ebene; bisher gibt es sie nur auf einer anderen.")
        case Reason.NOT_VALID:
            return _("Ein Ziel, das am Tag der Bewertung gilt.")
        case other:
            assert_never(other)


def _missing_values(rating: Rating, indicator: Indicator) -> str:
    missing = MIN_VALUES - len(rating.used)
    text = _("Noch {count} weiterer Wert.") if missing == 1 else _("Noch {count} weitere Werte.")
    after = max((year for year in indicator.breaks if rating.latest and year <= rating.latest[0]), default=None)
    parts = [text.format(count=missing), _("Ein Trend braucht mindestens vier Werte derselben Reihe.")]
    if rating.reason == Reason.SERIES_BREAK and after:
        parts.append(
            _("Seit {year} gilt: {why}. Ältere Werte zählen nicht mit.").format(year=after, why=indicator.breaks[after])
        )
    return " ".join(parts)


def mark_words(rating: Rating, this_year: int) -> list[str]:
    """Return what a reader must know beside the status, as sentences."""
    if not rating.latest:
        return []
    year = rating.latest[0]
    words = {
        Mark.TARGET_YEAR_PASSED: _(
            "Stand {year} bewertet; ob das Ziel {target} erreicht wurde, ist mit diesen Daten nicht zu sagen."
        ).format(year=year, target=rating.target_year),
        Mark.STALE: _("Der neueste Wert ist von {year}, also {age} Jahre alt.").format(year=year, age=this_year - year),
    }
    return [words[mark] for mark in (Mark.TARGET_YEAR_PASSED, Mark.STALE) if mark in rating.marks]


def kind_noun(goal: Goal) -> str:
    """Return the word before a target, so that nobody takes a reference or a proposal for a decided goal."""
    return {
        GoalKind.RESOLUTION: _("Ziel"),
        GoalKind.FEDERAL: _("Bundesreferenz"),
        GoalKind.STATE: _("Landesreferenz"),
        GoalKind.DERIVED: _("abgeleitete Referenz"),
        GoalKind.DIRECTION: _("Richtung"),
        GoalKind.PROPOSAL: _("Vorschlag"),
    }[goal.kind]


def aim_words(goal: Goal, indicator: Indicator) -> str:
    """Return the target of a goal after the word for who set it: "Bundesreferenz: 100 % bis 2030"."""
    return f"{kind_noun(goal)}: {target_words(goal.target, indicator)}"


def value_words(result: Result, indicator: Indicator) -> str:
    """Return the latest value of an area with its period: "7,0 % (2021)", "" for none."""
    if result.rating.latest is None:
        return ""
    year, value = result.rating.latest
    return f"{format_short(value, indicator)} ({indicator.period(year)})"


def value_and_target(result: Result, indicator: Indicator) -> str:
    """Return the value of an area against the target: "7,0 % (2021); Bundesreferenz: 100 % bis 2030"."""
    return "; ".join(filter(None, [value_words(result, indicator), aim_words(result.goal, indicator)]))
