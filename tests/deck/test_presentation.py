"""Decks for PowerPoint: the same slides, readable by ear, figures to be edited, hostile texts, the operator's look."""

from __future__ import annotations

import io

import pptx
import pytest
from pptx.util import Pt

from indicators.deck.choice import DeckChoice
from indicators.deck.presentation import presentation_file
from indicators.deck.ready import slides_of
from indicators.deck.slides import make_slide
from tests.conftest import SHIPPED_DAY as DAY
from tests.hostile import poisoned
from tests.office.reading import DECORATIVE, charts, parts, well_formed

ARNSBERG = "05958004"
KEYS = (
    "titel", "ziele", "verlauf:gigabit", "karte:gigabit", "verteilung:gigabit", "ziel:glasfaser_2030",
    "zielpfad:glasfaser_2030", "verteilung_gemeinden:gigabit", "vergleich:gigabit", "zusammenhang:gigabit",
    "kartenpaar:gigabit", "massnahmen", "ende",
)  # fmt: skip


def slides(data, keys=KEYS):
    return slides_of(data, DeckChoice(ARNSBERG, "", keys), DAY)[0]


@pytest.fixture(scope="module")
def shown(shipped):
    return slides(shipped)


@pytest.fixture(scope="module")
def content(shown):
    return presentation_file("Arnsberg", shown, day=DAY)


@pytest.fixture(scope="module")
def presentation(content):
    return pptx.Presentation(io.BytesIO(content))


def texts(page) -> list[str]:
    found = [one.text_frame.text for one in page.shapes if one.has_text_frame]
    tables = [one.table for one in page.shapes if one.has_table]
    return found + [cell.text for table in tables for row in table.rows for cell in row.cells]


def test_it_has_the_slides_of_the_deck_in_their_order(presentation, shown):
    titles = [page.shapes.title.text for page in presentation.slides]
    assert len(titles) == len(KEYS) == len(set(titles))
    for title, slide in zip(titles, shown, strict=True):
        assert title.startswith(slide.statement)


def test_each_slide_says_what_that_of_the_deck_says(presentation, shown):
    for page, slide in zip(presentation.slides, shown, strict=True):
        told = "\n".join(texts(page))
        assert slide.source in told
        assert all(line in told for line in slide.note.split("\n"))
        assert slide.topic in told
        words = [tile.word for group in slide.groups for tile in group.tiles]
        assert all(one in told for one in [*words, *(text for _symbol, text in slide.rows)])


def test_the_title_is_read_first_the_number_last_and_no_place_is_empty(presentation):
    for page in presentation.slides:
        names = [one.name for one in page.shapes]
        assert page.shapes[0] == page.shapes.title, names
        assert page.shapes[-1]._element.xpath(".//a:fld[@type='slidenum']")
        assert all(one.text_frame.text for one in page.placeholders)
        assert len({one.shape_id for one in page.shapes}) == len(names)


def test_every_picture_chart_map_and_table_has_a_text_alternative_or_is_decoration(presentation):
    seen = set()
    for page in presentation.slides:
        for shape in page.shapes:
            if shape.has_text_frame:
                continue
            properties = shape._element.xpath("./*/p:cNvPr")[0]
            is_decoration = next(properties.iter(DECORATIVE), None) is not None
            assert bool(properties.get("descr")) != is_decoration, shape.name
            seen.add(str(shape.shape_type))
    assert {one.partition(" ")[0] for one in seen} == {"CHART", "GROUP", "PICTURE", "TABLE"}


def test_charts_and_maps_say_what_those_of_the_deck_say(presentation, shown):
    for page, slide in zip(presentation.slides, shown, strict=True):
        told = [one._element.xpath("./*/p:cNvPr")[0].get("descr") for one in page.shapes if not one.has_text_frame]
        if slide.chart or slide.map:
            assert slide.description in told, slide.key


def test_tables_have_header_rows(presentation):
    tables = [one.table for page in presentation.slides for one in page.shapes if one.has_table]
    assert len(tables) > 4
    assert all(one.first_row and any(cell.text for cell in one.rows[0].cells) for one in tables)


def test_maps_are_shapes_one_for_each_area(presentation, shown, shipped):
    for page, slide in zip(presentation.slides, shown, strict=True):
        if slide.map:
            group = next(one for one in page.shapes if str(one.shape_type).startswith("GROUP"))
            names = [one.name for one in group.shapes]
            assert sum(name.startswith("Gebiet ") for name in names) == 59
            assert f"Gebiet {ARNSBERG}" in names


def test_all_text_is_marked_as_german_and_the_file_says_what_it_is(presentation, content):
    about = presentation.core_properties
    assert (about.title, about.language, about.author) == ("Arnsberg", "de-DE", "Regionalmonitor Südwestfalen")
    assert about.subject == "13 Folien mit Aussage, Bild, Quelle und Datenstand"
    for page in presentation.slides:
        assert {one.get("lang") for one in page._element.iter("{*}rPr")} == {"de-DE"}


def test_the_figures_of_the_charts_are_those_of_the_tables(shipped, content):
    line, *_others = charts(content)
    series = shipped.series["gigabit"]
    table = make_slide(shipped, shipped.dataset.areas[ARNSBERG], "verlauf:gigabit", day=DAY).table()
    told = {
        (row["area_label"], row["year"]): round(row["value"], 9) for row in table.records() if row["value"] is not None
    }  # fmt: skip
    drawn = {
        (name, int(x)): y for name, spots in line.items() for x, y in spots if y is not None and name != "Bruch"
    }  # fmt: skip
    assert drawn == told and len(told) > 10
    assert drawn["Arnsberg", 2022] == series.at(ARNSBERG, 2022).value


def test_equal_slides_are_equal_bytes_and_the_file_is_small(content, shown):
    assert presentation_file("Arnsberg", shown, day=DAY) == content
    assert len(content) < 600_000


def test_hostile_texts_break_nothing_and_are_no_markup(shipped):
    data = poisoned(shipped)
    made = presentation_file("<b>\x00", slides(data, (*KEYS[:8], "massnahmen")), day=DAY)
    well_formed(made)
    told = [text for page in pptx.Presentation(io.BytesIO(made)).slides for text in texts(page)]
    assert any("<img src=x" in text for text in told)
    assert not any(sign in text for text in told for sign in ("\x07", "\x1b", "\u202e"))


def test_the_operators_template_keeps_its_size_layouts_and_fonts(shown):
    template = pptx.Presentation()
    template.slide_width = Pt(720)
    content = io.BytesIO()
    template.save(content)
    made = pptx.Presentation(io.BytesIO(presentation_file("A", shown[:5], day=DAY, template=content.getvalue())))
    assert made.slide_width == Pt(720) and len(made.slide_layouts) == 11
    for page in made.slides:
        for one in page.shapes:
            assert one.left >= 0 and one.left + one.width <= made.slide_width


def test_parts_of_the_template_that_nothing_needs_are_not_there(content):
    assert sum(name.startswith("ppt/slideLayouts/slideLayout") for name in parts(content)) == 2
