"""The generators by family of layouts."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis.strategies import SearchStrategy

from tests.intake.made.atlases import atlases
from tests.intake.made.charging import charging
from tests.intake.made.elections import elections
from tests.intake.made.gazetteer import gazetteer
from tests.intake.made.genesis import classic
from tests.intake.made.genesis_flat import flat
from tests.intake.made.handmade import handmade
from tests.intake.made.handmade_books import handmade_books
from tests.intake.made.inkar import inkar
from tests.intake.made.made_up import MadeUp

FAMILIES: Mapping[str, SearchStrategy[MadeUp]] = {
    "genesis": classic(),
    "flat": flat(),
    "inkar": inkar(),
    "gazetteer": gazetteer(),
    "charging": charging(),
    "elections": elections(),
    "atlases": atlases(),
    "handmade": handmade(),
    "handmade books": handmade_books(),
}
