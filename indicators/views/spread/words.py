"""A spread in words: where the middle half lies, the ends, who stands apart from most and by which rule, what lacks."""

from collections.abc import Sequence

from indicators.figures.said import said_period, said_unit
from indicators.figures.yardstick import median_words, references_of
from indicators.language.formatting import format_number, format_short, join_de, missing_text
from indicators.language.i18n import gettext as _
from indicators.model import Area, Indicator
from indicators.views.spread.spread import FEWEST, Part, Spread, Standing

NAMED = 3
FINE = 10  # a MAD below so many steps of the last digit shown is told with one digit more


def spread_sentence(found: Spread) -> str:
    """Return where the middle half of the municipalities lies and which stand at the ends, or that none has a value."""
    indicator, summary = found.indicator, found.summary
    if found.unfit:
        return _("„{label}“ wird je ‹Gemeinde› nicht verglichen. {why}").format(label=indicator.label, why=found.unfit)
    if summary is None:
        return _("Zu „{label}“ gibt es keine Werte je ‹Gemeinde›.").format(label=indicator.label)
    period = said_period(indicator, found.year)
    unit = said_unit(indicator) or ("" if indicator.kind == "index" else indicator.unit)
    if summary.low == summary.high:
        text = _("Bei „{label}“ haben {period} alle {count} ‹Gemeinden› denselben Wert: {value}.")
        value = _with_unit(format_number(summary.low, indicator.decimals), unit)
        return text.format(label=indicator.short, period=period, count=summary.count, value=value)
    digits = digits_of(found)
    text = _(
        "Bei „{label}“ liegt {period} die mittlere Hälfte der {count} ‹Gemeinden› zwischen "
        "{lower} und {upper}; am höchsten {highest}, am niedrigsten {lowest}."
    )
    highest, lowest = (_end(one, found) for one in found.extremes())
    return text.format(
        label=indicator.short,
        period=period,
        count=summary.count,
        lower=format_number(summary.lower, digits),
        upper=_with_unit(format_number(summary.upper, digits), unit),
        highest=highest,
        lowest=lowest,
    )


def _end(areas: Sequence[Area], found: Spread) -> str:
    """Who stands at one end: "liegt Arnsberg (93,9)"; more than three are counted."""
    value = format_number(found.values[areas[0].code], found.indicator.decimals)
    if len(areas) > NAMED:
        return _("liegen {count} ‹Gemeinden› ({value})").format(count=len(areas), value=value)
    text = _("liegt {names} ({value})") if len(areas) == 1 else _("liegen {names} ({value})")
    return text.format(names=join_de([one.label for one in areas]), value=value)


def _with_unit(number: str, unit: str) -> str:
    return f"{number} {unit}".rstrip()


def digits_of(found: Spread) -> int:
    """Return with how many decimals median, quartiles and MAD are told: one more than values where the MAD is small."""
    decimals = found.indicator.decimals
    fine = found.summary is not None and found.summary.mad < FINE * 10.0**-decimals
    return decimals + 1 if fine else decimals


def standing_words(standing: Standing | None) -> str:
    """Return the words for how a value stands to most, "" for none; neutral, since higher is not better."""
    if standing is None:
        return ""
    return {
        Standing.HIGHER: _("höher als die meisten"),
        Standing.SIMILAR: _("ähnlich wie die meisten"),
        Standing.LOWER: _("niedriger als die meisten"),
    }[standing]


def part_words(part: Part) -> str:
    """Return the words for the part of the ordered values."""
    return {Part.UPPER: _("oberes Viertel"), Part.MIDDLE: _("mittlere Hälfte"), Part.LOWER: _("unteres Viertel")}[part]


def rank_words(rank: int, count: int) -> str:
    """Return a place among the municipalities that have a value.

    >>> rank_words(12, 59)
    '12. von 59'
    """
    return _("{rank}. von {count}").format(rank=rank, count=count)


def rule_words(found: Spread) -> str:
    """Return the rule with its numbers for this indicator, or why nobody stands apart."""
    summary = found.summary
    if summary is None:
        return ""
    if summary.count < FEWEST:
        text = _("Nur {count} ‹Gemeinden› haben einen Wert; „die meisten“ gibt es erst ab {fewest}.")
        return text.format(count=summary.count, fewest=FEWEST)
    digits = digits_of(found)
    median = format_number(summary.median, digits)
    if summary.mad == 0:
        text = _(
            "Median {median}; 1 MAD = 0: Mindestens die Hälfte der ‹Gemeinden› hat genau diesen "
            "Wert. Ähnlich ist dann nur, wer denselben Wert hat."
        )
        return text.format(median=median)
    return _("Median {median}; 1 MAD = {mad}; ähnlich: {low} bis {high}.").format(
        median=median,
        mad=format_number(summary.mad, digits),
        low=format_number(summary.median - summary.mad, digits),
        high=format_number(summary.median + summary.mad, digits),
    )


