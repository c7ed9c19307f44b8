"""The data interface explained to people: addresses, examples to copy, licence and citation."""

import streamlit as st

from indicators.api.asked import ROOT
from indicators.api.overview import resource_rows
from indicators.export.citation import citation
from indicators.language.i18n import gettext as _
from indicators.loading.base_path import with_base
from indicators.loading.settings import current_settings
from indicators.ogc.routes import PATH as OGC
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.share import origin

PATH = "schnittstelle"
R = """werte <- read.csv("{url}", colClasses = c(area = "character"))
head(werte[, c("area_label", "year", "value", "unit")])"""
PANDAS = """import pandas as pd

werte = pd.read_csv("{url}", dtype={{"area": str}})
print(werte.pivot(index="year", columns="area_label", values="value"))"""


def show_resources(data: Store) -> None:
    """Show what can be asked for, with the description for programs and the catalogue for open-data portals."""
    rows = resource_rows(data.default_indicator)
    shown = [
        (path, _address(f"{ROOT}/{path}") or with_base(f"{ROOT}/{path}"), words, filters)
        for path, words, filters in rows
    ]
    show(
        "interface/interface.html",
        root=with_base(ROOT),
        rows=shown,
        releases=[one.id for one in data.releases if one.id in data.kept_releases],
    )


def show_examples(data: Store) -> None:
    """Show the same question put in R, in Python, and in Excel or QGIS."""
    values = _address(f"{ROOT}/values.csv?indicator={data.default_indicator}&level=district")
    r, pandas, other = st.tabs(["R", "Python", _("Excel und QGIS")])
    r.code(R.format(url=values), language="r", wrap_lines=True)
    pandas.code(PANDAS.format(url=values), language="python", wrap_lines=True)
    other.markdown(_("Excel: **Daten → Aus dem Web**, dann diese Adresse. Die Spalte `area` als Text einlesen."))
    other.code(values, language=None, wrap_lines=True)
    other.markdown(
        _(
            "QGIS: **Layer → Layer hinzufügen → WFS / OGC API – Features** für alle Indikatoren, oder "
            "**Vektorlayer**, Protokoll HTTP(S), für einen Indikator:"
        )
    )
    other.code(_address(f"/{OGC}"), language=None, wrap_lines=True)
    other.code(_address(f"{ROOT}/indicators/{data.default_indicator}/map.geojson"), language=None, wrap_lines=True)


def show_terms(data: Store) -> None:
    """Show under which terms the data can be used, and how to cite them."""
    sources = {one.attribution: one for one in data.dataset.sources.values()}
    st.markdown(
        _(
            "Jede Quelle behält ihre Lizenz: Sie steht in jeder Antwort unter `meta`, bei CSV im Kopf der Antwort und "
            "je Indikator unter `indicators`. Nennen Sie die Quellen so, wie es dort steht."
        )
    )
    licences = sorted({one.licence for one in sources.values()})
    st.caption(_("Lizenzen der Quellen: {list}.").format(list="; ".join(licences)))
    words = citation(_("Datenschnittstelle"), [], edition=data.edition, url=_address(PATH), day=data.day, changed=True)
    st.code(words, language=None, wrap_lines=True)


def _address(path: str) -> str:
    return current_settings().address(path, origin=origin())
