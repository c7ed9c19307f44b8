"""Each check reports falsehoods: planted ones, and statements as they read before they were mended."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.claims import checks
from tests.claims.by_hand import AS_IT_READ, ONLY_BY_HAND, STILL_TRUE
from tests.claims.facts import Facts
from tests.claims.planted import Planted, falsehoods
from tests.claims.reading import CHECKS, RULES, Statement, contradictions, pieces
from tests.claims.statements import Scope, everything
from tests.conftest import SHIPPED

AREAS = ["swf", "05970", "05970004", "05962004", "05974004"]
INDICATORS = [
    "siedlungsflaeche", "hausaerzte", "bevoelkerung", "kinderaerzte", "ladepunkte", "ladepunkte_je_1000",
    "wahlbeteiligung_rat", "uebernachtungen", "benachteiligung", "industrieumsatz", "gigabit", "glasfaser",
]  # fmt: skip
SAMPLES = 4  # statements that are made false, of each check and kind
LOOKED_THROUGH = 40  # statements of each kind about each indicator
SAYS_NOTHING = {"says_nothing", "line_named", "note_of_indicator"}  # they read what cannot be false
assert checks


@pytest.fixture(scope="module")
def facts() -> Facts:
    """What is true, read from the files of the shipped data."""
    return Facts(SHIPPED)


@pytest.fixture(scope="module")
def planted(shipped, facts) -> dict[str, list[Planted]]:
    """Some statements that each check reads, made false in one thing."""
    goals = list(shipped.dataset.goals)
    found: dict[str, list[Planted]] = defaultdict(list)
    taken: dict[tuple[str, str], set[str]] = defaultdict(set)
    read: Counter[tuple[str, str, str]] = Counter()
    for statement in everything(Scope.part(shipped, AREAS, INDICATORS, goals), facts):
        key = statement.kind, *(statement.about.get(one, "") for one in ("indicator", "goal"))
        read[key] += 1
        for piece in pieces(statement, facts) if read[key] <= LOOKED_THROUGH else ():
            text = statement.text[piece.start : piece.end]
            known = taken[piece.check, statement.kind]
            if len(known) < SAMPLES and text not in known:
                known.add(text)
                found[piece.check] += falsehoods(statement, piece.start, piece.end, facts)
    return found


@pytest.mark.parametrize("name", sorted({*CHECKS} - SAYS_NOTHING - {one.reported_by for one in ONLY_BY_HAND}))
def test_a_check_reports_what_was_made_false(name, planted, facts):
    assert planted[name], "no true statement was read by this check"
    missed = [one for one in planted[name] if not list(contradictions([one.statement], facts))]
    shown = (f"{one.what}: [{one.statement.kind}] {one.statement.text!r} {one.statement.about}" for one in missed[:8])
    assert not missed, "\n".join(shown)


@pytest.mark.parametrize("one", [*ONLY_BY_HAND, *AS_IT_READ], ids=lambda one: f"{one.reported_by}: {one.text[:60]}")
def test_a_false_statement_is_reported(one, facts):
    found = list(contradictions([Statement(one.kind, one.text, {"this_year": 2026, **one.about})], facts))
    assert one.reported_by in [each.check for each in found], [str(each) for each in found] or "taken for true"


@pytest.mark.parametrize("one", STILL_TRUE, ids=lambda one: one.text[:60])
def test_the_true_one_beside_it_is_not(one, facts):
    assert not list(contradictions([Statement(one.kind, one.text, {"this_year": 2026, **one.about})], facts))


def test_every_check_and_rule_has_a_claim_and_is_seen_to_fail():
    by_hand = {one.reported_by for one in (*ONLY_BY_HAND, *AS_IT_READ)}
    assert not {*RULES} - by_hand
    claims = [*(one.claim for one in CHECKS.values()), *(one.claim for one in RULES.values())]
    assert all(len(one) > 20 for one in claims)


def test_a_sentence_that_no_check_reads_is_reported(facts):
    found = list(
        contradictions(
            [Statement("statement", "In Soest ist alles gut.", {"indicator": "gigabit", "area": "swf"})], facts
        )
    )
    assert [one.check for one in found] == [""] and "nothing reads" in found[0].why


def test_a_kind_of_statement_without_any_check_is_reported(facts):
    assert [one.check for one in contradictions([Statement("new", "Neu.")], facts)] == [""]
