"""The presentation that slides are put into: the operator's with its layouts, or our own; and what we need of one."""

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from indicators.drawing.palette import LIGHT
from indicators.loading.office_templates import SLIDES, Found, template
from indicators.office.slide_parts import EMU_PER_PT, INSET, Box

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 42.0  # points of our own slides, 16:9
TITLE = Box(MARGIN, 58.0, WIDTH - 2 * MARGIN, 84.0)
NUMBER = Box(WIDTH - MARGIN - 90, HEIGHT - 32, 90, 20)
FIRST_TITLE, FIRST_NOTE = Box(MARGIN, 150, 480, 120), Box(MARGIN, 280, 480, 150)
LEAST_BELOW = 220.0  # points that a title must leave to a picture
NAME, FONT = "Regionalmonitor", "Arial"


def slide_template() -> Found:
    """Return the operator's presentation, see `office_templates.template`."""
    return template(SLIDES, lacking)


def lacking(content: bytes) -> str:
    """Return what a presentation lacks to be a template, "" for nothing."""
    presentation = _opened(content)
    layout = content_layout(presentation)
    if layout is None:
        return "Keine Folie im Folienmaster hat einen Platzhalter für den Titel."
    if body_of(presentation, layout).height < LEAST_BELOW:
        return "Unter dem Titel ist kein Platz für ein Bild."
    return ""


def new_presentation(content: bytes | None) -> "Presentation":
    """Return the operator's presentation without its slides, or our own."""
    if content is None:
        return _own()
    presentation = _opened(content)
    for one in list(presentation.slides._sldIdLst):
        presentation.part.drop_rel(one.rId)
        presentation.slides._sldIdLst.remove(one)
    return presentation


def content_layout(presentation: "Presentation") -> "SlideLayout | None":
    """Return the layout for statements: with a title and least besides; None where none has a title."""
    found = [one for one in presentation.slide_layouts if _title(one) is not None and not _is_first(one)]
    return min(found, key=lambda one: (one._element.get("type") != "titleOnly", len(one.placeholders)), default=None)


def first_layout(presentation: "Presentation") -> "SlideLayout | None":
    """Return the layout of title slides, None where there is none."""
    return next((one for one in presentation.slide_layouts if _is_first(one) and _title(one) is not None), None)


def body_of(presentation: "Presentation", layout: "SlideLayout") -> Box:
    """Return the room below the title and above what stands at the foot of a layout, in points."""
    title = place_of(_title(layout))
    width, height = _size(presentation)
    feet = [place_of(one).top for one in layout.placeholders if _kind(one) in ("DATE", "FOOTER", "SLIDE_NUMBER")]
    bottom = min([height - 24, *(top - 4 for top in feet if top > title.bottom)])
    left = max(title.left, 12.0) + INSET
    return Box(left, title.bottom + 6, min(title.width - 2 * INSET, width - left - 12), bottom - title.bottom - 6)


def room_beside(presentation: "Presentation", layout: "SlideLayout", taken: Iterable[Box]) -> Box | None:
    """Return the room at the right of boxes, else below them, where a picture has place; None where none has."""
    boxes = list(taken)
    width, height = _size(presentation)
    right, bottom = max(one.left + one.width for one in boxes), max(one.bottom for one in boxes)
    if width - right - MARGIN / 2 >= width * 0.28:
        return Box(right + 16, height * 0.1, width - right - 16 - MARGIN / 2, height * 0.75)
    if height - bottom >= height * 0.4:
        return Box(boxes[0].left, bottom + 8, boxes[0].width, height - bottom - 56)
    return None


def place_of(shape: Any) -> Box:
    """Return where a shape or placeholder is, in points; where it says nothing itself its layout does."""
    return Box(*((one or 0) / EMU_PER_PT for one in (shape.left, shape.top, shape.width, shape.height)))


