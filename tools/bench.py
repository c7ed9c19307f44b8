"""Measure the dashboard against a minimal Streamlit page, side by side: ``python -m tools.bench``.

Both pages are served at the same time and visited in turns by the same browser, so that the ratios hold
even where the absolute figures depend on the machine. ``--write`` puts the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Frame, Locator
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tools import load
from tools.bench_data import data_times
from tools.browser import Visit, chromium, visit
from tools.local_server import ROOT, LocalServer

CHANGES = 20
LOADS, SLOW_LOADS = 7, 3
SESSIONS = 20
REST_MS = 500
CROWDS, CROWD_SECONDS = ((50, 1), (200, 2)), 25
TIMEOUT_MS = 15_000
REPORT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"

# Of the map its own slider in its frame, of other pages Streamlit's.
START_SLIDER = "#start:has([data-ags][role=button]) .years:not(.single) input"
MAP_SLIDER, SLIDER = ".years input", "[data-testid=stSlider] input[type=range]"
PATHS = "path[role=button]"
LABELLED_PATH = "path[role=button][aria-label]"
FLOOR_TEXT = "[data-testid=stText]"

# Runs in the frame that repaints. Resolves with the moments (ms since the epoch) at which the document
# changed and at which the next picture was shown.
_NEXT_CHANGE = """selector => new Promise((resolve) => {
  const now = () => performance.timeOrigin + performance.now();
  const observer = new MutationObserver((records) => {
    const hit = records.some((record) => record.type === 'attributes'
      ? record.target.matches(selector)
      : record.target.parentElement?.closest(selector) || record.target.closest?.(selector));
    if (!hit) return;
    observer.disconnect();
    const changed = now();
    requestAnimationFrame(() => setTimeout(() => resolve({ changed, painted: now() })));
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ['fill', 'aria-label'] });
})"""
# Runs in the page: the moment the key reaches it.
_NEXT_KEY = """() => { window.__key = new Promise((resolve) => addEventListener('keydown',
  () => resolve(performance.timeOrigin + performance.now()), { capture: true, once: true })); }"""
# Runs in every document from its first moment: when was the first element of the selector there and shown?
_FIRST_PAINT = """(() => {
  // A timer: requests for animation frames made this early are dropped in iframes.
  const timer = setInterval(() => {
    if (!document.querySelector(%r)) return;
    clearInterval(timer);
    requestAnimationFrame(() => setTimeout(() => {
      window.__painted = performance.timeOrigin + performance.now();
    }));
  }, 4);
})()"""


@dataclass(frozen=True)
class Subject:
    """What is measured: a server, the path of its page, and what repaints there (in a map or not)."""

    name: str
    server: LocalServer
    path: str
    changing: str
    first: str
    has_map: bool


@dataclass(frozen=True)
class Transfer:
    """Bytes of answers through the wire: those that had come when the first map or text was shown, and all."""

    before: int
    whole: int


@dataclass
class Measured:
    """Figures of one subject."""

    changed_ms: list[float] = field(default_factory=list)
    painted_ms: list[float] = field(default_factory=list)
    received_bytes: list[int] = field(default_factory=list)
    first_paint_ms: list[float] = field(default_factory=list)
    first_plain_ms: list[float] = field(default_factory=list)
    first_usable_ms: list[float] = field(default_factory=list)
    slow_paint_ms: list[float] = field(default_factory=list)
    slow_plain_ms: list[float] = field(default_factory=list)
    slow_usable_ms: list[float] = field(default_factory=list)
    transfer: Transfer = Transfer(0, 0)
    first_visitor_ms: float = 0.0
    server_ms: list[float] = field(default_factory=list)
    wire_bytes: list[int] = field(default_factory=list)
    one_session_mb: float = 0.0
    further_session_mb: float = 0.0


def p95(values: Sequence[float]) -> float:
    """Value that 95 % of the values do not exceed (nearest rank).

    >>> p95(range(1, 21))
    19
    """
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * 95 // 100) - 1)]


def on_a_slow_line(opened: Visit) -> None:
    """Slow the visit down to a village's line: 10 Mbit/s down, 2 up, and 50 ms until an answer begins."""
    client = opened.page.context.new_cdp_session(opened.page)
    speed = {"downloadThroughput": 10e6 / 8, "uploadThroughput": 2e6 / 8}
    client.send("Network.emulateNetworkConditions", {"offline": False, "latency": 50, **speed})


