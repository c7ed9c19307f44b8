"""What the chain of effect says: its steps, its sentence, and the counts of its picture."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from indicators.language.i18n import gettext as _
from indicators.model import GoalKind
from indicators.store import Store
from indicators.views.effect.chain import STEPS, Node, Row, Step


def step_words() -> Mapping[Step, str]:
    """Return what the steps are called."""
    return {
        Step.VISION: _("Vision"), Step.PILLAR: _("Handlungsfeld"), Step.GOAL: _("Ziel"), Step.MEASURE: _("Maßnahme"),
        Step.OUTPUT: _("Ergebnis"), Step.INDICATOR: _("Indikator"),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of a chain there is: goals, of them decided and with a measure; measures, with output, with effect.

    `elsewhere` are goals of the same pillars that say nothing about the area, such as those for districts alone.
    """

    goals: int
    decided: int
    served: int
    measures: int
    with_output: int
    with_effect: int
    elsewhere: int = 0


def counts(data: Store, rows: Sequence[Row]) -> Counts:
    """Return how much of a chain is known; each goal and each measure counts once."""
    goals = {row[2].id for row in rows if row[2].id}
    measures = {row[3].id for row in rows if row[3].id}
    pillars = {row[1].id for row in rows}
    return Counts(
        goals=len(goals),
        decided=sum(data.dataset.goals[name].kind == GoalKind.RESOLUTION for name in goals),
        served=len({row[2].id for row in rows if row[2].id and row[3].id}),
        measures=len(measures),
        with_output=len({row[3].id for row in rows if row[3].id and row[4].id}),
        with_effect=len({row[3].id for row in rows if row[3].id and row[5].id}),
        elsewhere=sum(one.pillar in pillars and name not in goals for name, one in data.dataset.goals.items()),
    )


def effect_sentence(found: Counts) -> str:
    """Return how far the chain reaches, and where it is broken off."""
    goals, measures = _("Es gibt kein Ziel."), _("Es ist keine Maßnahme bekannt.")
    if found.goals:
        decided = {0: _("ist keines beschlossen"), 1: _("ist eines beschlossen")}.get(found.decided)
        served = {0: _("keines"), 1: _("eines")}.get(found.served)
        goals = _("Von {all} Zielen {decided}; für {served} gibt es eine zugeordnete Maßnahme.").format(
            all=found.goals,
            decided=decided or _("sind {n} beschlossen").format(n=found.decided),
            served=served or found.served,
        )
    if found.elsewhere:
        more = {1: _("Ein weiteres Ziel gilt nur für andere Gebiete oder Ebenen.")}.get(found.elsewhere)
        others = _("{n} weitere Ziele gelten nur für andere Gebiete oder Ebenen.").format(n=found.elsewhere)
        goals = f"{goals} {more or others}"
    if found.measures:
        output = {0: _("keiner"), 1: _("einer")}.get(found.with_output)
        effect = {0: _("keine ist"), 1: _("eine ist")}.get(found.with_effect)
        measures = _(
            "Von {all} Maßnahmen ist bei {output} ein zählbares Ergebnis berichtet; {effect} einem Indikator "
            "zugeordnet, der auch von vielem anderen abhängt."
        ).format(
            all=found.measures,
            output=output or found.with_output,
            effect=effect or _("{n} sind").format(n=found.with_effect),
        )
    return f"{goals} {measures}"


def pillars_of(rows: Sequence[Row]) -> list[tuple[Node, list[Row]]]:
    """Return the rows by pillar, in their order."""
    found: dict[Node, list[Row]] = {}
    for row in rows:
        found.setdefault(row[STEPS.index(Step.PILLAR)], []).append(row)
    return list(found.items())


def described(rows: Collection[Row]) -> str:
    """Return the text alternative of the picture: each pillar with what is known below it."""
    words = step_words()
    parts = []
    for pillar, own in pillars_of(list(rows)):
        counted = [(step, {row[number].id for row in own if row[number].id}) for number, step in enumerate(STEPS)][2:]
        told = ", ".join(f"{words[step]}: {len(ids)}" for step, ids in counted)
        parts.append(_("{pillar} ({detail}): {told}.").format(pillar=pillar.label, detail=pillar.detail, told=told))
    return " ".join(parts)
