"""Page: what a draft changes, what stands against it, how it would look, and its release by another person."""

from collections.abc import Mapping

import streamlit as st

from indicators.desk.drafts import Draft, drafts_folder
from indicators.desk.log import entries
from indicators.desk.outlook import Outlook
from indicators.desk.people import Role
from indicators.desk.preview import running, start, stop
from indicators.desk.releasing import release, settle
from indicators.desk.rows import KEYS
from indicators.desk.seen import changes_seen, dataset_seen, outlook_seen
from indicators.intake.report import flip_text
from indicators.language.i18n import gettext as _
from indicators.language.tables import table_word
from indicators.loading.load import data_dir
from indicators.model import Goal
from indicators.model.problems import DataProblems
from indicators.ratings.results import Verdict
from indicators.ratings.words import verdict_word
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import choose_draft, show_conflicts, show_problems, tried
from indicators.workplace.fields import cell_words, column_word, row_words
from indicators.workplace.login import act, someone

MOST_ROWS = 5000


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
        show_problems(draft, error.problems)
        return
    _show_conflicts(draft, found)
    _show_outlook(draft, found)
    _show_preview(draft)
    _offer_release(draft, found)


def _show_changes(draft: Draft) -> None:
    changed, data = changes_seen(draft), dataset_seen(draft, day=act().when.date())
    st.subheader(_("Änderungen ({count})").format(count=len(changed)))
    rows = []
    for one in changed[:MOST_ROWS]:
        before, after = one.before or {}, one.after or {}
        known = KEYS.get(one.file.rpartition("/")[2], ())  # is in the words of the row
        told = [name for name in dict.fromkeys([*before, *after]) if before.get(name, "") != after.get(name, "")]
        told = [name for name in told if name not in known] or told
        rows += [
            {
                _("Tabelle"): table_word(one.file), _("Zeile"): row_words(one.key, data) or one.file,
                _("Spalte"): column_word(one.file, name),
                _("alt"): cell_words(one.file, name, before.get(name, ""), data)[:300],
                _("neu"): cell_words(one.file, name, after.get(name, ""), data)[:300],
            }
            for name in told
        ]  # fmt: skip
    if rows:
        st.dataframe(rows, hide_index=True, height=min(420, 60 + 35 * len(rows)))
    if len(changed) > MOST_ROWS:
        st.caption(_("Gezeigt werden die ersten {count}.").format(count=MOST_ROWS))


def _show_conflicts(draft: Draft, found: Outlook) -> None:
    """What others have changed differently, row by row, each with the choice whose state counts."""
    if not found.conflicts:
        return
    st.error(_("Diese Zeilen haben andere inzwischen anders geändert. Bitte für jede entscheiden:"))
    theirs, ours = _("wie es jetzt veröffentlicht ist"), _("wie in diesem Entwurf")
    mine, open_ones = [], 0
    for one in found.conflicts:
        with st.container(border=True):
            st.markdown(f"**{plain(table_word(one.file))}** {plain(one.key or one.file)}")
            show_conflicts([one])
            key = f"settle-{draft.id}-{one.file}-{one.key}"
            chosen = st.radio(_("Was soll gelten?"), [theirs, ours], index=None, horizontal=True, key=key)
            open_ones += chosen is None
            if chosen == ours:
                mine.append((one.file, one.key))
    if not someone().may(Role.EDITOR):
        return
    if st.button(_("So entscheiden")):
        if open_ones:
            st.error(_("Noch offen: {count}.").format(count=open_ones))
        else:
            tried(
                lambda: settle(draft, data_dir(), mine, act()),
                _("Entschieden; der Entwurf ist auf dem neuesten Stand."),
            )


def _show_outlook(draft: Draft, found: Outlook) -> None:
    if found.problems:
        st.subheader(_("Was die Prüfung dazu sagt"))
        show_problems(draft, found.problems)
    if found.new_goals:
        st.subheader(_("Neue Ziele und ihre Bewertung"))
        st.markdown("\n".join(f"- {plain(_new_goal(*one))}" for one in found.new_goals))
    if found.flips:
        st.subheader(_("Bewertungen, die sich ändern ({count})").format(count=len(found.flips)))
        st.markdown("\n".join(f"- {plain(flip_text(one))}" for one in found.flips[:MOST_ROWS]))


def _new_goal(goal: Goal, counts: Mapping[Verdict, int]) -> str:
    """What the ratings of a new goal say: "Glasfaser: 12 auf Kurs, 47 nicht bewertet"."""
    told = [_("{word} (Gebiete: {count})").format(word=verdict_word(one), count=count) for one, count in counts.items()]
    return f"{goal.label}: {', '.join(told) or _('gilt für kein Gebiet')}"


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
    if st.button(_("Freigeben"), type="primary"):
        hindrances = [
            (bool(found.conflicts), _("Erst oben entscheiden, was gelten soll, und „So entscheiden“ drücken.")),
            (bool(found.faults), _("Erst die Fehler beheben, die oben stehen.")),
            (not why.strip(), _("Bitte der Ausgabe einen Namen geben: er steht unter „Was ist neu“.")),
        ]
        if told := [words for is_so, words in hindrances if is_so]:
            st.error("\n".join(f"- {one}" for one in told))
            return
        tried(
            lambda: _release(draft, why),
            _("Veröffentlicht. Die Ausgabe steht unter „Was ist neu“ und lässt sich unter „Verlauf“ zurücknehmen."),
        )


def _release(draft: Draft, why: str) -> None:
    """Release the draft, and end its preview."""
    release(draft, data_dir(), act(why))
    stop(draft)
