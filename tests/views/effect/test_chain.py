"""The chain from vision to effect on rows of made_up.py, with every kind of gap."""

from datetime import date

import pytest

from indicators.figures.all_series import all_series
from indicators.loading.load import read_dataset
from indicators.store import Store
from indicators.views.effect.chain import STEPS, cells, chain
from indicators.views.effect.choice import EffectChoice
from indicators.views.effect.view import chain_table, effect_view
from indicators.views.effect.words import Counts, counts, described, effect_sentence
from tests.api.asking import pages as rows_of
from tests.made_up import VISIONS_CSV, write_chain
from tests.pages.opened import opened, words

DAY = date(2020, 6, 30)
TOWN, OTHER = "09901001", "09902001"


@pytest.fixture
def folder(small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    return write_chain(small_data, own_goal_of=OTHER)


@pytest.fixture
def data(folder):
    dataset = read_dataset(folder, day=date(2100, 1, 1))
    return Store(dataset, all_series(dataset), day=DAY)


@pytest.fixture
def rows(data):
    return chain(data, data.dataset.areas[TOWN])


def test_each_way_names_every_step_and_gaps_say_what_is_missing(data, rows):
    found = {tuple(node.label for node in row) for row in (*rows, *chain(data, data.dataset.areas[OTHER]))}
    assert ("Weit blicken", "Musterfeld", "Eigener Weg", "Zähler am Weg", "kein Ergebnis berichtet", "Weg") in found
    assert ("Weit blicken", "Musterfeld", "Mehr je Kopf", "keine Maßnahme zugeordnet", "", "Je Kopf") in found
    assert found >= {
        ("keine Vision genannt", "Leerfeld", "kein Ziel beschlossen", "keine Maßnahme bekannt", "",
         "keine Wirkung gemessen"),
    }  # fmt: skip


def test_a_link_says_who_made_it_and_where_it_is_written(data, rows):
    way = next(row for row in rows if row[2].label == "Weit kommen" and row[4].label == "Schilder")
    told = dict(zip(STEPS, [(node.linked, node.url) for node in way], strict=True))
    assert told == {
        "vision": ("Papier, 2016", "https://example.org/v"),
        "pillar": ("laut Quelle", ""),
        "goal": ("Zuordnung der Redaktion", "https://example.org/z"),
        "measure": ("laut Quelle", "https://example.org/m"),
        "output": ("laut Quelle", "https://example.org/s"),
        "indicator": ("Zuordnung der Redaktion", "https://example.org"),
    }
    own = next(row for row in chain(data, data.dataset.areas[OTHER]) if row[2].label == "Eigener Weg")
    assert own[2].linked == "laut Beschluss"


def test_what_was_reached_stands_beside_what_was_planned(rows):
    details = {row[4].label: row[4].detail for row in rows if row[4].id}
    assert details == {"Schilder": "5 Schilder, geplant 12 (Mai 2020, erste Hälfte)", "Bänke": "geplant: 4 Bänke"}


def test_the_sentence_counts_each_goal_and_each_measure_once(data, rows):
    assert counts(data, chain(data, data.dataset.areas[OTHER])).decided == 1
    found = counts(data, rows)
    assert (found.decided, found.with_output) == (0, 1)
    assert found.goals == len({row[2].id for row in rows if row[2].id})
    assert effect_sentence(found).startswith(f"Von {found.goals} Zielen ist keines beschlossen; für ")


def test_no_goal_is_left_out_without_a_word(shipped):
    """Goals for districts alone are in the chain of none but districts; elsewhere the sentence counts them."""
    for area in (shipped.dataset.areas.region, shipped.dataset.areas["05958004"], shipped.dataset.areas["05958"]):
        found = counts(shipped, chain(shipped, area))
        assert found.goals + found.elsewhere == len(shipped.dataset.goals)
    assert counts(shipped, chain(shipped, shipped.dataset.areas.region)).elsewhere == 1


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((0, 0, 0, 0, 0, 0), "Es gibt kein Ziel. Es ist keine Maßnahme bekannt."),
        (
            (3, 0, 0, 4, 0, 0),
            "Von 3 Zielen ist keines beschlossen; für keines gibt es eine zugeordnete Maßnahme. Von 4 Maßnahmen ist "
            "bei keiner ein zählbares Ergebnis berichtet; keine ist einem Indikator zugeordnet, der auch von vielem "
            "anderen abhängt.",
        ),
        (
            (3, 1, 1, 4, 1, 1),
            "Von 3 Zielen ist eines beschlossen; für eines gibt es eine zugeordnete Maßnahme. Von 4 Maßnahmen ist bei "
            "einer ein zählbares Ergebnis berichtet; eine ist einem Indikator zugeordnet, der auch von vielem anderen "
            "abhängt.",
        ),
        (
            (3, 2, 3, 4, 2, 3),
            "Von 3 Zielen sind 2 beschlossen; für 3 gibt es eine zugeordnete Maßnahme. Von 4 Maßnahmen ist bei 2 ein "
            "zählbares Ergebnis berichtet; 3 sind einem Indikator zugeordnet, der auch von vielem anderen abhängt.",
        ),
        (
            (0, 0, 0, 0, 0, 0, 1),
            "Es gibt kein Ziel. Ein weiteres Ziel gilt nur für andere Gebiete oder Ebenen. Es ist keine Maßnahme "
            "bekannt.",
        ),
        (
            (0, 0, 0, 0, 0, 0, 2),
            "Es gibt kein Ziel. 2 weitere Ziele gelten nur für andere Gebiete oder Ebenen. Es ist keine Maßnahme "
            "bekannt.",
        ),
    ],
)
def test_the_sentence_is_good_german_for_none_one_and_several(numbers, sentence):
    assert effect_sentence(Counts(*numbers)) == sentence


def test_cells_cover_every_row_of_every_step_once(rows):
    covered = [0] * len(STEPS)
    for own in cells(rows):
        for cell in own:
            covered[STEPS.index(cell.step)] += cell.rows
    assert covered == [len(rows)] * len(STEPS)


def test_the_table_to_take_away_has_every_node_with_its_source(data, rows):
    table = chain_table("Kette", rows)
    assert len(table.rows) == len(rows)
    first = table.records()[0]
    assert (first["vision"], first["vision_linked"], first["vision_url"]) == (
        "Weit blicken", "Papier, 2016", "https://example.org/v",
    )  # fmt: skip


def test_a_pillar_alone_and_an_unknown_one(data):
    only = effect_view(data, EffectChoice(TOWN, "leer"))
    assert only.subtitle == "Leerfeld"
    assert "kein Ziel beschlossen" in described(chain(data, data.dataset.areas[TOWN], "leer"))


def test_page_and_data_interface_show_it_and_hostile_names_stay_text(folder):
    text = words(opened("effect_page", gemeinde=TOWN))
    assert '<span class="rm-gap">keine Wirkung gemessen</span>' in text
    (folder / "visions.csv").write_text(VISIONS_CSV.replace("Weit blicken", '"<img src=x onerror=alert(1)>"'))
    assert "<img src=x" not in words(opened("effect_page", gemeinde=TOWN)).replace("&lt;img src=x", "")
    assert [(one["measure"], one["planned"], one["reached"], one["date"]) for one in rows_of("/api/v1/outputs")] == [
        ("wegweiser", 12, 5, "2020-05"), ("wegweiser", 4, None, ""),
    ]  # fmt: skip
    ways = rows_of(f"/api/v1/chain?area={TOWN}")
    assert {one["pillar"]["label"] for one in ways} == {"Musterfeld", "Leerfeld"}
