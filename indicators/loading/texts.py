"""The operator's Markdown texts as visitors read them: what is not filled in yet is said, never shown as a bracket."""

import re
from collections.abc import Mapping
from pathlib import Path

from indicators.language.i18n import gettext as _
from indicators.language.visible import plain
from indicators.loading.load import data_dir
from indicators.loading.settings import current_settings, read_settings

_REMARK = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_PLACEHOLDER = re.compile(r"\[((?=[^\]\n]*[^\W\d])[^\]\n]+)\](?!\()")  # a link has an address behind it
_LINES = re.compile(rf"^(?:{_PLACEHOLDER.pattern}\\?(?:\n|$))+", re.MULTILINE)


def operator_text(name: str) -> str:
    """Return the Markdown text `texts/<name>.md` with what the settings say of the operator in its placeholders."""
    return read_text(name, _of_settings(None))


def left_open(folder: Path) -> dict[str, list[str]]:
    """Return the placeholders that neither the operator nor the settings filled, by text; a text without is left out.

    A file that cannot be read as text raises UnicodeDecodeError.
    """
    known = [name for name, words in _of_settings(folder).items() if words]
    found = {}
    for path in sorted((folder / "texts").glob("*.md")):
        written = _REMARK.sub("", path.read_text(encoding="utf-8"))
        found[path.stem] = [name for name in _PLACEHOLDER.findall(written) if name not in known]
    return {name: open_ones for name, open_ones in found.items() if open_ones}


def _of_settings(folder: Path | None) -> dict[str, str]:
    """What the settings say, by placeholder; "" for what they do not."""
    settings = current_settings() if folder is None else read_settings(folder)[0]
    return {"Name des Betreibers": plain(settings.operator), "E-Mail-Adresse": plain(settings.email)}


def read_text(name: str, known: Mapping[str, str] | None = None, folder: Path | None = None) -> str:
    """Return the Markdown text `texts/<name>.md` for readers; without a file that can be read, a sentence says so.

    `known` are what settings say, by placeholder. Remarks for the operator are left out.
    """
    path = (folder or data_dir()) / "texts" / f"{name}.md"
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        return f"Der Text „texts/{name}.md“ kann nicht gelesen werden."
    return f"Der Text „texts/{name}.md“ fehlt." if text is None else for_readers(text, known or {})


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
    text = _REMARK.sub("", text)
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
