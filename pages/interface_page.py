"""Page: how programs get the data, with examples to copy."""

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.ui.interface import show_examples, show_resources, show_terms
from indicators.ui.parts.store import store

data = store()
st.title(_("Datenschnittstelle"))
st.markdown(
    _(
        "Alle Werte, Definitionen, Ziele, Bewertungen und Grenzen gibt es auch für Programme: als JSON, CSV und "
        "GeoJSON, ohne Anmeldung und ohne Schlüssel. Die Adressen bleiben gleich, solange `v1` darin steht."
    )
)
st.subheader(_("Was es gibt"), anchor="adressen")
show_resources(data)
st.subheader(_("Beispiele"), anchor="beispiele")
show_examples(data)
st.subheader(_("Lizenz und Zitat"), anchor="lizenz")
show_terms(data)
