"""What a page says to search engines, chats and editors, read with the libraries such readers use."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

import extruct
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware

from indicators.embed import card
from indicators.loading.settings import Settings
from indicators.model import Level
from indicators.server.headers import PageHeaders
from indicators.start import document, oembed, sitemap
from indicators.start.document import page_at, start_document
from indicators.start.sitemap import paths, robots_txt
from tests.asking import call
from tests.hostile import poisoned

SITE = "https://monitor.example.org"
ADDRESSES: tuple[tuple[str, dict[str, str]], ...] = (
    ("", {}),
    ("karte", {"indikator": "gigabit", "gemeinde": "05958004"}),
    ("gemeinde", {"gemeinde": "05958004"}),
    ("gemeinde", {"gruppe": "pionierkommunen"}),
    ("ziele", {}),
    ("ziele", {"ziel": "glasfaser_2030"}),
    ("ziele", {"ansicht": "matrix"}),
    ("vergleich", {"indikator": "steuerkraft", "gebiete": "05958004,05974040"}),
    ("tabelle", {"thema": "wirtschaft"}),
    ("wirkung", {"saeule": "digital"}),
    ("projekte", {}),
    ("daten", {}),
)
each_address = pytest.mark.parametrize(
    ("path", "query"), ADDRESSES, ids=[f"{one[0]}-{len(one[1])}" for one in ADDRESSES]
)


@pytest.fixture
def settings(monkeypatch):
    """What the operator decided, for all that ask."""
    found = Settings(public_url=SITE)

    def decide(**fields):
        nonlocal found
        found = replace(found, **fields)

    for one in (document, oembed, sitemap):
        monkeypatch.setattr(one, "current_settings", lambda: found)
    return decide


def head(data, path, query) -> str:
    page = page_at(path)
    assert page is not None
    return start_document(data, page, {name: [text] for name, text in query.items()}, draws=False).head


def read(data, path, query):
    """What a reader of the tags finds: Open Graph by name, JSON-LD."""
    found = extruct.extract(head(data, path, query), base_url=SITE, syntaxes=["opengraph", "json-ld"], uniform=False)
    [graph] = found["opengraph"]
    return dict(graph["properties"]), found["json-ld"]


def get(path: str):
    app = Starlette(routes=[*card.routes, *oembed.routes, *sitemap.routes], middleware=[Middleware(PageHeaders)])
    return call(app, path)


@each_address
def test_a_link_has_title_description_and_an_image_that_exists(shipped, settings, path, query):
    settings()
    said, _json = read(shipped, path, query)
    assert {"og:title", "og:description", "og:url", "og:image", "og:image:alt"} <= said.keys()
    assert said["og:url"].startswith(SITE) and page_at(urlsplit(said["og:url"]).path.strip("/")) == page_at(path)
    assert 20 < len(said["og:description"]) <= 301
    parts = urlsplit(said["og:image"])
    answer = get(f"{parts.path}?{parts.query}")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert len(answer.content) < 600_000


def test_an_indicator_is_a_dataset_with_licence_years_and_files(shipped, settings):
    settings()
    [found] = read(shipped, "karte", {"indikator": "breitband_50", "jahr": "2019"})[1]
    assert (found["@type"], found["@context"]) == ("Dataset", "https://schema.org")
    assert found["name"] == "Breitband mit mindestens 50 Mbit/s – Südwestfalen"
    assert 50 <= len(found["description"]) <= 5000
    source = shipped.sources_of(shipped.dataset.indicators["breitband_50"])[0]
    assert source.licence_url in found["license"] and found["creator"][0]["name"] == source.publisher
    assert re.fullmatch(r"20\d\d/20\d\d", found["temporalCoverage"])
    assert found["distribution"][0]["contentUrl"] == f"{SITE}/api/v1/values.csv?indicator=breitband_50"
    assert "" not in found.values() and [] not in found.values()
    assert found["url"].startswith(f"{SITE}/karte?") and "jahr=2019" in found["url"]


@each_address
def test_only_a_view_of_one_indicator_is_a_dataset(shipped, settings, path, query):
    settings()
    assert len(read(shipped, path, query)[1]) == (path in ("", "karte", "vergleich") or "ziel" in query)


@each_address
def test_without_a_public_address_nothing_is_promised(shipped, settings, path, query):
    settings(public_url="")
    text = head(shipped, path, query)
    assert "og:" not in text and "canonical" not in text and "ld+json" not in text


def test_who_does_not_want_to_be_found_is_passed_by(shipped, settings):
    settings(findable=False)
    text = head(shipped, "karte", {})
    assert '<meta name="robots" content="noindex, nofollow">' in text
    assert "og:" not in text and "oembed" not in text and "ld+json" not in text
    assert get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert get("/sitemap.xml").status == 404
    assert get(f"/oembed?url={quote(f'{SITE}/karte')}").status == 404


def test_every_answer_says_so_too(settings, monkeypatch):
    monkeypatch.setattr("indicators.server.headers.current_settings", lambda: Settings(findable=False))
    assert get("/robots.txt").headers["x-robots-tag"] == "noindex, nofollow"


def test_the_robots_file_names_the_sitemap_and_closes_no_page(shipped, settings):
    text = robots_txt(Settings(public_url=SITE))
    assert text.splitlines()[-1] == f"Sitemap: {SITE}/sitemap.xml"
    closed = [line.removeprefix("Disallow: ").partition("*")[0] for line in text.splitlines() if "Disallow" in line]
    assert not [one for one in paths(shipped) if f"/{one}".startswith(tuple(closed))]
    assert "Sitemap" not in robots_txt(Settings())


def test_the_sitemap_has_every_area_indicator_goal_and_measure_once(shipped, settings):
    settings()
    answer = get("/sitemap.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(answer.content)
    found = [one.text for one in root.iter(f"{space}loc")]
    assert len(set(found)) == len(found) == len(list(paths(shipped)))
    towns = {one.code for one in shipped.dataset.areas.at(Level.MUNICIPALITY)}
    assert {f"{SITE}/gemeinde?gemeinde={code}" for code in towns} <= set(found)
    data = shipped.dataset
    for parameter, names in (("indikator", shipped.series), ("ziel", data.goals), ("massnahme", data.measures)):
        values = [parse_qs(urlsplit(one or "").query).get(parameter, [""])[0] for one in found]
        assert set(names) <= set(values)
    assert all(page_at(urlsplit(one or "").path.strip("/")) for one in found)
    assert {one.text for one in root.iter(f"{space}lastmod")} == {shipped.edition.day.isoformat()}


class TestOembed:
    def ask(self, url: str, **more: str):
        return get(
            "/oembed?" + "&".join(f"{name}={quote(text, safe='')}" for name, text in {"url": url, **more}.items())
        )

    def test_a_view_can_be_embedded_at_the_size_there_is(self, settings):
        settings()
        said = self.ask(f"{SITE}/karte?indikator=gigabit&jahr=2022", maxwidth="500", maxheight="400").fields
        assert (said["version"], said["type"], said["width"], said["height"]) == ("1.0", "rich", 500, 400)
        assert f'<iframe src="{SITE}/einbetten/karte?indikator=gigabit' in said["html"]
        assert said["thumbnail_url"].startswith(f"{SITE}/einbetten/karte.png?")

    def test_the_page_says_where_to_ask(self, shipped, settings):
        settings()
        [href] = re.findall(r'json\+oembed" href="([^"]+)"', head(shipped, "karte", {"indikator": "gigabit"}))
        said = get(href.removeprefix(SITE).replace("&amp;", "&")).fields
        assert said["title"].startswith("Gigabitfähige Anschlüsse")

    @pytest.mark.parametrize(
        "url",
        ["", "https://example.org/karte", f"{SITE}.evil.example/karte", f"{SITE}/nirgends", f"{SITE}/impressum", "\0"],
    )
    def test_what_is_no_view_of_ours_is_none(self, settings, url):
        settings()
        assert self.ask(url).status == 404

    def test_nobody_is_told_how_to_embed_what_may_not_be(self, settings):
        settings(embed_ancestors=("'self'",))
        assert self.ask(f"{SITE}/karte").status == 404

    def test_other_forms_are_not_offered(self, settings):
        settings()
        assert self.ask(f"{SITE}/karte", format="xml").status == 501

    @pytest.mark.parametrize("size", ["-1", "0", "9" * 400, "x", "٣٣٣"])
    def test_a_size_that_is_none_is_passed_over(self, settings, size):
        settings()
        assert 300 <= self.ask(f"{SITE}/karte", maxwidth=size).fields["width"] <= 800


@pytest.mark.parametrize("path", ["karte", "gemeinde", "ziele"])
def test_hostile_texts_stay_texts_in_the_head(shipped, settings, path):
    settings()
    text = head(poisoned(shipped), path, {})
    assert "<img" not in text and text.count("<script") == text.count("</script>") <= 1
    inside = re.findall(r"<script[^>]*>(.*?)</script>", text, flags=re.DOTALL)
    assert not any("<" in one for one in inside)


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("", {}, ""), ("karte", {}, "karte"), ("karte", {"indikator": "gigabit"}, "karte?indikator=gigabit"),
        ("karte", {"indikator": "gigabit", "jahr": "2021"}, "karte?indikator=gigabit&jahr=2021"),
        ("karte", {"tour": "2", "unsinn": "1"}, "karte"),
    ],
)  # fmt: skip
def test_the_one_address_of_a_page_says_what_was_asked_and_nothing_that_is_usual(
    shipped, settings, path, query, address
):
    settings()
    assert read(shipped, path, query)[0]["og:url"] == f"{SITE}/{address}"


def test_every_address_of_the_sitemap_is_the_one_address_of_its_page(shipped, settings):
    settings()
    for one in [*paths(shipped)][::9]:
        path, _mark, query = one.partition("?")
        asked = {name: texts[0] for name, texts in parse_qs(query).items()}
        assert f'<link rel="canonical" href="{SITE}/{one.replace("&", "&amp;")}">' in head(shipped, path, asked), one


def test_a_search_is_no_page_to_be_found(shipped, settings):
    settings()
    assert "noindex" in head(shipped, "suche", {"q": "Glasfaser"}) and "suche" not in [*paths(shipped)]


def test_the_image_of_a_table_is_of_its_topic(settings):
    settings()
    images = {
        topic: get(f"/einbetten/tabelle.png?thema={topic}").content for topic in ("digitalisierung", "wirtschaft")
    }
    assert images["digitalisierung"] != images["wirtschaft"]
    dark = get("/einbetten/tabelle.png?thema=wirtschaft&thema=dunkel")
    assert dark.status == 200
