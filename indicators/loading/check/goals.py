"""pillars.csv and goals.csv: their columns, and the rules between them."""

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd

from indicators.loading.cells import CODE, DAY, LEVEL, MILESTONES, NUMBER, PARTIAL_DATE, PARTS, SDG, URL, YEAR, one_of
from indicators.loading.check.references import Known, check_areas_named, usable
from indicators.loading.rows import Row
from indicators.loading.schema import Column, Fields, Table, texts
from indicators.model import Direction, Goal, GoalKind, Indicator, Pillar, Rule, Target
from indicators.model.areas import Areas
from indicators.model.goal import Vision
from indicators.model.measure import LinkedBy
from indicators.model.problems import Problem, near_matches

VISIONS = Table(
    "visions.csv",
    (Column("id", CODE, required=True), Column("label_de", required=True)),
    optional=(*texts("text_de", "document"), Column("date", PARTIAL_DATE), Column("url", URL)),
    key=("id",),
    closed=True,
)
PILLARS = Table(
    "pillars.csv",
    (Column("pillar", CODE, required=True, field="id"), Column("label_de", required=True), Column("description_de")),
    optional=(Column("vision"), Column("linked_by", one_of(LinkedBy, LinkedBy.SOURCE))),
    key=("pillar",),
)
RULE = Column("rule", one_of(Rule, read_empty=True), title="Regel, nach der bewertet wird")
DIRECTION = Column("direction", one_of(Direction, Direction.NONE), title="Welche Änderung ein Fortschritt ist")
TARGET = (
    Column("target", NUMBER, field="value", title="Zielwert"),
    Column("lower", NUMBER, title="Statt eines Zielwerts: untere Grenze"),
    Column("upper", NUMBER, title="Statt eines Zielwerts: obere Grenze"),
    Column("target_year", YEAR, field="year", title="Zieljahr"),
    Column("base_year", YEAR, title="Basisjahr"),
)
PATH = (
    Column("base_value", NUMBER, title="Wert im Basisjahr"),
    Column("milestones", MILESTONES, title="Zwischenziele, wie 2026=40 | 2028=55.5"),
)  # no rating asks for them
GOALS = Table(
    "goals.csv",
    (
        Column("id", CODE, required=True, title="Kürzel"),
        Column("pillar", required=True, title="Handlungsfeld", names=PILLARS.file),
        Column("indicator", required=True, title="Indikator", names="indicators.csv"),
        RULE,
        DIRECTION,
        Column("kind", one_of(GoalKind, read_empty=True), title="Wer es gesetzt hat"),
    ),
    optional=(
        Column("label_de", title="Name"),
        *TARGET,
        *PATH,
        Column("level", LEVEL, title="Ebene, für die es gilt"),
        Column("areas", PARTS, title="Statt einer Ebene: Gebiete, für die es gilt", names="areas.csv"),
        Column("decided_by", title="Wer es beschlossen hat"),
        Column("document", title="Dokument, in dem es steht"),
        Column("decided_on", DAY, title="Tag des Beschlusses"),
        Column("url", URL, title="Adresse des Dokuments"),
        Column("how_it_becomes_a_number", field="how", title="Wie aus dem Satz eine Zahl wird"),
        Column("valid_from", DAY, title="Gilt ab"),
        Column("valid_until", DAY, title="Gilt bis"),
        Column("replaces", title="Ersetzt das Ziel", names="goals.csv"),
        Column("sdg", SDG, title="Ziele der Agenda 2030, wie 9 | 11.a"),
        Column("bnk_de", title="Aspekt des Berichtsrahmens Nachhaltige Kommune"),
    ),
    key=("id",),
)


def check_visions(frame: pd.DataFrame, problems: list[Problem]) -> dict[str, Vision]:
    """Return the visions by id, in file order; what is wrong is added to `problems`."""
    return VISIONS.read(frame, problems, lambda row, fields: Vision(**fields) if row.ok else None)


def check_pillars(frame: pd.DataFrame, problems: list[Problem], *, visions: Known) -> dict[str, Pillar]:
    """Return the pillars by id, in file order; what is wrong is added to `problems`.

    A pillar of an unknown vision stays, without it.
    """

    def pillar(row: Row, fields: Fields) -> Pillar | None:
        is_ok = row.ok
        [vision] = usable(row, "vision", [fields["vision"]], visions) or ("",)
        return Pillar(**fields | {"vision": vision}) if is_ok else None

    return PILLARS.read(frame, problems, pillar)


