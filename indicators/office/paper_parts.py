"""What stands in a paper for Word: headings, paragraphs, lists, tables, charts, pictures, each for readers and ears."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from indicators.drawing.data_chart import DataChart
from indicators.drawing.html import render
from indicators.drawing.palette import LIGHT
from indicators.language.visible import visible
from indicators.office.chart import chart_workbook, chart_xml
from indicators.office.paper_base import SMALL, STATEMENT, letters_of, line_width_cm
from indicators.office.slide_parts import DECORATIVE, DECORATIVE_URI

if TYPE_CHECKING:
    from docx.document import Document

EMU_PER_CM = 360_000
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OF_CHART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
OF_WORKBOOK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
HEAD_GROUND = "EEF2F4"
CHART_PT, CELL_PT = 9.0, 9.0  # sizes of letters
SYMBOL_CM = 0.45
LONGEST_CELL = 500
PARTS_OF_A_LINE = 2.4  # a table of less is narrower than the lines
AFTER_TABLE_PT = 6.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its part of the width, and whether it holds numbers, which stand at the right."""

    head: str
    part: float = 1.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; `symbol` is a picture before the text of the cell `symbol_at`, which says the same."""

    cells: Sequence[str]
    symbol: bytes = b""
    symbol_at: int = 0


@dataclass
class Paper:
    """A document that is written from its beginning to its end."""

    document: "Document"
    _count: int = field(default=0, init=False)
    _is_after_table: bool = field(default=False, init=False)

    def heading(self, text: str, level: int) -> None:
        """Begin a part; level 0 is the title."""
        style = "Title" if level == 0 else f"Heading {level}"
        self.document.add_paragraph(visible(text), style=self.document.styles[style])
        self._is_after_table = False

    def paragraph(self, text: str, style: str = "") -> None:
        """Write a paragraph, nothing for no text; in a style of the document, where it has that."""
        from docx.shared import Pt

        if text.strip():
            known = style if style and style in self.document.styles else None
            written = self.document.add_paragraph(visible(text), style=known)
            if self._is_after_table:
                written.paragraph_format.space_before = Pt(AFTER_TABLE_PT)
            self._is_after_table = False

    def statement(self, text: str) -> None:
        """Write the sentence that a picture or table shows."""
        self.paragraph(text, STATEMENT)

    def small(self, text: str) -> None:
        """Write a source or a note below something."""
        self.paragraph(text, SMALL)

    def bullets(self, texts: Sequence[str]) -> None:
        """Write a list."""
        for one in texts:
            self.paragraph(one, "List Bullet")

    def chart(self, chart: DataChart, *, description: str, name: str, height_cm: float) -> None:
        """Add a chart that can be edited, with its workbook."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml import parse_xml

        self._count += 1
        package = self.document.part.package
        sheet = Part(PackURI(f"/word/embeddings/chart{self._count}.xlsx"), WORKBOOK, chart_workbook(chart), package)
        part = Part(PackURI(f"/word/charts/chart{self._count}.xml"), CHART, None, package)
        part._blob = chart_xml(
            chart, letters_pt=CHART_PT, font=letters_of(self.document), data=part.relate_to(sheet, OF_WORKBOOK)
        )
        drawing = render(
            "office/inline.xml", width=round(line_width_cm(self.document) * EMU_PER_CM),
            height=round(height_cm * EMU_PER_CM), id=self.document.part.next_id, name=visible(name, 120),
            description=visible(description), chart=self.document.part.relate_to(part, OF_CHART),
        )  # fmt: skip
        self._picture_paragraph().add_run()._r.append(parse_xml(drawing))

    def picture(self, content: bytes, *, description: str, name: str) -> None:
        """Add a picture as wide as the lines."""
        from docx.shared import Cm

        run = self._picture_paragraph().add_run()
        shape = run.add_picture(io.BytesIO(content), width=Cm(line_width_cm(self.document)))
        shape._inline.docPr.set("descr", visible(description))
        shape._inline.docPr.set("name", visible(name, 120))

    def table(self, columns: Sequence[Column], rows: Sequence[Row], *, name: str) -> None:
        """Add a table whose first row is its header and is repeated on each page; `name` says what it is."""
        from docx.oxml.table import CT_Tbl
        from docx.shared import Cm
        from docx.table import Table

        parts = sum(one.part for one in columns)
        share = min(1.0, parts / PARTS_OF_A_LINE)
        whole = line_width_cm(self.document) * share / parts
        element = CT_Tbl.new_tbl(len(rows) + 1, len(columns), Cm(whole * parts))
        self.document.element.body._insert_tbl(element)
        _set_table(element, name, share)
        heads = Row([one.head for one in columns])
        for grid, column in zip(element.tblGrid.gridCol_lst, columns, strict=True):
            grid.w = Cm(column.part * whole)
        parent = Table(element, self.document._body)
        for number, (line, row) in enumerate(zip(element.tr_lst, [heads, *rows], strict=True)):
            _set_row(line, is_head=number == 0)
            for place, (cell, column, text) in enumerate(zip(line.tc_lst, columns, row.cells, strict=True)):
                cell.width = Cm(column.part * whole)
                symbol = row.symbol if place == row.symbol_at else b""
                _write_cell(cell, parent, text, right=column.right, is_head=number == 0, symbol=symbol)
        self._is_after_table = True

    def _picture_paragraph(self) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        return paragraph


def _set_table(element: Any, name: str, share: float) -> None:
    """Lines between rows, the header named as such, and what a reader hears of the table."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    properties = element.tblPr
    for tag in ("w:tblW", "w:tblLook"):
        if (found := properties.find(qn(tag))) is not None:
            properties.remove(found)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LIGHT.grid[1:]}"'
    borders = "".join(f"<w:{side} {line}/>" for side in ("top", "bottom", "insideH"))
    for part in (
        f'<w:tblW {{ns}} w:w="{round(share * 5000)}" w:type="pct"/>', f"<w:tblBorders {{ns}}>{borders}</w:tblBorders>",
        '<w:tblLayout {ns} w:type="fixed"/>',
        '<w:tblLook {ns} w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        'w:noVBand="1"/>', "<w:tblCaption {ns}/>",
    ):  # fmt: skip
        properties.append(parse_xml(part.format(ns=nsdecls("w"))))
    properties[-1].set(qn("w:val"), visible(name, 250))


def _set_row(line: Any, *, is_head: bool) -> None:
    """No row is torn by the end of a page; the header is marked and stands on each."""
    from docx.oxml import OxmlElement

    properties = line.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _write_cell(cell: Any, parent: Any, text: str, *, right: bool, is_head: bool, symbol: bytes) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm, Pt
    from docx.table import _Cell

    paragraph = _Cell(cell, parent).paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = True if is_head else None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if is_head:
        cell.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{HEAD_GROUND}"/>')
        )
    if symbol:
        shape = paragraph.add_run().add_picture(io.BytesIO(symbol), height=Cm(SYMBOL_CM))
        _decorate(shape._inline.docPr)
    run = paragraph.add_run((" " if symbol else "") + visible(text, LONGEST_CELL))
    run.font.size, run.font.bold = Pt(CELL_PT), is_head or None


def _decorate(properties: Any) -> None:
    """Mark a picture as decoration: the words beside it say the same."""
    from lxml import etree

    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    extensions = etree.SubElement(properties, f"{{{main}}}extLst", nsmap={"a": main})
    extension = etree.SubElement(extensions, f"{{{main}}}ext", {"uri": DECORATIVE_URI})
    etree.SubElement(extension, f"{{{DECORATIVE}}}decorative", {"val": "1"}, {"adec": DECORATIVE})
