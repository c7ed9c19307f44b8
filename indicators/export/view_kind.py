"""A kind of view: how a view is made from an address, and what pages, frames and slides must know about it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from indicators.address.choice import Choice
from indicators.address.working_list import WorkingList
from indicators.export.outside import outside_sheets
from indicators.export.view import View
from indicators.language.visible import file_stem
from indicators.model import Indicator
from indicators.store import Store

Words = Callable[[], str]  # called when they are shown: the language is that of the request


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its script `pages/<script>_page.py`, its address, its title in the navigation, and what it is for.

    `above` is what stands above the page where that is not its title.
    """

    script: str
    address: str
    title: Words
    purpose: Words = str
    above: Words = str

    @property
    def heading(self) -> str:
        """What stands above the page."""
        return self.above() or self.title()


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of view.

    `code` stands in addresses of frames, names of files and keys of slides. `make` returns the view of a choice on a
    day, None where it has nothing to show. `frame_height` is what a frame 600 pixels wide needs, so that source and
    licence are seen; `image_height` the least its bare image needs. `beside` are the parameters one can choose
    in a frame. Kinds that do not need figures are shown where there are goals or areas alone. `listed` returns a choice
    with what a working list adds to it; it gets the choice, the list, the names of the given parameters, and the data.
    The image of a kind that `is_table` says no more than its table. `given` are the parameters that tell it from other
    views of its page; the address of a frame, which names the kind, may leave them out. `reading` says in two sentences
    how one reads it, for those who see it for the first time.
    """

    code: str
    page: Page
    label: Words
    choice: type[Choice]
    make: Callable[[Store, Any, date], View | None]
    frame_height: int = 760
    image_height: int = 0
    beside: tuple[str, ...] = ()
    needs_figures: bool = True
    listed: Callable[[Any, WorkingList, Collection[str], Store], Any] = lambda choice, _list, _given, _data: choice
    is_table: bool = False
    given: Mapping[str, str] = field(default_factory=dict)
    reading: Words = str

    def view(
        self, data: Store, choice: Choice, *, indicators: Iterable[Indicator], stem: Sequence[str], **words: Any
    ) -> View:
        """Return a view of this kind with what all views have alike; `words` are the other fields of `View`."""
        used = tuple(indicators)
        return View(
            **{
                "kind": self.code,
                "label": self.label(),
                "page": self.page.address,
                "parameters": choice.parameters(),
                "stem": file_stem(*stem),
                "indicators": used,
                "sources": tuple(data.sources_of(used[0]) if len(used) == 1 else data.sources_once(used)),
                "edition": data.edition,
                "outside": lambda: outside_sheets(data, [one.id for one in used]),
                **words,
            }
        )
