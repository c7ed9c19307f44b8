"""The server around the dashboard, tried on a tiny application in Streamlit's place."""

import asyncio
import asyncio.base_events
import base64
import gzip
import hashlib
import inspect
import socket
from contextlib import asynccontextmanager
from itertools import product

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from uvicorn.protocols.websockets import websockets_sansio_impl

from indicators.loading.region import site_title
from indicators.server import warm_start
from indicators.server.headers import page_policy
from indicators.server.routes import middleware, routes
from indicators.server.start_document import SCRIPTS, start_document
from indicators.server.warm_start import compress_with_memory, send_small_packets_at_once
from tests.asking import call

INDEX = '<!doctype html><html lang="en"><head><title>Streamlit</title><script>run()</script></head>'
INDEX += '<body><div id="root"></div></body></html>'
SAFE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


async def _page(_request):
    return HTMLResponse(INDEX, headers={"etag": "1", "last-modified": "Sun, 22 Nov 2026 20:00:00 GMT"})


async def _file(request):
    return PlainTextResponse(str(dict(request.headers)))


async def _packed(request):
    packed = "gzip" in request.headers.get("accept-encoding", "")
    content = gzip.compress(INDEX.encode()) if packed else INDEX.encode()
    return Response(content, media_type="text/html", headers={"content-encoding": "gzip"} if packed else None)


async def _missing(_request):
    return Response(status_code=404)


async def _echo(websocket):
    await websocket.accept()
    await websocket.send_text("as it is")
    await websocket.close()


APP = Starlette(
    routes=[
        *routes,
        Route("/", _page),
        Route("/karte", _page),
        Route("/asked", _file),
        Route("/packed", _packed),
        Route("/component/map/index.html", _page),
        Route("/app/static/map.css", _file),
        Route("/app/static/missing.css", _missing),
        WebSocketRoute("/_stcore/stream", _echo),
    ],
    middleware=middleware,
)


