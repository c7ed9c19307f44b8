"""The chain of effect: vision, pillar, goal, measure, output, indicator; each link with who made it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.address import links
from indicators.language.formatting import format_number, format_short, missing_text, partial_date_de
from indicators.language.i18n import gettext as _
from indicators.measures.reach import measures_of_area
from indicators.measures.words import status_label
from indicators.model import Area, GoalKind, Pillar
from indicators.model.measure import LinkedBy, Measure, Output
from indicators.ratings.results import Result
from indicators.ratings.words import kind_words, rating_word
from indicators.store import Store


class Step(StrEnum):
    """The steps of the chain, in their order."""

    VISION = "vision"
    PILLAR = "pillar"
    GOAL = "goal"
    MEASURE = "measure"
    OUTPUT = "output"
    INDICATOR = "indicator"


STEPS = tuple(Step)


@dataclass(frozen=True, slots=True)
class Node:
    """What stands at a step: its name with details, and who says that it serves what stands before it.

    `id` tells two of the same name apart; a gap has none. `linked` are the words for who made the link, "" at the
    beginning, `url` is where that is written, `href` the page about it, `symbol` the code of a rating.
    """

    label: str
    id: str = ""
    detail: str = ""
    linked: str = ""
    url: str = ""
    href: str = ""
    symbol: str = ""

    @property
    def is_gap(self) -> bool:
        """True where nothing is known at this step."""
        return not self.id


Row = tuple[Node, ...]  # a node for each of STEPS


@dataclass(frozen=True, slots=True)
class Cell:
    """A node as it stands in a table: over how many rows it goes."""

    node: Node
    step: Step
    rows: int


def linked_words(by: LinkedBy) -> str:
    """Return who says that one thing serves another."""
    return {
        LinkedBy.SOURCE: _("laut Quelle"),
        LinkedBy.EDITORS: _("Zuordnung der Redaktion"),
        LinkedBy.RESOLUTION: _("laut Beschluss"),
    }[by]


def chain(data: Store, area: Area, pillar: str = "") -> list[Row]:
    """Return a row for each way from a vision to an indicator, of all pillars or one; gaps are nodes of their own.

    Goals are those that say anything about the area, measures those that touch it. What is known of neither the source
    nor the editors is a gap: "kein Ziel zugeordnet", "keine Maßnahme zugeordnet", "kein Ergebnis berichtet", "keine
    Wirkung gemessen".
    """
    meant = [one for one in data.results_meant_for(area.code, data.day) if not one.is_own]
    measures = [one for one, _how in measures_of_area(data.dataset, area)]
    found: list[Row] = []
    for one in data.dataset.pillars.values():
        if pillar in ("", one.id):
            found += _of_pillar(data, area, one, meant, measures)
    return found


def _of_pillar(
    data: Store, area: Area, pillar: Pillar, meant: Sequence[Result], measures: Sequence[Measure]
) -> Iterator[Row]:
    results = [one for one in meant if one.goal.pillar == pillar.id]
    own = [one for one in measures if one.pillar == pillar.id]
    head = (_vision(data, pillar), _pillar(pillar, results))
    served: set[str] = set()
    for result in results:
        goal, indicator = result.goal, _measured(data, result)
        serving = [one for one in measures if goal.id in one.goals or goal.indicator in one.indicators]
        served |= {one.id for one in serving}
        first = (*head, _goal(result))
        if not serving:
            yield (*first, _gap(_("keine Maßnahme zugeordnet")), _gap(""), indicator)
        for measure in serving:
            for output in _outputs(measure):
                yield (*first, _measure(data, measure, measure.linked_by), output, indicator)
    for measure in own:
        if measure.id in served:
            continue
        for output in _outputs(measure):
            for effect in _effects(data, area, measure):
                link = _measure(data, measure, LinkedBy.EDITORS)
                yield (*head, _gap(_("kein Ziel zugeordnet")), link, output, effect)
    if not results and not own:
        yield (*head, _gap(_("kein Ziel beschlossen")), _gap(_("keine Maßnahme bekannt")), _gap(""), _no_effect())


def _gap(label: str) -> Node:
    return Node(label)


def _no_effect() -> Node:
    return _gap(_("keine Wirkung gemessen"))


def _vision(data: Store, pillar: Pillar) -> Node:
    vision = data.dataset.visions.get(pillar.vision)
    if vision is None:
        return _gap(_("keine Vision genannt"))
    written = ", ".join(filter(None, [vision.document, partial_date_de(vision.date) if vision.date else ""]))
    return Node(vision.label, vision.id, detail=vision.text, linked=written, url=vision.url)


def _pillar(pillar: Pillar, results: Sequence[Result]) -> Node:
    decided = sum(one.goal.kind == GoalKind.RESOLUTION for one in results)
    text = _("{decided} von {all} Zielen beschlossen").format(decided=decided, all=len(results))
    detail = text if decided else _("kein Ziel beschlossen")
    linked = linked_words(pillar.linked_by) if pillar.vision else ""
    return Node(pillar.label, pillar.id, detail=detail, linked=linked)


def _goal(result: Result) -> Node:
    goal = result.goal
    by = LinkedBy.RESOLUTION if goal.kind == GoalKind.RESOLUTION else LinkedBy.EDITORS
    return Node(
        goal.label, goal.id, detail=kind_words(goal), linked=linked_words(by), url=goal.url,
        href=links.goal(result.asked.id, result.area.code),
    )  # fmt: skip


def _measure(data: Store, measure: Measure, by: LinkedBy) -> Node:
    return Node(
        measure.label, measure.id, detail=status_label(measure.standing(data.day)), linked=linked_words(by),
        url=measure.url, href=links.link("projekte", massnahme=measure.id),
    )  # fmt: skip


def _outputs(measure: Measure) -> list[Node]:
    if not measure.outputs:
        return [_gap(_("kein Ergebnis berichtet"))]
    by = linked_words(LinkedBy.SOURCE)
    return [
        Node(one.what, f"{measure.id}:{number}", detail=output_words(one), linked=by, url=one.url)
        for number, one in enumerate(measure.outputs)
    ]


def output_words(one: Output) -> str:
    """Return how much of it there is: "3 Städte, geplant 5 (2022, beim Start)"; what is not known is left out."""
    numbers = [None if value is None else format_number(value, 0 if value == int(value) else 1)
               for value in (one.reached, one.planned)]  # fmt: skip
    reached, planned = numbers
    if reached is None:
        said = _("geplant: {planned} {unit}").format(planned=planned, unit=one.unit)
    elif planned is None:
        said = f"{reached} {one.unit}"
    else:
        said = _("{reached} {unit}, geplant {planned}").format(reached=reached, planned=planned, unit=one.unit)
    when = ", ".join(filter(None, [partial_date_de(one.date) if one.date else "", one.note]))
    return f"{said.strip()} ({when})" if when else said.strip()


def _measured(data: Store, result: Result) -> Node:
    """The indicator of a goal with its newest value and rating in the area."""
    by = LinkedBy.RESOLUTION if result.goal.kind == GoalKind.RESOLUTION else LinkedBy.EDITORS
    node = _indicator(data, result.area, result.goal.indicator, by)
    return (
        node
        if node.is_gap
        else replace(node, detail=f"{node.detail} · {rating_word(result)}", symbol=result.rating.code)
    )


def _effects(data: Store, area: Area, measure: Measure) -> list[Node]:
    """The indicators a measure names, as far as they are known."""
    known = [name for name in measure.indicators if name in data.series]
    return [_indicator(data, area, name, measure.linked_by) for name in known] or [_no_effect()]


def _indicator(data: Store, area: Area, name: str, by: LinkedBy) -> Node:
    series = data.series[name]
    figure, indicator = series.latest(area.code), series.indicator
    if figure is None:
        figures = series.figures(area.code)
        why = missing_text(figures[-1].sign if figures else "")
        return _gap(_("{indicator}: {why}").format(indicator=indicator.short, why=why))
    value = f"{format_short(figure.value, indicator)} ({indicator.period(figure.year)})"
    source = data.sources_of(indicator)[0]
    return Node(
        indicator.short, name, detail=value, linked=linked_words(by), url=source.url,
        href=links.map_of(name, area.code),
    )  # fmt: skip


def cells(rows: Sequence[Row]) -> list[list[Cell]]:
    """Return the rows as those of a table in which a node that follows the same ones goes over all its rows.

    A gap goes over rows only as far as what stands before it does.
    """
    found: list[list[Cell]] = [[] for _row in rows]
    for column, step in enumerate(STEPS):
        start = 0
        while start < len(rows):
            until = start + 1
            while until < len(rows) and rows[until][: column + 1] == rows[start][: column + 1]:
                until += 1
            found[start].append(Cell(rows[start][column], step, until - start))
            start = until
    return found
