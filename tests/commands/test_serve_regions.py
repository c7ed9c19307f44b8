"""Which regions are found in a folder, what is said of them at the root of the host, and what nginx is told."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.commands.parts import WrongInput
from indicators.commands.serve import STICKY, regions_settings, workers_for
from indicators.commands.serve_processes import Worker
from indicators.commands.serve_regions import Region, Watch, doubts, find_regions
from indicators.commands.serve_site import OwnPages, away_page, contacts, index_page, robots
from indicators.loading.base_path import BASE_VARIABLE
from indicators.loading.settings import PROCESS_VARIABLE, REGION_VARIABLE
from tools.ensure_programs import NGINX

DAY = date(2026, 1, 1)


def region(folder: Path, name: str, *, title: str = "", settings: str = "") -> Region:
    """A data folder as far as `serve` itself reads it."""
    one = folder / name
    one.mkdir()
    (one / "areas.csv").touch()
    if title:
        (one / "region.toml").write_text(f"title = '''{title}'''\n", encoding="utf-8")
    (one / "settings.toml").write_text(settings, encoding="utf-8")
    return Region(one)


HOSTILE = ["Borken", "bör", "a b", "a_b", "a;b", "x{}", "$host", "a.B", "-.de", "a..b", "a.b;", "<b>.de", "a" * 64,
           f"{'a' * 64}.example", "a\nb"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_folder_whose_name_can_be_no_address_is_named_and_left_out(tmp_path, name):
    region(tmp_path, name)
    region(tmp_path, "fine")
    found, told = find_regions(tmp_path)
    assert [one.name for one in found] == ["fine"]
    assert len(told) == 1 and "is left out; expected a folder named with" in told[0] and "\n" not in told[0]


def test_data_folders_are_regions_by_name_and_nothing_else_is(tmp_path):
    for name in ("suedwestfalen", "monitor.kreis-borken.example", "borken", "1-2", "healthz", ".prepared"):
        region(tmp_path, name)
    (tmp_path / "borken-drafts").mkdir()
    (tmp_path / "notes.txt").touch()
    found, told = find_regions(tmp_path)
    assert told == []
    assert [(one.name, one.path) for one in found] == [
        ("1-2", "/1-2"), ("borken", "/borken"), ("healthz", "/healthz"), ("monitor.kreis-borken.example", ""),
        ("suedwestfalen", "/suedwestfalen"),
    ]  # fmt: skip


def test_a_folder_without_regions_or_none_at_all_is_said(tmp_path):
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(WrongInput, match="--regions"):
            Watch(folder)
        assert main(["serve", "--regions", str(folder)]) == 2
    region(tmp_path, "borken")
    assert main(["serve", "--regions", str(tmp_path), "--print", "--process", "a:1"]) == 2


def test_a_new_region_is_served_once_it_was_there_at_two_looks_and_one_that_went_stays(tmp_path):
    first = region(tmp_path, "borken")
    watch = Watch(tmp_path)
    assert watch.look() == []
    second = region(tmp_path, "coesfeld")
    (first.folder / "areas.csv").unlink()
    assert [list(watch.look()) for _ in range(3)] == [[], [second], []]
    assert watch.regions == [first, second]


def test_settings_by_which_regions_get_into_each_others_way_are_named(tmp_path):
    fine = [
        region(tmp_path, "a", title="A", settings='public_url = "https://example.org/a/"\nfeedback_folder = "/f/a"'),
        region(tmp_path, "b.example", title="B", settings='public_url = "https://b.example:8443"\nmetrics_port = 9464'),
        region(tmp_path, "c", title="C"),
    ]
    assert doubts(fine) == []
    wrong = [
        region(tmp_path, "d", title="C", settings='public_url = "https://example.org"\nfeedback_folder = "/f/a/"'),
        region(tmp_path, "e.example", title="E", settings='public_url = "https://example.org"\nmetrics_port = 9464'),
    ]
    assert sorted(doubts([*fine, *wrong])) == [
        "d: public_url is https://example.org; expected an address that ends with /d.",
        "e.example: public_url is https://example.org; expected https://e.example.",
        "feedback_folder: /f/a is that of a, d; expected another one for each region.",
        "metrics_port: 9464 is that of b.example, e.example; expected another one for each region.",
        "title: C is that of c, d; expected another one for each region.",
    ]


def test_a_region_with_unreadable_settings_is_one_without_any(tmp_path):
    one = region(tmp_path, "a", settings=f"email = {'[' * 100_000}")
    (one.folder / "region.toml").write_bytes(b"title = " + b"[" * 100_000)
    assert (one.title, one.settings.email) == ("a", "") and "<a " in index_page([one])
    (one.folder / "region.toml").write_bytes(b"\xff")
    assert one.title == "Regionalmonitor" and doubts([one]) == []


def test_each_process_knows_the_folder_path_and_name_of_its_region(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(
        "indicators.commands.serve_processes.subprocess.Popen", lambda *_command, **more: started.append(more["env"])
    )
    regions = [region(tmp_path, "borken"), region(tmp_path, "b.example")]
    workers = workers_for(regions, 2)
    assert len({one.port for one in workers}) == 4
    for one in workers:
        one.keep_running()
    names = ("REGION_DATA_DIR", BASE_VARIABLE, REGION_VARIABLE, PROCESS_VARIABLE)
    assert [tuple(one[name] for name in names) for one in started] == [
        (str(tmp_path / "borken"), "/borken", "borken", "0"), (str(tmp_path / "borken"), "/borken", "borken", "1"),
        (str(tmp_path / "b.example"), "", "b.example", "0"), (str(tmp_path / "b.example"), "", "b.example", "1"),
    ]  # fmt: skip


def test_a_process_that_ends_soon_after_each_start_is_started_ever_less_often(monkeypatch):
    now, starts = [100.0], []
    ended = subprocess.Popen([sys.executable, "-S", "-c", ""])
    ended.wait()

    def start(*_command: object, **_more: object) -> subprocess.Popen[bytes]:
        starts.append(now[0])
        return ended

    monkeypatch.setattr("indicators.commands.serve_processes.subprocess.Popen", start)
    monkeypatch.setattr("indicators.commands.serve_processes.time.monotonic", lambda: now[0])
    worker = Worker(1, 0)
    for _ in range(190):
        worker.keep_running()
        now[0] += 1
    gaps = [int(after - before) for before, after in pairwise(starts)]
    assert gaps == [2, 4, 8, 16, 32, 60, 60]


class Links(HTMLParser):
    """The links of a page with their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.href: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.href = dict(attrs)["href"] if tag == "a" else None

    def handle_data(self, data: str) -> None:
        if self.href:
            self.found.append((self.href, data))
            self.href = None


