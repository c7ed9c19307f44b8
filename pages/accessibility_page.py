"""Page: the declaration of accessibility, from its Markdown file."""

from indicators.ui.parts.frame import text_page

text_page("barrierefreiheit")
