"""Page: figures into a draft, from a publisher's file or typed in."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from indicators.desk.drafts import Draft
from indicators.desk.figures import Cell, WrongCellError, grid, take_over, typed, with_cells, years_offered
from indicators.desk.seen import problems_seen
from indicators.desk.tables import cell_text
from indicators.language.i18n import gettext as _
from indicators.loading.check.values import VALUES
from indicators.model import Indicator, Level
from indicators.store import Store, read_store
from indicators.ui import intake
from indicators.ui.parts.html import plain
from indicators.workplace.chosen import choose_draft, opened, show_problems, tried
from indicators.workplace.login import act

SHOWN_YEARS = 4


def page() -> None:
    """Draw the page."""
    st.title(_("Zahlen"))
    draft = choose_draft()
    if draft is None:
        return
    data = read_store(day=date.today())
    from_file, by_hand = st.tabs([_("Datei eines Herausgebers"), _("Von Hand")])
    with from_file:
        _from_file(draft, data)
    with by_hand:
        _by_hand(draft, data)


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
    if found.is_new and not found.faults and st.button(_("Als Entwurf übernehmen"), type="primary"):
        done = _("Die Zahlen stehen im Entwurf.")
        tried(lambda: take_over(draft, content, name, wanted, act(name)), done)


def _by_hand(draft: Draft, data: Store) -> None:
    known = {one.id: one for one in data.dataset.indicators.values() if not one.quotient and one.set}
    chosen = known[st.selectbox(_("Indikator"), list(known), format_func=lambda name: known[name].label)]
    file = opened(draft, VALUES.of_set(chosen.set), f"grid-{chosen.id}")
    cells = grid(file.base, chosen.id)
    offered = years_offered([year for found in cells.values() for year in found], data.day)
    newest = offered[-SHOWN_YEARS:]
    years = sorted(st.multiselect(_("Jahre"), offered, default=newest, key=f"years-{chosen.id}") or newest)
    st.caption(
        _(
            "Einheit: {unit}. Zellen lassen sich aus Excel einfügen. Ein Zeichen steht hinter der Zahl oder allein: "
            "„12,5 p“ vorläufig, „g“ geheim. Leer heißt: kein Wert."
        ).format(unit=plain(chosen.unit))
    )
    before = _frame(data, chosen, cells, years)
    after = st.data_editor(
        before, key=file.editor, disabled=[_("Gebiet")], hide_index=True,
        column_config={"ags": None}, height=420,
    )  # fmt: skip
    changed, wrong = _changed(before, after, years)
    for fault in wrong:
        st.error(plain(fault))
    note = st.text_input(_("Woher kommen die Zahlen? (Notiz)"), key="grid-note")
    if st.button(_("In den Entwurf schreiben"), type="primary", disabled=bool(wrong) or not changed):
        done = _("{count} Werte stehen im Entwurf.").format(count=len(changed))
        file.write(with_cells(file.base, chosen.id, changed), note, done)
    found = problems_seen(draft, VALUES.of_set(chosen.set), day=data.day)
    if found:
        show_problems(found)


def _frame(data: Store, one: Indicator, cells: Mapping[str, Mapping[int, Cell]], years: list[int]) -> pd.DataFrame:
    areas = [*data.dataset.areas.at(Level.MUNICIPALITY), *data.dataset.areas.at(Level.DISTRICT)]
    rows = [
        {
            "ags": area.code, _("Gebiet"): area.label,
            **{str(year): cells.get(area.code, {}).get(year, Cell()).text.replace(".", ",") for year in years},
        }
        for area in areas
    ]  # fmt: skip
    return pd.DataFrame(rows).astype(str)


def _changed(
    before: pd.DataFrame, after: pd.DataFrame, years: list[int]
) -> tuple[dict[tuple[str, int], Cell], list[str]]:
    """The cells that were typed anew, and what cannot be read, with area, year, found and expected."""
    changed: dict[tuple[str, int], Cell] = {}
    wrong = []
    for old, new in zip(before.to_dict("records"), after.to_dict("records"), strict=True):
        for year in years:
            text = cell_text(new[str(year)])
            if text == old[str(year)]:
                continue
            try:
                changed[str(old["ags"]), year] = typed(text)
            except WrongCellError:
                words = _("{area}, {year}: „{found}“ ist kein Wert. Erwartet: 12,5 oder 12,5 p oder g.")
                wrong.append(words.format(area=old[_("Gebiet")], year=year, found=text[:40]))
    return changed, wrong
