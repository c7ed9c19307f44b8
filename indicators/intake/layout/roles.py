"""What each column of a table is for: time, figures, categories, or a name of something."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indicators.intake.cells import LETTERS, looks_like_number, looks_like_sign
from indicators.intake.files import Cell, text_of
from indicators.intake.layout.heads import Head
from indicators.intake.layout.tables import Row, Table
from indicators.intake.periods import Kind, period_of

TIME_WORDS = re.compile(
    r"(?:\w*jahre?|year|zeit|zeitbezug|zeitpunkt|zeitraum|time|stichtag|datum|stand|date|periode|wahltag|wahltermin)",
    re.IGNORECASE,
)
PART_WORDS = re.compile(r"quartal|monat|halbjahr|vierteljahr|month|quarter|semester", re.IGNORECASE)
SIGN_WORDS = re.compile(r"zeichen|sign|qualitätskennzeichen|value_q", re.IGNORECASE)
UNIT_WORDS = re.compile(r"einheit|unit|value_unit|maßeinheit|masseinheit", re.IGNORECASE)
# A column of these names says what the figure beside it means, also where it says the same in every row.
MEANING_WORDS = re.compile(
    r"indikator(?:name)?|indicator|merkmal|kennzahl|variable|value_variable_label|thema|\d_variable_attribute_label|"
    r"\d_auspraegung_label",
    re.IGNORECASE,
)
# Texts about the place, the source or the row, which leave the figure what it is. Any other text that stands in every
# row is part of what the figures mean: "weiblich" below "Geschlecht".
ABOUT_WORDS = re.compile(
    r"aggregat|raumbezug|raumebene|ebene|bereich|typ|.*kreis.*|.*land|.*bezirk|region|quelle|hinweis.*|bemerkung.*|"
    r"anmerkung.*|kommentar|fußnote.*|status|note|stand|datum|.*statisti.*|zeit_.*|time_.*|\d_.*|.*_code|.*name|.*_id|"
    r"kuerzel|kürzel|.*schlüssel|.*kennzeichen|rolle|.*adresse|straße|url|link|e-?mail|ort|gemeinde|stadt|.*verband.*",
    re.IGNORECASE,
)
# What tells single places or facilities of a municipality apart, of which no figure of it can be made.
PART_OF_PLACE = re.compile(
    r"ortsteile?|stadtteile?|stadtbezirke?|ortschaft(?:en)?|quartiere?|gemeindeteile?", re.IGNORECASE
)
ENTRY_WORDS = re.compile(r".*(?<!indikator)name|betreiber|straße|adresse|.*wahlbezirk|stimmbezirk", re.IGNORECASE)
FIGURE_WORDS = frozenset({"wert", "werte", "value", "anzahl", "zahl", "ergebnis", "betrag"})
# Numbers that are names: they are never figures.
NAME_WORDS = re.compile(
    r".*_code|.*(?:schlüssel.*|schluessel.*|kennziffer.*|nummer|-nr|nr\.?|_id)|id|ags|ars|gkz|plz|postleit.*|längengrad.*|"
    r"breitengrad.*|koordinat.*|rechtswert|hochwert|lat|lon|x|y|fid|objectid|gid|satz-?\s?art|lfd\.?.*|"
    r"text-?\s?kenn-?\s?zeichen",
    re.IGNORECASE,
)
FIGURES_SHARE = 0.5


@dataclass
class Roles:
    """What the columns of one table are for, by what stands in its rows of the region."""

    table: Table
    rows: Sequence[Row]
    time: Head | None = None
    part: Head | None = None
    sign: Head | None = None
    unit: Head | None = None
    figures: list[Head] = field(default_factory=list)
    categories: list[Head] = field(default_factory=list)
    texts: list[Head] = field(default_factory=list)
    names: list[Head] = field(default_factory=list)
    entries: list[Head] = field(default_factory=list)
    has_two_times: bool = False

    def __post_init__(self) -> None:
        key = self.table.key
        taken = {*key.columns, key.name}
        heads = [one for one in self.table.heads if one.index not in taken]
        self.time = self._time(heads)
        rest = [one for one in heads if one is not self.time]
        self.part, self.sign, self.unit = (
            next((one for one in rest if pattern.fullmatch(name_of(one))), None)
            for pattern in (PART_WORDS, SIGN_WORDS, UNIT_WORDS)
        )
        self.sign = self.sign or next(filter(self._holds_signs, rest), None)
        texts: list[Head] = []
        for one in rest:
            if one in (self.part, self.sign, self.unit):
                continue
            kind = self._kind(one)
            (self.figures if kind == "figures" else texts if kind == "text" else self.names).append(one)
        self.categories = self._categories(texts)
        self.texts = [one for one in texts if one not in self.categories and one.path]

    def _time(self, heads: Iterable[Head]) -> Head | None:
        """The column of times: by its name, or, without a head, by holding nothing else."""
        named = [one for one in heads if TIME_WORDS.fullmatch(name_of(one)) and one.period is None]
        self.has_two_times = self._differ(named)
        full = [one for one in named if any(period_of(row.cells[one.index]) for row in self._filled(one))]
        words = [one for one in named if not self._is_of_numbers(one)]
        if full or words:
            return (full or words)[0]
        bare = (one for one in heads if not one.path and not one.period and not one.unit)
        for one in bare:
            filled = self._filled(one)
            if filled and all(period_of(row.cells[one.index]) for row in filled):
                return one
        return None

    def _is_of_numbers(self, head: Head) -> bool:
        """True where nothing but numbers stands below a head: below "Jahr" the value of the year, not its number."""
        filled = self._filled(head)
        return bool(filled) and all(looks_like_number(row.cells[head.index]) for row in filled)

    def _differ(self, heads: Sequence[Head]) -> bool:
        """True where two columns of times name different years in a row: nobody says which figure is of which."""
        for row in self.rows:
            times = (period_of(row.cells[one.index]) for one in heads if one.index < len(row.cells))
            if len({one.year for one in times if one}) > 1:
                return True
        return False

    def filled_time(self, row: Row) -> bool:
        """True where a row says a time, readable or not."""
        return self.time is not None and bool(row.text(self.time.index))

    def _filled(self, head: Head) -> list[Row]:
        return [row for row in self.rows if row.text(head.index)]

    def _holds_signs(self, head: Head) -> bool:
        """True for a column of nothing but the letters of official statistics, whatever it is called."""
        texts = {row.text(head.index) for row in self._filled(head)}
        return bool(texts) and texts <= LETTERS and head not in (self.part, self.unit)

    def _kind(self, head: Head) -> str:
        filled = self._filled(head)
        if is_name(head):
            return "name" if all(looks_like_number(row.cells[head.index]) for row in filled) else "text"
        if not filled:
            return "figures" if (self.sign and head.path) or name_of(head).casefold() in FIGURE_WORDS else "text"
        cells = [row.cells[head.index] for row in filled]
        count = sum(_is_figure(cell) for cell in cells)
        if (len(head.path) == 1 and MEANING_WORDS.fullmatch(name_of(head))) or count < FIGURES_SHARE * len(cells):
            return "text" if not head.period or count == 0 else "figures"
        return "figures"

    def _categories(self, texts: Sequence[Head]) -> list[Head]:
        """The texts that tell rows of the same area and time apart, each said once (its label, not its code).

        Texts about the place or the row only count where nothing else tells the rows apart.
        """
        chosen = [one for one in texts if self._says_the_meaning(one)]
        for is_about in (False, True):
            rows_of = self._rows_alike(chosen)
            chosen += [
                one
                for one in texts
                if one not in chosen
                and bool(ABOUT_WORDS.fullmatch(name_of(one))) == is_about
                and any(len({row.text(one.index) for row in rows}) > 1 for rows in rows_of)
            ]
        self.entries = [one for one in chosen if ENTRY_WORDS.fullmatch(name_of(one))]
        self.entries += [one for one in texts if PART_OF_PLACE.fullmatch(name_of(one)) and self._filled(one)]
        return self._without_twins(chosen)

    def _says_the_meaning(self, head: Head) -> bool:
        is_named = len(head.path) == 1 and bool(MEANING_WORDS.fullmatch(name_of(head)))
        return is_named or head.index in self.table.key.rivals or self._is_said_of_all(head)

    @property
    def dividing(self) -> list[Head]:
        """Texts that are left out and may yet divide the rows: "insgesamt" here, "weiblich" there.

        They repeat over places, differ between them, and are not about the place or the row. Whether they say something
        of the figure or of the place, nobody can see.
        """
        return [one for one in self.texts if self._divides(one)]

    def _divides(self, head: Head) -> bool:
        texts = [row.text(head.index) for row in self._filled(head)]
        return 1 < len(set(texts)) < len(texts) and bool(head.path) and not ABOUT_WORDS.fullmatch(name_of(head))

    def _rows_alike(self, categories: Sequence[Head]) -> list[list[Row]]:
        """The rows of the same area, time, block and categories, where there are several."""
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in self.rows:
            said = [row.text(one.index) for one in (self.time, self.part, *categories) if one]
            groups.setdefault((row.key, row.heading, *said), []).append(row)
        return [rows for rows in groups.values() if len(rows) > 1]

    def _without_twins(self, heads: Sequence[Head]) -> list[Head]:
        """Of columns that say the same in other words, the one with most letters."""
        chosen: list[Head] = []
        for one in heads:
            twin = next((other for other in chosen if self._same_information(one, other)), None)
            if twin is None:
                chosen.append(one)
            elif self._letters(one) > self._letters(twin):
                chosen[chosen.index(twin)] = one
        return sorted(chosen, key=lambda one: one.index)

    def _is_said_of_all(self, head: Head) -> bool:
        """True for a text that is the same in every row, and neither about the place nor about the row."""
        rows = (*self.rows, *self.table.others)
        texts = {row.text(head.index) for row in rows}
        return (
            len(rows) > 1
            and len(texts) == 1
            and "" not in texts
            and bool(head.path)
            and not ABOUT_WORDS.fullmatch(name_of(head))
        )

    def _same_information(self, one: Head, other: Head) -> bool:
        pairs = {(row.text(one.index), row.text(other.index)) for row in self.rows}
        return 1 < len(pairs) == len({left for left, _ in pairs}) == len({right for _, right in pairs})

    def _letters(self, head: Head) -> int:
        return sum(len(text) for text in {row.text(head.index) for row in self.rows})


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, str) and (period := period_of(cell)) and period.kind != Kind.YEAR:
        return False
    return looks_like_number(cell) or looks_like_sign(text_of(cell))


def is_name(head: Head) -> bool:
    """True for a column whose numbers name something: a key, a postcode, a coordinate."""
    return bool(NAME_WORDS.fullmatch(name_of(head)))


def name_of(head: Head) -> str:
    """The lowest text of a head: what the column itself is called."""
    return head.path[-1] if head.path else ""
