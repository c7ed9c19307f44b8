"""What a search finds, as rows."""

from typing import Any

from indicators.api.asked import Asked
from indicators.api.descriptions import fields_of
from indicators.api.schemas import FOUND
from indicators.search.finding import Found, find


def found(asked: Asked) -> list[Found]:
    """Return what the search for `q` finds, best first; nothing where nothing is asked for."""
    return find(asked.store, asked.values["q"][0]) if "q" in asked.values else []


def found_fields(asked: Asked, one: Found) -> dict[str, Any]:
    """Return a thing that was found with the address of its page; `worth` is how well it fits, 1 as it is called."""
    return fields_of(one, FOUND, href=asked.page(one.path.removeprefix("./")), worth=round(one.worth, 3))
