"""region.toml: its keys, and what may stand there."""

import re
from pathlib import Path

from indicators.loading.check.areas import REGION_CODE
from indicators.loading.operator_files import read_keys
from indicators.model.areas import Level
from indicators.model.color import is_scale
from indicators.model.problems import Problem
from indicators.model.region import Region

FILE = "region.toml"
EXAMPLE = 'Zeilen wie title = "Regionalmonitor Musterland": Texte zwischen Anführungszeichen, Listen zwischen [ und ].'
LONGEST = 60
LEVELS = (Level.MUNICIPALITY.value, Level.DISTRICT.value)
CLASSES, _COLOR = 5, re.compile(r"#[0-9A-Fa-f]{6}")
COLORS_EXPECTED = (
    "Je fünf Farben wie #0B5A7A für light (jede deutlich dunkler als die davor) und dark (jede heller), auch bei "
    "Farbfehlsichtigkeit und in Graustufen zu unterscheiden."
)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
LEVELS_EXPECTED = (
    "Je Ebene (municipality, district) und Sprache vier Wörter wie "
    'de = ["Stadtteil", "Stadtteile", "Stadtteilen", "dem Stadtteil"].'
)


def read_region(folder: Path) -> tuple[Region, list[Problem]]:
    """Return what the file of a data folder says and what is wrong with it; a key with a fault keeps its default."""
    usable, problems = read_keys(folder / FILE, Region, code="region", example=EXAMPLE, expected=_expected)
    if "levels" in usable:
        usable["levels"] = {
            level: {language: tuple(words) for language, words in spoken.items()}
            for level, spoken in usable["levels"].items()
        }
    if "map_colors" in usable:
        usable["map_colors"] = {theme: tuple(colors) for theme, colors in usable["map_colors"].items()}
    return Region(**usable), problems


def _expected(name: str, value: object) -> str | None:
    """What should stand there, None where the value can be used."""
    if name == "roles":
        is_list = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
        return None if is_list else 'Eine Liste wie ["Pilotgemeinde", "Partner"].'
    if name == "languages":
        is_list = isinstance(value, list) and all(isinstance(one, str) and _LANGUAGE.fullmatch(one) for one in value)
        return None if is_list else 'Eine Liste von Kürzeln wie ["de", "en"].'
    if name == "levels":
        return None if _are_levels(value) else LEVELS_EXPECTED
    if name == "map_bounds":
        return None if _are_bounds(value) else "Vier Zahlen in Grad: Westen, Süden, Osten, Norden."
    if name == "map_colors":
        return None if _are_colors(value) else COLORS_EXPECTED
    if name == "code":
        is_code = isinstance(value, str) and REGION_CODE.fullmatch(value)
        return None if is_code else "Ein Wort aus Kleinbuchstaben, oder ein AGS."
    if not isinstance(value, str) or any(not one.isprintable() for one in value):
        return "Ein Text in Anführungszeichen."
    if name == "title" and not 0 < len(value.strip()) <= LONGEST:
        return f"Ein Name mit höchstens {LONGEST} Zeichen."
    return f"Höchstens {LONGEST} Zeichen." if len(value) > LONGEST else None


def _are_levels(value: object) -> bool:
    """True for words by level and language."""
    return isinstance(value, dict) and all(
        level in LEVELS and isinstance(spoken, dict) and bool(spoken)
        and all(_LANGUAGE.fullmatch(language) and _are_words(words) for language, words in spoken.items())
        for level, spoken in value.items()
    )  # fmt: skip


def _are_bounds(value: object) -> bool:
    """True for west, south, east and north of something."""
    if not (isinstance(value, list) and len(value) == 4 and all(type(one) in (int, float) for one in value)):
        return False
    west, south, east, north = value
    return -180 <= west < east <= 180 and -90 <= south < north <= 90


def _are_colors(value: object) -> bool:
    """True for a scale for light pages that darkens and one for dark pages that lightens, whoever looks at them."""
    return (
        isinstance(value, dict) and set(value) == {"light", "dark"}
        and all(isinstance(colors, list) and len(colors) == CLASSES for colors in value.values())
        and all(isinstance(one, str) and _COLOR.fullmatch(one) for colors in value.values() for one in colors)
        and is_scale(value["light"], darker=True) and is_scale(value["dark"], darker=False)
    )  # fmt: skip


def _are_words(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == 4
        and all(isinstance(one, str) and 0 < len(one.strip()) <= LONGEST and one.isprintable() for one in value)
    )  # fmt: skip
