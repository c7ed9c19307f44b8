"""What stands above every page: the search, the way to the other language, on the first page ways for everybody."""

from indicators.export.view_kind import Page
from indicators.language.switch import other_language
from indicators.store import Store
from indicators.ui.parts.html import show
from indicators.ui.parts.kept import kept
from indicators.views.pages import SEARCH, START
from indicators.views.tour import address_of, step_of


@kept(lambda page, number: (page.address, number if step_of(page, number) else ""))
def show_top(_data: Store, page: Page, number: str) -> None:
    """Draw the top of a page, with the step of the tour that the address asks for by its number."""
    if page == START:
        show("parts/easy.html")
    show("search/box.html", is_search=page == SEARCH, other=other_language(""))
    step, offer = step_of(page, number), address_of(0) if page == START else ""
    if step or offer:
        show("parts/tour.html", step=step, offer=offer)
