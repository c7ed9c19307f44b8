from dataclasses import replace

from indicators.figures.change import ChangeForm
from indicators.model import Level
from indicators.views.map.choice import MapChoice
from indicators.views.map.class_choice import Method, Scheme
from indicators.views.map.picture import picture, said, target_of
from indicators.views.map.view import map_view

ARNSBERG = "05958004"


def shown(shipped, **fields):
    return picture(shipped, MapChoice(**{"indicator": "gigabit", "year": 2021, **fields}).fit(shipped))


def test_limits_stay_the_same_from_year_to_year(shipped):
    one = MapChoice("arbeitslosenanteil", 0, scheme=Scheme(Method.NATURAL, 6))
    years = shipped.years(one.indicator, Level.MUNICIPALITY)
    assert len({picture(shipped, replace(one, year=year)).classes.limits for year in years}) == 1
    yearly = replace(one, scheme=Scheme(Method.NATURAL, 6, yearly=True))
    assert len({picture(shipped, replace(yearly, year=year)).classes.limits for year in years}) > 1


def test_limits_of_a_change_stay_the_same_whatever_later_year_is_looked_at(shipped):
    assert shown(shipped, since=2018, year=2019).classes.limits == shown(shipped, since=2018, year=2021).classes.limits


def test_a_change_is_the_difference_of_what_is_shown_for_both_years(shipped):
    one = shown(shipped, since=2019)
    later, earlier = (shipped.series["gigabit"].at(ARNSBERG, year).value for year in (2021, 2019))
    assert (later, earlier) == (93.94, 88.07)
    assert one.values[ARNSBERG] == 5.8  # 93,9 − 88,1
    assert (one.classes.middle, one.classes.method) == (0, Method.AROUND)
    assert 0 in one.classes.limits


def test_how_few_stand_behind_a_change_is_said_of_the_figure_that_changed(shipped):
    """Iserlohn has many general practitioners: a small change of their number is no small number."""
    one = picture(shipped, MapChoice("hausaerzte", 2022, since=2019))
    assert one.note("05962024") == "nicht vergleichbar" and "kleine Zahl" in one.note("05958020")


def test_the_sentence_of_a_change_names_both_years(shipped):
    assert said(shipped, shown(shipped, since=2018, area=ARNSBERG)).endswith("Ende 2018 waren es gerundet 0.")
    assert said(shipped, shown(shipped, since=2019, area=ARNSBERG)).endswith("Ende 2019 waren es 88.")


def test_files_of_a_change_hold_the_published_figures_behind_it_under_their_own_name(shipped):
    view = map_view(shipped, shown(shipped, since=2019, measure=ChangeForm.PERCENT))
    found = {(one["indicator"], one["year"]) for one in view.table().records()}
    assert found == {("gigabit", 2019), ("gigabit", 2021), ("gigabit_veraenderung_pct_seit_2019", 2021)}
    assert view.parameters["seit"] == "2019" and view.parameters["als"] == "prozent"


def test_classes_lie_around_the_newest_value_of_the_region(shipped):
    one = shown(shipped, scheme=Scheme(Method.AROUND))
    newest = shipped.series["gigabit"].latest("swf")
    assert one.classes.middle == newest.value
    assert one.around.startswith("Südwestfalen, Mitte 2022: ")


def test_around_a_goal_that_is_only_a_reference_the_words_say_so(shipped):
    one = shown(shipped, indicator="glasfaser", scheme=Scheme(Method.AROUND, target=True))
    assert (one.classes.middle, one.around) == (50, "Bundesreferenz: 50\u202f% der Haushalte bis 2025")


def test_no_target_is_called_the_regions_own_without_a_decision(shipped):
    targets = {name: found for name in shipped.series if (found := target_of(shipped, name))}
    assert targets and [name for name, found in targets.items() if found[1].startswith("Ziel")] == []


def test_every_indicator_can_be_shown_with_every_method(shipped):
    for name in shipped.series:
        for method in Method:
            scheme = Scheme(method, 7, limits=(1.0, 5.0))
            one = picture(shipped, MapChoice(name, 0, scheme=scheme).fit(shipped))
            assert len(one.classes.labels) <= 7, (name, method)
            assert set(one.classes.members) == set(one.values), (name, method)
