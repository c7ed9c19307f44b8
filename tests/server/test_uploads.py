"""Visitors' files: only from a page that asks for one, one per visitor, few in all, freed when nobody needs them."""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from indicators.server.uploads import BoundedUploads, free_forgotten, held_bytes
from indicators.ui.parts import uploading
from tools.load import Viewer
from tools.local_server import LocalServer

MEGABYTE = 1_000_000


@dataclass
class Files:
    """Streamlit's memory of files, and its address for them."""

    file_storage: dict[str, dict[str, SimpleNamespace]] = field(default_factory=dict)

    def remove_file(self, session_id: str, file_id: str) -> None:
        del self.file_storage[session_id][file_id]

    def remove_session_files(self, session_id: str) -> None:
        self.file_storage.pop(session_id, None)

    def app(self, seconds: float = 0.0) -> ASGIApp:
        async def take(scope: Scope, receive: Receive, send: Send) -> None:
            await asyncio.sleep(seconds)
            message = await receive()
            session, file = scope["path"].split("/")[-2:]
            self.file_storage.setdefault(session, {})[file] = SimpleNamespace(data=message["body"])
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})

        return take


async def put(app: ASGIApp, session: str, file: str, size: int, *, length: str | None = None, method="PUT") -> int:
    """Send a file of some bytes and return the status."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"x" * size, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    announced = str(size) if length is None else length
    headers = [(b"content-length", announced.encode())] if announced else []
    path = f"/_stcore/upload_file/{session}/{file}"
    await app({"type": "http", "method": method, "path": path, "headers": headers}, receive, send)
    return sent[0]["status"]


def guarded(files: Files, *, may: set[str], most: int = 100, seconds: float = 0.0) -> BoundedUploads:
    return BoundedUploads(files.app(seconds), lambda: files, may.__contains__, most)


def test_only_a_page_that_asks_for_a_file_is_given_one():
    files = Files()
    app = guarded(files, may={"a"})
    assert asyncio.run(put(app, "b", "1", 10)) == 403
    assert asyncio.run(put(app, "a", "1", 10)) == 204
    assert held_bytes(files.file_storage) == 10


def test_the_next_file_takes_the_place_of_the_one_before():
    files = Files()
    app = guarded(files, may={"a"})
    for number in range(5):
        asyncio.run(put(app, "a", str(number), 10 + number))
    assert list(files.file_storage["a"]) == ["4"] and held_bytes(files.file_storage) == 14


def test_together_they_are_few_megabytes_and_announced_bytes_count():
    files = Files()
    app = guarded(files, may={"a", "b", "c"}, most=25, seconds=0.05)

    async def at_once() -> list[int]:
        return list(await asyncio.gather(*(put(app, one, "1", 10) for one in "abc")))

    assert sorted(asyncio.run(at_once())) == [204, 204, 503]
    assert not app.under_way and held_bytes(files.file_storage) == 20


def test_one_at_a_time_and_never_of_unknown_length():
    files = Files()
    app = guarded(files, may={"a"}, seconds=0.05)

    async def at_once() -> list[int]:
        return list(await asyncio.gather(put(app, "a", "1", 10), put(app, "a", "2", 10)))

    assert asyncio.run(at_once()) == [204, 429]
    for length in ("", "x", "-1", "²"):
        assert asyncio.run(put(app, "a", "3", 10, length=length)) == 411


def test_a_silent_sender_is_cut_off():
    files = Files()
    app = BoundedUploads(files.app(), lambda: files, lambda _session: True, idle_s=0.05)

    async def silent() -> None:
        async def receive() -> Message:
            await asyncio.sleep(60)
            raise AssertionError

        scope = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/a/1",
                 "headers": [(b"content-length", b"10")]}  # fmt: skip
        with pytest.raises(KeyError):  # the application made up here has no word for a client that has gone
            await asyncio.wait_for(app(scope, receive, lambda _message: asyncio.sleep(0)), 5)

    asyncio.run(silent())
    assert not app.under_way and not files.file_storage


def test_removing_a_file_and_all_else_is_passed_on():
    files = Files()
    assert asyncio.run(put(guarded(files, may=set()), "a", "1", 10, method="DELETE")) == 204


def test_files_of_those_who_left_are_freed(monkeypatch):
    now = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    monkeypatch.setattr(uploading, "_shown", {"here": now, "gone": now, "idle": now - uploading.KEPT_SECONDS})
    files = Files({name: {"1": SimpleNamespace(data=b"x")} for name in ("here", "gone", "idle", "elsewhere")})
    free_forgotten(files, lambda session: session != "gone")
    assert list(files.file_storage) == ["here"]
    assert not uploading.may_upload("gone")


class Sender(Viewer):
    """A viewer who also sends files."""

    session = ""

    async def come(self, connection, page: str) -> None:
        """Go to a page and wait until it is there."""
        message = BackMsg()
        message.rerun_script.page_name = page
        await connection.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await asyncio.wait_for(connection.recv(), 30))
            if answer.WhichOneof("type") == "new_session":
                self.session = answer.new_session.initialize.session_id
            if answer.WhichOneof("type") == "script_finished":
                return

    def put(self, file: str, size: int) -> int:
        """Send a file and return the status."""
        token = "2|7bed96e9|c2e0d5bc83324e9448aa621c5b564446|1795778509"  # well-formed: it has only to be sent twice
        boundary = "made-up"
        body = (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'.encode()
                + b"x" * size + f"\r\n--{boundary}--\r\n".encode())  # fmt: skip
        asked = urllib.request.Request(  # our own server
            f"{self.base_url}/_stcore/upload_file/{self.session}/{file}", body, method="PUT",
            headers={"X-Xsrftoken": token, "Cookie": f"_streamlit_xsrf={token}",
                     "Content-Type": f"multipart/form-data; boundary={boundary}"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except (urllib.error.URLError, ConnectionError):  # so much is refused before it is read that no answer comes
            return 0


@pytest.mark.slow
def test_with_a_real_server_nothing_is_held_for_who_has_no_field_for_it():
    async def visit(base_url: str) -> dict[str, int]:
        found = {}
        sender = Sender(base_url)
        async with sender.connection() as connection:
            await sender.come(connection, "karte")
            found["elsewhere"] = await asyncio.to_thread(sender.put, "1", 30_000)
            await sender.come(connection, "pruefen")
            found["there"] = await asyncio.to_thread(sender.put, "2", 3 * MEGABYTE)
            found["again"] = await asyncio.to_thread(sender.put, "3", 3 * MEGABYTE)
            found["too large"] = await asyncio.to_thread(sender.put, "4", 22 * MEGABYTE)
            await sender.come(connection, "karte")
            found["after"] = await asyncio.to_thread(sender.put, "5", 30_000)
        return found

    with LocalServer() as server:
        found = asyncio.run(visit(server.base_url))
        assert found.pop("too large") in (413, 0)
        assert found == {"elsewhere": 403, "there": 204, "again": 204, "after": 403}
        assert "Traceback" not in server.log()
