"""The command line `doctor`: what is wrong with an installation is said, and only what must be mended ends with 1."""

from __future__ import annotations

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from indicators.__main__ import main
from indicators.commands import doctor_machine as machine
from indicators.commands import doctor_proxy
from indicators.commands.doctor_asking import Answered
from indicators.commands.doctor_public import of_public
from indicators.commands.doctor_server import of_server
from indicators.commands.finding import Finding, State
from indicators.loading.settings import Settings
from indicators.paths import ROOT

SETTINGS = (
    'operator = "Stadt Musterstadt"\nemail = "a@musterstadt.test"\npublic_url = "https://monitor.musterstadt.test"\n'
)


def doctor(folder: Path, capsys, *options: str) -> tuple[int, dict[str, dict[str, str]]]:
    """Exit code, and what is said by what was looked at."""
    code = main(["doctor", "--folder", str(folder), "--json", *options])
    return code, {one["what"]: one for one in json.loads(capsys.readouterr().out)}


def test_nothing_must_be_mended_in_what_is_shipped_and_each_thing_has_its_line(capsys):
    code, found = doctor(ROOT / "data", capsys)
    assert code == 0
    assert {one["state"] for one in found.values()} == {"good", "warning"}
    assert main(["doctor", "--folder", str(ROOT / "data")]) == 0
    out, err = capsys.readouterr()
    assert [line[10:].partition(":")[0] for line in out.splitlines()] == list(found)
    assert err.startswith("Zu beheben: 0. Hinweise: ")


