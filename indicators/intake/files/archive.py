"""ZIP archives: looked through before anything of them is kept, and the one table in them found."""

import io
import re
import zipfile
from collections.abc import Sequence

from indicators.intake.files import limits
from indicators.intake.files.sheet import notice
from indicators.model.problems import Problem, refusal

TABLES = re.compile(r".*\.(csv|txt|tsv|xlsx|xlsm|xls|ods|html?)", re.IGNORECASE)
TEXTS = re.compile(r".*\.(txt|html?)", re.IGNORECASE)
# Files that come with a table and are about it.
ABOUT = re.compile(
    r".*(liesmich|lies_mich|readme|lizenz|licen[sc]e|metadat|beschreibung|hinweis|legende|changelog).*", re.I
)
LISTED = 8


def members(content: bytes, name: str) -> list[str]:
    """Return the names in an archive, after every member was unpacked once without being kept.

    The sizes an archive declares may lie; but a member that is larger than it says fails its checksum. Raises
    DataProblems where it is broken, protected by a password, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            declared = sum(one.file_size for one in infos)
            is_locked = any(one.flag_bits & 1 for one in infos)
            if declared <= limits.MAX_UNPACKED and not is_locked:
                for one in infos:
                    with archive.open(one) as member:
                        while member.read(1 << 20):
                            pass
                return archive.namelist()
    except Exception as error:  # broken archives raise errors of half a dozen modules
        raise refusal("archive", name, "Das Archiv ist beschädigt.", "ZIP, Excel oder ODS.") from error
    raise limits.protected(name) if is_locked else limits.too_large(name, declared, limits.MAX_UNPACKED)


def is_spreadsheet(names: Sequence[str]) -> bool:
    """True for the members of an Excel or OpenDocument file."""
    return "[Content_Types].xml" in names or is_opendocument(names)


def is_opendocument(names: Sequence[str]) -> bool:
    """True for the members of an OpenDocument file."""
    if "encrypted-package" in names:  # all of it protected by a password
        return True
    return "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names)


def only_table(content: bytes, names: Sequence[str], name: str) -> tuple[bytes, list[Problem]]:
    """Return the one table of an archive and a notice of the rest; raises DataProblems for none or several.

    A text or a page beside a table is about it, and so is a table of metadata beside one of figures.
    """
    inside = [one for one in names if not one.endswith("/") and not _is_of_the_system(one)]
    tables = [one for one in inside if TABLES.fullmatch(one)]
    tables = [one for one in tables if not ABOUT.fullmatch(_file(one))] or [
        one for one in tables if not TEXTS.fullmatch(one)
    ]
    tables = [one for one in tables if not TEXTS.fullmatch(one)] or tables
    archives = [one for one in inside if one.casefold().endswith(".zip")]
    if archives and not tables:
        raise refusal("archive", name, "Im Archiv steckt ein Archiv.", "Bitte auspacken und die Tabelle einlesen.")
    if len(tables) != 1:
        named = f": {', '.join(f'„{one}“' for one in tables[:LISTED])}" if tables else ""
        named += " …" if len(tables) > LISTED else ""
        found = f"Das Archiv enthält {len(tables) or 'keine'} Tabellen{named}."
        raise refusal("archive", name, found, "Genau eine Tabelle; sonst bitte auspacken und einzeln einlesen.")
    rest = [one for one in inside if one not in tables]
    notices = []
    if rest:
        found = f"Aus dem Archiv ist „{tables[0]}“ gelesen."
        named = ", ".join(f"„{one}“" for one in rest[:LISTED]) + (" …" if len(rest) > LISTED else "")
        notices.append(notice("archive_rest", name, found, f"Nicht gelesen: {named}."))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(tables[0]), notices


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _is_of_the_system(path: str) -> bool:
    """True for what a computer puts into archives unasked, such as ".DS_Store"."""
    return path.startswith("__MACOSX/") or _file(path).startswith(".") or _file(path).casefold() == "thumbs.db"
