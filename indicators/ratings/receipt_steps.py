"""The steps of a receipt: each with its numbers, so that a reader can recompute it by hand."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.figures.series import Series
from indicators.figures.words import computation_note
from indicators.language.formatting import MINUS, THIN_NBSP, format_number, join_de, missing_text, sign_text
from indicators.language.i18n import gettext as _
from indicators.model import Indicator, Rule, Sign, Target
from indicators.ratings.method import MAX_VALUES
from indicators.ratings.rating import Applied, Rating
from indicators.ratings.second_opinion import ACCELERATE, ON_TRACK, SecondOpinion
from indicators.ratings.words import (
    obstacle_words,
    opinion_words,
)

EXTRA_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the receipt: what is computed, how, and what comes out."""

    label: str
    text: str


def _n(value: float, indicator: Indicator) -> str:
    """A number with two decimals more than the indicator shows."""
    return format_number(value, indicator.decimals + EXTRA_DECIMALS)


def _in_brackets(value: float, indicator: Indicator) -> str:
    text = _n(value, indicator)
    return f"({text})" if text.startswith(MINUS) else text


def _percent(share: float) -> str:
    return f"{format_number(share * 100, 1)}{THIN_NBSP}%"


def values_step(rating: Rating, series: Series, area: str) -> Step:
    """Return the values used, with their signs and what was left out."""
    label = _("Werte")
    if not rating.used:
        return Step(label, _("Keine Werte."))
    words = []
    for year, value in rating.used:
        figure = series.at(area, year)
        sign = sign_text(figure.sign) if figure and figure.sign != Sign.COMPUTED else ""
        words.append(f"{year}: {_n(value, series.indicator)}" + (f" ({sign})" if sign else ""))
    text = "; ".join(words) + "."
    figure = series.at(area, rating.used[-1][0])
    if figure and figure.sign == Sign.COMPUTED:
        note = computation_note(figure).rstrip(".")
        text += f" {note[0].upper()}{note[1:]}."
    without = [one for one in series.figures(area) if one.value is None and one.year > rating.used[0][0]]
    if without:
        years = join_de([f"{one.year} ({missing_text(one.sign)})" for one in without])
        text += " " + _("Ohne Wert und nicht mitgerechnet: {years}.").format(years=years)
    if len(rating.used) < len(series.known(area)):
        text += " " + _("Ältere Werte zählen nicht: höchstens {n}, und keine vor einem Bruch der Reihe.").format(
            n=MAX_VALUES
        )
    return Step(label, text)


def rule_step(rating: Rating, target: Target) -> Step:
    """Return which rule was applied, and why where it is not the goal's own."""
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


def mean_step(rating: Rating, indicator: Indicator) -> Step:
    """Return the mean change per year with its numbers."""
    (first_year, first), (last_year, last) = rating.used[0], rating.used[-1]
    text = f"({_n(last, indicator)} {MINUS} {_in_brackets(first, indicator)}) ÷ ({last_year} {MINUS} {first_year})"
    return Step(_("Mittlere Änderung je Jahr"), f"{text} = {_n(rating.mean_change or 0, indicator)}")


