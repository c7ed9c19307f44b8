"""What is said about how good values are, and what is not done with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tests.claims.checks.figures import KIND_WORDS
from tests.claims.facts import Facts
from tests.claims.reading import About, Claim, check
from tests.claims.records import Fact, Quality

LEVELS = {"municipality": "Werte der Gemeinden", "district": "Werte der Kreise", "region": "Regionswerte", "": "Werte"}
REFUSED = {"rate": "keine Bewertung", "compare": "kein Vergleich", "trend": "kein Trend"}


def note_of(quality: Quality) -> str:
    """What is said of values that must not be used for everything, "" for others."""
    refused = [words for use, words in REFUSED.items() if use not in quality.allows]
    if not refused:
        return ""
    ends = [str(one) for one in dict.fromkeys((quality.first, quality.last)) if one not in (0, 9999)]
    years = f" {'–'.join(ends)}" if ends else ""
    word = f" ({KIND_WORDS[quality.kind]})" if KIND_WORDS[quality.kind] else ""
    listed = " und ".join(filter(None, [", ".join(refused[:-1]), refused[-1]]))
    return f"{LEVELS[quality.level]}{years}{word}: {listed}. {quality.reason}"


def _fact(about: About, facts: Facts) -> Fact:
    return facts.indicators[about["indicator"] if "indicator" in about else facts.goals[about["goal"]]["indicator"]]


def _begins_pattern(about: About, facts: Facts) -> str:
    reasons = "|".join(re.escape(one.reason) for one in _fact(about, facts).qualities)
    return (
        rf"(?P<note>(?:{'|'.join(LEVELS.values())})(?: [\d–]+)?(?: \([^()]+\))?: [^.]+\.(?: (?:{reasons}))?)"
        if reasons
        else "(?!)"
    )


@check(_begins_pattern, "slide", "goal", "rating.note")
def quality_noted(claim: Claim) -> Iterator[str]:
    """Which values must not be rated, compared or told as a trend, and why, is what the publisher's notes say.

    A slide that says already why it compares nothing need not give the reason again.
    """
    qualities = _fact(claim.about, claim.facts).qualities
    right = [note_of(one) for one in qualities]
    short = [note_of(replace(one, reason="")).rstrip() for one in qualities if one.reason in claim.statement.text]
    if claim["note"] not in right + short:
        yield f"it is {right}"
