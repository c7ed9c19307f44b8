"""Parts of the page on which a visitor tries a publisher's file; nothing of it is kept or written."""

import shlex
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.intake.columns import Given
from indicators.intake.difference import records
from indicators.intake.files import read_content
from indicators.intake.prepare import Prepared, prepare
from indicators.intake.recipe import DAY, Recipe, read_recipes
from indicators.intake.recognise import read_intake, recognise
from indicators.intake.report import (
    column_text,
    difference_lines,
    finding_text,
    flip_text,
    indicators_read,
    summary,
    value_text,
)
from indicators.intake.save import as_archive
from indicators.intake.saved_recipe import recipe_text
from indicators.language.formatting import format_number
from indicators.language.i18n import gettext as _
from indicators.loading.load import data_dir
from indicators.model.problems import DataProblems
from indicators.store import Store, whole_folder
from indicators.ui.parts.html import show
from indicators.ui.parts.share import download

SECONDS = 20.0
AT_ONCE = threading.BoundedSemaphore(2)  # the other visitors of a small server come first
WAIT_SECONDS = 10.0
PREVIEW = 20
READ, ROWS = 0.3, 0.6
KINDS = ["csv", "txt", "xlsx", "xlsm", "xls", "ods", "html", "zip"]
MOST_ASKED = 40
ASKED = "intake_column:"


class TooSlow(Exception):
    """Reading took longer than a visitor's file may."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor says where the file does not: recipe, set, and figures' year, decimal sign, indicator, columns."""

    recipe: str
    set: str
    given: Given


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


def ask_for_columns(prepared: Prepared, data: Store) -> None:
    """Draw a select box for each column that no indicator was read for; what is chosen counts from the next run on."""
    asked = [one for one in prepared.columns if not one.indicator or f"{ASKED}{one.title}" in st.session_state]
    if not asked:
        return
    labels = {one.id: one.label for one in data.dataset.indicators.values() if not one.quotient}
    chosen = [one for one in asked if st.session_state.get(f"{ASKED}{one.title}")]
    with st.expander(_("Spalten zuordnen ({n})").format(n=len(asked)), expanded=not prepared.sets or bool(chosen)):
        st.caption(_("Was eine Spalte bedeutet, wird gefragt, nicht geraten. Oben stehen die ähnlichsten Indikatoren."))
        for one in asked[:MOST_ASKED]:
            likely = [each.indicator for each in one.likely]
            options = ["", *likely, *(name for name in labels if name not in likely)]
            st.selectbox(
                column_text(one, data.dataset), options, key=f"{ASKED}{one.title}",
                format_func=lambda name: labels.get(name, name) or _("nicht lesen"),
            )  # fmt: skip
        if len(asked) > MOST_ASKED:
            st.caption(_("Die ersten {n} Spalten; weitere oben unter „Weitere Spalten“.").format(n=MOST_ASKED))


def forget_columns() -> None:
    """Forget what was said about the columns of another file."""
    for key in [key for key in st.session_state if str(key).startswith(ASKED)]:
        del st.session_state[key]


def _pick(column: DeltaGenerator, label: str, words: Mapping[str, str], *, key: str) -> str:
    return column.selectbox(label, list(words), format_func=lambda one: words[one], key=key)


def recipes_of_data() -> dict[str, Recipe]:
    """The recipes of the data folder that can be used."""
    return read_recipes(data_dir() / "recipes")[0]


def check_file(content: bytes, name: str, wanted: Wanted, data: Store, recipes: Mapping[str, Recipe]) -> Prepared:
    """Return what an import of the file would do, with a progress bar; raises DataProblems and TooSlow.

    The comparison is with the newest data, whatever release the visitor looks at.
    """
    bar = st.progress(0.0, text=_("Die Datei wird gelesen …"))
    started = time.monotonic()

    def advance(share: float) -> None:
        if time.monotonic() - started > SECONDS:
            raise TooSlow
        bar.progress(READ + ROWS * min(share, 1.0), text=_("Die Zeilen werden gelesen …"))

    try:
        file = read_content(content, name)
        advance(0.0)
        recipe = recognise(file, recipes, wanted=wanted.recipe)
        dataset = data.dataset
        intake = read_intake(
            file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=wanted.given, progress=advance
        )
        bar.progress(READ + ROWS, text=_("Mit dem Bestand vergleichen …"))
        return prepare(intake, dataset, set_id=wanted.set, day=data.day)
    finally:
        bar.empty()


