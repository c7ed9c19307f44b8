"""Figures of areas that merged, got another key or changed their district; every case can be checked by hand.

On 1 July 2015 Altdorf (100 people) joined Musterstadt (200), which kept its key; on 1 January 2016 Oberau (30) and
Unterau (40) became Auen; Beispielhausen came from another district on 31 December 2014. No such place exists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.figures.all_series import all_series
from indicators.figures.change import ChangeForm, change_series
from indicators.figures.sentences import statement
from indicators.intake.columns import Given
from indicators.intake.convert import Intake
from indicators.intake.files import read_content
from indicators.intake.places import Places, Where
from indicators.intake.prepare import prepare
from indicators.intake.recipe import parse_recipe
from indicators.intake.recognise import read_intake
from indicators.intake.save import values_file
from indicators.loading.load import read_dataset
from indicators.model import DataSet
from tests.made_up import INDICATORS_HEADER, SOURCES_CSV

AREAS = """\
ags,ars,name,label_de,locative_de,type,district,role,area_km2
region,,Musterregion,,,Region,,,
09901,,Musterkreis,,,Kreis,,,
09902,,Kreis Auen,,,Kreis,,,
09901001,,Musterstadt,,,Stadt,09901,,10
09902009,,Auen,,,Gemeinde,09902,,10
09902002,,Beispielhausen,,,Gemeinde,09902,,10
"""
CHANGES = """\
date,old,old_name,new,part,url
2015-07-01,09901001,Musterstadt,09901001,whole,
2015-07-01,09901003,Altdorf,09901001,whole,https://example.org/gesetz
2016-01-01,09902004,Oberau,09902009,whole,
2016-01-01,09902005,Unterau,09902009,whole,
2014-12-31,09903002,Beispielhausen,09902002,whole,
"""
INDICATORS = INDICATORS_HEADER.strip() + ",reference_month\n" + (
    "leute,,Leute,Leute,Personen,none,0,count,,,0,,,,,,Zahl,,,{place} {value} Leute,,muster,\n"
    "anteil,,Anteil,Anteil,%,none,1,share,leute,,0,100,,,,,Teil,,,,,muster,\n"
    "sommer,,Sommer,Sommer,Personen,none,0,count,,,0,,,,,,Zahl,,,,,muster,6\n"
)  # fmt: skip
VALUES = "indicator,area,year,value,sign,note\n"
Region = Callable[..., DataSet]


@pytest.fixture
def region(tmp_path: Path) -> Region:
    """A region with changes of areas and with these lines of values."""

    def made(values: str = "", changes: str = CHANGES) -> DataSet:
        home = tmp_path / "sets" / "probe"
        home.mkdir(parents=True, exist_ok=True)
        for path, text in (
            (tmp_path / "areas.csv", AREAS), (tmp_path / "area_changes.csv", changes),
            (home / "indicators.csv", INDICATORS), (home / "sources.csv", SOURCES_CSV),
            (home / "values.csv", VALUES + values),
        ):  # fmt: skip
            path.write_text(text, "utf-8")
        return read_dataset(tmp_path)

    return made


def taken(
    dataset: DataSet, *rows: str, head: str = "AGS;Jahr;Leute", year: int | None = None, **more: object
) -> Intake:
    """What the import takes of a publisher's table."""
    names = {"Leute": "leute", "Anteil": "anteil", "Sommer": "sommer"}
    value = [{"indicator": names[one], "header": one} for one in head.split(";") if one in names]
    recipe = parse_recipe("probe", {"title": "Probe", "value": value, **more})
    file = read_content("\n".join([head, *rows, ""]).encode(), "datei.csv")
    given = Given(signs="older", decimal=",", year=year)
    return read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=given)


def figures(intake: Intake) -> dict[tuple[str, int], float]:
    """Value by area and year."""
    return {(one["area"], one["year"]): one["value"] for one in intake.rows.to_dict("records")}


def left(intake: Intake) -> dict[str, list[str]]:
    """What is named as left out, by why."""
    return {one.code: list(one.examples) for one in intake.skipped}


def test_a_figure_under_an_earlier_key_is_that_of_the_area_of_today(region: Region) -> None:
    intake = taken(region(), "09903002;2013;12,5", "09902002;2014;13", head="AGS;Jahr;Anteil")
    assert figures(intake) == {("09902002", 2013): 12.5, ("09902002", 2014): 13}
    assert [(one.code, one.text) for one in intake.repairs] == [
        ("former_key", "1 Wert eines früheren Gebiets unter dem heutigen Schlüssel")
    ]


