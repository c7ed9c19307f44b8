"""The kinds of fields a choice is declared with: each knows how it stands in an address, and which notice it gives."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, field
from typing import Any

from indicators.address.choice import Choice, Parameter, Reading, read_fields
from indicators.address.parameters import AREA, GROUP, LEVEL_CODES, OF_AREA, of_area
from indicators.language.formatting import join_de
from indicators.language.i18n import gettext as _
from indicators.model import Level
from indicators.store import Store

Words = Callable[[], str]  # called when a notice is needed: the language is that of the request
ONE_AREA = "AGS of 8 or 5 digits, or the code of the region"
OF_GROUP = "code of a group, or codes of areas with `+`, after `ohne+` of those left out"
INDICATOR, YEAR = "code of an indicator", "year"


def declared(parameter: Parameter, default: Any = MISSING) -> Any:
    """Return a field of a choice; without `default` its value must be given where one is made."""
    return field(default=default, metadata={"parameter": parameter})


def single(
    name: str,
    read: Callable[[str, Reading], Any],
    write: Callable[[Any], str] = lambda value: value or "",
    *,
    allowed: str,
    default: Any = MISSING,
    **options: Any,
) -> Any:
    """A field with one parameter; `options` are those of `Parameter`. A value written as "" is left out."""
    parameter = Parameter(
        allowed={name: allowed},
        read=lambda texts, reading: read(texts.get(name, ""), reading),
        write=lambda value: {name: text} if (text := write(value)) else {},
        **options,
    )
    return declared(parameter, default)


def indicator(name: str, *, usual: Callable[[Reading], str] | None = None, level: Level | None = None) -> Any:
    """An indicator by id, always written; without `usual` the first lead. With a `level` it has values there."""

    def read(text: str, reading: Reading) -> str:
        data, series = reading.data, reading.data.series
        instead = usual(reading) if usual else data.default_indicator
        if text and text not in series:
            words = _("Den Indikator „{found}“ gibt es hier nicht. Gezeigt wird „{shown}“.")
            reading.note(words, found=text, shown=series[instead].indicator.label)
            return instead
        if text and level and not data.years(text, level):
            words = _("„{found}“ gibt es nicht je ‹Gemeinde›. Gezeigt wird „{shown}“.")
            reading.note(words, found=series[text].indicator.label, shown=series[instead].indicator.label)
            return instead
        return text or instead

    return single(name, read, allowed=INDICATOR, always=True)


def area(
    name: str = "gemeinde",
    *,
    usual: Callable[[Reading], str] | None = None,
    level: Level | None = None,
    of_other_level: Words = lambda: "",
) -> Any:
    """An area by code, None for none; with `usual` there is always one, and it is always written.

    Without a `level` it may be a group, in a parameter of its own. With one an area of another level counts as none:
    the notice `of_other_level` says so, with `area` and the label of what is `shown` instead; also of a group that an
    address names although the page knows none.
    """

    def read(texts: Mapping[str, str], reading: Reading) -> str | None:
        areas, group = reading.data.dataset.areas, texts.get(GROUP, "")
        if level and name in OF_AREA and not texts:
            group = reading.texts.get(GROUP, "")  # the menu hands it on
        elif group and texts.get(name):
            reading.note(_("Die Adresse nennt ein Gebiet und eine Gruppe. Gezeigt wird die Gruppe."))
        code = reading.area(group or texts.get(name, ""), of_group=bool(group))
        instead = usual(reading) if usual else None
        if code and level and areas[code].level != level:
            shown = areas[instead].label if instead else ""
            reading.note(of_other_level(), area=areas[code].label, shown=shown)
            code = None
        return code or instead

    allowed = {name: ONE_AREA} if level else {name: ONE_AREA, GROUP: OF_GROUP}
    always = usual is not None
    parameter = Parameter(allowed, read, lambda code: of_area(code, name) if code else {}, always=always)
    return declared(parameter) if always else declared(parameter, None)


def areas(
    name: str,
    *,
    most: int,
    too_many: Words,
    none: str = "",
    level: Level | None = None,
    of_other_level: Words = lambda: "",
    default: Any = (),
    or_one: bool = False,
) -> Any:
    """Several areas by code, `default` where none is named; `none` is the word for a choice of nothing.

    With `or_one` a single area or group is understood, too, by the parameters that other pages have for it.
    """

    def read(texts: Mapping[str, str], reading: Reading) -> Any:
        if or_one and name not in texts and (text := texts.get(GROUP) or texts.get(AREA)):
            single_one = reading.area(text, of_group=GROUP in texts)
            return (single_one,) if single_one else default
        named = parts(texts.get(name, ""))
        if none and named == [none]:
            return ()
        if len(named) > most:
            reading.note(too_many(), count=most)
        found = []
        for code in (reading.area(one) for one in named[:most]):
            one = reading.data.dataset.areas.get(code)
            if one and level and one.level != level:
                reading.note(of_other_level(), area=one.label)
            elif one:
                found.append(one.code)
        return tuple(dict.fromkeys(found)) or default

    allowed = {name: f"up to {most} codes of areas or groups with commas" + (f", or `{none}`" if none else "")}
    if or_one:
        allowed |= {AREA: ONE_AREA, GROUP: OF_GROUP}

    def write(codes: Any) -> Mapping[str, str]:
        return {name: text} if (text := ",".join(codes) or none) else {}

    return declared(Parameter(allowed, read, write), default)


def year(name: str, *, default: int | None = None, wrong: Words | None = None, **options: Any) -> Any:
    """A year, `default` for none. `wrong` says of what is no year what is shown instead, usually the newest."""

    def read(text: str, reading: Reading) -> int | None:
        if text and not re.fullmatch("[0-9]{4}", text):
            words = wrong() if wrong else _("„{found}“ ist keine Jahreszahl. Gezeigt wird das neueste Jahr.")
            reading.note(words, found=text)
            return default
        return int(text) if text else default

    return single(name, read, lambda value: str(value or ""), allowed=YEAR, default=default, **options)


def one_of(
    name: str, known: Mapping[str, Any] | Iterable[str], default: Any, *, unknown: Words | None = None, **options: Any
) -> Any:
    """One of some codes; a mapping gives the value of each, else a code is its own value."""
    values = dict(known) if isinstance(known, Mapping) else {str(one): one for one in known}
    codes = {value: code for code, value in values.items()}

    def read(text: str, reading: Reading) -> Any:
        if text and text not in values:
            words = unknown() if unknown else _("Die Angabe „{name}“ kennt nur {known}.")
            reading.note(words, name=name, found=text, known=join_de(list(values)))
        return values.get(text, default)

    allowed = ", ".join(f"`{code}`" for code in values)
    return single(name, read, lambda value: codes[value], allowed=allowed, default=default, **options)


def flag(name: str, *, on: str = "1", off: str = "") -> Any:
    """A switch that is usually off; with a code `off` one that is usually on."""
    return one_of(name, {off: False, on: True} if off else {on: True}, default=bool(off))


def level(name: str = "ebene") -> Any:
    """Municipalities, which is usual, or districts."""

    def read(text: str, reading: Reading) -> Level:
        wanted = LEVEL_CODES.get(text, Level.MUNICIPALITY)
        if (text and text not in LEVEL_CODES) or wanted not in reading.data.dataset.areas.levels:
            reading.note(_("Die Ebene „{found}“ ist unbekannt. Gezeigt werden ‹Gemeinden›."), found=text)
            return Level.MUNICIPALITY
        return wanted

    codes = {level: code for code, level in LEVEL_CODES.items()}
    return single(
        name, read, lambda level: codes[level], allowed=", ".join(f"`{code}`" for code in LEVEL_CODES),
        default=Level.MUNICIPALITY,
    )  # fmt: skip


def whole(name: str, fewest: int, most: int, *, default: int, unknown: Words) -> Any:
    """A whole number from `fewest` to `most`, else `default`."""

    def read(text: str, reading: Reading) -> int:
        if text and text not in {str(number) for number in range(fewest, most + 1)}:
            reading.note(unknown(), found=text, fewest=fewest, most=most)
            return default
        return int(text or default)

    allowed = f"a whole number from {fewest} to {most}"
    return single(name, read, lambda value: str(value or ""), allowed=allowed, default=default)


def code(name: str, known: Callable[[Store], Iterable[str]], *, unknown: Words, allowed: str, **options: Any) -> Any:
    """One of the codes that the data know, "" for none."""

    def read(text: str, reading: Reading) -> str:
        if text and text not in known(reading.data):
            reading.note(unknown(), found=text)
            return ""
        return text

    return single(name, read, allowed=allowed, default="", **options)


def codes(
    name: str,
    known: Callable[[Store], Iterable[str]],
    *,
    unknown: Words,
    allowed: str,
    none: str = "",
    default: tuple[Any, ...] = (),
    ordered: bool = True,
    most: int | None = None,
    too_many: Words = lambda: "",
    **options: Any,
) -> Any:
    """Several of the codes that the data know, in the data's order or, if not `ordered`, in that of the address.

    Nothing named, or nothing known, gives `default`; `none` is the word for a choice of nothing. Of more than `most`
    the first count, as `too_many` says.
    """

    def read(text: str, reading: Reading) -> tuple[str, ...]:
        if not text:
            return default
        listed, named = list(known(reading.data)), parts(text)
        if none and named == [none]:
            return ()
        if wrong := [one for one in dict.fromkeys(named) if one not in listed]:
            reading.note(unknown(), found=", ".join(wrong))
        kept = [one for one in listed if one in named] if ordered else [one for one in named if one in listed]
        found = tuple(dict.fromkeys(kept))
        if most is not None and len(found) > most:
            reading.note(too_many(), count=most)
        return found[:most] or default

    allowed = f"{allowed} with commas" + (f", or `{none}`" if none else "")
    return single(name, read, lambda found: ",".join(found) or none, allowed=allowed, default=default, **options)


def free_text(name: str, *, longest: int) -> Any:
    """A text of at most `longest` characters, "" for none."""
    return single(name, lambda found, _reading: found[:longest].strip(), allowed="text", default="")


def group(kind: type[Choice], default: Choice) -> Any:
    """A choice within a choice: its fields stand in the same address."""
    parameter = Parameter(kind.allowed(), lambda _texts, reading: read_fields(kind, reading), kind.parameters)
    return declared(parameter, default)


def parts(text: str) -> list[str]:
    """Return what stands between commas, without empty parts.

    >>> parts("05958004, gigabit,,")
    ['05958004', 'gigabit']
    """
    return [one.strip() for one in text.split(",") if one.strip()]
