"""What the page before Streamlit says: asked for by an address, told by a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.address.choice import Choice, read
from indicators.address.parameters import OF_AREA
from indicators.address.working_list import WorkingList, read_working_list
from indicators.export.view_kind import Page
from indicators.store import Store
from indicators.views.goals.view import ALL_GOALS
from indicators.views.kinds import KINDS

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of the data with the parameters of its address, each with all its texts.

    Whoever does not ask it to be `drawn` gets it without what takes a drawing program.
    """

    data: Store
    page: Page
    given: Given
    drawn: bool = True

    @property
    def has_list(self) -> bool:
        """True where the page shows the working list beside its title."""
        return self.page in {one.page for one in KINDS} - {ALL_GOALS.page}

    @property
    def listed(self) -> tuple[WorkingList, list[str]]:
        """The working list of the address, and notices about it where the page shows it."""
        found, notices = read_working_list(self.given, self.data)
        return found, notices if self.has_list else []

    def choice(self, kind: type[Choice]) -> tuple[Any, list[str]]:
        """The choice of the address and the notices about what could not be followed, as the app has them."""
        return read(kind, self.given, self.data, besides=OF_AREA)


@dataclass(frozen=True, slots=True)
class Content:
    """A page in words: its template with values, and what stands around it.

    `heading` stands above it, "" where its text has a heading of its own; `name` and `description` are those of the
    document. `parameters` are the address of what is shown, without faults; `area` is the area shown, if any. What is
    not `is_lasting` is made of more than the data, and anew for each visitor.
    """

    template: str
    heading: str
    name: str
    description: str
    values: Mapping[str, Any]
    notices: Sequence[str] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    area: str | None = None
    is_lasting: bool = True


def told(asked: Asked, template: str, *, description: str = "", **more: Any) -> Content:
    """Return a page under its own heading; `more` are fields of `Content` and, in `values`, of its template."""
    page = asked.page
    fields = {"heading": page.heading, "name": page.title(), "values": {}, **more}
    return Content(template, description=description or page.purpose() or page.heading, **fields)