def rule_explained() -> str:
    """Return what the MAD is, how bounds count, and what higher does not mean."""
    return _(
        "MAD ist der Median der Abstände aller ‹Gemeinden› zum Median (ohne Faktor). Ähnlich "
        "ist, wer höchstens ein MAD vom Median entfernt ist, die Grenzen eingeschlossen; "
        "gerechnet wird mit ungerundeten Werten. Quartile sind linear interpoliert. Höher heißt "
        "nicht besser, niedriger nicht schlechter."
    )


def standing_note() -> str:
    """Return the rule in one sentence, for pages that show the marks without its numbers."""
    return _(
        "Höher, ähnlich oder niedriger als die meisten: Ähnlich ist, wer höchstens ein MAD "
        "(Median der Abstände aller ‹Gemeinden› zum Median) vom Median entfernt ist. Höher heißt "
        "nicht besser."
    )


def older_words(found: Spread) -> str:
    """Return which municipalities have an older value, with its time; "" for none."""
    if not found.older:
        return ""
    names = [f"{area.label} ({found.indicator.period(year)})" for area, year in found.older]
    return _("Mit älterem Wert: {names}.").format(names=join_de(names))


def missing_words(found: Spread) -> str:
    """Return how many municipalities have no value, which and why; "" for none."""
    if not found.missing or found.summary is None:
        return ""
    by_reason: dict[str, list[str]] = {}
    for area in found.missing:
        figure = found.shown[area.code]
        by_reason.setdefault(missing_text(figure.sign if figure else ""), []).append(area.label)
    parts = [f"{join_de(names)} ({why})" for why, names in by_reason.items()]
    return _("Ohne Wert und darum ohne Punkt: {count} – {parts}.").format(
        count=len(found.missing), parts="; ".join(parts)
    )


def outside_words(found: Spread) -> str:
    """Return the medians of municipalities outside the region in the year shown; "" where none is known."""
    medians = [median_words(one, found.indicator) for one in references_of(found.series, found.year)]
    return f"{_('Zum Vergleich')}: {'; '.join(medians)}." if medians else ""


def area_words(found: Spread, area: Area) -> str:
    """Return value and standing of an area: "Arnsberg: 93,9 %, höher als die meisten"."""
    figure = found.shown.get(area.code)
    if figure is None or figure.value is None:
        return f"{area.label}: {missing_text(figure.sign if figure else '')}"
    period = f" ({found.indicator.period(figure.year)})" if figure.year < found.year else ""
    text = f"{area.label}: {format_short(figure.value, found.indicator)}{period}"
    return ", ".join(part for part in (text, standing_words(found.standing(area.code))) if part)


def spread_alt(found: Spread, named: Sequence[Area]) -> str:
    """Return the text alternative: how many, extremes, quartiles, the named areas."""
    indicator, summary = found.indicator, found.summary
    if summary is None:
        return spread_sentence(found)
    text = _(
        "Verteilung „{label}“, {period}: {count} ‹Gemeinden›; kleinster Wert {low}, unteres "
        "Quartil {lower}, Median {median}, oberes Quartil {upper}, größter Wert {high}."
    )
    lower, middle, upper = (format_number(value, digits_of(found)) for value in summary.quartiles)
    said = text.format(
        label=indicator.label, period=indicator.period(found.year), count=summary.count, lower=lower, median=middle,
        upper=upper, low=format_short(summary.low, indicator), high=format_short(summary.high, indicator),
    )  # fmt: skip
    return " ".join([said, *(f"{area_words(found, area)}." for area in named)])


def quartile_labels(found: Spread) -> list[tuple[str, float]]:
    """Return the words at the three lines of a chart, with the value of each; [] without values."""
    if found.summary is None:
        return []
    words, digits = (_("unteres Quartil"), _("Median"), _("oberes Quartil")), digits_of(found)
    quartiles = zip(words, found.summary.quartiles, strict=True)
    return [(f"{name} {format_number(value, digits)}", value) for name, value in quartiles]


def heading(indicator: Indicator, year: int) -> str:
    """Return what is shown and of when."""
    return f"{indicator.label}, {indicator.period(year)}" if year else indicator.label
