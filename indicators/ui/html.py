"""HTML from templates that escape every value; the only way data gets into markup."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from indicators.i18n import gettext


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["_"] = gettext
    return environment


def render(template: str, **values: object) -> str:
    """Return a template of `indicators/ui/templates` with `values`, all of them escaped."""
    return _environment().get_template(template).render(**values)


def plain(text: str) -> str:
    """Return text for Streamlit's labels, titles and messages, which read Markdown, so that nothing in it is markup.

    >>> plain("[hier](https://example.org)")
    '\\\\[hier\\\\](https\\\\://example.org)'
    """
    for character in "\\`*_{}[]<>#$~:|":
        text = text.replace(character, f"\\{character}")
    return text


def show(template: str, **values: object) -> None:
    """Put a rendered template on the page."""
    st.html(render(template, **values))
