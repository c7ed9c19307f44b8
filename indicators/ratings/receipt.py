"""The receipt of a rating: every number used, step by step, so that a reader can recompute it by hand."""

from dataclasses import dataclass

from indicators.figures.said import said_period
from indicators.figures.series import Series
from indicators.figures.words import computation_note
from indicators.language.formatting import MINUS, THIN_NBSP, format_number, join_de, missing_text, sign_text, year_span
from indicators.language.i18n import gettext as _
from indicators.model import Indicator, Rule, Sign, Target
from indicators.ratings.mark_words import mark_words
from indicators.ratings.rating import Applied, Rating, Status
from indicators.ratings.results import FIT, Result
from indicators.ratings.second_words import obstacle_words, opinion_words, second_text
from indicators.ratings.target_words import exact
from indicators.ratings.window import MAX_VALUES
from indicators.ratings.words import applied_rule, kind_noun, reason_words, status_word, what_is_missing


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the receipt: what is computed, how, and what comes out."""

    label: str
    text: str


def receipt(result: Result, series: Series, *, this_year: int) -> list[Step]:
    """Return the steps from values to status, then the second opinion and what a reader must know beside it."""
    series = series.in_area(result.area.code)
    rating, target, indicator = result.rating, result.goal.target, series.indicator
    steps = [_values_step(rating, series, result.area.code)]
    if not rating.is_rated:
        why = _("Ohne Bewertung: {why}.").format(why=reason_words(rating))
        return [*steps, Step(_("Ergebnis"), why), Step(_("Was fehlt"), what_is_missing(rating, indicator))]
    steps += [_rule_step(rating, target), _mean_step(rating, indicator), _moved_step(rating, series, result.area.code)]
    if rating.applied == Applied.TARGET_BY_YEAR:
        steps += _by_year_steps(rating, indicator)
    elif rating.applied == Applied.HOLD:
        steps += _hold_steps(rating, indicator, kind_noun(result.goal))
    else:
        steps += _direction_steps(rating, series, result.area.code)
    steps.append(Step(_("Ergebnis"), f"{_symbol_and_word(rating)}.{_official(rating)}"))
    if rating.second:
        steps.append(Step(_("Zweite Methode (Statistics Canada)"), second_text(rating.second, rating, indicator)))
    if notes := mark_words(rating, this_year, indicator):
        steps.append(Step(_("Bitte beachten"), " ".join(notes)))
    return steps


def verdicts(rating: Rating) -> list[Step]:
    """Return what each of the two methods says, side by side."""
    second = rating.second
    if not rating.is_rated or second is None:
        return []
    other = opinion_words(second.opinion)
    if second.obstacle:
        other += f" ({obstacle_words(second.obstacle)})"
    elif second.ratio is not None:
        other += _(" (Verhältnis {ratio})").format(ratio=format_number(second.ratio, 2))
    return [
        Step(_("Erste Methode: Wettersymbol"), _symbol_and_word(rating)),
        Step(_("Zweite Methode: Wachstumsverhältnis"), other),
    ]


def symbol_name(status: Status) -> str:
    """Return the name of a weather symbol."""
    return {
        Status.SUN: _("Sonne"),
        Status.MOSTLY_SUNNY: _("leicht bewölkt"),
        Status.CLOUD: _("Wolke"),
        Status.STANDSTILL: _("Nebel"),
        Status.STORM: _("Gewitter"),
        Status.NOT_RATED: _("leerer Kreis"),
    }[status]


def _symbol_and_word(rating: Rating) -> str:
    return f"{symbol_name(rating.status)}: {status_word(rating.status, applied_rule(rating))}"


def _values_step(rating: Rating, series: Series, area: str) -> Step:
    """The values used, with their signs and what was left out."""
    label = _("Werte")
    if not rating.used:
        return Step(label, _("Keine Werte, die sich bewerten lassen.") if series.known(area) else _("Keine Werte."))
    words = []
    for year, value in rating.used:
        figure = series.at(area, year)
        sign = sign_text(figure.sign) if figure and figure.sign != Sign.COMPUTED else ""
        words.append(f"{year}: {exact(value, series.indicator)}" + (f" ({sign})" if sign else ""))
    text = "; ".join(words) + "."
    figure = series.at(area, rating.used[-1][0])
    if figure and figure.sign == Sign.COMPUTED:
        note = computation_note(figure).rstrip(".")
        text += f" {note[0].upper()}{note[1:]}."
    without = [one for one in series.figures(area) if one.value is None and one.year > rating.used[0][0]]
    if without:
        years = join_de([f"{one.year} ({missing_text(one.sign)})" for one in without])
        text += " " + _("Ohne Wert und nicht mitgerechnet: {years}.").format(years=years)
    unfit = [one for one in series.known(area) if not series.quality(area, one.year).allows >= FIT]
    if unfit:
        years = year_span(one.year for one in unfit)
        text += " " + _("Nicht mitgerechnet, weil die Werte sich nicht eignen: {years}.").format(years=years)
    if rating.newest:
        year, value = rating.newest
        beyond = _(
            "Nach dem Bruch der Reihe und nicht mitgerechnet: {year}: {value}, mit zu wenigen Werten für einen Trend."
        )
        text += " " + beyond.format(year=year, value=exact(value, series.indicator))
    elif len(rating.used) < len(series.known(area)) - len(unfit):
        text += " " + _("Ältere Werte zählen nicht: höchstens {n}, und keine vor einem Bruch der Reihe.").format(
            n=MAX_VALUES
        )
    return Step(label, text)


def _rule_step(rating: Rating, target: Target) -> Step:
    """Which rule was applied, and why where it is not the goal's own."""
    rules = {
        Applied.TARGET_BY_YEAR: _("A – Zielwert in einem Zieljahr."),
        Applied.HOLD: _("B – ein Wert, der jedes Jahr einzuhalten ist."),
        Applied.DIRECTION: _("C – nur eine Richtung."),
    }
    text = rules[rating.applied or Applied.DIRECTION]
    if rating.applied == Applied.HOLD and target.rule == Rule.TARGET_BY_YEAR:
        reached = (rating.gap or 0) <= 0
        why = _("Der Zielwert ist schon erreicht.") if reached else _("Das Zieljahr ist mit diesen Werten vorbei.")
        text += " " + why
    if target.is_interval:
        bound = _("untere") if rating.direction > 0 else _("obere")
        text += " " + _("Es entscheidet die {bound} Grenze, die schlechter abschneidet.").format(bound=bound)
    return Step(_("Regel"), text)


