"""Page: a publisher's file is read, checked and compared with the data; nothing is written."""

from datetime import date

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import read_store
from indicators.ui import intake as parts

data = read_store(day=date.today())
recipes = parts.recipes_of_data()
st.title(_("Daten prüfen"))
st.markdown(
    _(
        "Hier lässt sich eine Datei ausprobieren, zum Beispiel ein Export der Regionalstatistik, aus INKAR oder eine "
        "eigene Excel-Tabelle: Was wird verstanden, was repariert, was ändert sich? Die Datei bleibt im "
        "Arbeitsspeicher dieser Sitzung. Auf dem Server wird nichts gespeichert, niemand sonst sieht sie. "
        "Übernommen werden Daten nur an der Kommandozeile."
    )
)
upload = st.file_uploader(
    _("Datei (CSV, Excel, ODS oder ZIP mit einer Tabelle, höchstens 20 MB)"),
    parts.KINDS,
    key="intake_file",
    on_change=parts.forget_columns,
)
wanted = parts.choose(data, recipes)
if upload:
    content, name = upload.getvalue(), upload.name
    prepared = parts.with_patience(lambda: parts.check_file(content, name, wanted, data, recipes))
    if prepared:
        parts.ask_for_columns(prepared, data)
        parts.show_report(prepared, data)
        parts.show_download(prepared, wanted, data)
