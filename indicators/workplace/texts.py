"""Page: the operator's texts, with a look at them as visitors get them."""

import re

import streamlit as st

from indicators.desk.drafts import content, files_of
from indicators.language.i18n import gettext as _
from indicators.loading.texts import FOLDER, for_readers
from indicators.workplace.chosen import choose_draft, offer_writing, opened

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
    titles = {one: _title(one, content(draft.data, one)) for one in names}
    name = st.selectbox(_("Text"), names, format_func=titles.__getitem__)
    file = opened(draft, name)
    left, right = st.columns(2)
    before = (file.base or b"").decode("utf-8", "replace")
    text = left.text_area(_("Markdown"), before, height=560, key=file.editor, persist_state="session")
    file.keep(text if text != before else None)
    right.caption(_("So lesen es die Besucher:"))
    with right.container(border=True):
        st.markdown(HEADING.sub(r"##\1", for_readers(text, {})))  # below the heading of this page
    offer_writing(file, text.encode, done=_("Der Text steht im Entwurf."))


def _title(name: str, file: bytes | None) -> str:
    """What a text is called: its heading, with the name of its file."""
    heading = re.search(r"^# +(.+)$", (file or b"").decode("utf-8", "replace"), re.MULTILINE)
    short = name.removeprefix(f"{FOLDER}/")
    return f"{heading[1].strip()} ({short})" if heading else short
