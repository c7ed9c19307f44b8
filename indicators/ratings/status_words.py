"""What each status is called: one table for labels, sentences, tiles and the legend of symbols."""

from dataclasses import dataclass

from indicators.language.i18n import gettext as _
from indicators.model import Rule
from indicators.ratings.rating import Status


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status under one rule: as a label, as what one area or several do, and as a sentence about a place."""

    word: str
    one: str
    many: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SharedWords:
    """A status where goals of all rules stand together: in a sentence with a number, on a tile, in the legend."""

    counted: str
    tile: str
    meaning: str


def status_words(rule: Rule, status: Status) -> StatusWords:
    """Return the words of a status; each rule has its own, because a symbol means something else in each.

    The sentence has the places `{place}` and `{goal}`; a status that is not rated has none, its reason says why.
    """
    away = (_("bewegt sich weg oder steht still"), _("bewegen sich weg oder stehen still"))
    if status == Status.NOT_RATED:
        return StatusWords(*(_("ohne Bewertung"),) * 3, "")
    return {
        (Rule.TARGET_BY_YEAR, Status.SUN): StatusWords(
            _("auf Kurs"), _("ist auf Kurs"), _("sind auf Kurs"),
            _("{place} ist die Entwicklung zum Ziel „{goal}“ auf Kurs."),
        ),
        (Rule.TARGET_BY_YEAR, Status.MOSTLY_SUNNY): StatusWords(
            _("knapp daneben"), _("knapp daneben"), _("knapp daneben"),
            _("{place} liegt die Entwicklung zum Ziel „{goal}“ knapp neben dem Kurs."),
        ),
        (Rule.TARGET_BY_YEAR, Status.CLOUD): StatusWords(
            _("zu langsam"), _("zu langsam"), _("zu langsam"),
            _("{place} geht die Entwicklung zum Ziel „{goal}“ in die richtige Richtung, aber zu langsam."),
        ),
        (Rule.TARGET_BY_YEAR, Status.STORM): StatusWords(
            _("bewegt sich weg"), *away, _("{place} bewegt sich der Wert vom Ziel „{goal}“ weg oder steht still."),
        ),
        (Rule.HOLD, Status.SUN): StatusWords(
            _("eingehalten"), _("hält den Wert ein"), _("halten den Wert ein"),
            _("{place} ist der Zielwert „{goal}“ eingehalten."),
        ),
        (Rule.HOLD, Status.MOSTLY_SUNNY): StatusWords(
            _("eingehalten, Trend dagegen"), _("hält ihn ein, bewegt sich aber davon weg"),
            _("halten ihn ein, bewegen sich aber davon weg"),
            _("{place} ist der Zielwert „{goal}“ eingehalten, der Trend geht aber dagegen."),
        ),
        (Rule.HOLD, Status.CLOUD): StatusWords(
            _("verfehlt, wird besser"), _("verfehlt ihn, wird aber besser"), _("verfehlen ihn, werden aber besser"),
            _("{place} ist der Zielwert „{goal}“ verfehlt, der Wert wird aber besser."),
        ),
        (Rule.HOLD, Status.STORM): StatusWords(
            _("verfehlt"), _("verfehlt ihn"), _("verfehlen ihn"),
            _("{place} ist der Zielwert „{goal}“ verfehlt, und der Wert wird nicht besser."),
        ),
        (Rule.DIRECTION, Status.SUN): StatusWords(
            _("gewünschte Richtung"), _("bewegt sich in die gewünschte Richtung"),
            _("bewegen sich in die gewünschte Richtung"),
            _("{place} geht die Entwicklung bei „{goal}“ in die gewünschte Richtung."),
        ),
        (Rule.DIRECTION, Status.MOSTLY_SUNNY): StatusWords(
            _("zuletzt Rückschritt"), *(_("mit einem Rückschritt zuletzt"),) * 2,
            _("{place} ging die Entwicklung bei „{goal}“ in die gewünschte Richtung, nur zuletzt nicht."),
        ),
        (Rule.DIRECTION, Status.CLOUD): StatusWords(
            *(_("nur zuletzt besser"),) * 3,
            _("{place} ging die Entwicklung bei „{goal}“ nur zuletzt in die gewünschte Richtung."),
        ),
        (Rule.DIRECTION, Status.STORM): StatusWords(
            _("bewegt sich weg"), *away,
            _("{place} geht die Entwicklung bei „{goal}“ in die falsche Richtung oder steht still."),
        ),
    }[rule, status]  # fmt: skip


def shared_words(status: Status) -> SharedWords:
    """Return the words of a status for goals of all rules together."""
    near = (_("knapp daneben"),) * 3
    return {
        Status.SUN: SharedWords(*(_("auf Kurs oder eingehalten"),) * 2, _("auf Kurs oder Wert eingehalten")),
        Status.MOSTLY_SUNNY: SharedWords(*near),
        Status.CLOUD: SharedWords(*(_("zu langsam"),) * 2, _("richtige Richtung, aber zu langsam")),
        Status.STORM: SharedWords(
            _("auf falschem Weg oder ohne Bewegung"), *(_("falsche Richtung oder Stillstand"),) * 2
        ),
        Status.NOT_RATED: SharedWords(*(_("ohne Bewertung"),) * 3),
    }[status]
