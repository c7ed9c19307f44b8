"""region.toml: its keys, and what may stand there."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from indicators.loading.check.areas import REGION_CODE
from indicators.loading.check.insets import EXPECTED as INSETS_EXPECTED
from indicators.loading.check.insets import are_insets, as_insets, is_box, wrong_of_insets
from indicators.loading.operator_files import read_keys, read_written
from indicators.loading.plain_svg import PlainShape, plain_shapes, plain_svg
from indicators.model.areas import Level
from indicators.model.color import GROUNDS, PAGES, SCALE, USUAL, contrast, is_scale, wrong_of_accents, wrong_of_outline
from indicators.model.problems import DataProblems, Problem, near_matches
from indicators.model.region import Region

FILE, SYMBOLS = "region.toml", "symbols"
EXAMPLE = 'Zeilen wie title = "Regionalmonitor Musterland": Texte zwischen Anführungszeichen, Listen zwischen [ und ].'
LONGEST = 60
LEVELS = (Level.MUNICIPALITY.value, Level.DISTRICT.value)
ACCENTS_EXPECTED = (
    "Für [colors.light] und [colors.dark] je accent (Links, Bedienung, Gewähltes) und, wo gewünscht, second "
    "(womit es verglichen wird): Farben wie #0B5A7A, auf jedem Grund lesbar (4,5:1) und voneinander und von Grau zu "
    "unterscheiden, auch bei Farbfehlsichtigkeit."
)
CLASSES, _COLOR = 5, re.compile(r"#[0-9A-Fa-f]{6}")
COLORS_EXPECTED = (
    "Je fünf Farben wie #0B5A7A für light (jede deutlich dunkler als die davor) und dark (jede heller), auch bei "
    "Farbfehlsichtigkeit und in Graustufen zu unterscheiden."
)
SYMBOLS_EXPECTED = (
    "Zu einer Rolle aus roles der Name einer Zeichnung im Ordner symbols: "
    '"Pilotgemeinde" = "blatt" für symbols/blatt.svg.'
)
DRAWING_EXPECTED = (
    "Ein SVG nur aus Formen (path, circle, ellipse, rect, line, polyline, polygon), Farben wie #1F6B3A an den "
    "Elementen, für jede Rolle ein anderes."
)
_FILE_NAME = re.compile(r"[A-Za-z0-9_-]{1,60}(\.svg)?")
SEEN_CONTRAST = 3.0  # of what is no letters, WCAG 2.2
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
    for one in ("map_colors", "colors"):  # the usual ones go with each other
        if one in usable and (unseen := _wrong_of_outline(usable)):
            problems.append(Problem("region", FILE, None, one, unseen, "Andere für second oder für die Karten."))
            del usable[one]
    marked, roles = usable.get("marked_role", ""), usable.get("roles", ())
    if marked and marked not in roles:
        told = f"Die Rolle „{marked}“ steht nicht in roles.{near_matches(marked, roles)}"
        problems.append(Problem("region", FILE, None, "marked_role", told, "Eine aus roles, oder „“ für keine."))
    if "map_insets" in usable:
        insets = as_insets(usable["map_insets"])
        wrong = wrong_of_insets(folder, insets)
        problems += [Problem("region", FILE, None, "map_insets", one, INSETS_EXPECTED) for one in wrong]
        usable["map_insets"] = () if wrong else insets
    if "role_symbols" in usable:
        usable["role_symbols"], faults = _drawings(folder, usable["role_symbols"], usable.get("roles", ()))
        problems += faults
    return Region(**usable), problems


def _drawings(
    folder: Path, named: Mapping[str, str], roles: Collection[str]
) -> tuple[dict[str, str], list[Problem]]:  # fmt: skip
    """The drawing of each role as SVG, and what is wrong with them; a role with a fault has a usual one."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for role, name in named.items():
        where, path = f"role_symbols.{role}", f"{SYMBOLS}/{name.removesuffix('.svg')}.svg"
        try:
            shapes = plain_shapes(read_written(folder / path, name=path, code="region"))
            if unseen := _unseen(shapes):
                raise ValueError(unseen)
            drawing = plain_svg(shapes)
        except DataProblems as error:
            problems += error.problems
        except ValueError as error:
            problems.append(Problem("region", path, None, None, str(error), DRAWING_EXPECTED))
        else:
            if role not in roles:
                near = near_matches(role, roles)
                told = f"Die Rolle „{role}“ steht nicht in roles."
                problems.append(Problem("region", FILE, None, where, told, SYMBOLS_EXPECTED + near))
            elif drawing in found.values():
                problems.append(Problem("region", path, None, None, "Zwei Rollen sähen gleich aus.", DRAWING_EXPECTED))
            else:
                found[role] = drawing
    return found, problems


