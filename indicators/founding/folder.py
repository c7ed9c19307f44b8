"""The data folder of a new region: places and boundaries from official files, definitions of ours, no figures."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indicators.founding.boundaries import read_municipalities, topology_of
from indicators.founding.changes import changes_file, read_changes
from indicators.founding.outlines import DIGITS_OF_DISTRICT, small_outlines
from indicators.founding.register import as_rows, read_register
from indicators.loading.boundaries import FILE, SMALL_FILE
from indicators.loading.catalogues import FOLDER as LANGUAGES
from indicators.loading.check.area_changes import AREA_CHANGES
from indicators.loading.check.areas import AREAS
from indicators.loading.check.indicators import INDICATORS, SETS
from indicators.loading.check.region import FILE as REGION
from indicators.loading.check.region import read_region
from indicators.loading.check.sources import SOURCES
from indicators.loading.check.values import VALUES
from indicators.loading.journal import write_together
from indicators.model.area_changes import UNCHANGED, AreaChanges
from indicators.model.areas import REGION_CODE
from indicators.model.problems import refusal

# What holds for any region: how publishers' files are read, what words mean, texts of the operator, the sets.
WHOLE = ("recipes", "barriers.csv", SETS.file)
FILTERED = ("synonyms.csv", "glossary.csv")
# What is said of figures that a new region does not have yet.
EMPTIED = ("year_notes", "breaks", "later_de", "note_de", "class_breaks")
NOT_HELD = ("edition", "data_as_of", "next_expected")  # of a source: what is not there yet has none
STATE, ITS_LAW = "05", re.compile(r"NRW|Nordrhein|North Rhine|\.nrw\b")  # of the texts that are shipped
TO_FILL_IN = "[Was hier steht, regelt das eigene Bundesland.]"
ONE = (  # of what is counted in the simple text, in both languages
    ((r"\b1 Kreise\b", "nur einen Kreis"), (r"\bare 1 districts\b", "is 1 district")),
    ((r"\b1 Städte und Gemeinden\b", "nur eine Stadt"), (r"\bare 1 towns\b", "is 1 town")),
)
LEFT_OPEN = ("mitmachen.md", "[Wie Städte und Gemeinden mitmachen können]\n")
SOURCE = "© GeoBasis-DE / BKG {year} (Daten verändert)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region to be: its name, with its article ("das Münsterland"), as where something is ("im Münsterland"), title.

    `codes` are the areas in it, `register` and `boundaries` the two official files, `changes` a table of what merged
    between.
    """

    name: str
    subject: str
    locative: str
    title: str
    codes: Sequence[str]
    register: Path
    boundaries: Path
    layer: str
    year: int
    changes: Path | None = None


@dataclass(frozen=True, slots=True)
class Founded:
    """What was made: how many places, how much the outlines were simplified, how many bytes they have."""

    districts: int
    towns: int
    tolerance_m: int
    outline_bytes: int


