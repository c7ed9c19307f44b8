"""What the addresses of all pages have in common: shared parameters, indicators, areas, and notices about faults."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from indicators.figures.series import Series
from indicators.language.i18n import gettext as _
from indicators.model import DataSet, Level

LEVEL_CODES = {"gemeinde": Level.MUNICIPALITY, "kreis": Level.DISTRICT}
CODE_OF_LEVEL = {level: code for code, level in LEVEL_CODES.items()}

STAND, LIST = "stand", "liste"
EVERYWHERE = frozenset({STAND, LIST})
SHOWN = 100  # characters of a faulty value that a notice repeats


def unknown_parameters(parameters: Mapping[str, str], known: Collection[str]) -> list[str]:
    """Return a notice for each parameter that is neither `known` nor one of all pages nor Streamlit's own (embed…)."""
    return [
        _("Die Angabe „{name}“ in der Adresse ist unbekannt und wurde übergangen.").format(name=name[:SHOWN])
        for name in parameters
        if name not in known and name not in EVERYWHERE and not name.startswith("embed")
    ]


def read_indicator(found: str, series: Mapping[str, Series], notices: list[str], *, default: str) -> str:
    """Return the indicator of an address; one that is not there gives way to `default`, with a notice."""
    if not found or found in series:
        return found or default
    text = _("Den Indikator „{found}“ gibt es hier nicht. Gezeigt wird „{shown}“.")
    notices.append(text.format(found=found[:SHOWN], shown=series[default].indicator.label))
    return default


def read_area(parameters: Mapping[str, str], dataset: DataSet, notices: list[str]) -> str | None:
    """Return the area of an address, None for none; an AGS without its leading zero is understood."""
    found = parameters.get("gemeinde", "").strip()
    if not found:
        return None
    code = f"0{found}" if found.isdigit() and len(found) in (4, 7) else found
    if code in dataset.areas:
        return code
    notices.append(
        _("Die Gemeinde „{found}“ gehört nicht zur Region oder der Schlüssel ist falsch.").format(found=found[:SHOWN])
    )
    return None