def transfer(browser: Browser, subject: Subject) -> Transfer:
    """Return what a first visit loads; websocket messages are not in it."""
    opened = visit(browser, subject.server.base_url)
    loaded: list[tuple[float, int]] = []
    try:
        client = opened.page.context.new_cdp_session(opened.page)
        client.send("Network.enable")
        client.on("Network.loadingFinished", lambda e: loaded.append((time.time() * 1000, int(e["encodedDataLength"]))))
        opened.page.add_init_script(_FIRST_PAINT % subject.first)
        opened.goto(subject.path)
        frame = _repainting_frame(opened, subject)
        frame.wait_for_function("() => window.__painted", timeout=TIMEOUT_MS)
        shown = float(frame.evaluate("() => window.__painted"))
        opened.page.wait_for_timeout(4000)  # what comes after the map
        return Transfer(sum(size for at, size in loaded if at <= shown), sum(size for _at, size in loaded))
    finally:
        opened.close()


def first_paint(browser: Browser, subject: Subject, *, slow: bool = False) -> float:
    """Milliseconds from the start of navigation, with an empty cache, to the first map or text shown."""
    opened = visit(browser, subject.server.base_url)
    try:
        if slow:
            on_a_slow_line(opened)
        opened.page.add_init_script(_FIRST_PAINT % subject.first)
        opened.goto(subject.path)
        frame = _repainting_frame(opened, subject)
        frame.wait_for_function("() => window.__painted", timeout=TIMEOUT_MS)
        began = opened.page.evaluate("() => performance.timeOrigin")
        return float(frame.evaluate("() => window.__painted")) - float(began)
    finally:
        opened.close()


def first_plain(browser: Browser, subject: Subject, selector: str = "#start h1", *, slow: bool = False) -> float:
    """Milliseconds from the start of navigation, with an empty cache, to what the start document itself shows."""
    opened = visit(browser, subject.server.base_url)
    try:
        if slow:
            on_a_slow_line(opened)
        opened.page.add_init_script(_FIRST_PAINT % selector)
        opened.goto(subject.path)
        return float(opened.page.evaluate("() => window.__painted - performance.timeOrigin"))
    finally:
        opened.close()


def _repainting_frame(opened: Visit, subject: Subject) -> Frame:
    return opened.map if subject.has_map else opened.page.main_frame


@dataclass
class Changer:
    """A visit whose slider is moved to and fro over all its years."""

    opened: Visit
    subject: Subject
    key: str = "ArrowLeft"

    def change(self, into: Measured) -> None:
        """Move the slider by one year and note how long it took until the page showed it."""
        page, frame = self.opened.page, _repainting_frame(self.opened, self.subject)
        page.bring_to_front()
        self._slider.focus()
        self._turn_at_the_end()
        self.opened.settle()
        frame.evaluate(f"selector => {{ window.__change = ({_NEXT_CHANGE})(selector); }}", self.subject.changing)
        frame.evaluate(_NEXT_KEY)
        before = self.opened.bytes_received
        page.keyboard.press(self.key)
        pressed = float(frame.evaluate("() => window.__key"))
        late = f"""() => Promise.race([window.__change,
          new Promise((_, reject) => setTimeout(() => reject(new Error('no change')), {TIMEOUT_MS}))])"""
        shown = frame.evaluate(late)
        page.wait_for_timeout(REST_MS)  # the server hears of a year when the map's slider has rested
        self.opened.settle()
        into.changed_ms.append(shown["changed"] - pressed)
        into.painted_ms.append(shown["painted"] - pressed)
        into.received_bytes.append(self.opened.bytes_received - before)

    @property
    def _slider(self) -> Locator:
        frame = _repainting_frame(self.opened, self.subject)
        return frame.locator(MAP_SLIDER if self.subject.has_map else SLIDER).first

    def _turn_at_the_end(self) -> None:
        script = """node => [node.value ?? node.getAttribute('aria-valuenow'),
          node.min ?? node.getAttribute('aria-valuemin'), node.max ?? node.getAttribute('aria-valuemax')]"""
        value, low, high = map(float, self._slider.evaluate(script))
        if value <= low:
            self.key = "ArrowRight"
        elif value >= high:
            self.key = "ArrowLeft"


def rss_mb(pid: int) -> float:
    """Resident memory of a process and its children in MB (10^6 bytes)."""
    process = psutil.Process(pid)
    return float(sum(p.memory_info().rss for p in (process, *process.children(recursive=True)))) / 1e6


