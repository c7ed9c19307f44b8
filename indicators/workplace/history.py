"""Page: what was done, by whom and why; releases taken back; everything as one file."""

import io
import zipfile

import streamlit as st

from indicators.desk.drafts import content, drafts_folder, files_of
from indicators.desk.log import entries
from indicators.desk.people import Role
from indicators.desk.releasing import released, take_back
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import tried
from indicators.workplace.login import act, someone

MOST_LINES = 500


def page() -> None:
    """Draw the page."""
    st.title(_("Verlauf"))
    st.subheader(_("Ausgaben aus dem Büro"))
    known = released(data_dir())
    if not known:
        st.caption(_("Noch keine."))
    for name, told in known.items():
        with st.container(border=True):
            st.markdown(f"**{plain(name)}** {plain(str(told.get('why', '')))}")
            st.caption(plain(str(told.get("who", ""))))
            if someone().may(Role.RELEASER):
                why = st.text_input(_("Warum zurücknehmen?"), key=f"why-{name}")
                if st.button(_("Zurücknehmen"), key=f"back-{name}", disabled=not why.strip()):
                    tried(lambda: take_back(name, data_dir(), act(why)), _("Zurückgenommen, als eigene Ausgabe."))  # noqa: B023
    st.subheader(_("Was getan wurde"))
    lines = entries(drafts_folder(data_dir()))
    st.dataframe(lines[:MOST_LINES], hide_index=True, height=360)
    st.download_button(
        _("Alles als ZIP: Daten, Entwürfe, Verlauf"), _archive, "buero.zip", "application/zip", on_click="ignore",
    )  # fmt: skip


def _archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in (data_dir(), drafts_folder(data_dir())):
            for name in files_of(folder) if folder.is_dir() else ():
                file = content(folder, name)
                if file is not None:
                    archive.writestr(f"{folder.name}/{name}", file)
    return target.getvalue()
