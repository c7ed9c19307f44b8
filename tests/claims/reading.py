"""How statements are read: piece by piece, each by the check that understands it, and what no check understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tests.claims.facts import Facts

SEPARATOR = re.compile(r"(?:\s|;|·|\|)+")
LONGEST = 400
DEPENDS_ON = ("indicator", "goal", "x", "y", "since", "percent", "scale")  # what a pattern may differ by
About = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A text of the product: of which kind, and what it is about (indicator, area, year, what stands beside it)."""

    kind: str
    text: str
    about: About = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A statement that is not true, or that no check understands (`check` "")."""

    statement: Statement
    check: str
    why: str

    def __str__(self) -> str:
        about = ", ".join(
            f"{key}={value}" for key, value in self.statement.about.items() if isinstance(value, str | int)
        )
        text, check = self.statement.text[:LONGEST], self.check or "unchecked pattern"
        return f"{check}: {self.why}\n    [{self.statement.kind}] {text!r} ({about})"


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of a statement as a check gets it."""

    found: re.Match[str]
    about: About
    facts: Facts
    statement: Statement

    def __getitem__(self, name: str) -> str:
        """What the pattern found under a name, "" where that part is missing."""
        return self.found[name] or ""


Pattern = Callable[[About, Facts], str]
Judge = Callable[[Claim], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """A claim that statements make, the pattern of those that make it, and how it is judged."""

    name: str
    claim: str
    pattern: Pattern
    judge: Judge


@dataclass(frozen=True, slots=True)
class Rule:
    """What no statement may say, however it says it; `why` gives the reason where one does, else ""."""

    name: str
    claim: str
    why: Callable[[Statement, Facts], str]


CHECKS: dict[str, Check] = {}
RULES: dict[str, Rule] = {}
GRAMMAR: dict[str, list[Check]] = {}


def check(pattern: str | Pattern, *kinds: str) -> Callable[[Judge], Judge]:
    """Register a function as the check of pieces with a pattern in kinds of statements; its docstring is the claim."""

    def register(judge: Judge) -> Judge:
        made = pattern if callable(pattern) else lambda _about, _facts: pattern
        one = Check(judge.__name__, (judge.__doc__ or "").strip(), made, judge)
        known = CHECKS.get(one.name)
        if known:  # pytest imports modules a second time, to look for doctests
            assert known.judge.__code__ == judge.__code__, f"two checks are called {one.name}"
            return judge
        CHECKS[one.name] = one
        also(one.name, *kinds)
        return judge

    return register


def rule(why: Callable[[Statement, Facts], str]) -> Callable[[Statement, Facts], str]:
    """Register a function as a rule that holds for all statements; its docstring is the claim."""
    RULES[why.__name__] = Rule(why.__name__, (why.__doc__ or "").strip(), why)
    return why


def also(name: str, *kinds: str) -> None:
    """Let a check read statements of further kinds."""
    for kind in kinds:
        known = GRAMMAR.setdefault(kind, [])
        if CHECKS[name] not in known:
            known.append(CHECKS[name])


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=32_768)
def _patterns(kind: str, key: tuple[Any, ...], facts: Facts) -> list[tuple[Check, re.Pattern[str]]]:
    """The checks of a kind with their patterns for what statements are about, as far as patterns depend on it."""
    about = dict(zip(DEPENDS_ON, key, strict=True))
    known = {name: value for name, value in about.items() if value is not None}
    return [(one, _compiled(one.pattern(known, facts))) for one in GRAMMAR.get(kind, [])]


@dataclass(frozen=True, slots=True)
class Piece:
    """Which check read which part of a statement, and what it found to be false."""

    check: str
    start: int
    end: int
    whys: tuple[str, ...]


def pieces(statement: Statement, facts: Facts) -> Iterator[Piece]:
    """Read a statement from its beginning; what no check understands ends the reading as a piece without a check."""
    text, at = statement.text, 0
    checks = _patterns(statement.kind, tuple(map(statement.about.get, DEPENDS_ON)), facts)
    while at < len(text):
        if gap := SEPARATOR.match(text, at):
            at = gap.end()
            continue
        for one, pattern in checks:
            found = pattern.match(text, at)
            if found and found.end() > at:
                yield Piece(
                    one.name, at, found.end(), tuple(one.judge(Claim(found, statement.about, facts, statement)))
                )
                at = found.end()
                break
        else:
            yield Piece("", at, len(text), (f"nothing reads {text[at : at + 160]!r}",))
            return


def contradictions(statements: Iterable[Statement], facts: Facts) -> Iterator[Contradiction]:
    """All that is false in some statements, and what no check understands."""
    for statement in statements:
        for one in RULES.values():
            if why := one.why(statement, facts):
                yield Contradiction(statement, one.name, why)
        for piece in pieces(statement, facts):
            for why in piece.whys:
                yield Contradiction(statement, piece.check, why)


def pattern_of(text: str) -> str:
    """A text without what differs from place to place, to count patterns: numbers and what stands in quotes."""
    return re.sub(r"\d[\d.,]*", "#", re.sub(r"„[^“]*“", "„…“", text))[:120]
