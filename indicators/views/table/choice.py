"""What the table of indicators and areas shows, read from the address."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from indicators.address import fields
from indicators.address.choice import SHOWN, Choice, Reading
from indicators.language.i18n import gettext as _
from indicators.model import Level

ALL, NAME = "alle", "name"


@dataclass(frozen=True, slots=True)
class Order:
    """An indicator the rows are sorted by, or "" for the names; values sort from the highest unless `rising`."""

    indicator: str = ""
    rising: bool = False


def _group(text: str, reading: Reading) -> str:
    sets = [one.id for one in reading.data.sets]
    if text and text not in [*sets, ALL]:
        reading.note(_("Das Thema „{found}“ gibt es hier nicht."), found=text)
    return text if text in [*sets, ALL] else sets[0]


def _order(text: str, reading: Reading) -> Order:
    name = text.removeprefix("-")
    if name in ("", NAME):
        return Order()
    if name not in reading.data.series:
        reading.note(_("Nach „{found}“ lässt sich nicht sortieren."), found=name)
        return Order()
    return Order(name, rising=not text.startswith("-"))


@dataclass(frozen=True, slots=True)
class TableChoice(Choice):
    """A table: set of indicators or `ALL`, or named ones; year (0 = newest of each), level, filters, order.

    `district` keeps the municipalities of one district, `search` those whose name holds it, `listed` the areas of the
    working list.
    """

    group: str = fields.single("thema", _group, allowed=f"code of a set, or `{ALL}`", always=True)
    columns: tuple[str, ...] = fields.codes(
        "spalten", lambda data: data.series, ordered=False, allowed="codes of indicators",
        unknown=lambda: _("Diese Indikatoren gibt es hier nicht: {found}."),
    )  # fmt: skip
    year: int = fields.year(
        "jahr", default=0, wrong=lambda: _("„{found}“ ist keine Jahreszahl. Gezeigt wird der neueste Stand.")
    )
    level: Level = fields.level()
    district: str | None = fields.area(
        "kreis", level=Level.DISTRICT, of_other_level=lambda: _("„{area}“ gehört nicht zu den ‹Kreise, Dativ›.")
    )
    search: str = fields.free_text("suche", longest=SHOWN)
    listed: bool = fields.flag("nur", on="liste")
    order: Order = fields.single(
        "sortiert", _order, lambda order: f"{'' if order.rising else '-'}{order.indicator}",
        allowed="code of an indicator, with `-` before it for the highest first", default=Order(),
    )  # fmt: skip
    lines: bool = fields.flag("verlauf", off="0")


def with_listed(choice: TableChoice, given: Collection[str], listed: Sequence[str]) -> TableChoice:
    """Return the choice with the indicators of a working list as columns.

    `given` are the parameters of the address: one that names a set or columns has its own.
    """
    return choice if {"thema", "spalten"} & set(given) or not listed else replace(choice, columns=tuple(listed))
