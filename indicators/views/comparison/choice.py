"""What a visitor compares, read from the address."""

from dataclasses import dataclass

from indicators.address import fields
from indicators.address.choice import Choice
from indicators.language.i18n import gettext as _
from indicators.views.comparison.comparison import MOST_AREAS, MOST_OUTSIDE, Reference, Scale, places_outside


@dataclass(frozen=True, slots=True)
class ComparisonChoice(Choice):
    """A comparison: indicator, areas by code (() = the model towns), scale, base year of an index, what beside.

    `outside` are towns outside the region, by code.
    """

    indicator: str = fields.indicator("indikator")
    areas: tuple[str, ...] = fields.areas(
        "gebiete", most=MOST_AREAS, or_one=True,
        too_many=lambda: _("Verglichen werden höchstens {count} Gebiete: die ersten."),
    )  # fmt: skip
    scale: Scale = fields.one_of(
        "skala", Scale, Scale.ABSOLUTE, unknown=lambda: _("Die Skala „{found}“ ist unbekannt.")
    )
    base_year: int | None = fields.year(
        "basis", wrong=lambda: _("„{found}“ ist keine Jahreszahl für die Basis."),
        when=lambda choice: choice.scale == Scale.INDEX,
    )  # fmt: skip
    references: tuple[Reference, ...] = fields.codes(
        "mit", lambda _data: Reference, none="nichts", default=(Reference.REGION,),
        unknown=lambda: _("Als Vergleich ist „{found}“ unbekannt."),
        allowed=", ".join(f"`{one}`" for one in Reference),
    )  # fmt: skip
    outside: tuple[str, ...] = fields.codes(
        "ausserhalb", places_outside, allowed="codes of municipalities outside the region",
        unknown=lambda: _("Außerhalb der Region ist „{found}“ unbekannt."), most=MOST_OUTSIDE,
        too_many=lambda: _("Von außerhalb der Region werden höchstens {count} Gemeinden gezeigt: die ersten."),
    )  # fmt: skip
