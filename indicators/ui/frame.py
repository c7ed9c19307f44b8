"""What every page shares: navigation, title, style, foot."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from indicators.formatting import day_de
from indicators.i18n import gettext as _
from indicators.problems import DataProblems
from indicators.settings import TITLE
from indicators.store import Store
from indicators.ui.html import plain, show
from indicators.ui.store import asked_release, store

ROOT = Path(__file__).parents[2]


def run_navigation() -> None:
    """Set up the pages, run the chosen one, and put the foot below it.

    A page's file never has the name of its address: Streamlit would otherwise answer a first deep link in its
    legacy mode, without this navigation.
    """
    pages = [
        st.Page("pages/overview_page.py", title=_("Überblick"), url_path="ueberblick", default=True),
        st.Page("pages/map_page.py", title=_("Karte"), url_path="karte"),
        st.Page("pages/comparison_page.py", title=_("Vergleich"), url_path="vergleich"),
        st.Page("pages/relation_page.py", title=_("Zusammenhang"), url_path="zusammenhang", visibility="hidden"),
        st.Page("pages/spread_page.py", title=_("Verteilung"), url_path="verteilung", visibility="hidden"),
        st.Page("pages/goals_page.py", title=_("Ziele"), url_path="ziele"),
        st.Page("pages/profile_page.py", title=_("Gemeinde"), url_path="gemeinde"),
        st.Page("pages/measures_page.py", title=_("Projekte"), url_path="projekte"),
        st.Page("pages/meeting_page.py", title=_("Sitzung"), url_path="sitzungen"),
        st.Page("pages/data_page.py", title=_("Daten & Quellen"), url_path="daten"),
        st.Page("pages/news_page.py", title=_("Was ist neu"), url_path="neu"),
        st.Page("pages/intake_page.py", title=_("Daten prüfen"), url_path="pruefen"),
        st.Page("pages/joining_page.py", title=_("Mitmachen"), url_path="mitmachen", visibility="hidden"),
        st.Page(
            "pages/interface_page.py", title=_("Datenschnittstelle"), url_path="schnittstelle", visibility="hidden"
        ),
        st.Page("pages/imprint_page.py", title=_("Impressum"), url_path="impressum", visibility="hidden"),
        st.Page("pages/privacy_page.py", title=_("Datenschutz"), url_path="datenschutz", visibility="hidden"),
        st.Page(
            "pages/accessibility_page.py",
            title=_("Barrierefreiheit"),
            url_path="barrierefreiheit",
            visibility="hidden",
        ),
    ]
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=f"{page.title} · {TITLE}", page_icon=str(ROOT / "static" / "icon.svg"), layout="wide")
    st.logo(str(ROOT / "static" / "logo.svg"), size="large")
    st.html(Path(__file__).with_name("app.css"))
    try:
        data = store()
    except DataProblems as error:
        st.error(_("Die Daten können nicht gelesen werden."), icon=":material/error:")
        show("problems.html", problems=error.problems)
    else:
        _show_release(data)
        page.run()
    show("foot.html", links=[(page.url_path, page.title) for page in pages if page.visibility == "hidden"])


def _show_release(data: Store) -> None:
    """Say on every page that an earlier state of the data is shown, or that the one asked for is not kept."""
    asked = asked_release()
    if data.release:
        text = _("Sie sehen einen früheren Stand der Daten: die Ausgabe vom {day}.")
        current = _("Zum aktuellen Stand")
        show("release.html", text=text.format(day=day_de(data.release.day)), current=current)
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
    from indicators.load import read_text

    st.markdown(read_text(name))


def show_method() -> None:
    """Explain how goals are rated, folded away until asked for."""
    with st.expander(_("So wird bewertet"), key="method"):
        text_page("methode")
