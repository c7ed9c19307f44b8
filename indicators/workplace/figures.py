"""Page: figures into a draft, from a publisher's file or typed in."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from indicators.desk.drafts import Draft
from indicators.desk.figures import Cell, WrongCellError, grid, take_over, typed, with_cells, years_offered
from indicators.desk.seen import problems_seen, rows_seen
from indicators.desk.tables import cell_text
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.loading.check.values import VALUES
from indicators.loading.rows import is_year
from indicators.model import Level
from indicators.store import Store, read_store
from indicators.ui import intake
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import choose_draft, offer_writing, opened, show_problems, tried
from indicators.workplace.login import act

SHOWN_YEARS = 4


def page() -> None:
    """Draw the page."""
    st.title(_("Zahlen"))
    draft = choose_draft()
    if draft is None:
        return
    data = read_store(day=date.today())
    ways = {_("Datei eines Herausgebers"): _from_file, _("Von Hand"): _by_hand}
    chosen = st.radio(
        _("Woher die Zahlen kommen"), list(ways), horizontal=True, key="figures-way", persist_state="session"
    )
    ways[chosen](draft, data)


def _from_file(draft: Draft, data: Store) -> None:
    upload = st.file_uploader(
        _("Datei (CSV, Excel, ODS oder ZIP mit einer Tabelle, höchstens 20 MB)"), intake.KINDS, key="office_file",
        on_change=intake.another_file,
    )  # fmt: skip
    wanted = intake.choose(data, intake.recipes_of_data())
    if not upload:
        return
    content, name = upload.getvalue(), upload.name
    found = intake.tried(content, name, wanted, data, folder=draft.data)
    if found is None:
        return
    intake.ask_for_columns(found, data)
    intake.show_report(found)
    if found.is_new and not found.faults and st.button(_("In den Entwurf übernehmen"), type="primary"):
        done = _("Die Zahlen aus {file} stehen im Entwurf.").format(file=plain(name))
        tried(lambda: take_over(draft, content, name, wanted, act(name)), done)


def _by_hand(draft: Draft, data: Store) -> None:
    known = {one.id: one for one in data.dataset.indicators.values() if not one.quotient and one.set}
    chosen = known[
        st.selectbox(
            _("Indikator"), list(known), format_func=lambda name: known[name].label, key="grid-indicator",
            persist_state="session",
        )
    ]  # fmt: skip
    file = opened(draft, VALUES.of_set(chosen.set), part=f"grid-{chosen.id}")
    cells = grid(file.base, chosen.id)
    offered = years_offered([year for found in cells.values() for year in found], data.day)
    newest = _newest(cells, offered)
    asked = st.multiselect(
        _("Jahre (andere lassen sich eintippen)"), offered, default=newest, key=f"years-{chosen.id}",
        accept_new_options=True, persist_state="session",
    )  # fmt: skip
    years = sorted({int(one) for one in asked if is_year(str(one))}) or newest
    for text in asked:
        if not is_year(str(text)):
            words = _("„{found}“ ist kein Jahr. Erwartet: vierstellig, zum Beispiel 2024.")
            st.error(plain(words.format(found=text)))
    sources = [one for name in chosen.sources if (one := data.dataset.sources.get(f"{chosen.set}/{name}"))]
    st.caption(
        _(
            "Einheit: {unit}. Zellen lassen sich aus Excel einfügen. Ein Zeichen steht hinter der Zahl oder allein: "
            "„12,5 p“ vorläufig, „g“ geheim. Leer heißt: kein Wert. Als Quelle wird genannt: {sources}."
        ).format(
            unit=plain(chosen.unit), sources=plain(join_de([f"{one.publisher}, {one.dataset}" for one in sources]))
        )
    )
    texts: Mapping[tuple[str, int], str] = file.typed or {}
    key = f"{file.editor}-{'-'.join(map(str, years))}"
    after = st.data_editor(
        file.steady(key, lambda: _frame(data, cells, years, texts)), key=key, disabled=[_("Gebiet")], hide_index=True,
        column_config={"ags": None}, height=420, alt=chosen.label,
    )  # fmt: skip
    texts = _texts(after, cells, years, texts)
    file.keep(texts or None)
    changed, wrong = _read(texts, data)
    for fault in wrong:
        st.error(plain(fault))
    remark = st.text_input(
        _("Anmerkung an diesen Werten, für alle zu lesen: etwa woher sie kommen, wenn nicht aus der Quelle"),
        key=f"remark-{file.editor}", persist_state="session",
    )  # fmt: skip
    done = _("Im Entwurf geändert: {count} Werte.").format(count=len(changed))
    offer_writing(
        file, lambda: with_cells(file.base, chosen.id, changed, remark=remark.strip()), done=done, missing=wrong
    )
    rows = rows_seen(draft)
    found = [
        one
        for one in problems_seen(draft, file.name, day=data.day)
        if one.row is None or rows.get((one.file, one.row), "").split(", ")[0] == chosen.id
    ]
    if found:
        st.subheader(_("Was die Prüfung dazu sagt"))
        show_problems(draft, found)


def _newest(cells: Mapping[str, Mapping[int, Cell]], offered: list[int]) -> list[int]:
    """The last years that have figures, and the next one."""
    last = max((year for found in cells.values() for year in found), default=offered[0] - 1)
    known = [year for year in offered if year <= last][-SHOWN_YEARS:]
    return known + [year for year in offered if year > last][:1]


def _shown(cell: Cell) -> str:
    return cell.text.replace(".", ",")


def _frame(
    data: Store, cells: Mapping[str, Mapping[int, Cell]], years: list[int], texts: Mapping[tuple[str, int], str]
) -> pd.DataFrame:
    areas = [*data.dataset.areas.at(Level.MUNICIPALITY), *data.dataset.areas.at(Level.DISTRICT)]
    rows = [
        {
            "ags": area.code, _("Gebiet"): area.label,
            **{
                str(year): texts.get((area.code, year), _shown(cells.get(area.code, {}).get(year, Cell())))
                for year in years
            },
        }
        for area in areas
    ]  # fmt: skip
    return pd.DataFrame(rows).astype(str)


def _texts(
    after: pd.DataFrame,
    cells: Mapping[str, Mapping[int, Cell]],
    years: list[int],
    before: Mapping[tuple[str, int], str],
) -> dict[tuple[str, int], str]:
    """What is typed and differs from the figures that are there, by area and year; of years not shown, too."""
    found = {key: text for key, text in before.items() if key[1] not in years}
    for row in after.to_dict("records"):
        for year in years:
            code, text = str(row["ags"]), cell_text(row[str(year)])
            if text != _shown(cells.get(code, {}).get(year, Cell())):
                found[code, year] = text
    return found


def _read(texts: Mapping[tuple[str, int], str], data: Store) -> tuple[dict[tuple[str, int], Cell], list[str]]:
    """The figures that were typed, and what cannot be read, with area, year, found and expected."""
    changed: dict[tuple[str, int], Cell] = {}
    wrong = []
    for (code, year), text in texts.items():
        try:
            changed[code, year] = typed(text)
        except WrongCellError:
            words = _("{area}, {year}: „{found}“ ist kein Wert. Erwartet: 12,5 oder 12,5 p oder g.")
            wrong.append(words.format(area=data.dataset.areas[code].label, year=year, found=text[:40]))
    return changed, wrong
