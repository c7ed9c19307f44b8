"""Which columns of a sheet say the area of a row: a code, a name, parts of a code, or postcode and place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from indicators.intake.files import Cell, RawSheet, text_of
from indicators.intake.places import LANDS, OUTSIDE, UNREADABLE, Found, Places, Where, names_a_land

SAMPLE, HEAD_ROWS = 600, 60
NEARLY_ALL = 0.9  # of the areas that another column names: some may have their whole code there
CODE_LENGTHS = frozenset({1, 2, 4, 5, 7, 8, 9, 12})  # with and without the leading zero; of numbers, most have others
# Heads of columns that say the area, in the words of the trade. They only break ties: what stands below decides.
AREA_WORDS = re.compile(
    r"(?:.*\b)?(?:ags|ars|agsnr|gkz|gemeinde\w*|gem|kommunen?|stadt|städte|ort|orte|gebiet\w*|region\w*|raumeinheit\w*|"
    r"kennziffer\w*|schlüssel\w*|\w*schlüssel\w*|schluessel|kreis\w*|landkreis\w*|name|bezirk\w*|area|land|rb|vb|"
    r"nummer|zulassungsbezirk\w*|verwaltungs\w*|kennung)(?:\b.*)?",
    re.IGNORECASE,
)
DISTRICT_WORDS = re.compile(r"(?:land)?kreise?n?(?:name)?|kreis\s?/\s?kreisfreie .*|lk|kreise und .*", re.IGNORECASE)
NAME_WORDS = re.compile(r"gemeinde|gemeindename|stadt|kommune|ort|name|raumeinheit|gebiet|bezirksname", re.IGNORECASE)
LAND_WORDS = re.compile(r"bundesland|land", re.IGNORECASE)
POSTCODE_WORDS = re.compile(r"plz|postleit-?\s?zahl", re.IGNORECASE)
PLACE_WORDS = re.compile(r"ort|ortsname|gemeinde|stadt|kommune|gemeindename", re.IGNORECASE)
# Parts of the official code as columns of their own, with their digits.
PARTS = (
    (re.compile(r"land", re.IGNORECASE), 2),
    (re.compile(r"rb|reg\w*[.-]?\s?-?bez\w*\.?|regierungsbezirk", re.IGNORECASE), 1),
    (re.compile(r"kreis|landkreis", re.IGNORECASE), 2),
    (re.compile(r"vb|\w*verband|verbandsgemeinde|vg", re.IGNORECASE), 0),
    (re.compile(r"gem|gemeinde", re.IGNORECASE), 3),
)

Inside = list[tuple[Sequence[Cell], str]]


@dataclass(frozen=True)
class Key:
    """Where the area of a row stands.

    `columns` are joined to one text; `parts` are the digits each of them has (() = they are whole). `name` is a column
    that names the area beside its code, `districts` and `lands` say in which larger area a named place lies. `rivals`
    name other municipalities in the same row: where people work, not where they live.
    """

    columns: tuple[int, ...]
    parts: tuple[int, ...] = ()
    of_districts: bool = False
    prefix: str = ""
    name: int | None = None
    districts: tuple[int, ...] = ()
    lands: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()
    _known: dict[str, Found] = field(default_factory=dict, compare=False, repr=False)

    def text(self, row: Sequence[Cell]) -> str:
        """What the key cells of a row say, joined; "" where they are empty."""
        if len(self.columns) == 1:
            return text_of(row[self.columns[0]]) if self.columns[0] < len(row) else ""
        texts = [text_of(row[index]) if index < len(row) else "" for index in self.columns]
        if not self.parts:
            return " ".join(texts).strip()
        digits = [text.zfill(size) if text else "" for text, size in zip(texts, self.parts, strict=True)]
        if not digits[-1] and self.parts[-2] == 0 and digits[-2]:  # an association, whose municipality has its own row
            return "".join([*digits[:-2], digits[-2].zfill(4)])
        return "".join(text for text, size in zip(digits, self.parts, strict=True) if size)

    @property
    def last(self) -> int:
        """The rightmost column that belongs to the key."""
        return max(self.columns)

    def place(self, row: Sequence[Cell], places: Places) -> Found:
        """The area of a row; UNREADABLE where its key says none, ELSEWHERE where it lies in another district."""
        text = self.text(row)
        if not text:
            return UNREADABLE
        if (found := self._known.get(text)) is None:
            found = places.by_code(text, prefix=self.prefix) if self.prefix else UNREADABLE
            found = places.of(text, of_districts=self.of_districts) if found.where == Where.UNREADABLE else found
            self._known[text] = found
        if found.where != Where.INSIDE or self._lies_there(row, found.code, places):
            return found
        # What is neither a name nor a number of a Land may be ours, misspelt.
        named = all(names_a_land(text_of(row[index])) for index in self.lands if index < len(row))
        return OUTSIDE if named else UNREADABLE

    def _lies_there(self, row: Sequence[Cell], code: str, places: Places) -> bool:
        district = places.official_district(code)
        for index in self.districts:
            text = text_of(row[index]) if index < len(row) else ""
            said = places.of(text, of_districts=True) if text else None
            if said and district and (said.where == Where.OUTSIDE or (said.code and said.code[:5] != district)):
                return False
            if said and district and said.where == Where.ELSEWHERE:
                return False
        for index in self.lands:
            text = text_of(row[index]) if index < len(row) else ""
            if text and not places.is_own_land(text):
                return False
        return True


@dataclass
class _Column:
    """What the cells of one column say when they are taken for areas."""

    index: int
    inside: Counter[str] = field(default_factory=Counter)
    outside: int = 0
    others: int = 0
    codes: int = 0
    short: int = 0
    shared: set[str] = field(default_factory=set)
    head: str = ""

    @property
    def score(self) -> tuple[bool, int, int]:
        """How well the column says areas: towns count more than districts, codes more than names.

        A code of a municipality is hardly ever a figure by chance, that of a district may well be.
        """
        towns = sum(len(code) > 5 and code not in self.shared for code in self.inside)
        is_code = self.codes * 2 > sum(self.inside.values())
        named = bool(AREA_WORDS.fullmatch(self.head))
        each = (5, 3) if is_code else (4, 2)
        score = each[0] * towns + each[1] * (len(self.inside) - towns) + 3 * is_code + 2 * named
        return is_code and towns > 0, score, -self.index


def find_key(sheet: RawSheet, places: Places) -> Key | None:
    """Return where a sheet says its areas; None where no row is about one of the region."""
    width = max((len(row) for row in sheet.rows), default=0)
    if key := _parts(sheet, places):
        names = [_Column(index) for index in range(width) if index not in key.columns]
        return _with_name(key, sheet, [one for one in names if _looked_at(sheet, one.index, places).inside], places)
    columns = [_looked_at(sheet, index, places) for index in range(width)]
    found = [one for one in columns if one.inside]
    short = [one.index for one in columns if one.short * 5 > 4 * (one.others + one.outside)]
    shortened = _without_land(sheet, places, short)
    if not found or (shortened and shortened[1] >= NEARLY_ALL * max(len(one.inside) for one in found)):
        if shortened:
            return _with_name(shortened[0], sheet, found, places)
        pair = _postcode_and_place(sheet, width)
        return Key(pair) if pair else _by_head(sheet, width)
    best = max(found, key=lambda one: one.score)
    pair = _postcode_and_place(sheet, width)
    if pair and (best.index in pair or (_says_districts(best) and any(one.index in pair for one in found))):
        return Key(pair)
    is_code = best.codes * 2 > sum(best.inside.values())
    others = [one for one in found if one is not best]
    key = Key((best.index,), of_districts=_heads_districts(best.head))
    inside = _of_region(key, sheet, places)
    key = replace(key, rivals=tuple(one.index for one in others if _is_rival(one, inside, places)))
    if is_code:
        beside = [one for one in others if NAME_WORDS.fullmatch(one.head)]
        if beside and all(one.index in key.rivals for one in beside):  # names of other places: a fault, no category
            return replace(key, name=beside[0].index, rivals=())
        return _with_name(key, sheet, [one for one in others if one.index not in key.rivals], places)
    districts = tuple(one.index for one in others if _says_districts(one))
    aside = (at for at in range(width) if at != best.index)
    lands = tuple(at for at in aside if any(map(LAND_WORDS.fullmatch, _heads(sheet, at))))
    return replace(key, districts=tuple(one for one in districts if one not in key.rivals), lands=lands)


def _heads_districts(head: str) -> bool:
    """True for a head that names districts and no municipalities: "Kreis", "Agenturbezirk / Kreis"."""
    if re.search(r"gemeinde|kommune|stadt\b|städte|\bort", head, re.IGNORECASE):
        return bool(DISTRICT_WORDS.fullmatch(head))
    return re.search(r"\b(?:land)?kreise?\b|\blk\b", head, re.IGNORECASE) is not None


def _says_districts(column: _Column) -> bool:
    return bool(DISTRICT_WORDS.fullmatch(column.head)) or all(len(code) == 5 for code in column.inside)


def _of_region(key: Key, sheet: RawSheet, places: Places) -> Inside:
    """The rows about one of our areas, with its code."""
    return [(row, place.code) for row in sheet.rows if (place := key.place(row, places)).where == Where.INSIDE]


def _is_rival(column: _Column, inside: Inside, places: Places) -> bool:
    """True for a column that mostly names another municipality than the key, and not its district."""
    same = different = 0
    for row, own in inside:
        text = text_of(row[column.index]) if column.index < len(row) else ""
        if len(own) < 8 or not text or not places.may_be_inside(text):
            continue
        other = places.of(text).code
        same += other == own
        if len(other) == len(own) and other != own:
            different += places.of(text, of_districts=True).code != places.district(own)
    return different > same


def _with_name(key: Key, sheet: RawSheet, others: Sequence[_Column], places: Places) -> Key:
    """The key with the column that names the same areas, if there is one."""
    inside = _of_region(key, sheet, places)
    for column in sorted(others, key=lambda one: abs(one.index - key.last)):
        same = different = districts = 0
        for row, own in inside:
            if column.index >= len(row):
                continue
            text = text_of(row[column.index])
            named = places.by_name(text).code
            districts += len(own) > 5 and places.by_name(text, of_districts=True).code == own[:5]
            is_same = places.is_same(named, own)
            same += is_same or named[:5] == own
            different += bool(named) and len(named) == len(own) and not is_same
        if same and same >= different and not districts > same and not DISTRICT_WORDS.fullmatch(column.head):
            return replace(key, name=column.index)
    return key


def _looked_at(sheet: RawSheet, index: int, places: Places) -> _Column:
    column = _Column(index, head=next(filter(AREA_WORDS.fullmatch, _heads(sheet, index)), ""))
    of_districts = bool(DISTRICT_WORDS.fullmatch(column.head))
    step = max(len(sheet.rows) // SAMPLE, 1)
    for row in sheet.rows[::step]:
        text = text_of(row[index]) if index < len(row) else ""
        if text[:1].isdigit() and text.upper() == text.lower() and len(row) > 1:
            is_code = len(text.replace(" ", "")) in CODE_LENGTHS and places.by_code(text).where != Where.UNREADABLE
            column.outside += is_code
            column.others += not is_code
            column.short += len(text.replace(" ", "")) in (3, 6)
    if column.others > column.outside + 3:
        return column
    for row in sheet.rows:
        cell = row[index] if index < len(row) else ""
        if cell == "" or (isinstance(cell, float) and not cell.is_integer()):
            continue
        if places.may_be_inside(text := text_of(cell)):
            found = places.of(text, of_districts=of_districts)
            if found.where == Where.INSIDE:
                column.inside[found.code] += 1
                column.shared |= {found.code} if found.repair == "shared" else set()
                column.codes += text.isdigit() or text[:2] in LANDS
    return column


def _heads(sheet: RawSheet, index: int) -> Iterator[str]:
    """The texts without digits at the top of a column."""
    for row in sheet.rows[:HEAD_ROWS]:
        text = " ".join(text_of(row[index]).split()) if index < len(row) else ""
        if text and len(row) > 1 and not re.search(r"\d{2}", text) and len([one for one in row if one != ""]) > 1:
            yield re.sub(r"\s*\d\)$", "", text)
            if not re.search(r"[a-zäöü]", text, re.IGNORECASE):
                return


def _parts(sheet: RawSheet, places: Places) -> Key | None:
    """Land, Regierungsbezirk, Kreis, Verband and Gemeinde side by side, each a few digits."""
    for row in sheet.rows[:HEAD_ROWS]:
        texts = [text_of(cell) for cell in row]
        for start, text in enumerate(texts):
            if not PARTS[0][0].fullmatch(text):
                continue
            columns, sizes, at = [], [], start
            for pattern, size in PARTS:
                if at < len(texts) and pattern.fullmatch(texts[at]):
                    columns.append(at)
                    sizes.append(size)
                    at += 1
            key = Key(tuple(columns), tuple(sizes))
            if sum(sizes) == 8 and any(key.place(one, places).where == Where.INSIDE for one in sheet.rows):
                return key
    return None


def _postcode_and_place(sheet: RawSheet, width: int) -> tuple[int, int] | None:
    """A column of postcodes and one of places: together they tell places of one name apart."""
    heads = {index: list(_heads(sheet, index)) for index in range(width)}
    postcode = next((one for one, texts in heads.items() if any(map(POSTCODE_WORDS.fullmatch, texts))), None)
    place = next((one for one, texts in heads.items() if any(map(PLACE_WORDS.fullmatch, texts))), None)
    return (postcode, place) if postcode is not None and place is not None else None


def _without_land(sheet: RawSheet, places: Places, columns: Sequence[int]) -> tuple[Key, int] | None:
    """The column of codes that leave out the state, as its own tables do, and how many of our areas it names."""
    best, most = None, 2
    for index in columns:
        texts = {text_of(row[index]) for row in sheet.rows if index < len(row)}
        short = (text for text in texts if len(text) in (3, 6) and text.isdigit())
        hits = {places.by_code(text, prefix=places.land).code for text in short}
        if len(hits - {""}) > most:
            best, most = index, len(hits - {""})
    return (Key((best,), prefix=places.land), most) if best is not None else None


def _by_head(sheet: RawSheet, width: int) -> Key | None:
    """The first column whose head says that it names places, where none of them is ours."""
    for index in range(width):
        texts = list(_heads(sheet, index))
        if any(PLACE_WORDS.fullmatch(text) or re.fullmatch("ags|gkz", text, re.IGNORECASE) for text in texts):
            return Key((index,))
        if any(map(DISTRICT_WORDS.fullmatch, texts)):
            return Key((index,), of_districts=True)
    return None
