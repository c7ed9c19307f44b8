"""The command lines `due` and `update`: what is to be expected, and a file fetched from a publisher's address."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.figures.due import When, calendar, overdue_notices
from indicators.loading.load import read_dataset
from indicators.paths import ROOT
from tests.commands.test_import_file import RECIPES, TABLE, state

BROKEN = "Gemeinde;Jahr;Anteil\nMusterstadt;2022;dreißig\n"


class Publisher(BaseHTTPRequestHandler):
    """A publisher's server with made-up files, honest and otherwise."""

    def do_GET(self) -> None:
        content = (BROKEN if "kaputt" in self.path else TABLE).encode()
        if self.path == "/weg.csv":
            self.send_error(404, "Not Found")
            return
        if self.path in ("/umgezogen.csv", "/woanders.csv"):
            self.send_response(301)
            host = "http://127.0.0.2:9" if self.path == "/woanders.csv" else ""
            self.send_header("Location", f"{host}/neu.csv")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content) * (2 if "halb" in self.path else 1)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_texts: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Publisher) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def folder(goal_data: Path) -> Path:
    shutil.copytree(RECIPES, goal_data / "recipes")
    return goal_data


def point_to(folder: Path, address: str) -> str:
    """Give the first source of the made-up set a download address, and return its id."""
    path = folder / "sets" / "made_up" / "sources.csv"
    header, first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([f"{header},download", f"{first},{address}", *(f"{one}," for one in rest)]) + "\n", "utf-8"
    )
    return first.split(",")[0]


def update(folder: Path, source: str, *options: str) -> int:
    return main(["update", source, "--folder", str(folder), *options])


def test_without_write_a_new_file_is_reported_and_nothing_changes(folder, publisher, capsys):
    source = point_to(folder, f"{publisher}/neu.csv")
    before = state(folder)
    assert update(folder, source) == 0
    out, err = capsys.readouterr()
    assert "2 neue Werte, 1 geändert, 0 gleich" in out
    assert f"Geholt: {publisher}/neu.csv ({len(TABLE.encode())} Bytes)" in err
    assert state(folder) == before


def test_with_write_it_is_imported_and_the_same_file_again_brings_nothing(folder, publisher, capsys):
    source = point_to(folder, f"{publisher}/neu.csv")
    assert update(folder, source, "--write") == 0
    assert "Geschrieben als Ausgabe" in capsys.readouterr().err
    before = state(folder)
    assert update(folder, source, "--write") == 0
    assert "diese Datei ist schon übernommen" in capsys.readouterr().err
    assert state(folder) == before


@pytest.mark.parametrize(("path", "words"), [
    ("kaputt.csv", "„dreißig“ ist keine Zahl"),
    ("weg.csv", "Die Adresse antwortet mit 404 (Not Found)."),
    ("woanders.csv", "Die Adresse antwortet mit 301"),
    ("halb.csv", "brach nach"),
])  # fmt: skip
def test_what_is_wrong_on_the_way_is_said_and_nothing_is_taken_over(folder, publisher, capsys, path, words):
    source = point_to(folder, f"{publisher}/{path}")
    before = state(folder)
    assert update(folder, source, "--write") == 1
    assert words in "".join(capsys.readouterr())
    assert state(folder) == before


def test_an_address_that_moved_on_the_same_host_is_followed(folder, publisher, capsys):
    assert update(folder, point_to(folder, f"{publisher}/umgezogen.csv")) == 0
    assert "2 neue Werte" in capsys.readouterr().out


def test_a_server_that_is_not_there_is_said(folder, capsys):
    assert update(folder, point_to(folder, "http://127.0.0.1:9/neu.csv")) == 1
    assert "Nicht erreichbar" in capsys.readouterr().err


def test_only_sources_with_an_address_can_be_fetched(folder, capsys):
    assert update(folder, "gibtesnicht") == 2
    assert "ist unbekannt" in capsys.readouterr().err


class TestDue:
    def test_the_shipped_sources_are_listed_longest_due_first_with_where_and_how(self, capsys):
        assert main(["due", "--format", "json", "--all"]) == 0
        rows = json.loads(capsys.readouterr().out)
        months = [row["next_expected"] or "9999" for row in rows]
        assert months == sorted(months)
        by_id = {row["source"]: row for row in rows}
        assert by_id["ladesaeulenregister"]["recipes"] == ["ladesaeulen"]
        assert by_id["ladesaeulenregister"]["download"].startswith("https://data.bundesnetzagentur.de/")
        assert all(row["where"].startswith("https://") for row in rows)

    def test_without_all_only_what_is_due_is_told(self, capsys):
        assert main(["due"]) == 0
        told = capsys.readouterr().out
        assert "Ladesäulenregister" in told
        assert "python -m indicators update ladesaeulenregister" in told
        assert "Europawahl 2024, Ergebnisse" not in told  # in 2029
        assert "Ohne bekannten Termin, von Zeit zu Zeit nachzusehen:\n" in told
        assert "Zensus 2022: Stand hier 15.05.2022; alle zehn Jahre; https://www.zensus2022.de" in told
        assert main(["due", "--format", "csv"]) == 0
        header, *lines = capsys.readouterr().out.splitlines()
        assert header.startswith("source,publisher,dataset")
        assert len(lines) > 5

    def test_the_check_names_what_is_overdue_with_where_to_look(self):
        data = read_dataset(ROOT / "data")
        found = overdue_notices(data.sources, date(2026, 11, 26))
        assert all(one.notice and one.code == "overdue" and "https://" in one.expected for one in found)
        assert len(found) == sum(one.when == When.OVERDUE for one in calendar(data.sources, date(2026, 11, 26)))
        assert {one.source.id for one in calendar(data.sources, date(2018, 9, 1)) if one.when == When.OVERDUE} == set()
