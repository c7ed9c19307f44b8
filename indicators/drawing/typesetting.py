"""PDF from typst templates: tagged and accessible by PDF/UA-1, with our own fonts, nothing of the data evaluated."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from indicators.drawing.palette import LIGHT
from indicators.paths import FONTS, ROOT

UNKNOWN = "?"  # stands for a character that the font does not have
_typesetting = Lock()


class TypesettingError(RuntimeError):
    """A document could not be set as it should be; the message says what typst found."""


def typeset(template: Path, content: Mapping[str, Any]) -> bytes:
    """Return a template filled with `content` as PDF/UA-1, of as many pages as its texts need.

    The template reads `content` as JSON from the input "data"; it needs a "name" for messages. Safe to call from
    several threads. Raises TypesettingError on any error or warning of typst.
    """
    import typst

    data = json.dumps(_in_font({**content, "accent": LIGHT.area}), ensure_ascii=False)
    with _typesetting:
        try:
            result, warnings = _compiler(template).compile_with_warnings(
                format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"]
            )
        except typst.TypstError as error:
            raise TypesettingError(f"{content['name']}: {error}") from error
    if warnings:
        raise TypesettingError(f"{content['name']}: {'; '.join(str(one) for one in warnings)}")
    return bytes(result)


def page_count(pdf: bytes) -> int:
    """Return the number of pages, read from the page objects."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@lru_cache(maxsize=2)
def _compiler(template: Path) -> Any:
    import typst

    return typst.Compiler(str(template), root=str(ROOT), font_paths=[str(FONTS)], ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    """The characters all three weights of the font have; others would leave a gap that PDF/UA forbids."""
    from fontTools.ttLib import TTFont

    found = []
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*found)


def _in_font(value: Any) -> Any:
    """The same nested texts with only characters of the font."""
    if isinstance(value, str):
        known = _characters()
        if value.isascii():
            return value
        return "".join(one if one.isascii() or ord(one) in known else UNKNOWN for one in value)
    if isinstance(value, Mapping):
        return {name: _in_font(one) for name, one in value.items()}
    return [_in_font(one) for one in value] if isinstance(value, list | tuple) else value
