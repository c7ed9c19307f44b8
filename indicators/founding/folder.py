"""The data folder of a new region: places and boundaries from official files, definitions of ours, no figures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from indicators.drawing.small_outlines import small_outlines
from indicators.founding.boundaries import read_municipalities, topology_of
from indicators.founding.changes import changes_file, read_changes
from indicators.founding.definitions import definitions
from indicators.founding.insets import far_parts
from indicators.founding.layout import Layout, as_rows
from indicators.founding.quarters import SQUARE_METRES, Quarters, read_quarters
from indicators.founding.register import read_register
from indicators.founding.tables import as_table
from indicators.founding.texts import written_texts
from indicators.loading.boundaries import SMALL_FILE
from indicators.loading.check.area_changes import AREA_CHANGES
from indicators.loading.check.areas import AREAS
from indicators.loading.check.region import FILE as REGION
from indicators.loading.check.region import read_region
from indicators.loading.journal import write_together
from indicators.loading.load import read_areas
from indicators.loading.topology import FILE
from indicators.model.area_changes import UNCHANGED
from indicators.model.areas import Level
from indicators.model.inset import Inset
from indicators.model.problems import refusal

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

NEAR, NEAR_KM2 = 0.06, 2.0  # of an area, and km²: coasts and lakes are not measured alike everywhere
SOURCE = "© GeoBasis-DE / BKG {year} (Daten verändert)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region to be: its name, with its article ("das Münsterland"), as where something is ("im Münsterland"), title.

    Its areas are those of the official `register` and `boundaries` that `codes` name, with `associations` between
    district and municipality; or the quarters of a town. `source` says who published the boundaries, `changes` is a
    table of what merged between them and the register.
    """

    name: str
    subject: str
    locative: str
    title: str
    codes: Sequence[str]
    source: str
    boundaries: Path
    layer: str = ""
    register: Path | None = None
    changes: Path | None = None
    associations: bool = False
    quarters: Quarters | None = None


@dataclass(frozen=True, slots=True)
class Founded:
    """What was made: how many areas, how much the outlines were simplified, how many bytes they have.

    `unlike` names areas whose outline is not as large as the register says, `apart` what maps draw in a frame.
    """

    between: int
    smallest: int
    tolerance_m: int
    outline_bytes: int
    unlike: Sequence[str] = ()
    apart: Sequence[str] = ()


