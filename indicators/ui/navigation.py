"""The navigation in Streamlit, and the foot of every page."""

from collections.abc import Mapping
from contextlib import suppress

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from indicators.address.area_choice import AreaChoice
from indicators.address.choice import Choice
from indicators.address.parameters import AREA_PARAMETERS, TOUR
from indicators.deck.choice import DeckChoice
from indicators.drawing.logo import logo_svg
from indicators.drawing.placed import apart_note
from indicators.export.view_kind import Page
from indicators.language.i18n import gettext as _
from indicators.loading.boundaries import source_note, source_url
from indicators.loading.preview import preview_title
from indicators.loading.region import current_region, icon_path, site_title
from indicators.model.problems import DataProblems
from indicators.search.choice import FindChoice
from indicators.store import Store
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.store import asked_release, speak, store
from indicators.ui.parts.style import show_style
from indicators.ui.parts.top import show_top
from indicators.ui.parts.uploading import note_upload
from indicators.views.catalogue import SearchChoice
from indicators.views.kinds import KINDS
from indicators.views.map.choice import MapChoice
from indicators.views.measures.choice import MeasureChoice
from indicators.views.news import earlier_words, not_kept_words
from indicators.views.pages import (
    ABOUT_DATA,
    BAR,
    CATALOGUE,
    EXPLORING,
    FOOT,
    INTAKE,
    JOINING,
    MEASURES,
    MEETING,
    PAGES,
    SEARCH,
    START,
    readings,
)

# What the address of a page may say, for the pages that show something to choose.
CHOICES: Mapping[Page, type[Choice]] = {
    START: MapChoice,
    **{one.page: one.choice for one in KINDS},
    MEASURES: MeasureChoice,
    MEETING: DeckChoice,
    JOINING: AreaChoice,
    CATALOGUE: SearchChoice,
    SEARCH: FindChoice,
}


def run_navigation() -> None:
    """Set up the pages, run the chosen one, and put the foot below it.

    A page's file never has the name of its address: Streamlit would otherwise answer a first deep link in its
    legacy mode, without this navigation.
    """
    speak()
    pages = {one: _page(one) for one in PAGES}
    page = st.navigation(_sections(pages), position="top")
    note_upload(is_shown=page.url_path == INTAKE.address)
    st.set_page_config(page_title=f"{page.title} · {site_title()}", page_icon=str(icon_path()), layout="wide")
    st.logo(logo_svg(), size="large")
    show_style()
    try:
        data = store()
    except DataProblems as error:
        st.error(_("Die Daten können nicht gelesen werden."), icon=":material/error:")
        show("parts/problems.html", problems=error.problems)
    else:
        shown = START if not page.url_path else next(one for one in PAGES if one.address == page.url_path)
        show_top(data, shown, str(st.query_params.get(TOUR, "")))
        show_release(data)
        with suppress(StopException):  # of a page that has nothing to show: the foot stands below it all the same
            page.run()
        if found := readings(shown):
            show("interface/reading.html", readings=found)
    show(
        "parts/foot.html",
        links=[(one.address, one.title()) for one in FOOT],
        takes=area_parameters(),
        region=current_region().code,
        boundaries=source_note(),
        apart=apart_note(),
        boundaries_url=source_url(),
    )


def area_parameters() -> dict[str, str]:
    """Return the parameter by which each page takes an area, by its path; without pages that show none.

    The menu brings the chosen area to all of them: `static/page.js`.
    """
    allowed = {page: choice.allowed() for page, choice in CHOICES.items()}
    found = {page: next((name for name in AREA_PARAMETERS if name in allowed[page]), "") for page in allowed}
    return {"" if page == START else page.address: name for page, name in found.items() if name}


def _sections(pages: Mapping[Page, StreamlitPage]) -> dict[str, list[StreamlitPage]]:
    """The pages by the heading under which the navigation shows them; those of "" stand in the bar itself."""
    headed = {"": (*BAR, *FOOT), _("Erkunden"): EXPLORING, _("Daten"): ABOUT_DATA}
    return {heading: [pages[one] for one in found] for heading, found in headed.items()}


def _page(page: Page) -> StreamlitPage:
    """A page for Streamlit; those of the foot are not in the navigation."""
    return st.Page(
        f"pages/{page.script}_page.py", title=page.title(), url_path=page.address, default=page == START,
        visibility="hidden" if page in FOOT else "visible",
    )  # fmt: skip


def show_release(data: Store) -> None:
    """Say on every page that an earlier state of the data is shown, or that the one asked for is not kept."""
    if title := preview_title():
        show("parts/preview.html", title=title)
    if earlier := earlier_words(data):
        show("parts/release.html", text=earlier)
    elif missing := not_kept_words(data, asked_release()):
        st.info(plain(missing), icon=":material/info:")
