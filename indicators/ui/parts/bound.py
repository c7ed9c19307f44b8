"""Widgets bound to the fields of a choice: each shows the field's value and writes a changed one into the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from indicators.address.choice import Choice
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store
from indicators.ui.parts.address import change, hold
from indicators.ui.parts.html import plain

Fields = Callable[[Any], Mapping[str, Any]]
_OWN: Any = object()


class Bound:
    """The widgets of one choice. Their keys are `prefix` and the name of the field.

    Every method takes the name of a field, the label, what can be chosen, and what Streamlit's widget takes besides.
    `value` is shown in place of the field's own; `to` returns the fields that a chosen value changes, usually the field
    alone.
    """

    def __init__(self, data: Store, choice: Choice, prefix: str) -> None:
        self.data, self.choice, self.prefix = data, choice, prefix

    def select(self, field: str, label: str, words: Mapping[Any, str], *, value: Any = _OWN, to: Fields | None = None,
               key: str = "", **options: Any) -> None:  # fmt: skip
        """Draw a list to choose one from."""
        self._draw(st.selectbox, field, (label, list(words)), value, to, key, format_func=_said(words), **options)

    def segments(self, field: str, label: str, words: Mapping[Any, str], *, value: Any = _OWN, to: Fields | None = None,
                 key: str = "", **options: Any) -> None:  # fmt: skip
        """Draw a row of buttons to choose one from; clearing the choice goes back to the first."""
        first = next(iter(words))
        self._draw(
            st.segmented_control, field, (label, list(words)), value, to, key, format_func=_plain(words),
            read=lambda found: first if found is None else found, **options,
        )  # fmt: skip

    def radio(self, field: str, label: str, words: Mapping[Any, str], *, value: Any = _OWN, to: Fields | None = None,
              key: str = "", **options: Any) -> None:  # fmt: skip
        """Draw a short list in which all there is to choose can be read."""
        self._draw(st.radio, field, (label, list(words)), value, to, key, format_func=_plain(words), **options)

    def several(self, field: str, label: str, words: Mapping[Any, str], *, value: Sequence[Any] = _OWN,
                to: Fields | None = None, key: str = "", **options: Any) -> None:  # fmt: skip
        """Draw a field to choose several by name."""
        options = {"placeholder": _("Name eingeben"), **options}
        self._draw(st.multiselect, field, (label, list(words)), value, to, key, read=tuple, hold_as=list,
                   format_func=_said(words), **options)  # fmt: skip

    def pills(self, field: str, label: str, words: Mapping[Any, str], *, value: Sequence[Any] = _OWN,
              to: Fields | None = None, key: str = "", **options: Any) -> None:  # fmt: skip
        """Draw buttons of which several can be on."""
        self._draw(st.pills, field, (label, list(words)), value, to, key, read=tuple, hold_as=list,
                   format_func=_plain(words), selection_mode="multi", wrap=True, **options)  # fmt: skip

    def slider(self, field: str, label: str, values: Sequence[Any], *, value: Any = _OWN, to: Fields | None = None,
               key: str = "", **options: Any) -> None:  # fmt: skip
        """Draw a slider over the values there are."""
        self._draw(st.select_slider, field, (label, values), value, to, key, **options)

    def toggle(self, field: str, label: str, *, value: Any = _OWN, to: Fields | None = None, key: str = "",
               **options: Any) -> None:  # fmt: skip
        """Draw a switch."""
        self._draw(st.toggle, field, (label,), value, to, key, **options)

    def text(self, field: str, label: str, *, to: Fields | None = None, key: str = "", **options: Any) -> None:
        """Draw a field for a text."""
        self._draw(st.text_input, field, (label,), _OWN, to, key, read=str.strip, **options)

    def area(self, field: str = "area", *, value: Any = _OWN, to: Fields | None = None, key: str = "") -> None:
        """Draw a searchable list of all areas: region, districts, then municipalities."""
        words = {area.code: area.label for area in self.data.dataset.areas.in_order}
        self.select(field, _("Gemeinde, Kreis oder Region suchen"), words, value=value, to=to, key=key, index=None,
                    placeholder=_("Name eingeben"))  # fmt: skip

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

        with columns[0]:
            self.select("set", _("Thema"), {name: one.label for name, one in sets.items()}, value=current, to=lead)
        with columns[1]:
            labels = {name: data.dataset.indicators[name].label for name in usable[current]}
            self.select("indicator", _("Indikator"), labels, to=lambda name: {"indicator": name, **besides})

    def _draw(
        self,
        widget: Callable[..., Any],
        field: str,
        shown: Sequence[Any],
        value: Any,
        to: Fields | None,
        key: str,
        *,
        read: Callable[[Any], Any] = lambda found: found,
        hold_as: Callable[[Any], Any] = lambda found: found,
        **options: Any,
    ) -> None:
        key = key or f"{self.prefix}_{field}"
        hold(key, hold_as(getattr(self.choice, field) if value is _OWN else value))

        def changed() -> None:
            chosen = read(st.session_state[key])
            change(self.data, self.choice, **(to(chosen) if to else {field: chosen}))

        widget(*shown, key=key, on_change=changed, **options)


def _said(words: Mapping[Any, str]) -> Callable[[Any], str]:
    return lambda one: words[one]


def _plain(words: Mapping[Any, str]) -> Callable[[Any], str]:
    """The words for widgets that read Markdown."""
    return lambda one: plain(words[one])
