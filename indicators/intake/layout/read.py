"""A file → its columns of figures of the region's areas, whatever its layout, and an account of everything else."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indicators.intake.cells import looks_like_sign
from indicators.intake.files import PublisherFile, RawSheet, text_of
from indicators.intake.findings import Account
from indicators.intake.layout.as_of import as_of
from indicators.intake.layout.blocks import with_keys
from indicators.intake.layout.columns import NAMELESS, ManyEntries, columns_of, remarks_of
from indicators.intake.layout.found import FoundColumn, joined
from indicators.intake.layout.roles import is_name
from indicators.intake.layout.tables import END, MISFIT, Row, Table, read_tables
from indicators.intake.periods import Period, period_of
from indicators.intake.places import Places, Where
from indicators.model.problems import DataProblems, refusal

Progress = Callable[[float], None]
PLAIN_SHEET = re.compile(r"(?:tabelle|sheet|blatt|table|daten|data|summary|export)\s?\d*", re.IGNORECASE)
ROWS_PER_REPORT = 500
# Heads of the flat tables of the statistical offices, in both languages.
FLAT = re.compile(r"(?:statisti\w+|zeit|time|\d_(?:merkmal|variable|auspraegung)\w*)[ _](?:code|label)", re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """What a file holds: tables with their rows of the region, the columns of figures in them, and its own date.

    `lone_date` stands in a line of its own above: in a register, its state.
    `entries` names columns that tell single entries of a register apart ("" = the rows are figures of areas).
    `dividing` are texts that may tell rows apart though each place has one alone, see `Roles`.
    `is_official` where it is built like the tables of the statistical offices, whose signs it then follows.
    """

    tables: Sequence[Table]
    columns: Sequence[FoundColumn]
    as_of: str
    lone_date: str = ""
    entries: str = ""
    is_official: bool = False
    without_figures: Sequence[str] = ()
    dividing: Sequence[tuple[str, list[str]]] = ()


def read_layout(file: PublisherFile, *, places: Places, account: Account, progress: Progress | None = None) -> Layout:
    """Return what a file holds; `account` gets what was repaired, left out or wrong on the way.

    Hidden sheets are never used. Raises DataProblems where no sheet has a table of places below a head.
    """
    tables: list[Table] = []
    faults: list[DataProblems] = []
    for sheet in (one for one in file.sheets if not one.hidden):
        for part, key in with_keys(sheet, places):
            try:
                tables += read_tables(part, key, places=places, file=file)
            except DataProblems as error:
                faults.append(error)
    if not tables:
        raise faults[0] if faults else _no_table(file)
    used = {one.sheet.name for one in tables}
    for sheet in file.sheets:
        if not sheet.hidden and sheet.name not in used and sheet.rows:
            account.skipped.add("sheets", sheet.name)
    account.problems += [problem for one in faults for problem in one.problems]
    _note_the_end(file, tables, account)
    for one in tables:
        for text in one.remarks:
            account.skipped.add("text", text[:80])
        for line, text in one.slips:
            slip = f"„{text[:80]}“ steht allein, wo sonst das Jahr der folgenden Zeilen steht."
            account.fault("year_unknown", line, None, slip, "Datum wie 31.12.2024.")
    tidy = [_of_region(one, places, account, file, progress or (lambda share: None)) for one in tables]
    columns: list[FoundColumn] = []
    entries, without, dividing = "", list[str](), list[tuple[str, list[str]]]()
    for one in tidy:
        try:
            own, rest, texts = columns_of(one, one.rows, period=_of_sheet(one.sheet))
        except ManyEntries as reason:
            entries, own, rest, texts = str(reason), [], [], []
        dividing += texts
        columns += [_named_by_sheet(column, one) for column in own]
        without += rest
        for text in remarks_of(one, one.rows):
            account.skipped.add("remarks", text)
    dates = as_of(one for one in file.sheets if not one.hidden)
    return Layout(
        tables=tidy,
        columns=joined(columns),
        as_of=dates[0],
        lone_date=dates[1],
        entries=entries,
        is_official=any(_is_official(one) for one in tables),
        without_figures=tuple(dict.fromkeys(without)),
        dividing=dividing,
    )


def _no_table(file: PublisherFile) -> DataProblems:
    first = next((text for sheet in file.sheets if not sheet.hidden for text in sheet.texts() if text), "")
    found = f"Keine Tabelle mit Gebieten der Region. Die Datei beginnt mit „{first[:60]}“."
    expected = "Eine Kopfzeile und darunter Zeilen mit AGS oder Namen von Gemeinden oder Kreisen."
    return refusal(MISFIT, file.name, found, expected)


def _of_sheet(sheet: RawSheet) -> Period | None:
    return period_of(sheet.name) if sheet.name else None


def _named_by_sheet(column: FoundColumn, table: Table) -> FoundColumn:
    """A column of which only the sheet's name says what it holds."""
    nameless = re.fullmatch(rf"Spalte \d+|{NAMELESS}", column.title)
    if nameless and table.sheet.name and not PLAIN_SHEET.fullmatch(table.sheet.name) and not _of_sheet(table.sheet):
        column.path = (table.sheet.name,)
    return column


