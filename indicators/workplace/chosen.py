"""The draft that a page works on, and its files in editors: what was typed stays until it is written or given up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from indicators.desk.drafts import Draft, DraftConflictError, content, drafts, find_draft, save
from indicators.desk.people import Role
from indicators.desk.releasing import NothingToReleaseError
from indicators.desk.rows import Conflict, conflict_rows
from indicators.desk.seen import dataset_seen, problems_seen, rows_seen
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.language.tables import table_word
from indicators.loading.load import data_dir
from indicators.model.problems import DataProblems, Problem
from indicators.ui.parts.html import plain, show
from indicators.workplace.fields import column_word, problem_words
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


def tried(do: Callable[[], object], done: str) -> None:
    """Do something and draw the page anew, with the words that it is `done`; what stands against it is said in words.

    Where `do` returns words, they stand behind those.
    """
    try:
        more = do()
    except DraftConflictError as error:
        st.error(_("Jemand hat inzwischen dasselbe geändert. Nichts ist überschrieben:"))
        show_conflicts(error.conflicts)
    except DataProblems as error:
        show("parts/problems.html", problems=error.problems)
    except NothingToReleaseError:
        st.info(_("Das ist schon so: Es gibt nichts zu ändern."))
    except OSError as error:
        st.error(plain(_("Nicht geschrieben: {reason}.").format(reason=error.strerror or error)))
    else:
        st.session_state[DONE] = (f"{done} {more}", True) if isinstance(more, str) else (done, False)
        st.rerun()


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

        def do() -> str | None:
            save(self.draft, {self.name: file}, seen={self.name: self.base}, act=act(note))
            self.close()
            faults = [one for one in problems_seen(self.draft, self.name, day=act().when.date()) if not one.notice]
            words = _("Die Prüfung hat aber etwas dagegen, siehe unten: {count} Fehler.")
            return words.format(count=len(faults)) if faults else None

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
    row = st.container(horizontal=True)
    is_pressed = row.button(label or _("In den Entwurf schreiben"), type="primary", key=f"write-{file.editor}")
    if file.typed is not None and row.button(_("Eingabe verwerfen"), key=f"drop-{file.editor}"):
        file.close()
        st.rerun()
    if not is_pressed:
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
    """Say what was done last, once: above the page, and where the page is seen just now."""
    done, is_doubtful = st.session_state.pop(DONE, ("", False))
    if done:
        say, icon = (st.warning, ":material/warning:") if is_doubtful else (st.success, ":material/check:")
        say(plain(done), icon=icon)
        st.toast(plain(done), icon=icon)


def show_conflicts(conflicts: Sequence[Conflict]) -> None:
    """Draw what two people changed in different ways, cell by cell; a row that one of them deleted says so."""
    gone = {(one.file, one.key): (one.base, one.present, one.mine) for one in conflicts}
    rows = []
    for one in conflict_rows(conflicts):
        sides = gone[one["file"], one["row"]]
        texts = [
            _("(gelöscht)") if side is None else one[name]
            for side, name in zip(sides, ("base", "present", "mine"), strict=True)
        ]
        rows.append(
            {
                _("Tabelle"): table_word(one["file"]), _("Zeile"): one["row"] or one["file"],
                _("Spalte"): column_word(one["file"], one["column"]),
                _("vorher"): texts[0], _("jetzt veröffentlicht"): texts[1], _("in diesem Entwurf"): texts[2],
            }
        )  # fmt: skip
    st.dataframe(rows, hide_index=True, alt=_("Was zwei anders geändert haben"))


def show_problems(draft: Draft, problems: Sequence[Problem]) -> None:
    """Draw problems of a draft in words, faults before notices."""
    data, rows = dataset_seen(draft, day=act().when.date()), rows_seen(draft)
    ordered = sorted(problems, key=lambda one: one.notice)
    show("parts/problems.html", problems=[problem_words(one, rows, data) for one in ordered])
