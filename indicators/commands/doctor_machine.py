"""What `doctor` finds of the machine: versions, rights, time zone, space, and the programs beside Python."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zoneinfo import ZoneInfo

from indicators.commands.finding import Finding, good, to_mend, warning
from indicators.commands.serve import find_nginx
from indicators.language.formatting import format_number
from indicators.loading.checked import FOLDER as CHECKED
from indicators.paths import PACKAGE, PACKED, PAGES, ROOT, STATIC

OLDEST = (3, 11)
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;#]+)", re.MULTILINE)
LEAST_GB, ENOUGH_GB = 0.2, 1.0
NGINX_SECONDS = 10
HOME = ZoneInfo("Europe/Berlin")


def of_machine(folder: Path) -> list[Finding]:
    """Return the findings of this machine for a data folder."""
    return [
        of_user(), of_python(sys.version_info[:3]), of_packages(ROOT),
        of_code([ROOT / "app.py", PACKAGE, PAGES, STATIC]), of_rights(folder), of_packed(PACKED), of_checked(folder),
        of_zone(), of_space(folder), of_nginx(),
        good("Browser", "auf dem Server nicht nötig, auch kein Chromium: nur die Tests brauchen einen."),
    ]  # fmt: skip


def of_user() -> Finding:
    """Return who looks: root may do everything, so what it finds says nothing of the service's rights."""
    number = os.geteuid() if hasattr(os, "geteuid") else None
    if number == 0:
        expected = "Rechte stimmen nur, wenn der Benutzer des Dienstes fragt: runuser -u regionalmonitor -- …"
        return warning("Benutzer", "root.", expected)
    return good("Benutzer", "nicht root." if number is None else f"nicht root, sondern Nummer {number}.")


def of_python(found: tuple[int, int, int]) -> Finding:
    """Return whether this Python is new enough."""
    said = ".".join(map(str, found))
    return good("Python", said) if found >= OLDEST else to_mend("Python", said, "Mindestens 3.11.")


def of_packages(root: Path) -> Finding:
    """Return whether what is installed has the versions that were tested; what only developers need may be missing."""
    what = "Pakete"
    try:
        needed = dict(PIN.findall((root / "requirements.txt").read_text(encoding="utf-8")))
        pinned = {**dict(PIN.findall((root / "constraints.txt").read_text(encoding="utf-8"))), **needed}
    except OSError as error:
        return to_mend(
            what, f"{Path(str(error.filename)).name}: {error.strerror}.", "Das Projekt vollständig kopieren."
        )
    wrong, right = [], 0
    for name, wanted in pinned.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "nicht installiert" if name in needed else ""
        right += found == wanted
        if found not in (wanted, ""):
            wrong.append(f"{name} {found} statt {wanted}")
    if wrong:
        return to_mend(what, f"{'; '.join(wrong)}.", "python -m pip install -r requirements.txt -c constraints.txt")
    return good(what, f"{right} in den Versionen aus constraints.txt.")


def of_code(places: list[Path]) -> Finding:
    """Return whether every file of the app can be read."""
    files = [one for place in places for one in ([place] if place.suffix else [place, *place.rglob("*")])]
    closed = [one for one in files if not os.access(one, os.R_OK, effective_ids=_EFFECTIVE)]
    if closed:
        expected = "Leserechte für den Benutzer, unter dem der Dienst läuft."
        return to_mend("Programm", f"{closed[0]} und {len(closed) - 1} weitere sind nicht lesbar.", expected)
    return good("Programm", f"{len(files)} Dateien und Ordner lesbar.")


def of_rights(folder: Path) -> Finding:
    """Return whether the data can be changed here; to show them, reading is enough."""
    what = "Datenordner"
    if not folder.is_dir():
        return to_mend(what, f"{folder} ist kein Ordner.", "REGION_DATA_DIR oder --folder prüfen.")
    if is_writable(folder):
        return good(what, f"{folder} ist beschreibbar.")
    return warning(
        what, f"{folder} ist nur lesbar.", "Zum Zeigen genügt das; import, update, restore gehen hier nicht."
    )


def of_packed(folder: Path) -> Finding:
    """Return whether packed files outlive the process."""
    if is_writable(folder):
        return good("Gepackte Dateien", f"{folder} ist beschreibbar.")
    cost = "Geht auch so: jeder Start packt sie dann neu, einige Sekunden Rechenzeit je Prozess."
    return warning("Gepackte Dateien", f"{folder} ist nicht beschreibbar.", cost)


def of_checked(folder: Path) -> Finding:
    """Return whether the checked values of large data outlive the process."""
    if is_writable(folder / CHECKED):
        return good("Geprüfte Werte", f"{CHECKED} im Datenordner ist beschreibbar.")
    cost = "Geht auch so: ab 200.000 Werten prüft jeder Prozess beim Start alles selbst."
    return warning("Geprüfte Werte", f"{CHECKED} im Datenordner ist nicht beschreibbar.", cost)


def of_zone() -> Finding:
    """Return whether days begin when visitors think so: ratings, and what is overdue, depend on the day."""
    year = datetime.now(UTC).year
    moments = [datetime(year, month, 1, tzinfo=UTC) for month in (1, 7)]
    here = [one.astimezone().utcoffset() for one in moments]
    name = "/".join(dict.fromkeys(time.tzname))
    if here == [one.astimezone(HOME).utcoffset() for one in moments]:
        return good("Zeitzone", f"{name}, wie Europe/Berlin.")
    if here == [one.utcoffset() for one in moments]:
        return good(
            "Zeitzone", f"{name} (UTC): ein neuer Tag, und mit ihm die Bewertung, beginnt um ein oder zwei Uhr."
        )
    return warning("Zeitzone", f"{name}.", "Erwartet: TZ=Europe/Berlin; Bewertungen richten sich nach dem Tag.")


def of_space(folder: Path) -> Finding:
    """Return whether there is room for imports and backups."""
    where = folder if folder.is_dir() else ROOT
    free = shutil.disk_usage(where).free / 1e9
    said = f"{format_number(free, 1)} GB frei bei {where}."
    if free < LEAST_GB:
        return to_mend(
            "Platz", said, f"Mindestens {format_number(LEAST_GB, 1)} GB, sonst schlagen Einspielen und Sichern fehl."
        )
    return (
        good("Platz", said)
        if free >= ENOUGH_GB
        else warning("Platz", said, f"Besser {format_number(ENOUGH_GB, 0)} GB.")
    )


def of_nginx() -> Finding:
    """Return whether nginx is there, which only several processes need."""
    program = find_nginx()
    if program is None:
        return warning(
            "nginx", "nicht gefunden.", "Nur `serve` mit mehreren Prozessen braucht es: apt-get install nginx-light"
        )
    try:
        done = subprocess.run([program, "-v"], capture_output=True, text=True, timeout=NGINX_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return warning("nginx", f"{program} antwortet nicht: {error}.")
    found = re.search(r"nginx/(\S+)", done.stderr)
    return good("nginx", found[1]) if found else warning("nginx", f"{program} nennt keine Version.")


def is_writable(folder: Path) -> bool:
    """Return whether a file can be made in a folder, or in the nearest one above that is there; it leaves nothing."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


_EFFECTIVE = os.access in os.supports_effective_ids
