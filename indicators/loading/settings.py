"""What the operator decides: `data/settings.toml`, every key optional."""

import logging
import re
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from indicators.loading.base_path import base_path
from indicators.loading.load import data_dir
from indicators.loading.operator_files import read_keys
from indicators.model.problems import Problem

FILE = "settings.toml"
EXAMPLE = 'Zeilen wie email = "…": Texte zwischen Anführungszeichen, Listen zwischen [ und ].'
PROCESS_VARIABLE = "REGION_PROCESS"  # the number that `serve` gives each of its processes
REGION_VARIABLE = "REGION_NAME"  # how `serve --regions` calls the region of a process, for its log
LAST_PORT = 65_000  # behind it is room for the processes of `serve`
LOG_LEVELS = ("info", "warning", "error", "off")
_log = logging.getLogger(__name__)
HOST = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")

CONTRIBUTOR = re.compile(r"http://dcat-ap\.de/def/contributors/[A-Za-z0-9._-]{1,100}")


@dataclass(frozen=True, slots=True)
class Settings:
    """Operator's name, e-mail address for questions, public address of the dashboard, and who may embed views.

    `public_url` never ends with a slash. `allowed_hosts` are the names, with port where it is not the usual one, by
    which the dashboard may be asked; without any it answers to every name. `embed_ancestors` holds the sources of the
    header `Content-Security-Policy: frame-ancestors` for embed views: `*`, `'self'` or addresses. `log_level` is the
    least that the server's log tells. `metrics_port` is 0 where no figures are offered. What is not `findable` asks
    search engines to pass by, and has no cards for links. `contributor_id` is the operator's address in
    GovData's list of those who deliver data, "" where it has none. `feedback_folder` is where messages of visitors are
    kept; without one there is no form for them. `phone` is for those who cannot write; `declared_on` and `reviewed_on`
    are the days (2035-03-01) on which the declaration of accessibility was made and looked at last. `ombuds_name`,
    `ombuds_url` and `ombuds_email` are who helps where the operator does not answer.
    """

    operator: str = ""
    email: str = ""
    public_url: str = ""
    embed_ancestors: tuple[str, ...] = ("*",)
    allowed_hosts: tuple[str, ...] = ()
    log_level: str = "info"
    metrics_port: int = 0
    metrics_address: str = "127.0.0.1"
    findable: bool = True
    contributor_id: str = ""
    feedback_folder: str = ""
    phone: str = ""
    declared_on: str = ""
    reviewed_on: str = ""
    ombuds_name: str = ""
    ombuds_url: str = ""
    ombuds_email: str = ""

    def address(self, path: str, *, origin: str = "") -> str:
        """The permanent address of a path such as `karte?jahr=2021`: public address first, else `origin`.

        >>> Settings(public_url="https://example.org").address("karte?jahr=2021")
        'https://example.org/karte?jahr=2021'
        >>> Settings().address("karte", origin="http://localhost:8501/"), Settings().address("karte")
        ('http://localhost:8501/karte', '')
        """
        start = (self.public_url or origin).rstrip("/")
        return f"{start}/{path.lstrip('/')}" if start else ""

    def is_allowed(self, host: str) -> bool:
        """True for a host by which the dashboard may be asked: one of the list or that of the public address.

        >>> one = Settings(public_url="https://example.org", allowed_hosts=("b.example.org:8501",))
        >>> [one.is_allowed(host) for host in ("Example.org", "b.example.org:8501", "b.example.org")]
        [True, True, False]
        >>> Settings().is_allowed("anything")
        True
        """
        named = {one.lower() for one in (*self.allowed_hosts, urlsplit(self.public_url).netloc) if one}
        return not self.allowed_hosts or host.lower() in named

    def origin(self, scheme: str, host: str) -> str:
        """The beginning of addresses that others may get to see too, from what a request says of itself.

        "" where the operator named no hosts: anybody can ask by any name.

        >>> Settings().origin("https", "any"), Settings(public_url="https://example.org").origin("http", "any")
        ('', 'https://example.org')
        >>> Settings(allowed_hosts=("example.org",)).origin("https", "example.org")
        'https://example.org'
        """
        if self.public_url:
            return self.public_url
        return f"{scheme}://{host}{base_path()}" if self.allowed_hosts and self.is_allowed(host) else ""


