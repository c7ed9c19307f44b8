"""Damage to made-up CSV files: what gets lost or added must never put a figure in another's place in silence.

By hand, from the project's folder: `python -m tests.intake.damage 100000 --seed 7`.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from indicators.model.problems import DataProblems
from tests.intake.made.families import FAMILIES
from tests.intake.made.made_up import Figure, Key, MadeUp
from tests.intake.offered import faults, left_out, offered

ORDERED = ["lose separator", "add separator", "lose cell", "lose line", "repeat line", "cut", "flip"]
SEPARATORS = b";,\t|"
SIGN_LETTERS, ENDS = b"prseufgtk", SEPARATORS + b'\r\n" '
# In a list of entries a line more or less is another stock, which nobody can notice.
NOT_IN_LISTS = {"lose line", "repeat line", "cut"}


def damage(made: MadeUp, kind: str, number: int) -> bytes:
    """The content with one damage of a kind, at a place drawn by `number`; unchanged where there is no such place."""
    chance = random.Random(number)
    content = made.content
    if made.note.startswith("register") and kind in NOT_IN_LISTS:
        return content
    if kind == "cut":
        return content[: chance.randrange(1, len(content) + 1)]
    if kind == "flip":
        return _flipped(content, chance)
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    if kind == "lose line":
        del lines[at]
    elif kind == "repeat line":
        lines.insert(at, lines[at])
    else:
        lines[at] = _in_line(lines[at], kind, separator_of(content), chance)
    return b"\n".join(lines)


def separator_of(content: bytes) -> bytes:
    """The separator of a CSV: the sign its last lines have most of."""
    last = b"\n".join(content.splitlines()[-12:])
    return max((bytes([one]) for one in SEPARATORS), key=last.count)


def _in_line(line: bytes, kind: str, separator: bytes, chance: random.Random) -> bytes:
    """A line that lost or gained a separator, or lost a cell."""
    cells = line.split(separator)
    at = chance.randrange(len(cells))
    if kind == "add separator":
        cells.insert(at, b"")
    elif kind == "lose cell" and len(cells) > 1:
        del cells[at]
    elif kind == "lose separator" and len(cells) > 1 and b'"' not in line:  # a comma in quotes may be a decimal one
        at = min(at, len(cells) - 2)
        cells[at : at + 2] = [cells[at] + cells[at + 1]]
    return separator.join(cells)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    """One byte changed, but none in a number or beside one, and none of a sign that stands alone.

    A digit that became another, a lost minus or a lost sign can not be noticed by anyone.
    """
    for _ in range(200):
        at = chance.randrange(1, len(content) - 1) if len(content) > 2 else 0
        around = content[at - 1 : at + 2]
        is_sign = content[at : at + 1] in SIGN_LETTERS and all(
            content[near : near + 1] in ENDS for near in (at - 1, at + 1)
        )
        if any(48 <= byte <= 57 for byte in around) or content[at : at + 1] in b"-./()x" or is_sign:
            continue
        new = chance.choice(b'aZ;,"\n\x00\xff ~')
        return content[:at] + bytes([new]) + content[at + 1 :]
    return content


def harm_of(made: MadeUp, harmed: bytes, read: Callable[[bytes, str], dict[Key, Figure]]) -> dict[Key, Figure]:
    """Figures that stand in another's place after the damage: under a path of the whole file, and not what was there.

    Empty where the damaged or the whole file is refused.
    """
    try:
        whole = read(made.content, made.name)
        found = read(harmed, made.name)
    except DataProblems as error:
        assert error.problems
        return {}
    paths = {path for path, _, _ in whole}
    return {key: figure for key, figure in found.items() if key[0] in paths and whole.get(key) != figure}


def is_noticed(made: MadeUp, harmed: bytes) -> bool:
    """True where a report says that something is wrong with a damaged file.

    In a register an entry more that is named as left out is said as well: no place is missing where one has none.
    """
    if faults(harmed, made.name):
        return True
    is_register = made.note.startswith("register")
    return is_register and len(left_out(harmed, made.name)) > len(left_out(made.content, made.name))


def main() -> None:
    """Try a number of damages and say how many of each kind there were; ends with the first one nobody noticed."""
    parser = argparse.ArgumentParser(description="Damages made-up files and looks for figures in a wrong place.")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    tried: Counter[str] = Counter()
    every = st.one_of(*FAMILIES.values()).filter(lambda one: one.name.endswith(".csv"))

    @seed(chosen.seed)
    @settings(max_examples=chosen.count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(made=every, kind=st.sampled_from(ORDERED), number=st.integers(0, 2**32))
    def attempt(made: MadeUp, kind: str, number: int) -> None:
        harmed = damage(made, kind, number)
        wrong = harm_of(made, harmed, offered)
        assert not wrong or is_noticed(made, harmed), (made.note, kind, wrong)
        tried[kind] += 1

    attempt()
    print(", ".join(f"{kind}: {count}" for kind, count in sorted(tried.items())))


if __name__ == "__main__":
    main()
