"""What the municipalities shipped here give for districts, against district figures their publishers give elsewhere.

Published: BBSR, INKAR Ausgabe 2024, in part through RKI, GISD 2025 (dl-de/by-2-0, CC BY 4.0). None of these figures is
shipped; they stand here to judge sums, weights and coverage. Turnout, of which published district figures are
shipped, is compared with them in test_check_aggregates.py.
"""

from __future__ import annotations

import pytest

DISTRICTS = ("05958", "05962", "05966", "05970", "05974")
# Unemployed, annual averages. Largest relative difference, and why it is not zero.
UNEMPLOYED = [
    (2005, (14290, 23443, 5589, 15046, 16302), 0.001, "rounding of annual averages"),
    (2009, (9410, 19294, 4271, 10431, 11991), 0.011, "municipality and district figures are of different data states"),
    (2011, (7225, 15205, 3258, 8672, 10278), 0.010, "municipality and district figures are of different data states"),
    (2020, (6848, 17265, 3410, 8758, 9984), 0.001, "rounding of annual averages"),
    (2021, (6225, 15621, 3069, 8476, 9297), 0.001, "rounding of annual averages"),
]
# Inhabitants per km², 31 December: the population of the district divided by its area.
DENSITY = [
    (2013, (133.66, 392.29, 189.50, 242.66, 222.01), 0.002, "areas of the municipalities of today"),
    (2017, (133.45, 389.59, 189.30, 245.37, 227.07), 0.002, "areas of the municipalities of today"),
    (2021, (131.93, 383.37, 186.94, 242.16, 227.53), 0.002, "areas of the municipalities of today"),
]


def unemployed(shipped, district: str, year: int) -> float:
    """The number behind the computed share: share × inhabitants from 15 to 64 of all municipalities."""
    values = shipped.dataset.values
    people = values[(values["indicator"] == "bevoelkerung_15_64") & (values["year"] == year)]
    inside = people[people["area"].str.startswith(district)]["value"].sum()
    return shipped.series["arbeitslosenanteil"].at(district, year).value * inside / 100


@pytest.mark.parametrize(("year", "published", "most", "why"), UNEMPLOYED, ids=str)
def test_unemployed_of_a_district_are_those_of_its_municipalities(shipped, year, published, most, why):
    for district, figure in zip(DISTRICTS, published, strict=True):
        assert unemployed(shipped, district, year) == pytest.approx(figure, rel=most), why


def test_where_a_municipality_is_missing_the_coverage_says_so(shipped):
    """Hemer has no figure for 2016: 13,800 of the 15,026 unemployed of Märkischer Kreis are in the mean."""
    figure = shipped.series["arbeitslosenanteil"].at("05962", 2016)
    assert figure.coverage == "14 von 15"
    assert unemployed(shipped, "05962", 2016) == pytest.approx(13800, abs=1)


@pytest.mark.parametrize(("year", "published", "most", "why"), DENSITY, ids=str)
def test_population_of_a_district_divided_by_its_area_is_the_published_density(shipped, year, published, most, why):
    for district, figure in zip(DISTRICTS, published, strict=True):
        assert shipped.series["bevoelkerungsdichte"].at(district, year).value == pytest.approx(figure, rel=most), why
        people, area = shipped.series["bevoelkerung"].at(district, year), shipped.dataset.areas[district]
        inside = sum(one.area_km2 for one in shipped.dataset.areas.members(area))
        assert people.value / inside == pytest.approx(figure, rel=most), why
