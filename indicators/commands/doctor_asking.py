"""How `doctor` asks a server: as a browser would, through whatever stands in front of it."""

import http.client
import re
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass

TIMEOUT_SECONDS = 10
MOST_BYTES = 5_000_000
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")


@dataclass(frozen=True, slots=True)
class Answered:
    """Status, headers with small names, cookies as they were set, and body of an answer."""

    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    body: bytes


def ask(url: str, path: str, headers: Mapping[str, str] | None = None) -> Answered:
    """Return the answer to GET; OSError, HTTPException or ValueError where there is none. No redirect is followed."""
    connection, start, host = _connected(url)
    try:
        connection.request("GET", start + path, headers={"Host": host, **(headers or {})})
        answer = connection.getresponse()
        body = b"" if answer.status == http.HTTPStatus.SWITCHING_PROTOCOLS else answer.read(MOST_BYTES)
        found = [(name.lower(), text) for name, text in answer.getheaders()]
        cookies = tuple(text for name, text in found if name == "set-cookie")
        return Answered(answer.status, dict(found), cookies, body)
    finally:
        connection.close()


def announce(url: str, path: str, size: int) -> int:
    """Return the status with which a file of so many bytes is asked for or refused; none of them is sent.

    100 says that it may come. Raises as `ask` does.
    """
    connection, start, host = _connected(url)
    try:
        connection.putrequest("PUT", start + path, skip_host=True)
        for name, text in {"Host": host, "Content-Length": str(size), "Expect": "100-continue"}.items():
            connection.putheader(name, text)
        connection.endheaders()
        found = STATUS.match(connection.sock.recv(64))
        if found is None:
            raise http.client.BadStatusLine("")
        return int(found[1])
    finally:
        connection.close()


def _connected(url: str) -> tuple[http.client.HTTPConnection, str, str]:
    """A connection that opens with the first request, where paths begin, and the host that is meant."""
    place = urllib.parse.urlsplit(url)
    if not place.hostname:
        raise ValueError("die Adresse nennt keinen Rechner")
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    return kind(place.hostname, place.port, timeout=TIMEOUT_SECONDS), place.path.rstrip("/"), place.netloc
