"""HTML from templates that escape every value; the only way data gets into markup."""

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from indicators.drawing.assets import asset_text, symbol_text
from indicators.language.i18n import gettext
from indicators.paths import TEMPLATES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = gettext
    return environment


def render(template: str, **values: object) -> str:
    """Return a template with `values`, all of them escaped."""
    return _environment().get_template(template).render(**values)


def markdown(text: str) -> Markup:
    """Return Markdown as HTML; markup that stands in it is text, and its links lead to pages and to the web alone.

    >>> markdown("**Fett** <b>nicht</b>").strip()
    Markup('<p><strong>Fett</strong> &lt;b&gt;nicht&lt;/b&gt;</p>')
    """
    return Markup(_markdown().render(text))  # noqa: S704


@lru_cache(maxsize=1)
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def symbol_markup(name: str) -> Markup:
    """Return a drawing as what a template may write as it is: ours, or outlines that were written anew."""
    return Markup(symbol_text(name))  # noqa: S704


def own_markup(name: str) -> Markup:
    """Return a file of static/ as what a template may write as it is: it is ours, and never holds data."""
    return Markup(asset_text(name))  # noqa: S704
