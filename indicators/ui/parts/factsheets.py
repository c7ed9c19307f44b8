"""Fact sheets in the browser: one for the area of a page, or all of them in one archive."""

import io
import zipfile
from collections.abc import Callable

import streamlit as st

from indicators.deck.choice import DeckChoice
from indicators.deck.routes import presentation_address
from indicators.factsheet.pdf import all_factsheets, factsheet_pdf, file_name
from indicators.language.i18n import gettext as _
from indicators.loading.settings import current_settings
from indicators.model import Area
from indicators.paper.routes import paper_address, paper_label
from indicators.store import Store
from indicators.ui.parts.share import download, file_link, origin

ARCHIVE = "factsheets"


def sheet_of(data: Store, area: Area) -> tuple[str, str, Callable[[], bytes]]:
    """Return label, file name and content of an area's fact sheet, as the panel for sharing takes it."""
    settings, start = current_settings(), origin()

    def make() -> bytes:
        return factsheet_pdf(data, area.code, settings=settings, day=data.day, origin=start)

    return _("Datenblatt (PDF, eine Seite)"), file_name(area), make


def show_sheet(data: Store, area: Area) -> None:
    """Draw the button for an area's fact sheet."""
    label, name, make = sheet_of(data, area)
    download(label, f"datenblatt-{name}", "application/pdf", make, wide=False)


def office_files(data: Store, area: Area) -> list[tuple[str, str]]:
    """Return address and label of what people can edit about an area: its paper and its slides."""
    choice, release = DeckChoice(area.code), data.release.id if data.release else ""
    slides = (presentation_address(choice, release), _("Folien für PowerPoint (PPTX)"))
    return [(paper_address(choice, release), paper_label()), slides]


def show_paper(data: Store, area: Area) -> None:
    """Draw the button for an area's council paper."""
    address, label = office_files(data, area)[0]
    file_link(address, label, wide=False)


def show_all_sheets(data: Store) -> None:
    """Draw the button that sets all fact sheets with a progress bar, then the one that takes them away."""
    count = len(list(data.dataset.areas))
    st.subheader(_("Datenblätter"), anchor="datenblaetter")
    st.caption(
        _(
            "Eine barrierefreie A4-Seite je ‹Gemeinde›, ‹Kreis› und für die Region, zum "
            "Ausdrucken und Anhängen. Einzeln gibt es sie im Profil."
        )
    )
    key = (ARCHIVE, data.edition.id if data.edition else "", origin())
    if st.button(_("Alle {count} Datenblätter zusammenstellen").format(count=count), key="make_sheets"):
        st.session_state[ARCHIVE] = (key, _archive(data, count))
    made = st.session_state.get(ARCHIVE)
    if made and made[0] == key:
        label = _("Alle {count} als ZIP").format(count=count)
        download(label, "datenblaetter.zip", "application/zip", lambda: made[1], primary=True, wide=False)


def _archive(data: Store, count: int) -> bytes:
    content = io.BytesIO()
    bar = st.progress(0.0)
    with zipfile.ZipFile(content, "w") as archive:
        sheets = all_factsheets(data, settings=current_settings(), day=data.day, origin=origin())
        for number, (name, pdf) in enumerate(sheets, start=1):
            archive.writestr(name, pdf)
            bar.progress(number / count, _("{number} von {count}").format(number=number, count=count))
    bar.empty()
    return content.getvalue()