def _run_once(connection: ClientConnection, path: str) -> None:
    """Speak Streamlit's protocol: ask for a page and wait until its script has finished."""
    page_name, _, query = path.strip("/").partition("?")
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page_name
    connection.send(message.SerializeToString())
    answer = ForwardMsg()
    while answer.WhichOneof("type") != "script_finished":
        received = connection.recv(timeout=TIMEOUT_MS / 1000)
        if isinstance(received, bytes):
            answer.ParseFromString(received)


def further_session_mb(base_url: str, path: str, *, count: int, pid: int) -> float:
    """MB the server needs for each of ``count`` sessions that stay open after their first run of ``path``."""
    before = rss_mb(pid)
    with ExitStack() as opened:
        for _ in range(count):
            session = connect(
                base_url.replace("http", "ws", 1) + "/_stcore/stream",
                subprotocols=[Subprotocol("streamlit")],
                origin=Origin(base_url),
                max_size=None,
                compression=None,
            )
            _run_once(opened.enter_context(session), path)
        time.sleep(1)  # Streamlit collects garbage after a run
        return (rss_mb(pid) - before) / count


def measure_memory(browser: Browser, subject: Subject, into: Measured) -> None:
    """Memory with one visitor who has used the page, and what each of 20 further sessions adds."""
    opened = visit(browser, subject.server.base_url)
    try:
        opened.goto(subject.path)
        pid = subject.server.process.pid
        into.one_session_mb = rss_mb(pid)
        into.further_session_mb = further_session_mb(subject.server.base_url, subject.path, count=SESSIONS, pid=pid)
    finally:
        opened.close()


def measure(browser: Browser, subjects: Sequence[Subject]) -> list[Measured]:
    """Figures of each subject, taken in turns."""
    results = [Measured() for _ in subjects]
    for subject, result in zip(subjects, results, strict=True):
        result.first_visitor_ms = first_paint(browser, subject)
        measure_memory(browser, subject, result)
    for _ in range(LOADS):
        for subject, result in zip(subjects, results, strict=True):
            result.first_paint_ms.append(first_paint(browser, subject))
            if subject.has_map:
                result.first_plain_ms.append(first_plain(browser, subject))
                result.first_usable_ms.append(first_plain(browser, subject, START_SLIDER))
    for _ in range(SLOW_LOADS):
        for subject, result in zip(subjects, results, strict=True):
            result.slow_paint_ms.append(first_paint(browser, subject, slow=True))
            if subject.has_map:
                result.slow_plain_ms.append(first_plain(browser, subject, slow=True))
                result.slow_usable_ms.append(first_plain(browser, subject, START_SLIDER, slow=True))
    for subject, result in zip(subjects, results, strict=True):
        result.transfer = transfer(browser, subject)
    for subject, result in zip(subjects, results, strict=True):
        if subject.has_map:
            for _ in range(2):  # the first round makes what is kept
                result.server_ms, result.wire_bytes = load.alone(subject.server.base_url)
    with ExitStack() as visits:
        changers = []
        for subject in subjects:
            opened = visit(browser, subject.server.base_url)
            visits.callback(opened.close)
            opened.goto(subject.path)
            changers.append(Changer(opened, subject))
        for _ in range(CHANGES):
            for changer, result in zip(changers, results, strict=True):
                changer.change(result)
    return results


def _row(label: str, unit: str, values: Sequence[float], digits: int = 0) -> str:
    """Return a row: the map, the tuned floor, their ratio, the stock floor, the ratio to it."""
    ours, tuned, stock = values

    def ratio(floor: float) -> str:
        return f"{ours / floor:.2f} ×" if floor > 0 else "–"

    cells = [label, *(f"{value:,.{digits}f} {unit}" for value in (ours, tuned))]
    return "| " + " | ".join([*cells, ratio(tuned), f"{stock:,.{digits}f} {unit}", ratio(stock)]) + " |"


