"""What every page shares: navigation, title, style, foot."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.settings import TITLE
from indicators.model.problems import DataProblems
from indicators.paths import STATIC
from indicators.store import Store
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.store import asked_release, store


def run_navigation() -> None:
    """Set up the pages, run the chosen one, and put the foot below it.

    A page's file never has the name of its address: Streamlit would otherwise answer a first deep link in its
    legacy mode, without this navigation.
    """
    sections = _sections()
    page = st.navigation(sections, position="top")
    st.set_page_config(page_title=f"{page.title} · {TITLE}", page_icon=str(STATIC / "icon.svg"), layout="wide")
    st.logo(str(STATIC / "logo.svg"), size="large")
    st.html(Path(__file__).with_name("app.css"))
    try:
        data = store()
    except DataProblems as error:
        st.error(_("Die Daten können nicht gelesen werden."), icon=":material/error:")
        show("parts/problems.html", problems=error.problems)
    else:
        _show_release(data)
        page.run()
    hidden = [one for pages in sections.values() for one in pages if one.visibility == "hidden"]
    show("parts/foot.html", links=[(one.url_path, one.title) for one in hidden])


def _sections() -> dict[str, list[StreamlitPage]]:
    """The pages by the heading under which the navigation shows them; those of "" stand in the bar itself."""
    return {
        "": [
            _page("overview", _("Überblick"), "ueberblick", default=True),
            _page("map", _("Karte"), "karte"),
            _page("goals", _("Ziele"), "ziele"),
            _page("profile", _("Gemeinde"), "gemeinde"),
            _page("measures", _("Projekte"), "projekte"),
            _page("meeting", _("Sitzung"), "sitzungen"),
            _page("joining", _("Mitmachen"), "mitmachen", hidden=True),
            _page("imprint", _("Impressum"), "impressum", hidden=True),
            _page("privacy", _("Datenschutz"), "datenschutz", hidden=True),
            _page("accessibility", _("Barrierefreiheit"), "barrierefreiheit", hidden=True),
        ],
        _("Erkunden"): [
            _page("comparison", _("Vergleich"), "vergleich"),
            _page("spread", _("Verteilung"), "verteilung"),
            _page("similar", _("Ähnliche Gemeinden"), "aehnliche"),
            _page("relation", _("Zusammenhang"), "zusammenhang"),
            _page("two_maps", _("Zwei Karten"), "zwei-karten"),
            _page("table", _("Tabelle"), "tabelle"),
        ],
        _("Daten"): [
            _page("data", _("Daten & Quellen"), "daten"),
            _page("news", _("Was ist neu"), "neu"),
            _page("intake", _("Daten prüfen"), "pruefen"),
            _page("interface", _("Datenschnittstelle"), "schnittstelle"),
        ],
    }


def _page(name: str, title: str, path: str, *, default: bool = False, hidden: bool = False) -> StreamlitPage:
    file = f"pages/{name}_page.py"
    return st.Page(file, title=title, url_path=path, default=default, visibility="hidden" if hidden else "visible")


def _show_release(data: Store) -> None:
    """Say on every page that an earlier state of the data is shown, or that the one asked for is not kept."""
    asked = asked_release()
    if data.release:
        text = _("Sie sehen einen früheren Stand der Daten: die Ausgabe vom {day}.")
        current = _("Zum aktuellen Stand")
        show("parts/release.html", text=text.format(day=day_de(data.release.day)), current=current)
    elif asked and (not data.releases or asked != data.releases[0].id):
        text = _("Die Ausgabe „{found}“ gibt es nicht oder nicht mehr. Gezeigt wird der aktuelle Stand.")
        st.info(plain(text.format(found=asked)), icon=":material/info:")


def stop_without_data(data: Store) -> None:
    """End the page with a notice where there is no indicator to show."""
    if not data.sets:
        st.info(_("Es gibt noch keine Indikatoren. Sie kommen als Ordner unter data/sets hinzu."))
        st.stop()


def notices(messages: list[str]) -> None:
    """Show friendly notices about an address that could not be followed."""
    for message in messages:
        st.info(plain(message), icon=":material/info:")


def text_page(name: str) -> None:
    """Show a Markdown file of `data/texts`; the operator fills in its placeholders."""
    from indicators.loading.load import read_text

    st.markdown(read_text(name))


def show_method() -> None:
    """Explain how goals are rated, folded away until asked for."""
    with st.expander(_("So wird bewertet"), key="method"):
        text_page("methode")
