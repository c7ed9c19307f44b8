"""Page: what each release of the data brought, and how the data stood before."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.news import show_releases
from indicators.ui.parts.store import store

st.title(_("Was ist neu"))
st.markdown(
    _(
        "Das Neueste zuerst: Berichte über Maßnahmen, dann jede Ausgabe der Daten mit neuen und berichtigten Werten "
        "und geänderten Bewertungen. Frühere Stände lassen sich ansehen; Ziele und Definitionen sind dabei "
        "die heutigen."
    )
)
show_releases(store())
