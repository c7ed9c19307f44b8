"""Page: a publisher's file is read, checked and compared with the data; nothing is written."""

from datetime import date

import streamlit as st

from indicators.language.i18n import gettext as _
from indicators.store import read_store
from indicators.ui.intake import (
    KINDS,
    check_file,
    choose,
    recipes_of_data,
    show_download,
    show_report,
    with_patience,
)

data = read_store(day=date.today())
recipes = recipes_of_data()
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
    _("Datei (CSV, Excel oder ZIP mit einer CSV-Datei, höchstens 20 MB)"), KINDS, key="intake_file"
)
wanted = choose(data, recipes)
if upload:
    content, name = upload.getvalue(), upload.name
    prepared = with_patience(lambda: check_file(content, name, wanted, data, recipes))
    if prepared:
        show_report(prepared, data)
        show_download(prepared, wanted, data)
