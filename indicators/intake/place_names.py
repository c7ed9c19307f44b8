"""How names of places are written: one spelling, their additions, short forms, slips of one letter."""

import re
import unicodedata
from collections.abc import Iterator


def spelled(text: str) -> str:
    """Return one spelling: composed letters, "ae" for "ä", single blanks, no hyphens with blanks, lower case."""
    composed = unicodedata.normalize("NFC", text).replace("\u00a0", " ").casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        composed = composed.replace(umlaut, letters)
    return " ".join(re.sub(r"\s*([-–/])\s*", r"\1", composed).replace("–", "-").split())


def name_parts(text: str) -> tuple[str, list[str]]:
    """Return a name and its additions: "Menden (Sauerland), Stadt" → "menden", ["sauerland", "stadt"]."""
    plain = re.sub(r"(?:\s*\d\)|\*+|[¹²³])$", "", spelled(text))
    additions = [one.strip() for one in re.findall(r"\(([^()]*)\)", plain)]
    base, *after = re.split(r"[,/]", re.sub(r"\([^()]*\)?", " ", plain))
    additions += [one.strip() for one in after]
    base = " ".join(base.split())
    before = re.fullmatch(r"((?:\w*stadt|gemeinde|gem\.|(?:land)?kreis)) (.+)", base)
    if before:
        base, additions = before[2], [*additions, before[1]]
    return base, [one for one in additions if one]


def kinds(name: str) -> Iterator[str]:
    """Return a district's name as people shorten it: without "Kreis", with "Landkreis"."""
    plain = spelled(name)
    yield plain
    short = plain.removeprefix("kreis ")
    if short != plain:
        yield short
        yield f"landkreis {short}"


def slips(name: str) -> set[str]:
    """Return a name without one of its letters, or whole: two names that share such a form differ by one slip."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))} if len(name) > 3 else set()
