"""Similar municipalities in words: names and figures of features, who is similar and why."""

import math
from collections.abc import Sequence

from indicators.figures.series import CHANGE_YEARS
from indicators.figures.similarity import Feature, Lack, Peer, Similarity, Transform
from indicators.language.formatting import format_number, join_de
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator
from indicators.store import Store

MOST_NAMED = 3
WHOLE = 100.0


def feature_label(feature: Feature, indicator: Indicator) -> str:
    """Return the name of a feature; a logarithm or a change is named as such."""
    if feature.transform == Transform.LOG:
        return _("{label} (logarithmiert)").format(label=indicator.short)
    if feature.transform == Transform.CHANGE:
        return _("{label}: Veränderung in {years} Jahren").format(label=indicator.short, years=CHANGE_YEARS)
    return indicator.short


def feature_head(feature: Feature, indicator: Indicator, year: int) -> str:
    """Return the name of a feature with its unit and year, as the head of a column."""
    unit = "%" if feature.transform == Transform.CHANGE else indicator.unit
    period = indicator.period(year)
    if feature.transform == Transform.CHANGE:
        period = _("{since} bis {until}").format(since=indicator.period(year - CHANGE_YEARS), until=period)
    return ", ".join([feature_label(feature, indicator), unit, period])


def feature_value(feature: Feature, indicator: Indicator, raw: float) -> str:
    """Return a feature's figure without unit: a logarithm as the figure it is taken of, a change in per cent."""
    if feature.transform == Transform.LOG:
        return format_number(math.exp(raw), indicator.decimals)
    if feature.transform == Transform.CHANGE:
        text = format_number(raw * WHOLE, 1)
        return f"+{text}" if raw > 0 else text
    return format_number(raw, indicator.decimals)


def part_percent(peer: Peer, feature: Feature) -> int:
    """Return the part of a feature in the squared distance in per cent; 0 where there is no distance."""
    whole = sum(peer.parts.values())
    return round(peer.parts[feature.id] / whole * WHOLE) if whole > 0 else 0


def why_words(peer: Peer, found: Similarity, data: Store) -> str:
    """Return which feature makes most of the difference, before rounding: "vor allem Pendlersaldo (62 %)"."""
    feature = max(found.features, key=lambda one: peer.parts[one.id])
    if not peer.parts[feature.id]:
        return _("kein Unterschied")
    size, indicator = part_percent(peer, feature), data.dataset.indicators[feature.indicator]
    label = feature_label(feature, indicator) if feature.transform == Transform.CHANGE else indicator.short
    return _("vor allem {feature} ({part} %)").format(feature=label, part=size).replace(" %", "\u202f%")


def similar_sentence(area: Area, peers: Sequence[Area], features: int) -> str:
    """Return who is most similar to a municipality, as a sentence."""
    if not peers:
        return _("Für {area} lassen sich keine ähnlichen ‹Gemeinden› bestimmen: Es fehlt an Merkmalen.").format(
            area=area.label
        )
    first = join_de([one.label for one in peers[:MOST_NAMED]])
    if features == 1:
        return _("{area} ähneln nach einem Merkmal am meisten {first}.").format(area=area.label, first=first)
    text = _("{area} ähneln nach {features} Merkmalen am meisten {first}.")
    return text.format(area=area.label, features=features, first=first)


def unavailable_words(found: Similarity, data: Store) -> str:
    """Return which features cannot be used and why, "" for none; what the data do not hold is named by its id."""
    if not found.left_out:
        return ""
    parts = []
    for one, lack in found.left_out.items():
        indicator = data.dataset.indicators.get(one.indicator)
        label = feature_label(one, indicator) if indicator else one.id
        parts.append(_("{feature} ({reason})").format(feature=label, reason=lack_words(lack)))
    return _("Nicht verwendbar: {features}.").format(features=join_de(parts))


def lack_words(lack: Lack) -> str:
    """Return why a feature cannot be used, without a full stop."""
    if lack.known is None:
        return _("nicht in den Daten")
    if lack.known == lack.all:
        return _("überall gleich")
    return _("Werte fehlen: höchstens {known} von {all} ‹Gemeinden, Dativ›").format(known=lack.known, all=lack.all)


def how_words(found: Similarity) -> str:
    """Return how similarity is computed, in plain words."""
    return _(
        "Jedes Merkmal wird standardisiert: Abstand zum Mittelwert aller ‹Gemeinden›, geteilt "
        "durch die Standardabweichung. So zählt jedes Merkmal gleich viel, gleich in welcher "
        "Einheit es gemessen wird. Der Abstand zweier ‹Gemeinden› ist die Wurzel aus der Summe "
        "der quadrierten Unterschiede (euklidischer Abstand). Einwohnerzahlen gehen "
        "logarithmiert ein: 2.000 gegen 4.000 Menschen ist so verschieden wie 20.000 gegen "
        "40.000. Jedes Merkmal ist vom neuesten Jahr, für das alle ‹Gemeinden› einen Wert haben; "
        "{count} Merkmale sind gewählt. Gleich weit entfernte ‹Gemeinden› stehen in der "
        "Reihenfolge ihrer Schlüssel."
    ).format(count=len(found.features))


def caution_words() -> str:
    """Return what similarity does not say."""
    return _(
        "Ähnlich in der Struktur heißt nicht ähnlich in allem: Lage, Geschichte und Haushalt stecken in keinem "
        "Merkmal. Die Auswahl ist ein Vergleichsmaßstab und keine Bewertung."
    )
