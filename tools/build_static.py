"""Copy the self-hosted browser files into static/ and write static/region.js.

    npm pack leaflet@1.9.4 topojson-client@3.1.0 @fontsource-variable/source-sans-3@5.3.0
    python tools/build_static.py LEAFLET_DIR TOPOJSON_CLIENT_DIR SOURCE_SANS_DIR   # the unpacked packages
    python tools/build_static.py                                                   # only refresh region.js

region.js is topojson-client followed by the boundaries, so that the map needs one request for both.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "static"
BOUNDARIES = ROOT / "data" / "boundaries.topojson"
DECODER = STATIC / "topojson-client.min.js"
FONT = "source-sans-3-latin-wght-normal.woff2"


def write_region_script() -> None:
    """Write static/region.js from topojson-client and data/boundaries.topojson."""
    topology = BOUNDARIES.read_text(encoding="utf-8").strip()
    script = f"{DECODER.read_text(encoding='utf-8').strip()}\nwindow.REGION={topology};\n"
    (STATIC / "region.js").write_text(script, encoding="utf-8")


def copy_packages(leaflet: Path, topojson_client: Path, source_sans: Path) -> None:
    """Copy script, style sheet, decoder and font; drop what points to files that are not copied."""
    script = (leaflet / "dist" / "leaflet.js").read_text(encoding="utf-8")
    (STATIC / "leaflet.js").write_text(re.sub(r"\n?//# sourceMappingURL=\S+\s*", "\n", script), encoding="utf-8")
    style = (leaflet / "dist" / "leaflet.css").read_text(encoding="utf-8")
    # The only images are those of the layers control and the default marker; the map uses neither.
    style = re.sub(r"\s*background-image: url\(images/[^)]*\);", "", style.replace("\r\n", "\n"))
    style = re.sub(r"background-image: url\(images/[^)]*\);|url\(images/[^)]*\)", "none", style)
    (STATIC / "leaflet.css").write_text(style, encoding="utf-8")
    shutil.copyfile(topojson_client / "dist" / "topojson-client.min.js", DECODER)
    (STATIC / "fonts").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source_sans / "files" / FONT, STATIC / "fonts" / FONT)
    shutil.copyfile(source_sans / "LICENSE", STATIC / "fonts" / "LICENSE.txt")


def main() -> None:
    """Copy the packages if their directories are given, then refresh region.js."""
    folders = [Path(one) for one in sys.argv[1:]]
    if len(folders) not in (0, 3):
        raise SystemExit(__doc__)
    if folders:
        copy_packages(*folders)
    if BOUNDARIES.exists():
        write_region_script()


if __name__ == "__main__":
    main()
