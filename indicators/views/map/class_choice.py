"""The classes a visitor asked for: read from the address or typed in, and written back."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from indicators.address import fields
from indicators.address.choice import Choice, Reading
from indicators.language.formatting import without_groups
from indicators.language.i18n import gettext as _

CLASS_COUNT = 5
FEWEST, MOST = 3, 7
_NUMBER = re.compile(r"[-−]?\d{1,12}([.,]\d{1,6})?")


class Method(StrEnum):
    """How the limits between classes are found."""

    OWN = "fest"  # declared with the indicator
    QUANTILES = "quantile"
    EQUAL = "gleich"
    NATURAL = "natuerlich"
    AROUND = "bezug"  # equal steps to both sides of a reference value
    CHOSEN = "eigene"  # entered by the visitor


def _limits(text: str, reading: Reading) -> tuple[float, ...]:
    limits, fault = read_limits(text, decimal=".")
    if fault:
        reading.notices.append(fault)
    return limits


@dataclass(frozen=True, slots=True)
class Scheme(Choice):
    """The classes asked for: method, number, entered limits, and whether each year gets limits of its own.

    `count` 0 is the usual number. `target` puts the limits around the value of a goal instead of that of the region.
    """

    method: Method = fields.one_of(
        "klassen", Method, Method.OWN, unknown=lambda: _("Die Klasseneinteilung „{found}“ ist unbekannt.")
    )
    count: int = fields.whole(
        "anzahl", FEWEST, MOST, default=0,
        unknown=lambda: _(
            "Die Zahl der Klassen „{found}“ gibt es nicht. Möglich sind {fewest} bis {most}, gezeigt {usual}."
        ).replace("{usual}", str(CLASS_COUNT)),
    )  # fmt: skip
    limits: tuple[float, ...] = fields.single(
        "grenzen", _limits, lambda limits: ";".join(f"{limit:.12g}" for limit in limits),
        allowed=f"up to {MOST - 1} numbers with `;`, such as `10;20.5`", default=(),
    )  # fmt: skip
    yearly: bool = fields.one_of("einteilung", {"alle": False, "jahr": True}, default=False)
    target: bool = fields.one_of("bezug", {"region": False, "zielwert": True}, default=False)

    def altered(self, **values: Any) -> Self:
        """Return the scheme with other values in some fields; number and limits belong to a method."""
        if "method" in values:
            values = {"count": 0, "limits": (), "target": False, **values}
        return replace(self, **values)


USUAL = Scheme()


def read_limits(text: str, *, decimal: str = ",") -> tuple[tuple[float, ...], str]:
    """Return limits typed in with semicolons between them, rising, and what is wrong with them ("" for nothing).

    Numbers are read as the language writes them (1.000,5), or with a decimal point as in an address. One fault leaves
    all limits out, so that nobody sees classes nobody asked for.

    >>> read_limits("10; 20,5; 1.000")
    ((10.0, 20.5, 1000.0), '')
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    limits = []
    for part in parts:
        plain = part if decimal == "." else without_groups(part)
        if not _NUMBER.fullmatch(plain):
            words = _("Bei den Grenzen ist „{found}“ keine Zahl. Bitte so schreiben: 10; 20,5; 30.")
            return (), words.format(found=part[:30])
        limits.append(float(plain.replace("−", "-").replace(",", ".")))
    if len(set(limits)) > MOST - 1:
        words = _("Das sind {count} Grenzen. Möglich sind höchstens {most}, also {classes} Klassen.")
        return (), words.format(count=len(set(limits)), most=MOST - 1, classes=MOST)
    return tuple(sorted(set(limits))), ""
