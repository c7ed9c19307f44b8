"""What a visitor of the soak does: walks over pages, presses downloads, fetches files by address, hangs up."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from indicators.embed.views import framed_view
from indicators.store import Store
from indicators.ui.navigation import CHOICES
from indicators.views.kinds import KINDS
from indicators.views.pages import PAGES, START
from tools.load import Viewer

SOME_INDICATORS, SOME_AREAS, SOME_GOALS = 10, 8, 5  # what is kept for them is there after some minutes
PATIENCE_S = 90.0
HANGS_UP = 0.08
GOOD = (200, 304)
FILES = ("sitzung", *(f"sitzung/{name}" for name in
                      ("handzettel.pdf", "offline.html", "folien.pptx", "vorlage.docx", "wirkung.docx")))  # fmt: skip
SHARE = "Teilen & Zitieren"


@dataclass
class Tally:
    """What visitors did since it was begun, and what went wrong."""

    done: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    sessions: int = 0

    def wrong(self, what: str) -> None:
        """Note something that must not happen."""
        self.errors.append(what)


class Places:
    """Addresses with parameters that mean something, drawn by chance from some of the data."""

    def __init__(self, data: Store, chance: random.Random) -> None:
        self.chance, self.pause_s, self.data_shown = chance, 0.0, data
        shown = [name for one in data.sets for name in one.indicators]
        areas = [one.code for one in data.dataset.areas.at(data.levels(shown[0])[0])]
        indicators = sorted(chance.sample(shown, min(SOME_INDICATORS, len(shown))))
        goals = sorted(chance.sample(list(data.dataset.goals), min(SOME_GOALS, len(data.dataset.goals))))
        towns = sorted(chance.sample(areas, min(SOME_AREAS, len(areas))))
        years = sorted({year for name in indicators for year in data.years(name, data.levels(name)[0])})[-8:]
        self.words: Mapping[str, Sequence[str]] = {
            "indikator": indicators, "indikator2": indicators, "gegen": indicators, "gemeinde": towns,
            "gebiete": [",".join(towns[start : start + 3]) for start in range(len(towns) - 2)],
            "jahr": [str(one) for one in years], "jahr2": [str(one) for one in years], "ziel": goals,
            "thema": [one.id for one in data.sets], "saeule": list(data.dataset.pillars),
            "ebene": ["kreis", "gemeinde"], "suche": ["Schule", "Netz"], "status": ["laufend"],
        }  # fmt: skip
        self.releases = [one.id for one in data.releases[:2]]

    def given(self, allowed: Iterable[str], *, needed: Sequence[str] = ()) -> dict[str, str]:
        """Parameters for some of those that are allowed."""
        names = [one for one in sorted(allowed) if self.words.get(one)]
        return {one: self.chance.choice(self.words[one]) for one in names
                if one in needed or self.chance.random() < 0.5}  # fmt: skip

    def query(self, allowed: Iterable[str]) -> str:
        """Parameters for some of those that are allowed, as they stand in an address."""
        return urlencode(self.given(allowed), safe=",")

    def page(self) -> tuple[str, str]:
        """A page and its query."""
        page = self.chance.choice(PAGES)
        return "" if page == START else page.address, self.query(CHOICES[page].allowed()) if page in CHOICES else ""

    def document(self) -> str:
        """The address of a page as a browser asks for it."""
        page, query = self.page()
        return f"/{page}?{query}"

    def drawing(self) -> str:
        """An image, a frame, a deck or its files."""
        if self.chance.random() < 0.25:
            return f"/{self.chance.choice(FILES)}?{self.query({'gemeinde', 'saeule'})}"
        while True:
            kind = self.chance.choice(KINDS)
            allowed = set(kind.choice.allowed()) - {"status", "suche"} - ({"ziel"} if kind.given else set())
            given = self.given(allowed, needed=("ziel", "indikator", "gemeinde"))
            if framed_view(self.data_shown, kind, {**kind.given, **given}):  # others have nothing to show, and say so
                return f"/einbetten/{kind.code}{self.chance.choice(('', '.svg'))}?{urlencode(given, safe=',')}"

    def data(self) -> str:
        """An answer of the data interface in one of its forms, or the years of a map."""
        one = self.chance.choice
        indicator, area, year = (one(self.words[name]) for name in ("indikator", "gemeinde", "jahr"))
        form = one(("", ".json", ".csv"))
        return one((
            f"/api/v1/values{form}?indicator={indicator}&year={year}", f"/api/v1/values{form}?area={area}&limit=50",
            f"/api/v1/areas{form}", f"/api/v1/indicators{form}", f"/api/v1/indicators/{indicator}",
            f"/api/v1/statuses{form}?area={area}", f"/api/v1/references{form}", "/api/v1/goals", "/api/v1/boundaries",
            one(("/api/v1/catalog.rdf", "/api/v1/catalog.jsonld", "/api/v1/openapi.json")),
            f"/filme/karte.json?indikator={indicator}",
        ))  # fmt: skip


class Soaker(Viewer):
    """A session that notes buttons and downloads it is shown, and what went wrong in it."""

    def __init__(self, base_url: str, tally: Tally) -> None:
        super().__init__(base_url)
        self.tally, self.session, self.share = tally, "", ""
        self.files: dict[str, str] = {}  # label of a download by its id
        self.answers: dict[str, str] = {}  # address of a file that was asked for, "" where it could not be made

    def hear(self, answer: ForwardMsg) -> None:
        """Note what can be pressed, and every exception."""
        kind = answer.WhichOneof("type")
        if kind == "new_session":
            self.session = answer.new_session.initialize.session_id or self.session
            self.share, self.files = "", {}
        elif kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
            element = answer.delta.new_element
            if element.HasField("exception"):
                self.tally.wrong(f"{self.page}: {element.exception.type} {element.exception.message[:200]}")
            elif element.HasField("button") and element.button.label == SHARE:
                self.share = element.button.id
            elif element.HasField("download_button"):
                self.files[element.download_button.deferred_file_id] = element.download_button.label
        elif kind == "backend_operation_response":
            told = answer.backend_operation_response
            self.answers[told.request_id] = told.deferred_file.url
            if told.error_msg:
                self.tally.wrong(f"{self.page}: download: {told.error_msg[:200]}")
        elif kind == "page_not_found":
            self.tally.wrong(f"{self.page}: page not found")

    async def make(self, connection: ClientConnection, file: str) -> str:
        """Press a download: the address of the file."""
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id, asked.deferred_file.file_id = file, self.session, file
        await connection.send(message.SerializeToString())
        while file not in self.answers:
            raw = await asyncio.wait_for(connection.recv(), PATIENCE_S)
            if isinstance(raw, bytes):
                self.hear(ForwardMsg.FromString(raw))
        return self.answers.pop(file)


async def fetch(base_url: str, path: str, *, tally: Tally, tag: str = "", hang_up_after: int | None = None) -> str:
    """Ask for an address and return its tag; what must not come is noted. Hangs up after some bytes on demand."""
    parts = urlsplit(base_url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    known = f"If-None-Match: {tag}\r\n" if tag else ""
    target = quote(path, safe="/?&=%,.:+-_~")
    writer.write(f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: br\r\n{known}"
                 "Connection: close\r\n\r\n".encode())  # fmt: skip
    try:
        await writer.drain()
        if hang_up_after is not None:
            await asyncio.wait_for(reader.read(hang_up_after), PATIENCE_S) if hang_up_after else None
            tally.done["hung up"] += 1
            return ""
        head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE_S)).decode("latin-1")
        await asyncio.wait_for(reader.read(), PATIENCE_S)
    finally:
        writer.close()
    status = int(head.split(" ", 2)[1])
    headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    tally.done[str(status)] += 1
    if status not in GOOD and not (status == 503 and "retry-after" in headers):
        tally.wrong(f"{status} {path}")
    return headers.get("etag", "").removeprefix("w/")


async def walk(base_url: str, places: Places, tally: Tally, *, going_on: Callable[[], bool]) -> None:
    """Visit again and again until it is time to go; what breaks is noted, and the visitor comes again."""
    while going_on():
        try:
            await _visit(base_url, places, tally, going_on)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, WebSocketException) as error:
            tally.wrong(f"{type(error).__name__}: {error}"[:200])
            await asyncio.sleep(1)


async def _visit(base_url: str, places: Places, tally: Tally, going_on: Callable[[], bool]) -> None:
    """One session: a page, some changes of it or to others, downloads in between, and an end of one kind or other."""
    chance, soaker = places.chance, Soaker(base_url, tally)
    soaker.page, query = places.page()
    await fetch(base_url, f"/{soaker.page}?{query}", tally=tally)
    connection = await soaker.connection()
    tally.sessions += 1
    try:
        for _step in range(chance.randrange(3, 25)):
            if not going_on():
                break
            await soaker.ask(connection, query)
            tally.done["reruns"] += 1
            await _download(soaker, connection, query, chance)
            await _files(base_url, places, tally)
            if chance.random() < 0.3:
                soaker.page, query = places.page()
                soaker.script = soaker.fragment = ""
            else:
                query = places.query(_allowed(soaker.page))
                soaker.fragment = soaker.fragment if chance.random() < 0.5 else ""
            await asyncio.sleep(chance.uniform(0, places.pause_s))
        if chance.random() < 0.5:
            connection.transport.abort()  # as a phone does that has lost its network
    finally:
        await connection.close()
        tally.sessions -= 1


def _allowed(page: str) -> set[str]:
    return {
        name
        for one, choice in CHOICES.items()
        if page == ("" if one == START else one.address)
        for name in choice.allowed()
    }


async def _download(soaker: Soaker, connection: ClientConnection, query: str, chance: random.Random) -> None:
    """Now and then open the panel and press one of its downloads, or one of the page."""
    if soaker.share and chance.random() < 0.3:
        await soaker.ask(connection, query, pressed=soaker.share)
        soaker.fragment = ""
    if soaker.files and chance.random() < 0.5:
        file = chance.choice(list(soaker.files))
        if url := await soaker.make(connection, file):
            await fetch(soaker.base_url, url, tally=soaker.tally)
            soaker.tally.done["downloads"] += 1


async def _files(base_url: str, places: Places, tally: Tally) -> None:
    """Fetch one or two files by address, sometimes again with the tag, sometimes without waiting to the end."""
    for find in places.chance.sample((places.document, places.drawing, places.data), 2):
        path = find()
        if places.chance.random() < HANGS_UP:
            await fetch(base_url, path, tally=tally, hang_up_after=places.chance.choice((0, 1, 5000)))
        else:
            tag = await fetch(base_url, path, tally=tally)
            if tag and places.chance.random() < 0.2:
                await fetch(base_url, path, tally=tally, tag=tag)