def test_counts_of_all_predecessors_are_summed_up_and_say_of_what(region: Region) -> None:
    intake = taken(region(), "09902004;2015;30", "09902005;2015;40", "09902009;2016;71")
    assert figures(intake) == {("09902009", 2015): 70, ("09902009", 2016): 71}
    notes = dict(zip(intake.rows["year"], intake.rows["note"], strict=True))
    assert notes == {2015: "Summe aus Oberau (09902004) + Unterau (09902005)", 2016: ""}


def test_a_town_that_kept_its_key_is_summed_up_with_whom_it_took_in(region: Region) -> None:
    intake = taken(region(), "09901001;2014;200", "09901003;2014;100", "09901001;2015;301")
    assert figures(intake) == {("09901001", 2014): 300, ("09901001", 2015): 301}


@pytest.mark.parametrize(
    ("rows", "head", "kept", "why"),
    [
        (["09902004;2015;30"], "AGS;Jahr;Leute", {}, "former_missing"),
        (["09902004;2015;30", "09902005;2015;."], "AGS;Jahr;Leute", {}, "former_missing"),
        (["09902004;2015;30", "09902005;2015;0"], "AGS;Jahr;Leute", {}, "former_rounded"),
        (["09902004;2015;3", "09902005;2015;4"], "AGS;Jahr;Anteil", {}, "former_share"),
        (["09901001;2014;2", "09901003;2014;4"], "AGS;Jahr;Anteil", {("09901001", 2014): 2}, "former_share"),
        (["09902004;2015;30", "09902005;2015;40", "09902009;2015;99"], "AGS;Jahr;Leute", {}, "former_both"),
        (["09902009;2015;-", "09902009;2016;70"], "AGS;Jahr;Leute", {("09902009", 2016): 70}, "former_not_yet"),
        (["09902004;2016;-", "09902009;2016;70"], "AGS;Jahr;Leute", {("09902009", 2016): 70}, "former_gone"),
    ],
)
def test_what_is_not_exact_is_left_out_and_named(
    region: Region, rows: list[str], head: str, kept: dict[tuple[str, int], float], why: str
) -> None:
    intake = taken(region(), *rows, "09902002;2016;5", head=head)
    assert figures(intake) == {**kept, ("09902002", 2016): 5}
    assert [one for one in left(intake) if one.startswith("former")] == [why] and left(intake)[why]


def test_what_is_left_out_is_named_with_all_predecessors(region: Region) -> None:
    intake = taken(region(), "09902004;2015;30", "09902002;2016;5")
    assert left(intake)["former_missing"] == [
        "Zeile 2: Oberau (09902004) 2015, leute → Auen (09902009) = Oberau (09902004) + Unterau (09902005)"
    ]


def test_figures_of_a_smaller_town_are_named(region: Region) -> None:
    intake = taken(region(), "09901001;2014;200", "09901001;2016;305")
    assert figures(intake) == {("09901001", 2014): 200, ("09901001", 2016): 305}
    assert [(one.code, one.examples) for one in intake.repairs] == [
        ("former_borders", ("Zeile 2: Musterstadt (09901001) 2014, leute",))
    ]


def test_parts_are_never_taken_over(region: Region) -> None:
    changes = "date,old,old_name,new,part,url\n2016-01-01,09902004,Oberau,09902009,part,\n"
    dataset = region(changes=changes + "2016-01-01,09902004,Oberau,09902002,part,\n")
    intake = taken(dataset, "09902004;2015;30", "09902009;2015;8", "09902009;2016;9")
    assert figures(intake) == {("09902009", 2015): 8, ("09902009", 2016): 9}
    assert [one[:36] for one in left(intake)["former_part"]] == ["Zeile 2: Oberau (09902004) 2015, leu"]
    assert set(
        dataset.areas.changes.made_of("09902009", dataset.indicators["leute"].reference_month.day(2015)).keys
    ) == {"09902009"}


def test_a_chain_is_followed(region: Region) -> None:
    changes = (
        "date,old,old_name,new,part,url\n2012-01-01,09902001,Winzig,09902004,whole,\n"
        "2012-01-01,09902003,Klein,09902004,whole,\n2016-01-01,09902004,Oberau,09902009,whole,\n"
    )
    intake = taken(region(changes=changes), "09902001;2011;1", "09902003;2011;2", "09902004;2013;3", "09902009;2016;4")
    assert figures(intake) == {("09902009", 2011): 3, ("09902009", 2013): 3, ("09902009", 2016): 4}


