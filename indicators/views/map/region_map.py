"""The map of an indicator: what stands on it, on its page as in images, frames and slides."""

from indicators.drawing.assets import own_symbol
from indicators.drawing.region_map import MapClass, RegionMap, named_areas, set_apart
from indicators.export.table import level_plural
from indicators.figures.words import coverage_line
from indicators.language.formatting import format_compact, missing_text
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store
from indicators.views.map.colors import class_colors
from indicators.views.map.picture import Picture, said


def indicator_map(data: Store, one: Picture) -> RegionMap:
    """Return the map of an indicator in the colours of the picture; an older value is marked as such."""
    indicator, choice, areas = one.series.indicator, one.choice, data.dataset.areas
    named = named_areas(areas, choice.level, choice.area)
    of_towns = choice.level == Level.MUNICIPALITY
    classes = map(MapClass, one.classes.labels, class_colors(one.classes, one.colors))
    return RegionMap(
        level=choice.level,
        members=one.classes.members,
        classes=dict(enumerate(classes)) | set_apart(one.words_apart, zero=one.colors.zero),
        selected=areas.outlined(choice.area),
        texts={code: _text(one, code) for code in one.shown},
        unit=indicator.unit,
        period=indicator.period(choice.year),
        stale=[code for code in one.shown if one.older_period(code)],
        stale_text=_("älterer Wert"),
        marked=[town.code for town in areas.model_towns] if of_towns else [],
        marked_text=areas.marked_role,
        marked_symbol=own_symbol(areas.marked_role),
        labels={area.code: (area.label, _figure(one, area.code)) for area in named},
        label_note=_("Mit Namen: {role}.").format(role=areas.marked_role) if of_towns and areas.model_towns else "",
        legend_title=indicator.unit,
        count_title=level_plural(choice.level),
        coverage=coverage_line(one.shown, indicator, year=choice.year, level=choice.level),
        statement=said(data, one),
    )


def _text(one: Picture, code: str) -> str:
    """An area's figure with its period where it is an older one, else why there is none."""
    figure, older = one.shown[code], one.older_period(code)
    if figure is None or figure.value is None:
        return missing_text(figure.sign if figure else "")
    return f"{one.number(figure.value)} ({older})" if older else one.number(figure.value)


def _figure(one: Picture, code: str) -> str:
    """An area's figure as it stands beside an image, "%" behind it and a sign before a change."""
    figure = one.shown.get(code)
    value = figure.value if figure else None
    plus = "+" if one.choice.since and value and value > 0 else ""
    return plus + format_compact(value, one.series.indicator, sign=figure.sign if figure else "")
