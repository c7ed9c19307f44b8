"""The draft that a page works on: named in the address, chosen at the top of the page."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from indicators.desk.drafts import Draft, DraftConflictError, drafts, find_draft
from indicators.desk.people import Role
from indicators.desk.releasing import conflict_rows
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.model.problems import DataProblems, Problem
from indicators.ui.parts.html import plain, show
from indicators.workplace.login import someone

DRAFT, DONE = "entwurf", "office_done"
T = TypeVar("T")


def choose_draft(*, role: Role = Role.EDITOR) -> Draft | None:
    """Draw the choice of a draft and return it; None, with a message, where there is none or the person may not."""
    if not someone().may(role):
        st.info(_("Das dürfen hier andere. Wer das Büro betreibt, gibt die Rollen."))
        return None
    known = drafts(data_dir())
    if not known:
        st.info(_("Es gibt keinen Entwurf. Unter „Entwürfe“ lässt sich einer beginnen."))
        return None
    asked = str(st.query_params.get(DRAFT) or st.session_state.get(DRAFT, ""))
    ids = [one.id for one in known]
    titles = {one.id: f"{one.title} ({one.author}, {day_de(one.begun.date())})" for one in known}
    chosen = st.selectbox(
        _("Entwurf"), ids, index=ids.index(asked) if asked in ids else 0, format_func=titles.__getitem__
    )
    st.query_params[DRAFT] = st.session_state[DRAFT] = chosen
    return find_draft(data_dir(), chosen)


def tried(do: Callable[[], T], done: str, *, stays: bool = False) -> T | None:
    """Do something and draw the page anew, with the words that it is `done`, unless the page `stays` as it is.

    What stands against it is said in words, and None returned.
    """
    try:
        found = do()
    except DraftConflictError as error:
        st.error(_("Jemand hat inzwischen dasselbe geändert. Nichts ist überschrieben:"))
        show_conflicts(error)
    except DataProblems as error:
        show_problems(error.problems)
    except OSError as error:
        st.error(plain(_("Nicht geschrieben: {reason}.").format(reason=error.strerror or error)))
    else:
        st.session_state[DONE] = done
        if stays:
            say_done()
            return found
        st.rerun()
    return None


def say_done() -> None:
    """Say what was done last, once."""
    if done := st.session_state.pop(DONE, ""):
        st.success(done, icon=":material/check:")


def show_conflicts(error: DraftConflictError) -> None:
    """Draw what two people changed in different ways, cell by cell."""
    st.table(
        [
            {
                _("Datei"): one["file"], _("Zeile"): one["row"], _("Spalte"): one["column"], _("vorher"): one["base"],
                _("jetzt"): one["present"], _("hier"): one["mine"],
            }
            for one in conflict_rows(error.conflicts)
        ]
    )  # fmt: skip


def show_problems(problems: tuple[Problem, ...] | list[Problem]) -> None:
    """Draw problems with their places, faults before notices."""
    ordered = sorted(problems, key=lambda one: one.notice)
    show("parts/problems.html", problems=ordered)
