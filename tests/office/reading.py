"""Reads Office files as tests need it: parts, charts with the workbooks behind them, how LibreOffice prints them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from tools.ensure_programs import LIBREOFFICE

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def well_formed(content: bytes) -> None:
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)


def charts(content: bytes) -> list[dict[str, list[tuple[float | None, float | None]]]]:
    """The spots of each series by name, of every chart; what the workbook behind it says must be the same."""
    found, all_parts = [], parts(content)
    for name in sorted(one for one in all_parts if "/charts/chart" in one and one.endswith(".xml")):
        head, _slash, last = name.rpartition("/")
        relations = etree.fromstring(all_parts[f"{head}/_rels/{last}.rels"])
        target = next(one.get("Target") for one in relations if one.get("Target").endswith(".xlsx"))
        book = next(part for path, part in all_parts.items() if path.endswith(target.rpartition("/")[2]))
        found.append(spots_of(all_parts[name], book))
    return found


def spots_of(xml: bytes, book: bytes) -> dict[str, list[tuple[float | None, float | None]]]:
    sheet = load_workbook(io.BytesIO(book)).active
    series = {}
    for one in etree.fromstring(xml).iter(f"{C}ser"):
        columns = []
        for side in ("xVal", "yVal"):
            reference = one.find(f"{C}{side}/{C}numRef")
            cache = reference.find(f"{C}numCache")
            kept: list[float | None] = [None] * int(cache.find(f"{C}ptCount").get("val"))
            for point in cache.iter(f"{C}pt"):
                kept[int(point.get("idx"))] = float(point.findtext(f"{C}v"))
            column, first, _same, last = range_boundaries(reference.findtext(f"{C}f").partition("!")[2])
            assert [sheet.cell(row, column).value for row in range(first, last + 1)] == kept
            columns.append(kept)
        head, row, _c, _r = range_boundaries(one.findtext(f".//{C}strRef/{C}f").partition("!")[2])
        name = one.findtext(f".//{C}strCache/{C}pt/{C}v")
        assert sheet.cell(row, head).value == name
        series[name] = [spot for spot in zip(*columns, strict=True) if spot != (None, None)]
    return series


def printed(folder: Path, *paths: Path) -> list[bytes]:
    """The tagged PDF that LibreOffice makes of each file."""
    command = [str(LIBREOFFICE.find()), f"-env:UserInstallation=file://{folder}/profile", "--headless",
               "--convert-to", 'pdf:{}_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}', "--outdir",
               str(folder), *map(str, paths)]  # fmt: skip
    command[4] = command[4].replace("{}", "writer" if paths[0].suffix == ".docx" else "impress")
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [path.with_suffix(".pdf").read_bytes() for path in paths]
