"""Which area of the region a text is about: by its official code, by its name, or by postcode and place."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from indicators.model import Area, Level
from indicators.model.areas import Areas

LANDS = frozenset(f"{number:02d}" for number in range(1, 17))
NAMES_OF_LANDS = frozenset(
    {"baden-württemberg", "bayern", "berlin", "brandenburg", "bremen", "hamburg", "hessen", "mecklenburg-vorpommern",
     "niedersachsen", "nordrhein-westfalen", "rheinland-pfalz", "saarland", "sachsen", "sachsen-anhalt",
     "schleswig-holstein", "thüringen",
     "bw", "by", "be", "bb", "hb", "hh", "he", "mv", "ni", "nw", "nrw", "rp", "sl", "sn", "st", "sh", "th"}
)  # fmt: skip
PADDED_LENGTHS = (5, 8, 9, 12)
TOWN_DIGITS = 8
# What people call rows that are sums or larger areas.
TOTALS = frozenset(
    {"summe", "gesamt", "insgesamt", "total", "nordrhein-westfalen", "nrw", "deutschland", "bund", "bundesgebiet",
     "durchschnitt", "mittelwert", "land nrw", "bundesrepublik deutschland"}
)  # fmt: skip
# The first digits of a postcode name a part of the country: names that occur several times are told apart by two,
# entries that may have been meant for the region are found by three.
SAME_NAME_DIGITS, NEARBY_DIGITS = 2, 3
# What kind of place a name may be said to be, without becoming another place by it.
_PART_OF_TOWN = r"(?!(?:kern|innen|alt|neu|vor|nord|süd|sued|ost|west|unter|ober)stadt)"
_TOWN_WORDS = re.compile(
    rf"(?:(?:\w+\.? )?kreisang\w*\.? )?(?:{_PART_OF_TOWN}\w*(?:stadt|gemeinde)|st\.?|gem\.?)"
    r"|(?:\w* ?)?(?:heil|kneipp|luft|kur)\w*|nrw|nordrhein-westfalen|westf\.?|westfalen|d:?"
)
_DISTRICT_WORDS = re.compile(r"(?:land)?kreis|lkr?\.?|kr\.?|kreis insgesamt|landkreis insgesamt")
_WORDS = re.compile(r"[^\W\d_]+")
_CODE_AND_NAME = re.compile(r"(\d{5}|\d{8}|\d{12})\b[\s:,–-]*([^\W\d].*)")
_NAME_AND_CODE = re.compile(r"[^\W\d].*[\s(,](\d{5}|\d{8}|\d{12})\)?")


DISTRICT_DIGITS, AGS_DIGITS, ASSOCIATION_DIGITS, SHORT_ARS_DIGITS = 5, 8, 9, 10


class Where(StrEnum):
    """What is known about the place of a row: ELSEWHERE is named like one of ours, or like none, and is another."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    ELSEWHERE = "elsewhere"
    NEARBY = "nearby"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """The area of a row (`code` only where INSIDE), and the code of what had to be put right.

    `near` is the area an unreadable name may have been meant for.
    """

    where: Where
    code: str = ""
    repair: str = ""
    near: str = ""


OUTSIDE = Found(Where.OUTSIDE)
ELSEWHERE = Found(Where.ELSEWHERE)
UNREADABLE = Found(Where.UNREADABLE)


