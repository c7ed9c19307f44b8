"""Whatever happened to areas: a figure taken over is never a wrong one, and what is left out is named."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.figures.all_series import all_series
from indicators.intake.columns import Given
from indicators.intake.convert import Intake
from indicators.intake.files import read_content
from indicators.intake.prepare import prepare
from indicators.intake.recipe import parse_recipe
from indicators.intake.recognise import read_intake
from indicators.intake.save import values_file
from indicators.loading.load import read_dataset
from indicators.model import DataSet
from indicators.model.problems import DataProblems
from tests.intake.histories import FIRST, LAST, Atoms, History, areas_csv, changes_csv, history
from tests.made_up import INDICATORS_HEADER, SOURCES_CSV

YEARS = range(FIRST - 2, LAST + 3)
INDICATORS = (
    INDICATORS_HEADER.strip()
    + ",numerator,denominator,denominator_year\n"
    + (
        "leute,,Leute,Leute,Personen,none,0,count,,,0,,,,,,Zahl,,,,,muster,,,\n"
        "anteil,,Anteil,Anteil,%,none,1,share,leute,,0,100,,,,,Teil,,,,,muster,,,\n"
        "haeuser,,Häuser,Häuser,Häuser,none,0,count,,,0,,,,,,Zahl,,,,,muster,,,\n"
        "dichte,computed,Dichte,Dichte,Personen,none,1,rate,,,0,,,,,,Teil,,,,,muster,leute,haeuser,same\n"
    )
)
RECIPE = {"title": "Probe", "value": [{"indicator": "leute", "header": "Leute"},
                                      {"indicator": "anteil", "header": "Anteil"},
                                      {"indicator": "haeuser", "header": "Häuser"}]}  # fmt: skip
COUNTS, ALL = ("leute", "haeuser"), ("leute", "anteil", "haeuser")
VALUES = "indicator,area,year,value,sign,note\n"
Cells = dict[tuple[str, str, int], str]


def region_of(found: History, folder: Path, values: str = VALUES) -> DataSet:
    """The region as it is today, with these values."""
    home = folder / "sets" / "probe"
    home.mkdir(parents=True, exist_ok=True)
    for path, text in (
        (folder / "areas.csv", areas_csv(found)), (folder / "area_changes.csv", changes_csv(found)),
        (home / "indicators.csv", INDICATORS), (home / "sources.csv", SOURCES_CSV), (home / "values.csv", values),
    ):  # fmt: skip
        path.write_text(text, "utf-8")
    return read_dataset(folder)


def true(found: History, name: str, atoms: Atoms, year: int) -> float:
    """The figure of a set of people."""
    if name == "dichte":
        return found.count(atoms, year, "leute") / found.count(atoms, year, "haeuser")
    return found.share(atoms, year) if name == "anteil" else found.count(atoms, year, name)


def cells_of(found: History, draw: random.Random, *, all_there: bool = False) -> Cells:
    """A publisher's figures of the areas that there were at the end of each year; some are missing, or signs."""
    cells = {}
    for year in YEARS:
        for key, atoms in sorted(found.at(year).items()):
            for name in ALL:
                value = str(true(found, name, atoms, year))
                odd = "" if all_there else draw.choice(("", "", "", "", "", "", "gap", "sign"))
                cells[name, key, year] = {"": value, "gap": "", "sign": "."}[odd]
    return cells


def file_of(found: History, cells: Cells, *, with_codes: bool = True) -> str:
    """The figures as a publisher's table."""
    lines = ["AGS;Gemeinde;Jahr;Leute;Anteil;Häuser" if with_codes else "Gemeinde;Jahr;Leute;Anteil;Häuser"]
    for key, year in sorted({(key, year) for _name, key, year in cells}):
        place = [key, found.names[key]] if with_codes else [found.names[key]]
        figures = [cells.get((name, key, year), "").replace(".", ",") if cells.get((name, key, year)) != "." else "."
                   for name in ALL]  # fmt: skip
        lines.append(";".join([*place, str(year), *figures]))
    return "\n".join(lines) + "\n"


def taken(dataset: DataSet, content: str) -> Intake:
    """The file as the import reads it."""
    file, recipe = read_content(content.encode(), "datei.csv"), parse_recipe("probe", RECIPE)
    given = Given(signs="older", decimal=",")
    return read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=given)


def told(intake: Intake) -> str:
    """All that is named as left out or wrong."""
    return "\n".join([*(text for one in intake.skipped for text in one.examples), *map(str, intake.problems)])


