"""The operator's Markdown texts as visitors read them: what is not filled in yet is said, never shown as a bracket."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path

from indicators.language.i18n import GERMAN, language, with_levels
from indicators.language.i18n import gettext as _
from indicators.language.visible import plain
from indicators.loading.load import data_dir
from indicators.loading.operator_files import read_written
from indicators.loading.settings import current_settings, read_settings
from indicators.model.problems import DataProblems, Problem
from indicators.paths import DATA

FOLDER = "texts"
_log = logging.getLogger(__name__)
_last: dict[Path, str] = {}  # what could be read last
_told: dict[Path, str] = {}  # the fault of a file that the log has told
_REMARK = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_PLACEHOLDER = re.compile(r"\[((?=[^\]\n]*[^\W\d])[^\]\n]+)\](?!\()")  # a link has an address behind it
_LINES = re.compile(rf"^(?:{_PLACEHOLDER.pattern}\\?(?:\n|$))+", re.MULTILINE)


def operator_text(name: str) -> str:
    """Return the Markdown text `texts/<name>.md` with what the settings say of the operator in its placeholders.

    In another language it is `texts/<language>/<name>.md`, where there is one.
    """
    spoken = f"{language()}/{name}"
    has_own = language() != GERMAN and (data_dir() / FOLDER / f"{spoken}.md").is_file()
    return read_text(spoken if has_own else name, _of_settings(None))


def line_by_line(text: str) -> str:
    """Return a Markdown text in which each line stays one, as easy language has its sentences.

    >>> line_by_line("# Titel\\n\\nEin Satz.\\nNoch einer.")
    '# Titel  \\n\\nEin Satz.  \\nNoch einer.  '
    """
    return "\n".join(f"{line}  " if line else line for line in text.split("\n"))


def left_open(folder: Path) -> dict[str, list[str]]:
    """Return the placeholders that neither the operator nor the settings filled, by text; a text without is left out.

    One that cannot be read is left out, too: `text_problems` has it.
    """
    known = [name for name, words in _of_settings(folder).items() if words]
    found = {}
    for name, written in _all(folder).items():
        text = "" if isinstance(written, Problem) else _REMARK.sub("", written)
        found[name] = [one for one in _PLACEHOLDER.findall(text) if one not in known]
    return {name: open_ones for name, open_ones in found.items() if open_ones}


def text_problems(folder: Path) -> list[Problem]:
    """Return a problem for each of the operator's texts that cannot be read, with its line where it has one."""
    return [one for one in _all(folder).values() if isinstance(one, Problem)]


def _all(folder: Path) -> dict[str, str | Problem]:
    """Each text as it is written, by name, or what is wrong with its file."""
    found: dict[str, str | Problem] = {}
    for path in sorted(one for one in (folder / FOLDER).glob("*.md") if not one.is_fifo()):
        try:
            found[path.stem] = read_written(path, name=f"{FOLDER}/{path.name}")
        except DataProblems as error:
            found[path.stem] = error.problems[0]
    return found


def _of_settings(folder: Path | None) -> dict[str, str]:
    """What the settings say, by placeholder; "" for what they do not."""
    settings = current_settings() if folder is None else read_settings(folder)[0]
    return {"Name des Betreibers": plain(settings.operator), "E-Mail-Adresse": plain(settings.email)}


def read_text(name: str, known: Mapping[str, str] | None = None, folder: Path | None = None) -> str:
    """Return the Markdown text `texts/<name>.md` for readers; without a file, a sentence says so.

    Where the file cannot be read it is what was read last, or the text that came with the program, and the log says
    once which file has what fault in which line. `known` are what settings say, by placeholder. Remarks for the
    operator are left out.
    """
    file = f"{FOLDER}/{name}.md"
    path = (folder or data_dir()) / file
    try:
        text = read_written(path, name=file) if path.is_file() else None
    except (DataProblems, OSError) as error:
        if _told.get(path) != str(error):
            _told[path] = str(error)
            _log.error("%s Visitors see what was there before.", error)
        text = _last.get(path) or _shipped(file)
        return for_readers(text, known or {}) if text else f"Der Text „{file}“ kann nicht gelesen werden."
    _told.pop(path, None)
    if text is None:
        return f"Der Text „{file}“ fehlt."
    _last[path] = text
    return for_readers(text, known or {})


def _shipped(file: str) -> str:
    """A text as it came with the program, "" where it is not there or has the same fault."""
    try:
        return read_written(DATA / file, name=file)
    except DataProblems:
        return ""


def for_readers(text: str, known: Mapping[str, str]) -> str:
    """Return a text with its placeholders filled from `known`; of the others it says that they are not told yet.

    Lines of nothing but placeholders become one, and a sentence below the title tells what the words mean.

    >>> for_readers("Telefon: [Nummer], E-Mail: [E-Mail-Adresse]", {"E-Mail-Adresse": "a@example.org"}).splitlines()[-1]
    'Telefon: noch nicht angegeben, E-Mail: a@example.org'
    >>> for_readers("[Straße]\\\\\\n[Ort]", {}).splitlines()[-1]
    'Straße, Ort: noch nicht angegeben'
    >>> for_readers("[Zur Karte](karte) – alles gesagt", {})
    '[Zur Karte](karte) – alles gesagt'
    """
    text = with_levels(_REMARK.sub("", text))
    for name, words in known.items():
        if words:
            text = text.replace(f"[{name}]", words)
    if not _PLACEHOLDER.search(text):
        return text
    missing = _("noch nicht angegeben")
    text = _LINES.sub(lambda found: f"{', '.join(_PLACEHOLDER.findall(found[0]))}: {missing}\n", text)
    text = _PLACEHOLDER.sub(missing, text)
    told = _("Der Betreiber hat noch nicht alle Angaben gemacht. Wo eine fehlt, steht: „{missing}“.")
    title, _newline, rest = text.partition("\n") if text.startswith("# ") else ("", "", text)
    return "\n\n".join(filter(None, [title, told.format(missing=missing), rest.strip("\n")])) + ("\n" if title else "")