def settings_time(folder: Path | None = None) -> int:
    """Return when the settings were changed last, in nanoseconds; 0 where there are none to be read."""
    path = (folder or data_dir()) / FILE
    try:
        return path.stat().st_mtime_ns if path.is_file() else 0
    except OSError:
        return 0


def current_settings() -> Settings:
    """Return the settings as they are now, read anew only where the file changed; a fault is told in the log once."""
    found, told = _settings_of(data_dir(), settings_time())
    while told:  # taken before it is told: the log asks for the settings too
        _log.warning("%s", told.pop())
    return found


@lru_cache(maxsize=2)
def _settings_of(folder: Path, _time: int) -> tuple[Settings, list[Problem]]:
    """The settings of a file's state and what is to be told of it; what has a fault stays as it was last."""
    found, problems = read_settings(folder)
    before = _last.get(folder, Settings())
    if any(one.column is None for one in problems):
        found = before  # nothing of it could be read
    names = {one.name for one in fields(Settings)}
    kept = {one.column: getattr(before, one.column) for one in problems if one.column in names}
    _last[folder] = found = replace(found, **kept)
    return found, problems[::-1]


_last: dict[Path, Settings] = {}  # what was in force last


def read_settings(folder: Path | None = None) -> tuple[Settings, list[Problem]]:
    """Return the settings of a data folder and what is wrong with them; a key with a fault keeps its default."""
    path = (folder or data_dir()) / FILE
    usable, problems = read_keys(path, Settings, code="settings", example=EXAMPLE, expected=_expected)
    if "public_url" in usable:
        usable["public_url"] = usable["public_url"].rstrip("/")
    return Settings(**usable), problems


def _expected(name: str, value: object) -> str | None:
    """What should stand there, None where the value can be used."""
    if name == "embed_ancestors":
        texts = isinstance(value, list) and all(isinstance(one, str) and _is_source(one) for one in value)
        return None if texts else 'Eine Liste wie ["\'self\'", "https://example.org"] oder ["*"].'
    if name == "allowed_hosts":
        texts = isinstance(value, list) and all(isinstance(one, str) and HOST.fullmatch(one) for one in value)
        return None if texts else 'Eine Liste wie ["monitor.example.org", "localhost:8501"].'
    if name == "metrics_port":
        is_port = isinstance(value, int) and not isinstance(value, bool) and (value == 0 or 1024 <= value <= LAST_PORT)
        return None if is_port else f"Eine Zahl von 1024 bis {LAST_PORT}, oder 0."
    if name == "findable":
        return None if isinstance(value, bool) else "true oder false, ohne Anführungszeichen."
    if not isinstance(value, str) or any(not one.isprintable() for one in value):
        return "Ein Text in Anführungszeichen."
    if name == "log_level" and value not in LOG_LEVELS:
        return f"Eines von {', '.join(LOG_LEVELS)}."
    if name == "metrics_address" and not _is_address(value):
        return 'Eine IP-Adresse dieses Rechners wie "127.0.0.1", oder "0.0.0.0" für alle.'
    if name in ("public_url", "ombuds_url") and value and not value.startswith(("https://", "http://")):
        return "Eine Adresse, die mit https:// beginnt."
    if name in ("declared_on", "reviewed_on") and value and not _is_day(value):
        return "Ein Tag wie 2035-03-01."
    if name == "feedback_folder" and value and not Path(value).is_absolute():
        return "Ein ganzer Pfad außerhalb von Programm und Daten, wie /var/lib/regionalmonitor/rueckmeldungen."
    if name == "contributor_id" and value and not CONTRIBUTOR.fullmatch(value):
        return "Eine Adresse aus der Liste von GovData, wie http://dcat-ap.de/def/contributors/openNRW."
    if (
        name in ("email", "ombuds_email")
        and value
        and (value.count("@") != 1 or any(one in value for one in " ?&,;<>"))
    ):
        return "Eine einzelne E-Mail-Adresse."
    return None


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_source(text: str) -> bool:
    """True for one source of a header; a space, comma or semicolon would begin another one."""
    return bool(text) and text.isascii() and text.isprintable() and not any(one in text for one in " ,;")
