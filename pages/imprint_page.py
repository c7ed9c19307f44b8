"""Page: the operator's imprint, from its Markdown file."""

from indicators.ui.parts.frame import text_page

text_page("impressum")