def found_region(folder: Path, wanted: Wanted, shipped: Path) -> Founded:
    """Write the data folder of a region; it must not be there yet.

    Definitions are those of a `shipped` data folder, without its figures and without what it says of its own places.
    Raises DataProblems for faults of the official files, OSError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise refusal("folder", folder.name, "Der Ordner ist nicht leer.", "Ein neuer Ordner.")
    places = read_register(wanted.register, wanted.codes)
    labels = {one.ags: one.label for one in places}
    changes = read_changes(wanted.changes, labels) if wanted.changes else UNCHANGED
    files, tolerance = geometry_files(
        labels, wanted.boundaries, layer=wanted.layer, source=SOURCE.format(year=wanted.year), changes=changes
    )
    files |= {AREA_CHANGES.file: changes_file(changes)} if changes else {}
    files[AREAS.file] = _table(
        [one for one in AREAS.columns if one not in ("since", "role_url")],
        [
            {"ags": REGION_CODE, "name": wanted.name, "label_de": wanted.name, "locative_de": wanted.locative,
             "type": "Region"},
            *as_rows(places),
        ],
    )  # fmt: skip
    said: dict[str, str | list[str]] = {
        "title": wanted.title, "name": wanted.name, "subject": wanted.subject, "roles": [], "marked_role": "",
    }  # fmt: skip
    files[REGION] = "".join(f"{key} = {_quoted(value)}\n" for key, value in said.items()).encode()
    towns = [one for one in places if one.district]
    counts, names = (len(places) - len(towns), len(towns)), names_of(shipped)
    files |= _definitions(shipped, names) | _texts(shipped, wanted, counts, names)
    folder.mkdir(parents=True, exist_ok=True)
    write_together(folder, lambda: files)
    return Founded(*counts, tolerance, len(files[FILE]))


def renew_boundaries(folder: Path, path: Path, *, layer: str, year: int) -> tuple[int, int]:
    """Write the outlines of a data folder anew, and return their tolerance in metres and their bytes.

    Raises DataProblems for faults of the file, OSError.
    """
    labels = {one["ags"]: one["label_de"] for one in _read(folder / AREAS.file)[1] if one["ags"] != REGION_CODE}
    changes = read_changes(folder / AREA_CHANGES.file, labels) if AREA_CHANGES.is_in(folder) else UNCHANGED
    files, tolerance = geometry_files(labels, path, layer=layer, source=SOURCE.format(year=year), changes=changes)
    write_together(folder, lambda: files)
    return tolerance, len(files[FILE])


def geometry_files(
    labels: Mapping[str, str], path: Path, *, layer: str, source: str, changes: AreaChanges = UNCHANGED
) -> tuple[dict[str, bytes], int]:
    """Return the outlines of places, labels by code, in both sizes as files of a data folder, and the tolerance."""
    towns = {ags: label for ags, label in labels.items() if len(ags) > DIGITS_OF_DISTRICT}
    frame = read_municipalities(path, towns, layer=layer, changes=changes)
    topology, tolerance = topology_of(frame, labels, source)
    return {
        FILE: json.dumps(topology, ensure_ascii=False, separators=(",", ":")).encode() + b"\n",
        SMALL_FILE: json.dumps(small_outlines(frame), separators=(",", ":")).encode() + b"\n",
    }, tolerance


def _definitions(shipped: Path, names: re.Pattern[str]) -> dict[str, bytes]:
    """The files of the sets without figures, and what holds for any region: rows that name a place of ours are left."""
    files: dict[str, bytes] = {}
    for name in WHOLE:
        for path in [shipped / name] if (shipped / name).is_file() else sorted((shipped / name).glob("*")):
            files[path.relative_to(shipped).as_posix()] = path.read_bytes()
    for name in FILTERED:
        header, rows = _read(shipped / name)
        files[name] = _table(header, [row for row in rows if not any(names.search(cell) for cell in row.values())])
    for path in sorted((shipped / "sets").glob("*")):
        place = f"sets/{path.name}"
        header, rows = _read(path / INDICATORS.file)
        files[f"{place}/{INDICATORS.file}"] = _table(
            header,
            [
                {name: "" if name in EMPTIED or names.search(cell) else cell for name, cell in row.items()}
                for row in rows
            ],
        )
        header, rows = _read(path / SOURCES.file)
        files[f"{place}/{SOURCES.file}"] = _table(
            header, [row | dict.fromkeys(set(NOT_HELD) & set(row), "") for row in rows]
        )
        files[f"{place}/{VALUES.file}"] = _table(list(VALUES.columns), [])
    return files


def names_of(shipped: Path) -> re.Pattern[str]:
    """What tells that a text is about the shipped region: the names of its areas, their roles, its own."""
    region, rows = read_region(shipped)[0], _read(shipped / AREAS.file)[1]
    words = {row[name] for row in rows for name in ("name", "label_de")} | {region.name, *region.roles}
    return re.compile("|".join(rf"\b{re.escape(one)}" for one in sorted(filter(None, words), key=len, reverse=True)))


def _texts(shipped: Path, wanted: Wanted, counts: tuple[int, int], names: re.Pattern[str]) -> dict[str, bytes]:
    """The operator's texts: those about any region as they are, the simple one with other numbers, one left open."""
    ours, rows = read_region(shipped)[0], _read(shipped / AREAS.file)[1]
    own = [sum(len(row["ags"]) == digits for row in rows) for digits in (5, 8)]
    files: dict[str, bytes] = {}
    for path in sorted((shipped / "texts").rglob("*.md")):
        if path.name == LEFT_OPEN[0]:
            files[path.relative_to(shipped).as_posix()] = LEFT_OPEN[1].encode()
            continue
        text = path.read_text("utf-8")
        for before, after, forms in zip(own, counts, ONE, strict=True):
            text = re.sub(rf"\b{before} (?=\w)", f"{after} ", text)
            for many, one in forms if after == 1 else ():
                text = re.sub(many, one, text)
        kept = [part.replace(ours.name, wanted.name) for part in text.split("\n\n")]
        kept = [part for part in kept if not names.search(part)]
        if not all(code.startswith(STATE) for code in wanted.codes):
            kept = [TO_FILL_IN if ITS_LAW.search(part) else part for part in kept]
        files[path.relative_to(shipped).as_posix()] = ("\n\n".join(kept).strip() + "\n").encode()
    for path in sorted((shipped / LANGUAGES).glob("*.po")):
        files[path.relative_to(shipped).as_posix()] = _catalogue(path, names)
    return files


def _catalogue(path: Path, names: re.Pattern[str]) -> bytes:
    """A catalogue without the texts that are about the shipped region."""
    from babel.messages.pofile import read_po, write_po

    with path.open("rb") as file:
        catalogue = read_po(file)
    for one in [str(each.id) for each in catalogue if each.id and names.search(f"{each.id} {each.string}")]:
        del catalogue[one]
    content = io.BytesIO()
    write_po(content, catalogue)
    return content.getvalue()


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    return list(reader.fieldnames or ()), [dict(row) for row in reader]


def _table(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(header), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)  # in TOML as in JSON
