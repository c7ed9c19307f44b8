"""The panel "Teilen & Zitieren", the same everywhere: address, citation, question, downloads, embedding."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from mimetypes import guess_type
from urllib.parse import quote, urlsplit

import streamlit as st

from indicators.embed.document import Options, embed_path, snippet
from indicators.embed.film import film_ways
from indicators.export.csv_files import excel_csv, machine_csv
from indicators.export.geodata import geojson, geopackage
from indicators.export.press import press_package, view_workbook
from indicators.export.view import View
from indicators.feeds.routes import ways_about
from indicators.language.i18n import gettext as _
from indicators.language.i18n import language, languages
from indicators.language.switch import NAMES
from indicators.loading.base_path import base_path
from indicators.loading.settings import Settings, current_settings
from indicators.ui.parts.html import plain, show
from indicators.views.kinds import BY_CODE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Views = Callable[[], Sequence[View]]
More = Callable[[], bytes]


def show_share(
    views: Views, *, more: Sequence[tuple[str, str, More]] = (), links: Sequence[tuple[str, str]] = ()
) -> None:
    """Draw the button that opens the panel; `views` is asked for them only then.

    `more` are further files to offer: label, file name, content. They also go into the press package.
    `links` are files that the server makes in their turn: address, label.
    """
    if st.button(_("Teilen & Zitieren"), key="share", icon=":material/share:"):
        _panel(views(), more, links)


@contextmanager
def beside_share(views: Views) -> Iterator[None]:
    """Draw the button for sharing at the right, and what is drawn in the block at its left."""
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    with right:
        show_share(views)
    with left:
        yield


def origin() -> str:
    """The address under which the visitor reached the dashboard, without the page; "" where it is not known.

    It is what his own browser says, not the header Host, and for what he alone gets to see or takes away.
    """
    parts = urlsplit(str(st.context.url or ""))
    is_ours = parts.scheme in ("http", "https") and current_settings().is_allowed(parts.netloc)
    return f"{parts.scheme}://{parts.netloc}{base_path()}" if is_ours else ""


@st.dialog(_("Teilen & Zitieren"), width="medium")
def _panel(views: Sequence[View], more: Sequence[tuple[str, str, More]], links: Sequence[tuple[str, str]]) -> None:
    settings = current_settings()
    view = views[0]
    if len(views) > 1:
        names = {one.kind: one for one in views}
        kind = st.segmented_control(
            _("Was?"), list(names), key="share_view", default=view.kind, format_func=lambda one: plain(names[one].label)
        )
        view = names[kind or view.kind]
    st.markdown(f"**{plain(view.title)}**  \n{plain(view.subtitle)}")
    url = settings.address(view.path, origin=origin())
    _show_link(view, url, settings)
    st.markdown(f"##### {_('Herunterladen')}")
    _show_downloads(view, url, settings, more)
    for start in range(0, len(links), 2):
        for column, (address, label) in zip(st.columns(2), links[start : start + 2], strict=False):
            with column:
                file_link(address, label)
    st.markdown(f"##### {_('Abonnieren')}")
    show("feeds/ways.html", subscriptions=ways_about(view))
    st.markdown(f"##### {_('Einbetten')}")
    _show_embedding(view, settings)


def _show_link(view: View, url: str, settings: Settings) -> None:
    """Address and citation to copy, and a question to the operator."""
    st.caption(_("Dauerhafter Link auf genau diese Ansicht"))
    st.code(url, language=None, wrap_lines=True)
    st.caption(_("Zitierweise"))
    st.code(view.citation(url, date.today()), language=None, wrap_lines=True)
    show("parts/question.html", href=question(view, url, settings.email))


def question(view: View, url: str, email: str) -> str:
    """Return the address of an e-mail to the operator with view, figure and link filled in; "" without operator."""
    if not email:
        return ""
    subject = _("Frage zu dieser Zahl: {title}").format(title=view.title)
    lines = [_("Guten Tag,"), "", _("ich habe eine Frage zu dieser Ansicht:"), view.heading, view.statement, url, ""]
    body = "\r\n".join(line for number, line in enumerate(lines) if line or number in (1, 6))
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject[:200])}&body={quote(body[:1500])}"


def contact(settings: Settings) -> str:
    """Return who answers questions about a file: operator and e-mail, else where the operator can be found."""
    if settings.email:
        return ", ".join(filter(None, [settings.operator, settings.email]))
    imprint = settings.address("impressum", origin=origin())
    return _("Wie der Betreiber zu erreichen ist, steht im Impressum: {url}").format(url=imprint) if imprint else ""


def _show_downloads(view: View, url: str, settings: Settings, more: Sequence[tuple[str, str, More]]) -> None:
    """The press package first, then each file of it, then what only maps or areas have."""
    day = date.today()
    extra = [(name, make) for _label, name, make in more]
    download(
        _("Presse-Paket (ZIP): Bild, Zahlen, Quellen, Zitat"), f"{view.stem}.zip", "application/zip",
        lambda: press_package(view, url=url, day=day, contact=contact(settings), more=extra), primary=True,
    )  # fmt: skip
    files: list[tuple[str, str, str, More]] = [
        (_("Bild (PNG)"), f"{view.stem}.png", "image/png", lambda: view.png(url)),
        (_("Bild (SVG)"), f"{view.stem}.svg", "image/svg+xml", lambda: view.svg(url)),
        (_("Bild (PDF)"), f"{view.stem}.pdf", "application/pdf", lambda: view.pdf(url)),
        (_("Zahlen für Excel (XLSX)"), f"{view.stem}.xlsx", XLSX, lambda: view_workbook(view, url=url, day=day)),
        (_("Zahlen für Excel (CSV)"), f"{view.stem}-excel.csv", "text/csv", lambda: excel_csv(view.table())),
        (_("Zahlen für Programme (CSV)"), f"{view.stem}.csv", "text/csv", lambda: machine_csv(view.table())),
    ]
    if level := view.level:
        files += [
            (_("Karte (GeoJSON)"), f"{view.stem}.geojson", "application/geo+json",
             lambda: geojson(view.table(), level)),
            (_("Karte (GeoPackage)"), f"{view.stem}.gpkg", "application/geopackage+sqlite3",
             lambda: geopackage(view.table(), level, layer=view.stem)),
        ]  # fmt: skip
    files += [(label, name, guess_type(name)[0] or "application/octet-stream", make) for label, name, make in more]
    for start in range(0, len(files), 2):  # row by row, so that the keyboard follows what the eye sees
        for column, (label, name, kind, make) in zip(st.columns(2), files[start : start + 2], strict=False):
            with column:
                download(label, name, kind, make)
    if ways := film_ways(view):  # made outside the session, one at a time: it takes seconds
        show("share/film.html", ways=ways)


def download(
    label: str, name: str, kind: str, make: More, *, primary: bool = False, wide: bool = True, help: str | None = None,
    key: str = "",
) -> None:  # fmt: skip
    """Draw a button that makes a file when it is pressed, not before."""
    st.download_button(
        label, data=make, file_name=name, mime=kind, key=key or f"download_{name}", on_click="ignore", help=help,
        icon=":material/download:", type="primary" if primary else "secondary",
        width="stretch" if wide else "content",
    )  # fmt: skip


def file_link(address: str, label: str, *, wide: bool = True) -> None:
    """Draw a button that leads to a file the server makes in its turn."""
    st.link_button(label, address, icon=":material/download:", width="stretch" if wide else "content")


def _show_embedding(view: View, settings: Settings) -> None:
    """Options, the lines to copy, and how it will look."""
    left, right = st.columns(2)
    with left:
        height = st.slider(
            _("Höhe in Pixeln"), 300, 1400, BY_CODE[view.kind].frame_height, step=20, key=f"embed_height_{view.kind}",
            help=_("Quelle und Lizenz sollen ohne Rollen zu sehen sein; in schmalen Spalten braucht es mehr Höhe."),
        )  # fmt: skip
        spoken = languages()
        chosen = st.selectbox(
            _("Sprache"), spoken, index=spoken.index(language()), key="embed_language",
            format_func=lambda one: NAMES.get(one, one),
        )  # fmt: skip
    with right:
        title = st.toggle(_("Mit Titel"), value=True, key="embed_title")
        controls = st.toggle(_("Mit Auswahl von Jahr und Gebiet"), value=True, key="embed_controls")
        dark = st.toggle(_("Dunkle Farben"), key="embed_dark")
        newest = st.toggle(_("Immer die neuesten Werte zeigen"), value=True, key="embed_newest")
        year = view.parameters.get("jahr")
        if newest and year:
            st.caption(
                _("Der Rahmen zeigt dann immer das neueste Jahr; für das Jahr {year} ausschalten.").format(year=year)
            )
    options = Options(title=title, controls=controls, dark=dark, language=chosen)
    address = settings.address(embed_path(view, options, newest=newest), origin=origin())
    lines = snippet(address, view.title, height, edition=view.edition, newest=newest)
    st.code(lines, language=None, wrap_lines=True)
    preview = f"{origin()}/{embed_path(view, options, newest=newest)}"
    st.iframe(preview, height=height)
