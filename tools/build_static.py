"""Copy the self-hosted browser files into static/.

    npm pack leaflet@1.9.4 topojson-client@3.1.0 @fontsource-variable/source-sans-3@5.3.0
    python -m tools.build_static LEAFLET_DIR TOPOJSON_CLIENT_DIR SOURCE_SANS_DIR   # the unpacked packages
    python -m tools.build_static                                                   # only refresh what is made here

The icons are those that Streamlit's scripts and our code name, cut from the font that Streamlit brings (Apache 2.0).
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from string import ascii_lowercase, digits

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from indicators.paths import ROOT, STATIC, streamlit_files

DECODER = STATIC / "topojson-client.min.js"
ICONS, ICON = "MaterialSymbols-Rounded", re.compile(r":material/([a-z0-9_]+):")
FONT = "source-sans-3-latin-wght-normal.woff2"


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


def named_icons() -> set[str]:
    """Return the names of the icons in Streamlit's scripts and in our code."""
    files = [
        *(streamlit_files() / "static" / "js").glob("*.js"),
        *(ROOT / "indicators").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
    ]
    return {name for one in files for name in ICON.findall(one.read_text(encoding="utf-8"))}


def icons_in(font: TTFont) -> dict[str, str]:
    """Return the icons of a font by the texts that become them, with what the font calls each."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, rest in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items():
                for more in rest:
                    found["".join(letters.get(one, "?") for one in (first, *more.Component))] = more.LigGlyph
    return found


def cut_icons() -> None:
    """Write the icons that are named as a font of a few kilobytes, with the hash of the font it is cut from."""
    [whole] = (streamlit_files() / "static" / "media").glob(f"{ICONS}.*.woff2")
    for before in (STATIC / "fonts").glob("material-symbols-rounded.*"):
        before.unlink()
    font = TTFont(whole)
    options = Options(layout_features=["*"], layout_closure=False, flavor="woff2", glyph_names=False)
    cutter = Subsetter(options)  # without closure: else the letters would bring every icon that can be spelt with them
    known = icons_in(font)
    cutter.populate(glyphs=[known[one] for one in named_icons() if one in known], text=f"{ascii_lowercase}{digits}_ ")
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(STATIC / "fonts" / f"material-symbols-rounded.{whole.name.split('.')[1]}.woff2")


def main() -> None:
    """Copy the packages if their directories are given, then refresh what is made here."""
    folders = [Path(one) for one in sys.argv[1:]]
    if len(folders) not in (0, 3):
        raise SystemExit(__doc__)
    if folders:
        copy_packages(*folders)
    cut_icons()


if __name__ == "__main__":
    main()
