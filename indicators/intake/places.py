"""Which area of the region a row is about: by its official code, by its name, or by postcode and place."""

import re
from dataclasses import dataclass
from enum import StrEnum

from indicators.model import Area, Level
from indicators.model.areas import Areas

LANDS = frozenset(f"{number:02d}" for number in range(1, 17))
PADDED_LENGTHS = (5, 8, 12)
TOWN_DIGITS = 8
# What people call rows that are sums or larger areas.
TOTALS = frozenset({"summe", "gesamt", "insgesamt", "total", "nordrhein-westfalen", "nrw", "deutschland", "bund"})
# The first digits of a postcode name a part of the country: names that occur several times are told apart by two,
# entries that may have been meant for the region are found by three.
SAME_NAME_DIGITS, NEARBY_DIGITS = 2, 3


class Where(StrEnum):
    """What is known about the place of a row."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    NEARBY = "nearby"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """The area of a row (`code` only where INSIDE), and the code of what had to be put right."""

    where: Where
    code: str = ""
    repair: str = ""


OUTSIDE = Found(Where.OUTSIDE)
UNREADABLE = Found(Where.UNREADABLE)


class Places:
    """The region's areas, ready to be looked up."""

    def __init__(self, areas: Areas) -> None:
        self.areas = areas
        self._districts = [one.code for one in areas.at(Level.DISTRICT)]
        towns = areas.at(Level.MUNICIPALITY)
        self._names: dict[str, str] = {}
        self._district_names: dict[str, str] = {}
        for level in (Level.REGION, Level.DISTRICT, Level.MUNICIPALITY):  # a shared name is the town's
            for one in areas.at(level):
                own = {_plain(one.name): one.code, _plain(one.label): one.code}
                self._names |= own
                if level != Level.MUNICIPALITY:
                    self._district_names |= own | {name.removeprefix("kreis "): code for name, code in own.items()}
        self._short: dict[str, list[Area]] = {}
        for one in towns:
            self._short.setdefault(_short(one.name), []).append(one)
        self._nearby = {one.postcode[:NEARBY_DIGITS] for one in towns if one.postcode}

    def by_code(self, text: str, *, prefix: str = "") -> Found:
        """Return the area of an official code: AGS of 8 or 5 digits, also without leading zero, or ARS of 12.

        `prefix` is what a table leaves out (a state's own table its "05"). A code that begins like one of the region
        and is none of its areas is unreadable, not outside: it was cut off or mistyped.
        """
        code = re.sub(r"\s", "", text)
        if code in self.areas:
            return Found(Where.INSIDE, code)
        if code in ("DG", "DE"):
            return OUTSIDE
        if not (code.isascii() and code.isdigit()):
            return UNREADABLE
        if len(code) <= 2:
            return OUTSIDE
        if prefix and len(code) in (8 - len(prefix), 5 - len(prefix)):
            code = prefix + code
        outside = False
        for padded, repair in ((code, ""), (f"0{code}", "padded")):
            if padded[:2] not in LANDS or (repair and len(padded) not in PADDED_LENGTHS):
                continue
            ags, shortened = _as_ags(padded)
            if ags in self.areas:
                return Found(Where.INSIDE, ags, shortened or repair)
            if any(padded.startswith(one) or (len(padded) > 3 and one.startswith(padded)) for one in self._districts):
                return UNREADABLE
            outside = True
        return OUTSIDE if outside else UNREADABLE

    def by_name(self, text: str, *, of_districts: bool = False) -> Found:
        """Return the area with this name or label; of a town and a district of the same name, the town.

        Not so where an addition says "Kreis" ("Olpe, Kreis"), or the table is one `of_districts`.
        """
        short = _short(text)
        if of_districts or "kreis" in _plain(text).removeprefix(short):
            if code := self._district_names.get(_plain(text)):
                return Found(Where.INSIDE, code)
            code = self._district_names.get(short, "")
            return Found(Where.INSIDE, code, "name") if code else UNREADABLE
        if code := self._names.get(_plain(text)):
            is_shared = len(code) == TOWN_DIGITS and _plain(text) in self._district_names
            return Found(Where.INSIDE, code, "shared" if is_shared else "")
        if _plain(text) in TOTALS:
            return OUTSIDE
        towns = self._short.get(short, [])
        return Found(Where.INSIDE, towns[0].code, "name") if len(towns) == 1 else UNREADABLE

    def by_place(self, text: str) -> Found:
        """Return the municipality of "59821 Arnsberg": same name, also before a hyphen, in the same postcode region.

        NEARBY are entries whose postcode begins like one of the region but whose place is none of its municipalities.
        """
        parts = re.fullmatch(r"(\d{5})\s+(.+)", text.strip())
        if not parts:
            return UNREADABLE
        postcode, place = parts.groups()
        for name in (place, place.split("-")[0]):
            for one in self._short.get(_short(name), []):
                if one.postcode[:SAME_NAME_DIGITS] == postcode[:SAME_NAME_DIGITS]:
                    return Found(Where.INSIDE, one.code)
        return Found(Where.NEARBY) if postcode[:NEARBY_DIGITS] in self._nearby else OUTSIDE


def _as_ags(code: str) -> tuple[str, str]:
    """An ARS (Land, Regierungsbezirk, Kreis, Verband, Gemeinde) without the four digits of the association."""
    if len(code) == 12:
        return code[:5] + code[9:].replace("000", ""), "ars"
    return (code[:5], "long") if len(code) == 8 and code.endswith("000") else (code, "")


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split()).casefold()


def _short(text: str) -> str:
    """A name without its addition: "Menden (Sauerland), Stadt" → "menden"."""
    return re.sub(r"\s*\(.*|,.*", "", _plain(text))
