import re
from dataclasses import replace

from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method, Scheme
from indicators.views.map.histogram import BINS, HEIGHT, WIDTH, histogram
from indicators.views.map.picture import picture

CHOICE = MapChoice("arbeitslosenanteil", 2024)


def bars(found):
    return [bar for _color, path in found.paths for bar in re.findall(r"v-(\d+)", path)]


def test_each_bar_is_in_the_colour_of_its_class_and_the_tallest_fills_the_height(shipped):
    found = histogram(picture(shipped, CHOICE))
    assert len({color for color, _path in found.paths}) == len(found.paths) > 1
    assert max(map(int, bars(found))) == HEIGHT and len(bars(found)) <= BINS


def test_every_limit_within_the_figures_has_its_line(shipped):
    one = picture(shipped, replace(CHOICE, scheme=Scheme(Method.NATURAL, 7)))
    found = histogram(one)
    assert len(found.limits) == len(one.classes.limits) == 6
    assert all(0 < x <= WIDTH for x in found.limits)


def test_it_stays_the_same_from_year_to_year_unless_limits_are_asked_for_each(shipped):
    years = shipped.years(CHOICE.indicator, CHOICE.level)
    fixed = {histogram(picture(shipped, replace(CHOICE, year=year))).alt for year in years[-2:]}
    yearly = {
        tuple(histogram(picture(shipped, replace(CHOICE, year=year, scheme=Scheme(Method.EQUAL, yearly=True)))).limits)
        for year in years[-2:]
    }
    assert (len(fixed), len(yearly)) == (1, 2)


def test_its_words_say_how_many_figures_of_which_years_and_where_the_limits_are(shipped):
    alt = histogram(picture(shipped, CHOICE)).alt
    assert re.match(r"Häufigkeit aller \d[\d.]* Werte von \d{4} bis \d{4}; Grenzen der Klassen: \d", alt)


def test_without_different_figures_there_is_none(shipped):
    one = picture(shipped, CHOICE)
    assert histogram(replace(one, pool=[])) is None
    assert histogram(replace(one, pool=[3.0, 3.0])) is None
