"""The map of an indicator over its years: the pictures of a film and of a strip for print."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from indicators.drawing.palette import LIGHT, Palette
from indicators.drawing.reel import FEWEST, Reel, Scene, scenes_of, shown_years, skipped_years
from indicators.drawing.region_map import ZERO, RegionMap
from indicators.figures.quality import zero_words
from indicators.language.i18n import gettext as _
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.film import film_years
from indicators.views.map.picture import Picture, picture
from indicators.views.map.region_map import indicator_map


def fixed(choice: MapChoice) -> MapChoice:
    """Return the choice with classes that are the same in all years: else a colour would mean another thing in each."""
    return replace(choice, year=0, tiles=False, scheme=choice.scheme.altered(yearly=False))


def pictures_of(data: Store, choice: MapChoice) -> list[Picture]:
    """Return the years of a map that have a picture, oldest first."""
    every = fixed(choice)
    return [picture(data, replace(every, year=year)) for year in shown_years(film_years(data, every))]


def map_reel(data: Store, choice: MapChoice, *, more: Sequence[str] = ()) -> Reel | None:
    """Return the map over its years, None where it has one year alone; `more` are further words of the subtitle."""
    shown = pictures_of(data, choice)
    if len(shown) < FEWEST:
        return None
    indicator, first, last = shown[0].series.indicator, shown[0], shown[-1]
    words = [indicator.unit, _("{first} bis {last}").format(first=first.period, last=last.period), *more]
    if choice.scheme.yearly:
        words.append(_("Klassen für alle Jahre gleich"))
    description = _("Karten von {region}, eine je Jahr: {indicator}, {unit}, {first} bis {last}.").format(
        indicator=indicator.label,
        unit=indicator.unit,
        first=first.period,
        last=last.period,
        region=data.dataset.areas.region.label,
    )
    return Reel(", ".join(words), description, lambda: scenes(data, choice, LIGHT))


def scenes(data: Store, choice: MapChoice, colors: Palette) -> list[Scene]:
    """Return the pictures of the years of a map, oldest first."""
    shown = [replace(one, colors=colors) for one in pictures_of(data, choice)]
    indicator, drawn = data.dataset.indicators[choice.indicator], {one.choice.year for one in shown}
    zero = zero_words(indicator, chain.from_iterable(one.shown.values() for one in shown))
    return scenes_of(
        {one.choice.year: _with_zero(indicator_map(data, one), "" if choice.since else zero) for one in shown},
        periods={one.choice.year: one.series.indicator.period(one.choice.year) for one in shown},
        breaks=indicator.breaks,
        left_out=[year for year in film_years(data, fixed(choice)) if year not in drawn],
        skipped=skipped_years,
    )


def _with_zero(drawn: RegionMap, words: str) -> RegionMap:
    """The map with these words for an exact zero: what it means in all years together, "" for what they are."""
    zero = drawn.classes[ZERO]
    return replace(drawn, classes={**drawn.classes, ZERO: replace(zero, label=words or zero.label)})
