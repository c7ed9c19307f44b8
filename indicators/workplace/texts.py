"""Page: the operator's texts, with a look at them as visitors get them."""

import re

import streamlit as st

from indicators.desk.drafts import files_of
from indicators.language.i18n import gettext as _
from indicators.loading.texts import FOLDER, for_readers
from indicators.workplace.chosen import choose_draft, opened

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
    file = opened(draft, name, "text")
    left, right = st.columns(2)
    before = (file.base or b"").decode("utf-8", "replace")
    text = left.text_area(_("Markdown"), before, height=560, key=file.editor)
    with right.container(border=True):
        st.markdown(HEADING.sub(r"##\1", for_readers(text, {})))  # below the heading of this page
    note = st.text_input(_("Notiz: warum?"), key="text-note")
    if st.button(_("In den Entwurf schreiben"), type="primary", disabled=text == before):
        file.write(text.encode(), note, _("Der Text steht im Entwurf."))
