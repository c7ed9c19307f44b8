"""What `doctor` finds of a running server, asked as a browser would: through whatever stands in front of it."""

import http.client
import json
import time
import urllib.parse
from pathlib import Path

from indicators.commands.doctor_asking import Answered, ask
from indicators.commands.doctor_proxy import HOST_WANTED, SCHEME_WANTED, of_proxy, refused_host
from indicators.commands.finding import Finding, good, to_mend, warning
from indicators.loading.settings import Settings, read_settings

REFUSED = 400


def of_server(url: str, folder: Path, *, wait_s: float = 0) -> list[Finding]:
    """Return the findings of the server at an address; nothing more is asked where it does not answer as it should.

    One that starts is given some seconds to answer.
    """
    try:
        settings = read_settings(folder)[0]
        health = _healthy(url, wait_s)
        if health.status != 200 or b'"ok"' not in health.body:
            return [_unhealthy(url, health, settings)]
        found = [good("Server", f"{url}/healthz antwortet."), of_links(url, settings)]
        if ask(url, "/api/v1").status == REFUSED:  # by its name: so is all else, whatever a proxy does
            return found
        return [*found, *of_proxy(url)]
    except (OSError, http.client.HTTPException, ValueError) as error:
        return [to_mend("Server", f"{url} ist nicht erreichbar: {error}.", "Läuft der Dienst, und stimmt die Adresse?")]


def _unhealthy(url: str, health: Answered, settings: Settings) -> Finding:
    """What is wrong where the health check does not say that all is well."""
    said = f"{url}/healthz antwortet mit {health.status}."
    if health.status == REFUSED:
        return to_mend("Server", said, refused_host(url, settings))
    if b'"unreadable"' in health.body:
        return to_mend("Server", f"{said} Er kann die Daten nicht lesen.", "python -m indicators check")
    return to_mend("Server", said, "Läuft der Dienst, und führt der Proxy zu ihm?")


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


def of_links(url: str, settings: Settings) -> Finding:
    """Return whether links in answers begin as visitors reach the server, so Host and X-Forwarded-Proto arrive."""
    what, public_url = "Öffentliche Links", settings.public_url
    answers = [ask(url, "/api/v1", more) for more in ({}, {"X-Forwarded-Proto": "https"})]
    if refused := next((one.status for one in answers if one.status != http.HTTPStatus.OK), None):
        expected = refused_host(url, settings) if refused == REFUSED else "Was sagen check und das Protokoll?"
        return to_mend(what, f"/api/v1 antwortet mit {refused}.", expected)
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
        expected = HOST_WANTED if found.netloc != place.netloc else f"Der Proxy muss es setzen, nginx: {SCHEME_WANTED}"
        return to_mend(what, f"beginnen mit {plain} statt mit {url}.", f"{expected} Oder public_url setzen.")
    if not told.startswith("https://"):
        return warning(what, "X-Forwarded-Proto kommt nicht an.", "Hinter TLS würden Links mit http:// beginnen.")
    return good(what, f"beginnen mit {plain}; Host und X-Forwarded-Proto kommen an.")


def _start(answer: Answered) -> str:
    """Scheme, host and base path with which the data interface says it begins, "" where it names none."""
    try:
        address = urllib.parse.urlsplit(json.loads(answer.body)["meta"]["links"]["self"])
    except (KeyError, TypeError) as error:
        raise ValueError("/api/v1 nennt keine Links") from error
    base = address.path.partition("/api/v1")[0]
    return f"{address.scheme}://{address.netloc}{base}" if address.netloc else ""
