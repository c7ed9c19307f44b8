"""Visitors of a real server: one who has had the map open all the time, and whoever comes with an address."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tools.load import PAGE, Viewer

QUERY = "indikator=anteil&gemeinde=09901001&jahr=2021"
VALUES = "/api/v1/values?indicator=anteil&area=09901001&year=2021"
UNREADABLE = "Die Daten können nicht gelesen werden"
_new = count().__next__


@dataclass
class Reader(Viewer):
    """A session whose last run can be read."""

    said: str = ""

    def hear(self, answer: ForwardMsg) -> None:
        self.said += answer.SerializeToString().decode("utf-8", "replace")


@dataclass(frozen=True)
class Seen:
    """What visitors saw at one moment: of the open session and of a new one, start document, API, image."""

    session: str
    newcomer: str
    start: str
    api: tuple[int, object]
    image: tuple[int, bytes]

    @property
    def figures(self) -> tuple[object, ...]:
        """The value of Musterstadt as each of them says it; None where it says none."""
        return self.api[1], *(_figure(one) for one in (self.session, self.newcomer, self.start))

    @property
    def statuses(self) -> tuple[int, int]:
        return self.api[0], self.image[0]


def _figure(text: str) -> str | None:
    """The value in the sentence on Musterstadt."""
    start = text.find("Musterstadt ")
    while start >= 0:
        words = text[start : start + 40].split()
        if len(words) > 1 and words[1][:1].isdigit():
            return words[1].rstrip(".;<")
        start = text.find("Musterstadt ", start + 1)
    return None


def get(address: str, timeout: float = 30.0) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer; 0 where none comes."""
    try:
        with urllib.request.urlopen(address, timeout=timeout) as answer:
            return answer.status, {name.lower(): text for name, text in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, {name.lower(): text for name, text in error.headers.items()}, error.read()
    except OSError:
        return 0, {}, b""


@dataclass
class Visitors:
    """Those of a server, to be used as a context manager: the session is open from the first moment."""

    base_url: str
    _runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def __enter__(self) -> Visitors:
        self._reader = Reader(self.base_url)
        self._connection = self._runner.run(self._opened(self._reader))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._connection.close())
        self._runner.close()

    @staticmethod
    async def _opened(reader: Reader):
        connection = await reader.connection()
        await reader.ask(connection, QUERY)
        return connection

    async def _newcomer(self, page: str = PAGE) -> str:
        reader = Reader(self.base_url, page=page)
        connection = await self._opened(reader)
        await connection.close()
        return reader.said

    def session(self) -> str:
        """What the open session shows after one more change."""
        self._reader.said, self._reader.seen = "", set()
        self._runner.run(self._reader.ask(self._connection, QUERY))
        return self._reader.said

    def page(self, name: str) -> str:
        """What another visitor is shown on a page."""
        return self._runner.run(self._newcomer(name))

    def headers(self) -> set[str]:
        """The names of headers that both the API and an image are answered with."""
        addresses = (VALUES, f"/einbetten/karte.svg?indikator=anteil&x={_new()}")
        api, image = (set(get(self.base_url + one)[1]) for one in addresses)
        return api & image

    def values(self) -> tuple[int, object]:
        """Status and figure of the data interface."""
        status, _headers, body = get(self.base_url + VALUES)
        values = json.loads(body).get("data") if status == 200 else None
        return status, values[0]["value"] if values else None

    def start(self) -> str:
        """The page before the app; where it was not ready in time, it is asked for again: the app came alone."""
        pages = (get(f"{self.base_url}/karte?{QUERY}")[2].decode() for _ in range(3))
        return next((one for one in pages if 'id="start"' in one), "")

    def look(self) -> Seen:
        """Look at everything once; no address of an image is asked for twice."""
        start = self.start()
        image = get(f"{self.base_url}/einbetten/verlauf.svg?indikator=anteil&gemeinde=09901001&x={_new()}")
        return Seen(
            self.session(), self._runner.run(self._newcomer()), start,
            self.values(), (image[0], image[2]),
        )  # fmt: skip


def until(holds: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for what must come true soon."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
