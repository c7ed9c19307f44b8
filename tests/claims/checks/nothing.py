"""The closed list of sentences that say nothing about the data: what is meant, how it is made, what it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.claims.reading import Claim, check

SAYS_NOTHING = (
    "Ein Zusammenhang ist keine Ursache: Beides kann von etwas Drittem abhängen, zum Beispiel von der Größe der "
    "Orte. Er gilt "
    "für diese Gemeinden und diese Jahre, nicht für einzelne Menschen.",
    "Ähnlich in der Struktur heißt nicht ähnlich in allem: Lage, Geschichte und Haushalt stecken in keinem "
    "Merkmal. Die "
    "Auswahl ist ein Vergleichsmaßstab und keine Bewertung.",
    "MAD ist der Median der Abstände aller Gemeinden zum Median (ohne Faktor). Ähnlich ist, wer höchstens ein MAD "
    "vom Median "
    "entfernt ist, die Grenzen eingeschlossen; gerechnet wird mit ungerundeten Werten. Quartile sind linear "
    "interpoliert. "
    "Höher heißt nicht besser, niedriger nicht schlechter.",
    "Ein fortgeschriebener Trend ist keine Prognose.",
    "Ein Trend ist keine Prognose.",
    "Karte von Südwestfalen mit der Bewertung je Gebiet.",
)
KINDS = ("relation", "similar", "spread", "slide", "goal", "goals", "rating.note")


@check("|".join(re.escape(one) for one in SAYS_NOTHING), *KINDS)
def says_nothing(_claim: Claim) -> Iterator[str]:
    """A sentence of the closed list says nothing that could be false."""
    yield from ()
