"""What `doctor` finds of a running server, asked as a browser would: through whatever stands in front of it."""

import base64
import http.client
import json
import os
import time
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from indicators.commands.finding import Finding, good, to_mend, warning
from indicators.loading.settings import read_settings

TIMEOUT_SECONDS = 10
MOST_BYTES = 5_000_000
REFUSED = 400


@dataclass(frozen=True, slots=True)
class Answered:
    """Status, headers with small names, and body of an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def of_server(url: str, folder: Path, *, wait_s: float = 0) -> list[Finding]:
    """Return the findings of the server at an address; nothing more is asked where it does not answer as it should.

    One that starts is given some seconds to answer.
    """
    try:
        health = _healthy(url, wait_s)
        if health.status != 200 or b'"ok"' not in health.body:
            said = f"{url}/healthz antwortet mit {health.status}."
            return [to_mend("Server", said, "Läuft der Dienst, und führt der Proxy zu ihm?")]
        links = of_links(url, read_settings(folder)[0].public_url)
        if ask(url, "/api/v1").status == REFUSED:  # by its name: so is all else, whatever a proxy does
            return [good("Server", f"{url}/healthz antwortet."), links]
        return [good("Server", f"{url}/healthz antwortet."), links, of_websocket(url), of_compression(url)]
    except (OSError, http.client.HTTPException, ValueError) as error:
        return [to_mend("Server", f"{url} ist nicht erreichbar: {error}.", "Läuft der Dienst, und stimmt die Adresse?")]


def _healthy(url: str, wait_s: float) -> Answered:
    """What the health check says in the end."""
    deadline = time.monotonic() + wait_s
    while True:
        try:
            health = ask(url, "/healthz")
            if health.status == 200 or time.monotonic() >= deadline:
                return health
        except (OSError, http.client.HTTPException):
            if time.monotonic() >= deadline:
                raise
        time.sleep(1)


def of_links(url: str, public_url: str) -> Finding:
    """Return whether links in answers begin as visitors reach the server, so Host and X-Forwarded-Proto arrive."""
    what = "Öffentliche Links"
    answers = [ask(url, "/api/v1", more) for more in ({}, {"X-Forwarded-Proto": "https"})]
    if refused := next((one.status for one in answers if one.status != http.HTTPStatus.OK), None):
        return to_mend(what, f"/api/v1 antwortet mit {refused}.", "Bei 400: steht der Name in allowed_hosts?")
    plain, told = map(_start, answers)
    if public_url:
        if plain == public_url:
            return good(what, f"beginnen mit {public_url} (public_url).")
        return to_mend(what, f"beginnen mit {plain} statt mit {public_url}.", "Liest der Server denselben Datenordner?")
    if not plain:
        expected = "In settings.toml public_url setzen, oder allowed_hosts: docs/settings.md."
        return warning(what, "nennen keinen Namen, weil keiner gesetzt ist.", expected)
    found, place = urllib.parse.urlsplit(plain), urllib.parse.urlsplit(url)
    if (found.scheme, found.netloc) != (place.scheme, place.netloc):
        expected = "Der Proxy muss Host und X-Forwarded-Proto weitergeben, oder public_url setzen."
        return to_mend(what, f"beginnen mit {plain} statt mit {url}.", expected)
    if not told.startswith("https://"):
        return warning(what, "X-Forwarded-Proto kommt nicht an.", "Hinter TLS würden Links mit http:// beginnen.")
    return good(what, f"beginnen mit {plain}; Host und X-Forwarded-Proto kommen an.")


def _start(answer: Answered) -> str:
    """Scheme and host with which the data interface says it begins, "" where it names none."""
    try:
        address = urllib.parse.urlsplit(json.loads(answer.body)["meta"]["links"]["self"])
    except (KeyError, TypeError) as error:
        raise ValueError("/api/v1 nennt keine Links") from error
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def of_websocket(url: str) -> Finding:
    """Return whether a page can keep its connection: without it visitors see the page of the start alone."""
    key = base64.b64encode(os.urandom(16)).decode()
    wanted = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key}
    status = ask(url, "/_stcore/stream", wanted).status
    if status == http.HTTPStatus.SWITCHING_PROTOCOLS:
        return good("Websocket", "wird durchgereicht.")
    expected = "Der Proxy muss Upgrade und Connection weitergeben: python -m indicators serve --print"
    return to_mend("Websocket", f"Antwort {status} statt 101; Seiten blieben leer.", expected)


def of_compression(url: str) -> Finding:
    """Return whether pages come packed."""
    coding = ask(url, "/", {"Accept-Encoding": "br, gzip"}).headers.get("content-encoding", "")
    if coding in ("br", "gzip"):
        return good("Komprimierung", f"{coding}.")
    return warning("Komprimierung", "Seiten kommen ungepackt an.", "Der Proxy muss Accept-Encoding weitergeben.")


def ask(url: str, path: str, headers: Mapping[str, str] | None = None) -> Answered:
    """Return the answer to GET; OSError, HTTPException or ValueError where there is none. No redirect is followed."""
    place = urllib.parse.urlsplit(url)
    if not place.hostname:
        raise ValueError("die Adresse nennt keinen Rechner")
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    connection = kind(place.hostname, place.port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", place.path.rstrip("/") + path, headers={"Host": place.netloc, **(headers or {})})
        answer = connection.getresponse()
        body = b"" if answer.status == http.HTTPStatus.SWITCHING_PROTOCOLS else answer.read(MOST_BYTES)
        return Answered(answer.status, {name.lower(): text for name, text in answer.getheaders()}, body)
    finally:
        connection.close()
