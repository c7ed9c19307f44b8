"""Published district figures against those their municipalities give: by hand, and for all that is shipped."""

from __future__ import annotations

from indicators.loading.aggregate import against_published
from indicators.loading.check.aggregates import check_aggregates
from indicators.loading.load import read_dataset
from indicators.model import Sign

# Largest relative difference between published and computed, and why it is not zero.
EXPLAINED = {
    "einkommensteuer": (0.001, "rounded to whole euros, weights of the nearest year"),
    "gewerbesteuer": (0.006, "rounded to whole euros; before 1997 weights of a later year"),
    "steuerkraft": (0.003, "rounded to whole euros; before 1997 weights of a later year"),
    "sgb2": (0.001, "rounding"),
    "siedlungsflaeche": (0.001, "rounding"),
    "waldanteil": (0.001, "rounding"),
    "naturnahe_flaeche": (0.002, "rounding"),
    "erholungsflaeche": (0.003, "rounding"),
    "wahlbeteiligung_bund": (0.002, "population instead of those entitled to vote as weight"),
    "supermarkt_1km": (0.008, "rounded to whole per cent"),
    "apotheke_1km": (0.008, "rounded to whole per cent"),
    "grundschule_1km": (0.008, "rounded to whole per cent"),
    "haltestelle_1km": (0.008, "rounded to whole per cent"),
    "ladepunkte": (0.73, "two editions that count differently, see the note of the indicator"),
    "anteil_elektroautos": (0.001, "rounding"),
    "mindestsicherung": (0.014, "confidential figures of two places are missing from the mean, and rounded to tenths"),
    "uebernachtungen": (0.13, "figures of some places are missing from the mean, see its coverage"),
}


def both(dataset):
    values = dataset.values[dataset.values["sign"] != Sign.COMPUTED].drop(columns=["coverage", "dates"])
    return against_published(values, indicators=dataset.indicators, areas=dataset.areas)


def test_by_hand_the_published_figure_stands_beside_the_weighted_mean(small_data):
    """Musterkreis: published Quote 9 in 2020; (8 · 10 km² + 4 · 30 km²) ÷ 40 km² = 5."""
    [row] = both(read_dataset(small_data)).to_dict("records")
    assert row == {
        "indicator": "quote", "area": "09901", "year": 2020, "published": 9.0, "computed": 5.0, "coverage": "2 von 2",
    }  # fmt: skip


def test_a_difference_above_rounding_is_a_notice_with_the_widest_one(small_data):
    [notice] = check_aggregates(read_dataset(small_data))
    assert (notice.code, notice.notice, notice.file) == ("aggregate", True, "sets/made_up/values.csv")
    assert "1 von 1 Kreiswerten" in notice.found
    assert "09901 2020: veröffentlicht 9,00, aus 2 von 2 5,00" in notice.found


def test_what_agrees_up_to_rounding_gives_no_notice(small_data):
    path = small_data / "sets" / "made_up" / "values.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("quote,09901,2020,9", "quote,09901,2020,5.004"))
    assert check_aggregates(read_dataset(small_data)) == []


def test_the_published_figure_is_the_one_that_is_shown(small_data):
    values = read_dataset(small_data).values.set_index(["indicator", "area", "year"])
    assert values.loc[("quote", "09901", 2020), "value"] == 9.0


def test_every_shipped_indicator_with_both_levels_is_explained(shipped):
    assert set(both(shipped.dataset)["indicator"]) == set(EXPLAINED)


def test_shipped_districts_agree_with_their_municipalities_as_far_as_is_explained(shipped):
    rows = both(shipped.dataset)
    apart = ((rows["published"] - rows["computed"]).abs() / rows["published"].abs()).groupby(rows["indicator"]).max()
    for name, (most, why) in EXPLAINED.items():
        assert apart[name] <= most, (name, why)
