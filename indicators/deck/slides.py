"""Every slide there is, by its key in an address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indicators.address.choice import read
from indicators.deck.area_slides import end_slide, goals_slide, title_slide
from indicators.deck.goal_slides import goal_line_slide, goal_map_slide, matrix_slide, register_slide
from indicators.deck.indicator_slides import distribution_slide, line_slide, map_slide
from indicators.deck.measure_slides import measures_slide
from indicators.deck.slide import Slide, slide_of
from indicators.deck.statement_slides import statements_slide
from indicators.drawing.region_map import RegionMap
from indicators.export.view_kind import ViewKind, Words
from indicators.language.i18n import gettext as _
from indicators.language.visible import visible
from indicators.model import Area, Level
from indicators.store import Store
from indicators.views.kinds import BY_CODE

LONGEST = 700  # characters


def indicator(data: Store, name: str) -> str | None:
    """Return what slides call an indicator, None where there is none of this id."""
    series = data.series.get(name)
    return series.indicator.short if series else None


def goal(data: Store, name: str) -> str | None:
    """Return what slides call a goal, None where there is none of this id."""
    found = data.dataset.goals.get(name)
    return found.label if found else None


def pillar(data: Store, name: str) -> str | None:
    """Return what slides call a pillar, None where there is none of this id."""
    found = data.dataset.pillars.get(name)
    return found.label if found else None


@dataclass(frozen=True, slots=True)
class SlideKind:
    """A kind of slide: how one is made for an area, and what lists call it.

    `alone` is the name of the slide whose key is the code of the kind, None where there is no such. `of` says what
    other keys name by id, and `pattern` what their slides are called.
    """

    make: Callable[[Store, Area, str, date], Slide | None]
    alone: Words | None = None
    of: Callable[[Store, str], str | None] | None = None
    pattern: Words = str

    def called(self, data: Store, name: str) -> str:
        """What lists call the slide with a key that ends with `name`; "" where there is none."""
        if not name:
            return self.alone() if self.alone else ""
        label = self.of(data, name) if self.of else None
        return "" if label is None else self.pattern().format(label=label)


KINDS: Mapping[str, SlideKind] = {
    "titel": SlideKind(title_slide, lambda: _("Titel"), pillar, lambda: _("Titel: {label}")),
    "ziele": SlideKind(goals_slide, lambda: _("Alle Ziele")),
    "massnahmen": SlideKind(
        measures_slide, lambda: _("Maßnahmen & Leitprojekte"), pillar, lambda: _("Maßnahmen: {label}")
    ),
    "stellungnahmen": SlideKind(statements_slide, lambda: _("Stellungnahmen der Kommune")),
    "ende": SlideKind(end_slide, lambda: _("Schluss: die Zeichen")),
    "verlauf": SlideKind(line_slide, of=indicator, pattern=lambda: _("{label}: Verlauf")),
    "karte": SlideKind(map_slide, of=indicator, pattern=lambda: _("{label}: Karte")),
    "verteilung": SlideKind(distribution_slide, of=indicator, pattern=lambda: _("{label}: Verteilung")),
    "ziel": SlideKind(goal_map_slide, of=goal, pattern=lambda: _("{label}: Karte der Bewertungen")),
    "register": SlideKind(register_slide, lambda: _("Register der Ziele")),
    "matrix": SlideKind(matrix_slide, lambda: _("Matrix der Ziele"), pillar, lambda: _("Matrix der Ziele: {label}")),
    "zielpfad": SlideKind(goal_line_slide, of=goal, pattern=lambda: _("{label}: Weg zum Ziel")),
}


def slide_name(data: Store, key: str) -> str:
    """Return what lists of slides call one, in a few words; the key itself where it names nothing."""
    code, _colon, name = key.partition(":")
    own, view = KINDS.get(code), BY_CODE.get(code)
    if own and (called := own.called(data, name)):
        return called
    about = indicator(data, name) or goal(data, name)
    return f"{about}: {view.label()}" if view and about else key


def make_slide(data: Store, area: Area, key: str, *, day: date) -> Slide | None:
    """Return the slide with this key for an area, None where there is none or nothing to show.

    Keys: the code of one of `KINDS`, alone or with ":" and what it is about, or the code of any other view with what
    its address says first.
    """
    code, _colon, name = key.partition(":")
    kind, view = KINDS.get(code), BY_CODE.get(code)
    if kind and kind.called(data, name):
        made = kind.make(data, area, name, day)
    else:
        made = _view_slide(data, area, view, name, day) if view and name else None
    if made is None:
        return None
    return replace(
        made,
        key=key,
        name=_harmless(slide_name(data, key)),
        topic=_harmless(made.topic),
        statement=_harmless(made.statement),
        note="\n".join(_harmless(line) for line in made.note.split("\n")),
        description=visible(made.description),
        source=_harmless(made.source),
        map=_harmless_map(made.map) if made.map else None,
    )


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
    topic = f"{area.label} · {view.title}"
    return slide_of(data, view, topic=topic, statement=view.statement or view.title, note=view.subtitle)


def _harmless_map(shown: RegionMap) -> RegionMap:
    classes = {number: replace(look, label=_harmless(look.label)) for number, look in shown.classes.items()}
    return replace(shown, legend_title=_harmless(shown.legend_title), classes=classes)


def _harmless(text: str) -> str:
    """A text without signs that nobody sees, and no longer than a slide has room for."""
    return visible(text, LONGEST)
