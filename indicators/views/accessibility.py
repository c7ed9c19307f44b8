"""The declaration of accessibility, made from facts: barriers, days, ways to reach somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from indicators.language.formatting import day_de, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.loading.settings import FILE, Settings
from indicators.loading.sign_film import sign_film
from indicators.model.barrier import Barrier, BarrierReason
from indicators.model.partial_date import parse_partial_date
from indicators.model.problems import Problem
from indicators.store import Store

YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Declared:
    """What the declaration says: whether all is accessible, what is not, and when that was looked at."""

    conformity: str
    barriers: tuple[Barrier, ...]
    days: tuple[tuple[str, str], ...]

    @property
    def by_reason(self) -> list[tuple[str, list[Barrier]]]:
        """The barriers under the words for their reason, reasons in the order of the law."""
        grouped = {one: [barrier for barrier in self.barriers if barrier.reason == one] for one in BarrierReason}
        return [(reason_words(reason), found) for reason, found in grouped.items() if found]


def declared(data: Store, settings: Settings) -> Declared:
    """Return the declaration as the facts are now."""
    barriers = (*data.dataset.barriers.values(), *_of_this_installation())
    days = [(_("Erstellt am"), settings.declared_on), (_("Zuletzt geprüft am"), settings.reviewed_on)]
    said = tuple((name, day_de(date.fromisoformat(day)) if day else _("noch nicht angegeben")) for name, day in days)
    return Declared(_conformity(barriers), barriers, said)


def reason_words(reason: BarrierReason) -> str:
    """Return the heading under which barriers of a reason stand."""
    words = {
        BarrierReason.NOT_YET: _("Mit den Anforderungen nicht vereinbar"),
        BarrierReason.DISPROPORTIONATE: _("Unverhältnismäßige Belastung"),
        BarrierReason.EXEMPT: _("Vom Gesetz ausgenommen"),
    }
    return words[reason]


def until_words(barrier: Barrier) -> str:
    """Return by when a barrier is to be gone, "" where nobody has said so."""
    found = parse_partial_date(barrier.until) if barrier.until else None
    return _("Behoben bis {month}.").format(month=partial_date_de(found)) if found else ""


def review_notices(barriers: Iterable[Barrier], settings: Settings, *, day: date) -> list[Problem]:
    """Return what of the declaration is due on a day: the yearly look at it, and barriers past their month."""
    found, looked_at = [], settings.reviewed_on or settings.declared_on
    if looked_at and (last := date.fromisoformat(looked_at)) + timedelta(days=YEAR_DAYS) < day:
        said = f"Die Erklärung zur Barrierefreiheit wurde zuletzt am {day_de(last)} geprüft."
        found.append(
            _notice(FILE, "reviewed_on", said, "Jedes Jahr prüfen: barriers.csv und Texte, dann den Tag eintragen.")
        )
    over = [one for one in barriers if one.until and one.until < f"{day:%Y-%m}"]
    said = "„{id}“ sollte bis {until} behoben sein."
    return found + [
        _notice(
            "barriers.csv", "until", said.format(id=one.id, until=one.until), "Zeile streichen oder neuen Monat nennen."
        )
        for one in over
    ]


def _notice(file: str, column: str, found: str, expected: str) -> Problem:
    return Problem("declaration", file, None, column, found, expected, notice=True)


def _conformity(barriers: tuple[Barrier, ...]) -> str:
    if barriers:
        return _(
            "Diese Anwendung ist mit diesen Anforderungen teilweise vereinbar: Es gibt die unten genannten Hürden."
        )
    return _("Diese Anwendung ist mit diesen Anforderungen vereinbar. Hürden sind nicht bekannt.")


def _of_this_installation() -> tuple[Barrier, ...]:
    """Barriers that the operator can take away by a file."""
    if sign_film():
        return ()
    return (
        Barrier(
            "gebaerdensprache",
            _("Es gibt keinen Film in Deutscher Gebärdensprache, der die Seite erklärt."),
            BarrierReason.NOT_YET,
            _("Der Betreiber hat noch keinen Film bereitgestellt."),
            _("Die wichtigsten Auskünfte stehen auf der Seite „Leichte Sprache“."),
        ),
    )
