"""What each status is called: one table for labels and sentences; goals of different rules never share a word."""

from dataclasses import dataclass

from indicators.language.i18n import gettext as _
from indicators.model import Rule
from indicators.ratings.rating import Status


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status under one rule: as a label, as a sentence about a place, and as what several do ("" = the label)."""

    word: str
    sentence: str
    several: str = ""

    def counted(self, count: int) -> str:
        """A number of areas or goals with this status: "11 stehen still"."""
        return f"{count} {self.word if count == 1 else self.several or self.word}"


def status_words(rule: Rule, status: Status) -> StatusWords:
    """Return the words of a status; each rule has its own, because a symbol means something else in each.

    The sentence has the places `{place}` and `{goal}`; a status that is not rated has none, its reason says why.
    """
    if status == Status.NOT_RATED:
        return StatusWords(_("nicht bewertet"), "")
    return {
        (Rule.TARGET_BY_YEAR, Status.SUN): StatusWords(
            _("auf Kurs"), _("{place} ist die Entwicklung bei „{goal}“ auf Kurs.")
        ),
        (Rule.TARGET_BY_YEAR, Status.MOSTLY_SUNNY): StatusWords(
            _("knapp daneben"), _("{place} liegt die Entwicklung bei „{goal}“ knapp neben dem Kurs.")
        ),
        (Rule.TARGET_BY_YEAR, Status.CLOUD): StatusWords(
            _("zu langsam"), _("{place} geht die Entwicklung bei „{goal}“ in die richtige Richtung, aber zu langsam.")
        ),
        (Rule.TARGET_BY_YEAR, Status.STANDSTILL): StatusWords(
            _("steht still"), _("{place} steht der Wert bei „{goal}“ still."), _("stehen still")
        ),
        (Rule.TARGET_BY_YEAR, Status.STORM): StatusWords(
            _("bewegt sich weg"),
            _("{place} bewegt sich der Wert bei „{goal}“ vom Zielwert weg."),
            _("bewegen sich weg"),
        ),
        (Rule.HOLD, Status.SUN): StatusWords(_("eingehalten"), _("{place} ist der Zielwert „{goal}“ eingehalten.")),
        (Rule.HOLD, Status.MOSTLY_SUNNY): StatusWords(
            _("eingehalten (Trend dagegen)"),
            _("{place} ist der Zielwert „{goal}“ eingehalten, der Trend geht aber dagegen."),
        ),
        (Rule.HOLD, Status.CLOUD): StatusWords(
            _("verfehlt (wird besser)"),
            _("{place} ist der Zielwert „{goal}“ verfehlt, der Wert wird aber besser."),
            _("verfehlt (werden besser)"),
        ),
        (Rule.HOLD, Status.STANDSTILL): StatusWords(
            _("verfehlt (steht still)"),
            _("{place} ist der Zielwert „{goal}“ verfehlt, und der Wert steht still."),
            _("verfehlt (stehen still)"),
        ),
        (Rule.HOLD, Status.STORM): StatusWords(
            _("verfehlt (wird schlechter)"),
            _("{place} ist der Zielwert „{goal}“ verfehlt, und der Wert entfernt sich davon."),
            _("verfehlt (werden schlechter)"),
        ),
        (Rule.DIRECTION, Status.SUN): StatusWords(
            _("besser"), _("{place} geht die Entwicklung bei „{goal}“ in die gewünschte Richtung.")
        ),
        (Rule.DIRECTION, Status.MOSTLY_SUNNY): StatusWords(
            _("besser (zuletzt nicht besser)"),
            _("{place} ging die Entwicklung bei „{goal}“ in die gewünschte Richtung, zuletzt aber nicht."),
        ),
        (Rule.DIRECTION, Status.CLOUD): StatusWords(
            _("schlechter (zuletzt besser)"),
            _("{place} ging die Entwicklung bei „{goal}“ in die falsche Richtung, nur zuletzt in die gewünschte."),
        ),
        (Rule.DIRECTION, Status.STANDSTILL): StatusWords(
            _("steht still"), _("{place} steht der Wert bei „{goal}“ still."), _("stehen still")
        ),
        (Rule.DIRECTION, Status.STORM): StatusWords(
            _("schlechter"), _("{place} geht die Entwicklung bei „{goal}“ in die falsche Richtung.")
        ),
    }[rule, status]
