"""The draft that a page works on, and its files in editors: what was typed stays until it is written or given up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from indicators.desk.drafts import Draft, DraftConflictError, content, drafts, find_draft, save
from indicators.desk.people import Role
from indicators.desk.releasing import NothingToReleaseError, conflict_rows
from indicators.desk.rows import Conflict
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.language.tables import table_word
from indicators.loading.load import data_dir
from indicators.model.problems import DataProblems, Problem
from indicators.ui.parts.html import plain, show
from indicators.workplace.login import act, someone

DRAFT, DONE, ASKED = "entwurf", "office_done", "office_asked"
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
    asked = str(st.query_params.get(DRAFT) or st.session_state.get(ASKED, ""))
    ids = [one.id for one in known]
    titles = {one.id: f"{one.title} ({one.author}, {day_de(one.begun.date())})" for one in known}
    chosen = st.selectbox(
        _("Entwurf"), ids, index=ids.index(asked) if asked in ids else 0, format_func=titles.__getitem__
    )
    go_on_with(chosen)
    return find_draft(data_dir(), chosen)


def go_on_with(draft: str) -> None:
    """Let the pages go on with a draft, by its id: in the address, and for pages opened from the menu."""
    st.query_params[DRAFT] = st.session_state[ASKED] = draft


def tried(do: Callable[[], T], done: str, *, stays: bool = False) -> T | None:
    """Do something and draw the page anew, with the words that it is `done`, unless the page `stays` as it is.

    What stands against it is said in words, and None returned.
    """
    try:
        found = do()
    except DraftConflictError as error:
        st.error(_("Jemand hat inzwischen dasselbe geändert. Nichts ist überschrieben:"))
        show_conflicts(error.conflicts)
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


@dataclass(slots=True)
class _Open:
    """What the session keeps of an open editor: the file as it was, what is typed and not written, how often closed."""

    base: bytes | None
    typed: Any = None
    closed: int = 0


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of a draft in an editor: as it was when something was first typed, and the key of the editor."""

    draft: Draft
    name: str
    base: bytes | None
    editor: str
    _place: str

    @property
    def typed(self) -> Any:
        """What was typed and is not written, None for nothing: as the editor's page had kept it."""
        return st.session_state[self._place].typed

    def keep(self, typed: Any) -> None:
        """Keep what is typed, None for nothing: it is there again when the page is opened again."""
        st.session_state[self._place].typed = typed

    def steady(self, key: str, make: Callable[[], T]) -> T:
        """Return what an editor begins with: the same object as long as the editor with this key is on the page."""
        kept = f"start-{key}"
        if key not in st.session_state or kept not in st.session_state:
            st.session_state[kept] = make()
        found: T = st.session_state[kept]
        return found

    def write(self, file: bytes, note: str, done: str) -> None:
        """Write the file as edited; what others wrote since it was opened stays, or nothing is written."""

        def do() -> None:
            save(self.draft, {self.name: file}, seen={self.name: self.base}, act=act(note))
            self.close()

        tried(do, done)

    def close(self) -> None:
        """Let the editor begin anew with what is there."""
        one: _Open = st.session_state[self._place]
        one.typed, one.closed = None, one.closed + 1


def opened(draft: Draft, name: str, *, part: str = "") -> Opened:
    """Return a file for the editor of it, or of a `part` of it, and say what others have written since."""
    now, place = content(draft.data, name), f"open-{draft.id}-{name}-{part}"
    one: _Open = st.session_state.setdefault(place, _Open(now))
    if one.typed is None:
        one.base = now
    found = Opened(draft, name, one.base, f"{name}-{part}-{draft.id}-{one.closed}", place)
    if one.base != now:
        st.warning(
            _(
                "Diese Datei ist inzwischen anders. Beim Schreiben wird beides zusammengeführt; wo das nicht geht, "
                "wird nichts überschrieben."
            )
        )
        if st.button(_("Neu laden und eigene Eingabe verwerfen"), key=f"anew-{found.editor}"):
            found.close()
            st.rerun()
    return found


def offer_writing(
    file: Opened, made: Callable[[], bytes], *, done: str, label: str = "", missing: Sequence[str] = ()
) -> bool:
    """Draw the note and the button that writes; pressed, it says what is missing, or that nothing is changed.

    Returns True where something is written or was tried.
    """
    note = st.text_input(_("Notiz für den Verlauf: warum?"), key=f"note-{file.editor}", persist_state="session")
    if not st.button(label or _("In den Entwurf schreiben"), type="primary", key=f"write-{file.editor}"):
        if file.typed is not None:
            st.caption(_("Noch nicht geschrieben."))
        return False
    if missing:
        st.error("\n".join(f"- {plain(one)}" for one in missing))
    elif file.typed is None:
        st.info(_("Hier ist nichts geändert."))
    else:
        file.write(made(), note, done)
    return True


def say_done() -> None:
    """Say what was done last, once."""
    if done := st.session_state.pop(DONE, ""):
        st.success(done, icon=":material/check:")


def show_conflicts(conflicts: Sequence[Conflict]) -> None:
    """Draw what two people changed in different ways, cell by cell."""
    st.table(
        [
            {
                _("Tabelle"): table_word(one["file"]), _("Zeile"): one["row"], _("Spalte"): one["column"],
                _("vorher"): one["base"], _("jetzt"): one["present"], _("hier"): one["mine"],
            }
            for one in conflict_rows(conflicts)
        ]
    )  # fmt: skip


def show_problems(problems: Sequence[Problem]) -> None:
    """Draw problems with their places, faults before notices."""
    ordered = sorted(problems, key=lambda one: one.notice)
    show("parts/problems.html", problems=ordered)
