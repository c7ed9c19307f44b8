"""What a file is that is no table, told by its first bytes: a refusal that names it helps more than others."""

from collections.abc import Collection

from indicators.model.problems import DataProblems, refusal

STARTS = (
    (b"%PDF", "ein PDF"),
    (b"{\\rtf", "ein Text mit Format (RTF)"),
    (b"\x1f\x8b", "ein Archiv (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "ein Archiv (7z)"),
    (b"Rar!", "ein Archiv (RAR)"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
    (b"GIF8", "ein Bild"),
    (b"SQLite format 3", "eine Datenbank (SQLite)"),
    (b"PAR1", "eine Parquet-Datei"),
    (b"MIME-Version:", "ein Webarchiv (MHTML)"),
    (b'{"', "eine JSON-Datei"),
    (b"{\n", "eine JSON-Datei"),
    (b"{\r", "eine JSON-Datei"),
    (b"[{", "eine JSON-Datei"),
    (b"[[", "eine JSON-Datei"),
)
MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
MEMBERS = (("word/document.xml", "ein Word-Dokument"), ("ppt/presentation.xml", "eine Präsentation"))


def refused(content: bytes, name: str) -> DataProblems | None:
    """Return the refusal of a file whose first bytes tell that it is no table; None where they do not."""
    start = content[:4096].replace(b"\x00", b"") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else content[:4096]
    if start.lstrip(MARKS).startswith(b"<?xml"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
            found = "Die Datei ist eine XML-Kalkulationstabelle von 2003."
            return refusal("binary", name, found, "Bitte in Excel öffnen und als .xlsx speichern.")
        return _refusal(name, "eine XML-Datei")
    for mark, what in STARTS:
        if content.startswith(mark) or start.lstrip(MARKS).startswith(mark):
            return _refusal(name, what)
    return None


def refused_members(names: Collection[str], name: str) -> DataProblems | None:
    """Return the refusal of an Office file that is no workbook, by the names in its archive; None for a workbook."""
    return next((_refusal(name, what) for member, what in MEMBERS if member in names), None)


def _refusal(name: str, what: str) -> DataProblems:
    return refusal("binary", name, f"Die Datei ist {what}.", "CSV, Excel, ODS, oder ZIP mit einer Tabelle.")
