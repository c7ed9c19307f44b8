"""The report for funders as a document for Word: the chain of effect by pillar, what must happen by when, sources."""

from collections.abc import Iterator, Sequence
from datetime import date

from indicators.drawing.symbols import symbol_png
from indicators.export.citation import source_words
from indicators.language.formatting import day_de
from indicators.language.i18n import gettext as _
from indicators.loading.settings import Settings
from indicators.model import Goal
from indicators.office.finish import saved, say_what_it_is
from indicators.office.paper_base import new_document
from indicators.office.paper_parts import Column, Paper, Row
from indicators.ratings.results import Result
from indicators.ratings.words import kind_words
from indicators.store import Store
from indicators.views.effect import chain
from indicators.views.effect.chain import STEPS, Node, Step
from indicators.views.effect.choice import EffectChoice
from indicators.views.effect.view import effect_view, rows_of
from indicators.views.effect.words import Counts, counts, effect_sentence, pillars_of, step_words
from indicators.views.goals.schedule import schedule

TABLED = tuple(STEPS.index(one) for one in (Step.GOAL, Step.MEASURE, Step.OUTPUT, Step.INDICATOR))
VISION = STEPS.index(Step.VISION)


def effect_file(
    data: Store, choice: EffectChoice, *, settings: Settings, day: date, origin: str = "", template: bytes | None = None
) -> bytes:
    """Return the chain of effect of an area, in one pillar or all, as .docx.

    It is written in the operator's `template` where there is one.
    """
    area, rows = data.dataset.areas.chosen(choice.area), rows_of(data, choice)
    paper, title = Paper(new_document(template)), _("Von der Vision zur Wirkung: {area}").format(area=area.label)
    _write_head(paper, data, title, counts(data, rows), day)
    for pillar, own in pillars_of(rows):
        _write_pillar(paper, pillar, own)
    results = [
        one
        for one in data.results_meant_for(area.code, day)
        if choice.pillar in ("", one.goal.pillar) and not one.is_own
    ]
    _write_schedules(paper, data, results, day)
    _write_alignment(paper, data, [one.goal for one in results])
    _write_sources(paper, data, rows)
    view = effect_view(data, choice)
    link = settings.address(view.path, origin=origin) if view else ""
    paper.small(_("Diese Ansicht: {url}").format(url=link) if link else "")
    say_what_it_is(paper.document.core_properties, title=title, subject=_("Wirkungskette"), day=day)
    return saved(paper.document)


def _write_head(paper: Paper, data: Store, title: str, found: Counts, day: date) -> None:
    edition = _("Ausgabe der Daten vom {day}.").format(day=day_de(data.edition.day)) if data.edition else ""
    paper.heading(title, 0)
    paper.paragraph(_("Ziele, Maßnahmen, Ergebnisse und gemessene Wirkung"), "Subtitle")
    paper.small(" ".join(filter(None, [edition, _("Erstellt am {day}.").format(day=day_de(day))])))
    paper.heading(_("Worum es geht"), 1)
    paper.statement(effect_sentence(found))
    paper.paragraph(
        _(
            "Bei jeder Verbindung steht, wer sie hergestellt hat: die Quelle, ein Beschluss oder die Redaktion dieser "
            "Seiten. Lücken stehen als Lücken da. Ein Indikator hängt auch von vielem ab, das keine der Maßnahmen "
            "beeinflusst."
        )
    )
    numbers = (
        (_("Ziele"), found.goals), (_("davon beschlossen"), found.decided),
        (_("davon mit zugeordneter Maßnahme"), found.served), (_("Maßnahmen"), found.measures),
        (_("davon mit berichtetem Ergebnis"), found.with_output),
        (_("davon einem Indikator zugeordnet"), found.with_effect),
    )  # fmt: skip
    columns = [Column(_("Was es gibt"), 1.6), Column(_("Anzahl"), 0.4, right=True)]
    paper.table(columns, [Row([label, str(number)]) for label, number in numbers], name=_("Was es gibt"))


