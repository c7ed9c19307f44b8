"""groups.csv: named groups of municipalities or districts."""

from dataclasses import replace

import pandas as pd

from indicators.loading.cells import CODE, PARTS, URL
from indicators.loading.check.references import check_areas_named
from indicators.loading.rows import Row
from indicators.loading.schema import Column, Fields, Table
from indicators.model import Area, Level
from indicators.model.areas import WITHOUT, Areas
from indicators.model.problems import Problem

FEWEST = 2
GROUPS = Table(
    "groups.csv",
    (
        Column("id", CODE, required=True, title="Kürzel"),
        Column("label_de", required=True, title="Name"),
        Column("members", PARTS, required=True, title="Gemeinden oder Kreise", names="areas.csv"),
    ),
    optional=(
        Column("locative_de", title="Wo etwas ist, wie „im Sauerland“"),
        Column("description_de", title="Was die Gruppe verbindet"),
        Column("url", URL, title="Adresse, unter der das steht"),
    ),
    key=("id",),
    closed=True,
)


def check_groups(frame: pd.DataFrame, problems: list[Problem], areas: Areas) -> Areas:
    """Return the areas with the named groups; a group with a fault is left out, and named in `problems`."""

    def group(row: Row, fields: Fields) -> Area | None:
        members = tuple(dict.fromkeys(fields["members"]))
        check_areas_named(row, members, areas, column="members")
        levels = {areas[code].level for code in members if code in areas}
        if fields["id"] in (areas.region.code, WITHOUT):
            row.fault("code", "id", f"„{fields['id']}“ ist vergeben.", "Ein anderes Kürzel.")
        if row.ok and (len(members) < FEWEST or levels not in ({Level.MUNICIPALITY}, {Level.DISTRICT})):
            found = f"{len(members)} Gebiete der Ebenen {', '.join(sorted(levels))}."
            row.fault("group", "members", found, "Mindestens zwei Gemeinden, oder mindestens zwei Kreise.")
        if not row.ok:
            return None
        same = areas.group(members)
        if same is None or not same.members:
            found = f"Das ist „{same.label if same else ''}“ selbst."
            row.fault("group", "members", found, "Weniger Gebiete; was einen Namen hat, braucht keine Gruppe.")
            return None
        label = fields["label"]
        return replace(
            same, code=fields["id"], name=label, label=label, locative=fields["locative"] or f"in „{label}“",
            about=fields["description"], role_url=fields["url"],
        )  # fmt: skip

    return replace(areas, groups=tuple(GROUPS.read(frame, problems, group).values()))
