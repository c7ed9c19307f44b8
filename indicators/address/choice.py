"""A choice declared field by field: what an address may say, read, checked and written back in one place.

A choice is a frozen dataclass below `Choice`; its fields are made by `address.fields`. `read` turns the parameters of
an address into it, with a notice for every fault; `parameters()` writes it back, what is as usual left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self, TypeVar

from indicators.address.parameters import EVERYWHERE
from indicators.language.i18n import gettext as _
from indicators.model.areas import WITHOUT
from indicators.store import Store

LONGEST = 4000  # characters of a value; a longer one is passed over
SHOWN = 100  # characters of a faulty value that a notice repeats
MOST_UNKNOWN = 5  # unknown parameters that are named one by one

Given = Mapping[str, str | Sequence[str]]


class Reading:
    """An address being read: its texts by parameter, the data, the fields found so far, and the notices."""

    def __init__(self, given: Given, data: Store) -> None:
        self.data = data
        self.notices: list[str] = []
        self.found: dict[str, Any] = {}
        self.texts = {name: self._text(name, value) for name, value in given.items()}

    def _text(self, name: str, value: str | Sequence[str]) -> str:
        texts = [value] if isinstance(value, str) else list(value)
        if len(set(texts)) > 1:
            self.note(_("Die Angabe „{name}“ steht mehrmals in der Adresse. Es gilt die letzte."), name=name)
        last = texts[-1].strip() if texts else ""
        if len(last) <= LONGEST:
            return last
        self.note(_("Die Angabe „{name}“ in der Adresse ist zu lang und wurde übergangen."), name=name)
        return ""

    def note(self, text: str, **words: object) -> None:
        """Add a notice; of each word only as much as a reader can bear is repeated."""
        self.notices.append(text.format(**{name: str(word)[:SHOWN] for name, word in words.items()}))

    def note_unknown(self, known: Iterable[str]) -> None:
        """Add a notice for what is neither `known` nor a parameter of all pages nor Streamlit's own (embed…)."""
        expected = {*known, *EVERYWHERE}
        named = [one for one in self.texts if one not in expected and not one.startswith("embed")]
        for one in named[:MOST_UNKNOWN]:
            self.note(_("Die Angabe „{name}“ in der Adresse ist unbekannt und wurde übergangen."), name=one)
        if len(named) > MOST_UNKNOWN:
            self.note(_("{count} weitere unbekannte Angaben wurden übergangen."), count=len(named) - MOST_UNKNOWN)

    def area(self, text: str, *, of_group: bool = False) -> str | None:
        """Return the code of an area, None for none; an AGS without its leading zero is understood.

        A group may be written in any order, and be an area that has a name. `of_group` says that one was meant.
        """
        areas, named = self.data.dataset.areas, text.replace("+", " ").split()
        codes = [f"0{one}" if one.isdigit() and len(one) in (4, 7) else one for one in named]
        if not codes:
            return None
        if found := areas.get(" ".join(codes)):
            return found.code
        if not of_group and not any(one in areas for one in codes[codes[0] == WITHOUT :]):
            self.note(_("Das Gebiet „{found}“ gehört nicht zur Region oder der Schlüssel ist falsch."), found=text)
        elif unknown := [one for one in codes[codes[0] == WITHOUT :] if one not in areas]:
            words = _("Diese Gruppe gibt es nicht, unbekannt ist „{found}“. Zwischen ihren Mitgliedern steht „+“.")
            self.note(words, found=", ".join(unknown))
        else:
            self.note(_("Die Gruppe „{found}“ hat keine Mitglieder."), found=text)
        return None


@dataclass(frozen=True, slots=True)
class Parameter:
    """How a field of a choice stands in an address.

    `allowed` has the names of its parameters, each with what may stand there, for the documentation. `read` gets their
    texts, empty ones left out, and returns the value; `write` returns the texts of a value. A value as usual is written
    only if `always`; `when` tells for which choices the field means anything.
    """

    allowed: Mapping[str, str]
    read: Callable[[Mapping[str, str], Reading], Any]
    write: Callable[[Any], Mapping[str, str]]
    always: bool = False
    when: Callable[[Any], bool] = lambda _choice: True


@dataclass(frozen=True, slots=True)
class Choice:
    """What a visitor chose. How a field stands in an address, its usual value and its notices are declared with it."""

    @classmethod
    def declared(cls) -> Iterator[tuple[str, Parameter]]:
        """The fields that stand in an address, by name, in their order."""
        for one in fields(cls):
            if "parameter" in one.metadata:
                yield one.name, one.metadata["parameter"]

    @classmethod
    def allowed(cls) -> dict[str, str]:
        """The parameters of an address of this choice, each with what may stand there."""
        return {name: words for _field, one in cls.declared() for name, words in one.allowed.items()}

    def parameters(self) -> dict[str, str]:
        """The choice as parameters of an address, with stable codes; what is as usual is left out."""
        written: dict[str, str] = {}
        usual = {one.name: one.default for one in fields(self)}
        for name, parameter in self.declared():
            value = getattr(self, name)
            if (parameter.always or value != usual[name]) and parameter.when(self):
                written |= parameter.write(value)
        return written

    def completed(self, reading: Reading) -> Self:
        """Return the choice with what follows from an address that leaves something out."""
        return self

    def fit(self, data: Store) -> Self:
        """Return the nearest choice that can be shown; most choices can be shown as they are."""
        return self

    def explain(self, fitted: Self, reading: Reading) -> None:
        """Add a notice for what `fit` had to change, and for what is worth knowing about the choice."""

    def changed(self, data: Store, **values: Any) -> Self:
        """Return the choice with other values in some fields, fitted to the data."""
        return replace(self, **values).fit(data)


C = TypeVar("C", bound=Choice)


def read(kind: type[C], given: Given, data: Store, *, besides: Iterable[str] = ()) -> tuple[C, list[str]]:
    """Return the choice of an address and the notices about what could not be followed.

    `given` has the text of each parameter or, where an address may repeat it, all its texts. `besides` are parameters
    that somebody else reads.
    """
    reading = Reading(given, data)
    reading.note_unknown([*kind.allowed(), *besides])
    choice = read_fields(kind, reading).completed(reading)
    fitted = choice.fit(data)
    choice.explain(fitted, reading)
    return fitted, reading.notices


def read_fields(kind: type[C], reading: Reading) -> C:
    """Return the fields of a choice as an address has them, before they are fitted."""
    values: dict[str, Any] = {}
    for name, parameter in kind.declared():
        texts = {one: reading.texts[one] for one in parameter.allowed if reading.texts.get(one)}
        values[name] = reading.found[name] = parameter.read(texts, reading)
    return kind(**values)