@pytest.mark.parametrize(("day", "last_old"), [("2016-01-01", 2015), ("2016-07-01", 2015), ("2016-12-31", 2015)])
def test_the_year_of_a_change_belongs_to_the_area_after_it(region: Region, day: str, last_old: int) -> None:
    dataset = region(changes=f"date,old,old_name,new,part,url\n{day},09902004,Oberau,09902009,whole,\n")
    assert figures(taken(dataset, f"09902004;{last_old};30", "09902009;2017;1")) == {
        ("09902009", last_old): 30, ("09902009", 2017): 1,
    }  # fmt: skip
    assert [one.code for one in taken(dataset, f"09902004;{last_old + 1};30").problems if not one.notice] == [
        "area_gone"
    ]


def test_figures_of_the_summer_are_old_where_the_change_came_later_in_the_year(region: Region) -> None:
    dataset = region(changes="date,old,old_name,new,part,url\n2016-11-01,09902004,Oberau,09902009,whole,\n")
    assert figures(taken(dataset, "09902004;2016;30", head="AGS;Jahr;Sommer")) == {("09902009", 2016): 30}


def test_an_area_that_is_gone_has_no_figure_any_more(region: Region) -> None:
    [fault] = [one for one in taken(region(), "09902004;2017;30", "09902009;2016;70").problems if not one.notice]
    assert (fault.code, fault.row, fault.column) == ("area_gone", 2, "Leute")
    assert fault.found == "„Oberau (09902004)“ gibt es seit dem 01.01.2016 nicht mehr, der Wert ist von 2017."
    assert fault.expected == "Werte unter Auen (09902009)."


def test_a_name_without_key_is_the_area_that_had_it_in_the_year(region: Region) -> None:
    rows = ("Musterstadt;2014;200", "Altdorf;2014;100", "Beispielhausen;2013;5", "Musterstadt;2015;310")
    intake = taken(region(), *rows, head="Gemeinde;Jahr;Leute")
    assert figures(intake) == {("09901001", 2014): 300, ("09902002", 2013): 5, ("09901001", 2015): 310}


def test_places_know_what_there_was_before(region: Region) -> None:
    places = Places(region().areas)
    for text in ("09901003", "9901003", "Altdorf", "Altdorf, Stadt", "09901003 Altdorf"):
        assert (places.of(text).where, places.of(text).code) == (Where.INSIDE, "09901003"), text
    assert places.label("09901003") == "Altdorf" and places.is_same("09902004", "09902009")
    assert places.may_be_inside("Altdorf") and places.may_be_inside("09903002")
    assert not places.is_same("09902004", "09901001")


def test_entries_of_a_register_lie_in_the_area_of_today(region: Region) -> None:
    dataset = region()
    home = [replace(one, postcode="99101" if one.code == "09901001" else "99201") for one in dataset.areas.all]
    dataset = replace(dataset, areas=replace(dataset.areas, all=home))
    intake = taken(
        dataset, "99102;Altdorf;01.02.2012;2", "99101;Musterstadt;01.02.2017;3", "99202;Oberau;01.03.2018;4",
        head="PLZ;Ort;Datum;Leute", cumulate="Datum", first_year=2012,
    )  # fmt: skip
    assert [one.code for one in intake.problems] == ["year_unknown"]
    intake = taken(
        dataset, "99102;Altdorf;01.02.2012;2", "99101;Musterstadt;01.02.2017;3", "99202;Oberau;01.03.2018;4",
        head="PLZ;Ort;Datum;Leute", cumulate="Datum", first_year=2012, year=2018,
    )  # fmt: skip
    found = figures(intake)
    assert [found["09901001", year] for year in (2012, 2016, 2017)] == [2, 2, 5] and found["09902009", 2018] == 4