def _is_official(table: Table) -> bool:
    """Tables of the statistical offices: no head above the key, or the flat form with codes and labels."""
    heads = {one.index: one.path for one in table.heads}
    bare = not any(heads.get(index) for index in table.key.columns) and table.key.name is not None
    flat = any(FLAT.search(" ".join(path)) for path in heads.values())
    return bare or flat


def _note_the_end(file: PublisherFile, tables: Sequence[Table], account: Account) -> None:
    """A file that ends in the middle of a line may have lost digits of its last figure."""
    last = tables[-1].rows[-1]
    ends_below = any(END.match(text_of(row[0])) for row in file.sheets[-1].rows if row)
    if file.is_excel or ends_below or not file.is_cut:
        return
    if _is_official(tables[-1]) and not any("Statist" in text for text in _heads_of(tables[-1])):
        tables[-1].rows.pop()
        found = f"Die Datei bricht hier ab: „{last.key[:60]}“ ohne Zeilenende, und der Fuß der Tabelle fehlt."
        account.fault("cut", last.line, None, found, "Bitte neu herunterladen; diese Zeile ist ausgelassen.")
    else:
        found = f"Die letzte Zeile („{last.key[:60]}“) hat kein Zeilenende."
        account.notice("cut", last.line, found, "Bitte prüfen, ob die Datei vollständig ist.")


def _heads_of(table: Table) -> Iterator[str]:
    return (text for one in table.heads for text in one.path)


def _of_region(table: Table, places: Places, account: Account, file: PublisherFile, progress: Progress) -> Table:
    """The table with its rows of the region alone; all others are counted, named or, if they may be meant, a fault."""
    present = {row.place.code for row in table.rows if row.place.where == Where.INSIDE}
    present |= {code for one in present for code in (one[:5],)}
    sound = []
    for number, row in enumerate(table.rows):
        if number % ROWS_PER_REPORT == 0:
            progress(number / len(table.rows))
        if not file.is_excel and not _has_all_fields(row, table, places, account):
            continue
        if row.place.where == Where.INSIDE and not _has_figures(row, table):
            account.skipped.add("text", row.key[:80])
        elif row.place.where == Where.INSIDE:
            if _is_sound(row, table, places, account):
                if row.place.repair:
                    account.repairs.add(row.place.repair, f"{row.key} → {row.place.code}")
                sound.append(row)
        elif row.place.where == Where.OUTSIDE:
            account.skipped.add("outside", row.key[:80])
        else:
            _unknown(row, table, places, account, present)
    table.others = [row for row in table.rows if row.place.where in (Where.OUTSIDE, Where.ELSEWHERE)]
    table.rows = sound
    return table


def _has_all_fields(row: Row, table: Table, places: Places, account: Account) -> bool:
    """False for a line of a CSV that lost or gained a field: a fault where it names one of our areas, else named."""
    width = len(table.heads)
    if len(row.cells) == width:
        return True
    if not any(places.may_be_inside(text_of(cell)) for cell in row.cells if cell):
        account.skipped.add("no_place", f"Zeile {row.line}")
        return False
    account.fault("fields", row.line, None, f"{len(row.cells)} Felder statt {width}.", "So viele wie die Kopfzeile.")
    return False


def _has_figures(row: Row, table: Table) -> bool:
    skip = {*table.key.columns, table.key.name, *(one.index for one in table.heads if is_name(one))}
    others = (cell for index, cell in enumerate(row.cells) if index not in skip and cell != "")
    return any(looks_like_sign(text := text_of(cell)) or re.search(r"\d", text) is not None for cell in others)


def _is_sound(row: Row, table: Table, places: Places, account: Account) -> bool:
    """False, with the fault, for a row whose name is that of another area than its code."""
    name = row.text(table.key.name) if table.key.name is not None else ""
    named = places.by_name(name).code if name else ""
    if named and len(named) == len(row.place.code) and not places.is_same(named, row.place.code):
        found = f"„{row.key[:80]}“ ist {places.label(row.place.code)}, daneben steht „{name[:80]}“."
        account.fault("name_and_code", row.line, None, found, "Schlüssel und Name desselben Gebiets.")
        return False
    return True


def _unknown(row: Row, table: Table, places: Places, account: Account, present: set[str]) -> None:
    """A row of no known area: a fault where one of ours may be meant, else it is named as left out."""
    skip = {*table.key.columns, table.key.name}
    has_figures = any(text_of(cell) for index, cell in enumerate(row.cells) if index not in skip)
    key = row.key[:80]
    if not has_figures:
        account.skipped.add("text", (key or next((text for text in map(text_of, row.cells) if text), ""))[:80])
    elif not key:
        account.skipped.add("no_place", f"Zeile {row.line}")
    elif re.match(r"\d{4,5}\s", key):
        account.skipped.add("nearby" if row.place.where == Where.NEARBY else "unmatched", f"Zeile {row.line}: {key}")
    elif row.place.where == Where.ELSEWHERE:
        account.skipped.add("elsewhere", f"{key} (Zeile {row.line})")
    else:
        near = places.by_name(row.place.near).code if row.place.near else ""
        if near and near in present:
            account.skipped.add("elsewhere", f"{key} (Zeile {row.line})")
            return
        meant = f" Gemeint vielleicht: „{places.label(near)}“." if near else ""
        expected = "AGS oder Name einer Gemeinde, eines Kreises oder der Region."
        account.fault("area", row.line, None, f"„{key}“ ist kein bekanntes Gebiet.{meant}", expected)
