"""Slides for a meeting: what a deck consists of, what stands on a slide, and that hostile texts do no harm."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from starlette.requests import Request

from indicators.address.choice import read
from indicators.deck import handout
from indicators.deck.choice import MOST_SLIDES, DeckChoice
from indicators.deck.document import Around, offline_file, pieces, slide_html
from indicators.deck.handout import handout_pdf
from indicators.deck.pictures import SCALE, WIDTH, chart_height, picture_svg
from indicators.deck.ready import deck_title, offers, ready_keys, slides_of
from indicators.deck.routes import asked
from indicators.deck.slide import source_line
from indicators.deck.slides import make_slide, slide_name
from indicators.drawing.canvas import Canvas, drawing
from indicators.drawing.letters import DPI
from indicators.drawing.typesetting import page_count
from indicators.figures.all_series import all_series
from indicators.figures.sentences import statement
from indicators.loading.load import read_dataset
from indicators.model import Level
from indicators.ratings.rating import NOT_MEANT, Status
from indicators.store import Store
from tests.hostile import CONTROLS, HOSTILE, poisoned

DAY = date(2026, 11, 23)
ARNSBERG, SCHALKSMUEHLE, REGION = "05958004", "05962056", "swf"
SMALLEST_PX = 24
MOST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def deck(shipped):
    """Makes the slides of a deck of the shipped data, each deck once."""

    @cache
    def made(code=REGION, pillar=None, slides=None):
        return slides_of(shipped, DeckChoice(code, pillar, slides), DAY)[0]

    return made


class Document(HTMLParser):
    """What is in an HTML document: elements, addresses, words."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.addresses, self.words = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [
            value or "" for name, value in attrs if name in ("src", "href", "srcset", "action", "poster")
        ]
        assert not [name for name, _value in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.words.append(data)


class TestReadyDecks:
    @pytest.mark.slow
    def test_every_place_has_a_deck_for_ten_minutes(self, deck, shipped):
        for area in shipped.dataset.areas:
            keys = [one.key for one in deck(area.code)]
            assert 8 <= len(keys) <= 15, area.label
            assert (keys[0], keys[-1]) == ("titel", "ende"), area.label
            assert len(set(keys)) == len(keys), area.label

    def test_every_pillar_has_a_deck_about_its_goals(self, deck, shipped):
        rated = {
            goal.id: goal.pillar
            for goal in shipped.dataset.goals.values()
            if any(one.rating.status != Status.NOT_RATED for one in shipped.results(goal.id, DAY).values())
        }
        assert set(rated.values()) == set(shipped.dataset.pillars)
        for name, pillar in shipped.dataset.pillars.items():
            found = deck(REGION, name)
            goals = {f"ziel:{goal}" for goal, own in rated.items() if own == name}
            assert {one.key for one in found if one.key.startswith("ziel:")} == goals
            assert found[0].statement == pillar.label
            assert deck_title(shipped, DeckChoice(ARNSBERG, name)).endswith(": Arnsberg")

    @pytest.mark.slow
    def test_a_slide_says_one_thing_with_source_and_edition(self, deck, shipped):
        for one in (slide for area in shipped.dataset.areas.all[::6] for slide in deck(area.code)):
            assert one.statement, one.key
            assert one.statement.endswith(".") or one.is_title, one.statement
            assert "Ausgabe vom" in one.source, one.key
            assert one.source.startswith("Quelle") or one.key == "ende", one.source
            assert one.description or one.rows, one.key
            assert [bool(one.chart), bool(one.map), bool(one.groups), bool(one.rows)].count(True) == 1, one.key
            text = slide_html(one, 1, 1)
            shown = [part for part in ("topic", "<h2", "picture", "legend", "note", "source", "number") if part in text]
            assert len(shown) <= 7, one.key

    def test_the_statement_of_a_line_is_the_sentence_of_its_figure(self, shipped):
        one = make_slide(shipped, shipped.dataset.areas[ARNSBERG], "verlauf:gigabit", day=DAY)
        assert one.statement == statement(shipped.series["gigabit"], shipped.dataset.areas[ARNSBERG])
        assert "Hochsauerlandkreis" in one.note
        assert "Südwestfalen" in one.note

    @pytest.mark.slow
    def test_why_values_are_not_compared_is_said_once(self, shipped):
        slide = make_slide(shipped, shipped.dataset.areas["05958020"], "verlauf:hausaerzte", day=DAY)
        reason = shipped.series["hausaerzte"].quality("05958020", 2022).reason
        assert reason
        assert slide.note.count(reason) == 1

    def test_what_the_region_did_not_decide_is_never_called_decided(self, shipped):
        for area in shipped.dataset.areas:
            for goal in shipped.dataset.goals.values():
                for kind in ("ziel", "zielpfad"):
                    one = make_slide(shipped, area, f"{kind}:{goal.id}", day=DAY)
                    if one and goal.kind != "Beschluss":
                        words = f"{one.topic} {one.note}"
                        assert "kein Beschluss" in words or "noch zu beschließen" in words

    def test_the_goals_of_an_area_add_up(self, deck, shipped):
        [one] = [slide for slide in deck(ARNSBERG) if slide.key == "ziele"]
        results = [shipped.results(goal, DAY)[ARNSBERG] for goal in shipped.dataset.goals]
        meant = [result for result in results if result.rating.reason not in NOT_MEANT and not result.is_own]
        assert sum(tile.count for group in one.groups for tile in group.tiles) == len(meant)
        assert [group.title.split(" – ")[0] for group in one.groups] == [
            "6 Referenzen mit Zielwert", "1 Referenz nur mit Richtung", "7 Vorschläge nur mit Richtung",
        ]  # fmt: skip
        for group in one.groups:
            assert int(group.title.split()[0]) == sum(tile.count for tile in group.tiles)

    def test_a_goal_that_is_rated_nowhere_says_why_and_never_counts_failures(self, shipped):
        one = make_slide(shipped, shipped.dataset.areas[REGION], "ziel:solar_2030", day=DAY)
        assert one.statement == "In 59 Gemeinden nicht zu bewerten: zu wenige Werte (2 von mindestens 4)."

    def test_old_figures_say_how_old_they_are(self, shipped):
        one = make_slide(shipped, shipped.dataset.areas[ARNSBERG], "verlauf:wahlbeteiligung_rat", day=DAY)
        assert "Der neueste Wert ist von 2020, also 6 Jahre alt." in one.note
        assert (
            "Jahre alt"
            not in make_slide(shipped, shipped.dataset.areas[ARNSBERG], "verlauf:bevoelkerung", day=DAY).note
        )

    def test_measures_of_the_whole_region_are_not_counted_as_those_of_a_town(self, shipped):
        one = make_slide(shipped, shipped.dataset.areas["05958020"], "massnahmen", day=DAY)
        assert one.statement == "In Hallenberg ist keine eigene Maßnahme bekannt; 4 gelten für die ganze Region."
        one = make_slide(shipped, shipped.dataset.areas[ARNSBERG], "massnahmen", day=DAY)
        assert "Davon gelten 4 für die ganze Region." in one.statement

    def test_a_report_that_is_missing_is_not_called_old(self, shipped):
        one = make_slide(shipped, shipped.dataset.areas[REGION], "massnahmen:mittelstand", day=DAY)
        assert "kein" in one.note
        assert "älter" not in one.note

    def test_what_a_place_has_nothing_of_has_no_slide(self, small_data):
        dataset = read_dataset(small_data)
        store = Store(dataset, all_series(dataset), day=DAY)
        keys = ("verlauf:eigenart", "ziele", "massnahmen")
        assert [make_slide(store, dataset.areas["09901002"], key, day=DAY) for key in keys] == [None] * 3

    def test_a_source_says_its_date_once(self, shipped):
        one = next(iter(shipped.dataset.sources.values()))
        twice = replace(one, attribution="Amt, Stand 2020", data_as_of="2020")
        assert source_line([twice, twice]).count("2020") == 1


class TestChoice:
    def test_slides_are_picked_ordered_and_dropped_in_the_address(self, deck, shipped):
        choice, notices = read(DeckChoice, {"gemeinde": ARNSBERG, "folien": "ende,verlauf:gigabit,titel"}, shipped)
        assert notices == []
        assert [one.key for one in deck(choice.area, slides=choice.slides)] == ["ende", "verlauf:gigabit", "titel"]
        assert choice.query() == f"gemeinde={ARNSBERG}&folien=ende,verlauf:gigabit,titel"

    def test_no_address_gives_the_deck_of_the_region(self, shipped):
        assert read(DeckChoice, {}, shipped) == (DeckChoice(REGION), [])

    def test_nothing_in_an_address_breaks_a_deck(self, shipped):
        for poison in HOSTILE:
            parameters = dict.fromkeys(["gemeinde", "saeule", "x"], poison) | {"folien": f"titel,{poison}"}
            choice, notices = read(DeckChoice, parameters, shipped)
            found, missing = slides_of(shipped, choice, DAY)
            assert found[0].key == "titel", poison[:40]
            assert all(len(one) < 250 for one in [*notices, *missing]), poison[:40]

    def test_what_is_unknown_gets_a_notice_and_the_ready_deck(self, deck, shipped):
        choice, _notices = read(DeckChoice, {"folien": "verlauf:gibtesnicht"}, shipped)
        found, missing = slides_of(shipped, choice, DAY)
        assert missing == ["Die Folie „verlauf:gibtesnicht“ gibt es hier nicht."]
        assert [one.key for one in found] == [one.key for one in deck()]

    def test_a_deck_has_a_limit(self, shipped):
        keys = ",".join(f"verlauf:{number}" for number in range(MOST_SLIDES + 5))
        choice, notices = read(DeckChoice, {"folien": keys}, shipped)
        assert len(choice.slides) == MOST_SLIDES
        assert notices == ["Gezeigt werden die ersten 40 Folien."]

    def test_every_slide_on_offer_has_a_name_of_its_own(self, shipped):
        found = offered(shipped, ARNSBERG)
        assert len(dict(found)) == len({name for _key, name in found}) == len(found) > 100
        assert all(name == slide_name(shipped, key) != key for key, name in found)
        assert set(ready_keys(shipped, DeckChoice(ARNSBERG), DAY)) <= dict(found).keys()


def offered(data, code):
    """Key and name of every slide one can add for an area."""
    return [one for group in offers(data, data.dataset.areas[code]).values() for one in group]


class TestPictures:
    @pytest.mark.parametrize("code", [ARNSBERG, "05966", REGION])
    def test_no_letter_of_a_chart_is_smaller_than_24_pixels_on_a_slide(self, shipped, code):
        for key, _name in offered(shipped, code)[::3]:
            one = make_slide(shipped, shipped.dataset.areas[code], key, day=DAY)
            if one and one.chart:
                with drawing:
                    canvas = Canvas(width=WIDTH, height=chart_height(one))
                    one.chart(canvas)
                sizes = [float(text.get_fontsize()) for text in canvas.figure.findobj(Text) if text.get_text().strip()]
                assert min(sizes) * DPI / 72 * SCALE >= SMALLEST_PX, key

    @pytest.mark.parametrize(
        "key",
        ["verlauf:bevoelkerungsdichte", "verlauf:ladepunkte_je_1000", "verlauf:supermarkt_1km",
         "verteilung:breitband_50", "verteilung:kinderaerzte", "zielpfad:ladepunkte_2030"],
    )  # fmt: skip
    @pytest.mark.parametrize("height", [None, 280])
    def test_no_label_is_cut_off_or_stands_over_another(self, shipped, key, height):
        made = make_slide(shipped, shipped.dataset.areas[SCHALKSMUEHLE], key, day=DAY)
        canvas = Canvas(width=WIDTH, height=height or chart_height(made))
        with drawing:
            made.chart(canvas)
            renderer = FigureCanvasAgg(canvas.figure).get_renderer()
            canvas.figure.draw_without_rendering()
            texts = [one for one in canvas.figure.findobj(Text) if one.get_visible() and one.get_text().strip()]
            boxes = [(one.get_text(), one.get_window_extent(renderer)) for one in texts]
        assert len(boxes) > 4
        inside = Bbox([[-1, -1], [canvas.width + 1, canvas.height + 1]])
        assert [text for text, box in boxes if Bbox.intersection(box, inside).extents.tolist() != [*box.extents]] == []
        # Boxes of lines of one label touch: what counts is that letters do not.
        over = [(text, other) for (text, a), (other, b) in combinations(boxes, 2)
                if min(a.x1, b.x1) - max(a.x0, b.x0) > 2 and min(a.y1, b.y1) - max(a.y0, b.y0) > 4]  # fmt: skip
        assert over == []

    def test_a_map_holds_all_it_needs(self, shipped):
        one = make_slide(shipped, shipped.dataset.areas[ARNSBERG], "ziel:glasfaser_2030", day=DAY)
        svg = picture_svg(one).decode()
        assert svg.count("<path d=") >= 59
        assert not re.findall(r'href="(?!#)', svg)
        assert set(re.findall(r'href="#([\w-]+)"', svg)) <= set(re.findall(r'id="([\w-]+)"', svg))


class TestDocument:
    @pytest.mark.parametrize("code", [ARNSBERG, REGION])
    def test_the_file_asks_nobody_for_anything(self, deck, code):
        content = offline_file("Probe", deck(code))
        assert len(content) < MOST_BYTES
        found = Document(content.decode())
        assert all(one.startswith(("data:", "#")) for one in found.addresses)
        assert found.tags.count("section") == len(deck(code))
        assert found.tags.count("script") == 1
        assert "default-src &#39;none&#39;" in content.decode()
        style = content.decode().partition("<style>")[2].partition("</style>")[0]
        assert re.findall(r"url\(([^)]{5})", style) == ['"data']
        assert not re.findall(r"https?://(?!www\.w3\.org|gigabitgrundbuch|www\.)", content.decode())

    def test_the_page_comes_piece_by_piece(self, deck):
        made = pieces("Probe", deck()[:3], Around())
        first = next(made)
        assert "<body" in first
        assert [text.count("<section") for text in made] == [1, 1, 1, 0]

    def test_outlines_are_sent_once_for_all_maps(self, deck):
        text = "".join(pieces("Probe", deck(), Around()))
        assert text.count('id="area-05958004"') == 1
        assert text.count('href="#area-05958004"') >= 10
        assert len(text) < 400_000

    @pytest.mark.filterwarnings("ignore:Glyph")
    def test_hostile_texts_stay_texts(self, shipped):
        """Each text once as name of a place with a slide of its own, and in turn as name, unit, source and goal."""
        store = poisoned(shipped)
        places = [one for one in store.dataset.areas.all if one.level == Level.MUNICIPALITY]
        rated = ["gigabit_2025", "glasfaser_2030", "solar_2030"]
        kinds = {
            "titel": [""], "ziele": [""], "ende": [""], "verlauf:": shown(store), "karte:": shown(store),
            "verteilung:": shown(store), "ziel:": rated, "zielpfad:": rated,
        }  # fmt: skip
        keys = [kind + names[number % len(names)] for number in range(3) for kind, names in kinds.items()]
        slides = [make_slide(store, place, key, day=DAY) for place, key in zip(places, keys, strict=False)]
        assert {one.key.partition(":")[0] for one in slides if one} == {one.partition(":")[0] for one in kinds}
        slides = [one for one in slides if one]
        assert len(slides) >= len(HOSTILE)
        content = offline_file("".join(HOSTILE), slides).decode()
        found = Document(content)
        assert found.tags.count("script") == 1
        assert all(one.startswith(("data:", "#")) for one in found.addresses)
        assert not any(one in content for one in CONTROLS)
        pdf = handout_pdf("".join(HOSTILE), slides, day=DAY, link="https://example.org/sitzung")
        assert page_count(pdf) >= len(slides) / 2

    @pytest.mark.parametrize("per_page", [1, 2])
    def test_a_hostile_title_stays_a_title(self, deck, per_page):
        for poison in HOSTILE:
            found = Document(offline_file(poison, deck()[-1:]).decode())
            assert (found.tags.count("script"), found.tags.count("img")) == (1, 0), poison[:40]
            assert page_count(handout_pdf(poison, deck()[-1:], day=DAY, per_page=per_page)) == 1, poison[:40]


def shown(store):
    """The indicators that have figures of municipalities."""
    return [name for name in store.series if store.years(name, Level.MUNICIPALITY)]


class TestHandout:
    @pytest.mark.parametrize(("per_page", "pages"), [(1, 14), (2, 7)])
    def test_it_has_one_or_two_slides_a_page(self, deck, per_page, pages):
        slides = deck(ARNSBERG)
        assert len(slides) == 14
        assert page_count(handout_pdf("Arnsberg", slides, day=DAY, per_page=per_page)) == pages

    def test_it_is_tagged_german_and_titled_with_text_for_every_picture(self, deck):
        slides = deck(REGION)
        pdf = handout_pdf("Region", slides, day=DAY, link="https://example.org/sitzung")
        text = b"\n".join([pdf, *_unpacked(pdf)])
        for part in (b"/StructTreeRoot", b"/Lang", b"pdfuaid", b"/MarkInfo"):
            assert part in text
        assert b"Handzettel" in text or "Handzettel".encode("utf-16-be") in text
        pictures = [one for one in slides if one.chart or one.map]
        assert len(re.findall(rb"/S\s*/Figure", text)) >= len(pictures)

    def test_every_slide_says_its_number_as_on_the_screen(self, deck, monkeypatch):
        sent = {}
        monkeypatch.setattr(handout, "typeset", lambda _template, data: sent.update(data))
        handout_pdf("Arnsberg", deck(ARNSBERG)[:3], day=DAY)
        assert [one["number"] for one in sent["slides"]] == ["Folie 1 von 3", "Folie 2 von 3", "Folie 3 von 3"]
        assert "s.number" in handout.TEMPLATE.read_text()

    def test_another_number_of_slides_a_page_is_refused(self, deck):
        with pytest.raises(ValueError, match="found 3, expected 1 or 2"):
            handout_pdf("x", deck(), day=DAY, per_page=3)

    @pytest.mark.slow
    def test_every_deck_can_be_printed(self, deck, shipped):
        for area in shipped.dataset.areas.all[1::20]:
            assert page_count(handout_pdf(area.label, deck(area.code), day=DAY)) <= 8


def _unpacked(pdf):
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            continue


def test_the_font_of_slides_is_the_one_of_the_pages(deck):
    assert json.dumps(offline_file("x", deck()[:1]).decode()).count("font/woff2;base64") == 1


def test_a_repeated_parameter_of_a_deck_is_told():
    query = b"gemeinde=05958004&gemeinde=05974040&folien=titel&je_seite=1"
    request = Request({"type": "http", "method": "GET", "path": "/sitzung", "query_string": query, "headers": []})
    _data, choice, notices = asked(DeckChoice, request)
    assert choice.area == "05974040"
    assert notices == ["Die Angabe „gemeinde“ steht mehrmals in der Adresse. Es gilt die letzte."]
