"""Page: the declaration of accessibility, from its Markdown file."""

from indicators.ui.frame import text_page

text_page("barrierefreiheit")