def check_goals(
    frame: pd.DataFrame,
    problems: list[Problem],
    *,
    pillars: Mapping[str, Pillar],
    indicators: Mapping[str, Indicator],
    areas: Areas,
) -> dict[str, Goal]:
    """Return the goals by id, in file order; what is wrong is added to `problems`, a goal with a fault is left out."""
    shown = {name: one for name, one in indicators.items() if not one.is_weight}
    named = list(frame["id"])

    def goal(row: Row, fields: Fields) -> Goal | None:
        usable(row, "indicator", [fields["indicator"]], Known("indicators.csv", shown))
        usable(row, "pillar", [fields["pillar"]], Known(PILLARS.file, pillars))
        check_areas_named(row, fields["areas"], areas)
        indicator, target = shown.get(fields["indicator"]), read_target(row, fields)
        if indicator:
            _within_bounds(row, indicator, target)
        _check_goal(row, fields, target)
        _check_milestones(row, target)
        if fields["replaces"] and fields["replaces"] not in named:
            expected = f"Ein anderes Kürzel aus {GOALS.file}.{near_matches(fields['replaces'], named)}"
            row.fault("unknown", "replaces", f"„{fields['replaces']}“ ist unbekannt.", expected)
        label = fields["label"] or (indicator.label if indicator else "")
        return Goal(**fields | {"label": label}, target=target) if row.ok else None

    return GOALS.read(frame, problems, goal)


def _check_goal(row: Row, fields: Fields, target: Target) -> None:
    if target.year and target.base_year and target.base_year >= target.year:
        found = f"{target.base_year} liegt nicht vor {target.year}."
        row.fault("base_year", "base_year", found, "Ein Jahr vor dem Zieljahr.")
    valid_from, valid_until = fields["valid_from"], fields["valid_until"]
    if valid_from and valid_until and valid_from > valid_until:
        row.fault("validity", "valid_until", f"{valid_until} liegt vor {valid_from}.", "Ende nicht vor dem Anfang.")
    if fields["kind"] == GoalKind.RESOLUTION:
        row.require(("decided_by", "decided_on"))
    if fields["areas"] and fields["level"]:
        row.fault("level", "level", "Ebene und Gebiete stehen zusammen.", "Entweder level oder areas.")


def _check_milestones(row: Row, target: Target) -> None:
    """Interim values lie between base and target, in time and in the way to go."""
    if (target.milestones or target.base_value is not None) and (target.value is None or not target.year):
        column = "milestones" if target.milestones else "base_value"
        row.fault("milestones", column, "Zielwert oder Zieljahr fehlt.", "Beides, oder keine Zwischenziele und Basis.")
        return
    if target.base_value is not None and target.base_year is None:
        row.fault("base_year", "base_year", "Das Jahr zum Basiswert fehlt.", "Vierstellig, zum Beispiel 2023.")
    way = [*target.milestones, (target.year or 0, target.value or 0.0)]
    if target.base_value is not None:
        way.insert(0, (target.base_year or 0, target.base_value))
    up = target.direction == Direction.UP
    for (year, value), (later, other) in pairwise(way):
        if not year < later or (value > other if up else value < other):
            found = f"{year}: {value:g} passt nicht vor {later}: {other:g}."
            row.fault("milestones", "milestones", found, "Jahre und Werte gehen Schritt für Schritt zum Ziel.")
            return


def read_target(row: Row, fields: Fields) -> Target:
    """Return the target of a row, taking its fields out of `fields`: those of RULE, DIRECTION, TARGET and PATH.

    Whatever does not fit together is a fault of the row; the target is then of no use.
    """
    target = Target(**{name: fields.pop(name) for name in Target.__dataclass_fields__ if name in fields})
    rule, lower, upper = target.rule, target.lower, target.upper
    is_interval = bool(row.text("lower") or row.text("upper"))
    if target.direction == Direction.NONE and not is_interval:
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
    return target


def _within_bounds(row: Row, indicator: Indicator, target: Target) -> None:
    low = -float("inf") if indicator.minimum is None else indicator.minimum
    high = float("inf") if indicator.maximum is None else indicator.maximum
    for column, value in (("target", target.value), ("lower", target.lower), ("upper", target.upper)):
        if value is not None and not low <= value <= high:
            found = f"{value:g} liegt außerhalb der Grenzen von „{indicator.id}“."
            row.fault("bounds", column, found, f"Von {low:g} bis {high:g}.")
