"""Parts of the page of feedback: the form, the receipt, and the other ways to reach the operator."""

import logging
from datetime import UTC, datetime

import streamlit as st

from indicators.feedback.mailbox import Mailbox, MailboxFullError, mailbox
from indicators.feedback.message import LONGEST, LONGEST_PLACE, LONGEST_REPLY, About, Message, about_words, checked
from indicators.feedback.words import Sent, full_words, kept_words, receipt_text
from indicators.language.i18n import gettext as _
from indicators.loading.settings import current_settings
from indicators.ui.parts.html import plain, show

MOST_PER_VISIT = 5
SENT, COUNT = "feedback_sent", "feedback_count"
_log = logging.getLogger(__name__)


class TooManyError(RuntimeError):
    """One visitor has written enough."""


def show_form() -> None:
    """Draw the form, or the receipt of what was sent; nothing where the operator keeps no messages."""
    box = mailbox(current_settings())
    sent: Sent | None = st.session_state.get(SENT)
    if sent is not None:
        _show_receipt(sent)
    elif box is not None:
        _draw(box)


def show_other_ways() -> None:
    """Draw how the operator is reached without the form."""
    settings = current_settings()
    show("feedback/ways.html", settings=settings, has_form=mailbox(settings) is not None)


def _draw(box: Mailbox) -> None:
    with st.form("feedback", border=False):
        about = st.radio(_("Worum geht es?"), list(About), format_func=about_words, horizontal=True, index=None)
        text = st.text_area(_("Ihre Nachricht (nötig, höchstens {number} Zeichen)").format(number=LONGEST), height=200)
        place = st.text_input(_("Auf welcher Seite? (freiwillig: Name oder Adresse)"), max_chars=LONGEST_PLACE)
        reply = st.text_input(
            _("E-Mail-Adresse für eine Antwort (freiwillig)"), max_chars=LONGEST_REPLY, autocomplete="email"
        )
        st.caption(kept_words())
        is_sent = st.form_submit_button(_("Absenden"), type="primary")
    if not is_sent:
        return
    message, faults = checked(about, text, place, reply)
    if message is None:
        st.error(plain(" ".join(faults)), icon=":material/error:")
    else:
        _send(box, message)


def _send(box: Mailbox, message: Message) -> None:
    count = st.session_state.get(COUNT, 0)
    try:
        if count >= MOST_PER_VISIT:
            raise TooManyError
        st.session_state[SENT] = Sent(box.keep(message, datetime.now(UTC)), message)
    except TooManyError:
        st.error(_("Je Besuch gehen fünf Nachrichten. Bitte nehmen Sie für weitere einen der Wege unten."))
        return
    except (MailboxFullError, OSError) as error:
        _log.error("A visitor's message was not kept: %s", error)
        st.error(full_words(), icon=":material/error:")
        return
    st.session_state[COUNT] = count + 1
    st.rerun()


def _show_receipt(sent: Sent) -> None:
    st.success(
        plain(_("Angekommen. Ihre Nummer: {number}").format(number=sent.receipt.number)), icon=":material/check:"
    )
    text = receipt_text(sent)
    st.code(text, language=None, wrap_lines=True)
    save, again = st.columns(2, width=520)
    name = f"rueckmeldung-{sent.receipt.number}.txt"
    save.download_button(_("Bestätigung speichern"), text.encode(), name, "text/plain", on_click="ignore")
    if again.button(_("Noch eine Nachricht")):
        del st.session_state[SENT]
        st.rerun()
