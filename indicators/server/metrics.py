"""Figures for the operator in Prometheus' text format, on a port of its own, which is off unless it is set.

Labels come from fixed sets, never from what is asked: no request makes the number of series grow.
"""

import logging
import time
from collections import Counter as Count
from collections.abc import Iterator
from datetime import date

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from indicators.counted import CACHES
from indicators.figures.due import When, calendar
from indicators.loading.settings import Settings
from indicators.model.problems import DataProblems
from indicators.server.logs import process_number
from indicators.server.route_kinds import KINDS, PAGE
from indicators.store import read_store
from indicators.views.pages import PAGES

NAME = "regionalmonitor"
STATUSES = frozenset(
    {101, 200, 204, 206, 301, 302, 304, 307, 308, 400, 403, 404, 405, 406, 413, 414, 416, 499, 500, 503}
)  # fmt: skip
QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
SLOW = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
WHOLE, PART = "page", "part"  # of a page that is run again
FAILURES = ("request", "page", "drawing")
_log = logging.getLogger(__name__)
_began = time.monotonic()

REGISTRY = CollectorRegistry()
_requests = Counter(f"{NAME}_requests", "Requests answered", ["route", "status"], registry=REGISTRY)
_request_seconds = Histogram(
    f"{NAME}_request_seconds", "Time until a request was answered", ["route"], buckets=QUICK, registry=REGISTRY
)
_visits = Counter(f"{NAME}_visits", "Pages opened by their address", ["page"], registry=REGISTRY)
_reruns = Histogram(
    f"{NAME}_rerun_seconds", "Time a page was run again for a visitor", ["of"], buckets=QUICK, registry=REGISTRY
)
_sessions = Gauge(f"{NAME}_sessions", "Visitors with an open connection", registry=REGISTRY)
_failures = Counter(f"{NAME}_failures", "Failures that have a number in the log", ["where"], registry=REGISTRY)
_drawings = Gauge(f"{NAME}_drawings_under_way", "Drawings begun or waiting", registry=REGISTRY)
_under_way: dict[str, int] = {}
_drawing_wait = Histogram(
    f"{NAME}_drawing_wait_seconds", "Time a drawing waited for its turn", buckets=SLOW, registry=REGISTRY
)
_refused = Counter(f"{NAME}_drawings_refused", "Answers 503, as too many drawings waited", registry=REGISTRY)

for _page in PAGES:
    _visits.labels(_page.address)
for _where in FAILURES:
    _failures.labels(_where)
_of_reruns = {one: _reruns.labels(one) for one in (WHOLE, PART)}
_of_routes = {one: _request_seconds.labels(one) for one in KINDS}


def count_request(kind: str, page: str, status: int, seconds: float) -> None:
    """Count an answered request; `page` is "" for all that opened no page."""
    _requests.labels(kind, str(status) if status in STATUSES else "other").inc()
    _of_routes[kind].observe(seconds)
    if kind == PAGE and page:
        _visits.labels(page).inc()


def count_rerun(seconds: float, *, whole: bool) -> None:
    """Count a page, or a part of it, that was run again."""
    _of_reruns[WHOLE if whole else PART].observe(seconds)


def count_session(change: int) -> None:
    """Count a visitor who came (1) or went (-1)."""
    _sessions.inc(change)


def count_failure(where: str) -> None:
    """Count a failure of one of `FAILURES`."""
    _failures.labels(where).inc()


def tell_drawings(of: str, under_way: int) -> None:
    """Take notice of how many drawings of a sort are begun or wait; the figure is that of all sorts."""
    _under_way[of] = under_way
    _drawings.set(sum(_under_way.values()))


def count_drawing_wait(seconds: float) -> None:
    """Count a drawing whose turn has come."""
    _drawing_wait.observe(seconds)


def count_refused() -> None:
    """Count an answer that too many are waiting."""
    _refused.inc()


class _Current(Collector):
    """What is looked up when the figures are asked for: caches, data, time since the start."""

    def collect(self) -> Iterator[Metric]:
        """Yield what is so now."""
        yield GaugeMetricFamily(f"{NAME}_uptime_seconds", "Time since the start", time.monotonic() - _began)
        yield from _of_caches()
        try:
            data = read_store(day=date.today())
        except DataProblems:
            yield GaugeMetricFamily(f"{NAME}_data_readable", "1 where the data can be read", 0)
            return
        yield GaugeMetricFamily(f"{NAME}_data_readable", "1 where the data can be read", 1)
        edition = data.edition.id if data.edition else ""
        yield InfoMetricFamily(f"{NAME}_data", "The edition of the data", {"edition": edition})
        due = Count(one.when for one in calendar(data.dataset.sources, data.day))
        family = GaugeMetricFamily(f"{NAME}_sources", "Sources by when their next edition is due", labels=["due"])
        for when in When:
            family.add_metric([when.value], due[when])
        yield family


def _of_caches() -> Iterator[Metric]:
    hits = CounterMetricFamily(f"{NAME}_cache_hits", "What was asked for and kept", labels=["cache"])
    misses = CounterMetricFamily(f"{NAME}_cache_misses", "What was asked for and not kept", labels=["cache"])
    size = GaugeMetricFamily(f"{NAME}_cache_bytes", "What is kept", labels=["cache"])
    for name, cache in sorted(CACHES.items()):
        hits.add_metric([name], cache.hits)
        misses.add_metric([name], cache.misses)
        size.add_metric([name], cache.currsize)
    yield from (hits, misses, size)


REGISTRY.register(_Current())
ProcessCollector(registry=REGISTRY)  # memory, processor time, start; on Linux


def serve_metrics(settings: Settings) -> int:
    """Answer on the port of the settings, plus the number of this process; return that port, 0 where it is off.

    A port that is taken is told in the log: the dashboard does without.
    """
    if not settings.metrics_port:
        return 0
    port = settings.metrics_port + process_number()
    try:
        start_http_server(port, settings.metrics_address, REGISTRY)
    except OSError as error:
        _log.error("No figures on %s port %s: %s", settings.metrics_address, port, error.strerror)
        return 0
    return port
