"""Which slides are shown, read from the address: a place or a pillar, and the slides in their order."""

from dataclasses import dataclass
from urllib.parse import urlencode

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.address.links import lasting
from indicators.language.i18n import gettext as _

MOST_SLIDES = 40
SAFE = ":,"  # stand for themselves in an address, so that people can read it


def _slides(text: str, reading: Reading) -> tuple[str, ...] | None:
    named = fields.parts(text)
    if len(named) > MOST_SLIDES:
        reading.note(_("Gezeigt werden die ersten {count} Folien."), count=MOST_SLIDES)
    return tuple(named[:MOST_SLIDES]) or None


@dataclass(frozen=True, slots=True)
class DeckChoice(Choice):
    """A deck: the area its sentences are about, a pillar or "" for all, and slides by key, None = the ready deck.

    Which of the slides exist is for `ready.slides_of` to say.
    """

    area: str = fields.area(usual=lambda reading: reading.data.dataset.areas.region.code)
    pillar: str = fields.code(
        "saeule", lambda data: data.dataset.pillars, allowed="code of a pillar",
        unknown=lambda: _("Das Handlungsfeld „{found}“ gibt es hier nicht."),
    )  # fmt: skip
    slides: tuple[str, ...] | None = fields.single(
        "folien", _slides, lambda slides: ",".join(slides or ()), default=None,
        allowed=f"up to {MOST_SLIDES} keys of slides with commas",
    )  # fmt: skip

    def query(self, release: str = "") -> str:
        """The choice as the part of an address behind "?"; `release` is the edition of the data to stay with."""
        return urlencode({**self.parameters(), **lasting(release)}, safe=SAFE)
