"""Parts of the page on which a visitor tries a publisher's file; nothing of it is kept or written."""

import hashlib
import logging
import shlex
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.intake.columns import Given
from indicators.intake.recipe import DAY, Recipe, read_recipes
from indicators.intake.trial import OWN_RECIPE, Trial, TrialEndedError, Wanted, try_beside
from indicators.language.i18n import gettext as _
from indicators.loading.fingerprint import fingerprint
from indicators.loading.load import data_dir
from indicators.store import Store
from indicators.ui.parts.html import plain, show
from indicators.ui.parts.share import download

AT_ONCE = threading.BoundedSemaphore(2)  # the other visitors of a small server come first
WAIT_SECONDS = 10.0
KINDS = ["csv", "txt", "xlsx", "xlsm", "xls", "ods", "html", "zip"]
MOST_ASKED = 40
ASKED = "intake_column:"
TRIED = "intake_tried"  # the last outcome, with what it is of
_log = logging.getLogger(__name__)


def choose(data: Store, recipes: Mapping[str, Recipe]) -> Wanted:
    """Draw what can be said beside the file, folded away, and return it."""
    indicators = {one.id: one.label for one in data.dataset.indicators.values() if not one.quotient}
    with st.expander(_("Angaben, wo die Datei sie nicht selbst macht")):
        left, right = st.columns(2)
        titles = {name: f"{name}: {one.title}" for name, one in recipes.items()}
        recipe = _pick(left, _("Rezept"), {"": _("an der Datei erkennen")} | titles, key="intake_recipe")
        names = {"": _("steht in der Tabelle")} | indicators
        name = _pick(right, _("Indikator, wenn ihn die Tabelle nicht nennt"), names, key="intake_indicator")
        year = left.number_input(
            _("Jahr, wenn es nirgends steht"), min_value=1900, max_value=2100, value=None, step=1, key="intake_year"
        )
        signs = {"": _("wie im Rezept"), ",": _("Komma"), ".": _("Punkt")}
        decimal = _pick(right, _("Dezimalzeichen"), signs, key="intake_decimal")
        generations = {
            "": _("an der Tabelle erkennen"),
            "older": _("„-“ ist genau null (ältere)"),
            "newer": _("„0“ ist genau null (neuere)"),
        }
        marks = _pick(left, _("Zeichen der amtlichen Statistik"), generations, key="intake_signs")
        day = right.text_input(_("Stichtag, der für das Jahr steht"), key="intake_day", placeholder="30.06.").strip()
        sets = {"": _("alle Sätze")} | {name: one.label for name, one in data.dataset.sets.items()}
        only = _pick(left, _("Nur Indikatoren dieses Satzes"), sets, key="intake_set")
        mapped = right.text_area(
            _("Weitere Spalten, je Zeile: Kopf=indikator"), key="intake_columns", height=68,
            placeholder="Hausärzte=hausaerzte",
        )  # fmt: skip
    pairs = (line.rpartition("=") for line in mapped.splitlines() if "=" in line)
    columns = {header.strip(): found.strip() for header, _equals, found in pairs if found.strip() in indicators}
    columns |= {
        str(key).removeprefix(ASKED): str(found)
        for key, found in st.session_state.items()
        if str(key).startswith(ASKED) and found in indicators
    }
    given = Given(
        year=None if year is None else int(year),
        decimal=decimal,
        signs=marks,
        day=day if DAY.fullmatch(day) else "",
        indicator=name,
        columns=columns,
    )
    return Wanted(recipe, only, given)


def ask_for_columns(tried: Trial, data: Store) -> None:
    """Draw a select box for each column that no indicator was read for; what is chosen counts from the next run on."""
    asked = [one for one in tried.columns if not one.indicator or f"{ASKED}{one.title}" in st.session_state]
    if not asked:
        return
    labels = {one.id: one.label for one in data.dataset.indicators.values() if not one.quotient}
    chosen = [one for one in asked if st.session_state.get(f"{ASKED}{one.title}")]
    with st.expander(_("Spalten zuordnen ({n})").format(n=len(asked)), expanded=not tried.has_sets or bool(chosen)):
        st.caption(_("Was eine Spalte bedeutet, wird gefragt, nicht geraten. Oben stehen die ähnlichsten Indikatoren."))
        for one in asked[:MOST_ASKED]:
            options = ["", *one.likely, *(name for name in labels if name not in one.likely)]
            st.selectbox(
                one.text, options, key=f"{ASKED}{one.title}",
                format_func=lambda name: labels.get(name, name) or _("nicht lesen"),
            )  # fmt: skip
        if len(asked) > MOST_ASKED:
            st.caption(_("Die ersten {n} Spalten; weitere oben unter „Weitere Spalten“.").format(n=MOST_ASKED))


def another_file() -> None:
    """Forget what was said and found of the file before."""
    st.session_state.pop(TRIED, None)
    for key in [key for key in st.session_state if str(key).startswith(ASKED)]:
        del st.session_state[key]


