"""What is said of a message that was sent, or could not be."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from indicators.feedback.mailbox import Receipt
from indicators.feedback.message import Message, about_words
from indicators.language.i18n import gettext as _

HERE = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Sent:
    """A message with the receipt the visitor got for it."""

    receipt: Receipt
    message: Message


def kept_words() -> str:
    """Return what happens to a message, as it is said before one is sent."""
    return _(
        "Die Nachricht wird auf diesem Server für den Betreiber gespeichert und an niemanden sonst gegeben. "
        "Bitte keine Angaben über andere Personen."
    )


def full_words() -> str:
    """Return what is said where a message could not be kept."""
    return _(
        "Die Nachricht konnte gerade nicht gespeichert werden. Bitte versuchen Sie es später oder nehmen Sie einen der "
        "Wege unten."
    )


def receipt_text(sent: Sent) -> str:
    """Return the receipt as text to keep: number, time and what was told."""
    message = sent.message
    facts = [
        (_("Nummer"), sent.receipt.number),
        (_("Eingegangen"), _moment(sent.receipt.came)),
        (_("Worum es geht"), about_words(message.about)),
        (_("Seite"), message.place),
        (_("Antwort an"), message.reply),
    ]
    return "\n".join([*(f"{name}: {text}" for name, text in facts if text), "", message.text, ""])


def _moment(came: datetime) -> str:
    """A moment as clocks in Germany show it.

    >>> from datetime import UTC
    >>> _moment(datetime(2035, 7, 1, 22, 5, tzinfo=UTC))
    '02.07.2035, 00:05 Uhr'
    """
    return _("{when:%d.%m.%Y, %H:%M} Uhr").format(when=came.astimezone(HERE))
