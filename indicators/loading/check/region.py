"""region.toml: its keys, and what may stand there."""

from pathlib import Path

from indicators.loading.operator_files import read_keys
from indicators.model.problems import Problem
from indicators.model.region import Region

FILE = "region.toml"
EXAMPLE = 'Zeilen wie title = "Regionalmonitor Musterland": Texte zwischen Anführungszeichen, Listen zwischen [ und ].'
LONGEST = 60


def read_region(folder: Path) -> tuple[Region, list[Problem]]:
    """Return what the file of a data folder says and what is wrong with it; a key with a fault keeps its default."""
    usable, problems = read_keys(folder / FILE, Region, code="region", example=EXAMPLE, expected=_expected)
    return Region(**usable), problems


def _expected(name: str, value: object) -> str | None:
    """What should stand there, None where the value can be used."""
    if name == "roles":
        is_list = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
        return None if is_list else 'Eine Liste wie ["Pilotgemeinde", "Partner"].'
    if not isinstance(value, str) or any(not one.isprintable() for one in value):
        return "Ein Text in Anführungszeichen."
    if name == "title" and not 0 < len(value.strip()) <= LONGEST:
        return f"Ein Name mit höchstens {LONGEST} Zeichen."
    return f"Höchstens {LONGEST} Zeichen." if len(value) > LONGEST else None
