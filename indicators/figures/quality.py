"""The quality of values in words: what they are, and what is not done with them."""

from collections.abc import Iterable

from indicators.figures.series import Figure, Series
from indicators.language.formatting import format_number, join_de, round_half_up
from indicators.language.i18n import gettext as _
from indicators.model import Indicator, Level, Sign
from indicators.model.quality import Quality, QualityKind, Use

FEW = 10  # so many persons or facilities behind a figure, and one more changes the picture


def quality_word(kind: QualityKind) -> str:
    """Return how values came about in a word or two, "" for measured ones."""
    return {
        QualityKind.MEASURED: "",
        QualityKind.ESTIMATED: _("geschätzt"),
        QualityKind.MODELLED: _("modelliert"),
        QualityKind.ROUNDED: _("gerundet"),
        QualityKind.SMALL_BASE: _("kleine Fallzahl"),
        QualityKind.INCOMPLETE: _("unvollständig"),
    }[kind]


def refused_words(quality: Quality) -> str:
    """Return what is not done with values: "keine Bewertung, kein Vergleich und kein Trend", "" where all is."""
    words = {Use.RATE: _("keine Bewertung"), Use.COMPARE: _("kein Vergleich"), Use.TREND: _("kein Trend")}
    return join_de([words[use] for use in Use if use not in quality.allows])


def figure_quality(series: Series, area: str, figure: Figure) -> str:
    """Return what must be known of a figure beside its sign: how it came about, and whether few stand behind it."""
    if figure.value is None:
        return ""
    quality = series.quality(area, figure.year)
    kind = quality.kind
    told = kind == QualityKind.ESTIMATED and (figure.sign == Sign.ESTIMATED or not figure.value)
    # A small base is told by its own number; that all values of a year are rounded says the indicator's note.
    word = "" if told or kind in (QualityKind.SMALL_BASE, QualityKind.ROUNDED) else quality_word(kind)
    compared = "" if Use.COMPARE in quality.allows else _("nicht vergleichbar")
    return ", ".join(filter(None, [word, compared, few_words(series, area, figure)]))


def few_words(series: Series, area: str, figure: Figure) -> str:
    """Return that one person or facility more changes a figure, and by how much; "" where many stand behind it.

    What is less than one step of the decimals shown is told as such, not as a change by nothing.
    """
    unit = series.unit(area, figure.year)
    if not unit or figure.value is None or figure.value >= FEW * unit:
        return ""
    decimals = series.indicator.decimals
    change = format_number(unit, decimals)
    if not round_half_up(unit, decimals):
        change = _("weniger als {step}").format(step=format_number(10.0**-decimals, decimals))
    return _("kleine Zahl: eins mehr oder weniger ändert den Wert um {change}").format(change=change)


def is_rounded(indicator: Indicator, figure: Figure) -> bool:
    """True for a figure of a year whose values are rounded to larger units, or that is computed from such.

    Of a computed one this matters where it is zero: the sum or mean of what was rounded to nothing need not be nothing.
    """
    if figure.sign == Sign.COMPUTED and figure.value:
        return False
    return any(one.step and one.holds(one.level, figure.year) for one in indicator.qualities)


def zero_words(indicator: Indicator, found: Iterable[Figure | None]) -> str:
    """Return what a zero among some figures means: exactly none, or what the publisher rounded to it."""
    zeros = [is_rounded(indicator, one) for one in found if one is not None and one.value == 0]
    if not any(zeros):
        return _("genau null")
    return _("null, gerundet") if all(zeros) else _("null, teils gerundet")


def quality_notes(indicators: Iterable[Indicator], level: Level | None = None, *, reasons: bool = True) -> list[str]:
    """Return what qualities refuse something, for a level or all: which values, of when, what and, if wanted, why."""
    found = []
    for one in indicators:
        for quality in one.qualities:
            refused = refused_words(quality)
            if refused and level in (None, quality.level or level):
                found.append(_note(quality, refused, quality.reason if reasons else ""))
    return list(dict.fromkeys(found))


def _note(quality: Quality, refused: str, reason: str) -> str:
    """Return whose values these are, how they came about, and what is not done with them, then why."""
    values = {
        Level.MUNICIPALITY: _("Werte der ‹Gemeinden›"),
        Level.DISTRICT: _("Werte der ‹Kreise›"),
        Level.REGION: _("Regionswerte"),
        None: _("Werte"),
    }[quality.level]
    years = ""
    if quality.first or quality.last:
        ends = [str(year) for year in dict.fromkeys((quality.first, quality.last)) if year]
        years = " " + "–".join(ends)
    word = quality_word(quality.kind)
    about = f" ({word})" if word else ""
    return (
        _("{values}{years}{about}: {refused}. {reason}")
        .format(values=values, years=years, about=about, refused=refused, reason=reason)
        .rstrip()
    )
