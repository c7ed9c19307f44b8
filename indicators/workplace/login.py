"""Who is at the desk: by the login of the house (OpenID Connect), or the one person at this machine."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from indicators.desk.act import Act
from indicators.desk.people import USUAL_CLAIM, Person, Role, is_over, is_this_machine, person_here, person_of
from indicators.language.i18n import gettext as _
from indicators.ui.parts.html import plain

PERSON = "office_person"


def who_is_there() -> Person | None:
    """Return the person who may be here; else draw what is to be done, and return None."""
    secrets = _secrets()
    if "auth" not in secrets:
        if not is_this_machine(str(st.get_option("server.address") or "")):
            st.error(_("Ohne Anmeldung ist das Büro nur an diesem Rechner zu benutzen (127.0.0.1)."))
            return None
        return _noted(person_here())
    if not st.user.is_logged_in:
        st.title(_("Büro"))
        st.button(_("Anmelden"), on_click=st.login, type="primary")
        return None
    claims = st.user.to_dict()
    if is_over(claims, datetime.now(UTC)):
        st.logout()
        return None
    office: Mapping[str, Any] = secrets.get("office", {})
    names = {str(office[one.value]): one for one in Role if office.get(one.value)}
    person = person_of(claims, claim=str(office.get("claim", USUAL_CLAIM)), names=names)
    if person is None:
        st.error(_("Sie sind angemeldet, haben hier aber keine Rolle. Wer das Büro betreibt, kann sie geben."))
        st.button(_("Abmelden"), on_click=st.logout)
        return None
    return _noted(person)


def show_who(person: Person) -> None:
    """Say who is there, with the way out where there is a login."""
    words = {Role.VIEWER: _("liest mit"), Role.EDITOR: _("bearbeitet"), Role.RELEASER: _("bearbeitet und gibt frei")}
    left, right = st.columns([6, 1])
    left.caption(plain(_("{name} {does}.").format(name=person.name, does=words[person.role])))
    if not person.is_alone:
        right.button(_("Abmelden"), on_click=st.logout)


def someone() -> Person:
    """Return the person of this run."""
    found: Person = st.session_state[PERSON]
    return found


def act(why: str = "") -> Act:
    """Return what the person of this run does now."""
    return Act(someone().name, datetime.now(UTC), why.strip())


def _noted(person: Person) -> Person:
    st.session_state[PERSON] = person
    return person


def _secrets() -> Mapping[str, Any]:
    try:
        return {name: st.secrets[name] for name in st.secrets}
    except StreamlitSecretNotFoundError:
        return {}
