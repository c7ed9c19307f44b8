"""What the operator decides: `data/settings.toml`, every key optional."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from indicators.loading.load import data_dir
from indicators.model.problems import Problem, near_matches

TITLE = "Regionalmonitor Südwestfalen"
FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Operator's name, e-mail address for questions, public address of the dashboard, and who may embed views.

    `public_url` is "" where it is taken from each request; it never ends with a slash. `embed_ancestors` holds the
    sources of the header `Content-Security-Policy: frame-ancestors` for embed views: `*`, `'self'` or addresses.
    """

    operator: str = ""
    email: str = ""
    public_url: str = ""
    embed_ancestors: tuple[str, ...] = ("*",)

    def address(self, path: str, *, origin: str = "") -> str:
        """The permanent address of a path such as `karte?jahr=2021`: public address first, else `origin`.

        >>> Settings(public_url="https://example.org").address("karte?jahr=2021")
        'https://example.org/karte?jahr=2021'
        >>> Settings().address("karte", origin="http://localhost:8501/"), Settings().address("karte")
        ('http://localhost:8501/karte', '')
        """
        start = (self.public_url or origin).rstrip("/")
        return f"{start}/{path.lstrip('/')}" if start else ""


def settings_time(folder: Path | None = None) -> int:
    """Return when the settings were changed last, in nanoseconds; 0 where there are none to be read."""
    path = (folder or data_dir()) / FILE
    try:
        return path.stat().st_mtime_ns if path.is_file() else 0
    except OSError:
        return 0


def read_settings(folder: Path | None = None) -> tuple[Settings, list[Problem]]:
    """Return the settings of a data folder and what is wrong with them; a key with a fault keeps its default."""
    path = (folder or data_dir()) / FILE
    try:
        if not path.is_file():
            return Settings(), []
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        told = f"Die Datei kann nicht gelesen werden: {error.strerror}."
        return Settings(), [_problem(None, told, "Bitte die Rechte prüfen.")]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Settings(), [_problem(None, f"Die Datei ist kein lesbares TOML: {error}.", 'Zeilen wie email = "…".')]
    problems: list[Problem] = []
    usable: dict[str, Any] = {}
    known = [one.name for one in fields(Settings)]
    for name, value in found.items():
        if name not in known:
            near = near_matches(name, known)
            problems.append(_problem(name, f"„{name}“ ist unbekannt.", f"Eines von {', '.join(known)}.{near}"))
        elif (expected := _expected(name, value)) is not None:
            problems.append(_problem(name, f"„{value}“ kann nicht gelten.", expected))
        else:
            usable[name] = tuple(value) if isinstance(value, list) else value.rstrip("/")
    return Settings(**usable), problems


def _expected(name: str, value: object) -> str | None:
    """What should stand there, None where the value can be used."""
    if name == "embed_ancestors":
        texts = isinstance(value, list) and all(isinstance(one, str) and _is_source(one) for one in value)
        return None if texts else 'Eine Liste wie ["\'self\'", "https://example.org"] oder ["*"].'
    if not isinstance(value, str) or any(not one.isprintable() for one in value):
        return "Ein Text in Anführungszeichen."
    if name == "public_url" and value and not value.startswith(("https://", "http://")):
        return "Eine Adresse, die mit https:// beginnt."
    if name == "email" and value and (value.count("@") != 1 or any(one in value for one in " ?&,;<>")):
        return "Eine einzelne E-Mail-Adresse."
    return None


def _is_source(text: str) -> bool:
    """True for one source of a header; a space, comma or semicolon would begin another one."""
    return bool(text) and text.isascii() and text.isprintable() and not any(one in text for one in " ,;")


def _problem(column: str | None, found: str, expected: str) -> Problem:
    return Problem("settings", FILE, None, column, found, expected)