class Places:
    """The region's areas, ready to be looked up."""

    def __init__(self, areas: Areas) -> None:
        self.areas = areas
        own = len(areas.region.code)  # the region may be a district or a town itself
        districts = [*areas.at(Level.DISTRICT), *([areas.region] if own == DISTRICT_DIGITS else [])]
        towns = [*areas.at(Level.MUNICIPALITY), *([areas.region] if own == AGS_DIGITS else [])]
        # By what the codes of the region begin: five digits of a municipality, all eight of a town with quarters.
        self._districts = sorted({code if rest else code[:DISTRICT_DIGITS] for one in (*districts, *towns)
                                  for code, rest, _number in [one.code.partition("-")]})  # fmt: skip
        self.land = next(iter({code[:2] for code in self._districts}), "")
        self._towns: dict[str, list[Area]] = {}
        self._additions: dict[str, set[str]] = {}
        everywhere: set[str] = set()
        for one in towns:
            base, additions = _parts(one.name)
            self._towns.setdefault(base, []).append(one)
            self._additions[one.code] = set(additions)
            everywhere |= set(additions)
        self._everywhere = everywhere
        self._of_district = {
            name: one.code for one in districts for name in {_plain(one.name), _plain(one.label), *_kinds(one.name)}
        }
        self._regions = {_plain(name): one.code for one in areas.at(Level.REGION) for name in (one.name, one.label)}
        self._nearby = {one.postcode[:NEARBY_DIGITS] for one in areas.at(Level.MUNICIPALITY) if one.postcode}
        self._slips = {slip: one for one in (*self._towns, *self._of_district) for slip in _slips(one)}
        names = (*self._towns, *self._of_district, *self._regions)
        words = {word for name in names for word in _WORDS.findall(name)} - {"bad", "kreis", "landkreis"}
        self._words = words | {slip for word in words for slip in _slips(word)}
        self._starts = {code.lstrip("0")[:4] for code in self._districts}
        self._known: dict[tuple[str, bool], Found] = {}

    def of(self, text: str, *, of_districts: bool = False) -> Found:
        """Return the area of a code, of a code with its name beside it, or of a name."""
        key = text, of_districts
        if key not in self._known:
            self._known[key] = self._of(text, of_districts=of_districts)
        return self._known[key]

    def _of(self, text: str, *, of_districts: bool) -> Found:
        found = self.by_code(text)
        if found.where != Where.UNREADABLE or not re.search(r"[^\W\d]", text):
            return found
        for pattern in (_CODE_AND_NAME, _NAME_AND_CODE):
            if (both := pattern.fullmatch(text.strip())) and both[1][:2] in LANDS:
                return self.by_code(both[1])
        if (place := self.by_place(text)).where != Where.UNREADABLE:
            return place
        return self.by_name(text, of_districts=of_districts)

    def by_code(self, text: str, *, prefix: str = "") -> Found:
        """Return the area of an official code: AGS of 8 or 5 digits, also without leading zero, or ARS of 12 or 9.

        `prefix` is what a table leaves out (a state's own table its "05"). A code that begins like one of the region
        and is none of its areas is unreadable, not outside: it was cut off or mistyped. Not so in an independent city,
        whose parts have codes like that.
        """
        code = re.sub(r"\s", "", text)
        if code in self.areas:
            return Found(Where.INSIDE, code)
        if code in ("DG", "DE"):
            return OUTSIDE
        if not (code.isascii() and code.isdigit()):
            return UNREADABLE
        if len(code) <= 2 or not code.strip("0"):
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
            if repair and len(padded) == 9:
                continue
            if len(padded) == ASSOCIATION_DIGITS:
                return ELSEWHERE  # an association of municipalities
            if len(padded) == AGS_DIGITS and f"{padded[:5]}000" in self.areas:
                return ELSEWHERE  # a part of an independent city
            if any(padded.startswith(one) or (len(padded) > 3 and one.startswith(padded)) for one in self._districts):
                return UNREADABLE
            outside = True
        return OUTSIDE if outside else UNREADABLE

    def by_name(self, text: str, *, of_districts: bool = False) -> Found:
        """Return the area with this name or label; of a town and a district of the same name, the town.

        Not so where the text says "Kreis" ("Olpe, Kreis"), or the table is one `of_districts`. An addition has to be
        understood: the kind of place, its official one, or its district's name; "Freudenberg (Baden)" is ELSEWHERE, and
        so is a name that is none of ours. One that looks like a slip of ours is unreadable.
        """
        plain = _plain(text)
        if not re.search(r"[^\W\d_]", plain):
            return UNREADABLE
        if code := self._regions.get(plain):
            return Found(Where.INSIDE, code)
        if plain in TOTALS:
            return OUTSIDE
        says_district = any(_DISTRICT_WORDS.fullmatch(word) for word in re.split(r"[\s,()]+", plain))
        if of_districts or says_district:
            base, additions = _parts(text)
            is_district = all(_DISTRICT_WORDS.fullmatch(one) for one in additions)
            code = next((self._of_district[one] for one in (plain, base) if one in self._of_district), "")
            if code and is_district:
                return Found(Where.INSIDE, code, "" if plain in self._of_district else "name")
        if of_districts and _parts(text)[0] in self._towns:
            return UNREADABLE
        if code := self._of_district.get(plain, "") if plain not in self._towns else "":
            return Found(Where.INSIDE, code)
        return self._town(text)

    def _town(self, text: str) -> Found:
        base, additions = _parts(text)
        towns = self._towns.get(base, [])
        for one in towns:
            if all(self._understood(addition, one) for addition in additions):
                if len(towns) > 1 and not additions:
                    return UNREADABLE
                own = _plain(text) in (_plain(one.name), _plain(one.label))
                is_shared = base in self._of_district and not additions and _plain(text) == base
                return Found(Where.INSIDE, one.code, "shared" if is_shared else "" if own else "name")
        if towns:
            return ELSEWHERE
        near = next((self._slips[slip] for slip in _slips(base) if slip in self._slips), "")
        return Found(Where.UNREADABLE, near=near) if near and len(base) > 3 else ELSEWHERE

    def _understood(self, addition: str, one: Area) -> bool:
        """True where an addition leaves a name the same place: its kind, its official addition, its district."""
        if addition in self._everywhere or _TOWN_WORDS.fullmatch(addition):
            return True
        district = self.areas[one.district] if one.district else None
        return district is not None and addition in {_plain(district.name), *_kinds(district.name)}

    def by_place(self, text: str) -> Found:
        """Return the municipality of "59821 Arnsberg": same name, also before a hyphen, in the same postcode region.

        NEARBY are entries whose postcode begins like one of the region but whose place is none of its municipalities.
        """
        parts = re.fullmatch(r"(\d{5})\s+(.+)", text.strip())
        if not parts:
            return UNREADABLE
        postcode, place = parts.groups()
        for name, repair in ((place, ""), (place.split("-")[0], "part_of_place")):
            for one in self._towns.get(_parts(name)[0], []):
                if one.postcode[:SAME_NAME_DIGITS] == postcode[:SAME_NAME_DIGITS]:
                    return Found(Where.INSIDE, one.code, repair)
        return Found(Where.NEARBY) if postcode[:NEARBY_DIGITS] in self._nearby else OUTSIDE

    def may_be_inside(self, text: str) -> bool:
        """False, quickly, for a text that neither holds a word of our areas' names nor begins like a code of theirs."""
        if text[:1].isdigit():
            if text.lstrip("0").replace(" ", "")[:4] in self._starts:
                return True
            if text.upper() == text.lower():
                return False
        return any(word in self._words for word in _WORDS.findall(_plain(text))) or text in self.areas


