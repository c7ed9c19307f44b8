"""Finds the area somebody means on the command line."""

from __future__ import annotations

from indicators.commands.parts import WrongInput
from indicators.model import Area
from indicators.model.areas import Areas
from indicators.model.problems import near_matches


def find_areas(found: str, areas: Areas) -> list[str]:
    """Return the codes meant by an AGS, with or without its leading zero, a label or a name; [] for none."""
    for code in (found, f"0{found}"):
        if code in areas:
            return [code]
    wanted = found.strip().casefold()
    if by_label := [one.code for one in areas if one.label.casefold() == wanted]:
        return by_label
    return [one.code for one in areas if wanted in (one.name.casefold(), one.label.casefold().removeprefix("kreis "))]


def find_one(text: str, areas: Areas) -> Area:
    """Return the one area meant by an AGS or name; WrongInput where there is none or several."""
    found = find_areas(text, areas)
    if len(found) != 1:
        raise WrongInput(_unknown(text, found, areas))
    return areas[found[0]]


def _unknown(text: str, found: list[str], areas: Areas) -> str:
    if found:
        meant = ", ".join(f"{code} ({areas[code].label})" for code in found)
        return f"„{text}“ ist nicht eindeutig. Gemeint sein kann: {meant}."
    names = [one.code for one in areas] + [one.label for one in areas]
    return f"„{text}“ ist unbekannt.{near_matches(text, names)}"
