"""A short tour for those who are here for the first time: which page comes when, and what is said there."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.address.links import link
from indicators.address.parameters import TOUR
from indicators.export.view_kind import Page, Words
from indicators.language.i18n import gettext as _
from indicators.views.kinds import BY_CODE
from indicators.views.pages import MEETING, START


@dataclass(frozen=True, slots=True)
class Step:
    """A step on its page: where the one before and after it are ("" at the ends), and the page without the tour."""

    number: int
    count: int
    title: str
    text: str
    back: str
    next: str
    end: str


def _start() -> str:
    return _(
        "Hier steht die Region auf einen Blick: eine Karte, die Ziele und zu jedem Thema ein Satz. Das Suchfeld oben "
        "findet Ihren Ort, auch nach Postleitzahl."
    )


def _map() -> str:
    return _("Wählen Sie eine Kennzahl und dann auf der Karte Ihren Ort. Der Regler an der Karte zeigt frühere Jahre.")


def _goals() -> str:
    return _(
        "Zeichen wie beim Wetter sagen, ob es auf ein Ziel zugeht. Wie eines zustande kommt, steht beim Ziel Schritt "
        "für Schritt."
    )


def _profile() -> str:
    return _(
        "Alle Zahlen zu einem Ort, mit Veränderung und Vergleich. Das Datenblatt bringt sie auf eine Seite zum "
        "Ausdrucken."
    )


def _meeting() -> str:
    return _(
        "Für Rat und Ausschuss: fertige Folien und Vorlagen zu Ihrem Ort, auch ohne Netz. Ab hier finden Sie sich "
        "allein zurecht."
    )


STEPS: Sequence[tuple[Page, Words]] = (
    (START, _start),
    (BY_CODE["karte"].page, _map),
    (BY_CODE["ziele"].page, _goals),
    (BY_CODE["gemeinde"].page, _profile),
    (MEETING, _meeting),
)


def step_of(page: Page, number: str) -> Step | None:
    """Return the step of the tour that an address asks for; None where its page has none of that number."""
    at = int(number) - 1 if number in {str(one) for one in range(1, len(STEPS) + 1)} else -1
    if at < 0 or STEPS[at][0] != page:
        return None
    return Step(at + 1, len(STEPS), page.title(), STEPS[at][1](), address_of(at - 1), address_of(at + 1), _path(page))


def address_of(at: int) -> str:
    """Return the address of a step by its place from 0 on, "" behind the ends."""
    return link(_path(STEPS[at][0]), **{TOUR: str(at + 1)}) if 0 <= at < len(STEPS) else ""


def _path(page: Page) -> str:
    return "./" if page == START else page.address