def say_what_became_of_it() -> None:
    """Say that a file is no longer here, where the visitor has not taken it away."""
    if TRIED in st.session_state:
        st.info(_("Die Datei liegt nicht mehr auf dem Server: nach zehn Minuten ohne Eingabe wird sie gelöscht. Bitte "
                  "noch einmal wählen."))  # fmt: skip


def _pick(column: DeltaGenerator, label: str, words: Mapping[str, str], *, key: str) -> str:
    return column.selectbox(label, list(words), format_func=lambda one: words[one], key=key)


def recipes_of_data() -> dict[str, Recipe]:
    """The recipes of the data folder that can be used."""
    return read_recipes(data_dir() / "recipes")[0]


def tried(content: bytes, name: str, wanted: Wanted, data: Store, *, folder: Path | None = None) -> Trial | None:
    """Return what an import of the file would do; None, with a message, where it can not be told.

    It is read by a process of its own, once for what is asked: a rerun that changes nothing of it gets the same.
    The comparison is with the newest data, whatever release the visitor looks at, or with those of a `folder`.
    """
    asked = (
        hashlib.sha256(content).hexdigest(),
        name,
        repr(wanted),
        data.day,
        data.files,
        fingerprint(folder) if folder else None,
    )
    of, found = st.session_state.get(TRIED, (None, None))
    if of != asked:
        with st.spinner(_("Die Datei wird gelesen und mit dem Bestand verglichen …")):
            found = _tried(content, name, wanted, data.day, folder)
        st.session_state[TRIED] = (asked, found)
        if found is None:
            del st.session_state[TRIED]
    if found and found.unreadable:
        st.error(_("Die Datei kann so nicht eingelesen werden."), icon=":material/error:")
        show("parts/problems.html", problems=found.unreadable)
        return None
    return found


def _tried(content: bytes, name: str, wanted: Wanted, day: date, folder: Path | None) -> Trial | None:
    if not AT_ONCE.acquire(timeout=WAIT_SECONDS):
        st.warning(_("Gerade werden andere Dateien geprüft. Bitte gleich noch einmal versuchen."))
        return None
    try:
        return try_beside(content, name, wanted, day=day, folder=folder)
    except TrialEndedError as error:
        _log.warning("A file could not be tried: %s", error)
        st.error(_("Das dauert zu lange oder braucht zu viel Speicher. Bitte die Datei verkleinern oder an der "
                   "Kommandozeile einlesen."))  # fmt: skip
    finally:
        AT_ONCE.release()
    return None


def show_report(found: Trial) -> None:
    """Draw the whole report: verdict, what was understood, repaired, left out, what would change, and a preview."""
    if found.faults:
        text = _("{n} Probleme: so könnte die Datei nicht übernommen werden.").format(n=found.faults)
        if found.faults == 1:
            text = _("1 Problem: so könnte die Datei nicht übernommen werden.")
        st.error(text, icon=":material/error:")
    elif seen := found.report["warnings"]:
        told = _("Die Datei ist in Ordnung und könnte übernommen werden. Bitte vorher ansehen:")
        st.warning("\n".join([plain(told), "", *(f"- {plain(one)}" for one in seen)]), icon=":material/warning:")
    elif found.is_new:
        st.success(_("Die Datei ist in Ordnung und könnte übernommen werden."), icon=":material/check:")
    else:
        st.info(_("Die Datei ist in Ordnung und bringt nichts Neues."), icon=":material/info:")
    show("intake/report.html", **found.report)


def show_download(found: Trial, name: str, wanted: Wanted) -> None:
    """Draw the download of the converted set with rows and report, and the command that would take it over."""
    download(
        _("Umgewandelte Daten und Bericht (ZIP)"), "umgewandelt.zip", "application/zip",
        lambda: found.archive, wide=False, key="intake_download",
    )  # fmt: skip
    if found.faults:
        return
    if found.recipe:
        st.caption(_("Damit die nächste Ausgabe keine Fragen stellt: diese Datei nach data/recipes legen."))
        download(
            _("Zuordnung als Rezept (TOML)"), f"{OWN_RECIPE}.toml", "application/toml",
            found.recipe.encode, wide=False, key="intake_recipe_download",
        )  # fmt: skip
    st.caption(_("Übernommen wird an der Kommandozeile, im Ordner des Projekts, mit einem Commit danach:"))
    st.code(f"python -m indicators import {_command(name, wanted)}", language=None, wrap_lines=True)


def _command(name: str, wanted: Wanted) -> str:
    """The arguments that do at the command line what was done here, quoted for a shell."""
    given = wanted.given
    options = {"--set": wanted.set, "--indicator": given.indicator, "--year": str(given.year or "")}
    options |= {
        "--recipe": wanted.recipe,
        "--signs": given.signs,
        "--day": given.day,
        "--decimal": {",": "comma", ".": "point"}.get(given.decimal, ""),
    }
    pairs = [(option, text) for option, text in options.items() if text]
    pairs += [("--column", f"{header}={indicator}") for header, indicator in given.columns.items()]
    return shlex.join([name, *(text for pair in pairs for text in pair)])
