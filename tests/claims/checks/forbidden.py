"""What no statement may say, whatever its pattern: rules that hold for words wherever they stand."""

from __future__ import annotations

import re

from tests.claims.facts import Facts
from tests.claims.rated import NOT_RATED, STANDSTILL, WORDS, Judged, judge, standing_of
from tests.claims.reading import Statement, rule

BETTER = re.compile(r"in die (?:richtige|gewünschte) Richtung|zu langsam|wird besser|werden besser")
PACE = re.compile(
    r"(?P<before>\d+) (?P<word>auf Kurs|knapp daneben|zu langsam)|(?P<other>auf Kurs|knapp daneben|zu langsam): "
    r"(?P<after>\d+)"
)
OVERDUE, MIDDLE, NONE_OF_ALL = "überfällig", "mittlere Wert", re.compile(r"\b0 von \d+ (?:Gemeinden|Kreisen)")
COUNTED_GOALS = re.compile(r"\d+ (?:bewerteten )?Ziel(?:e|en)\b")
OF_AREA = ("goals", "goals.tiles")


def _of(statement: Statement, facts: Facts) -> Judged | None:
    about = statement.about
    if "goal" not in about or "area" not in about or "this_year" not in about:
        return None
    return judge(facts, about["goal"], about["area"], about["this_year"])


@rule
def nothing_is_overdue(statement: Statement, _facts: Facts) -> str:
    """Of a measure is said since when no new report is known, not that one is overdue: nobody owes us reports."""
    return "calls something overdue" if OVERDUE in statement.text.casefold() else ""


@rule
def a_middle_has_its_name(statement: Statement, _facts: Facts) -> str:
    """A middle value is called median or mean: they differ."""
    return "does not say which middle is meant" if MIDDLE in statement.text else ""


@rule
def standstill_leads_nowhere(statement: Statement, facts: Facts) -> str:
    """What stands still, because as much was counted as before, goes in no direction, right or wrong."""
    if statement.kind not in ("rating", "rating.word") or not BETTER.search(statement.text):
        return ""
    found = _of(statement, facts)
    return "the value stands still" if found and found.status == STANDSTILL else ""


@rule
def unfit_values_have_no_rating(statement: Statement, facts: Facts) -> str:
    """Values that must not be rated, such as those of paediatricians of municipalities, get no rating word."""
    if statement.kind not in ("rating", "rating.word", "goal.way"):
        return ""
    found = _of(statement, facts)
    if found is None or found.status != NOT_RATED or statement.kind == "goal.way":
        return ""
    said = [word for word in WORDS.values() if re.search(rf"(?:damals: |^){re.escape(word)}", statement.text)]
    return f"says {said[0]!r} where nothing is rated" if said else ""


@rule
def proposals_are_no_goals(statement: Statement, facts: Facts) -> str:
    """Proposals and references are never counted as goals: only a resolution is one."""
    if statement.kind not in OF_AREA or not COUNTED_GOALS.search(statement.text):
        return ""
    decided = sum(standing_of(row["kind"]) == "resolution" for row in facts.goals.values())
    return f"counts goals, {decided} are decided" if decided < len(facts.goals) else ""


@rule
def pace_needs_a_target(statement: Statement, facts: Facts) -> str:
    """The words "auf Kurs", "knapp daneben", "zu langsam" count only what has a target ahead and values of today."""
    if statement.kind not in OF_AREA:
        return ""
    about = statement.about
    every = [judge(facts, goal, about["area"], about["this_year"]) for goal in facts.goals]
    for found in PACE.finditer(statement.text.replace("damals ", "damals: ")):
        word, count = found["word"] or found["other"], int(found["before"] or found["after"])
        then = found.start() > 0 and statement.text[: found.start() + 8].rstrip().endswith("damals")
        right = sum(one.word == word and (one.is_current or "damals" in statement.text) for one in every)
        if count > right and not then:
            return f"says {count} {word}, there are {right}"
    return ""


@rule
def nothing_rated_is_not_none_on_track(statement: Statement, _facts: Facts) -> str:
    """Where nothing can be rated, that is said; not that none of all is on track."""
    if statement.kind != "goal":
        return ""
    return "says none of all" if NONE_OF_ALL.search(statement.text) else ""
