"""Page: the operator's imprint, from its Markdown file."""

from indicators.ui.frame import text_page

text_page("impressum")
