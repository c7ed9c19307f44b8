"""Rules for pillars and goals: text tables in, typed objects and every problem out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from indicators.loading.rows import Row, rows, unique
from indicators.model import Direction, Goal, GoalKind, Indicator, Level, Pillar, Rule, Target
from indicators.model.areas import Areas
from indicators.model.problems import Problem, near_matches

PILLAR_COLUMNS = ("pillar", "label_de", "description_de")
GOAL_COLUMNS = ("id", "pillar", "indicator", "rule", "direction", "kind")
OPTIONAL_GOAL_COLUMNS = (
    "label_de",
    "target",
    "lower",
    "upper",
    "target_year",
    "base_year",
    "level",
    "areas",
    "decided_by",
    "document",
    "decided_on",
    "url",
    "how_it_becomes_a_number",
    "valid_from",
    "valid_until",
)


def check_pillars(frame: pd.DataFrame, file: str) -> tuple[dict[str, Pillar], list[Problem]]:
    """Return the pillars by id, in file order, and their problems."""
    problems: list[Problem] = []
    pillars: dict[str, Pillar] = {}
    for row in rows(frame, file, problems):
        code = row.code("pillar")
        unique(row, "pillar", code, pillars)
        pillar = Pillar(code, row.text("label_de", required=True), row.text("description_de"))
        if row.ok:
            pillars[code] = pillar
    return pillars, problems


def check_goals(
    frame: pd.DataFrame,
    file: str,
    *,
    pillars: Mapping[str, Pillar],
    indicators: Mapping[str, Indicator],
    areas: Areas,
) -> tuple[dict[str, Goal], list[Problem]]:
    """Return the goals by id, in file order, and their problems; a goal with a problem is left out."""
    problems: list[Problem] = []
    goals: dict[str, Goal] = {}
    shown = {name: one for name, one in indicators.items() if not one.is_weight}
    for row in rows(frame, file, problems):
        goal = _goal(row, pillars, shown, areas)
        unique(row, "id", row.text("id"), goals)
        if row.ok and goal:
            goals[goal.id] = goal
    return goals, problems


def _goal(row: Row, pillars: Mapping[str, Pillar], indicators: Mapping[str, Indicator], areas: Areas) -> Goal | None:
    indicator = indicators.get(_known(row, "indicator", indicators, "indicators.csv"))
    target = read_target(row)
    if target.year and target.base_year and target.base_year >= target.year:
        found = f"{target.base_year} liegt nicht vor {target.year}."
        row.fault("base_year", "base_year", found, "Ein Jahr vor dem Zieljahr.")
    if indicator:
        _within_bounds(row, indicator, target)
    kind = row.choice("kind", GoalKind)
    level = row.choice("level", Level) if row.text("level") else None
    valid_from, valid_until = row.day("valid_from"), row.day("valid_until")
    if valid_from and valid_until and valid_from > valid_until:
        row.fault("validity", "valid_until", f"{valid_until} liegt vor {valid_from}.", "Ende nicht vor dem Anfang.")
    if kind == GoalKind.RESOLUTION:
        for column in ("decided_by", "decided_on"):
            row.text(column, required=True)
    named = check_named_areas(row, areas)
    if named and level:
        row.fault("level", "level", "Ebene und Gebiete stehen zusammen.", "Entweder level oder areas.")
    goal = Goal(
        id=row.code("id"),
        pillar=_known(row, "pillar", pillars, "pillars.csv"),
        label=row.text("label_de") or (indicator.label if indicator else ""),
        indicator=row.text("indicator"),
        target=target,
        kind=kind or GoalKind.PROPOSAL,
        level=level,
        areas=named,
        decided_by=row.text("decided_by"),
        document=row.text("document"),
        decided_on=row.day("decided_on"),
        url=row.url("url"),
        how=row.text("how_it_becomes_a_number"),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    return goal if row.ok else None


def _known(row: Row, column: str, known: Mapping[str, object], file: str) -> str:
    value = row.text(column, required=True)
    if value and value not in known:
        expected = f"Kürzel aus {file}.{near_matches(value, known)}"
        row.fault("unknown", column, f"„{value}“ ist unbekannt.", expected)
    return value


def check_named_areas(row: Row, areas: Areas) -> tuple[str, ...]:
    """Return the named areas of a goal or measure, "05958004 | 05962040"; one that is unknown is a fault of the row."""
    named = row.parts("areas")
    for code in named:
        if code not in areas:
            short = code.isdigit() and f"0{code}" in areas
            near = near_matches(code, [area.code for area in areas])
            expected = f"Die führende Null fehlt: „0{code}“." if short else f"AGS aus areas.csv.{near}"
            row.fault("area", "areas", f"Das Gebiet „{code}“ ist unbekannt.", expected)
    return named


def read_target(row: Row) -> Target:
    """Return the target of a row with the columns rule, direction, target, lower, upper, target_year, base_year.

    Whatever does not fit together is a fault of the row; the target is then of no use.
    """
    rule = row.choice("rule", Rule)
    value, lower, upper = (row.number(column) for column in ("target", "lower", "upper"))
    is_interval = bool(row.text("lower") or row.text("upper"))
    direction = row.choice("direction", Direction) if row.text("direction") else Direction.NONE
    if direction == Direction.NONE and not is_interval:
        row.fault("direction", "direction", "Die Richtung fehlt.", "up: mehr ist besser; down: weniger ist besser.")
    if rule == Rule.DIRECTION and (row.text("target") or is_interval):
        row.fault("target", "target", "Die Regel direction kennt keinen Zielwert.", "Zielwert und Grenzen leeren.")
    elif rule in (Rule.TARGET_BY_YEAR, Rule.HOLD) and bool(row.text("target")) == is_interval:
        found = "Zielwert und Grenzen stehen zusammen." if is_interval else "Der Zielwert fehlt."
        row.fault("target", "target", found, "Entweder target oder lower und upper.")
    if lower is not None and upper is not None and lower > upper:
        row.fault("interval", "lower", f"{lower:g} liegt über {upper:g}.", "Untere Grenze nicht über der oberen.")
    if rule == Rule.TARGET_BY_YEAR and not row.text("target_year"):
        row.fault("target_year", "target_year", "Das Zieljahr fehlt.", "Vierstellig, zum Beispiel 2030.")
    return Target(
        rule or Rule.DIRECTION,
        direction or Direction.NONE,
        value,
        lower,
        upper,
        year=row.year("target_year"),
        base_year=row.year("base_year"),
    )


def _within_bounds(row: Row, indicator: Indicator, target: Target) -> None:
    low = -float("inf") if indicator.minimum is None else indicator.minimum
    high = float("inf") if indicator.maximum is None else indicator.maximum
    for column, value in (("target", target.value), ("lower", target.lower), ("upper", target.upper)):
        if value is not None and not low <= value <= high:
            found = f"{value:g} liegt außerhalb der Grenzen von „{indicator.id}“."
            row.fault("bounds", column, found, f"Von {low:g} bis {high:g}.")
