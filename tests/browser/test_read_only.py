"""The public server has no way to write data: all tests in the browser run on a folder that it cannot write."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from indicators.paths import DATA
from tools.hostile_requests import ROUTES
from tools.local_server import LocalServer
from tools.read_only import read_only

METHODS = ("POST", "PUT", "PATCH", "DELETE")
SLOW = ("deck", "film", "stream")  # kinds of which one address is enough


def states(folder: Path) -> dict[str, str]:
    """What every file of a folder holds."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def answer(url: str, method: str) -> int:
    """The status of an answer to a request with a body."""
    asked = Request(url, data=b'{"value": 1}', method=method, headers={"Content-Type": "application/json"})
    try:
        with urlopen(asked, timeout=20) as found:
            return int(found.status)
    except HTTPError as error:
        return error.code


def test_the_server_of_these_tests_cannot_write_its_data(shared_server: LocalServer) -> None:
    if not read_only(DATA):
        pytest.skip("this machine mounts nothing read-only for a program")
    mounts = Path(f"/proc/{shared_server.process.pid}/mountinfo").read_text("utf-8").splitlines()
    [options] = [line.split()[5] for line in mounts if line.split()[4] == str(DATA)]
    assert options.split(",")[0] == "ro"


def test_no_address_takes_anything_that_would_change_data(shared_server: LocalServer) -> None:
    before = states(DATA)
    paths = [path for kind, known in ROUTES.items() for path in (known[:1] if kind in SLOW else known)]
    found = {
        (method, path): answer(shared_server.base_url + quote(path, safe="/?=&%."), method)
        for path in paths for method in METHODS
    }  # fmt: skip
    assert {asked: status for asked, status in found.items() if status >= 500} == {}
    taken = {asked for asked, status in found.items() if status < 400}
    assert {path for _method, path in taken} - set(ROUTES["upload"]) == set()  # a session's, in memory
    assert states(DATA) == before
