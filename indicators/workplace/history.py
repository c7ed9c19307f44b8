"""Page: what was done, by whom and why; releases taken back; everything as one file."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from indicators.desk.drafts import content, drafts_folder, files_of
from indicators.desk.kept import released
from indicators.desk.log import entries
from indicators.desk.people import Role
from indicators.desk.releasing import take_back
from indicators.language.i18n import gettext as _
from indicators.language.tables import table_word
from indicators.loading.load import data_dir
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import tried
from indicators.workplace.login import act, someone

MOST_LINES = 500
ZONE = ZoneInfo("Europe/Berlin")


def page() -> None:
    """Draw the page."""
    st.title(_("Verlauf"))
    st.subheader(_("Ausgaben aus dem Büro"))
    known, lines = released(data_dir()), entries(drafts_folder(data_dir()))
    withdrawn = {one["taken_back"] for one in lines if "taken_back" in one}
    if not known:
        st.caption(_("Noch keine."))
    for name, told in known.items():
        with st.container(border=True):
            st.markdown(f"**{plain(name)}** {plain(str(told.get('why', '')))}")
            st.caption(plain(str(told.get("who", ""))))
            if name in withdrawn:
                st.caption(_("Zurückgenommen."))
            elif someone().may(Role.RELEASER):
                why = st.text_input(_("Warum zurücknehmen?"), key=f"why-{name}")
                if st.button(_("Zurücknehmen"), key=f"back-{name}"):
                    _take_back(name, why)
    st.subheader(_("Was getan wurde"))
    st.dataframe(
        [_line(one) for one in lines[:MOST_LINES]],
        hide_index=True,
        height=_height(len(lines)),
        alt=_("Was getan wurde"),
    )
    if len(lines) > MOST_LINES:
        st.caption(_("Gezeigt werden die letzten {count}; alle stehen in der ZIP-Datei.").format(count=MOST_LINES))
    st.download_button(
        _("Alles als ZIP: Daten, Entwürfe, Verlauf"), _archive, "buero.zip", "application/zip", on_click="ignore",
    )  # fmt: skip


def _take_back(name: str, why: str) -> None:
    if why.strip():
        tried(lambda: take_back(name, data_dir(), act(why)), _("Zurückgenommen, als eigene Ausgabe."))
    else:
        st.error(_("Bitte sagen, warum: das steht unter „Was ist neu“."))


def _height(rows: int) -> int:
    """Pixels of a table: as many as its rows need, up to a screen."""
    return min(420, 40 + 35 * max(rows, 1))


def _line(one: Mapping[str, str]) -> dict[str, str]:
    """A line of the log, in the words and the time of this machine."""
    words = {
        "draft begun": _("Entwurf begonnen"), "draft changed": _("Entwurf geändert"),
        "draft thrown away": _("Entwurf verworfen"), "conflicts settled": _("Widersprüche gelöst"),
        "released": _("freigegeben"), "taken back": _("zurückgenommen"),
    }  # fmt: skip
    files = [*dict.fromkeys(table_word(file) for file in one.get("files", "").split())]
    about = [one.get(name, "") for name in ("title", "taken_back", "release")]
    return {
        _("Wann"): _moment(one.get("time", "")),
        _("Wer"): one.get("who", ""),
        _("Was"): words.get(one.get("what", ""), one.get("what", "")),
        _("Woran"): ", ".join(filter(None, [*files, *about])),
        _("Notiz"): one.get("why", ""),
        _("Entwurf"): one.get("draft", ""),
    }


def _moment(text: str) -> str:
    try:
        return f"{datetime.fromisoformat(text).astimezone(ZONE):%d.%m.%Y, %H:%M}"
    except ValueError:
        return text


def _archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder in (data_dir(), drafts_folder(data_dir())):
            for name in files_of(folder) if folder.is_dir() else ():
                file = content(folder, name)
                if file is not None:
                    archive.writestr(f"{folder.name}/{name}", file)
    return target.getvalue()
