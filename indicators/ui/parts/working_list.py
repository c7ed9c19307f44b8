"""The working list on a page: what is on it, one click to look at it, and where it is changed."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import streamlit as st

from indicators.address.choice import Choice
from indicators.address.parameters import LIST
from indicators.address.working_list import MOST_AREAS, MOST_INDICATORS, WorkingList, read_working_list
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.ui.parts.address import REMEMBERED_LIST, change_list, change_parameter, given, hold
from indicators.ui.parts.frame import notices
from indicators.ui.parts.html import plain

ENTERED = "list_entered_page"
OPENED, AREAS, INDICATORS = "list_opened", "list_areas", "list_indicators"


def current_list(data: Store) -> WorkingList:
    """Return the working list of the address; on a page reached without one, that of the page before."""
    return _read(data)[0]


def _read(data: Store) -> tuple[WorkingList, list[str]]:
    """Return the list of the address, else the remembered one, which an address gets when its page is entered.

    Only then: written again whenever it is missing, it would never let a visitor go back to where it was not.
    """
    parameters: dict[str, list[str]] = given()
    kept, page = st.session_state.get(REMEMBERED_LIST), urlsplit(str(st.context.url or "")).path
    if LIST not in parameters and kept:
        parameters[LIST] = [kept]
        if st.session_state.get(ENTERED) != page:
            st.query_params[LIST] = kept
    st.session_state[ENTERED] = page
    found, messages = read_working_list(parameters, data)
    st.session_state[REMEMBERED_LIST] = found.parameters().get(LIST, "")
    return found, messages


def show_title(data: Store, title: str, kind: type[Choice]) -> None:
    """Draw the title of a page and beside it the list; a click on an entry shows it on this page.

    Of the list there are only the entries by which the choice of the page can be told what to show.
    To be called outside the page's fragment: what stays the same is then not sent again with each change.
    """
    found, messages = _read(data)
    areas = {code: data.dataset.areas[code].label for code in found.areas}
    indicators = {name: data.dataset.indicators[name].short for name in found.indicators}
    with st.container(horizontal=True, vertical_alignment="center", key="title_row"):
        st.title(plain(title), width="content")
        box = st.popover(_("Arbeitsliste"), icon=":material/bookmarks:", key=OPENED, on_change="rerun")
        if box.open:
            with box:
                _edit(data, found)
        if "gemeinde" in kind.allowed():
            _entries(_("Gebiete der Arbeitsliste"), areas, "gemeinde", key="list_pick_area")
        if "indikator" in kind.allowed():
            _entries(_("Indikatoren der Arbeitsliste"), indicators, "indikator", key="list_pick_indicator")
    notices(messages)


def _entries(label: str, words: Mapping[str, str], parameter: str, *, key: str) -> None:
    """Draw entries to click; nothing stays chosen, the page itself shows what is looked at."""
    if not words:
        return

    def picked() -> None:
        if one := st.session_state[key]:
            change_parameter(parameter, one)
        st.session_state[key] = None

    st.pills(
        label, list(words), format_func=lambda one: plain(words[one]), key=key, on_change=picked,
        label_visibility="collapsed", wrap=True,
    )  # fmt: skip


def _edit(data: Store, found: WorkingList) -> None:
    st.caption(
        _("Einmal gewählt, gilt die Liste auf allen Seiten. Sie steht in der Adresse und lässt sich weitergeben.")
    )
    places = {one.code: one.label for one in data.dataset.areas.in_order}
    _several(_("Gebiete"), places, found.areas, key=AREAS, most=MOST_AREAS)
    _several(_("Indikatoren"), data.short_labels, found.indicators, key=INDICATORS, most=MOST_INDICATORS)
    st.button(_("Liste leeren"), key="list_clear", disabled=not found, on_click=lambda: change_list(WorkingList()))


def _several(label: str, words: Mapping[str, str], chosen: Sequence[str], *, key: str, most: int) -> None:
    hold(key, list(chosen))

    def changed() -> None:
        change_list(WorkingList(tuple(st.session_state[AREAS]), tuple(st.session_state[INDICATORS])))

    st.multiselect(
        label, list(words), format_func=lambda one: words[one], key=key, max_selections=most, on_change=changed,
        placeholder=_("Name eingeben"),
    )  # fmt: skip