def test_a_district_that_got_another_key_and_one_that_grew(region: Region) -> None:
    changes = (
        "date,old,old_name,new,part,url\n2016-11-01,09911,Landkreis Altauen,09902,whole,\n"
        "2016-11-01,09912,Landkreis Bergen,09902,whole,\n2016-11-01,09911009,Auen,09902009,whole,\n"
        "2016-11-01,09912002,Beispielhausen,09902002,whole,\n"
    )
    dataset = region("leute,09902,2015,9,,Summe aus Altauen (09911) + Bergen (09912)\nleute,09902,2016,9,,\n", changes)
    intake = taken(
        dataset, "Landkreis Altauen;2014;5", "Landkreis Bergen;2014;6", "Auen;2017;2", head="Kreis;Jahr;Leute"
    )
    assert figures(intake)["09902", 2014] == 11
    intake = taken(dataset, "09911;2015;5", "09912;2015;6", "09911009;2015;2", "09902;2017;12")
    assert figures(intake) == {("09902", 2015): 11, ("09902009", 2015): 2, ("09902", 2017): 12}
    assert all_series(dataset)["leute"].breaks_of("09902") == {}


def test_what_is_saved_says_of_what_it_is_the_sum(region: Region, tmp_path: Path) -> None:
    dataset = region("leute,09901001,2014,200,,\n")

    def saved(*rows: str) -> str:
        prepared = prepare(taken(dataset, *rows), dataset, set_id="", day=date(2030, 1, 1))
        assert not prepared.faults
        return values_file(prepared, dataset, tmp_path, "probe").decode().splitlines()[1]

    note = "Summe aus Musterstadt (09901001) + Altdorf (09901003)"
    assert saved("09901001;2014;200", "09901003;2014;100") == f"leute,09901001,2014,300,,{note}"
    assert saved("09901001;2014;200", "09901003;2014;0", "09901003;2013;1").startswith("leute,09901001,2014,200,,")
    dataset = region(f"leute,09901001,2014,300,,{note}\n")
    assert saved("09901001;2014;201") == "leute,09901001,2014,201,,"


def test_a_table_with_a_fault_computes_nothing(region: Region) -> None:
    dataset = region(changes=CHANGES + "2017-01-01,09902007,Fehler,09902009,halb,\n")
    intake = taken(dataset, "09902004;2015;30", "09902005;2015;40", "09902009;2016;70")
    assert figures(intake) == {("09902009", 2016): 70} and len(left(intake)["former_table"]) == 2


OLD_AND_NEW = (
    "leute,09901001,2013,190,,\nleute,09901001,2014,200,,\nleute,09901001,2015,301,,\nleute,09901001,2016,305,,\n"
)


def test_nothing_is_joined_or_compared_across_a_change_of_borders(region: Region) -> None:
    dataset = region(OLD_AND_NEW)
    one = all_series(dataset)["leute"]
    why = "2015 kam Altdorf hinzu: Werte davor gelten für das kleinere Gebiet"
    assert one.breaks_of("09901001") == {2015: why} and one.breaks_of("09902002") == {} == one.indicator.breaks
    change = one.change("09901001")
    assert change is not None and (change.since, change.difference) == (2015, 4)
    assert statement(one, dataset.areas["09901001"]).endswith(f" {why}.")
    changed = change_series(one, ["09901001"], since=2014, until=2016, measure=ChangeForm.DIFFERENCE)
    assert (changed.figures("09901001")[0].value, changed.figures("09901001")[0].note) == (None, why)
    later = all_series(region(OLD_AND_NEW.rpartition("leute,09901001,2016")[0]))["leute"]
    assert why in statement(later, dataset.areas["09901001"])
    assert one.in_area("09902002") is one and one.in_area("09901001").indicator.breaks == {2015: why}


def test_sums_are_joined_with_what_follows(region: Region) -> None:
    note = "Summe aus Musterstadt (09901001) + Altdorf (09901003)"
    dataset = region(OLD_AND_NEW.replace("190,,", f"290,,{note}").replace("200,,", f"300,,{note}"))
    assert all_series(dataset)["leute"].breaks_of("09901001") == {}
    district = {one.year: one.value for one in all_series(dataset)["leute"].known("09901")}
    assert district == {2013: 290, 2014: 300, 2015: 301, 2016: 305}


def test_a_district_is_not_made_of_a_smaller_town(region: Region) -> None:
    district = {one.year: one.value for one in all_series(region(OLD_AND_NEW))["leute"].known("09901")}
    assert district == {2015: 301, 2016: 305}


def test_a_district_that_took_a_municipality_in_breaks_where_its_figures_are_published(region: Region) -> None:
    dataset = region("leute,09902,2013,50,,\nleute,09902,2014,60,,\n")
    assert all_series(dataset)["leute"].breaks_of("09902") == {
        2014: "2014 kam Beispielhausen hinzu: Werte davor gelten für das kleinere Gebiet"
    }