def names_a_land(text: str) -> bool:
    """True for the name, abbreviation or number of a Land, and for no text at all."""
    return not text or text.casefold() in NAMES_OF_LANDS or text.zfill(2) in LANDS


def _as_ags(code: str) -> tuple[str, str]:
    """An ARS (Land, Regierungsbezirk, Kreis, Verband, Gemeinde) without the four digits of the association.

    Nine digits name the association; where its number begins with zero it is that of its only municipality.
    """
    if len(code) == 12:
        return code[:5] + code[9:].replace("000", ""), "ars"
    if len(code) == SHORT_ARS_DIGITS:  # as some tables of states have it: district, two digits of the association
        return code[:5] + code[7:], "ars"
    if len(code) == 9 and code[5] == "0":
        return code[:5] + code[6:].replace("000", ""), "association"
    return (code[:5], "long") if len(code) == 8 and code.endswith("000") else (code, "")


def _plain(text: str) -> str:
    """One spelling: composed letters, "ae" for "ä", single blanks, no hyphens with blanks, lower case."""
    composed = unicodedata.normalize("NFC", text).replace("\u00a0", " ").casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        composed = composed.replace(umlaut, letters)
    return " ".join(re.sub(r"\s*([-–/])\s*", r"\1", composed).replace("–", "-").split())


def _parts(text: str) -> tuple[str, list[str]]:
    """A name and its additions: "Menden (Sauerland), Stadt" → "menden", ["sauerland", "stadt"]; so "Stadt Olpe"."""
    plain = re.sub(r"(?:\s*\d\)|\*+|[¹²³])$", "", _plain(text))
    additions = [one.strip() for one in re.findall(r"\(([^()]*)\)", plain)]
    base, *after = re.split(r"[,/]", re.sub(r"\([^()]*\)?", " ", plain))
    additions += [one.strip() for one in after]
    base = " ".join(base.split())
    before = re.fullmatch(r"((?:\w*stadt|gemeinde|gem\.|(?:land)?kreis)) (.+)", base)
    if before:
        base, additions = before[2], [*additions, before[1]]
    return base, [one for one in additions if one]


def _kinds(name: str) -> Iterator[str]:
    """A district's name as people shorten it: without "Kreis", with "Landkreis"."""
    plain = _plain(name)
    yield plain
    short = plain.removeprefix("kreis ")
    if short != plain:
        yield short
        yield f"landkreis {short}"


def _slips(name: str) -> set[str]:
    """A name without one of its letters, or whole: two names that share such a form differ by one slip."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))} if len(name) > 3 else set()