def ask(path: str, *, kind: str = "http", method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of one answer of the application, asked as a server would."""
    path, _, query = path.partition("?")
    sent: list[dict] = []
    received = [{"type": "websocket.connect"} if kind == "websocket" else {"type": "http.request", "body": b""}]

    async def receive():
        if not received and kind == "http":
            await asyncio.sleep(60)  # no visitor leaves before the answer is whole
        return received.pop() if received else {"type": f"{kind}.disconnect"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": kind, "method": method, "path": path, "query_string": query.encode(), "root_path": "",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "http_version": "1.1", "scheme": "http", "server": ("test", 80), "client": ("test", 1), "subprotocols": [],
    }  # fmt: skip
    asyncio.run(APP(scope, receive, send))
    if kind == "websocket":
        return 0, {}, str([message["type"] for message in sent])
    start, *bodies = sent
    fields = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], fields, b"".join(one.get("body", b"") for one in bodies).decode()


@pytest.mark.parametrize("path", ["/", "/healthz", "/app/static/map.css", "/component/map/index.html", "/nowhere"])
def test_every_answer_has_the_security_headers(path):
    _, headers, _ = ask(path)
    assert SAFE.items() <= headers.items()
    framed_by = "'self'" if path.startswith("/component/") else "'none'"
    assert f"frame-ancestors {framed_by}" in headers["content-security-policy"]


def test_embed_views_may_be_framed_where_the_operator_allows_it_and_run_no_scripts():
    status, headers, _ = ask("/einbetten/verlauf", query="indikator=gigabit")
    policy = headers["content-security-policy"]
    assert status == 200
    assert policy.endswith("frame-ancestors 'self' *")
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "set-cookie" not in headers


def test_pages_may_load_nothing_from_elsewhere_and_evaluate_no_text():
    _, headers, _ = ask("/", accept="text/html")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


def test_only_the_documents_of_components_may_evaluate_text_and_ask_the_mapping_agency():
    _, headers, body = ask("/component/map/index.html", accept="text/html")
    assert "'unsafe-eval'" in headers["content-security-policy"]
    assert headers["content-security-policy"].count("https://") == 1
    assert "https://sgx.geodatenzentrum.de" in headers["content-security-policy"]
    assert body == INDEX


def test_an_inline_script_is_allowed_by_its_hash_alone():
    digest = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'" in page_policy(INDEX)


def test_the_start_document_is_german_has_our_title_and_the_script_for_hidden_labels():
    _, headers, body = ask("/", accept="text/html")
    assert '<html lang="de">' in body
    assert f"<title>Wo steht Südwestfalen? · {site_title()}</title>" in body
    assert [name for name in SCRIPTS if f"/app/static/{name}.js?v=" not in body.partition("</head>")[0]] == []
    assert headers["content-length"] == str(len(body.encode()))
    assert "last-modified" not in headers and len(headers["etag"]) == 34  # of the whole, not of Streamlit's part


def test_streamlits_start_document_still_has_what_is_replaced_in_it():
    index = start_document()
    assert '<html lang="en">' in index
    assert "<title>Streamlit</title>" in index
    assert "<head>" in index
    assert "sha256-" in page_policy(index)


def test_the_start_document_is_asked_for_uncompressed_and_whole():
    asked = {"accept": "text/html", "accept_encoding": "gzip", "if_none_match": "1", "range": "bytes=0-1"}
    _, _, seen = ask("/asked", **asked)
    assert "text/html" in seen
    assert not any(name in seen for name in ("gzip", "if-none-match", "bytes"))


def test_only_files_with_a_hash_in_their_address_are_kept_for_ever():
    assert "immutable" in ask("/app/static/map.css?v=12345678")[1]["cache-control"]
    assert ask("/app/static/map.css")[1]["cache-control"] == "no-cache"
    assert "cache-control" not in ask("/?v=12345678")[1]


def test_an_answer_that_a_file_is_missing_is_not_kept():
    assert "cache-control" not in ask("/app/static/missing.css?v=12345678")[1]


API, FRAME, FILM = "/api/v1/values.csv", "/einbetten/verlauf?indikator=gigabit", "/filme/karte.json?indikator=gigabit"


@pytest.mark.parametrize(("accepted", "packed"), [("identity", None), ("gzip", "gzip"), ("gzip, br", "br")])
@pytest.mark.parametrize("path", ["/karte", API, f"{API}?limit=1", FRAME, FRAME.replace("?", ".svg?"), FILM])
def test_what_is_made_of_the_data_comes_packed_and_head_says_the_same(path, accepted, packed):
    whole, head = (call(APP, path, method, accept_encoding=accepted) for method in ("GET", "HEAD"))
    assert whole.headers.get("content-encoding") == (None if path.endswith("limit=1") else packed)
    assert (head.status, head.headers, head.content) == (200, whole.headers, b"")
    assert int(head.headers["content-length"]) == len(whole.content)


@pytest.mark.parametrize("path", [API, f"{API}?limit=1", FRAME, FRAME.replace("?", ".svg?"), FILM])
def test_what_is_made_of_the_data_is_not_sent_again_in_whatever_form_it_is_known(path):
    forms = ["identity", "gzip", "br"]
    tags = {call(APP, path, accept_encoding=one).headers["etag"] for one in forms}
    for asked, tag in product(forms, tags):
        again = call(APP, path, accept_encoding=asked, if_none_match=tag)
        assert (again.status, again.content) == (304, b"")


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_the_start_document_is_german_whatever_the_visitor_accepts(accept):
    assert '<html lang="de">' in ask("/packed", accept=accept, accept_encoding="gzip")[2]


def test_a_websocket_passes_untouched():
    assert ask("/_stcore/stream", kind="websocket")[2] == str(["websocket.accept", "websocket.send", "websocket.close"])


def test_health_says_ok():
    status, _, body = ask("/healthz")
    assert (status, body) == (200, '{"status":"ok"}')


@asynccontextmanager
async def connected(bound: socket.socket):
    """The server's side of one connection to a server on a socket that was bound beforehand."""
    accepted: asyncio.Queue[socket.socket] = asyncio.Queue()

    async def take(_reader, writer):
        await accepted.put(writer.get_extra_info("socket"))
        await done.wait()
        writer.close()

    done = asyncio.Event()
    running = await asyncio.start_server(take, sock=bound)
    _, writer = await asyncio.open_connection(*bound.getsockname())
    try:
        yield await accepted.get()
    finally:
        done.set()
        writer.close()
        await writer.wait_closed()
        running.close()
        await running.wait_closed()


def nodelay(bound: socket.socket) -> bool:
    async def read() -> bool:
        async with connected(bound) as connection:
            return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    return asyncio.run(read())


@pytest.fixture
def bound():
    """A socket bound as Streamlit does it: without naming its protocol."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        one.bind(("127.0.0.1", 0))
        yield one


def test_small_packets_are_sent_at_once(bound, monkeypatch):
    monkeypatch.setattr(
        asyncio.base_events, "_set_nodelay", vars(asyncio.base_events)["_set_nodelay"]
    )  # put back later
    send_small_packets_at_once()
    assert nodelay(bound)


def test_asyncio_still_needs_to_be_told_so(bound):
    """Fails when asyncio does it itself: then `send_small_packets_at_once` can go."""
    assert not nodelay(bound)


def test_compression_looks_back_over_the_change_before(monkeypatch):
    usual = vars(websockets_sansio_impl)["ServerPerMessageDeflateFactory"]
    monkeypatch.setattr(websockets_sansio_impl, "ServerPerMessageDeflateFactory", usual)  # put back later
    compress_with_memory()
    found = vars(websockets_sansio_impl)["ServerPerMessageDeflateFactory"](
        server_max_window_bits=12, client_max_window_bits=12, compress_settings={"memLevel": 5}
    )
    assert (found.server_max_window_bits, found.client_max_window_bits) == (15, 12)
    assert found.compress_settings["memLevel"] == 5


def test_the_protocol_still_asks_for_less():
    """Fails when uvicorn names its factory otherwise, or looks back as far itself."""
    source = inspect.getsource(websockets_sansio_impl)
    assert "ServerPerMessageDeflateFactory(" in source
    assert "server_max_window_bits=12" in source


def test_a_file_made_on_demand_stays_while_others_rerun_and_goes_after_a_while(monkeypatch):
    """Streamlit removes it with the second rerun of anybody; the first part fails where that is no longer so."""
    monkeypatch.setattr(MediaFileMetadata, "mark_for_delete", MediaFileMetadata.mark_for_delete)

    def made() -> MediaFileManager:
        manager = MediaFileManager(MemoryMediaFileStorage("/media"))
        manager._deferred_callables["a"] = {"callable": lambda: b"x", "mimetype": "text/csv", "filename": "a.csv",
                                            "coordinates": "", "session_id": "s", "element_id": ""}  # fmt: skip
        manager.execute_deferred("a")
        for _rerun in range(3):
            manager.remove_orphaned_files()
        return manager

    assert not made()._file_metadata
    warm_start.keep_downloads_for_a_while()
    manager = made()
    assert len(manager._file_metadata) == 1
    monkeypatch.setattr(warm_start, "DOWNLOAD_SECONDS", 0)
    manager.remove_orphaned_files()
    manager.remove_orphaned_files()
    assert not manager._file_metadata


def test_the_server_may_open_as_many_files_as_its_user_may(monkeypatch):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(1000, before[1]), before[1]))
    try:
        warm_start.open_many_descriptors()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(warm_start.DESCRIPTORS, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
