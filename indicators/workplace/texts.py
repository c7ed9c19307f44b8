"""Page: the operator's texts, with a look at them as visitors get them."""

import re

import streamlit as st

from indicators.desk.drafts import content, files_of, save
from indicators.language.i18n import gettext as _
from indicators.loading.texts import FOLDER, for_readers
from indicators.workplace.chosen import choose_draft, tried
from indicators.workplace.login import act

HEADING = re.compile(r"^(#+ )", re.MULTILINE)


def page() -> None:
    """Draw the page."""
    st.title(_("Texte"))
    draft = choose_draft()
    if draft is None:
        return
    names = [one for one in files_of(draft.data) if one.startswith(f"{FOLDER}/") and one.endswith(".md")]
    if not names:
        st.info(_("Im Datenordner liegen keine Texte."))
        return
    name = st.selectbox(_("Text"), names)
    seen = content(draft.data, name)
    left, right = st.columns(2)
    before = (seen or b"").decode("utf-8", "replace")
    text = left.text_area(_("Markdown"), before, height=560, key=f"text-{draft.id}-{name}-{hash(seen)}")
    with right.container(border=True):
        st.markdown(HEADING.sub(r"##\1", for_readers(text, {})))  # below the heading of this page
    note = st.text_input(_("Notiz: warum?"), key="text-note")
    if st.button(_("In den Entwurf schreiben"), type="primary", disabled=text == before):
        done = _("Der Text steht im Entwurf.")
        tried(lambda: save(draft, {name: text.encode()}, seen={name: seen}, act=act(note)), done)
