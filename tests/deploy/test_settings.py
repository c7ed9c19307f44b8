"""The files of deploy/ fit the program and each other: what one says of another is compared."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest
import yaml

from indicators.__main__ import main
from indicators.commands.serve import add_arguments
from indicators.paths import ROOT
from tools.dockerfile import DOCKERFILE, stages
from tools.ensure_programs import NGINX

DEPLOY = ROOT / "deploy"
COMPOSE_TEXT = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
UNIT = (DEPLOY / "regionalmonitor.service").read_text(encoding="utf-8")
NAMES = ("monitor1", "monitor2")
FINAL = stages(DOCKERFILE.read_text(encoding="utf-8"))[-1]


def address(name: str) -> str:
    return COMPOSE["services"][name]["networks"]["inner"]["ipv4_address"]


def test_the_proxy_of_the_containers_has_what_serve_prints_for_them(capsys):
    """Written anew by the command in the head of compose.yaml."""
    processes = [word for name in NAMES for word in ("--process", f"{address(name)}:8501")]
    options = ["--sticky", "cookie", "--port", "8080", "--own-files", "/tmp"]
    assert main(["serve", "--print", *options, *processes]) == 0
    assert capsys.readouterr().out == (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    told = re.search(r"(serve --print.*?) > deploy/nginx.conf", COMPOSE_TEXT.replace("\\\n#", ""), re.DOTALL)
    assert told is not None and told[1].split() == ["serve", "--print", *options, *processes]


def test_what_serve_prints_for_elsewhere_is_asked_for_rightly(capsys):
    assert main(["serve", "--process", "a:1"]) == 2
    assert main(["serve", "--print", "--process", "a;b"]) == 2
    assert "such as 10.0.0.11:8501" in capsys.readouterr().err
    assert main(["serve", "--print", "--process", "monitor1:8501"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("server monitor1:8501 max_fails") == 2 and "user root" not in printed


def test_every_container_may_do_as_little_as_it_can():
    for name, one in COMPOSE["services"].items():
        assert one["read_only"] is True and one["cap_drop"] == ["ALL"], name
        assert one["security_opt"] == ["no-new-privileges:true"] and "mem_limit" in one and "pids_limit" in one, name
        assert not one.get("privileged") and all(text.startswith("127.0.0.1:") for text in one.get("ports", [])), name


def test_the_processes_are_reached_and_believe_the_proxy_alone():
    proxy = COMPOSE["services"]["proxy"]
    assert proxy["ports"] == ["127.0.0.1:8501:8080"]
    for name in NAMES:
        one = COMPOSE["services"][name]
        assert one["environment"]["FORWARDED_ALLOW_IPS"] == address("proxy")
        assert one["volumes"] == ["data:/var/lib/regionalmonitor"]
        assert f"{FINAL.environment()['REGION_DATA_DIR']}".startswith("/var/lib/regionalmonitor/")
        build = next(text for text in one["tmpfs"] if text.startswith("/srv/"))
        assert build.startswith("/srv/regionalmonitor/build:") and "uid=10001,gid=10001" in build
    assert FINAL.last("USER").text == "10001:10001"
    assert FINAL.last("CMD").words()[-5:-2] == ["0.0.0.0", "--server.port", "8501"]
    assert all(address(name).startswith("172.30.85.") for name in (*NAMES, "proxy"))


def settings_of_unit() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in re.findall(r"^(\w+)=(.*)$", UNIT, re.MULTILINE):
        found.setdefault(name, []).append(text)
    return found


def test_the_service_starts_a_command_that_there_is_and_shuts_everything_else():
    import argparse

    found = settings_of_unit()
    program, *words = found["ExecStart"][0].split()
    assert (program, words[:3]) == ("/srv/regionalmonitor/.venv/bin/python", ["-m", "indicators", "serve"])
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    options = parser.parse_args(words[3:])
    assert (options.address, options.port) == ("127.0.0.1", 8501)
    expected = {"ProtectSystem": "strict", "PrivateTmp": "true", "NoNewPrivileges": "true", "ProtectHome": "true"}
    assert {name: found[name][0] for name in expected} == expected
    assert "MemoryMax" in found and found["CapabilityBoundingSet"] == [""]
    assert "REGION_DATA_DIR=/var/lib/regionalmonitor/data" in found["Environment"]
    assert found["StateDirectory"] == ["regionalmonitor"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_knows_every_line_of_the_service(tmp_path):
    """As it stands but for the program, which must be there to be found right."""
    path = tmp_path / "regionalmonitor.service"
    path.write_text(UNIT.replace("/srv/regionalmonitor/.venv/bin/python", sys.executable), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(path)], capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if "regionalmonitor.service" in line]
    assert said == []


@pytest.mark.skipif(NGINX.find() is None or not shutil.which("openssl"), reason="nginx or openssl is not installed")
@pytest.mark.parametrize("name", ["nginx.conf", "nginx-tls.conf"])
def test_nginx_accepts_the_settings(tmp_path, name):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    if name == "nginx-tls.conf":
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=monitor.example.org",
             "-days", "2", "-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")],
            check=True, capture_output=True,
        )  # fmt: skip
        assert text.count("/etc/letsencrypt/live/monitor.example.org/") == 2
        text = text.replace("/etc/letsencrypt/live/monitor.example.org", str(tmp_path)).replace("[::]:", "")
        text = re.sub(r"^  listen (80|443 ssl http2);\n(?=  listen \1)", "", text, flags=re.MULTILINE)
        text = f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{ access_log off;\n{text}\n}}\n"
    else:
        text = text.replace(" /tmp/", f" {tmp_path}/")
    path = tmp_path / "settings"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [str(NGINX.find()), "-t", "-c", str(path), "-p", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
