"""The document that a paper is written into: the operator's with its styles, header and footer, or our own."""

import io
from typing import TYPE_CHECKING, Any

from indicators.drawing.palette import LIGHT
from indicators.language.i18n import gettext as _
from indicators.loading.office_templates import PAPER, Found, template
from indicators.office.chart import locale

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Arial"
NEEDED = {"Title": "Titel", "Heading 1": "Überschrift 1", "Heading 2": "Überschrift 2", "Caption": "Beschriftung",
          "List Bullet": "Aufzählungszeichen"}  # fmt: skip
LOOKS = {"Normal": 10.5, "Title": 24.0, "Subtitle": 11.0, "Heading 1": 16.0, "Heading 2": 12.5, "Caption": 9.0}
STATEMENT, SMALL = "Monitor Aussage", "Monitor Quelle"
LEAST_WIDTH_CM = 11.0  # of the lines, for charts and tables


def paper_template() -> Found:
    """Return the operator's document, see `office_templates.template`."""
    return template(PAPER, lacking)


def lacking(content: bytes) -> str:
    """Return what a document lacks to be a template, "" for nothing."""
    document = _opened(content)
    missing = [german for name, german in NEEDED.items() if name not in document.styles]
    if missing:
        listed = ", ".join(f"„{one}“" for one in missing)
        return f"Es fehlen die Formatvorlagen {listed} (in Word: einmal anwenden, dann speichern)."
    if line_width_cm(document) < LEAST_WIDTH_CM:
        return f"Die Zeilen sind schmaler als {LEAST_WIDTH_CM:.0f} cm."
    return ""


def new_document(content: bytes | None) -> "Document":
    """Return the operator's document without its text, or our own; with our two styles and page numbers."""
    document = _opened(content)
    if content is None:
        _look_like_ours(document)
    body = document.element.body
    for one in list(body)[:-1] if body.sectPr is not None else list(body):
        body.remove(one)
    _add_style(document, STATEMENT, size=12, color=LIGHT.text, bold=True, after=6)
    document.styles[STATEMENT].paragraph_format.keep_with_next = True
    _add_style(document, SMALL, size=8.5, color=LIGHT.muted, bold=False, after=8)
    _set_language(document)
    _number_pages(document)
    return document


def letters_of(document: "Document") -> str:
    """Return the font of the document's text, "" for that of its theme."""
    return str(document.styles["Normal"].font.name or "") if "Normal" in document.styles else ""


def line_width_cm(document: "Document") -> float:
    """Return how wide lines are on the last section's pages."""
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return float(width / 360_000)


def _look_like_ours(document: "Document") -> None:
    """A4, a font that is everywhere, headings in our blue."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(2.0)
    for name, size in LOOKS.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for one in list(fonts.attrib):
            if one.endswith("Theme"):
                del fonts.attrib[one]
        fonts.set(qn("w:hAnsi"), FONT)
        fonts.set(qn("w:cs"), FONT)
        style.font.italic = False
        if name != "Normal":
            color = LIGHT.muted if name in ("Subtitle", "Caption") else LIGHT.area
            style.font.color.rgb = RGBColor.from_string(color[1:])
            style.font.bold = name not in ("Subtitle", "Caption")
    document.styles["Title"].element.pPr.remove(document.styles["Title"].element.pPr.find(qn("w:pBdr")))
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(18)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(6)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(14)
    document.styles["Heading 2"].paragraph_format.space_after = Pt(3)


def _add_style(document: "Document", name: str, *, size: float, color: str, bold: bool, after: float) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    if name in document.styles:  # the operator made it look as he likes
        return
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if "Normal" in document.styles:
        style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(color[1:])
    style.paragraph_format.space_after = Pt(after)


def _set_language(document: "Document") -> None:
    """The language of all text that names no other."""
    from docx.oxml.ns import qn

    styles = document.styles.element
    languages = list(styles.iter(qn("w:lang")))
    if not languages:
        defaults = styles.find(qn("w:docDefaults"))
        letters = defaults.find(f".//{qn('w:rPr')}") if defaults is not None else None
        if letters is not None:
            languages = [letters.makeelement(qn("w:lang"), {})]
            letters.append(languages[0])
    for one in languages:
        one.set(qn("w:val"), locale())


def _number_pages(document: "Document") -> None:
    """Page numbers at the foot, where the template has none."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    sections = [*document.sections]
    texts = ("".join(one.footer._element.itertext()) for one in sections)
    fields = (one.footer._element.xpath(".//w:fldSimple/@w:instr | .//w:instrText/text()") for one in sections)
    if any("PAGE" in str(text) for text in [*texts, *(part for found in fields for part in found)]):
        return
    footer = sections[-1].footer
    footer.is_linked_to_previous = False
    last = footer.paragraphs[-1] if footer.paragraphs else footer.add_paragraph()
    paragraph = footer.add_paragraph() if last.text.strip() else last
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, _of, after = _("Seite {number} von {count}").partition("{number}")
    between, _count, end = after.partition("{count}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (end, "")):
        if text:
            paragraph.add_run(text)
        if field:
            _add_field(paragraph, field)


def _add_field(paragraph: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)


def _opened(content: bytes | None) -> "Document":
    import docx

    return docx.Document(io.BytesIO(content) if content else None)
