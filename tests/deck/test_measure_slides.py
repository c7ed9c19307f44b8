"""The slide about measures, on rows of made_up.py."""

from datetime import date

import pytest

from indicators.deck.measure_slides import measures_slide
from indicators.figures.all_series import all_series
from indicators.loading.load import read_dataset
from indicators.store import Store

TOWN = "09901001"


@pytest.fixture
def data(measure_data):
    dataset = read_dataset(measure_data)
    return Store(dataset, all_series(dataset), day=date(2021, 1, 1))


def test_a_row_names_what_is_known_who_is_responsible_and_of_when_that_is(data):
    slide = measures_slide(data, data.dataset.areas[TOWN], "muster", date(2020, 6, 30))
    assert [text for _status, text in slide.rows] == [
        "Neue Wegweiser – Umsetzung (Bericht März 2020) · Zuständig: Bauamt",
        "Zähler am Weg – keine Angabe · Zuständig: keine Angabe",
    ]


def test_after_its_planned_end_a_measure_is_no_longer_called_under_way(data):
    slide = measures_slide(data, data.dataset.areas[TOWN], "muster", date(2021, 1, 1))
    assert slide.statement == (
        "In Musterstadt sind 2 Maßnahmen bekannt: 1 nach Ende der Laufzeit ohne bekannten Stand und 1 ohne Angabe zum "
        "Stand."
    )
    assert "Neue Wegweiser – Laufzeit vorbei, Stand nicht bekannt (Bericht März 2020)" in slide.rows[0][1]
    assert slide.note == (
        "Zu 1 ist seit mehr als sechs Monaten kein neuer Bericht bekannt. Zu 1 ist kein öffentlicher Bericht bekannt."
    )
