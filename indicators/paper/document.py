"""A council paper for Word: what it is about, statements with charts and tables, goals, measures, sources, method."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indicators.deck.area_slides import end_slide
from indicators.deck.choice import DeckChoice
from indicators.deck.ready import deck_title, slides_of
from indicators.deck.slide import Slide
from indicators.drawing.canvas import Canvas, drawing
from indicators.drawing.map_image import map_image
from indicators.drawing.palette import LIGHT
from indicators.drawing.symbols import symbol_png
from indicators.factsheet.choosing import Room
from indicators.factsheet.content import Sheet, sheet
from indicators.language.i18n import gettext as _
from indicators.loading.settings import Settings
from indicators.measures.reach import measures_of_area
from indicators.model import Area
from indicators.office.finish import saved, say_what_it_is
from indicators.office.paper_base import new_document
from indicators.office.paper_parts import Column, Paper, Row
from indicators.paper import tables
from indicators.paper.tables import Made
from indicators.store import Store

ROOM = Room(goals=99, rows=99, statements=99, words=2000, sources=99, lines=False)
# What the paper has parts of its own for: slides of these kinds are not among its statements.
OWN_PARTS = ("titel", "ziele", "massnahmen", "stellungnahmen", "ende")
CHART_CM = 7.6
PICTURE = (660, 340)  # pixels of a map or of a drawing that cannot be edited


@dataclass(frozen=True)
class Told:
    """What a paper tells: the place or pillar, the slides in their order, the fact sheet of the place."""

    data: Store
    area: Area
    choice: DeckChoice
    slides: Sequence[Slide]
    sheet: Sheet
    day: date

    @property
    def statements(self) -> list[Slide]:
        """The slides that are statements with a picture."""
        return [one for one in self.slides if one.key.partition(":")[0] not in OWN_PARTS]

    def slide(self, code: str) -> Slide | None:
        """The slide of a kind, None where the deck has none."""
        return next((one for one in self.slides if one.key.partition(":")[0] == code), None)


def paper_file(
    data: Store, choice: DeckChoice, *, settings: Settings, day: date, origin: str = "", template: bytes | None = None
) -> tuple[bytes, list[str]]:
    """Return the paper of a deck's address as .docx, and notices about slides that do not exist.

    It is written in the operator's `template` where there is one.
    """
    area, (slides, notices) = data.dataset.areas[choice.area], slides_of(data, choice, day)
    peers = data.similar().nearest(area.code)
    made = sheet(data, area, settings=settings, day=day, origin=origin, peers=peers, room=ROOM, pillar=choice.pillar)
    told = Told(data, area, choice, slides, made, day)
    paper = Paper(new_document(template))
    title = _("Vorlage: {title}").format(title=deck_title(data, choice))
    _write_head(paper, told, title)
    _write_statements(paper, told)
    _write_goals(paper, told)
    _write_measures(paper, told)
    _write_words(paper, told)
    _write_method(paper, told)
    _write_figures(paper, told)
    say_what_it_is(paper.document.core_properties, title=title, subject=_("Ziele und Kennzahlen"), day=day)
    return saved(paper.document), notices


def _write_head(paper: Paper, told: Told, title: str) -> None:
    made, pillar = told.sheet, told.data.dataset.pillars.get(told.choice.pillar)
    paper.heading(title, 0)
    paper.paragraph(made.kicker, "Subtitle")
    paper.small(" · ".join(filter(None, [made.edition, _("erstellt am {day}").format(day=made.made_on)])))
    paper.heading(_("Worum es geht"), 1)
    paper.paragraph(pillar.description if pillar else "")
    aims, said = told.slide("ziele"), [one.statement for one in told.statements]
    paper.statement(aims.statement if made.statement in said and aims else made.statement if not pillar else "")
    _add_table(paper, tables.facts(made), _("Eckdaten: {area}").format(area=made.name))


def _write_statements(paper: Paper, told: Told) -> None:
    if not told.statements:
        return
    paper.heading(_("Aussagen"), 1)
    for one in told.statements:
        paper.heading(one.name, 2)
        paper.statement(one.statement)
        chart = one.data() if one.data else None
        if chart and chart.series:
            paper.chart(chart, description=one.description, name=one.name, height_cm=CHART_CM)
        elif one.map or one.chart:
            paper.picture(_drawn(one), description=one.description, name=one.name)
        paper.paragraph(one.topic, "Caption")
        for note in one.note.split("\n"):
            paper.paragraph(note)
        if chart:
            for note in chart.notes:
                paper.paragraph(note)
        if chart and chart.series and chart.x.plain:
            table, left_out = tables.years_of_chart(chart)
            _add_table(paper, table, one.name)
            if left_out:
                paper.small(
                    _("Gezeigt sind die letzten {shown} Jahre mit Werten; {count} frühere stehen im Diagramm.").format(
                        shown=tables.YEARS_SHOWN, count=left_out
                    )
                )
        paper.small(one.source)


def _drawn(slide: Slide) -> bytes:
    """The picture of a slide that is no chart to be edited: a map with its legend, or a drawing."""
    with drawing:
        canvas = Canvas(colors=LIGHT, width=PICTURE[0], height=PICTURE[1])
        if slide.map:
            map_image(canvas, replace(slide.map, statement="", coverage=""))  # the paper says them
        elif slide.chart:
            slide.chart(canvas)
        return canvas.png()


def _write_goals(paper: Paper, told: Told) -> None:
    made, slide = told.sheet, told.slide("ziele")
    paper.heading(_("Ziele"), 1)
    paper.statement(slide.statement if slide else "")
    _add_table(paper, tables.goals(made), _("Ziele: {area}").format(area=made.name))
    paper.paragraph(made.goals_note)
    paper.small(slide.source if slide else "")
    if made.rows:
        paper.heading(_("Kennzahlen"), 1)
        _add_table(paper, tables.indicators(made), _("Kennzahlen: {area}").format(area=made.name))
        paper.paragraph(made.rows_note)


def _write_measures(paper: Paper, told: Told) -> None:
    slide, pillar = told.slide("massnahmen"), told.choice.pillar
    found = [one for one, _how in measures_of_area(told.data.dataset, told.area) if pillar in ("", one.pillar)]
    if not found:
        return
    paper.heading(_("Maßnahmen"), 1)
    paper.statement(slide.statement if slide else "")
    _add_table(paper, tables.measures(found, told.day), _("Maßnahmen: {area}").format(area=told.sheet.name))
    paper.small(slide.source if slide else "")


def _write_words(paper: Paper, told: Told) -> None:
    """What the municipality says itself, marked as its words."""
    if not told.sheet.words:
        return
    paper.heading(_("Das sagt {area} selbst").format(area=told.sheet.name), 1)
    paper.paragraph(_("Das Wort der Kommune steht neben den Werten und ändert keinen."))
    paper.bullets(told.sheet.words)
    paper.paragraph(told.sheet.words_note)


def _write_method(paper: Paper, told: Told) -> None:
    end = end_slide(told.data, told.area, "", told.day)
    paper.heading(_("Zur Methode"), 1)
    paper.paragraph(end.statement)
    paper.paragraph(end.note)
    for group in end.groups:
        paper.paragraph(group.title, "Caption")
        rows = [Row([one.word], symbol_png(f"status/{one.symbol}")) for one in group.tiles]
        _add_table(paper, ([Column(_("Bewertung"))], rows), group.title)
    paper.heading(_("Quellen und Lizenzen"), 1)
    paper.bullets(told.sheet.sources)
    if told.sheet.link:
        paper.small(" ".join([_("Alle Kennzahlen, Ziele und Erklärungen:"), told.sheet.link]))


def _write_figures(paper: Paper, told: Told) -> None:
    """The figures of maps and dots, at the end: a row per area."""
    listed = [one for one in told.statements if one.table and not (one.data and one.data().x.plain)]
    if not listed:
        return
    paper.heading(_("Anhang: die Zahlen der Karten und Verteilungen"), 1)
    for one in listed:
        if one.table and (table := one.table()).rows:
            paper.heading(one.name, 2)
            paper.paragraph(tables.same_everywhere(table))
            _add_table(paper, tables.figures_of(table), one.name)
            paper.small(one.source)


def _add_table(paper: Paper, made: Made, name: str) -> None:
    columns, rows = made
    if rows:
        paper.table(columns, rows, name=name)
