"""Data folders for tests, and the settings of Hypothesis."""

import gc
import os
import shutil
from collections.abc import Iterator
from copy import copy
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import cast

import pytest
from hypothesis import settings
from starlette.applications import Starlette
from starlette.types import Scope

from indicators import store
from indicators.deck import routes as deck
from indicators.embed import document as embed
from indicators.embed import film as embedded_film
from indicators.feedback.mailbox import Mailbox
from indicators.figures.all_series import all_series
from indicators.language.i18n import GERMAN, use_language
from indicators.loading import last_good
from indicators.loading.load import data_dir, read_dataset
from indicators.loading.releases import read_releases
from indicators.model import DataSet
from indicators.paper import routes as paper
from indicators.paths import ROOT
from indicators.server import bounded, start_document
from indicators.server.pen import Answer, answer_of
from indicators.start import answering as start
from indicators.store import Store
from tests import made_up

SHIPPED = ROOT / "data"
WHOLE = ("pages", "commands", "api", "deck", "factsheet", "export/test_hostile_texts.py", "export/test_small_sheets.py",
         "views/test_every_view.py")  # fmt: skip
SHIPPED_DAY = date(2026, 11, 23)  # as of which the shipped data is read

# The same cases in each run: a failure on one machine is a failure on all.
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "repeatable")
THOROUGH = PROFILE == "thorough"  # `make thorough`: all combinations where usually each part of one is tried once
settings.register_profile("repeatable", deadline=None, max_examples=40, derandomize=True)
settings.register_profile("quick", settings.get_profile("repeatable"), max_examples=20)
settings.register_profile("thorough", settings.get_profile("repeatable"), max_examples=200)
settings.load_profile(PROFILE)


# Thousands of modules and tables stay to the end: to look through them again and again for garbage costs a tenth.
gc.set_threshold(100_000, 50, 50)


def pytest_collection_finish() -> None:
    """What is there before the first test is never garbage."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs whole pages, commands, answers, decks or sheets is slow: between two changes nobody waits for it."""
    for item in items:
        if any(item.path.is_relative_to(ROOT / "tests" / one) for one in WHOLE):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def shipped() -> Store:
    """The shipped data, read once in each process, and only where a test asks for it."""
    dataset = read_dataset(SHIPPED, day=SHIPPED_DAY)
    return Store(dataset, all_series(dataset), tuple(read_releases(SHIPPED)[0]), day=date(2026, 11, 23))


@pytest.fixture(params=["data", "examples/lindenstadt"])
def region(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The shipped data, and those of an example: pages and routes read the same."""
    if request.param == "data":
        return cast("Store", request.getfixturevalue("shipped"))
    monkeypatch.setenv("REGION_DATA_DIR", str(ROOT / request.param))
    return store.read_store(day=SHIPPED_DAY)


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """What reads a data folder by itself, as pages do, finds it read where another folder held the same bytes."""
    usual = store._read
    kept = lru_cache(maxsize=24)(lambda _content, day: usual((), "", day))

    def read(found: tuple, release: str, day: date | None) -> Store:
        if release:
            return usual(found, release, day)
        folder = data_dir()
        names = tuple(sorted(str(one.relative_to(folder)) for one in folder.rglob("*")))
        one = copy(kept((names, *(Path(name).read_bytes() for name, _time, _size in found)), day))
        object.__setattr__(one, "files", found)
        return one

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "_read", read)
        patch.setattr(last_good, "SETTLED_SECONDS", 0)  # tests change files and look at once
        yield


class PenHere:
    """Draws in this process: what draws beside the server has tests of its own (tests/server/test_pen.py)."""

    is_ready = True

    async def draw(self, scope: Scope) -> Answer:
        routes = [*embedded_film.routes, *embed.routes, *deck.routes, *paper.routes, *start.routes]
        return await answer_of(Starlette(routes=routes), scope)


@pytest.fixture(autouse=True, scope="session")
def drawn_here() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for one in (bounded.drawings, bounded.films):
            patch.setattr(one, "draw", PenHere().draw)
        patch.setattr(start_document, "pen", PenHere())
        patch.setattr(bounded, "pen", PenHere())
        yield


@pytest.fixture(autouse=True)
def _german_again() -> Iterator[None]:
    """A request has its own context, and so its own language; tests that answer one by hand share theirs."""
    yield
    use_language(GERMAN)


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """A made-up data folder that one can check by hand, see made_up.py."""
    return made_up.write_folder(tmp_path / "small")


@pytest.fixture
def goal_data(small_data: Path) -> Path:
    """The made-up folder with goals, see made_up.py."""
    return made_up.write_goals(small_data)


@pytest.fixture
def measure_data(goal_data: Path) -> Path:
    """The made-up folder with goals and measures, see made_up.py."""
    return made_up.write_measures(goal_data)


@pytest.fixture(scope="session")
def goals_read(tmp_path_factory: pytest.TempPathFactory) -> DataSet:
    """The made-up folder with goals, read once for those who only look at it."""
    return read_dataset(made_up.write_goals(made_up.write_folder(tmp_path_factory.mktemp("goals") / "small")))


@pytest.fixture(scope="session")
def measures_read(tmp_path_factory: pytest.TempPathFactory) -> DataSet:
    """The made-up folder with goals and measures, read once for those who only look at it."""
    folder = made_up.write_goals(made_up.write_folder(tmp_path_factory.mktemp("measures") / "small"))
    return read_dataset(made_up.write_measures(folder))


@pytest.fixture
def shipped_copy(tmp_path: Path) -> Path:
    """A copy of the shipped data folder, to drop a set into."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "shipped"))


@pytest.fixture
def box(small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    """Where messages arrive of a dashboard that reads the made-up data."""
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    folder = tmp_path / "post"
    folder.mkdir()
    settings = f'feedback_folder = "{folder}"\nemail = "amt@example.org"\n'
    (small_data / "settings.toml").write_text(settings, "utf-8")
    return Mailbox(folder)