def _unseen(shapes: Sequence[PlainShape]) -> str:
    """On which pages nothing of a drawing can be seen, in words; "" for none: it stands on both."""
    colors = {color for one in shapes for color in (one.fill, one.stroke) if color != "none"}
    for theme, (page, *_others) in GROUNDS.items():
        if max(contrast(color, page) for color in colors) < SEEN_CONTRAST:
            return f"Die Zeichnung ist {PAGES[theme]} nicht zu sehen: Sie braucht helle und dunkle Farben."
    return ""


def _expected(name: str, value: object) -> str | None:
    """What should stand there, None where the value can be used."""
    if name == "colors":
        return _wrong_of_colors(value)
    if name in _CHECKS:
        is_right, expected = _CHECKS[name]
        return None if is_right(value) else expected
    if not isinstance(value, str) or not value.isprintable():
        return "Ein Text in Anführungszeichen."
    if name == "title" and not 0 < len(value.strip()) <= LONGEST:
        return f"Ein Name mit höchstens {LONGEST} Zeichen."
    return f"Höchstens {LONGEST} Zeichen." if len(value) > LONGEST else None


def _are_roles(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _are_languages(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and _LANGUAGE.fullmatch(one) for one in value)


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(REGION_CODE.fullmatch(value))


def _are_files(value: object) -> bool:
    """True for names of files by role."""
    return isinstance(value, dict) and all(
        isinstance(name, str) and _FILE_NAME.fullmatch(name) for name in value.values()
    )


def _are_levels(value: object) -> bool:
    """True for words by level and language."""
    return isinstance(value, dict) and all(
        level in LEVELS and isinstance(spoken, dict) and bool(spoken)
        and all(_LANGUAGE.fullmatch(language) and _are_words(words) for language, words in spoken.items())
        for level, spoken in value.items()
    )  # fmt: skip


def _are_colors(value: object) -> bool:
    """True for a scale for light pages that darkens and one for dark pages that lightens, whoever looks at them."""
    return (
        isinstance(value, dict) and set(value) == {"light", "dark"}
        and all(isinstance(colors, list) and len(colors) == CLASSES for colors in value.values())
        and all(_is_color(one) for colors in value.values() for one in colors)
        and is_scale(value["light"], darker=True) and is_scale(value["dark"], darker=False)
    )  # fmt: skip


def _wrong_of_colors(value: object) -> str | None:
    """What should stand there instead of colours that somebody cannot read or tell apart; a second may be left out."""
    if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
        return ACCENTS_EXPECTED
    said = {f"{theme}.{name}": color for theme, one in value.items() for name, color in one.items()}
    names = ("accent", "second") if any(one.endswith(".second") for one in said) else ("accent",)
    wanted = [f"{theme}.{name}" for theme in USUAL for name in names]
    wrong = [f"colors.{one} fehlt." for one in wanted if one not in said]
    wrong += [f"colors.{one} gibt es nicht.{near_matches(one, wanted)}" for one in said if one not in wanted]
    wrong += [f"colors.{one}: „{color}“ ist keine Farbe wie #0B5A7A." for one, color in said.items()
              if one in wanted and not _is_color(color)]  # fmt: skip
    if not wrong:
        wrong = [told for theme, one in value.items() if (told := wrong_of_accents(theme, **{**USUAL[theme], **one}))]
    return " ".join([*wrong, ACCENTS_EXPECTED]) if wrong else None


def _wrong_of_outline(usable: Mapping[str, Any]) -> str:
    """On which colour of maps what is chosen cannot be seen, in words."""
    return " ".join(
        told
        for theme, usual in USUAL.items()
        if (told := wrong_of_outline(
            theme, usable.get("colors", {}).get(theme, {}).get("second", usual["second"]),
            usable.get("map_colors", SCALE)[theme],
        ))
    )  # fmt: skip


def _is_color(value: object) -> bool:
    return isinstance(value, str) and bool(_COLOR.fullmatch(value))


def _are_words(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == 4
        and all(isinstance(one, str) and 0 < len(one.strip()) <= LONGEST and one.isprintable() for one in value)
    )  # fmt: skip


# Of keys that are no plain text: what may stand there, and how that is said.
_CHECKS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "roles": (_are_roles, 'Eine Liste wie ["Pilotgemeinde", "Partner"].'),
    "role_symbols": (_are_files, SYMBOLS_EXPECTED),
    "levels": (_are_levels, LEVELS_EXPECTED),
    "languages": (_are_languages, 'Eine Liste von Kürzeln wie ["de", "en"].'),
    "map_colors": (_are_colors, COLORS_EXPECTED),
    "map_bounds": (is_box, "Vier Zahlen in Grad: Westen, Süden, Osten, Norden."),
    "map_insets": (are_insets, INSETS_EXPECTED),
    "code": (_is_code, "Ein Wort aus Kleinbuchstaben, oder ein AGS."),
}
