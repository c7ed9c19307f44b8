"""What a reader must know beside a status, in words: age, series break, one jump, a slow last step, chance."""

from indicators.figures.said import capital
from indicators.figures.sentences import later_words
from indicators.language.formatting import format_short
from indicators.language.i18n import gettext as _
from indicators.model import Indicator
from indicators.ratings.rating import Mark, Rating


def weakened(rating: Rating, word: str) -> str:
    """Return the word for a status with what a reader must know: one jump, a slow last step, a change of chance."""
    said = [jump_words(rating.jump)] if rating.jump else []
    if Mark.SLOWED in rating.marks:
        said.append(_("zuletzt langsamer") if _went_on(rating) else _("zuletzt nicht besser"))
    if Mark.UNCLEAR in rating.marks:
        said.append(_("keine deutliche Veränderung"))
    return " – ".join(filter(None, [word, ", ".join(said)]))


def _went_on(rating: Rating) -> bool:
    """True where the last step still went in the direction wanted."""
    return rating.direction * (rating.last_change or 0.0) > 0


def jump_words(years: tuple[int, int]) -> str:
    """Return the one step that carries most of the change: "einmaliger Sprung 2019/20"."""
    before, after = years
    text = f"{before}/{after % 100:02d}" if after == before + 1 else f"{before}–{after}"
    return _("einmaliger Sprung {years}").format(years=text)


def mark_words(rating: Rating, this_year: int, indicator: Indicator) -> list[str]:
    """Return what a reader must know beside the status, as sentences, the weightiest first."""
    if not rating.latest:
        return [rating.because] if rating.because else []
    year = rating.latest[0]
    said = break_words(rating, indicator)
    if Mark.TARGET_YEAR_PASSED in rating.marks:
        text = _("Ob der Zielwert für {target} erreicht wurde, ist mit dem Wert von {year} nicht zu sagen.")
        said.append(text.format(year=year, target=rating.target_year))
    if Mark.STALE in rating.marks:
        text = _("Der neueste Wert ist von {year}, also {age} Jahre alt.")
        if rating.newest:
            text = _("Der neueste Wert, der sich bewerten lässt, ist von {year}, also {age} Jahre alt.")
        said.append(text.format(year=year, age=this_year - year))
    if rating.jump:
        text = _("{jump}: Dieser eine Schritt macht mehr als zwei Drittel der Änderung aus.")
        said.append(capital(text.format(jump=jump_words(rating.jump))))
    if Mark.SLOWED in rating.marks:
        slower = _("Der letzte Schritt war nicht einmal ein Drittel so groß wie das mittlere Tempo.")
        said.append(slower if _went_on(rating) else _("Der letzte Schritt ging nicht in die gewünschte Richtung."))
    if Mark.UNCLEAR in rating.marks:
        said.append(_("Die Änderung liegt innerhalb dessen, was der Zufall bei so kleinen Zahlen ausmacht."))
    return [*said, *filter(None, [later_words(indicator, year)])]


def break_words(rating: Rating, indicator: Indicator) -> list[str]:
    """Return that a rating is made of values before a series break, with the newest value after it; [] for others."""
    if rating.newest is None or rating.latest is None:
        return []
    year, value = rating.newest
    since = max(one for one in indicator.breaks if one <= year)
    text = _("Bewertet mit Werten bis {last}; seit {since} gilt eine neue Reihe ({why}), neuester Wert {value}.")
    shown = f"{format_short(value, indicator)} ({indicator.period(year)})"
    said = [text.format(last=rating.latest[0], since=since, why=indicator.breaks[since], value=shown)]
    if rating.newest_met is not None:
        met = (
            _("Dieser neueste Wert erreicht den Zielwert.")
            if rating.newest_met
            else _("Dieser neueste Wert erreicht den Zielwert nicht.")
        )
        said.append(met)
    return said