def table(results: Sequence[Measured]) -> str:
    """Markdown table of the figures: the dashboard's map, the minimal page tuned, the minimal page as is."""
    median = statistics.median
    first, slow = ([median(ms) for ms in found] for found in (
        [r.first_paint_ms for r in results], [r.slow_paint_ms for r in results]))  # fmt: skip
    ours = results[0]
    rows = [
        "| | Karte | minimal page, same server settings | ratio | minimal page, stock server | ratio |",
        "|---|---:|---:|---:|---:|---:|",
        _row("change of year → repaint, median", "ms", [median(r.painted_ms) for r in results]),
        _row("change of year → repaint, p95", "ms", [p95(r.painted_ms) for r in results]),
        _row("change of year → document changed, median", "ms", [median(r.changed_ms) for r in results]),
        _row("websocket bytes per change, median", "B", [median(r.received_bytes) for r in results]),
        _row("websocket bytes per change, largest", "B", [max(r.received_bytes) for r in results]),
        _row("page load, empty cache → first map or text", "ms", first),
        _row("page load → what the start document shows", "ms", [median(ours.first_plain_ms), *first[1:]]),
        _row("page load → its map can be used: area, year", "ms", [median(ours.first_usable_ms), *first[1:]]),
        _row("10 Mbit/s, 50 ms: page load → first map or text", "ms", slow),
        _row("the same → what the start document shows", "ms", [median(ours.slow_plain_ms), *slow[1:]]),
        _row("the same → its map can be used: area, year", "ms", [median(ours.slow_usable_ms), *slow[1:]]),
        _row("page load, first visitor after a start", "ms", [r.first_visitor_ms for r in results]),
        _row("bytes of a first visit before the first map or text", "kB", [r.transfer.before / 1000 for r in results]),
        _row("bytes of a first visit", "kB", [r.transfer.whole / 1000 for r in results]),
        _row("memory of the server, one session", "MB", [r.one_session_mb for r in results]),
        _row(f"memory per further session (of {SESSIONS})", "MB", [r.further_session_mb for r in results], 2),
    ]
    return "\n".join(rows)


def crowd_times(of_map: Measured) -> str:
    """Lines on what a change of year costs the server, and how long many viewers wait for one."""
    lines = [
        f"One viewer's change of year, known ones: {statistics.median(of_map.server_ms) * 1000:.0f} ms of the server, "
        f"{statistics.median(of_map.wire_bytes):,.0f} B through the wire."
    ]
    for viewers, processes in CROWDS:
        with load.dashboard(processes) as running:
            waits = load.crowd(running.base_urls, viewers, seconds=CROWD_SECONDS)
        lines.append(f"{viewers} viewers with 4 s between changes, {running.described}: {load.described(waits)}.")
    return "\n".join(lines)


def circumstances(browser_version: str) -> str:
    """One sentence: date, machine and versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "folium", "streamlit-folium"))
    return (
        f"{date.today().isoformat()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {packages}, Chromium {browser_version}. "
        f"{CHANGES} changes of year by keyboard, {LOADS} page loads, both pages in turns in one run."
    )


def write_report(text: str, file: Path = REPORT) -> None:
    """Replace the part between the marks in the report, or add it; what people wrote around it stays."""
    block = f"{BEGIN}\n{text}\n{END}"
    head = "# Performance\n\nMeasured by `make bench WRITE=1`.\n"
    old = file.read_text(encoding="utf-8") if file.exists() else head
    if BEGIN in old and END in old:
        new = old[: old.index(BEGIN)] + block + old[old.index(END) + len(END) :]
    else:
        new = f"{old.rstrip()}\n\n{block}\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(new, encoding="utf-8")


def main() -> int:
    """Measure, print the table, and write it when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help=f"also write {REPORT.relative_to(ROOT)}")
    parser.add_argument("--path", default="/karte", help="the page with the map (default: %(default)s)")
    arguments = parser.parse_args()
    tools = Path(__file__).parent
    with ExitStack() as running:
        dashboard = running.enter_context(LocalServer())
        tuned = running.enter_context(LocalServer(tools / "bench_floor_tuned.py"))
        # The project's settings turn the file watcher off; a stock server has it on.
        watching = {"server.fileWatcherType": "auto"}
        stock = running.enter_context(LocalServer(tools / "bench_floor.py", options=watching))
        subjects = [
            Subject("Karte", dashboard, arguments.path, PATHS, LABELLED_PATH, has_map=True),
            Subject("tuned", tuned, "/", FLOOR_TEXT, FLOOR_TEXT, has_map=False),
            Subject("stock", stock, "/", FLOOR_TEXT, FLOOR_TEXT, has_map=False),
        ]
        browser = running.enter_context(chromium())
        results = measure(browser, subjects)
        text = f"{circumstances(browser.version)}\n\n{table(results)}\n\n{crowd_times(results[0])}\n{data_times()}"
    print(text)
    if arguments.write:
        write_report(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