def by_year_steps(rating: Rating, indicator: Indicator) -> list[Step]:
    """Return the steps of rule A: distance, projection, open share, thresholds, required pace."""
    year, last = rating.used[-1]
    goal, target_year = rating.target or 0.0, rating.target_year or 0
    up = rating.direction > 0
    ends = [(goal, last), (goal, rating.projected or 0.0)]
    gap, rest = (
        f"{_n(high, indicator)} {MINUS} {_in_brackets(low, indicator)}"
        for high, low in (end if up else end[::-1] for end in ends)
    )
    left = target_year - year
    share = _percent(rating.shortfall or 0)
    if (rating.shortfall or 0) < 0:
        share += " " + _("(unter null: der Trend führt darüber hinaus)")
    return [
        Step(_("Abstand zum Zielwert im Jahr {year}").format(year=year), f"{gap} = {_n(rating.gap or 0, indicator)}"),
        Step(
            _("Fortschreibung bis {year}").format(year=target_year),
            f"{_n(last, indicator)} + {_in_brackets(rating.mean_change or 0, indicator)} × {left} = "
            f"{_n(rating.projected or 0, indicator)}{_beyond_bounds(rating.projected or 0, indicator)}",
        ),
        Step(
            _("Offener Anteil am Abstand"),
            f"({rest}) ÷ {_n(rating.gap or 0, indicator)} = {share}",
        ),
        Step(
            _("Schwellen"),
            _(
                "unter 5 %: Sonne; 5 bis 20 %: leicht bewölkt; über 20 %: Wolke; Stillstand oder falsche "
                "Richtung: Gewitter"
            ),
        ),
        Step(
            _("Nötiges Tempo je Jahr"),
            f"{_in_brackets(rating.direction * (rating.gap or 0), indicator)} ÷ {left} = "
            f"{_n(rating.required_change or 0, indicator)}",
        ),
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


def hold_steps(rating: Rating, indicator: Indicator, noun: str) -> list[Step]:
    """Return the steps of rule B: the comparison and its thresholds."""
    _year, last = rating.used[-1]
    word = _("eingehalten") if (rating.gap or 0) <= 0 else _("verfehlt")
    least = _("mindestens") if rating.direction > 0 else _("höchstens")
    return [
        Step(
            _("Vergleich"),
            _("{value}; {noun}: {least} {target}; {word}").format(
                value=_n(last, indicator), noun=noun, least=least, target=_n(rating.target or 0, indicator), word=word
            ),
        ),
        Step(
            _("Schwellen"),
            _(
                "eingehalten: Sonne, bei einem Trend dagegen leicht bewölkt; verfehlt: Wolke, wenn der Trend zum Wert "
                "führt, sonst Gewitter"
            ),
        ),
    ]


def direction_steps(rating: Rating, indicator: Indicator) -> list[Step]:
    """Return the steps of rule C: the latest change and the thresholds."""
    (before_year, before), (year, last) = rating.used[-2:]
    text = f"{_n(last, indicator)} ({year}) {MINUS} {_in_brackets(before, indicator)} ({before_year})"
    wanted = _("nach oben") if rating.direction > 0 else _("nach unten")
    return [
        Step(_("Letzte Änderung"), f"{text} = {_n(rating.last_change or 0, indicator)}"),
        Step(
            _("Schwellen"),
            _(
                "gewünscht {wanted}. Mittlere und letzte Änderung gewünscht: Sonne; nur die mittlere: leicht bewölkt; "
                "nur die letzte: Wolke; keine: Gewitter"
            ).format(wanted=wanted),
        ),
    ]


def second_steps(rating: Rating, indicator: Indicator) -> list[Step]:
    """Return the step of the second method, [] where it was not asked."""
    second = rating.second
    if second is None:
        return []
    label = _("Zweite Methode (Statistics Canada)")
    if second.obstacle:
        why = obstacle_words(second.obstacle)
        return [Step(label, _("Nicht zu beurteilen: {why}.").format(why=why))]
    return [Step(label, _second_text(second, rating, indicator))]


def _second_text(second: SecondOpinion, rating: Rating, indicator: Indicator) -> str:
    word = opinion_words(second.opinion)
    if second.ratio is None or second.base is None:
        return word[0].upper() + word[1:] + "."
    (base_year, base), (year, last) = second.base, rating.used[-1]
    growths = (second.achieved_growth, second.required_growth)
    achieved, required = (f"{format_number((one or 0) * 100, 2)}{THIN_NBSP}%" for one in growths)
    thresholds = _("ab {on_track}: auf Kurs; ab {accelerate}: Beschleunigung nötig; ab 0: gering").format(
        on_track=format_number(ON_TRACK, 2), accelerate=format_number(ACCELERATE, 2)
    )
    return _(
        "Wachstum je Jahr seit {base_year}: ({last} ÷ {base})^(1 ÷ {years}) − 1 = {achieved}; nötig bis {target_year}: "
        "({target} ÷ {base})^(1 ÷ {all_years}) − 1 = {required}. Verhältnis {ratio}: {word} ({thresholds})."
    ).format(
        base_year=base_year, last=_n(last, indicator), base=_n(base, indicator), years=year - base_year,
        achieved=achieved, target_year=rating.target_year, target=_n(rating.target or 0, indicator),
        all_years=(rating.target_year or 0) - base_year, required=required, ratio=format_number(second.ratio, 2),
        word=word, thresholds=thresholds,
    )  # fmt: skip
