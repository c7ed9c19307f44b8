"""Widgets bound to the fields of a choice: each shows the field's value and writes a changed one into the address."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from typing import Any

import streamlit as st

from indicators.address import links
from indicators.address.choice import Choice
from indicators.export.table import level_plural
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store
from indicators.ui.parts.address import change, hold
from indicators.ui.parts.html import plain, show

Fields = Callable[[Any], Mapping[str, Any]]
_OWN: Any = object()


class Bound:
    """The widgets of one choice. Their keys are `prefix` and the name of the field, unless another `key` is given.

    Every method takes the name of a field, the label, what can be chosen, and what Streamlit's widget takes besides.
    `value` is shown in place of the field's own; `to` returns the fields that a chosen value changes, usually the field
    alone; `at` is the column to draw in, usually where the page stands.
    """

    def __init__(self, data: Store, choice: Choice, prefix: str) -> None:
        self.data, self.choice, self.prefix = data, choice, prefix

    def select(self, field: str, label: str, words: Mapping[Any, str], **how: Any) -> None:
        """Draw a list to choose one from."""
        self._draw(st.selectbox, field, label, list(words), format_func=lambda one: words[one], **how)

    def segments(self, field: str, label: str, words: Mapping[Any, str], **how: Any) -> None:
        """Draw a row of buttons to choose one from; clearing the choice goes back to the first."""
        first = next(iter(words))
        how["read"] = lambda found: first if found is None else found
        self._draw(st.segmented_control, field, label, list(words), format_func=_plain(words), **how)

    def radio(self, field: str, label: str, words: Mapping[Any, str], **how: Any) -> None:
        """Draw a short list in which all there is to choose can be read."""
        self._draw(st.radio, field, label, list(words), format_func=_plain(words), **how)

    def several(self, field: str, label: str, words: Mapping[Any, str], **how: Any) -> None:
        """Draw a field to choose several by name."""
        how = {"placeholder": _("Name eingeben"), "format_func": lambda one: words[one], **how}
        self._draw(st.multiselect, field, label, list(words), read=tuple, hold_as=list, **how)

    def pills(self, field: str, label: str, words: Mapping[Any, str], **how: Any) -> None:
        """Draw buttons of which several can be on."""
        how = {"selection_mode": "multi", "format_func": _plain(words), **how}
        self._draw(st.pills, field, label, list(words), read=tuple, hold_as=list, **how)

    def slider(self, field: str, label: str, values: Sequence[Any], **how: Any) -> None:
        """Draw a slider over the values there are."""
        self._draw(st.select_slider, field, label, values, **how)

    def number(self, field: str, label: str, lowest: float, highest: float, **how: Any) -> None:
        """Draw a slider over the numbers between two."""
        self._draw(st.slider, field, label, lowest, highest, **how)

    def toggle(self, field: str, label: str, **how: Any) -> None:
        """Draw a switch."""
        self._draw(st.toggle, field, label, **how)

    def text(self, field: str, label: str, **how: Any) -> None:
        """Draw a field for a text."""
        self._draw(st.text_input, field, label, read=str.strip, **how)

    def area(self, field: str = "area", **how: Any) -> None:
        """Draw a searchable list of all areas: region, districts, groups, then municipalities."""
        areas = self.data.dataset.areas
        chosen = areas.get(how.get("value", getattr(self.choice, field)))
        words = {area.code: area.label for area in ([chosen] if chosen else []) + areas.in_order}
        how = {"index": None, "placeholder": _("Name eingeben"), **how}
        between = len(areas.levels) > 1
        label = (
            _("‹Gemeinde›, ‹Kreis›, Gruppe oder Region suchen")
            if between
            else _("‹Gemeinde›, Gruppe oder Region suchen")
        )
        self.select(field, label, words, **how)

    def level(self, levels: Sequence[Level] | None = None, **how: Any) -> None:
        """Draw the choice of the level areas are compared on, where there is more than one; all if none are named."""
        named = self.data.dataset.areas.levels if levels is None else levels
        if len(named) > 1:
            self.select("level", _("Ebene"), {one: level_plural(one) for one in named}, **how)

    def group(self, field: str = "area", *, value: str | None = None) -> None:
        """Draw, folded away, the choice of areas that are looked at together; `value` is the area shown."""
        areas = self.data.dataset.areas
        shown = areas.get(value)
        words = {one.code: one.label for one in areas.in_order if one.level in (Level.DISTRICT, Level.MUNICIPALITY)}
        inside = [code for code in (shown.members or (shown.code,) if shown else ()) if code in words]

        def together(codes: tuple[str, ...]) -> Mapping[str, Any]:
            found = areas.group(codes)
            return {field: found.code if found else None}

        with st.popover(_("Gruppe bilden")):
            self.several(field, _("Zusammen betrachten"), words, value=inside, to=together, key=f"{self.prefix}_group")
            st.caption(
                _("Werte einer Gruppe werden aus denen ihrer Mitglieder gerechnet, wie bei "
                  "‹Kreise, Dativ›: Summen, gewichtete Mittel, und nichts, wo das Gewicht fehlt.")
            )  # fmt: skip
            rest = areas.rest(shown) if shown and shown.members else None
            if rest:
                address = links.profile(rest.code)
                show("parts/rest.html", href=address, label=rest.label)

    def set_and_indicator(self, columns: Sequence[Any], *, level: Level | None = None, **besides: Any) -> None:
        """Draw the choice of set and indicator into two columns; another set begins with its lead.

        With a `level` only indicators with values there are offered. `besides` are fields that another indicator
        changes too.
        """
        data = self.data
        usable = {one.id: [name for name in one.indicators if level is None or data.years(name, level)]
                  for one in data.sets}  # fmt: skip
        sets = {one.id: one for one in data.sets if usable[one.id]}
        current = data.dataset.indicators[self.choice.indicator].set  # type: ignore[attr-defined]  # of such choices

        def lead(name: str) -> Mapping[str, Any]:
            first = sets[name].lead
            return {"indicator": first if first in usable[name] else usable[name][0], **besides}

        words = {name: one.label for name, one in sets.items()}
        self.select("set", _("Thema"), words, value=current, to=lead, at=columns[0])
        words = {name: data.dataset.indicators[name].label for name in usable[current]}
        self.select("indicator", _("Indikator"), words, to=lambda name: {"indicator": name, **besides}, at=columns[1])

    def rows(self, frame: Any, codes: Sequence[str], *, key: str, **options: Any) -> None:
        """Draw a table with a row per code of an area; the selected row is the chosen area, and the other way round."""
        chosen = self.choice.area  # type: ignore[attr-defined]  # of such choices
        selected = [codes.index(chosen)] if chosen in codes else []
        state = st.session_state.get(key)
        if state is None or list(state["selection"]["rows"]) != selected:
            st.session_state[key] = {"selection": {"rows": selected, "columns": [], "cells": []}}

        def picked() -> None:
            rows = st.session_state[key]["selection"]["rows"]
            change(self.data, self.choice, area=codes[rows[0]] if rows else None)

        st.dataframe(
            frame, hide_index=True, key=key, selection_mode="single-row", on_select=picked, placeholder="–", **options
        )

    def _draw(
        self,
        widget: Callable[..., Any],
        field: str,
        *shown: Any,
        value: Any = _OWN,
        to: Fields | None = None,
        key: str = "",
        at: Any = None,
        read: Callable[[Any], Any] = lambda found: found,
        hold_as: Callable[[Any], Any] = lambda found: found,
        **options: Any,
    ) -> None:
        key = key or f"{self.prefix}_{field}"
        hold(key, hold_as(getattr(self.choice, field) if value is _OWN else value))

        def changed() -> None:
            chosen = read(st.session_state[key])
            change(self.data, self.choice, **(to(chosen) if to else {field: chosen}))

        with at or nullcontext():
            widget(*shown, key=key, on_change=changed, **options)


def _plain(words: Mapping[Any, str]) -> Callable[[Any], str]:
    """The words for widgets that read Markdown."""
    return lambda one: plain(words[one])
