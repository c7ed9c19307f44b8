"""Every slide there is, by its key in an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from indicators.address.choice import read
from indicators.deck.area_slides import end_slide, goals_slide, title_slide
from indicators.deck.goal_slides import KINDS as OF_GOALS
from indicators.deck.goal_slides import goal_line_slide, goal_map_slide
from indicators.deck.indicator_slides import KINDS as OF_INDICATORS
from indicators.deck.indicator_slides import indicator_slide
from indicators.deck.measure_slides import KEY as MEASURES
from indicators.deck.measure_slides import measures_slide
from indicators.deck.slide import Slide, slide_of
from indicators.drawing.region_map import RegionMap
from indicators.export.view_kind import ViewKind
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.model import Area, Level
from indicators.store import Store
from indicators.views.kinds import BY_CODE

LONGEST = 700  # characters
ALONE: Mapping[str, Callable[[Store, Area, date], Slide | None]] = {
    "titel": lambda data, area, _day: title_slide(data, area),
    "ziele": goals_slide,
    MEASURES: lambda data, area, day: measures_slide(data, area, day=day),
    "ende": lambda data, area, _day: end_slide(data, area),
}


def slide_name(data: Store, key: str) -> str:
    """Return what lists of slides call one, in a few words; the key itself where it names nothing."""
    kind, _colon, name = key.partition(":")
    alone = {
        "titel": _("Titel"),
        "ziele": _("Alle Ziele"),
        MEASURES: _("Maßnahmen & Leitprojekte"),
        "ende": _("Schluss: die Zeichen"),
    }
    if kind == "titel" and name in data.dataset.pillars:
        return _("Titel: {label}").format(label=data.dataset.pillars[name].label)
    if kind == MEASURES and name in data.dataset.pillars:
        return _("Maßnahmen: {label}").format(label=data.dataset.pillars[name].label)
    patterns = {
        "verlauf": _("{label}: Verlauf"),
        "karte": _("{label}: Karte"),
        "verteilung": _("{label}: Verteilung"),
        "ziel": _("{label}: Karte der Bewertungen"),
        "zielpfad": _("{label}: Weg zum Ziel"),
    }
    if kind in OF_INDICATORS and name in data.series:
        return patterns[kind].format(label=data.series[name].indicator.short)
    if kind in OF_GOALS and name in data.dataset.goals:
        return patterns[kind].format(label=data.dataset.goals[name].label)
    if kind in BY_CODE and name in data.series:
        return f"{data.series[name].indicator.short}: {BY_CODE[kind].label()}"
    return alone.get(key, key)


def make_slide(data: Store, area: Area, key: str, *, day: date) -> Slide | None:
    """Return the slide with this key for an area, None where there is none or nothing to show.

    Keys: "titel" and "massnahmen", alone or with ":" and a pillar; "ziele", "ende"; "verlauf:", "karte:", "verteilung:"
    with the id of an indicator; "ziel:" (its map), "zielpfad:" with the id of a goal; the code of any other view with
    what its address says first.
    """
    made = _made(data, area, key, day)
    if made is None:
        return None
    return replace(
        made,
        name=_harmless(slide_name(data, key)),
        topic=_harmless(made.topic),
        statement=_harmless(made.statement),
        note="\n".join(_harmless(line) for line in made.note.split("\n")),
        description=visible(made.description),
        source=_harmless(made.source),
        map=_harmless_map(made.map) if made.map else None,
    )


def _harmless_map(shown: RegionMap) -> RegionMap:
    classes = {number: replace(look, label=_harmless(look.label)) for number, look in shown.classes.items()}
    return replace(shown, legend_title=_harmless(shown.legend_title), classes=classes)


def _harmless(text: str) -> str:
    """A text without signs that nobody sees, and no longer than a slide has room for."""
    return visible(text, LONGEST)


def _made(data: Store, area: Area, key: str, day: date) -> Slide | None:
    kind, _colon, name = key.partition(":")
    if not name and kind in ALONE:
        return ALONE[kind](data, area, day)
    if kind == "titel" and name in data.dataset.pillars:
        return title_slide(data, area, data.dataset.pillars[name])
    if kind == MEASURES and name in data.dataset.pillars:
        return measures_slide(data, area, data.dataset.pillars[name], day=day)
    if kind in OF_INDICATORS and name in data.series:
        return indicator_slide(data, area, kind, name, this_year=day.year)
    if kind in OF_GOALS and name in data.dataset.goals:
        result = data.results(name, day)[area.code]
        is_map = kind == "ziel"
        return goal_map_slide(data, result, day) if is_map else goal_line_slide(data, result, day)
    registered = BY_CODE.get(kind)
    return _view_slide(data, area, registered, name, day) if registered and name else None


def _view_slide(data: Store, area: Area, kind: ViewKind, name: str, day: date) -> Slide | None:
    """A view of `name`, the first thing an address of its kind says, as a slide about an area.

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
