"""The command line `office`: at this machine without a login, elsewhere only with one."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from indicators.__main__ import main
from indicators.commands.office import has_login
from indicators.commands.parts import WrongInput
from indicators.paths import ROOT

LOGIN = """[auth]
redirect_uri = "https://office.example.org/oauth2callback"
cookie_secret = "made up"
client_id = "office"
client_secret = "made up"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"
"""


@pytest.mark.parametrize("address", ["0.0.0.0", "10.0.0.5", "::", "office.example.org", ""])
def test_without_a_login_it_refuses_every_other_address(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["office", "--address", address, "--secrets", str(tmp_path / "none.toml")]) == 2
    assert "Anmeldung" in capsys.readouterr().err


def test_a_login_has_all_that_streamlit_asks_for(tmp_path: Path) -> None:
    path = tmp_path / "secrets.toml"
    assert not has_login(path)
    path.write_text(LOGIN, "utf-8")
    assert has_login(path)
    path.write_text(LOGIN.replace('client_id = "office"\n', ""), "utf-8")
    assert not has_login(path)
    path.write_text("[auth\n", "utf-8")
    with pytest.raises(WrongInput):
        has_login(path)


@pytest.mark.slow
def test_it_starts_at_this_machine_alone(small_data: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "indicators",
        "office",
        "--port",
        str(port),
        "--secrets",
        str(tmp_path / "none.toml"),
    ]
    running = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "REGION_DATA_DIR": str(small_data)}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                    assert answer.status == 200
                    break
            except OSError:
                assert running.poll() is None and time.monotonic() < deadline
                time.sleep(0.3)
        listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text("utf-8").splitlines()[1:]
                     if line.split()[3] == "0A"] if Path("/proc/net/tcp").exists() else []  # fmt: skip
        assert f"00000000:{port:04X}" not in listening, json.dumps(listening)
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(10)
