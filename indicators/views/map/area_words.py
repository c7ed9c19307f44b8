"""What is said of the chosen area beside a map: its figure, how it was made, its change and its place."""

from dataclasses import dataclass

from indicators.address import links
from indicators.figures.words import change_words, comparison, computation_note
from indicators.language.formatting import format_value, price_words
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.views.map.picture import Picture, said


@dataclass(frozen=True, slots=True)
class AreaWords:
    """An area's sentence, its exact figure, what is newest about it, and the way to its profile."""

    area: str
    sentence: str
    details: str
    latest: str
    href: str


def area_words(data: Store, one: Picture) -> AreaWords:
    """Return what is said of the chosen area of a map, of the region without one."""
    areas = data.dataset.areas
    area = areas.get(one.choice.area) or areas.region
    figure = one.base.shown(area.code, one.choice.year)
    known = figure is not None and figure.value is not None
    details = [format_value(figure.value, one.base.indicator), computation_note(figure)] if figure and known else []
    if one.choice.since:
        changed = one.series.at(area.code, one.choice.year)
        value = changed.value if changed else None
        latest = [_("keine Veränderung zu berechnen") if value is None else _change(one, value)]
    else:
        latest = [
            change_words(one.base.change(area.code, one.choice.year), one.base),
            comparison(one.base, area, areas, figure),
        ]
    return AreaWords(
        area=area.label,
        sentence=said(data, one),
        details=" · ".join(word for word in details if word),
        latest=" · ".join(word for word in latest if word),
        href=links.profile(area.code),
    )


def _change(one: Picture, value: float) -> str:
    """The change as the map shows it: "+15,1 Prozentpunkte seit 2015"."""
    indicator, since = one.series.indicator, one.base.indicator.period(one.choice.since)
    text = f"{one.number(value)} {indicator.unit}".rstrip()
    told = _("{change} seit {year}").format(change=text, year=since)
    return ", ".join(filter(None, [told, price_words(indicator)]))
