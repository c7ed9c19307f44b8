"""Views for other sites' frames: lean documents that say whose figures they show."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.requests import Request

from indicators.address.choice import Reading, read, read_fields
from indicators.embed.document import Options, embed_path, frame_ancestors, routes, snippet
from indicators.loading.settings import Settings
from indicators.store import read_store
from indicators.views.kinds import BY_CODE
from indicators.views.map.choice import MapChoice
from indicators.views.map.view import views_of
from tests.hostile import HOSTILE

VIEWS = {
    "karte": {"indikator": "gigabit", "gemeinde": "05958004"},
    "aehnliche": {"gemeinde": "05958020", "anzahl": "6"},
    "tabelle": {"thema": "wirtschaft", "sortiert": "-steuerkraft", "kreis": "05966"},
    "kartenpaar": {"indikator": "gigabit", "jahr": "2019", "gemeinde": "05958004"},
    "zusammenhang": {"indikator": "steuerkraft", "gegen": "arbeitslosenanteil"},
    "verteilung_gemeinden": {"indikator": "glasfaser", "gebiete": "05958004,05974040"},
    "vergleich": {"indikator": "steuerkraft", "gebiete": "05958004,05974040", "skala": "index"},
    "verlauf": {"indikator": "breitband_50", "gemeinde": "05966"},
    "verteilung": {"indikator": "pendlersaldo"},
    "ziele": {"gemeinde": "05958004"},
    "matrix": {"sortiert": "aehnlich"},
    "register": {},
    "ziel": {"ziel": "glasfaser_2030"},
    "zielreihe": {"ziel": "breitband_50_2018"},
    "kartenreihe": {"indikator": "breitband_50", "gemeinde": "05958004"},
    "zielpfad": {"ziel": "gigabit_2025", "gemeinde": "05974040"},
    "gemeinde": {"gemeinde": "05958004"},
}


def get(kind, **parameters):
    """Status, headers and text of an embed view or, with ".svg", of its image."""
    [image, document] = [route.endpoint for route in routes]
    name = kind.removesuffix(".svg")
    scope = {
        "type": "http", "method": "GET", "path": f"/einbetten/{kind}", "path_params": {"kind": name}, "scheme": "https",
        "query_string": urlencode(parameters, doseq=True).encode(), "headers": [(b"host", b"monitor.example.org")],
    }  # fmt: skip
    answer = (image if kind.endswith(".svg") else document)(Request(scope))
    return answer.status_code, dict(answer.headers), bytes(answer.body).decode()


@pytest.mark.parametrize("kind", BY_CODE)
def test_a_view_names_its_source_and_the_way_back_and_runs_nothing(kind):
    status, headers, text = get(kind, **VIEWS.get(kind, {}))
    assert status == 200
    assert "set-cookie" not in headers
    assert re.search(r"<footer>\s*<p>Quellen?: .*Datenstand", text)
    assert 'href="../' in text
    assert "stand=" in text
    assert "<script" not in text
    assert len(text) < 200_000


@pytest.mark.parametrize("kind", ["verlauf", "verteilung", "ziele", "zielpfad", "gemeinde"])
def test_a_chart_is_an_image_of_this_server_with_a_text_alternative(kind):
    _status, _headers, text = get(kind, **VIEWS.get(kind, {}))
    [source] = re.findall(r'<img class="chart" src="([^"]+)" alt="[^"]{20,}', text)
    status, headers, image = get(f"{kind}.svg", **dict(parse_qsl(urlsplit(source.replace("&amp;", "&")).query)))
    assert (status, headers["content-type"]) == (200, "image/svg+xml")
    assert image.startswith("<?xml")


def test_each_area_of_a_map_tells_its_figure_when_pointed_at():
    _status, _headers, text = get("karte", **VIEWS["karte"])
    assert text.count("<title>") == 60  # 59 areas and the document
    assert "<title>Arnsberg: Mitte 2022, 89,0</title>" in text


def test_the_options_of_the_snippet_are_followed():
    _status, _headers, plain = get("karte", **VIEWS["karte"])
    _status, _headers, bare = get("karte", **VIEWS["karte"], titel="0", bedienung="0", thema="dunkel")
    assert ("<form" in plain, "<form" in bare) == (True, False)
    assert ('class="dark"' in plain, 'class="dark"' in bare) == (False, True)
    assert '<h1 class="hidden">' in bare


def test_english_texts_stand_beside_the_german_names_of_the_data():
    _status, _headers, text = get("karte", **VIEWS["karte"], sprache="en")
    assert '<html lang="en"' in text
    assert "Values as a table" in text
    assert "59 of 59 municipalities" in text
    assert "20 to below 40" in text
    assert "Gigabitfähige Anschlüsse" in text
    assert ">89.0</td>" in text


def test_an_address_that_can_not_be_followed_gives_a_notice_or_says_what_is_possible():
    assert "Den Indikator „nix“ gibt es hier nicht" in get("karte", indikator="nix")[2]
    status, _headers, text = get("nix")
    assert status == 404
    assert ", ".join(BY_CODE) in text
    assert get("ziel", ziel="nix")[0] == 404
    assert get("matrix", ansicht="register")[0] == 404
    assert get("ziel.svg", ziel="nix")[0] == 404


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_nothing_in_an_address_becomes_markup(text):
    for name in ("indikator", "jahr", "gemeinde", "thema", "sprache", text[:40] or "leer"):
        _status, _headers, page = get("karte", **{name: text[:2000]})
        assert "<script" not in page
        assert "<img src=x" not in page


def test_the_snippet_follows_new_values_unless_this_state_is_wanted():
    store = read_store()
    choice, _ = read(MapChoice, VIEWS["karte"], store)
    view = views_of(store, choice)[0]
    assert embed_path(view, Options(), newest=True) == "einbetten/karte?indikator=gigabit&gemeinde=05958004"
    fixed = dict(parse_qsl(urlsplit(embed_path(view, Options(dark=True, title=False), newest=False)).query))
    assert fixed == {
        "indikator": "gigabit", "jahr": "2022", "gemeinde": "05958004", "stand": store.edition.id, "titel": "0",
        "thema": "dunkel",
    }  # fmt: skip


def test_options_come_back_from_their_parameters(shipped):
    for options in (Options(), Options(title=False, controls=False, dark=True, language="en")):
        assert read_fields(Options, Reading(options.parameters(), shipped)) == options


def test_a_repeated_parameter_is_told_and_the_last_one_counts():
    _status, _headers, text = get("karte", indikator=["gigabit", "glasfaser"], gemeinde="05958004")
    assert "Die Angabe „indikator“ steht mehrmals in der Adresse. Es gilt die letzte." in text
    assert "indikator=glasfaser" in text and "indikator=gigabit" not in text


def test_an_option_that_is_not_known_is_passed_over_in_silence():
    status, _headers, text = get("karte", indikator="gigabit", thema="bunt", sprache="xx", groesse="riesig")
    assert status == 200
    assert "kennt nur" not in text and '<html lang="de"' in text


def test_the_table_of_several_indicators_names_them():
    _status, _headers, text = get("gemeinde", **VIEWS["gemeinde"])
    assert '<th scope="col">Bezeichnung</th><th scope="col">Gebiet</th>' in text
    _status, _headers, text = get("karte", **VIEWS["karte"])
    assert '<thead><tr><th scope="col">Gebiet</th>' in text


def test_the_snippet_names_the_edition_and_whether_it_will_change():
    edition = read_store().edition
    for newest, words in (
        (True, "Der Rahmen zeigt immer die neueste."),
        (False, "Der Rahmen bleibt bei dieser Ausgabe."),
    ):
        lines = snippet("https://monitor.example.org/einbetten/karte", "Karte", 500, edition=edition, newest=newest)
        assert lines.endswith(f"<!-- Ausgabe der Daten: 26.11.2026. {words} -->")


def test_the_snippet_is_one_frame_with_a_title():
    lines = snippet("https://monitor.example.org/einbetten/karte?a=1&b=2", 'Eine "Karte"', 500)
    assert lines.startswith('<iframe src="https://monitor.example.org/einbetten/karte?a=1&amp;b=2" title="Eine &#34;')
    assert 'height="500"' in lines


@pytest.mark.parametrize(
    ("allowed", "header"),
    [(("*",), "'self' *"), (("'self'",), "'self'"), (("https://a.example",), "'self' https://a.example")],
)
def test_the_operator_says_who_may_frame(allowed, header):
    assert frame_ancestors(Settings(embed_ancestors=allowed)) == header
