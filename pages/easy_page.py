"""Page: what the dashboard is and how it is used, in easy language and in sign language."""

from indicators.ui.accessibility import show_easy, show_film

show_easy()
show_film()
