"""Boundaries of a region from official ones (VG250 of the BKG): simplified as one coverage, borders kept in common."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators.founding.changes import wholes
from indicators.model.area_changes import UNCHANGED, AreaChanges
from indicators.model.problems import refusal

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

METRES = 25832  # ETRS89 / UTM 32N, equal enough in scale to simplify and measure in
TOLERANCES_M = (90, 130, 180, 250, 350, 500, 700)  # Visvalingam: the smallest triangle kept
BYTES_PER_AREA, LEAST_BYTES = 1_600, 60_000
GRID = 100_000  # quantization steps per axis
DISTRICT_DIGITS = 5
GAP_M, SNAP_M = 30.0, 10.0  # metres: of official outlines, which were simplified themselves
SLIVERS = 0.005  # of an area: what may lie between two neighbours
LAND = 4  # of VG250's column GF; other codes are water and coast of the same municipality
EXPECTED = "VG250 als GeoPackage, Shapefile oder GeoJSON, mit AGS je Gemeinde."


def read_municipalities(
    path: Path, names: Mapping[str, str], *, layer: str = "", changes: AreaChanges = UNCHANGED
) -> "GeoDataFrame":
    """Return `ags` str and `geometry` (EPSG:25832) of municipalities, names by code, sorted.

    Those of an older year are joined to the ones that they became by `changes`. Raises DataProblems where the file
    cannot be read as such, or lacks one of them.
    """
    wanted = set(names)
    readable = wanted | {one.old for one in changes.rows} | {one.new for one in changes.rows}
    frame = read_shapes(path, ["AGS"], layer=layer, expected=EXPECTED)
    frame = frame.assign(ags=frame["AGS"].astype(str).str.zfill(8))
    whole = wholes(set(frame["ags"]) & readable, wanted, changes)
    near = {code[:DISTRICT_DIGITS] for code in wanted}
    spare = frame[frame["ags"].str[:DISTRICT_DIGITS].isin(near) & ~frame["ags"].isin([*whole, *wanted])]
    frame = frame[frame["ags"].isin(list(whole))]
    if "GF" in frame and (frame["GF"] == LAND).any():
        frame = frame[frame["GF"] == LAND]
    frame = (
        frame.assign(ags=frame["ags"].map(whole)).to_crs(METRES)[["ags", "geometry"]].dissolve("ags", as_index=False)
    )
    if missing := sorted(wanted - set(frame["ags"])):
        listed = ", ".join(f"{code} {names.get(code, '')}".strip() for code in missing[:20])
        found = f"Ohne Grenze ({len(missing)}): {listed}{' …' if len(missing) > 20 else ''}."
        expected = (
            "Verzeichnis und Grenzen desselben Jahres: dazwischen sind Gemeinden zusammengelegt worden. "
            "Oder mit --changes eine Tabelle, die sagt, welche Gemeinde in welche aufging (area_changes.csv)."
        )
        raise refusal("boundaries", path.name, found + _unlisted(spare), expected)
    return as_coverage(frame.sort_values("ags").reset_index(drop=True), names, file=path.name)


def _unlisted(spare: "GeoDataFrame") -> str:
    """What of the file lies in the same districts and is in no register: what the missing ones were before."""
    told = spare.drop_duplicates("ags").sort_values("ags").head(20)
    called = told["GEN"] if "GEN" in told else [""] * len(told)
    listed = ", ".join(f"{code} {name}".strip() for code, name in zip(told["ags"], called, strict=True))
    return f" Grenzen von anderen dort: {listed}." if listed else ""


def read_shapes(path: Path, columns: Sequence[str], *, layer: str = "", expected: str) -> "GeoDataFrame":
    """Return all areas of a file, which must have the columns; one without a coordinate system is in EPSG:4326.

    Raises DataProblems where it cannot be read as such, with what was `expected`.
    """
    import geopandas
    from pyogrio.errors import DataLayerError, DataSourceError  # type: ignore[import-untyped]

    if not path.is_file() and not path.is_dir():
        raise refusal("boundaries", path.name, "Diese Datei gibt es nicht.", expected)
    try:
        if path.suffix in (".json", ".geojson") and path.read_bytes()[:1] == b"[":  # a bare list of features
            frame = geopandas.GeoDataFrame.from_features(list(_flat(json.loads(path.read_bytes()))), crs=4326)
        else:
            frame = geopandas.read_file(path, layer=layer or _layer_of_municipalities(path))
    except (OSError, ValueError, DataSourceError, DataLayerError) as error:
        told = f"{expected} Sind die Dateien vertauscht?"
        raise refusal("boundaries", path.name, "Das sind keine Grenzen.", told) from error
    for column in columns:
        if column not in frame:
            known = ", ".join(str(one) for one in frame.columns if one != "geometry")[:200]
            raise refusal("boundaries", path.name, f"Die Spalte {column} fehlt; es gibt: {known}.", expected)
    return frame if frame.crs else frame.set_crs(4326)


def _flat(features: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Features one by one; a municipality with several rows (land and water) may be a collection of its own."""
    for one in features:
        yield from _flat(one["features"]) if "features" in one else [one]


