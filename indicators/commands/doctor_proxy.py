"""What `doctor` sees of the web server in front: what it passes on, how much it takes, and what cannot be seen."""

import base64
import http.client
import os
import re
import urllib.parse

from indicators.commands.doctor_asking import announce, ask
from indicators.commands.finding import Finding, good, to_mend, unchecked, warning
from indicators.loading.settings import Settings

LARGEST_FILE = 21_000_000  # bytes: 20 MiB, and what a form has around them
COOKIE = re.compile(r"regionalmonitor=[^;]*(.*)", re.DOTALL)
HOST_WANTED = "Der Proxy muss Host unverändert weitergeben, nginx: proxy_set_header Host $http_host;"
SCHEME_WANTED = "proxy_set_header X-Forwarded-Proto $scheme;"


def of_proxy(url: str, mark: str = "") -> list[Finding]:
    """Return what there is between a visitor and the server; `mark` follows each name. Raises as `ask` does."""
    found = [of_websocket(url, mark), of_compression(url, mark), of_sizes(url, mark)]
    return [*found, of_scheme(url, mark), of_silence(mark)] if url.startswith("https://") else found


def refused_host(url: str, settings: Settings) -> str:
    """Return what to do where a request is answered with 400: the name is not listed, or does not arrive."""
    name = urllib.parse.urlsplit(url).netloc
    if not settings.is_allowed(name):
        return f"„{name}“ fehlt in allowed_hosts (settings.toml); ist der Name richtig, dort eintragen."
    if settings.allowed_hosts:
        return f"„{name}“ ist erlaubt, kommt aber nicht an. {HOST_WANTED}"
    return f"Es kommt kein Name an. {HOST_WANTED}"


def of_websocket(url: str, mark: str = "") -> Finding:
    """Return whether a page can keep its connection: without it visitors see the page of the start alone."""
    what, place = f"Websocket{mark}", urllib.parse.urlsplit(url)
    status = _opened(url, {"Origin": f"{place.scheme}://{place.netloc}"})
    if status == http.HTTPStatus.SWITCHING_PROTOCOLS:
        return good(what, "wird durchgereicht.")
    if _opened(url, {}) == http.HTTPStatus.SWITCHING_PROTOCOLS:
        said = f"Antwort {status} statt 101, sobald ein Browser sagt, welche Seite er zeigt; Seiten blieben leer."
        return to_mend(what, said, HOST_WANTED)
    expected = "Der Proxy muss Upgrade und Connection weitergeben: python -m indicators serve --print"
    return to_mend(what, f"Antwort {status} statt 101; Seiten blieben leer.", expected)


def _opened(url: str, more: dict[str, str]) -> int:
    key = base64.b64encode(os.urandom(16)).decode()
    wanted = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key}
    return ask(url, "/_stcore/stream", wanted | more).status


def of_compression(url: str, mark: str = "") -> Finding:
    """Return whether pages come packed."""
    what = f"Komprimierung{mark}"
    coding = ask(url, "/", {"Accept-Encoding": "br, gzip"}).headers.get("content-encoding", "")
    if coding in ("br", "gzip"):
        return good(what, f"{coding}.")
    return warning(what, "Seiten kommen ungepackt an.", "Der Proxy muss Accept-Encoding weitergeben.")


def of_sizes(url: str, mark: str = "") -> Finding:
    """Return whether a publisher's file gets through; it is announced, not sent."""
    what = f"Große Dateien{mark}"
    by_hand = "Von Hand: auf „Daten prüfen“ eine Datei von 15 MB wählen."
    try:
        status = announce(url, "/_stcore/upload_file/doctor/doctor", LARGEST_FILE)
    except TimeoutError:
        return unchecked(what, "der Proxy sagt nicht im Voraus, ob er sie nimmt.", by_hand)
    if status == http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return to_mend(what, "21 MB lehnt der Proxy ab (413).", "25 MB erlauben, nginx: client_max_body_size 25m;")
    if status in (http.HTTPStatus.CONTINUE, http.HTTPStatus.FORBIDDEN):  # it may come, or this page asks for none
        return good(what, "21 MB werden nicht abgelehnt.")
    return unchecked(what, f"auf eine Ankündigung kommt {status}.", by_hand)


def of_scheme(url: str, mark: str = "") -> Finding:
    """Return whether the server hears that visitors came by TLS, as its cookie shows."""
    what = f"X-Forwarded-Proto{mark}"
    given = [found[1] for one in ask(url, "/").cookies if (found := COOKIE.match(one))]
    if not given:
        return unchecked(what, "ohne Cookie von hier nicht zu sehen.", f"Von Hand: im Proxy steht {SCHEME_WANTED}")
    if "secure" in given[0].lower():
        return good(what, "kommt an: der Cookie ist Secure.")
    said = "kommt nicht an: der Cookie regionalmonitor gilt auch ohne TLS (kein Secure)."
    return to_mend(what, said, f"Der Proxy muss es setzen, nginx: {SCHEME_WANTED}")


def of_silence(mark: str = "") -> Finding:
    """Return how a person sees whether connections on which nothing is said are kept."""
    by_hand = "Von Hand: eine Seite zwei Minuten liegen lassen, dann das Jahr ändern; sie muss ohne Neuladen folgen."
    return unchecked(f"Stille Verbindungen{mark}", "wie lange der Proxy sie hält, zeigt erst die Zeit.", by_hand)
