"""Two regions really served, one of them with faults, killed, deleted: the other one answers as if it were alone."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from websockets.protocol import State

from tests import made_up
from tests.commands.test_serve import _until, get
from tools import load
from tools.ensure_programs import NGINX
from tools.local_serve import LocalServe

pytestmark = pytest.mark.skipif(NGINX.find() is None, reason="nginx is not installed: docs/operation.md")
SLOWEST_S = 3.0  # for an answer, on a machine that does other things; alone it takes some milliseconds


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two regions: the areas of one cannot be read."""
    found = tmp_path_factory.mktemp("regions")
    for name in ("broken", "fine"):
        made_up.write_folder(found / name)
        (found / name / "region.toml").write_text(f'title = "Monitor {name}"\ncode = "swf"\n', encoding="utf-8")
    (found / "broken" / "areas.csv").write_text("code\n\x00", encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[LocalServe]:
    with LocalServe(1, regions=folder, count=2) as running:
        yield running
        log = running.log()
    assert running.process.returncode == 0
    lines = [json.loads(one) for one in log.splitlines()]
    told = {one["region"] for one in lines if one["event"] == "request"}
    assert "fine" in told <= {"broken", "fine", "new"}  # which of the others depends on which tests ran here


def process_of(served: LocalServe, folder: Path, name: str) -> psutil.Process | None:
    """The process of a region that runs now."""
    wanted = str(folder.resolve() / name)
    return next((one for one in served.processes().values() if one.environ()["REGION_DATA_DIR"] == wanted), None)


def assert_fine(base: str) -> None:
    """Pages, data interface, files and sessions of the region without faults answer, each soon."""
    asked = ("/", "/karte?x=1", "/api/v1/values.csv", "/app/static/page.js", "/static/favicon.png", "/healthz")
    for path in asked:
        began = time.monotonic()
        assert get(f"{base}/fine{path}")[0] == 200, path
        assert time.monotonic() - began < SLOWEST_S, path
    assert b"<title>" in get(f"{base}/fine/")[2] and b"Monitor fine" in get(f"{base}/fine/")[2]
    waits, _bytes = load.alone(f"{base}/fine", changes=1)
    assert len(waits) == 1 and waits[0] < SLOWEST_S


def test_a_region_with_faults_shows_them_and_the_other_one_its_pages(served):
    base = served.base_url
    assert_fine(base)
    assert get(f"{base}/broken/healthz")[0] == get(f"{base}/broken/api/v1")[0] == 503
    status, _headers, body = get(f"{base}/broken/karte")
    assert status == 200 and b"Monitor broken" in body and b"Monitor fine" not in body
    listed = get(f"{base}/")[2].decode()
    assert '<a href="/broken/">Monitor broken</a>' in listed and '<a href="/fine/">Monitor fine</a>' in listed


def test_while_a_region_is_killed_the_other_one_answers_and_it_comes_back(served, folder):
    base, killed = served.base_url, process_of(served, folder, "broken")
    assert killed is not None
    killed.kill()
    status, headers, body = get(f"{base}/broken/")
    assert (status, headers["Retry-After"]) == (503, "10") and "gerade nicht erreichbar" in body.decode()
    assert_fine(base)
    _until(lambda: b"unreadable" in get(f"{base}/broken/healthz")[2])


def test_a_region_whose_folder_is_deleted_touches_no_other_and_a_new_one_is_served_without_a_restart(served, folder):
    base, before = served.base_url, process_of(served, folder, "fine")
    shutil.rmtree(folder / "broken")
    made_up.write_folder(folder / "new")
    assert_fine(base)

    async def stayed() -> bool:
        """A session that was there before nginx read its settings anew goes on in the same connection."""
        viewer = load.Viewer(f"{base}/fine")
        async with viewer.connection() as connection:
            await viewer.ask(connection, load.QUERY)
            await asyncio.to_thread(_until, lambda: get(f"{base}/new/healthz")[0] == 200)
            await viewer.ask(connection, load.QUERY)
            return connection.state is State.OPEN

    assert asyncio.run(stayed())
    listed = get(f"{base}/")[2]
    assert get(f"{base}/new/karte")[0] == 200 and b"/new/" in listed and b"/broken/" not in listed
    assert_fine(base)
    assert process_of(served, folder, "fine") == before
