"""The classes a visitor asked for: read from the address or typed in, and written back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from indicators.language.i18n import gettext as _
from indicators.views.map.classes import CLASS_COUNT, FEWEST, MOST, Method, Scheme

PARAMETERS = frozenset({"klassen", "anzahl", "grenzen", "einteilung", "bezug"})
EVERY_YEAR, ONE_YEAR = "alle", "jahr"
REGION, TARGET = "region", "zielwert"
_NUMBER = re.compile(r"[-−]?\d{1,12}([.,]\d{1,6})?")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(\D|$))")


def scheme_parameters(scheme: Scheme) -> dict[str, str]:
    """Return a scheme as parameters of an address; what is as usual is left out."""
    parameters = {}
    if scheme.method != Method.OWN:
        parameters["klassen"] = scheme.method.value
    if scheme.count:
        parameters["anzahl"] = str(scheme.count)
    if scheme.limits:
        parameters["grenzen"] = ";".join(f"{limit:.12g}" for limit in scheme.limits)
    if scheme.yearly:
        parameters["einteilung"] = ONE_YEAR
    if scheme.target:
        parameters["bezug"] = TARGET
    return parameters


def read_scheme(parameters: Mapping[str, str], notices: list[str]) -> Scheme:
    """Return the scheme of an address; unknown values give way to what is usual, with a notice."""
    found = parameters.get("klassen") or Method.OWN
    if found not in list(Method):
        notices.append(_("Die Klasseneinteilung „{found}“ ist unbekannt.").format(found=found[:100]))
        found = Method.OWN
    limits, fault = read_limits(parameters.get("grenzen", ""), decimal=".")
    if fault:
        notices.append(fault)
    return Scheme(
        method=Method(found),
        count=_count(parameters.get("anzahl", ""), notices),
        limits=limits,
        yearly=_one_of(parameters, "einteilung", (EVERY_YEAR, ONE_YEAR), notices) == ONE_YEAR,
        target=_one_of(parameters, "bezug", (REGION, TARGET), notices) == TARGET,
    )


def read_limits(text: str, *, decimal: str = ",") -> tuple[tuple[float, ...], str]:
    """Return limits typed in with semicolons between them, rising, and what is wrong with them ("" for nothing).

    Numbers are read as Germans write them (1.000,5), or with a decimal point as in an address. One fault leaves all
    limits out, so that nobody sees classes nobody asked for.

    >>> read_limits("10; 20,5; 1.000")
    ((10.0, 20.5, 1000.0), '')
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    limits = []
    for part in parts:
        plain = part if decimal == "." else _THOUSANDS.sub("", part)
        if not _NUMBER.fullmatch(plain):
            words = _("Bei den Grenzen ist „{found}“ keine Zahl. Bitte so schreiben: 10; 20,5; 30.")
            return (), words.format(found=part[:30])
        limits.append(float(plain.replace("−", "-").replace(",", ".")))
    if len(set(limits)) > MOST - 1:
        words = _("Das sind {count} Grenzen. Möglich sind höchstens {most}, also {classes} Klassen.")
        return (), words.format(count=len(set(limits)), most=MOST - 1, classes=MOST)
    return tuple(sorted(set(limits))), ""


def _count(found: str, notices: list[str]) -> int:
    if not found:
        return 0
    if found not in {str(number) for number in range(FEWEST, MOST + 1)}:
        text = _("Die Zahl der Klassen „{found}“ gibt es nicht. Möglich sind {fewest} bis {most}, gezeigt {usual}.")
        notices.append(text.format(found=found[:100], fewest=FEWEST, most=MOST, usual=CLASS_COUNT))
        return 0
    return int(found)


def _one_of(parameters: Mapping[str, str], name: str, known: tuple[str, str], notices: list[str]) -> str:
    """The value of a parameter with two known ones, the first as usual."""
    found = parameters.get(name) or known[0]
    if found not in known:
        text = _("Die Angabe „{name}“ kennt nur {one} und {other}.")
        notices.append(text.format(name=name, one=known[0], other=known[1]))
        return known[0]
    return found