def _layer_of_municipalities(path: Path) -> str:
    """The layer of a file whose name says that it holds municipalities (vg250_gem), else its first one."""
    from pyogrio import list_layers  # type: ignore[import-untyped]

    names = [str(name) for name, _geometry in list_layers(path)]
    return next((one for one in names if one.lower().endswith("_gem")), next(iter(names), ""))


def as_coverage(frame: "GeoDataFrame", names: Mapping[str, str], *, file: str) -> "GeoDataFrame":
    """Return areas whose borders are in common point by point; slivers between neighbours go to one of them.

    Raises DataProblems where areas overlap by more than slivers.
    """
    import shapely

    if shapely.coverage_is_valid(frame.geometry.values):
        return frame
    cleaned = frame.set_geometry(
        shapely.coverage_clean(frame.geometry.values, gap_width=GAP_M, snapping_distance=SNAP_M), crs=frame.crs
    )
    changed = (cleaned.geometry.area - frame.geometry.area).abs() > SLIVERS * frame.geometry.area
    if changed.any() or not shapely.coverage_is_valid(cleaned.geometry.values):
        wrong = changed | ~shapely.is_empty(shapely.coverage_invalid_edges(frame.geometry.values))
        listed = ", ".join(names[code] for code in list(frame["ags"][wrong])[:20])
        raise refusal("boundaries", file, f"Diese Gebiete überlappen sich: {listed}.", EXPECTED)
    return cleaned


def topology_of(
    frame: "GeoDataFrame", names: Mapping[str, str], parents: Mapping[str, str], source: str
) -> tuple[dict[str, Any], int]:
    """Return the smallest areas and what they are in as one topology small enough for them, and the metres left out.

    `frame` is a coverage, `names` are labels by code, `parents` says in what each of the smallest areas is.
    """
    import shapely
    from topojson.core.topology import Topology

    most = max(LEAST_BYTES, BYTES_PER_AREA * len(frame))
    topology: dict[str, Any] = {}
    for tolerance in TOLERANCES_M:
        simple = frame.set_geometry(shapely.coverage_simplify(frame.geometry.values, tolerance), crs=METRES)
        layers = [simple.to_crs(4326), _unions(simple, parents).to_crs(4326)]
        built = Topology(
            layers, object_name=["municipalities", "districts"], prequantize=False, topology=True, shared_coords=True,
            topoquantize=GRID,
        )  # fmt: skip
        topology = json.loads(str(built.to_json()))
        if len(json.dumps(topology, separators=(",", ":"))) <= most:
            break
    for content in topology["objects"].values():
        for one in content["geometries"]:
            code = one["properties"]["ags"]
            one["properties"] = {"ags": code, "name": names.get(code, "")}
            one.pop("id", None)
    topology["source"] = source
    return topology, tolerance


def _unions(frame: "GeoDataFrame", parents: Mapping[str, str]) -> "GeoDataFrame":
    """The union of what is in each larger area, so that its outline is made of their borders exactly."""
    import geopandas
    import shapely

    parts: dict[str, list[Any]] = defaultdict(list)
    for code, shape in zip(frame["ags"], frame.geometry, strict=True):
        parts[parents[code]].append(shape)
    unions = [shapely.coverage_union_all(shapes) for shapes in parts.values()]
    return geopandas.GeoDataFrame({"ags": list(parts)}, geometry=unions, crs=METRES)
