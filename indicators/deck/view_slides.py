"""Slides of every registered view: its statement, its picture, its source."""

from __future__ import annotations

from datetime import date

from indicators.address.choice import read
from indicators.deck.slide import Slide, slide_of
from indicators.export.view_kind import ViewKind
from indicators.model import Area, Level
from indicators.store import Store


def view_slide(data: Store, area: Area, kind: ViewKind, name: str, day: date) -> Slide | None:
    """Return a view of `name`, the first thing an address of its kind says, as a slide about an area.

    None where there is no such thing or nothing to show; a municipality is marked where the kind can mark one.
    """
    allowed = kind.choice.allowed()
    address = {next(iter(allowed)): name}
    if area.level == Level.MUNICIPALITY:
        address |= {one: area.code for one in ("gemeinde", "gebiete") if one in allowed and one not in address}
    choice, notices = read(kind.choice, address, data)
    view = kind.make(data, choice, day) if not notices else None
    if view is None:
        return None
    return slide_of(
        data,
        view,
        key=f"{kind.code}:{name}",
        topic=f"{area.label} · {view.title}",
        statement=view.statement or view.title,
        note=view.subtitle,
    )