def found_region(folder: Path, wanted: Wanted, shipped: Path) -> Founded:
    """Write the data folder of a region; it must not be there yet.

    Definitions are those of a `shipped` data folder, without its figures and without what it says of its own places.
    Raises DataProblems for faults of the official files, OSError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise refusal("folder", folder.name, "Der Ordner ist nicht leer.", "Ein neuer Ordner.")
    changes = UNCHANGED
    if wanted.quarters:
        layout, frame = read_quarters(wanted.boundaries, wanted.quarters, layer=wanted.layer)
    else:
        layout = read_register(wanted.register or Path(), wanted.codes, associations=wanted.associations)
        changes = read_changes(wanted.changes, layout.labels) if wanted.changes else UNCHANGED
        towns = {code: layout.labels[code] for code in layout.parents}
        frame = read_municipalities(wanted.boundaries, towns, layer=wanted.layer, changes=changes)
    insets = far_parts(frame, layout.labels)
    labels = layout.labels | {layout.code: wanted.name}
    files, tolerance = geometry_files(frame, labels, layout.parents, source=wanted.source, insets=insets)
    files |= {AREA_CHANGES.file: changes_file(changes)} if changes else {}
    files[AREAS.file] = as_table(
        [one for one in AREAS.columns if one not in ("since", "role_url")],
        [
            {"ags": layout.code, "name": wanted.name, "label_de": wanted.name, "locative_de": wanted.locative,
             "type": layout.type, "level": Level.REGION.value},
            *as_rows(layout),
        ],
    )  # fmt: skip
    files[REGION] = _region_file(wanted, layout, insets)
    counts = (len(layout.at(Level.DISTRICT)), len(layout.at(Level.MUNICIPALITY)))
    files |= definitions(shipped, wanted.codes) | written_texts(
        shipped, wanted.name, wanted.codes, layout, locative=wanted.locative
    )
    folder.mkdir(parents=True, exist_ok=True)
    write_together(folder, lambda: files)
    apart = [one.name for one in insets]
    return Founded(*counts, tolerance, len(files[FILE]), _unlike(layout, frame), apart)


def _unlike(layout: Layout, frame: "GeoDataFrame") -> list[str]:
    """Areas whose outline is not as large as said: one took in another between the years of register and boundaries."""
    outlined = dict(zip(frame["ags"], frame.geometry.area / SQUARE_METRES, strict=True))
    return [
        f"{one.label} ({one.area_km2:g} km², Umriss {outlined[one.code]:.1f})".replace(".", ",")
        for one in layout.at(Level.MUNICIPALITY)
        if one.area_km2 and abs(outlined[one.code] - one.area_km2) > max(NEAR_KM2, NEAR * one.area_km2)
    ]


def _region_file(wanted: Wanted, layout: Layout, insets: Sequence[Inset]) -> bytes:
    """region.toml: names, code, the words for levels that are called otherwise, and what is drawn apart."""
    said: dict[str, str | list[str]] = {
        "title": wanted.title, "name": wanted.name, "subject": wanted.subject, "code": layout.code, "roles": [],
        "marked_role": "",
    }  # fmt: skip
    lines = [f"{key} = {_quoted(value)}" for key, value in said.items()]
    for level, spoken in layout.levels.items():
        lines += ["", f"[levels.{level}]", *(f"{one} = {_quoted(list(words))}" for one, words in spoken.items())]
    return ("\n".join([*lines, *as_toml(insets)]) + "\n").encode()


def renew_boundaries(folder: Path, path: Path, *, layer: str, year: int) -> tuple[int, int]:
    """Write the outlines of a data folder anew, and return their tolerance in metres and their bytes.

    Raises DataProblems for faults of the file, OSError.
    """
    areas = read_areas(folder)
    labels = {one.code: one.label for one in areas}
    parents = {one.code: one.district or areas.region.code for one in areas.at(Level.MUNICIPALITY)}
    changes = read_changes(folder / AREA_CHANGES.file, labels) if AREA_CHANGES.is_in(folder) else UNCHANGED
    frame = read_municipalities(path, {code: labels[code] for code in parents}, layer=layer, changes=changes)
    insets = read_region(folder)[0].map_insets
    files, tolerance = geometry_files(frame, labels, parents, source=SOURCE.format(year=year), insets=insets)
    write_together(folder, lambda: files)
    return tolerance, len(files[FILE])


def geometry_files(
    frame: "GeoDataFrame",
    labels: Mapping[str, str],
    parents: Mapping[str, str],
    *,
    source: str,
    insets: Sequence[Inset] = (),
) -> tuple[dict[str, bytes], int]:
    """Return the outlines of areas in both sizes as files of a data folder, and the tolerance in metres."""
    topology, tolerance = topology_of(frame, labels, parents, source)
    return {
        FILE: json.dumps(topology, ensure_ascii=False, separators=(",", ":")).encode() + b"\n",
        SMALL_FILE: json.dumps(small_outlines(frame, parents, insets), separators=(",", ":")).encode() + b"\n",
    }, tolerance


def as_toml(insets: Sequence[Inset]) -> list[str]:
    """Return lines of region.toml that say what is drawn apart."""
    return [
        line
        for one in insets
        for line in ("", "[[map_insets]]", f"name = {_quoted(one.name)}", f"from = {list(one.origin)}",
                     f"to = {list(one.frame)}")
    ]  # fmt: skip


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)  # in TOML as in JSON
