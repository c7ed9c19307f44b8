"""The declaration of accessibility follows from facts; easy language and a film in sign language have their page."""

from datetime import date
from pathlib import Path

import pytest

from indicators.commands.doctor_data import of_declaration
from indicators.language.i18n import use_language
from indicators.loading.load import read_dataset
from indicators.loading.settings import Settings
from indicators.loading.texts import operator_text
from indicators.paths import DATA
from indicators.start.document import start_document
from indicators.store import read_store
from indicators.views.accessibility import declared, review_notices
from indicators.views.pages import START
from tests.pages.opened import opened, words

HEAD = "id,what_de,reason,why_de,way_out_de,until\n"
ROW = "tabelle,Die Tabelle ist ein <b>Bild</b>.,not_yet,Der Baukasten zeichnet sie so.,Die einfache Tabelle.,2035-03\n"


@pytest.fixture
def folder(small_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    return small_data


def film(folder: Path) -> None:
    """Put a made-up film in place."""
    (folder / "media").mkdir()
    (folder / "media" / "gebaerdensprache.mp4").write_bytes(b"made up")


def test_barriers_of_the_data_are_named_with_reason_and_way_out(folder: Path) -> None:
    (folder / "barriers.csv").write_text(HEAD + ROW, "utf-8")
    text = words(opened("accessibility_page"))
    assert "teilweise vereinbar" in text
    assert "Die Tabelle ist ein &lt;b&gt;Bild&lt;/b&gt;." in text and "Der Baukasten zeichnet sie so." in text
    assert "Die einfache Tabelle." in text and "Behoben bis März 2035." in text
    assert "keinen Film" in text


def test_without_barriers_and_with_a_film_all_is_accessible(folder: Path) -> None:
    film(folder)
    found = declared(read_store(), Settings())
    assert found.barriers == () and "teilweise" not in found.conformity
    assert "noch nicht angegeben" in dict(found.days).values()
    assert 'src="gebaerdensprache.mp4"' in words(opened("easy_page"))


def test_days_and_ways_of_the_settings_are_said(folder: Path) -> None:
    written = 'declared_on = "2035-03-01"\nreviewed_on = "2036-02-01"\nphone = "02931 1"\nemail = "a@example.org"\n'
    (folder / "settings.toml").write_text(written, "utf-8")
    text = words(opened("accessibility_page"))
    for told in ("01.03.2035", "01.02.2036", "02931 1", "mailto:a@example.org", 'href="rueckmeldung"'):
        assert told in text


def test_the_yearly_look_is_asked_for(folder: Path) -> None:
    (folder / "barriers.csv").write_text(HEAD + ROW, "utf-8")
    barriers = read_dataset(folder).barriers.values()

    def due(day: str, **days: str) -> list[str | None]:
        return [one.column for one in review_notices(barriers, Settings(**days), day=date.fromisoformat(day))]

    assert due("2035-01-01") == []
    assert due("2035-03-01", declared_on="2034-03-01") == []
    assert due("2035-03-02", declared_on="2034-03-01") == ["reviewed_on"]
    assert due("2035-03-02", declared_on="2030-03-01", reviewed_on="2034-03-02") == []
    assert due("2035-04-01", declared_on="2035-03-01") == ["until"]
    dataset = read_dataset(folder)
    assert "declared_on" in of_declaration(dataset, folder, day=date(2035, 1, 1)).found


@pytest.mark.parametrize(
    ("row", "column"),
    [("tabelle,,not_yet,Darum.,,\n", "what_de"), ("tabelle,Das.,keiner,Darum.,,\n", "reason"),
     ("tabelle,Das.,,Darum.,,\n", "reason"), ("tabelle,Das.,not_yet,,,\n", "why_de"),
     ("tabelle,Das.,not_yet,Darum.,,bald\n", "until"), (ROW + ROW, "id")],
)  # fmt: skip
def test_a_barrier_with_a_fault_is_named(folder: Path, row: str, column: str) -> None:
    (folder / "barriers.csv").write_text(HEAD + row, "utf-8")
    assert [(one.file, one.column) for one in read_dataset(folder).problems] == [("barriers.csv", column)]


def test_easy_language_has_short_sentences_a_line_each_in_both_languages() -> None:
    texts = DATA / "texts"
    for language, path in (("de", texts / "leichte-sprache.md"), ("en", texts / "en" / "leichte-sprache.md")):
        lines = [
            one for one in path.read_text("utf-8").splitlines() if one and not one.startswith(("#", "*", "[", "-"))
        ]
        assert len(lines) > 40
        assert [one for one in lines if len(one.split()) > 12] == []
        use_language(language)
        try:
            assert operator_text("leichte-sprache").startswith(path.read_text("utf-8").splitlines()[0])
        finally:
            use_language("de")
    assert "Deutschland.  \nIn der Region" in opened("easy_page").markdown[0].value


def test_the_first_link_of_the_first_page_leads_to_easy_language() -> None:
    body = start_document(read_store(), START, {}).body
    main = body[body.index("</header>") :]
    assert main.index('href="leichte-sprache"') < main.index("<form")
    assert main.index("<a ") < main.index('href="leichte-sprache"') < main.index("<a ") + 10
