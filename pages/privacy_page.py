"""Page: the privacy statement, from its Markdown file."""

from indicators.ui.frame import text_page

text_page("datenschutz")
