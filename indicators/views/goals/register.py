"""The register of goals: what is decided, proposed, taken from elsewhere, expired, replaced, still to come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.address import links
from indicators.export.table import level_plural
from indicators.language.formatting import day_de, join_de
from indicators.language.i18n import gettext as _
from indicators.model import Goal
from indicators.model.goal import Standing
from indicators.ratings.target_words import target_number, target_words
from indicators.ratings.words import kind_words, origin_words
from indicators.store import Store


class State(StrEnum):
    """Where a goal stands on a day, in the order of the register."""

    DECIDED = "decided"
    PROPOSED = "proposed"
    REFERENCE = "reference"
    COMING = "coming"
    EXPIRED = "expired"
    REPLACED = "replaced"


def state_of(goal: Goal, goals: Iterable[Goal], day: date) -> State:
    """Return where a goal stands: replaced by one decided in its place for all its areas, expired, coming, in force.

    One that is replaced in some areas alone is in force in the others.
    """
    if any(one.replaces == goal.id and one.areas == goal.areas and _has_begun(one, day) for one in goals):
        return State.REPLACED
    if goal.valid_until and goal.valid_until < day:
        return State.EXPIRED
    if not _has_begun(goal, day):
        return State.COMING
    return {
        Standing.RESOLUTION: State.DECIDED, Standing.PROPOSAL: State.PROPOSED, Standing.REFERENCE: State.REFERENCE,
    }[goal.kind.standing]  # fmt: skip


def _has_begun(goal: Goal, day: date) -> bool:
    return (goal.valid_from or day) <= day


def state_words() -> Mapping[State, str]:
    """Return what the states are called."""
    return {
        State.DECIDED: _("Beschlossen"), State.PROPOSED: _("Vorgeschlagen, nicht beschlossen"),
        State.REFERENCE: _("Vorgaben von Bund und Land"), State.COMING: _("Beschlossen, gilt noch nicht"),
        State.EXPIRED: _("Abgelaufen"), State.REPLACED: _("Durch ein anderes ersetzt"),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A goal in the register: its words, when and where it holds, what it replaces or is replaced by ("")."""

    goal: Goal
    state: State
    target: str
    kind: str
    origin: str
    where: str
    valid: str
    milestones: str
    relation: str
    href: str


def register(data: Store, day: date) -> list[Entry]:
    """Return all goals by state, each state in the order of the file."""
    goals = data.dataset.goals
    found = [_entry(data, one, state_of(one, goals.values(), day)) for one in goals.values()]
    order = list(State)
    return sorted(found, key=lambda one: order.index(one.state))


def _entry(data: Store, goal: Goal, state: State) -> Entry:
    dataset, indicator = data.dataset, data.dataset.indicators[goal.indicator]
    since = _("seit {day}").format(day=day_de(goal.valid_from)) if goal.valid_from else ""
    until = _("bis {day}").format(day=day_de(goal.valid_until)) if goal.valid_until else ""
    steps = [f"{year}: {target_number(value, indicator)}" for year, value in goal.target.milestones]
    return Entry(
        goal=goal,
        state=state,
        target=target_words(goal.target, indicator),
        kind=kind_words(goal),
        origin=origin_words(goal),
        where=_where(data, goal),
        valid=" ".join(filter(None, [since, until])),
        milestones=", ".join(steps),
        relation=_relation(goal, dataset.goals),
        href=links.goal(goal.id),
    )


def _where(data: Store, goal: Goal) -> str:
    if goal.areas:
        return join_de([data.dataset.areas[code].label for code in goal.areas])
    return _("nur für {level}").format(level=level_plural(goal.level)) if goal.level else _("überall")


def _relation(goal: Goal, goals: Mapping[str, Goal]) -> str:
    own = goals.get(goal.replaces)
    later = [one.label for one in goals.values() if one.replaces == goal.id]
    said = [_("ersetzt: {goal}").format(goal=own.label)] if own else []
    said += [_("ersetzt durch: {goals}").format(goals=join_de(later))] if later else []
    return "; ".join(said)


def by_state(entries: Sequence[Entry]) -> list[tuple[State, list[Entry]]]:
    """Return the entries of each state that has some."""
    return [(state, own) for state in State if (own := [one for one in entries if one.state == state])]


def register_sentence(entries: Sequence[Entry]) -> str:
    """Return how many goals are decided, proposed, and so on: what is not decided is never called so."""
    if not entries:
        return ""
    decided = sum(one.state == State.DECIDED for one in entries)
    words = {
        State.PROPOSED: (_("{n} ist ein Vorschlag"), _("{n} sind Vorschläge")),
        State.REFERENCE: (_("{n} ist eine Vorgabe von Bund oder Land"), _("{n} sind Vorgaben von Bund und Land")),
        State.COMING: (_("{n} gilt noch nicht"), _("{n} gelten noch nicht")),
        State.EXPIRED: (_("{n} ist abgelaufen"), _("{n} sind abgelaufen")),
        State.REPLACED: (_("{n} ist ersetzt"), _("{n} sind ersetzt")),
    }
    rest = [words[state][len(own) > 1].format(n=len(own)) for state, own in by_state(entries) if state in words]
    first = _("Von {all} Zielen ist keines beschlossen") if not decided else _("Von {all} Zielen sind {n} beschlossen")
    said = first.format(all=len(entries), n=decided)
    return f"{said}; {join_de(rest)}." if rest else f"{said}."
