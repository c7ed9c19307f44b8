"""Which area of the region a text is about: by its official code, by its name, or by postcode and place."""

import re
from dataclasses import dataclass
from enum import StrEnum

from indicators.intake.place_names import kinds, name_parts, slips, spelled
from indicators.model import Area, Level
from indicators.model.areas import Areas

NAMES_OF_LANDS = {
    "01": ("schleswig-holstein", "sh"), "02": ("hamburg", "hh"), "03": ("niedersachsen", "ni"), "04": ("bremen", "hb"),
    "05": ("nordrhein-westfalen", "nrw", "nw"), "06": ("hessen", "he"), "07": ("rheinland-pfalz", "rp"),
    "08": ("baden-württemberg", "bw"), "09": ("bayern", "by"), "10": ("saarland", "sl"), "11": ("berlin", "be"),
    "12": ("brandenburg", "bb"), "13": ("mecklenburg-vorpommern", "mv"), "14": ("sachsen", "sn"),
    "15": ("sachsen-anhalt", "st"), "16": ("thüringen", "th"),
}  # fmt: skip
LANDS = frozenset(NAMES_OF_LANDS)
_ALL_NAMES = frozenset(name for names in NAMES_OF_LANDS.values() for name in names)
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

    `near` is the area an unreadable name may have been meant for, `namesakes` areas of the same name that there were
    before: which of all it is, the year of a figure says.
    """

    where: Where
    code: str = ""
    repair: str = ""
    near: str = ""
    namesakes: tuple[str, ...] = ()


OUTSIDE = Found(Where.OUTSIDE)
ELSEWHERE = Found(Where.ELSEWHERE)
UNREADABLE = Found(Where.UNREADABLE)


class Places:
    """The region's areas, ready to be looked up, and those that became ones of them."""

    def __init__(self, areas: Areas) -> None:
        self.areas = areas
        own = len(areas.region.code)  # the region may be a district or a town itself
        districts = [*areas.at(Level.DISTRICT), *([areas.region] if own == DISTRICT_DIGITS else [])]
        towns = [*areas.at(Level.MUNICIPALITY), *([areas.region] if own == AGS_DIGITS else [])]
        # By what the codes of the region begin: five digits of a municipality, all eight of a town with quarters.
        self._districts = sorted({code if rest else code[:DISTRICT_DIGITS] for one in (*districts, *towns)
                                  for code, rest, _number in [one.code.partition("-")]})  # fmt: skip
        lands = sorted({code[:2] for code in self._districts})
        self.land = next(iter(lands), "")
        self._lands = {name for one in lands for name in (one, one.lstrip("0"), *NAMES_OF_LANDS.get(one, ()))}
        self._towns: dict[str, list[Area]] = {}
        self._additions: dict[str, set[str]] = {}
        everywhere: set[str] = set()
        for one in towns:
            base, additions = name_parts(one.name)
            self._towns.setdefault(base, []).append(one)
            self._additions[one.code] = set(additions)
            everywhere |= set(additions)
        self._everywhere = everywhere
        self._gone: dict[str, list[str]] = {}
        for key, change in areas.changes.former.items():
            if key not in areas and len(key) == AGS_DIGITS:
                self._gone.setdefault(name_parts(change.old_name)[0], []).append(key)
        self._of_district = {
            name: one.code for one in districts for name in {spelled(one.name), spelled(one.label), *kinds(one.name)}
        }
        for key, change in areas.changes.former.items():
            if key not in areas and len(key) < AGS_DIGITS:
                for name in {spelled(change.old_name), *kinds(change.old_name)}:
                    self._of_district.setdefault(name, key)
        self._regions = {spelled(name): one.code for one in areas.at(Level.REGION) for name in (one.name, one.label)}
        self._nearby = {one.postcode[:NEARBY_DIGITS] for one in areas.at(Level.MUNICIPALITY) if one.postcode}
        self._slips = {slip: one for one in (*self._towns, *self._of_district) for slip in slips(one)}
        names = (*self._towns, *self._of_district, *self._regions, *self._gone)
        words = {word for name in names for word in _WORDS.findall(name)} - {"bad", "kreis", "landkreis"}
        self._words = words | {slip for word in words for slip in slips(word)}
        self._starts = {code.lstrip("0")[:4] for code in (*self._districts, *areas.changes.former)}
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
        if self._is_known(code):
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
            ags, shortened = (padded, "") if padded in self.areas else _as_ags(padded)
            if self._is_known(ags):
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
        plain = spelled(text)
        if not re.search(r"[^\W\d_]", plain):
            return UNREADABLE
        if code := self._regions.get(plain):
            return Found(Where.INSIDE, code)
        if plain in TOTALS:
            return OUTSIDE
        says_district = any(_DISTRICT_WORDS.fullmatch(word) for word in re.split(r"[\s,()]+", plain))
        if of_districts or says_district:
            base, additions = name_parts(text)
            is_district = all(_DISTRICT_WORDS.fullmatch(one) for one in additions)
            code = next((self._of_district[one] for one in (plain, base) if one in self._of_district), "")
            if code and is_district:
                return Found(Where.INSIDE, code, "" if plain in self._of_district else "name")
        if of_districts and name_parts(text)[0] in self._towns:
            return UNREADABLE
        if code := self._of_district.get(plain, "") if plain not in self._towns else "":
            return Found(Where.INSIDE, code)
        return self._town(text)

    def _town(self, text: str) -> Found:
        base, additions = name_parts(text)
        towns, gone = self._towns.get(base, []), self._gone.get(base, [])
        for one in towns:
            if all(self._understood(addition, one) for addition in additions):
                if len(towns) > 1 and not additions:
                    return UNREADABLE
                own = spelled(text) in (spelled(one.name), spelled(one.label))
                is_shared = base in self._of_district and not additions and spelled(text) == base
                repair = "shared" if is_shared else "" if own else "name"
                return Found(Where.INSIDE, one.code, repair, namesakes=tuple(gone))
        if gone and all(one in self._everywhere or _TOWN_WORDS.fullmatch(one) for one in additions):
            same = tuple(gone) if len(gone) > 1 else ()
            return Found(Where.INSIDE, gone[0], "" if spelled(text) == base else "name", namesakes=same)
        if towns:
            return ELSEWHERE
        near = next((self._slips[slip] for slip in slips(base) if slip in self._slips), "")
        return Found(Where.UNREADABLE, near=near) if near and len(base) > 3 else ELSEWHERE

    def _understood(self, addition: str, one: Area) -> bool:
        """True where an addition leaves a name the same place: its kind, its official addition, its district."""
        if addition in self._everywhere or _TOWN_WORDS.fullmatch(addition):
            return True
        district = self.areas[one.district] if one.district else None
        return district is not None and addition in {spelled(district.name), *kinds(district.name)}

    def is_same(self, code: str, other: str) -> bool:
        """True for an area, and for any that it was before or became."""
        after = self.areas.changes.successors
        return code == other or bool(after(code) & after(other))

    def label(self, code: str) -> str:
        """Return what an area is called, also one that there was before."""
        return self.areas[code].label if code in self.areas else self.areas.changes.former[code].old_name

    def district(self, code: str) -> str:
        """Return the district of a municipality, "" for any other area and for those that there were before."""
        return (self.areas[code].district or "") if code in self.areas else ""

    def official_district(self, code: str) -> str:
        """Return the key of a municipality's district, also where an association is between; "" for other areas."""
        return code[:DISTRICT_DIGITS] if code in self.areas and len(code) == AGS_DIGITS else ""

    def _only_gone(self, name: str) -> str:
        """The key of the one area of this name that there was before, "" for none and several."""
        found = self._gone.get(name_parts(name)[0], [])
        return found[0] if len(found) == 1 else ""

    def _is_known(self, code: str) -> bool:
        return code in self.areas or code in self.areas.changes.former

    def by_place(self, text: str) -> Found:
        """Return the municipality of "59821 Arnsberg": same name, also before a hyphen, in the same postcode region.

        NEARBY are entries whose postcode begins like one of the region but whose place is none of its municipalities.
        """
        parts = re.fullmatch(r"(\d{5})\s+(.+)", text.strip())
        if not parts:
            return UNREADABLE
        postcode, place = parts.groups()
        for name, repair in ((place, ""), (place.split("-")[0], "part_of_place")):
            for one in self._towns.get(name_parts(name)[0], []):
                if one.postcode[:SAME_NAME_DIGITS] == postcode[:SAME_NAME_DIGITS]:
                    return Found(Where.INSIDE, one.code, repair)
            key = self._only_gone(name)
            for code in self.areas.changes.successors(key) if key else ():
                if code in self.areas and self.areas[code].postcode[:SAME_NAME_DIGITS] == postcode[:SAME_NAME_DIGITS]:
                    return Found(Where.INSIDE, key, repair)
        return Found(Where.NEARBY) if postcode[:NEARBY_DIGITS] in self._nearby else OUTSIDE

    def is_own_land(self, text: str) -> bool:
        """True for the name, abbreviation or number of a Land that an area of the region lies in."""
        return text.casefold() in self._lands

    def may_be_inside(self, text: str) -> bool:
        """False, quickly, for a text that neither holds a word of our areas' names nor begins like a code of theirs."""
        if text[:1].isdigit():
            if text.lstrip("0").replace(" ", "")[:4] in self._starts:
                return True
            if text.upper() == text.lower():
                return False
        return any(word in self._words for word in _WORDS.findall(spelled(text))) or text in self.areas


def names_a_land(text: str) -> bool:
    """True for the name, abbreviation or number of a Land, and for no text at all."""
    return not text or text.casefold() in _ALL_NAMES or text.zfill(2) in LANDS


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
