"""The draft that a page works on: named in the address, chosen at the top of the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from indicators.desk.drafts import Draft, DraftConflictError, content, drafts, find_draft, save
from indicators.desk.people import Role
from indicators.desk.releasing import NothingToReleaseError, conflict_rows
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.model.problems import DataProblems, Problem
from indicators.ui.parts.html import plain, show
from indicators.workplace.login import act, someone

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
    except NothingToReleaseError:
        st.info(_("Das ist schon so: Es gibt nichts zu ändern."))
    except OSError as error:
        st.error(plain(_("Nicht geschrieben: {reason}.").format(reason=error.strerror or error)))
    else:
        st.session_state[DONE] = done
        if stays:
            say_done()
            return found
        st.rerun()
    return None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of a draft in an editor: as it was when it was opened, and the key of the editor."""

    draft: Draft
    name: str
    base: bytes | None
    editor: str

    def write(self, file: bytes, note: str, done: str) -> None:
        """Write the file as edited; what others wrote since it was opened stays, or nothing is written."""

        def do() -> None:
            save(self.draft, {self.name: file}, seen={self.name: self.base}, act=act(note))
            _close(self.draft, self.name)

        tried(do, done)


def opened(draft: Draft, name: str, editor: str) -> Opened:
    """Return a file for an editor, as it was when the editor was opened, and say what others have written since."""
    kept, number = f"opened-{draft.id}-{name}", st.session_state.get(f"closed-{draft.id}-{name}", 0)
    now, key = content(draft.data, name), f"{editor}-{draft.id}-{name}-{number}"
    if kept not in st.session_state or key not in st.session_state:  # nothing is typed
        st.session_state[kept] = now
    base: bytes | None = st.session_state[kept]
    if base != now:
        st.warning(
            _(
                "Jemand hat hier inzwischen geschrieben. Beim Schreiben wird beides zusammengeführt; wo das nicht "
                "geht, wird nichts überschrieben."
            )
        )
        if st.button(_("Neu laden und eigene Eingabe verwerfen")):
            _close(draft, name)
            st.rerun()
    return Opened(draft, name, base, key)


def _close(draft: Draft, name: str) -> None:
    """Let the editors of a file begin anew with what is there."""
    st.session_state.pop(f"opened-{draft.id}-{name}", None)
    st.session_state[f"closed-{draft.id}-{name}"] = st.session_state.get(f"closed-{draft.id}-{name}", 0) + 1


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
