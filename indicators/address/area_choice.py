"""An area alone, for pages that have nothing else to choose."""

from dataclasses import dataclass

from indicators.address import fields
from indicators.address.choice import Choice


@dataclass(frozen=True, slots=True)
class AreaChoice(Choice):
    """An area by code, None = none."""

    area: str | None = fields.area()