def test_the_list_names_each_region_by_its_title_and_leads_to_it(tmp_path):
    regions = [
        region(tmp_path, "b", title="<script>alert(1)</script> & Co"),
        region(tmp_path, "a.example", title="Ahaus"),
        region(tmp_path, "c", title="Ahaus"),
        region(tmp_path, "d.example", title="Zuletzt", settings='public_url = "https://d.example:8443"'),
    ]
    page = index_page(regions)
    assert Links(page).found == [
        ("/b/", "<script>alert(1)</script> & Co"), ("//a.example/", "Ahaus (a.example)"), ("/c/", "Ahaus (c)"),
        ("https://d.example:8443/", "Zuletzt"),
    ]  # fmt: skip
    assert "<script>" not in page and '<html lang="de">' in page and page.count("<h1>") == 1
    assert "//" not in page.replace("//a.example", "").replace("https://d.example", "")  # nothing is fetched


def test_what_is_said_while_a_region_does_not_answer_names_none_of_them():
    assert "gerade nicht erreichbar" in away_page() and Links(away_page()).found == []


def test_search_engines_learn_at_the_root_what_each_region_allows(tmp_path):
    regions = [
        region(tmp_path, "a", settings='public_url = "https://example.org/a"'),
        region(tmp_path, "b", settings="findable = false"),
        region(tmp_path, "c.example"),
    ]
    lines = robots(regions).splitlines()
    assert lines[0] == "User-agent: *" and lines[-1] == "Sitemap: https://example.org/a/sitemap.xml"
    assert {"Disallow: /a/media/", "Allow: /a/", "Disallow: /b/"} <= set(lines)
    assert not any(line.startswith(("Allow: /b", "Disallow: /c", "Disallow: /media")) for line in lines)


