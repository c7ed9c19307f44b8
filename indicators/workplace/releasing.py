"""Page: what a draft changes, what stands against it, how it would look, and its release by another person."""

import streamlit as st

from indicators.desk.drafts import Draft, drafts_folder
from indicators.desk.log import entries
from indicators.desk.people import Role
from indicators.desk.preview import running, start, stop
from indicators.desk.releasing import NothingToReleaseError, Outlook, conflict_rows, release
from indicators.desk.seen import changes_seen, outlook_seen
from indicators.intake.report import flip_text
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.model.problems import DataProblems
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import choose_draft, show_problems, tried
from indicators.workplace.login import act, someone

MOST_ROWS = 500


def page() -> None:
    """Draw the page."""
    st.title(_("Prüfen und freigeben"))
    draft = choose_draft(role=Role.VIEWER)
    if draft is None:
        return
    _show_changes(draft)
    try:
        found = outlook_seen(draft, data_dir(), day=act().when.date())
    except DataProblems as error:
        show_problems(error.problems)
        return
    _show_outlook(found)
    _show_preview(draft)
    _offer_release(draft, found)


def _show_changes(draft: Draft) -> None:
    changed = changes_seen(draft)
    st.subheader(_("Änderungen ({count})").format(count=len(changed)))
    rows = []
    for one in changed[:MOST_ROWS]:
        before, after = one.before or {}, one.after or {}
        told = [name for name in dict.fromkeys([*before, *after]) if before.get(name, "") != after.get(name, "")]
        rows += [
            {
                _("Datei"): one.file, _("Zeile"): one.key, _("Spalte"): name,
                _("alt"): before.get(name, "")[:300], _("neu"): after.get(name, "")[:300],
            }
            for name in told
        ]  # fmt: skip
    if rows:
        st.dataframe(rows, hide_index=True, height=min(420, 60 + 35 * len(rows)))
    if len(changed) > MOST_ROWS:
        st.caption(_("Gezeigt werden die ersten {count}.").format(count=MOST_ROWS))


def _show_outlook(found: Outlook) -> None:
    if found.conflicts:
        st.error(_("Diese Zeilen haben andere inzwischen anders geändert. Erst im Entwurf angleichen:"))
        st.dataframe(conflict_rows(found.conflicts), hide_index=True)
    if found.problems:
        show_problems(found.problems)
    if found.flips:
        st.subheader(_("Bewertungen, die sich ändern ({count})").format(count=len(found.flips)))
        st.markdown("\n".join(f"- {plain(flip_text(one))}" for one in found.flips[:MOST_ROWS]))


def _show_preview(draft: Draft) -> None:
    address = running(draft)
    left, right = st.columns([1, 3])
    if address:
        right.markdown(f"[{_('Vorschau öffnen')}]({address})")
        if left.button(_("Vorschau beenden")):
            stop(draft)
            st.rerun()
    elif left.button(_("Vorschau starten")):
        with st.spinner(_("Der Regionalmonitor startet mit den Daten des Entwurfs …")):
            start(draft)
        st.rerun()


def _offer_release(draft: Draft, found: Outlook) -> None:
    person = someone()
    editors = {one["who"] for one in entries(drafts_folder(data_dir())) if one.get("draft") == draft.id}
    if not person.may_release(editors):
        st.info(_("Freigeben darf, wer diese Rolle hat und an diesem Entwurf nicht selbst geschrieben hat."))
        return
    why = st.text_input(_("Name der Ausgabe: was ist neu?"), max_chars=200)
    is_ready = bool(found.files) and not found.conflicts and not found.faults and bool(why.strip())
    if st.button(_("Freigeben"), type="primary", disabled=not is_ready):
        try:
            name = tried(lambda: release(draft, data_dir(), act(why)), _("Veröffentlicht."), stays=True)
        except NothingToReleaseError:
            st.info(_("Der Entwurf ändert nichts mehr."))
            return
        if name:
            stop(draft)
            st.write(
                _("Ausgabe {name}. Sie steht unter „Was ist neu“ und lässt sich unter „Verlauf“ zurücknehmen.").format(
                    name=name
                )
            )
