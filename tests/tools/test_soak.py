"""The soak: addresses that mean something, and what it calls wrong."""

from __future__ import annotations

import random
from collections import Counter
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette

from indicators.server.routes import routes
from tests.asking import call
from tools.soak import COLUMNS, Minute, Soak, growth, row, verdict
from tools.soak_visits import Places, Tally


def soak(*megabytes: float, errors: tuple[str, ...] = (), log: str = "") -> Soak:
    minutes = [Minute(Counter({"200": 3, "reruns": 2}), 0, one, 0, 50, 10, 20) for one in megabytes]
    return Soak(SimpleNamespace(log=lambda: log), Tally(errors=[*errors]), minutes)


def test_a_good_run_has_nothing_wrong():
    assert verdict(soak(*[300.0] * 5, 400, 402, 404, 406, 405)) == []


def test_errors_growing_memory_and_tracebacks_are_named():
    assert "3 errors: 500 /karte (2 times)" in verdict(soak(300, errors=("500 /karte", "500 /karte", "x")))[0]
    assert "server process grew by 10.0%" in verdict(soak(*[300.0] * 7, 330, 330))[0]
    assert "ValueError" in verdict(soak(300, log="Traceback …\nValueError: x"))[0]


def test_too_few_minutes_say_nothing_of_memory():
    assert growth([300.0] * 5 + [300, 900]) == 0


def test_a_minute_has_a_cell_in_each_column():
    [minute] = soak(300.4).minutes
    assert row(minute.cells(1)).count("|") == row(COLUMNS).count("|")


@pytest.mark.slow
def test_addresses_of_the_data_interface_are_all_answered(shipped):
    places, app = Places(shipped, random.Random(1)), Starlette(routes=routes)
    for address in sorted({places.data() for _ in range(60)}):
        assert call(app, address).status == 200, address
