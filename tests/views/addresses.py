"""An address for every view: what it shows in the general tests."""

from __future__ import annotations

from datetime import date

from indicators.address.choice import read
from indicators.export.view import View
from indicators.export.view_kind import ViewKind
from indicators.store import Store

DAY = date(2026, 1, 2)


def address_of(kind: ViewKind, data: Store) -> dict[str, str]:
    """The usual address of a view, with the first goal it can show where it needs one, a pillar for all its goals."""
    if kind.given:
        pillar = {"saeule": next(iter(data.dataset.pillars), "")} if kind.code == "matrix" else {}
        return {**kind.given, **pillar}
    goals = [{"ziel": name} for name in data.dataset.goals] if "ziel" in kind.choice.allowed() else []
    can_be_shown = (one for one in goals if kind.make(data, read(kind.choice, one, data)[0], DAY))
    return next(can_be_shown, next(iter(goals), {}))


def view_of(kind: ViewKind, data: Store, **parameters: str) -> View:
    """A view of the shipped or of made-up data."""
    choice, notices = read(kind.choice, {**address_of(kind, data), **parameters}, data)
    assert notices == []
    found = kind.make(data, choice, DAY)
    assert found is not None
    return found
