"""Page: drafts, and what is due."""

from datetime import date

import streamlit as st

from indicators.desk.drafts import Draft, begin, drafts, throw_away
from indicators.desk.people import Role
from indicators.desk.seen import changes_seen
from indicators.figures.due import When, calendar, month_words
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.store import read_store
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import go_on_with, tried
from indicators.workplace.login import act, someone


def page() -> None:
    """Draw the page."""
    st.title(_("Entwürfe"))
    st.markdown(
        _(
            "Ein Entwurf sammelt Änderungen neben den Daten. Öffentlich wird er erst, wenn jemand ihn unter „Prüfen "
            "und freigeben“ freigibt; bis dahin lässt er sich ansehen, ändern und verwerfen."
        )
    )
    if someone().may(Role.EDITOR):
        _new()
    for one in drafts(data_dir()):
        _show(one)
    st.subheader(_("Was ansteht"))
    _due()


def _new() -> None:
    with st.form("new", clear_on_submit=True):
        title = st.text_input(_("Neuer Entwurf: worum geht es?"), max_chars=120)
        if not st.form_submit_button(_("Entwurf beginnen")):
            return
        if title.strip():
            tried(
                lambda: _begin(title), _("Der Entwurf ist da: „Zahlen“, „Tabellen“ und „Texte“ schreiben jetzt hinein.")
            )
        else:
            st.error(_("Bitte sagen, worum es geht: daran erkennen andere den Entwurf."))


def _begin(title: str) -> None:
    go_on_with(begin(data_dir(), title, act()).id)


def _show(one: Draft) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(one.title)}**")
        st.caption(plain(f"{one.author}, {day_de(one.begun.date())}"))
        changed = changes_seen(one)
        st.write(_("Geänderte Zeilen: {count}").format(count=len(changed)))
        if not someone().may(Role.EDITOR):
            return
        with st.popover(_("Verwerfen …")):
            st.write(_("Den Entwurf verwerfen? Sein Ordner bleibt liegen, bis ihn jemand löscht."))
            if st.button(_("Ja, verwerfen"), key=f"away-{one.id}"):
                tried(lambda: throw_away(one, act()), _("Der Entwurf ist verworfen. Sein Ordner bleibt liegen."))


def _due() -> None:
    data = read_store(day=date.today())
    late = [one for one in calendar(data.dataset.sources, data.day) if one.when == When.OVERDUE]
    silent = [one for one in data.dataset.measures.values() if one.has_no_recent_report(data.day)]
    lines = [
        _("{publisher}, {dataset}: neue Ausgabe seit {month} zu erwarten").format(
            publisher=one.source.publisher, dataset=one.source.dataset, month=month_words(one.source)
        )
        for one in late
    ]
    words = _("{count} Maßnahmen ohne Bericht in den letzten sechs Monaten: „Halbjahresrunde“")
    lines.append(words.format(count=len(silent)))
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))
