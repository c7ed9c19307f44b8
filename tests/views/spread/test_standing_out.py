"""What stands out of a town: by hand, only what may be compared, and each sentence of the shipped data recomputed."""

from __future__ import annotations

from statistics import median

import pytest

from indicators.figures.series import Series
from indicators.model import Kind, Level
from indicators.model.quality import Quality, QualityKind
from indicators.views.spread.standing_out import FAR, MOST, standing_out, standing_out_words
from tests import made_up

HALLENBERG = "05958020"


def towns(shipped):
    return shipped.dataset.areas.at(Level.MUNICIPALITY)[:9]


def outlier(shipped, first, *, year=2021, **fields):
    """Nine towns with 10 … 18, MAD 2 by hand, but the first with a value of its own; similar are the 2nd to 5th."""
    codes = [one.code for one in towns(shipped)]
    values = [first, 10, 11, 12, 13, 14, 15, 16, 17]
    one = made_up.series({code: {year: value} for code, value in zip(codes, values, strict=True)}, **fields)
    return standing_out([one], towns(shipped), towns(shipped)[0], codes[1:5])


def test_more_than_two_mad_from_the_median_of_similar_towns_stands_out(shipped):
    # Median of 10, 11, 12, 13 is 11.5. With 16 the nine values have median 14 … MAD 2: 16 − 11.5 = 4.5 = 2.25 MAD.
    (found,) = outlier(shipped, 16)
    assert (found.median.value, found.distance) == (11.5, 2.25)
    assert (
        standing_out_words([found])
        == "Weit über dem Median ähnlicher Gemeinden: Anteil (2021: 16,0\u202f%, Median 11,5\u202f%)."
    )
    assert outlier(shipped, 15) == []  # 3.5 = 1.75 MAD


def test_what_is_lower_is_told_as_lower(shipped):
    words = standing_out_words(outlier(shipped, 1))
    assert words == "Weit unter dem Median ähnlicher Gemeinden: Anteil (2021: 1,0\u202f%, Median 11,5\u202f%)."
    both = [*outlier(shipped, 40), *outlier(shipped, 1)]
    assert standing_out_words(both) == (
        "Weit über dem Median ähnlicher Gemeinden: Anteil (2021: 40,0\u202f%, Median 11,5\u202f%); "
        "weit darunter: Anteil (2021: 1,0\u202f%, Median 11,5\u202f%)."
    )


def test_counts_and_values_that_must_not_be_compared_never_stand_out(shipped):
    assert outlier(shipped, 40)
    assert outlier(shipped, 40, kind=Kind.COUNT) == []
    rough = Quality(QualityKind.ESTIMATED, level=Level.MUNICIPALITY, allows=frozenset(), reason="grob")
    assert outlier(shipped, 40, qualities=(rough,)) == []


def test_a_difference_that_one_more_facility_could_make_does_not_stand_out(shipped, monkeypatch):
    monkeypatch.setattr(Series, "smallest_change", lambda _series, _area, *_years: 5.0)
    assert outlier(shipped, 16) == []  # 4.5 above the median
    assert outlier(shipped, 17)  # 5.5 above it


def test_only_values_of_the_same_year_are_set_against_each_other(shipped):
    codes = [one.code for one in towns(shipped)]
    figures = {code: {2020: 10 + number} for number, code in enumerate(codes)}
    figures[codes[0]] = {2021: 90}
    assert standing_out([made_up.series(figures)], towns(shipped), towns(shipped)[0], codes[1:5]) == []


def test_of_fewer_than_eight_towns_none_stands_out(shipped):
    codes = [one.code for one in towns(shipped)]
    one = made_up.series({code: {2021: value} for code, value in zip(codes[:7], (90, 1, 2, 3, 4, 5, 6), strict=True)})
    assert standing_out([one], towns(shipped), towns(shipped)[0], codes[1:5]) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", [HALLENBERG, "05958004", "05962056"])
def test_what_the_shipped_data_says_is_recomputed(shipped, code):
    areas = shipped.dataset.areas
    all_towns = areas.at(Level.MUNICIPALITY)
    similar = [one.code for one in shipped.similar().nearest(code)]
    found = standing_out(shipped.series.values(), all_towns, areas[code], similar)
    assert 1 <= len(found) <= MOST
    for one in found:
        year = one.figure.year
        at = {town.code: one.series.at(town.code, year) for town in all_towns}
        known = [figure.value for figure in at.values() if figure and figure.value is not None]
        mad = median(abs(value - median(known)) for value in known)
        peers = [figure.value for peer in similar if (figure := at[peer]) and figure.value is not None]
        assert one.figure.value is not None
        assert abs(one.figure.value - median(peers)) > FAR * mad > 0
        assert one.series.indicator.kind != Kind.COUNT
