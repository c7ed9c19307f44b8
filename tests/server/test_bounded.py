"""Drawn answers: few at a time, each once for all who ask, none for whoever has gone, and not too many waiting."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.loading.settings import Settings
from indicators.model.problems import DataProblems
from indicators.server.bounded import FILMS_WAITING, RETRY_S, Bounded, Drawings, InTurn
from indicators.server.pen import DATA, Answer, OtherDataError, answer_of

DISCONNECT = {"type": "http.disconnect"}


@dataclass
class Pen:
    """An application that takes a while to draw, and notes what it drew and how many at a time."""

    seconds: float = 0.02
    status: int = 200
    drawn: list[str] = field(default_factory=list)
    now: int = 0
    most: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        asked = f"{scope['path']}?{scope['query_string'].decode()}"
        self.drawn.append(asked)
        await asyncio.sleep(self.seconds)
        self.now -= 1
        await send({"type": "http.response.start", "status": self.status, "headers": [(b"x-drawn", b"1")]})
        await send({"type": "http.response.body", "body": asked.encode()})


@dataclass
class Client:
    """Asks once; `leaves_s` is when it hangs up, None for never."""

    path: str = "/einbetten/karte.svg"
    query: str = ""
    method: str = "GET"
    host: str = "a.example"
    leaves_s: float | None = None
    sent: list[Message] = field(default_factory=list)

    async def ask(self, app: ASGIApp) -> int:
        scope = {"type": "http", "method": self.method, "path": self.path, "scheme": "http",
                 "query_string": self.query.encode(), "headers": [(b"host", self.host.encode())]}  # fmt: skip
        asked = False

        async def receive() -> Message:
            nonlocal asked
            if not asked:
                asked = True
                return {"type": "http.request", "body": b""}
            await asyncio.sleep(60 if self.leaves_s is None else self.leaves_s)
            return DISCONNECT

        async def send(message: Message) -> None:
            self.sent.append(message)

        await app(scope, receive, send)
        return self.status

    @property
    def status(self) -> int:
        return self.sent[0]["status"] if self.sent else 0

    @property
    def body(self) -> str:
        return b"".join(one.get("body", b"") for one in self.sent[1:]).decode()


def bounded(pen: ASGIApp, **limits: int) -> Bounded:
    """The middleware around an application that also draws, without a process."""
    return Bounded(pen, Drawings(lambda scope: answer_of(pen, scope), **limits))


def all_ask(app: Bounded | InTurn, clients: list[Client]) -> list[int]:
    async def together() -> list[int]:
        return await asyncio.gather(*(one.ask(app) for one in clients))

    return asyncio.run(together())


def test_of_many_who_ask_at_once_few_are_drawn_at_a_time():
    pen = Pen()
    clients = [Client(query=f"n={number}") for number in range(8)]
    assert all_ask(bounded(pen, slots=2), clients) == [200] * 8
    assert (pen.most, len(pen.drawn)) == (2, 8)
    assert [one.body for one in clients] == [f"/einbetten/karte.svg?n={number}" for number in range(8)]


def test_the_same_is_drawn_once_for_all_and_kept():
    pen = Pen()
    app = bounded(pen)
    assert all_ask(app, [Client() for _ in range(20)]) == [200] * 20
    assert all_ask(app, [Client()]) == [200]
    assert len(pen.drawn) == 1


def test_what_is_added_on_the_way_out_is_not_kept():
    pen, first, next_one = Pen(), Client(), Client()
    app = bounded(pen)
    all_ask(app, [first])
    first.sent[0]["headers"].append((b"content-encoding", b"gzip"))
    all_ask(app, [next_one])
    assert [name for name, _text in next_one.sent[0]["headers"]] == [b"x-drawn"]


@pytest.mark.parametrize(("allowed", "drawn"), [((), 1), (("a.example", "b.example"), 2)])
def test_a_host_gets_an_answer_of_its_own_only_where_the_operator_listed_it(monkeypatch, allowed, drawn):
    pen = Pen()
    monkeypatch.setattr("indicators.server.bounded.current_settings", lambda: Settings(allowed_hosts=allowed))
    all_ask(bounded(pen), [Client(), Client(host="b.example"), Client(host="c.example")][: 2 if allowed else 3])
    assert len(pen.drawn) == drawn


def test_new_data_and_another_day_are_drawn_anew(monkeypatch):
    pen = Pen()
    app = bounded(pen)
    all_ask(app, [Client()])
    monkeypatch.setattr("indicators.server.bounded.shown", lambda: ((("neu", 1, 1),), date(2026, 11, 23)))
    all_ask(app, [Client()])
    assert len(pen.drawn) == 2


def test_who_hangs_up_while_waiting_is_not_drawn_for():
    pen = Pen(seconds=0.2)
    stays = Client(query="bleibt")
    leaving = [Client(query=f"n={number}", leaves_s=0.01) for number in range(25)]
    app = bounded(pen)

    async def one_before_the_others() -> None:
        first = asyncio.create_task(stays.ask(app))
        while not pen.now:
            await asyncio.sleep(0.001)
        await asyncio.gather(first, *(one.ask(app) for one in leaving))

    asyncio.run(one_before_the_others())
    assert pen.drawn == ["/einbetten/karte.svg?bleibt"]
    assert stays.status == 200 and {one.status for one in leaving} == {0}
    assert not app.drawings.under_way


def test_who_comes_as_another_gives_up_the_same_is_answered():
    pen = Pen(seconds=0.1)
    app = bounded(pen)
    comes = Client(query="x")

    async def give_up_and_come() -> None:
        busy = asyncio.create_task(Client(query="vorher").ask(app))
        await asyncio.sleep(0.01)
        await Client(query="x", leaves_s=0.02).ask(app)  # while it waits: never begun
        await comes.ask(app)  # at once, before the one given up has noticed
        await busy

    asyncio.run(give_up_and_come())
    assert (comes.status, comes.body) == (200, "/einbetten/karte.svg?x")
    assert not app.drawings.under_way


def test_what_has_begun_is_finished_and_kept_for_the_next():
    pen = Pen(seconds=0.1)
    app = bounded(pen)

    async def leave_and_come_back() -> None:
        await Client(leaves_s=0.02).ask(app)
        await Client().ask(app)

    asyncio.run(leave_and_come_back())
    assert len(pen.drawn) == 1 and pen.most == 1


def test_one_who_leaves_takes_nothing_from_the_others_who_want_the_same():
    pen = Pen(seconds=0.05)
    first, leaves, stays = Client(query="x"), Client(leaves_s=0.01), Client()
    all_ask(bounded(pen), [first, leaves, stays])
    assert (first.status, leaves.status, stays.status) == (200, 0, 200)


def test_too_many_are_told_to_come_back():
    pen = Pen()
    clients = [Client(query=f"n={number}") for number in range(10)]
    answers = all_ask(bounded(pen, slots=1, waiting=3), clients)
    assert sorted(answers) == [200] * 4 + [503] * 6
    refused = next(one for one in clients if one.status == 503)
    headers = dict(refused.sent[0]["headers"])
    assert headers[b"retry-after"] == str(RETRY_S).encode()
    assert "Bitte in einigen Sekunden noch einmal" in refused.body


@pytest.mark.parametrize("status", [404, 500])
def test_failures_are_not_kept(status):
    pen = Pen(status=status)
    app = bounded(pen)
    assert all_ask(app, [Client()]) + all_ask(app, [Client()]) == [status] * 2
    assert len(pen.drawn) == 2


def test_an_error_reaches_the_server_and_leaves_no_slot_taken():
    async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise RuntimeError("kaputt")

    app = bounded(broken)
    for _ in range(3):
        with pytest.raises(RuntimeError, match="kaputt"):
            all_ask(app, [Client()])
    assert not app.drawings.under_way


def test_what_the_drawing_process_has_other_data_for_is_drawn_by_the_server():
    """As where the files have faults, and only the server still knows what they were."""
    told: list[tuple[str, str]] = []

    async def other(scope: Scope) -> Answer:
        told.append(scope[DATA])
        raise OtherDataError

    pen = Pen()
    app = Bounded(pen, Drawings(other))
    assert all_ask(app, [Client()]) + all_ask(app, [Client()]) == [200, 200]
    assert len(pen.drawn) == len(told) == 1
    state, day = told[0]
    assert len(state) == 32 and date.fromisoformat(day)


def test_data_that_never_could_be_read_are_the_servers_to_tell(monkeypatch):
    def unreadable() -> None:
        raise DataProblems([])

    monkeypatch.setattr("indicators.server.bounded.shown", unreadable)
    pen = Pen(status=503)
    app = bounded(pen)
    assert all_ask(app, [Client()]) == [503] and not app.drawings.kept


def test_head_is_drawn_like_get_and_says_nothing():
    pen = Pen()
    app, head = bounded(pen), Client(method="HEAD")
    all_ask(app, [head, Client()])
    assert (head.status, head.body, len(pen.drawn)) == (200, "", 1)


def test_memory_is_bounded():
    pen = Pen(seconds=0)
    app = bounded(pen, most=10_000)
    for number in range(20):
        all_ask(app, [Client(query=f"n={number}")])
    assert app.drawings.kept.currsize <= 10_000 and len(app.drawings.kept) == 4


@pytest.mark.parametrize("path", ["/karte", "/static/js/x.js", "/sitzungen", "/api/v1/areas", "/media/x"])
def test_everything_else_is_passed_on(path):
    pen = Pen()
    app = bounded(pen)
    all_ask(app, [Client(path=path), Client(path=path), Client(method="POST")])
    assert len(pen.drawn) == 3 and not app.drawings.kept


def test_a_deck_is_streamed_by_the_server_until_another_process_draws(monkeypatch):
    """One at a time; the others wait for that process, and so does the next who asks for the same."""
    here, beside = Pen(), Pen()
    app = Bounded(here, Drawings(lambda scope: answer_of(beside, scope)))
    monkeypatch.setattr("indicators.server.bounded.pen", SimpleNamespace(is_ready=False))

    async def begun() -> list[int]:
        clients = [Client(path="/sitzung", query="a=1"), Client(path="/sitzung", query="a=2")]
        found = await asyncio.gather(*(one.ask(app) for one in clients))
        await asyncio.gather(*app.drawings.begun)
        return list(found)

    assert asyncio.run(begun()) == [200, 200]
    assert here.drawn == ["/sitzung?a=1"]
    assert sorted(beside.drawn) == ["/sitzung?a=1", "/sitzung?a=2"]
    monkeypatch.setattr("indicators.server.bounded.pen", SimpleNamespace(is_ready=True))
    assert all_ask(app, [Client(path="/sitzung", query="a=1"), Client(path="/sitzung", query="a=3")]) == [200, 200]
    assert here.drawn == ["/sitzung?a=1"] and beside.drawn.count("/sitzung?a=1") == 1


def test_answers_of_the_data_interface_are_made_in_turn_and_kept_by_nobody_here():
    app_made, clients = Pen(), [Client(path="/api/v1/values", query=f"offset={number}") for number in range(5)]
    app = InTurn(app_made)
    assert all_ask(app, [*clients, Client(path="/api/v1/values", query="offset=0"), Client(path="/karte")]) == [200] * 7
    assert app_made.most <= 2 and len(app_made.drawn) == 6  # one in turn, beside another page; the same once
    assert all_ask(app, [clients[0]]) == [200] and len(app_made.drawn) == 7


def test_what_the_data_interface_is_asked_in_another_form_is_another_answer():
    app_made, forms = Pen(), [Client(path="/api/v1/values", host=one) for one in ("a.example", "b.example")]
    all_ask(InTurn(app_made), forms)
    assert len(app_made.drawn) == 2


def test_of_too_many_that_wait_for_the_data_interface_the_last_are_told_so(monkeypatch):
    monkeypatch.setattr("indicators.server.bounded.TAKING_TURNS", 3)
    clients = [Client(path="/api/v1/values", query=f"offset={number}") for number in range(6)]
    assert sorted(all_ask(InTurn(Pen()), clients)) == [200] * 4 + [503] * 2
    told = json.loads(next(one.body for one in clients if one.status == 503))
    assert (told["status"], told["instance"]) == (503, "/api/v1/values")


def test_films_have_a_short_line_of_their_own_so_that_no_image_waits_for_one():
    images, films = Pen(), Pen(seconds=0.1)
    app = Bounded(
        images,
        Drawings(lambda scope: answer_of(images, scope)),
        Drawings(lambda scope: answer_of(films, scope), waiting=FILMS_WAITING, name="films"),
    )
    asking = [Client(path=f"/einbetten/karte.{form}", query=f"n={n}") for n in range(3) for form in ("gif", "mp4")]
    *filmed, image = all_ask(app, [*asking, Client()])
    assert sorted(filmed) == [200] * (1 + FILMS_WAITING) + [503] * (5 - FILMS_WAITING)
    assert (image, len(images.drawn), films.most) == (200, 1, 1)
    assert {one.partition("?")[0] for one in films.drawn} == {"/einbetten/karte.gif", "/einbetten/karte.mp4"}
