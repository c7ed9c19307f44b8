"""What stands on a slide of PowerPoint: texts, tables, charts, maps and pictures, each with its text alternative."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators.drawing.data_chart import DataChart
from indicators.drawing.letters import BOLD, REGULAR, wrap
from indicators.drawing.palette import LIGHT
from indicators.drawing.region_map import RegionMap
from indicators.language.visible import visible
from indicators.office.chart import chart_workbook, chart_xml
from indicators.office.map_shapes import map_group

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.slide import Slide
    from pptx.table import _Cell

EMU_PER_PT = 12_700
LINE = 1.22  # from line to line, as a part of the size of letters
WIDER = 1.12  # the fonts of Office need more room than ours, which texts are measured with
INSET = 7.2  # points that Office leaves at the sides of a text in a place of a template
CELL = 8.0  # points of room around the text of a cell
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """The same as Office counts."""
        left, top, width, height = (round(one * EMU_PER_PT) for one in (self.left, self.top, self.width, self.height))
        return left, top, width, height

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `fill`, `pattern` and `ink` are its ground, `indent` points of room at its left."""

    text: str
    bold: bool = False
    right: bool = False
    fill: str = ""
    pattern: str = ""
    ink: str = ""
    indent: float = 0.0


def text_height(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """Return how high a text stands in a width, in points, with the fonts of Office."""
    lines = sum(
        max(1, len(wrap(line, width / WIDER, size, BOLD if bold else REGULAR, lines=60))) for line in text.split("\n")
    )
    return lines * size * LINE


def add_text(
    slide: "Slide", text: str, box: Box, *, name: str, size: float, color: str = LIGHT.text, bold: bool = False
) -> None:
    """Add a text; its lines are paragraphs."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write(paragraph, line, size=size, color=color, bold=bold)


def add_list(slide: "Slide", rows: Sequence[str], box: Box, *, name: str, size: float) -> None:
    """Add a list with points that Office knows as such."""
    add_text(slide, "\n".join(rows), box, name=name, size=size)
    for paragraph in slide.shapes[-1].text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", str(round(16 * EMU_PER_PT)))
        properties.set("indent", str(-round(16 * EMU_PER_PT)))
        paragraph.space_after = round(size * 0.45 * EMU_PER_PT)
        _add(properties, "a:buChar", char="•")


def write(paragraph: Any, text: str, *, size: float, color: str, bold: bool = False) -> None:
    """Write a paragraph of one run."""
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = visible(text)
    run.font.size, run.font.bold = Pt(size), bold or None
    run.font.color.rgb = RGBColor.from_string(color[1:])


def add_chart(slide: "Slide", chart: DataChart, box: Box, *, description: str, name: str, size: float) -> None:
    """Add a chart that can be edited, with its workbook."""
    from pptx.enum.chart import XL_CHART_TYPE

    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *box.emu, _Given(chart, size))
    frame.name = name
    describe(frame, description)


@dataclass(frozen=True, slots=True)
class _Given:
    """A chart as python-pptx asks for it."""

    chart: DataChart
    size: float

    @property
    def xlsx_blob(self) -> bytes:
        return chart_workbook(self.chart)

    @property
    def _workbook_writer(self) -> "_Given":
        return self

    def xml_bytes(self, _chart_type: object) -> bytes:
        return chart_xml(self.chart, letters_pt=self.size)


def add_map(slide: "Slide", shown: RegionMap, box: Box, *, description: str) -> None:
    """Add a map as a group of shapes that can be edited."""
    tree = slide.shapes._spTree
    first_id = max(int(one) for one in tree.xpath("//@id") if str(one).isdigit()) + 1
    group = map_group(
        shown, box.emu, description=description, first_id=first_id,
        image=lambda content: slide.part.get_or_add_image_part(io.BytesIO(content))[1],
    )  # fmt: skip
    tree.append(group)


def add_picture(slide: "Slide", content: bytes, box: Box, *, description: str, name: str) -> None:
    """Add a picture as large as the box allows; without a description it is decoration."""
    picture = slide.shapes.add_picture(io.BytesIO(content), 0, 0)
    left, top, width, height = box.emu
    scale = min(width / picture.width, height / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    picture.left, picture.top = left + (width - picture.width) // 2, top + (height - picture.height) // 2
    picture.name = name
    describe(picture, description)


def add_table(
    slide: "Slide", rows: Sequence[Sequence[Cell]], widths: Sequence[float], box: Box, *, name: str, size: float
) -> list[float]:
    """Add a table whose first row is its header, and return where each row begins, in points."""
    frame = slide.shapes.add_table(len(rows), len(widths), *box.emu)
    frame.name = name
    describe(frame, name)
    table = frame.table
    table.horz_banding = False
    _style(frame)
    heights = [row_height(row, widths, size) for row in rows]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = round(width * EMU_PER_PT)
    for row, height in zip(table.rows, heights, strict=True):
        row.height = round(height * EMU_PER_PT)
    for row_number, row in enumerate(rows):
        for column_number, cell in enumerate(row):
            _fill(table.cell(row_number, column_number), cell, size, is_head=row_number == 0)
    frame.height = round(sum(heights) * EMU_PER_PT)
    return [box.top + sum(heights[:number]) for number in range(len(rows))]


def row_height(row: Sequence[Cell], widths: Sequence[float], size: float) -> float:
    """Return how high a row of a table is, in points."""
    return max(
        text_height(cell.text, width - CELL - cell.indent, size, bold=cell.bold)
        for cell, width in zip(row, widths, strict=True)
    ) + CELL  # fmt: skip


def _style(frame: Any) -> None:
    """No style of its own: lines between rows are drawn by the cells, so that every template goes with it."""
    for one in frame._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"):
        one.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"


def _fill(place: "_Cell", cell: Cell, size: float, *, is_head: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    paragraph = place.text_frame.paragraphs[0]
    write(paragraph, cell.text, size=size, color=LIGHT.text, bold=cell.bold or is_head)
    paragraph.alignment = PP_ALIGN.RIGHT if cell.right else PP_ALIGN.LEFT
    place.vertical_anchor = MSO_ANCHOR.MIDDLE
    place.margin_left = round((CELL / 2 + cell.indent) * EMU_PER_PT)
    place.margin_right = round(CELL / 2 * EMU_PER_PT)
    place.margin_top = place.margin_bottom = round(CELL / 4 * EMU_PER_PT)
    properties = place._tc.get_or_add_tcPr()
    line = _add(properties, "a:lnB", w=str(12_700 if is_head else 6_350))
    _add(_add(line, "a:solidFill"), "a:srgbClr", val=(LIGHT.muted if is_head else LIGHT.grid)[1:])
    if cell.pattern:
        pattern = _add(properties, "a:pattFill", prst=cell.pattern)
        _add(_add(pattern, "a:fgClr"), "a:srgbClr", val=cell.ink[1:])
        _add(_add(pattern, "a:bgClr"), "a:srgbClr", val=cell.fill[1:])
    elif cell.fill:
        _add(_add(properties, "a:solidFill"), "a:srgbClr", val=cell.fill[1:])
    else:
        _add(properties, "a:noFill")


def describe(shape: Any, description: str) -> None:
    """Give a shape its text alternative; without one it is marked as decoration that readers pass over."""
    from lxml import etree

    properties = shape._element.xpath(".//p:cNvPr")[0]
    if description:
        properties.set("descr", visible(description))
        return
    properties.attrib.pop("descr", None)  # else the name of the file
    extensions = _add(properties, "a:extLst")
    extension = _add(extensions, "a:ext", uri=DECORATIVE_URI)
    etree.SubElement(extension, f"{{{DECORATIVE}}}decorative", {"val": "1"}, {"adec": DECORATIVE})


def _add(parent: "_Element", tag: str, **attributes: str) -> "_Element":
    from lxml import etree
    from pptx.oxml.ns import qn

    return etree.SubElement(parent, qn(tag), attributes)
