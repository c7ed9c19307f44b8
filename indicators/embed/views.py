"""What stands in a frame: a view made from the parameters of an address, with the choices beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.address.choice import Given, read
from indicators.address.working_list import WorkingList
from indicators.export.view import View
from indicators.export.view_kind import ViewKind
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store


@dataclass(frozen=True)
class Framed:
    """A view with what its document needs beside it: notices and choices."""

    view: View
    choice: Any
    notices: list[str]
    controls: Sequence[dict[str, Any]] = ()


def framed_view(
    data: Store, kind: ViewKind, parameters: Given, *, besides: Iterable[str] = (), listed: WorkingList | None = None
) -> Framed | None:
    """Return the view of a kind for an address; None where there is nothing to show.

    `besides` are parameters that somebody else reads; what the address leaves open is as in a working list.
    """
    if kind.needs_figures and not data.sets:
        return None
    choice, notices = read(kind.choice, parameters, data, besides=besides)
    if listed:
        choice = kind.listed(choice, listed, parameters, data)
    view = kind.make(data, choice, data.day)
    return Framed(view, choice, notices, _controls(data, kind, choice)) if view else None


def _controls(data: Store, kind: ViewKind, choice: Any) -> list[dict[str, Any]]:
    """The choices beside a view; none of a year where there is only one."""
    makers = {"jahr": _years, "gemeinde": _areas}
    found = [makers[name](data, choice) for name in kind.beside]
    return [one for one in found if len(one["options"]) > 1]


def _years(data: Store, choice: Any) -> dict[str, Any]:
    """The years of the indicator, newest first, which is chosen where the choice names none."""
    years = data.years(choice.indicator, getattr(choice, "level", Level.MUNICIPALITY))[::-1]
    period = data.series[choice.indicator].indicator.period
    shown = choice.year or next(iter(years), None)
    return {"name": "jahr", "label": _("Jahr"), "options": [(str(one), period(one), one == shown) for one in years]}


def _areas(data: Store, choice: Any) -> dict[str, Any]:
    areas = data.dataset.areas
    chosen = choice.area or areas.region.code
    options = [(area.code, area.label, area.code == chosen) for area in areas.in_order]
    return {"name": "gemeinde", "label": _("‹Gemeinde›, ‹Kreis› oder Region"), "options": options}
