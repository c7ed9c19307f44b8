"""How the examples look: colours of a town, roles with drawings of their own, an island."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from indicators.founding.tables import as_table

COLORS = """
[colors.light]
accent = "#1F6B3A"
second = "#B4500B"

[colors.dark]
accent = "#86CFA0"
second = "#F0A260"

[map_colors]
light = ["#DCEBD5", "#A9CF9B", "#6FA866", "#3B7A3B", "#123F1B"]
dark = ["#1C4A27", "#2F733A", "#549A58", "#8EC48C", "#DCEFD8"]
"""
PILOT, PARTNER = "Leuchtturmgemeinde", "Fährgemeinde"
SYMBOLS = """
[role_symbols]
"Leuchtturmgemeinde" = "leuchtturm"
"Fährgemeinde" = "faehre"
"""
DRAWINGS = {
    "leuchtturm": '<path d="M6.5 21 9.5 9.5h5L17.5 21z"/><path d="M7.5 9.5h9L12 2.5z"/>',
    "faehre": '<path d="M3 14h18l-3 6H6z"/><rect x="7" y="9" width="10" height="5"/><path d="M12 9V4" fill="none"/>',
}
ROLES = {
    "09997001": PILOT, "09997004": PILOT, "09997011": PARTNER, "09997002": PARTNER, "09997007": PARTNER,
}  # fmt: skip


def write(folder: Path) -> None:
    """Write how an example looks, by the name of its folder; it keeps all else."""
    region = folder / "region.toml"
    said = region.read_text("utf-8")
    if folder.name == "lindenstadt":
        region.write_text(said + COLORS, "utf-8")
    if folder.name == "seenland":
        said = said.replace("roles = []", f'roles = ["{PILOT}", "{PARTNER}"]')
        said = said.replace('marked_role = ""', f'marked_role = "{PILOT}"')
        region.write_text(said + SYMBOLS, "utf-8")
        drawings = folder / "symbols"
        drawings.mkdir()
        for name, shapes in DRAWINGS.items():
            look = 'fill="#FFFFFF" stroke="#0E1A20" stroke-width="1.6" stroke-linejoin="round"'
            text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g {look}>{shapes}</g></svg>\n'
            (drawings / f"{name}.svg").write_text(text, "utf-8")
        _write_roles(folder / "areas.csv", ROLES)


def _write_roles(path: Path, roles: Mapping[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    path.write_bytes(as_table(list(rows[0]), [row | {"role": roles.get(row["ags"], "")} for row in rows]))
