"""The map of every year of a choice, made once for all visitors."""

from dataclasses import replace

from indicators.address import links
from indicators.drawing.film import Film, packed
from indicators.store import Store
from indicators.views.map.choice import MapChoice
from indicators.views.map.picture import picture
from indicators.views.map.region_map import indicator_map


def film_of(data: Store, choice: MapChoice, *, dark: bool) -> Film:
    """Return the years of a map, the same for all visitors of an edition: without chosen area and background."""
    common = replace(choice, year=0, area=None, tiles=False)
    return data.keep(("film", common, dark), lambda: _made(data, common, dark=dark))


def film_years(data: Store, choice: MapChoice) -> list[int]:
    """Return the years that can be shown, oldest first; of a change those with an earlier year in their series."""
    years = data.years(choice.indicator, choice.level)
    if not choice.since:
        return years
    fitted = (replace(choice, year=year).fit(data) for year in years)
    return [one.year for one in fitted if one.since == choice.since]


def _made(data: Store, choice: MapChoice, *, dark: bool) -> Film:
    maps = {}
    for year in film_years(data, choice):
        maps[year] = indicator_map(data, picture(data, replace(choice, year=year), dark=dark))
    stand = links.lasting(data.release.id if data.release else "")
    return packed("karte", maps, {**choice.parameters(), **stand}, dark=dark)
