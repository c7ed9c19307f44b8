"""The command line `import`, from exit code to the last byte of the folder."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.intake.prepare import prepare
from indicators.loading.load import read_dataset
from indicators.paths import ROOT
from tests.intake import samples

RECIPES = ROOT / "data" / "recipes"
TABLE = "Gemeinde;Jahr;Anteil\nMusterstadt;2022;30\nMusterstadt;2020;11\n09901002;2021;51\n01001000;2021;5\n"


@pytest.fixture
def folder(goal_data: Path) -> Path:
    """The made-up data folder with the shipped recipes."""
    shutil.copytree(RECIPES, goal_data / "recipes")
    return goal_data


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "eigene.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(folder: Path, file: Path, *options: str) -> int:
    return main(["import", str(file), "--folder", str(folder), *options])


def test_a_dry_run_reports_and_leaves_every_byte(folder, file, capsys):
    before = state(folder)
    assert run(folder, file, "--dry-run") == 0
    out, err = capsys.readouterr()
    for line in (
        "Rezept: tabelle",
        "Anteil (anteil): 2020–2022, 2 Gebiete",
        "1 Zeile anderer Gebiete",
        "2 neue Werte, 1 geändert, 0 gleich",
        "geändert: Anteil, Musterstadt 2020: 10 → 11",
    ):
        assert line in out
    assert "--dry-run" in err
    assert state(folder) == before


def test_an_import_writes_and_the_same_file_again_brings_nothing(folder, file, capsys):
    assert run(folder, file) == 0
    assert "Geschrieben als Ausgabe" in capsys.readouterr().err
    assert "anteil,09901001,2022,30,," in (folder / "sets" / "made_up" / "values.csv").read_text(encoding="utf-8")
    before = state(folder)
    assert run(folder, file) == 0
    assert "nichts Neues" in capsys.readouterr().err
    assert state(folder) == before


def test_json_holds_the_whole_report(folder, file, capsys):
    assert run(folder, file, "--format", "json", "--dry-run") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["recipe"] == "tabelle"
    assert [(one["id"], one["defined"], one["set"]) for one in report["indicators"]] == [("anteil", True, "made_up")]
    assert report["rows"][0] == {
        "indicator": "anteil", "area": "09901001", "year": 2022, "value": 30.0, "sign": "", "line": 2
    }  # fmt: skip
    assert report["difference"]["revised"][0]["before"] == 10
    assert (report["repairs"], report["problems"], report["flips"]) == ([], [], [])
    assert [one["code"] for one in report["skipped"]] == ["outside"]


def test_problems_forbid_writing_and_end_with_1(folder, file, capsys):
    file.write_text(TABLE.replace("51", "5l"), encoding="utf-8")
    before = state(folder)
    assert run(folder, file) == 1
    out, err = capsys.readouterr()
    assert "eigene.csv, Zeile 4, Spalte „Anteil“: „5l“ ist keine Zahl." in out
    assert "Nichts geschrieben" in err
    assert state(folder) == before


def test_a_file_that_can_not_be_read_ends_with_1_also_for_programs(folder, file, capsys):
    file.write_bytes(b"\x00\x01")
    assert run(folder, file, "--format", "json") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["problems"][0]["code"] == "binary"
    assert "kein Text" in err


def test_data_that_changed_in_the_meantime_are_not_overwritten(folder, file, capsys, monkeypatch):
    from indicators.commands import import_file as import_command

    real = prepare

    def slow(*arguments, **named):
        prepared = real(*arguments, **named)
        values = folder / "sets" / "made_up" / "values.csv"
        values.write_text(values.read_text(encoding="utf-8") + "quote,09902001,2020,3,,\n", encoding="utf-8")
        return prepared

    monkeypatch.setattr(import_command, "prepare", slow)
    assert run(folder, file) == 1
    assert "inzwischen geändert" in capsys.readouterr().err
    assert not (folder / "releases.csv").exists()


def test_a_folder_that_may_not_be_written_ends_with_a_message(folder, file, capsys, monkeypatch):
    from indicators.commands import import_file as import_command

    def denied(*_arguments, **_named):
        raise PermissionError("darf nicht geschrieben werden")

    monkeypatch.setattr(import_command, "save", denied)
    assert run(folder, file) == 1
    assert "darf nicht geschrieben werden" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--set", "made_upp"], "Gemeint vielleicht: „made_up“"),
        (["--set", "zebra"], "Vorhanden: made_up"),
        (["--indicator", "anteile"], "Gemeint vielleicht: „anteil“"),
        (["--column", "nur Kopf"], "Kopf=indikator"),
        (["--column", "Kopf=anteile"], "Gemeint vielleicht: „anteil“"),
    ],
)
def test_wrong_input_ends_with_2_and_says_what_was_meant(folder, file, options, words, capsys):
    assert run(folder, file, *options) == 2
    assert words in capsys.readouterr().err


def test_where_two_recipes_fit_a_person_is_asked(folder, file, capsys, monkeypatch):
    for name in ("eins", "zwei"):
        text = 'title = "Probe"\nmarks = ["Anteil"]\n[[value]]\nindicator = "anteil"\nheader = "Anteil"\n'
        (folder / "recipes" / f"{name}.toml").write_text(text, encoding="utf-8")
    answers = io.StringIO("\n")
    monkeypatch.setattr("sys.stdin", answers)
    assert run(folder, file) == 1  # no terminal: nobody to ask
    assert "Mehrere Rezepte passen: eins (Probe), zwei (Probe)" in capsys.readouterr().err
    monkeypatch.setattr(answers, "isatty", lambda: True, raising=False)
    asked = sorted(path.stem for path in (folder / "recipes").glob("*.toml")).index("zwei") + 1
    monkeypatch.setattr("builtins.input", lambda _question: str(asked))
    assert run(folder, file) == 0
    assert "Rezept: zwei" in capsys.readouterr().out


# Six layouts of publishers' tables that no recipe names; every figure is made up. {y} is the year of the edition.
UNKNOWN_TABLES = {
    "official-by-sex.csv": (
        "GENESIS-Tabelle: 99999-01-02-5\nErfundene Fälle;;;;\n;;31.12.{y};31.12.{y}\n;;Insgesamt;weiblich\n"
        ";;Prozent;Prozent\n09901001;Musterstadt;12,5;6\n09901002;Musterdorf;51;20\n__________\nStand: 01.02.2036\n",
        "Insgesamt",
    ),
    "official-years-in-lines.csv": (
        "Tabelle: 99998-01-03-5\nErfundene Quote;;\n{y};;\n;;Erfundene Quote\n;;%\n09901001;Musterstadt;12,5\n"
        "09901002;Musterdorf;51\n__________\nStand: 01.02.2036\n",
        "Erfundene Quote",
    ),
    "flat.csv": (
        "statistics_code;time;1_variable_code;1_variable_attribute_code;1_variable_attribute_label;value;value_unit;"
        "value_variable_label\n99997;{y}-12-31;GEMEIN;099010001001;Musterstadt;12,5;%;Erfundene Quote\n"
        "99997;{y}-12-31;GEMEIN;099010002002;Musterdorf;51;%;Erfundene Quote\n",
        "Erfundene Quote",
    ),
    "two-heads.csv": (
        "Kennziffer;Raumeinheit;Aggregat;Quote der Erfindung\n;;;{y}\n09901001;Musterstadt;Gemeinden;12,5\n"
        "09901002;Musterdorf;Gemeinden;51\n",
        "Quote der Erfindung",
    ),
    "long.csv": (
        "GKZ;Name;Merkmal;Jahr;Wert\n09901001;Musterstadt;Erfundenes;{y};12,5\n09901001;Musterstadt;Anderes;{y};1\n"
        "09901002;Musterdorf;Erfundenes;{y};51\n09901002;Musterdorf;Anderes;{y};2\n",
        "Erfundenes",
    ),
    "blocks.csv": (
        "Zusammenstellung des Amts;;\nErfundene Ausstattung;;\nKommune;Bürgerbüros (%);Betriebe\n"
        "Stand 31.12.{y};;\nMusterstadt;12,5;4\nMusterdorf;51;3\n",
        "Bürgerbüros",
    ),
}


@pytest.mark.parametrize("name", UNKNOWN_TABLES)
def test_what_was_said_once_of_an_unknown_table_is_kept_and_recognises_the_next_year(folder, tmp_path, capsys, name):
    text, head = UNKNOWN_TABLES[name]
    first, second = tmp_path / f"erste-{name}", tmp_path / f"zweite-{name}"
    first.write_text(text.format(y=2022), encoding="utf-8")
    second.write_text(text.format(y=2023).replace("12,5", "13,5"), encoding="utf-8")
    assert run(folder, first, "--dry-run") == 1
    out = capsys.readouterr().out
    assert f"„{head}" in out.partition("Spalten der Datei:")[2]
    assert run(folder, first, "--column", f"{head}=anteil", "--save-recipe", "neu") == 0
    assert "Rezept geschrieben: recipes/neu.toml" in capsys.readouterr().err
    assert run(folder, second, "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["recipe"] == "neu"
    assert {(row["indicator"], row["area"], row["year"], row["value"]) for row in report["rows"]} == {
        ("anteil", "09901001", 2023, 13.5),
        ("anteil", "09901002", 2023, 51.0),
    }


def test_the_columns_of_a_file_are_offered_to_programs_with_what_they_resemble(folder, tmp_path, capsys):
    path = tmp_path / "fremd.csv"
    path.write_text("Gemeinde;Jahr;Der Anteil (%)\nMusterstadt;2022;12,5\nMusterdorf;2022;51\n", encoding="utf-8")
    assert run(folder, path, "--format", "json") == 1
    [column] = json.loads(capsys.readouterr().out)["columns"]
    assert (column["title"], column["unit"], column["years"], column["municipalities"], column["examples"]) == (
        "Der Anteil", "%", [2022], 2, ["12,5", "51"]
    )  # fmt: skip
    assert column["indicator"] == ""
    assert "anteil" in [one["indicator"] for one in column["resembles"]]


def test_a_recipe_is_not_kept_under_a_name_that_is_taken_or_none(folder, file, capsys):
    for name in ("tabelle", "Groß und klein"):
        assert run(folder, file, "--save-recipe", name) == 1
        assert f"„{name}“" in capsys.readouterr().err


def test_a_draft_of_a_new_indicator_is_written_with_its_figures_and_shown_nowhere(folder, tmp_path, capsys):
    path = tmp_path / "neu.csv"
    path.write_text("Gemeinde;Jahr;Bürgerbüros (%)\nMusterstadt;2022;12,5\nMusterdorf;2022;51\n", encoding="utf-8")
    options = ("--draft", "Bürgerbüros=buergerbueros", "--set", "made_up", "--source", "muster")
    assert run(folder, path, *options) == 0
    capsys.readouterr()
    rows = (folder / "sets" / "made_up" / "indicators.csv").read_text(encoding="utf-8").splitlines()
    assert rows[-1].startswith("buergerbueros,draft,Entwurf: Bürgerbüros,")
    assert "buergerbueros,09901001,2022,12.5,," in (folder / "sets" / "made_up" / "values.csv").read_text("utf-8")
    dataset = read_dataset(folder)
    assert dataset.indicators["buergerbueros"].is_draft
    assert "buergerbueros" not in dataset.sets["made_up"].indicators
    assert ("draft", True) in [(one.code, one.notice) for one in dataset.problems]


def test_a_draft_needs_its_set_and_source(folder, file, capsys):
    for options, words in ((("--draft", "x=neu"), "mit --set"), (("--draft", "x=neu", "--set", "made_up"), "--source")):
        assert run(folder, file, *options) == 2
        assert words in capsys.readouterr().err


@pytest.mark.slow
def test_a_large_table_of_genesis_is_read_whole(folder, tmp_path, capsys):
    """12,000 rows of 40 columns; how long it takes is measured in the benchmark."""
    header = [";;" + ";".join(f"31.12.{year}" for year in range(1991, 2031)), ";;" + ";".join(["Insgesamt"] * 40)]
    others = [f"{1_000_000 + n:08};Ort;{';'.join(['5'] * 40)}" for n in range(11_998)]
    bases = {"05958004": 73_000, "05958008": 11_000}
    own = [f"{code};Ort;{';'.join(str(base + n) for n in range(40))}" for code, base in bases.items()]
    file = tmp_path / "12411.csv"
    text = "\n".join(["GENESIS-Tabelle: 12411-01-01-5", "Bevölkerungsstand", *header, *others, *own, "____", "Stand"])
    file.write_text(text, encoding="utf-8")
    shipped = ROOT / "data"
    assert main(["import", str(file), "--folder", str(shipped), "--dry-run", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert len(report["rows"]) == 80
    assert {row["value"] for row in report["rows"] if row["year"] == 2030} == {73_039, 11_039}
    assert {one["code"]: one["count"] for one in report["skipped"]} == {"outside": 11_998}


def test_an_excel_file_in_a_folder_with_blanks(folder, tmp_path, capsys):
    path = tmp_path / "Ordner mit Ü" / "eigene Tabelle.xlsx"
    path.parent.mkdir()
    path.write_bytes(samples.workbook([["AGS", "Jahr", "Anteil"], ["09901001", 2022, 30]]))
    assert run(folder, path, "--dry-run") == 0
    assert "1 neuer Wert" in capsys.readouterr().out


def test_what_nobody_foresaw_in_a_file_ends_with_a_message_and_leaves_every_byte(folder, file, capsys, monkeypatch):
    def unforeseen(*_args, **_kwargs):
        raise ValueError("cannot convert the series")

    before = state(folder)
    monkeypatch.setattr("indicators.commands.import_file.read_intake", unforeseen)
    assert run(folder, file) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "„eigene.csv“ lässt sich nicht lesen: cannot convert the series\n")
    assert state(folder) == before