def _mean_step(rating: Rating, indicator: Indicator) -> Step:
    """The mean change per year with its numbers."""
    (first_year, first), (last_year, last) = rating.used[0], rating.used[-1]
    elapsed = rating.elapsed or 0.0
    text = f"({exact(last, indicator)} {MINUS} {_in_brackets(first, indicator)}) ÷ "
    if elapsed == last_year - first_year:
        text += f"({last_year} {MINUS} {first_year})"
    else:
        of_years = _("{years} Jahre ({first} bis {last})")
        first_said, last_said = (said_period(indicator, year) for year in (first_year, last_year))
        text += of_years.format(years=_years(elapsed), first=first_said, last=last_said)
    return Step(_("Mittlere Änderung je Jahr"), f"{text} = {exact(rating.mean_change or 0, indicator)}")


def _moved_step(rating: Rating, series: Series, area: str) -> Step:
    """Whether the change means anything: against the smallest change that does, and what was counted."""
    (first_year, first), (last_year, last) = rating.used[0], rating.used[-1]
    indicator = series.indicator
    least = exact(series.smallest_change(area, first_year, last_year), indicator)
    change = exact(abs(last - first), indicator)
    if series.moved(area, rating.used[0], rating.used[-1]):
        text = _("{change}, mindestens {least}: Die Änderung zählt.")
    elif series.counted_the_same(area, first_year, last_year):
        text = _("Gezählt wurde {first_year} und {last_year} dasselbe: Der Wert steht still.")
    else:
        text = _("{change}, weniger als {least}: Der Wert steht still.")
    words = text.format(change=change, least=least, first_year=first_year, last_year=last_year)
    return Step(_("Kleinste Änderung, die etwas bedeutet"), words)


def _official(rating: Rating) -> str:
    """What the official method alone says, where it says something else."""
    if rating.official is None or rating.official == rating.status:
        return ""
    return " " + _("Das amtliche Verfahren allein, das keinen Stillstand kennt, ergäbe: {name}.").format(
        name=symbol_name(rating.official)
    )