def check_never_wrong(found: History, dataset: DataSet, intake: Intake) -> None:
    """Every figure is the true one of the area of today, or is known to be one of the area as it was."""
    for row in intake.rows.to_dict("records"):
        name, key, year, value = row["indicator"], row["area"], row["year"], row["value"]
        if value != value:
            continue
        changes = dataset.areas.changes.unlike_today(
            key, dataset.indicators[name].reference_month.day(year), row["note"]
        )
        atoms = found.at(year)[key] if changes else found.today[key]
        assert value == pytest.approx(true(found, name, atoms, year)), (key, year, name, changes)


def check_complete(found: History, intake: Intake, cells: Cells) -> None:
    """Where the figures of all that an area was made of are there, so is its own."""
    got = {(row["indicator"], row["area"], row["year"]): row["value"] for row in intake.rows.to_dict("records")}
    for key, atoms in found.today.items():
        for year in YEARS:
            made = found.made_of(key, year)
            for name in COUNTS if made else ():
                if all(cells.get((name, one, year), "") not in ("", ".") for one in made or ()):
                    assert got.get((name, key, year)) == found.count(atoms, year, name), (key, year, made)
            if made and len(made) == 1 and cells.get(("anteil", made[0], year), "") not in ("", "."):
                assert got[("anteil", key, year)] == pytest.approx(found.share(atoms, year))


def check_all_named(found: History, intake: Intake, cells: Cells) -> None:
    """What is not taken over stands in the report, with area and year."""
    words = told(intake)
    got = {(row["indicator"], row["area"], row["year"]): row for row in intake.rows.to_dict("records")}
    for (name, key, year), text in cells.items():
        if text == "":
            continue
        own = got.get((name, key, year))
        is_own = own is not None and (text == "." or own["value"] == float(text)) and not own["note"]
        heirs = [row for (other, _area, at), row in got.items() if (other, at) == (name, year)]
        is_part = any(f"({key})" in row["note"] for row in heirs)
        is_heir = any(found.made_of(row["area"], year) == [key] for row in heirs)
        assert is_own or is_part or is_heir or f"({key}) {year}, {name}" in words, (key, year, name, text)


@given(st.integers(0, 10**6), st.booleans())
@example(3, True)
def test_what_is_taken_over_is_true_and_what_is_not_is_named(seed: int, all_there: bool) -> None:
    found = history(seed)
    with TemporaryDirectory() as home:
        dataset = region_of(found, Path(home))
        assert [str(one) for one in dataset.problems] == []
        cells = cells_of(found, random.Random(seed), all_there=all_there)
        intake = taken(dataset, file_of(found, cells))
        assert [one for one in intake.problems if not one.notice] == []
        check_never_wrong(found, dataset, intake)
        check_complete(found, intake, cells)
        check_all_named(found, intake, cells)


@given(st.integers(0, 10**6))
@example(1)  # an area had the name of today's under another key, and before it a third one
def test_names_alone_are_enough_where_they_are_one_areas(seed: int) -> None:
    found = history(seed)
    with TemporaryDirectory() as home:
        dataset = region_of(found, Path(home))
        cells = cells_of(found, random.Random(seed))
        try:
            intake = taken(dataset, file_of(found, cells, with_codes=False))
        except DataProblems:
            return  # every row is of an area whose name another one has, too
        check_never_wrong(found, dataset, intake)


@given(st.integers(0, 10**6))
def test_what_is_written_is_joined_and_summed_up_only_where_it_is_one_area(seed: int) -> None:
    found = history(seed)
    with TemporaryDirectory() as home:
        dataset = region_of(found, Path(home))
        cells = cells_of(found, random.Random(seed))
        prepared = prepare(taken(dataset, file_of(found, cells)), dataset, set_id="", day=date(2030, 1, 1))
        written = values_file(prepared, dataset, Path(home), "probe").decode()
        after = region_of(found, Path(home), written)
        series = all_series(after)
        people = found.today
        for area in after.areas:
            inside = frozenset().union(*(people[one.code] for one in after.areas.members(area)))
            for name in (*COUNTS, "dichte"):
                meant = []
                for one in series[name].known(area.code):
                    then = found.at(one.year).get(area.code, frozenset())
                    fits = [atoms for atoms in (inside, then)
                            if atoms and one.value == pytest.approx(true(found, name, atoms, one.year))]  # fmt: skip
                    assert fits, (area.code, name, one)
                    meant.append((one.year, fits[0]))
                for (before, then), (later, now) in pairwise(meant):
                    same = series[name].segment(before, area.code) == series[name].segment(later, area.code)
                    assert not same or then == now or area.code not in people, (area.code, name, before, later)
                    assert same or then != now or series[name].breaks_of(area.code)