def number_slide(slide: "Slide", layout: "SlideLayout") -> None:
    """Give a slide the field of its number, in the place the layout has for it, else at the foot."""
    from copy import deepcopy

    from pptx.util import Pt

    for one in layout.placeholders:
        if _kind(one) == "SLIDE_NUMBER":
            element = deepcopy(one._element)
            slide.shapes._spTree.append(element)
            element.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
            break
    else:
        shape = slide.shapes.add_textbox(*NUMBER.emu)
        element = shape._element
        shape.text_frame.paragraphs[0].font.size = Pt(10)
    paragraph = element.txBody.p_lst[0]
    for child in list(paragraph):
        paragraph.remove(child)
    _field(paragraph)


def _field(paragraph: Any) -> None:
    from lxml import etree
    from pptx.oxml.ns import qn

    field = etree.SubElement(
        paragraph, qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"}
    )
    etree.SubElement(field, qn("a:rPr"), {"lang": "de-DE"})
    etree.SubElement(field, qn("a:t")).text = "‹#›"


def _own() -> "Presentation":
    """Our own presentation: wide, dark blue titles at the left, no decoration."""
    from pptx.util import Emu

    presentation = _opened(None)
    presentation.slide_width, presentation.slide_height = (Emu(round(one * EMU_PER_PT)) for one in (WIDTH, HEIGHT))
    keep = (first_layout(presentation), content_layout(presentation))
    for layout in list(presentation.slide_layouts):
        if layout not in keep:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    master.name = NAME
    _set_titles(master)
    _set_theme(master.part)
    for one in (master, *presentation.slide_layouts):
        for shape in list(one.placeholders):
            kind = _kind(shape)
            if kind in ("DATE", "FOOTER"):
                shape._element.getparent().remove(shape._element)
            elif kind == "SLIDE_NUMBER":
                _put(shape, NUMBER)
                _paint_letters(shape)
            elif kind == "BODY":
                _put(shape, Box(MARGIN, TITLE.bottom + 8, WIDTH - 2 * MARGIN, 340))
            elif kind == "SUBTITLE":
                _put(shape, FIRST_NOTE)
                _paint_letters(shape)
            else:
                _put(shape, FIRST_TITLE if kind == "CENTER_TITLE" else TITLE)
    return presentation


def _set_titles(master: Any) -> None:
    """Titles bold, at the left, in our blue; the subtitle of the first slide at the left."""
    for style in master._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}titleStyle"):
        for level in style:
            level.set("algn", "l")
            for letters in level:
                if letters.tag.endswith("defRPr"):
                    letters.set("sz", "2600")
                    letters.set("b", "1")
                    for fill in letters.findall("{http://schemas.openxmlformats.org/drawingml/2006/main}solidFill"):
                        _paint(fill)


def _set_theme(master: Any) -> None:
    """A font that is everywhere and our colours, so that what somebody adds goes with the rest."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    for number, color in enumerate((LIGHT.area, LIGHT.district, *LIGHT.lines[1:], LIGHT.region), start=1):
        accent = rf"(<a:accent{number}>\s*<a:srgbClr val=\")[0-9A-F]*"
        text = re.sub(accent, rf"\g<1>{color[1:]}", text)
    theme._blob = text.encode()


def _paint_letters(shape: Any) -> None:
    """Letters of a place in a grey that can be read, where the template's own is too light."""
    for fill in shape._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}solidFill"):
        _paint(fill, LIGHT.muted)


def _paint(fill: Any, color: str = LIGHT.area) -> None:
    from lxml import etree
    from pptx.oxml.ns import qn

    for child in list(fill):
        fill.remove(child)
    etree.SubElement(fill, qn("a:srgbClr"), {"val": color[1:]})


def _put(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu


def _opened(content: bytes | None) -> "Presentation":
    import pptx

    return pptx.Presentation(io.BytesIO(content) if content else None)


def _size(presentation: "Presentation") -> tuple[float, float]:
    return (presentation.slide_width or 0) / EMU_PER_PT, (presentation.slide_height or 0) / EMU_PER_PT


def _title(layout: "SlideLayout") -> Any:
    return next((one for one in layout.placeholders if _kind(one) in ("TITLE", "CENTER_TITLE")), None)


def _is_first(layout: "SlideLayout") -> bool:
    return layout._element.get("type") == "title"


def _kind(placeholder: Any) -> str:
    return str(placeholder.placeholder_format.type.name)