def _by_year_steps(rating: Rating, indicator: Indicator) -> list[Step]:
    """The steps of rule A: distance, projection, open share, thresholds, required pace."""
    year, last = rating.used[-1]
    goal, target_year = rating.target or 0.0, rating.target_year or 0
    gap, projected, shortfall = rating.gap or 0.0, rating.projected or 0.0, rating.shortfall or 0.0
    ends = [(goal, last), (goal, projected)]
    gap_words, rest_words = (
        f"{exact(high, indicator)} {MINUS} {_in_brackets(low, indicator)}"
        for high, low in (end if rating.direction > 0 else end[::-1] for end in ends)
    )
    left = _years(rating.years_left or 0.0)
    carried_on = f"{exact(last, indicator)} + {_in_brackets(rating.mean_change or 0, indicator)} × {left}"
    share = f"{format_number(shortfall * 100, 1)}{THIN_NBSP}%"
    if shortfall < 0:
        share += " " + _("(unter null: der Trend führt darüber hinaus)")
    pace = (
        f"{_in_brackets(rating.direction * gap, indicator)} ÷ {left} = {exact(rating.required_change or 0, indicator)}"
    )
    thresholds = _(
        "unter 5 %: Sonne; 5 bis 20 %: leicht bewölkt; über 20 %: Wolke; falsche Richtung: Gewitter; Stillstand: Nebel"
    )
    return [
        Step(_("Abstand zum Zielwert im Jahr {year}").format(year=year), f"{gap_words} = {exact(gap, indicator)}"),
        Step(
            _("Fortschreibung bis {year}").format(year=target_year),
            f"{carried_on} = {exact(projected, indicator)}{_beyond_bounds(projected, indicator)}",
        ),
        Step(_("Offener Anteil am Abstand"), f"({rest_words}) ÷ {exact(gap, indicator)} = {share}"),
        Step(_("Schwellen"), thresholds),
        Step(_("Nötiges Tempo je Jahr"), pace),
    ]


def _beyond_bounds(value: float, indicator: Indicator) -> str:
    """A note where a trend carried on leads to a value that can not be."""
    if indicator.maximum is not None and value > indicator.maximum:
        bound = _("höchstens {bound}").format(bound=format_number(indicator.maximum))
    elif indicator.minimum is not None and value < indicator.minimum:
        bound = _("mindestens {bound}").format(bound=format_number(indicator.minimum))
    else:
        return ""
    return " " + _("(rein rechnerisch; möglich ist {bound})").format(bound=bound)


def _hold_steps(rating: Rating, indicator: Indicator, noun: str) -> list[Step]:
    """The steps of rule B: the comparison and its thresholds."""
    value, target = exact(rating.used[-1][1], indicator), exact(rating.target or 0, indicator)
    word = _("eingehalten") if (rating.gap or 0) <= 0 else _("verfehlt")
    least = _("mindestens") if rating.direction > 0 else _("höchstens")
    compared = _("{value}; {noun}: {least} {target}; {word}")
    thresholds = _(
        "eingehalten: Sonne, bei einem Trend dagegen leicht bewölkt; verfehlt: Wolke, wenn der Trend zum Wert "
        "führt, sonst Gewitter"
    )
    return [
        Step(_("Vergleich"), compared.format(value=value, noun=noun, least=least, target=target, word=word)),
        Step(_("Schwellen"), thresholds),
    ]


def _direction_steps(rating: Rating, series: Series, area: str) -> list[Step]:
    """The steps of rule C: the latest change, whether it means anything, and the thresholds."""
    indicator = series.indicator
    (before_year, before), (year, last) = rating.used[-2:]
    small = ""
    if last != before and not series.moved(area, rating.used[-2], rating.used[-1]):
        least = exact(series.smallest_change(area, before_year, year), indicator)
        small = " " + _("(weniger als {least}: zählt nicht)").format(least=least)
    text = f"{exact(last, indicator)} ({year}) {MINUS} {_in_brackets(before, indicator)} ({before_year})"
    thresholds = _(
        "gewünscht {wanted}. Mittlere und letzte Änderung gewünscht: Sonne; nur die mittlere: leicht bewölkt; "
        "nur die letzte: Wolke; keine: Gewitter"
    ).format(wanted=_("nach oben") if rating.direction > 0 else _("nach unten"))
    return [
        Step(_("Letzte Änderung"), f"{text} = {exact(rating.last_change or 0, indicator)}{small}"),
        Step(_("Schwellen"), thresholds),
    ]


def _years(count: float) -> str:
    """A number of years, with as many decimals as months need."""
    return format_number(count, 0 if count == int(count) else 1 if count * 2 == int(count * 2) else 2)


def _in_brackets(value: float, indicator: Indicator) -> str:
    text = exact(value, indicator)
    return f"({text})" if text.startswith(MINUS) else text
