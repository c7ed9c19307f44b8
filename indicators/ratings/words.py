"""Goals and ratings in words: status, sentence of a goal, origin, target, reasons, marks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import assert_never

from babel.dates import format_date

from indicators.language.formatting import format_short, join_de, missing_text
from indicators.language.i18n import gettext as _
from indicators.language.i18n import locale
from indicators.model import Goal, GoalKind, Indicator, Level, Rule
from indicators.ratings.mark_words import weakened
from indicators.ratings.rating import NOT_MEANT, Applied, Rating, Reason, Status
from indicators.ratings.results import RULES, Result, Verdict, tally
from indicators.ratings.status_words import StatusWords, status_words
from indicators.ratings.target_words import target_words
from indicators.ratings.window import MIN_VALUES


def status_word(status: Status, rule: Rule) -> str:
    """Return a status in two or three words; each rule has its own, because a symbol means something else in each."""
    return status_words(rule, status).word


def verdict_word(verdict: Verdict) -> str:
    """Return what results say as a line of a legend: "auf Kurs", of the past "auf Kurs (2021)"."""
    word = status_word(verdict.status, verdict.rule)
    return word if verdict.year is None else _("{word} ({year})").format(word=word, year=verdict.year)


def legend_title(counts: Mapping[Verdict, int]) -> str:
    """Return what stands above a legend: that nothing can be rated today, where all that is rated is of the past."""
    rated = [one for one in counts if one.status != Status.NOT_RATED]
    old = [one.year for one in rated if one.year is not None]
    if not old:
        return _("Bewertung")
    if len(old) == len(rated):
        return _("Stand {years}, heute nicht zu bewerten").format(years=first_to_last(old))
    return _("Bewertung (mit Jahr: heute nicht zu bewerten)")


def then_word(year: int, word: str) -> str:
    """Return a status of the past so that nobody takes it for one of today."""
    text = _("Stand {year}, heute nicht zu bewerten; damals: {word}").format(year=year, word=word)
    return text.replace(f" {year}", f"\u00a0{year}", 1)


def rating_word(result: Result) -> str:
    """Return the status of one area in words, with what weakens it, or with the reason where there is none."""
    rating = result.rating
    if not rating.is_rated:
        return _("nicht bewertet: {reason}").format(reason=reason_words(rating))
    word = weakened(rating, status_word(rating.status, applied_rule(rating)))
    return word if rating.is_current or rating.latest is None else then_word(rating.latest[0], word)


def word_of_then(result: Result) -> str:
    """Return `rating_word` for a table that has a column for the year: "damals: auf Kurs"."""
    rating = result.rating
    if not rating.is_rated or rating.is_current:
        return rating_word(result)
    return _("damals: {word}").format(word=weakened(rating, status_word(rating.status, applied_rule(rating))))


def applied_rule(rating: Rating) -> Rule:
    """The rule that decided a rating: a target that is reached or whose year is over is one to be kept."""
    return RULES[rating.applied or Applied.DIRECTION]


def goal_sentence(goal: Goal, results: Iterable[Result], level: Level) -> str:
    """Return the plain sentence of a goal: how many areas say what, and of when the figures are.

    What is not rated comes first; what is too old for today is never counted as of today.
    """
    found = list(results)
    if goal.areas:
        return _("Gilt für {places}.").format(places=join_de([one.area.label for one in found]))
    if not found:
        return ""
    counts = tally(found)
    one, many = {
        Level.MUNICIPALITY: (_("‹Gemeinde›"), _("‹Gemeinden, Dativ›")),
        Level.DISTRICT: (_("‹Kreis›"), _("‹Kreise, Dativ›")),
        Level.REGION: (_("Region"), _("Regionen")),
        Level.GROUP: (_("Gruppe"), _("Gruppen")),
    }[level]
    places = one if len(found) == 1 else many
    own = sum(one.is_own for one in found)
    measured = " " + _("Am eigenen Beschluss gemessen: {count}.").format(count=own) if own else ""
    if not any(one.rating.is_rated for one in found):
        return _("In {all} {places} nicht zu bewerten: {why}.").format(
            all=len(found), places=places, why=usual_reason(found)
        )
    unrated, now, then = parts_of(counts)
    if not now:
        text = _("Stand {years}, heute nicht zu bewerten. Damals von {all} {places}: {parts}.")
        years = first_to_last(one.year for one in counts if one.year)
        said = text.format(years=years, all=len(found), places=places, parts=join_de([*unrated, *then]))
        return said + measured
    text = _("Von {all} {places}: {parts}.").format(all=len(found), places=places, parts=join_de([*unrated, *now]))
    old = [_("{count} heute nicht zu bewerten").format(count=sum(counts[one] for one in counts if one.year))]
    if then:
        text = _("Von {all} {places}: {parts}.").format(
            all=len(found), places=places, parts=join_de([*unrated, *old, *now])
        )
    return f"{text} {as_of(one for one in found if one.rating.is_current)}{measured}"


def parts_of(counts: Mapping[Verdict, int]) -> tuple[list[str], list[str], list[str]]:
    """Return what is counted in words: what is not rated, what is of today, and what was said of the past."""
    sums: dict[tuple[int, StatusWords], int] = {}
    for one, count in counts.items():
        place = 0 if one.status == Status.NOT_RATED else 1 if one.year is None else 2
        key = place, status_words(one.rule, one.status)
        sums[key] = sums.get(key, 0) + count
    unrated, now, then = ([one.counted(n) for (at, one), n in sums.items() if at == place] for place in range(3))
    return unrated, now, then


def first_to_last(years: Iterable[int]) -> str:
    """Return the span of some years: "2021", "2019 bis 2021", "" for none."""
    found = sorted(set(years))
    if len(found) < 2:
        return "".join(map(str, found))
    return _("{first} bis {last}").format(first=found[0], last=found[-1])


def usual_reason(results: Iterable[Result]) -> str:
    """Return why most of some results have no rating; what a goal is not meant for is no reason."""
    reasons = Counter(
        reason_words(one.rating) for one in results if one.rating.reason and one.rating.reason not in NOT_MEANT
    )
    return next((reason for reason, _count in reasons.most_common(1)), missing_text(""))


def as_of(results: Iterable[Result]) -> str:
    """Return the years of the latest values: "Stand 2021.", "Stand 2019 bis 2021.", "" without any."""
    years = first_to_last(one.rating.latest[0] for one in results if one.rating.latest)
    return _("Stand {years}.").format(years=years) if years else ""


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
    day = format_date(goal.decided_on, format="long", locale=locale()) if goal.decided_on else ""
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
        Reason.SERIES_BREAK: _("zu wenige Werte seit dem Bruch der Reihe ({count} von mindestens 4)").format(
            count=count
        ),
        Reason.NO_TARGET: _("kein Zielwert"),
        Reason.OTHER_LEVEL: _("das Ziel gilt für eine andere Ebene"),
        Reason.OTHER_AREA: _("das Ziel gilt für andere Gebiete"),
        Reason.NO_FIGURES_AT_LEVEL: _("keine Werte auf dieser Ebene"),
        Reason.NOT_VALID: _("das Ziel gilt noch nicht oder nicht mehr"),
        Reason.QUALITY: _("die Werte eignen sich nicht dafür"),
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
        case Reason.QUALITY:
            return _("Werte, die sich bewerten lassen. {why}").format(why=rating.because).strip()
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


def full_reason(rating: Rating) -> str:
    """Return why there is no rating as sentences, with what the publisher says of the values; "" where there is one."""
    if rating.is_rated:
        return ""
    words = reason_words(rating)
    return " ".join(filter(None, [f"{words[:1].upper()}{words[1:]}.", rating.because]))


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
    words = [f"{format_short(value, indicator)} ({indicator.period(year)})" for year, value in [result.rating.latest]]
    if result.rating.newest:
        year, value = result.rating.newest
        now = f"{format_short(value, indicator)} ({indicator.period(year)})"
        words.append(_("neu gemessen {value}").format(value=now))
    return "; ".join(words)


def value_and_target(result: Result, indicator: Indicator) -> str:
    """Return the value of an area against the target: "7,0 % (2021); Bundesreferenz: 100 % bis 2030"."""
    return "; ".join(filter(None, [value_words(result, indicator), aim_words(result.goal, indicator)]))
