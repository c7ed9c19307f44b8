"""Whose chain of effect a visitor looks at."""

from dataclasses import dataclass

from indicators.address import fields
from indicators.address.choice import Choice
from indicators.language.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class EffectChoice(Choice):
    """An area (None = the region) and a pillar ("" = all)."""

    area: str | None = fields.area()
    pillar: str = fields.code(
        "saeule", lambda data: data.dataset.pillars, allowed="code of a pillar",
        unknown=lambda: _("Das Handlungsfeld „{found}“ gibt es nicht. Gezeigt werden alle."),
    )  # fmt: skip
