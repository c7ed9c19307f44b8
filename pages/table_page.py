"""Page: indicators × areas as a heat table to sort, filter, copy and take away."""

from indicators.store import Store
from indicators.ui.parts.about import show_sources
from indicators.ui.parts.address import given
from indicators.ui.parts.exploring import explore
from indicators.ui.parts.share import show_share
from indicators.ui.parts.theme import is_dark
from indicators.ui.parts.working_list import current_list
from indicators.ui.table import show_controls, show_heat_table, show_made
from indicators.views.table.choice import TableChoice
from indicators.views.table.table import heat_table
from indicators.views.table.view import KIND, heat_view, wide_file


def show(data: Store, choice: TableChoice) -> None:
    """Choose → compute → show."""
    listed = current_list(data)
    choice = KIND.listed(choice, listed, given(), data)
    show_controls(data, choice, listed)
    found = heat_table(data, choice, listed=listed.areas, dark=is_dark())
    show_share(lambda: [heat_view(data, choice, found)], more=[wide_file(found)])
    show_heat_table(data, choice, found)
    show_made(data, found)
    show_sources(data, *found.indicators)


explore(TableChoice, show)