def _write_pillar(paper: Paper, pillar: Node, rows: Sequence[chain.Row]) -> None:
    """The way from a vision to its goals in sentences, from goals to effects as a table."""
    words, vision = step_words(), rows[0][VISION]
    paper.heading(pillar.label, 1)
    paper.paragraph(f"{words[Step.VISION]}: {_told(vision)}")
    paper.paragraph(" · ".join(filter(None, [pillar.detail, pillar.linked])))
    columns = [Column(words[STEPS[number]]) for number in TABLED]
    paper.table(columns, list(_rows_of(rows)), name=_("Wirkungskette: {name}").format(name=pillar.label))


def _rows_of(rows: Sequence[chain.Row]) -> Iterator[Row]:
    """A row per way; what is said in the row above stands there by its name alone."""
    above: tuple[Node, ...] = ()
    for row in rows:
        nodes = tuple(row[number] for number in TABLED)
        said = [bool(above) and above[: place + 1] == nodes[: place + 1] for place in range(len(nodes))]
        cells = [one.label if is_said else _told(one) for one, is_said in zip(nodes, said, strict=True)]
        symbol = nodes[-1].symbol
        yield Row(cells, symbol_png(f"status/{symbol}") if symbol else b"", len(cells) - 1)
        above = nodes


def _told(node: Node) -> str:
    """A node with its details and who says that it belongs there: "Gigabit (Referenz; Zuordnung der Redaktion)"."""
    more = "; ".join(filter(None, [node.detail, node.linked]))
    return f"{node.label} ({more})" if more else node.label


def _write_schedules(paper: Paper, data: Store, results: Sequence[Result], day: date) -> None:
    ways = [(one, schedule(data.series[one.goal.indicator], one, this_year=day.year)) for one in results]
    if not any(stages for _result, stages in ways):
        return
    paper.heading(_("Was bis wann geschehen muss"), 1)
    paper.paragraph(
        _(
            "Zwischen Basis, Zwischenzielen und Ziel liegt der Zielpfad auf geraden Linien; er ist gerechnet, nicht "
            "gemessen."
        )
    )
    for result, stages in ways:
        if not stages:
            continue
        goal, unit = result.goal, data.dataset.indicators[result.goal.indicator].unit
        paper.heading(goal.label, 2)
        paper.small(f"{kind_words(goal)}. {_('Einheit: {unit}.').format(unit=unit)}")
        columns = [Column(_("Jahr")), Column(_("Was"), 0.8), *(
            Column(one, 0.7, right=True) for one in (_("Zielpfad"), _("Gemessen"), _("Abstand"))
        )]  # fmt: skip
        cells = [
            Row(
                [
                    one.period,
                    one.what,
                    one.planned,
                    one.measured,
                    f"{one.gap} {_('dahinter')}" if one.is_behind else one.gap,
                ]
            )
            for one in stages
        ]
        paper.table(columns, cells, name=_("Zielpfad: {goal}").format(goal=goal.label))


def _write_alignment(paper: Paper, data: Store, goals: Sequence[Goal]) -> None:
    """Which goals of the 2030 Agenda and aspects of the municipal sustainability code are served, where known."""
    found = []
    for goal in goals:
        indicator = data.dataset.indicators[goal.indicator]
        sdg, bnk = goal.sdg or indicator.sdg, goal.bnk or indicator.bnk
        if sdg or bnk:
            found.append(Row([goal.label, ", ".join(sdg) or "–", bnk or "–"]))
    if not found:
        return
    paper.heading(_("Agenda 2030 und Nachhaltigkeitskodex"), 1)
    columns = [Column(_("Ziel"), 1.6), Column(_("Agenda 2030"), 0.5), Column(_("BNK-Aspekt"))]
    paper.table(columns, found, name=_("Agenda 2030 und Nachhaltigkeitskodex"))


def _write_sources(paper: Paper, data: Store, rows: Sequence[chain.Row]) -> None:
    nodes = [node for row in rows for node in row if node.url]
    used = dict.fromkeys(row[-1].id for row in rows if row[-1].id)
    paper.heading(_("Fundstellen"), 1)
    paper.bullets(list(dict.fromkeys(f"{node.label}: {node.url}" for node in nodes)))
    paper.heading(_("Quellen und Lizenzen"), 1)
    paper.paragraph(source_words(data.sources_once(data.dataset.indicators[name] for name in used)))
