"""The operator's film, in parts as browsers ask for them, behind what all answers go through."""

from pathlib import Path

import pytest
from starlette.applications import Starlette

from indicators.server.compression import Compressed
from indicators.server.gate import Gate
from indicators.server.headers import PageHeaders
from indicators.server.sign_film import routes
from tests.asking import call

APP = Compressed(PageHeaders(Gate(Starlette(routes=routes))))


@pytest.fixture(autouse=True)
def folder(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    return small_data / "media"


def test_without_a_film_there_is_none() -> None:
    assert call(APP, "/gebaerdensprache.mp4").status == 404


@pytest.mark.parametrize(("ending", "kind"), [("mp4", "video/mp4"), ("webm", "video/webm")])
def test_a_film_comes_whole_and_in_parts(folder: Path, ending: str, kind: str) -> None:
    folder.mkdir()
    (folder / f"gebaerdensprache.{ending}").write_bytes(bytes(range(256)) * 40)
    whole = call(APP, f"/gebaerdensprache.{ending}")
    assert whole.status == 200 and whole.headers["content-type"] == kind and len(whole.content) == 10_240
    part = call(APP, f"/gebaerdensprache.{ending}", range="bytes=256-259")
    assert part.status == 206 and part.content == bytes(range(4))
    assert call(APP, "/gebaerdensprache.avi").status == 404
