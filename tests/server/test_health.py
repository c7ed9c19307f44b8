"""The health check says whether visitors are shown anything."""

from starlette.applications import Starlette

from indicators.server import health
from tests.asking import call

APP = Starlette(routes=health.routes)


def test_where_nothing_can_be_shown_it_is_503_and_else_200_also_while_the_last_good_data_are_shown(
    small_data, monkeypatch
):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    areas = small_data / "areas.csv"
    whole = areas.read_text(encoding="utf-8")

    def asked(text: str) -> tuple[int, object]:
        areas.write_text(text, encoding="utf-8")
        answer = call(APP, health.PATH)
        return answer.status, answer.fields["status"]

    assert asked("") == (503, "unreadable")
    assert asked(whole) == (200, "ok")
    assert asked("") == (200, "ok")
