"""A message of a visitor to the operator, and what may stand in it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from indicators.language.i18n import gettext as _
from indicators.language.visible import visible

SHORTEST, LONGEST = 10, 4000  # characters of a message
LONGEST_PLACE, LONGEST_REPLY = 500, 254  # an address on the net, an e-mail address (RFC 5321)
LONGEST_INPUT = 20_000  # characters that are looked at at all
NO_BREAK = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
MANY_BREAKS = re.compile(r"\n{3,}")
REPLY = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class About(StrEnum):
    """What a message is about."""

    BARRIER = "barrier"
    FIGURE = "figure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Message:
    """What a visitor tells: a text, and if he likes, the page it is about and where an answer goes."""

    about: About
    text: str
    place: str = ""
    reply: str = ""


def about_words(about: About) -> str:
    """Return what a kind of message is called."""
    words = {
        About.BARRIER: _("Eine Barriere"),
        About.FIGURE: _("Eine Zahl oder ein Text"),
        About.OTHER: _("Etwas anderes"),
    }
    return words[about]


def checked(about: About | None, text: str, place: str = "", reply: str = "") -> tuple[Message | None, list[str]]:
    """Return the message as it can be kept, or None with what is to be changed in it.

    What cannot be seen (control characters, marks that turn the direction of text) is left out; lines stay lines.

    >>> checked(About.OTHER, "Die Karte\\x00 ist gut.")[0].text
    'Die Karte ist gut.'
    >>> checked(About.OTHER, "kurz", reply="nobody")[1]
    ['Bitte schreiben Sie mindestens 10 Zeichen.', 'Die E-Mail-Adresse ist nicht vollständig: „nobody“.']
    """
    if max(map(len, (text, place, reply))) > LONGEST_INPUT:
        return None, [_("Bitte höchstens {number} Zeichen.").format(number=LONGEST)]
    found = Message(
        about or About.OTHER, lines(text), visible(place, LONGEST_PLACE).strip(), visible(reply, LONGEST_INPUT).strip()
    )
    faults = [] if about else [_("Bitte sagen Sie, worum es geht.")]
    if len(found.text) < SHORTEST:
        faults.append(_("Bitte schreiben Sie mindestens {number} Zeichen.").format(number=SHORTEST))
    if len(found.text) > LONGEST:
        faults.append(_("Bitte höchstens {number} Zeichen.").format(number=LONGEST))
    if found.reply and (len(found.reply) > LONGEST_REPLY or not REPLY.fullmatch(found.reply)):
        told = visible(found.reply, 60)
        faults.append(_("Die E-Mail-Adresse ist nicht vollständig: „{found}“.").format(found=told))
    return (None, faults) if faults else (found, [])


def lines(text: str) -> str:
    """Return a text of several lines with every character visible.

    >>> lines("eins\\r\\n\\r\\n\\r\\n\\r\\nzwei\\u202e ")
    'eins\\n\\nzwei'
    """
    parts = NO_BREAK.sub("\n", unicodedata.normalize("NFC", text)).split("\n")
    return MANY_BREAKS.sub("\n\n", "\n".join(visible(part, LONGEST_INPUT).rstrip() for part in parts)).strip()
