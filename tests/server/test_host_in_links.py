"""Whoever asks by a name of his own choice gets that name into nothing that another visitor may be given."""

import pytest
from starlette.applications import Starlette

from indicators.api.resources import RESOURCES
from indicators.deck import routes as deck
from indicators.embed import document as embed
from indicators.server.gate import Gate
from indicators.server.routes import routes
from tests.asking import call

APP = Gate(Starlette(routes=routes))
FOREIGN, OURS = "zq17.example", "monitor.example.org"
PUBLIC, LISTED = f'public_url = "https://{OURS}/b"', f'allowed_hosts = ["{OURS}"]'
ASKED = (
    *(f"/api/v1{one.path.replace('{code}', '09901001')}" for one in RESOURCES),
    *(f"/api/v1{one}" for one in ("", "/nowhere", "/areas?limit=1", "/areas?unknown=1", "/areas/")),
    *(f"/{embed.PATH}/{one}?indikator=anteil" for one in ("karte", "verlauf", "tabelle", "nowhere", "karte/")),
    *(f"/{embed.PATH}/verlauf.svg?indikator=anteil", f"/{deck.PATH}", f"/{deck.PATH}/", f"/{deck.PATH}/offline.html"),
    *("/healthz", "/healthz/", "/filme/karte.json?indikator=anteil", "/nowhere"),
)  # fmt: skip


@pytest.fixture
def told(goal_data, monkeypatch):
    """Writes the settings of made-up data that the application reads."""
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    return lambda text: (goal_data / "settings.toml").write_text(text, encoding="utf-8")


def everything(path, **headers):
    """Status, and all headers and the content as one text."""
    answer = call(APP, path, **headers)
    return answer.status, str(answer.headers) + answer.content.decode("utf-8", "replace")


@pytest.mark.parametrize("settings", ["", PUBLIC])
def test_a_foreign_host_stands_in_no_answer_and_all_get_the_same(told, settings):
    told(settings)
    forwarded = {"x_forwarded_host": FOREIGN, "forwarded": f"host={FOREIGN}"}
    found = {path: everything(path, host=FOREIGN, **forwarded) for path in ASKED}
    assert [path for path, (status, text) in found.items() if status >= 500 or FOREIGN in text] == []
    assert [path for path, answer in found.items() if everything(path, host=OURS) != answer] == []


def test_with_a_list_a_foreign_host_is_not_answered_but_for_a_health_check_on_the_machine_itself(told):
    told(LISTED)
    found = {path: everything(path, host=FOREIGN) for path in ASKED}
    assert [path for path, (status, text) in found.items() if status != 400 or FOREIGN in text] == ["/healthz"]


@pytest.mark.parametrize(("settings", "start"), [(PUBLIC, f"https://{OURS}/b/"), (LISTED, f"http://{OURS}/")])
def test_links_of_frames_and_data_begin_as_the_operator_says(told, settings, start):
    told(settings)
    asked = ("/einbetten/verlauf?indikator=anteil", "/api/v1/catalog", "/api/v1/areas", "/api/v1/openapi.json")
    assert [path for path in asked if start not in everything(path)[1]] == []


@pytest.mark.parametrize(
    ("settings", "host", "link"),
    [("", FOREIGN, ""), (PUBLIC, FOREIGN, f"https://{OURS}/b/sitzung"), (LISTED, OURS, f"http://{OURS}/sitzung")],
)
def test_a_hand_out_names_only_an_address_the_operator_named(told, monkeypatch, settings, host, link):
    told(settings)
    links = []

    def handout(*_parts, link, **_more):
        links.append(link)
        return b""

    monkeypatch.setattr(deck, "handout_pdf", handout)
    call(APP, f"/{deck.PATH}/handzettel.pdf", host=host)
    assert [one.partition("?")[0] for one in links] == [link]