def test_what_the_operator_left_open_is_said_and_does_not_count_as_a_fault(shipped_copy, capsys):
    code, found = doctor(shipped_copy, capsys)
    assert code == 0
    assert "operator, email, public_url" in found["Einstellungen"]["found"]
    assert "impressum.md" in found["Texte des Betreibers"]["found"]
    (shipped_copy / "settings.toml").write_text('public_url = "https://monitor.example.org"\n', encoding="utf-8")
    assert "Noch aus dem Beispiel: public_url" in doctor(shipped_copy, capsys)[1]["Einstellungen"]["found"]
    (shipped_copy / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    for path in (shipped_copy / "texts").glob("*.md"):
        path.write_text("# Titel\n\nAlles gesagt. [Zur Karte](karte)\n", encoding="utf-8")
    code, found = doctor(shipped_copy, capsys)
    assert (found["Einstellungen"]["state"], found["Texte des Betreibers"]["state"]) == ("good", "good")


def test_a_placeholder_that_the_settings_fill_is_not_open(small_data, capsys):
    (small_data / "texts").mkdir()
    (small_data / "texts" / "impressum.md").write_text("[Name des Betreibers]\n", encoding="utf-8")
    assert "impressum.md (1)" in doctor(small_data, capsys)[1]["Texte des Betreibers"]["found"]
    (small_data / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    assert doctor(small_data, capsys)[1]["Texte des Betreibers"]["state"] == "good"


@pytest.mark.parametrize(("broken", "content", "what", "words"), [
    ("sets/made_up/values.csv", b"indicator,area,year,value,sign,note\nanteil,09901001,20l9,1,,\n", "Daten", "20l9"),
    ("areas.csv", b"", "Daten", "Nichts kann gezeigt werden"),
    ("settings.toml", b"emial = 'a@b.test'\n", "Einstellungen", "Schlüssel „emial“"),
    ("texts/impressum.md", b"# Impressum\n\nM\xfchle\n", "Texte des Betreibers", "texts/impressum.md, Zeile 3"),
])  # fmt: skip
def test_a_broken_folder_must_be_mended(small_data, capsys, broken, content, what, words):
    (small_data / "texts").mkdir()
    (small_data / broken).write_bytes(content)
    code, found = doctor(small_data, capsys)
    assert code == 1
    assert found[what]["state"] == "fault"
    assert words in found[what]["found"] + found[what]["expected"]
    assert [name for name, one in found.items() if one["state"] == "fault"] == [what]  # told once


def test_a_folder_that_is_not_there_must_be_mended(tmp_path, capsys):
    code, found = doctor(tmp_path / "nirgends", capsys)
    assert code == 1
    assert (found["Datenordner"]["state"], found["Daten"]["state"]) == ("fault", "fault")


def test_overdue_sources_and_the_newest_release_are_named(small_data, capsys):
    path = small_data / "sets" / "made_up" / "sources.csv"
    header, first, *_rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{header},next_expected\n{first},2019-03\n", encoding="utf-8")
    said = doctor(small_data, capsys)[1]["Alter der Daten"]
    assert (said["state"], said["found"]) == (
        "warning", "Keine Ausgaben verzeichnet. Überfällig: 1 (Mustertabelle)."
    )  # fmt: skip


def pinned(folder: Path, requirements: str, constraints: str = "") -> Path:
    (folder / "requirements.txt").write_text(requirements, encoding="utf-8")
    (folder / "constraints.txt").write_text(constraints, encoding="utf-8")
    return folder


def test_another_version_or_a_missing_package_must_be_mended(tmp_path):
    assert machine.of_packages(ROOT).state == State.GOOD
    other = machine.of_packages(pinned(tmp_path, "streamlit==0.1  # pages\n"))
    assert other.state == State.FAULT and "streamlit" in other.found and "statt 0.1" in other.found
    missing = machine.of_packages(pinned(tmp_path, "gibt-es-nicht==1.0\n"))
    assert missing.state == State.FAULT and "gibt-es-nicht nicht installiert" in missing.found
    assert machine.of_packages(pinned(tmp_path, "", "gibt-es-nicht==1.0\n")).state == State.GOOD
    (tmp_path / "constraints.txt").unlink()
    assert "constraints.txt" in machine.of_packages(tmp_path).found


def test_a_python_that_is_too_old_must_be_mended():
    assert machine.of_python((3, 10, 9)).state == State.FAULT
    assert machine.of_python((3, 11, 0)).state == State.GOOD


def test_what_cannot_be_kept_is_said_with_its_cost(tmp_path):
    in_the_way = tmp_path / "build"
    in_the_way.write_text("")
    assert "packt sie dann neu" in machine.of_packed(in_the_way / "packed").expected
    assert machine.of_packed(tmp_path / "anders" / "packed").state == State.GOOD
    assert not (tmp_path / "anders").exists()
    (tmp_path / ".checked").write_text("")
    assert "prüft jeder Prozess" in machine.of_checked(tmp_path).expected


WITHOUT_OVERRIDE = [
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
]


@pytest.mark.skipif(os.name == "nt", reason="rights are others on Windows")
def test_a_data_folder_one_may_only_read_is_said_and_unreadable_code_must_be_mended(small_data, tmp_path):
    """As a user without the rights of root over files, whoever runs the tests."""
    is_root = os.geteuid() == 0
    if is_root and not shutil.which("setpriv"):
        pytest.skip("setpriv is not installed")
    code = (
        "import sys; from pathlib import Path; from indicators.commands import doctor_machine as machine\n"
        "print(machine.of_rights(Path(sys.argv[1])).state, machine.of_code([Path(sys.argv[2])]).state)"
    )
    closed = tmp_path / "closed.py"
    closed.write_text("")
    closed.chmod(0o000)
    small_data.chmod(0o555)
    try:
        command = [sys.executable, "-c", code, str(small_data), str(closed)]
        done = subprocess.run(
            [*(WITHOUT_OVERRIDE if is_root else []), *command], cwd=ROOT, capture_output=True, text=True, check=True
        )
    finally:
        small_data.chmod(0o755)
    assert done.stdout.split() == ["warning", "fault"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone of a process can be set on Unix alone")
@pytest.mark.parametrize(("zone", "state"), [
    ("Europe/Berlin", State.GOOD), ("Europe/Vienna", State.GOOD), ("UTC", State.GOOD),
    ("America/New_York", State.WARNING), ("Europe/London", State.WARNING),
])  # fmt: skip
def test_a_zone_in_which_days_begin_elsewhere_is_said(monkeypatch, zone, state):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert machine.of_zone().state == state
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(("free", "state"), [(1e7, State.FAULT), (5e8, State.WARNING), (5e9, State.GOOD)])
def test_little_space_is_said_in_time(monkeypatch, tmp_path, free, state):
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    assert machine.of_space(tmp_path).state == state


def test_a_missing_nginx_is_no_fault(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda *_names, **_path: None)
    assert machine.of_nginx().state == State.WARNING


class Site(BaseHTTPRequestHandler):
    """A server as a visitor reaches it: right, or with one thing its proxy forgot."""

    forgets = ""

    def do_GET(self) -> None:
        if self.path == "/_stcore/stream":
            passed = self.headers.get("Upgrade") == "websocket" and self.forgets != "websocket"
            foreign = self.forgets == "origin" and "Origin" in self.headers
            self._send(403 if foreign else 101 if passed else 404)
        elif self.path == "/healthz" and self.forgets == "data":
            self._send(503, b'{"status":"unreadable"}')
        elif self.path == "/healthz":
            self._send(502 if self.forgets == "healthz" else 200, b'{"status":"ok"}')
        elif self.path == "/api/v1":
            told = self.headers.get("X-Forwarded-Proto", "http") if self.forgets != "proto" else "http"
            host = self.headers["Host"] if self.forgets != "host" else "127.0.0.1:9"
            start = f"{told}://{host}" if self.forgets != "name" else ""
            edition = {"release": "2020-01-01"} if self.forgets == "edition" else None
            body = (
                {"meta": {"edition": edition, "links": {"self": f"{start}/api/v1/"}}} if self.forgets != "api" else {}
            )
            self._send(400 if self.forgets == "allowed" else 200, json.dumps(body).encode())
        else:
            self._send(200, b"x", "" if self.forgets == "compression" else "br")

    def do_PUT(self) -> None:
        self._send(413 if self.forgets == "size" else 403)

    def _send(self, status: int, body: bytes = b"", coding: str = "") -> None:
        self.send_response(status)
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_texts: object) -> None:
        """Say nothing."""


@contextmanager
def site(forgets: str = "") -> Iterator[str]:
    handler = type("Forgetful", (Site,), {"forgets": forgets})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_server_that_is_reached_rightly_has_nothing_to_mend(small_data, capsys):
    with site() as url:
        code, found = doctor(small_data, capsys, "--url", url)
    assert {one: found[one]["state"] for one in list(found)[-5:]} == {
        "Server": "good", "Öffentliche Links": "good", "Websocket": "good", "Komprimierung": "good",
        "Große Dateien": "good",
    }  # fmt: skip
    assert code == 0


@pytest.mark.parametrize(("forgets", "what", "state"), [
    ("healthz", "Server", State.FAULT), ("api", "Server", State.FAULT), ("host", "Öffentliche Links", State.FAULT),
    ("proto", "Öffentliche Links", State.WARNING), ("name", "Öffentliche Links", State.WARNING),
    ("allowed", "Öffentliche Links", State.FAULT), ("websocket", "Websocket", State.FAULT),
    ("compression", "Komprimierung", State.WARNING), ("origin", "Websocket", State.FAULT),
    ("size", "Große Dateien", State.FAULT), ("data", "Server", State.FAULT),
])  # fmt: skip
def test_what_a_proxy_forgot_is_said(small_data, forgets, what, state):
    with site(forgets) as url:
        found = {one.what: one.state for one in of_server(url, small_data)}
    assert found[what] == state
    assert {name for name, one in found.items() if one != State.GOOD} == {what}


def test_links_must_begin_with_the_public_address_where_one_is_set(small_data):
    (small_data / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    with site() as url:
        found = {one.what: one for one in of_server(url, small_data)}
    assert found["Öffentliche Links"].state == State.FAULT
    assert "statt mit https://monitor.musterstadt.test" in found["Öffentliche Links"].found


def public(folder: Path, url: str) -> dict[str, Finding]:
    (folder / "settings.toml").write_text(f'public_url = "{url}"\n', encoding="utf-8")
    return {one.what: one for one in of_public(folder)}


def test_the_public_address_is_asked_and_the_way_to_it_is_looked_at(small_data):
    with site() as url:
        found = public(small_data, url)
        assert [one.what for one in of_public(small_data, asked=url)] == ["Öffentliche Adresse"]  # the rest was told
    assert set(found) == {
        "Öffentliche Adresse", "Websocket (öffentlich)", "Komprimierung (öffentlich)", "Große Dateien (öffentlich)",
    }  # fmt: skip
    assert {one.state for one in found.values()} == {State.GOOD}


@pytest.mark.parametrize(("forgets", "words"), [
    ("api", "nicht als dieses Dashboard"), ("edition", "zeigt die Ausgabe 2020-01-01, hier liegt eine ohne Nummer"),
    ("host", "Links beginnen mit 127.0.0.1:9"), ("allowed", "antwortet mit 400"),
])  # fmt: skip
def test_a_public_address_where_something_else_answers_must_be_mended(small_data, forgets, words):
    with site(forgets) as url:
        [found] = public(small_data, url).values()
    assert found.state == State.FAULT and words in found.found


def test_a_public_address_that_is_not_reached_from_here_is_said_with_what_to_do(small_data, monkeypatch):
    def failing(error: OSError) -> Finding:
        monkeypatch.setattr("indicators.commands.doctor_public.ask", Mock(side_effect=error))
        [found] = public(small_data, "https://monitor.musterstadt.test").values()
        assert "curl --fail https://monitor.musterstadt.test/healthz" in found.expected
        return found

    assert failing(ConnectionRefusedError(111, "refused")).state == State.UNCHECKED
    unknown = failing(socket.gaierror(socket.EAI_NONAME, "unknown"))
    assert unknown.state == State.WARNING and "Stimmt public_url?" in unknown.expected
    untrusted = ssl.SSLCertVerificationError(1, "untrusted")
    untrusted.verify_message = "unknown issuer"
    assert "SSL_CERT_FILE" in failing(untrusted).expected


@pytest.mark.parametrize(("cookies", "state"), [
    (("other=1; Secure", "regionalmonitor=1; Path=/; HttpOnly; Secure"), State.GOOD),
    (("regionalmonitor=1; Path=/; HttpOnly",), State.FAULT), ((), State.UNCHECKED),
])  # fmt: skip
def test_whether_the_server_hears_of_tls_is_seen_by_its_cookie(monkeypatch, cookies, state):
    monkeypatch.setattr(doctor_proxy, "ask", lambda _url, _path: Answered(200, {}, cookies, b""))
    found = doctor_proxy.of_scheme("https://monitor.musterstadt.test")
    assert found.state == state and (state == State.GOOD or "X-Forwarded-Proto $scheme" in found.expected)


def test_a_400_says_whether_the_name_is_not_listed_or_does_not_arrive():
    def told(*names: str) -> str:
        return doctor_proxy.refused_host("https://monitor.musterstadt.test", Settings(allowed_hosts=names))

    assert "fehlt in allowed_hosts" in told("anders.test")
    assert "kommt aber nicht an. Der Proxy muss Host" in told("monitor.musterstadt.test")
    assert told().startswith("Es kommt kein Name an.")


def test_a_server_that_is_not_there_and_an_address_that_is_none_are_said(small_data, capsys):
    code, found = doctor(small_data, capsys, "--url", "http://127.0.0.1:9")
    assert (code, found["Server"]["state"]) == (1, "fault")
    assert main(["doctor", "--url", "monitor.test"]) == 2
    assert "monitor.test" in capsys.readouterr().err
    assert [one.state for one in of_server("http://", small_data)] == [State.FAULT]
