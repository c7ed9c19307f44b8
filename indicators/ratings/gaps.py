"""What would make a rating possible where there is none; the sentence after `goal_wording.reason_words`."""

from __future__ import annotations

from typing import assert_never

from indicators.language.i18n import gettext as _
from indicators.model import Indicator
from indicators.ratings.method import MIN_VALUES
from indicators.ratings.rating import Rating, Reason


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
