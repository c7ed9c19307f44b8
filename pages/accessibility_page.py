"""Page: the declaration of accessibility, made from facts below the operator's own words."""

from indicators.ui.accessibility import show_declaration
from indicators.ui.parts.frame import text_page
from indicators.ui.parts.store import store

text_page("barrierefreiheit")
show_declaration(store())
