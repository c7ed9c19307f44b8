"""The slide with what a municipality says itself."""

from datetime import date

from indicators.address import links
from indicators.deck.slide import Slide, with_edition
from indicators.figures.statements import about_words, statements_of, words_of
from indicators.language.i18n import gettext as _
from indicators.model import Area
from indicators.store import Store

SHOWN = 2


def statements_slide(data: Store, area: Area, _name: str, day: date) -> Slide | None:
    """Return the newest words of an area that are not over, None where there are none."""
    valid = [one for one in statements_of(data.dataset, area.code) if one.is_valid(day)]
    if not valid:
        return None
    shown = valid[:SHOWN]
    told = zip(shown, words_of(data.dataset, shown, day), strict=True)
    notes = [_("Das Wort der Kommune steht neben den Werten und ändert keinen.")]
    if len(valid) > SHOWN:
        notes.append(_("Gezeigt sind {shown} von {all}.").format(shown=SHOWN, all=len(valid)))
    return Slide(
        topic=_("{area} · Stellungnahmen").format(area=area.label),
        statement=_("Das sagt {area} selbst").format(area=area.label),
        note=" ".join(notes),
        description="",
        source=with_edition(data, _("Quelle: Angaben der genannten Stellen.")),
        path=links.profile(area.code),
        rows=[("", f"{about_words(data.dataset, one)} – {word.line}") for one, word in told],
    )
