"""The years of a map: what is said between them, and how long each stands."""

from indicators.drawing.reel import MOST, scenes_of, seconds_of, shown_years, skipped_years
from indicators.drawing.region_map import MISSING, MapClass, RegionMap
from indicators.model import Level


def shown(member: int) -> RegionMap:
    classes = {0: MapClass("unter 1"), 1: MapClass("1 und mehr"), MISSING: MapClass("ohne Angabe", "", "missing")}
    return RegionMap(level=Level.MUNICIPALITY, members={"09901001": member}, classes=classes, statement="Ein Satz.")


def scenes(years, **words):
    periods = {year: f"Mitte {year}" for year in years}
    return scenes_of({year: shown(0) for year in years}, periods=periods, **{"breaks": {}, **words})


def test_a_new_series_is_said_and_stands_apart_also_where_it_began_between_two_pictures():
    first, second, third = scenes([2015, 2018, 2019], breaks={2017: "neu gezählt.", 2015: "vorher gibt es nichts"})
    assert (first.note, third.note) == ("", "")
    assert second.note == "Ab 2017 nicht vergleichbar mit davor: neu gezählt."
    assert [one.is_apart for one in (first, second, third)] == [False, True, False]


def test_years_without_values_are_said():
    assert [one.note for one in scenes([2015, 2016, 2019], skipped=skipped_years)] == [
        "", "", "Für 2017 bis 2018 gibt es keine Werte.",
    ]  # fmt: skip


def test_of_a_long_series_the_newest_years_are_shown_and_the_first_says_so():
    years = list(range(1950, 2000))
    drawn = shown_years(years)
    assert (len(drawn), drawn[-1]) == (MOST, 1999)
    left_out = [year for year in years if year not in drawn]
    assert scenes(drawn, left_out=left_out)[0].note == "Die Jahre 1950 bis 1963 sind nicht gezeigt."


def test_legends_have_the_same_lines_in_all_years_and_no_sentence_of_one():
    maps = {2019: shown(1), 2020: shown(MISSING)}
    found = scenes_of(maps, periods={2019: "2019", 2020: "2020"}, breaks={})
    words = [[look.label for look, _count in one.shown.legend] for one in found]
    assert words == [["unter 1", "1 und mehr", "ohne Angabe"]] * 2
    assert [count for _look, count in found[0].shown.legend] == [0, 1, 0]
    assert {one.shown.statement for one in found} == {""}


def test_no_picture_is_shorter_than_a_second_one_with_words_and_the_last_are_longer():
    assert seconds_of(scenes([2015, 2016, 2019], skipped=skipped_years)) == [1.0, 1.0, 5.4]
    assert seconds_of(scenes([2015, 2016])) == [1.0, 4.0]
    assert seconds_of([]) == []