def with_patience(run: Callable[[], Prepared]) -> Prepared | None:
    """Return what `run` returns; None, with a message, where a file is unreadable, too slow, or others are first."""
    if not AT_ONCE.acquire(timeout=WAIT_SECONDS):
        st.warning(_("Gerade werden andere Dateien geprüft. Bitte gleich noch einmal versuchen."))
        return None
    try:
        return run()
    except DataProblems as error:
        st.error(_("Die Datei kann so nicht eingelesen werden."), icon=":material/error:")
        show("parts/problems.html", problems=error.problems)
    except TooSlow:
        st.error(_("Das dauert zu lange. Bitte die Datei verkleinern oder die Kommandozeile benutzen."))
    finally:
        AT_ONCE.release()
    return None


def show_report(prepared: Prepared, data: Store) -> None:
    """Draw the whole report: verdict, what was understood, repaired, left out, what would change, and a preview."""
    _verdict(prepared)
    intake, dataset = prepared.intake, data.dataset
    names = {name: one.short for name, one in dataset.indicators.items()}
    show(
        "intake/report.html",
        file=intake.file,
        recipe=intake.recipe,
        summary=summary(prepared),
        columns=[column_text(one, dataset) for one in prepared.columns if one.indicator],
        as_of=intake.as_of,
        indicators=indicators_read(prepared, dataset),
        repairs=[finding_text(one) for one in intake.repairs],
        skipped=[finding_text(one) for one in prepared.skipped],
        problems=prepared.faults,
        notices=[f"{one.found} {one.expected}" for one in prepared.problems if one.notice],
        difference=difference_lines(prepared, dataset),
        flips=[flip_text(one) for one in prepared.flips],
        undefined=prepared.undefined,
        preview=[
            {
                **row,
                "label": names.get(row["indicator"], row["indicator"]),
                "place": dataset.areas[row["area"]].label,
                "figure": value_text(row["value"], row["sign"]),
            }
            for row in records(intake.rows.head(PREVIEW))
        ],
        shown=PREVIEW,
        total=format_number(len(intake.rows)),
    )


def _verdict(prepared: Prepared) -> None:
    if prepared.faults:
        text = _("{n} Probleme: so könnte die Datei nicht übernommen werden.").format(n=len(prepared.faults))
        if len(prepared.faults) == 1:
            text = _("1 Problem: so könnte die Datei nicht übernommen werden.")
        st.error(text, icon=":material/error:")
    elif prepared.difference.is_empty:
        st.info(_("Die Datei ist in Ordnung und bringt nichts Neues."), icon=":material/info:")
    else:
        st.success(_("Die Datei ist in Ordnung und könnte übernommen werden."), icon=":material/check:")


def show_download(prepared: Prepared, wanted: Wanted, data: Store) -> None:
    """Draw the download of the converted set with rows and report, and the command that would take it over."""
    download(
        _("Umgewandelte Daten und Bericht (ZIP)"), "umgewandelt.zip", "application/zip",
        lambda: as_archive(prepared, data.dataset, whole_folder()), wide=False, key="intake_download",
    )  # fmt: skip
    if prepared.faults:
        return
    if wanted.given.columns:
        _offer_recipe(prepared, wanted)
    st.caption(_("Übernommen wird an der Kommandozeile, im Ordner des Projekts, mit einem Commit danach:"))
    st.code(f"python -m indicators import {_command(prepared, wanted)}", language=None, wrap_lines=True)


def _offer_recipe(prepared: Prepared, wanted: Wanted) -> None:
    """A download of what was said as a recipe, where it would recognise the file again."""
    try:
        text = recipe_text("eigenes_rezept", prepared.intake, wanted.given, recipes_of_data())
    except DataProblems:
        return
    st.caption(_("Damit die nächste Ausgabe keine Fragen stellt: diese Datei nach data/recipes legen."))
    download(
        _("Zuordnung als Rezept (TOML)"), "eigenes_rezept.toml", "application/toml",
        lambda: text.encode(), wide=False, key="intake_recipe_download",
    )  # fmt: skip


def _command(prepared: Prepared, wanted: Wanted) -> str:
    """The arguments that do at the command line what was done here, quoted for a shell."""
    given = wanted.given
    options = {"--set": wanted.set, "--indicator": given.indicator, "--year": str(given.year or "")}
    options |= {
        "--recipe": wanted.recipe,
        "--signs": given.signs,
        "--day": given.day,
        "--decimal": {",": "comma", ".": "point"}.get(given.decimal, ""),
    }
    pairs = [(name, text) for name, text in options.items() if text]
    pairs += [("--column", f"{header}={name}") for header, name in given.columns.items()]
    return shlex.join([prepared.intake.file.name, *(text for pair in pairs for text in pair)])
