"""Page: a publisher's file is read, checked and compared with the data; nothing is written."""

from datetime import date

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import read_store
from indicators.ui import intake as parts
from indicators.views.pages import INTAKE

data = read_store(day=date.today())
recipes = parts.recipes_of_data()
st.title(INTAKE.title())
st.markdown(INTAKE.purpose())
upload = st.file_uploader(
    _("Datei (CSV, Excel, ODS oder ZIP mit einer Tabelle, höchstens 20 MB)"),
    parts.KINDS,
    key="intake_file",
    on_change=parts.another_file,
)
wanted = parts.choose(data, recipes)
if upload:
    found = parts.tried(upload.getvalue(), upload.name, wanted, data)
    if found:
        parts.ask_for_columns(found, data)
        parts.show_report(found)
        parts.show_download(found, upload.name, wanted)
else:
    parts.say_what_became_of_it()
