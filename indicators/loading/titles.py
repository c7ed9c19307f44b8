"""sets.csv: how the sets are called, in which order they come, and which indicator leads each."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from indicators.loading.check.indicators import INDICATORS, SETS
from indicators.loading.tables import LINE
from indicators.model import Indicator, IndicatorSet
from indicators.model.problems import Problem, near_matches

THEME = re.compile(r"[A-Z]{4}")  # codes of the EU's list "Data theme"
Titles = Mapping[str, Mapping[str, str]]


def read_titles(folder: Path, problems: list[Problem]) -> Titles:
    """Return the rows of the file by set, {} without one; what is wrong with it is added to `problems`."""
    frame = SETS.frame(folder, problems) if SETS.is_in(folder) else None
    rows = frame.to_dict("records") if frame is not None else []
    return {str(row["set"]): {str(k): str(v) for k, v in row.items()} for row in rows}


def check_titles(titles: Titles, named: Mapping[str, Sequence[str]], *, broken: Collection[str]) -> list[Problem]:
    """Return a problem for each title without a folder and each lead that is no indicator of its set.

    `named` are the indicators that each folder names; without any folder there is no problem.
    """
    problems = []
    for name, title in titles.items() if named else ():
        line, lead = int(title[LINE]), title["lead"]
        if (theme := title.get("theme", "")) and not THEME.fullmatch(theme):
            found = f"„{theme[:40]}“ ist kein Thema."
            problems.append(Problem("theme", SETS.file, line, "theme", found, "Vier Großbuchstaben wie ENVI."))
        if name not in named:
            expected = f"Name eines Ordners unter sets/.{near_matches(name, named)}"
            problems.append(Problem("set", SETS.file, line, "set", f"Den Satz „{name}“ gibt es nicht.", expected))
        elif lead and lead not in named[name] and name not in broken:
            expected = f"Kürzel aus {INDICATORS.of_set(name)}.{near_matches(lead, named[name])}"
            problems.append(Problem("lead", SETS.file, line, "lead", f"„{lead}“ ist unbekannt.", expected))
    return problems


def titled(ids: Sequence[str], titles: Titles, indicators: Mapping[str, Indicator]) -> dict[str, IndicatorSet]:
    """Return the sets with their titles and indicators, in the order of `ids`."""
    return {one: _title(one, titles.get(one, {}), indicators) for one in ids}


def _title(name: str, title: Mapping[str, str], indicators: Mapping[str, Indicator]) -> IndicatorSet:
    own = tuple(one for one, indicator in indicators.items() if indicator.set == name and not indicator.is_weight)
    lead, theme = title.get("lead", ""), title.get("theme", "")
    return IndicatorSet(
        id=name,
        label=title.get("label_de") or name.replace("_", " ").capitalize(),
        description=title.get("description_de", ""),
        lead=lead if lead in own else next(iter(own), ""),
        indicators=own,
        theme=theme if THEME.fullmatch(theme) else "",
    )