def test_weaknesses_are_told_to_everybody_who_wants_to_know(tmp_path):
    assert contacts([region(tmp_path, "a")], day=DAY) == ""
    regions = [region(tmp_path, name, settings=f'email = "{name[0]}@example.org"') for name in ("b", "c", "d.example")]
    assert contacts(regions, day=DAY).splitlines() == [
        "Contact: mailto:b@example.org", "Contact: mailto:c@example.org", "Expires: 2026-06-30T00:00:00Z",
        "Preferred-Languages: de, en",
    ]  # fmt: skip


def test_pages_follow_the_settings_and_what_is_as_it_was_stays(tmp_path):
    one = region(tmp_path, "a", title="Vorher", settings='email = "a@example.org"')
    site = tmp_path / "site"
    pages = OwnPages(site)
    pages.write([one], day=DAY)
    before = (site / "robots.txt").stat().st_mtime_ns
    assert "Contact" in (site / ".well-known" / "security.txt").read_text()
    (one.folder / "settings.toml").write_text("")
    (one.folder / "region.toml").write_text('title = "Nachher"')
    pages.write([one], day=DAY)
    assert "Nachher" in (site / "index.html").read_text() and not (site / ".well-known" / "security.txt").exists()
    assert (site / "robots.txt").stat().st_mtime_ns == before


def settings_for(folder: Path, regions: list[Region], sticky: str = "address") -> str:
    ports = {one: [9001 + 2 * number, 9002 + 2 * number] for number, one in enumerate(regions)}
    return regions_settings(folder, ports, port=8501, address="127.0.0.1", sticky=sticky, proxies=["10.0.0.1"])


def test_each_region_has_processes_cache_and_place_of_its_own(tmp_path):
    text = settings_for(tmp_path, [region(tmp_path, "borken"), region(tmp_path, "b.example")])
    for name, ports in {"borken": (9001, 9002), "b.example": (9003, 9004)}.items():
        for group in (f"visits-{name}", f"answers-{name}"):
            [found] = re.findall(rf"upstream {re.escape(group)} \{{(.*?)\n  \}}", text, re.DOTALL)
            assert re.findall(r"server 127.0.0.1:(\d+)", found) == [str(port) for port in ports]
            assert text.count(f"proxy_pass http://{group};") == 1
        assert text.count(f"keys_zone=answers-{name}:") == text.count(f"proxy_cache answers-{name};") == 1
    assert "location /borken/ {" in text and "location ~ ^/borken/(static|" in text
    assert text.count("server_name") == 2 and "server_name b.example;" in text  # the other is its size
    assert text.count("default_server") == 1


@pytest.mark.skipif(NGINX.find() is None, reason="nginx is not installed: docs/operation.md")
@pytest.mark.parametrize("sticky", STICKY)
def test_nginx_accepts_its_settings_for_regions_with_the_longest_names(tmp_path, sticky):
    names = ["a" * 63, ".".join(["b" * 49] * 5), "static", "api", "healthz", "10.0.0.1"]
    path = tmp_path / "nginx.conf"
    path.write_text(settings_for(tmp_path, [region(tmp_path, one) for one in names], sticky), encoding="utf-8")
    done = subprocess.run(
        [str(NGINX.find()), "-t", "-c", str(path), "-p", str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
