"""A resolution written into goals.csv: from a proposal to a decided goal in one step, the rest of the file as it is."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from indicators.loading.check.goals import GOALS
from indicators.model import GoalKind
from indicators.model.areas import Areas

EMPTY = dict.fromkeys(("level", "how_it_becomes_a_number", "lower", "upper"), "")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: which goal it makes binding, by whom and when, and what it changes about the goal.

    `changes` are cells of goals.csv by column (target, target_year, base_year, base_value, milestones, document, url,
    label_de, direction, rule); what they leave out stays as in the goal. `areas` are the AGS it holds for, () for all
    that the goal was meant for.
    """

    goal: str
    by: str
    on: date
    changes: Mapping[str, str]
    areas: tuple[str, ...] = ()


def with_decision(content: bytes, decision: Decision, areas: Areas) -> tuple[bytes, str]:
    """Return goals.csv with the decided goal as a row of its own, and its id.

    What it replaces everywhere ends the day before it was decided; what it replaces in some areas goes on in the
    others. Raises KeyError for a goal that the file does not have.
    """
    text = content.decode("utf-8-sig")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header, rows = list(reader.fieldnames or ()), list(reader)
    old = next((row for row in rows if row["id"] == decision.goal), None)
    if old is None:
        raise KeyError(decision.goal)
    new = {
        **old, **EMPTY, "level": "" if decision.areas else old.get("level", ""), **decision.changes,
        "id": _free_id(decision, {row["id"] for row in rows}),
        "kind": GoalKind.RESOLUTION.value,
        "decided_by": decision.by,
        "decided_on": decision.on.isoformat(),
        "valid_from": decision.on.isoformat(),
        "valid_until": "",
        "areas": " | ".join(one.code for one in areas if one.code in decision.areas) or old.get("areas", ""),
        "replaces": decision.goal,
    }  # fmt: skip
    if not decision.areas:
        until = (decision.on - timedelta(days=1)).isoformat()
        old["valid_until"] = min(filter(None, [old.get("valid_until") or "", until]))
    rows.insert(rows.index(old) + 1, new)
    known = list(GOALS.columns)
    header += [name for name in known if name not in header and any(row.get(name) for row in rows)]
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, header, lineterminator="\r\n" if "\r\n" in text else "\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode(), new["id"]


def _free_id(decision: Decision, taken: set[str]) -> str:
    """An id that says what it is: "glasfaser_2030_beschluss", for one town "glasfaser_2030_05966024"."""
    last = decision.areas[0] if len(decision.areas) == 1 else "beschluss"
    wanted = f"{decision.goal}_{last}"
    numbered = (f"{wanted}_{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(one for one in numbered if one not in taken)
