"""How to cite a view: what is shown, whose figures these are, of when, and where it stands."""

from collections.abc import Sequence
from datetime import date

from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.region import site_title
from indicators.loading.releases import Release
from indicators.model import Source


def citation(
    title: str,
    sources: Sequence[Source],
    *,
    edition: Release | None,
    url: str,
    day: date,
    changed: bool = False,
    boundaries: str = "",
) -> str:
    """Return one paragraph to copy: dashboard, title, sources with licence and Datenstand, edition, address, day.

    `changed` says that figures were computed from the sources, which dl-de/by-2-0 wants to be told; `boundaries` is the
    source note of a map's outlines. `url` "" is left out, together with the day of the visit.
    """
    parts = [f"{site_title()}: {title}.", source_words(sources)]
    if changed:
        parts.append(_("Daten verändert: teils eigene Berechnung."))
    if boundaries:
        parts.append(_("Grenzen: {note}.").format(note=boundaries))
    if edition:
        parts.append(_("Ausgabe der Daten vom {day}.").format(day=day_de(edition.day)))
    if url:
        parts.append(_("{url} (abgerufen am {day}).").format(url=url, day=day_de(day)))
    return " ".join(part for part in parts if part)


def source_words(sources: Sequence[Source]) -> str:
    """Return "Quelle: …" with each attribution once, its licence and Datenstand; "" without sources."""
    words = {
        one.credit: _("{credit}, Datenstand {day}").format(credit=one.credit, day=one.data_as_of or _("keine Angabe"))
        for one in sources
    }
    label = _("Quelle: {list}.") if len(words) == 1 else _("Quellen: {list}.")
    return label.format(list="; ".join(words.values())) if words else ""
