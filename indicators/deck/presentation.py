"""A deck as a presentation for PowerPoint: the same slides, with charts, maps and tables that can be edited there."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from indicators.deck.presentation_pictures import LONGEST, add_slide_picture
from indicators.deck.slide import Slide
from indicators.drawing.letters import BOLD, wrap
from indicators.drawing.palette import LIGHT
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.office.chart import locale
from indicators.office.finish import saved, say_what_it_is
from indicators.office.slide_master import (
    body_of,
    content_layout,
    first_layout,
    new_presentation,
    number_slide,
    place_of,
    room_beside,
)
from indicators.office.slide_parts import INSET, LINE, WIDER, Box, add_map, add_text, text_height

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide as Page
    from pptx.slide import SlideLayout

TOPIC, SOURCE = 13.0, 10.0  # sizes in points
NOTES = (14.0, 13.0, 12.0, 11.0)
TITLES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
LEAST_PICTURE = 250.0  # points, for which notes get smaller


def presentation_file(title: str, slides: Sequence[Slide], *, day: date, template: bytes | None = None) -> bytes:
    """Return the slides as .pptx, in the operator's `template` where there is one; `day` is the day of its making."""
    presentation = new_presentation(template)
    titles: set[str] = set()
    for slide in slides:
        _add(presentation, slide, _unlike(slide, titles))
    subject = _("{count} Folien mit Aussage, Bild, Quelle und Datenstand").format(count=len(slides))
    say_what_it_is(presentation.core_properties, title=title, subject=subject, day=day)
    master = presentation.slide_master
    for one in (presentation, master, *master.slide_layouts, *presentation.slides):
        for letters in one._element.iter("{*}rPr", "{*}endParaRPr", "{*}defRPr"):
            letters.set("lang", locale())
    return saved(presentation)


def _unlike(slide: Slide, titles: set[str]) -> str:
    """The title of a slide, unlike those before it: readers that list the slides tell them by their titles."""
    text = visible(slide.statement, LONGEST) or visible(slide.topic, LONGEST) or _("Folie")
    tries = [text, f"{text} – {visible(slide.name, LONGEST)}", *(f"{text} ({number})" for number in range(2, 99))]
    found = next(one for one in tries if one not in titles)
    titles.add(found)
    return found


def _add(presentation: "Presentation", slide: Slide, title: str) -> None:
    first = first_layout(presentation) if slide.is_title else None
    if first is not None and _add_first(presentation, first, slide, title):
        return
    layout = content_layout(presentation)
    if layout is None:
        raise ValueError("template: found no layout with a title, expected one")
    page = presentation.slides.add_slide(layout)
    _set_title(page, title)
    body, topic = body_of(presentation, layout), visible(slide.topic, LONGEST)
    above = place_of(page.shapes.title).top - TOPIC * LINE - 6
    if above >= 12:
        add_text(page, topic, Box(body.left, above, body.width, TOPIC * LINE), name=_("Thema"), size=TOPIC,
                 color=LIGHT.muted)  # fmt: skip
    else:
        height = text_height(topic, body.width, TOPIC)
        add_text(page, topic, Box(body.left, body.top, body.width, height), name=_("Thema"), size=TOPIC,
                 color=LIGHT.muted)  # fmt: skip
        body = Box(body.left, body.top + height + 4, body.width, body.height - height - 4)
    _fill(page, slide, body)
    _finish(page, layout)


def _add_first(presentation: "Presentation", layout: "SlideLayout", slide: Slide, title: str) -> bool:
    """Fill the layout of title slides; False where it leaves no room for the map, and nothing was added."""
    taken = [place_of(one) for one in layout.placeholders if one.placeholder_format.idx < 10]
    room = room_beside(presentation, layout, taken)
    if room is None:
        return False
    page = presentation.slides.add_slide(layout)
    _set_title(page, title)
    words = "\n".join(filter(None, [visible(slide.topic, LONGEST), *_lines(slide.note)]))
    notes = [one for one in page.placeholders if one.placeholder_format.idx != 0]
    if notes:
        box = place_of(notes[0])
        _write_in(
            notes[0],
            words,
            next(
                (one for one in (18.0, *NOTES) if text_height(words, box.width - 16, one) < box.height - 10), NOTES[-1]
            ),
        )
    source = visible(slide.source)
    below = max(one.bottom for one in taken)
    if not notes:
        add_text(page, words, Box(taken[0].left, below + 6, taken[0].width, 80), name=_("Hinweis"), size=NOTES[1])
        below += 90
    if slide.map:
        add_map(page, slide.map, room, description=slide.description)
    height = text_height(source, taken[0].width, SOURCE)
    foot = (presentation.slide_height or 0) / 12_700 - 36 - height
    place = Box(taken[0].left + INSET, max(foot, below + 4), taken[0].width - INSET, height)
    add_text(page, source, place, name=_("Quelle"), size=SOURCE, color=LIGHT.muted)
    _finish(page, layout)
    return True


def _finish(page: "Page", layout: "SlideLayout") -> None:
    """Leave no place empty that asks for text, and number the slide."""
    for one in list(page.placeholders):
        if not one.has_text_frame or not one.text_frame.text:
            one._element.getparent().remove(one._element)
    number_slide(page, layout)


def _set_title(page: "Page", title: str) -> None:
    """Write the title, smaller than the template has it where it is too long for its place."""
    shape = page.shapes.title
    box = place_of(shape)
    room = box.width - 16
    fits = (
        size for size in TITLES if len(wrap(title, room / WIDER, size, BOLD, lines=40)) * size * LINE <= box.height - 6
    )
    _write_in(shape, title, next(fits, TITLES[-1]), usual=TITLES[0])


def _write_in(shape: Any, text: str, size: float, *, usual: float = 0.0) -> None:
    """Write into a place of the template; `usual` is the size that needs not be set."""
    from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.text = text
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for paragraph in frame.paragraphs:
        if size != usual:
            for run in paragraph.runs:
                run.font.size = Pt(size)
        if not usual:
            paragraph.alignment = PP_ALIGN.LEFT


def _fill(page: "Page", slide: Slide, body: Box) -> None:
    """Picture, note and source below each other; the note gets smaller rather than the picture."""
    chart = slide.data() if slide.data else None
    notes = [*_lines(slide.note), *(visible(one, LONGEST) for one in (chart.notes if chart else ()))]
    note, source = "\n".join(notes), visible(slide.source)
    foot = text_height(source, body.width, SOURCE)
    for size in NOTES:
        high = text_height(note, body.width, size) if note else 0.0
        left = body.height - foot - high - 20
        if left >= LEAST_PICTURE:
            break
    place = Box(body.left, body.top + 4, body.width, max(left, 120.0))
    add_slide_picture(page, slide, place)
    if note:
        add_text(page, note, Box(body.left, place.bottom + 8, body.width, high), name=_("Hinweis"), size=size)
    add_text(page, source, Box(body.left, body.bottom - foot, body.width, foot), name=_("Quelle"), size=SOURCE,
             color=LIGHT.muted)  # fmt: skip


def _lines(note: str) -> list[str]:
    return [visible(line, LONGEST) for line in note.split("\n") if line.strip()]
