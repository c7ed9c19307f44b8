"""The parts of Streamlit's app that a page will need: asked for with its first ones, not only when they are missed."""

import re
from collections.abc import Iterable
from functools import lru_cache

from indicators.paths import streamlit_files

# As Vite writes them: the list of all files, and for each part that is loaded later those it needs, by their numbers.
FILES = re.compile(r"__vite__mapDeps=.{0,80}?\[((?:\"[^\"]+\",?)+)\]")
PART = re.compile(r"import\(`\./(?P<name>\w+)\.[^`]+`\)[^_]{0,40},__vite__mapDeps\(\[(?P<needed>[\d,]*)\]\)")


@lru_cache
def chunk_files(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the scripts of elements by their names ("Selectbox"), as "js/Selectbox.7rsxE6LC.js", each once.

    () for those that the installed version does not have in the way known here: they then come when they are missed.
    """
    needed: dict[str, None] = {}
    for name in parts:
        needed |= dict.fromkeys(_chunks().get(name, ()))
    return tuple(needed)


@lru_cache(maxsize=1)
def _chunks() -> dict[str, tuple[str, ...]]:
    """The scripts of each part by its name."""
    document = (streamlit_files() / "index.html").read_text(encoding="utf-8")
    entry = re.search(r'src="\./static/(js/index\.[^"]+)"', document)
    text = (streamlit_files() / "static" / entry[1]).read_text(encoding="utf-8") if entry else ""
    listed = FILES.search(text)
    files = re.findall(r'"([^"]+)"', listed[1]) if listed else []
    return {found["name"]: _scripts(files, found["needed"].split(",")) for found in PART.finditer(text) if files}


def _scripts(files: list[str], numbers: Iterable[str]) -> tuple[str, ...]:
    names = [files[int(one)] for one in numbers if one.isdigit() and int(one) < len(files)]
    return tuple(f"js/{name.removeprefix('./')}" for name in names if name.endswith(".js"))
