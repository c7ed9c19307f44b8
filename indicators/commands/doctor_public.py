"""What `doctor` finds at the public address that the settings name: this dashboard, another one, or nothing."""

import http.client
import json
import socket
import ssl
from pathlib import Path
from urllib.parse import urlsplit

from indicators.commands.doctor_asking import Answered, ask
from indicators.commands.doctor_data import MADE_UP
from indicators.commands.doctor_proxy import of_proxy, refused_host
from indicators.commands.finding import Finding, State, good, to_mend, unchecked, warning
from indicators.loading.releases import read_releases
from indicators.loading.settings import Settings, read_settings

WHAT = "Öffentliche Adresse"
MARK = " (öffentlich)"  # behind the names of what was looked at there


def of_public(folder: Path, *, asked: str = "") -> list[Finding]:
    """Return the findings at the public address, [] where the settings name none; `asked` was looked at before."""
    settings = read_settings(folder)[0]
    url = settings.public_url
    if not url or any(one in url for one in MADE_UP):
        return []
    try:
        who = of_identity(ask(url, "/api/v1"), folder, settings)
        return [who] if who.state != State.GOOD or asked == url else [who, *of_proxy(url, MARK)]
    except (OSError, http.client.HTTPException, ValueError) as error:
        return [_unreached(url, error)]


def of_identity(answer: Answered, folder: Path, settings: Settings) -> Finding:
    """Return whether the answer of the data interface is that of this dashboard: the same data and public address."""
    url = settings.public_url
    said = f"{url} antwortet mit {answer.status}"
    if location := answer.headers.get("location"):
        return to_mend(WHAT, f"{said} und leitet weiter nach {location}.", "public_url muss die Adresse selbst sein.")
    if answer.status == http.HTTPStatus.BAD_REQUEST:
        return to_mend(WHAT, f"{said}.", refused_host(url, settings))
    if answer.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return to_mend(WHAT, f"{said}.", "Läuft der Dienst, kann er die Daten lesen, und führt der Proxy zu ihm?")
    try:
        meta = json.loads(answer.body)["meta"]
        edition, link = (meta["edition"] or {}).get("release", ""), str(meta["links"]["self"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return to_mend(WHAT, f"{said}, aber nicht als dieses Dashboard.", "public_url prüfen; führt der Proxy hierher?")
    releases, _problems = read_releases(folder)
    here = releases[0].id if releases else ""
    if edition != here:
        told = f"{url} zeigt die Ausgabe {edition or 'ohne Nummer'}, hier liegt {here or 'eine ohne Nummer'}."
        expected = "Ein anderes Dashboard, ein anderer Datenordner, oder check findet Fehler in den neuen Daten."
        return to_mend(WHAT, told, expected)
    if not link.startswith(f"{url}/"):
        host = urlsplit(link).netloc or "keinem Namen"
        return to_mend(WHAT, f"{url} nennt sich anders: Links beginnen mit {host}.", "Führt der Proxy hierher?")
    return good(WHAT, f"{url} ist dieses Dashboard, Ausgabe {here or 'ohne Nummer'}.")


def _unreached(url: str, error: Exception) -> Finding:
    by_hand = f"Von einem anderen Rechner prüfen: curl --fail {url}/healthz"
    if isinstance(error, ssl.SSLCertVerificationError):
        expected = f"Ist es das einer eigenen Zertifizierungsstelle: SSL_CERT_FILE setzen. {by_hand}"
        return warning(WHAT, f"das Zertifikat von {url} gilt hier nicht: {error.verify_message}.", expected)
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
        return warning(WHAT, f"den Namen in {url} gibt es von hier aus nicht.", f"Stimmt public_url? {by_hand}")
    return unchecked(WHAT, f"{url} ist von hier nicht zu erreichen: {error}.", by_hand)
