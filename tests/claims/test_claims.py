"""The reader's test: all that the product says of the shipped data is true, and is understood by a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

import pytest

from tests.claims import checks
from tests.claims.facts import Facts
from tests.claims.reading import Contradiction, Statement, contradictions, pattern_of
from tests.claims.statements import GENERATORS, Scope
from tests.conftest import SHIPPED

LEAST = {"of_figures": 60_000, "of_maps": 60_000, "of_spreads": 15_000, "of_tables": 20_000, "of_ratings": 10_000}
SHOWN = 12
assert checks


@pytest.fixture(scope="module")
def facts() -> Facts:
    """What is true, read from the files of the shipped data."""
    return Facts(SHIPPED)


@pytest.mark.parametrize("generated", GENERATORS, ids=lambda one: one.__name__)
def test_what_is_said_is_true_and_understood(generated, shipped, facts, record_property):
    name, made = generated.__name__, list(generated(Scope.whole(shipped), facts))
    found = list(contradictions(made, facts))
    for kind, count in sorted(Counter(one.kind for one in made).items()):
        record_property(kind, count)
    print(f"{name}: {len(made)} statements, {dict(Counter(one.kind for one in made))}")
    assert len(made) >= LEAST.get(name, 1)
    assert not found, told(found, made)


def told(found: Iterable[Contradiction], made: list[Statement]) -> str:
    """Contradictions by check, a few of each."""
    groups: dict[tuple[str, str], list[Contradiction]] = {}
    for one in found:
        pattern = "" if one.check else pattern_of(one.why)
        groups.setdefault((one.check, pattern), []).append(one)
    lines = [f"{sum(map(len, groups.values()))} contradictions in {len(made)} statements"]
    for group in sorted(groups.values(), key=len, reverse=True):
        lines += [f"{len(group)} times", *(f"  {one}" for one in islice(group, 3))]
    return "\n".join(lines[: SHOWN * 4])
