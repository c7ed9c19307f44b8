"""From a request to an answer: which form, what is kept, what need not be sent again, what goes wrong."""

import hashlib
import re
import threading
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

from indicators.api.asked import ROOT, Asked
from indicators.api.forms import CSV
from indicators.api.graph import iri
from indicators.api.openapi import Resource
from indicators.api.parameters import SPOKEN, expected_code, read_parameters, split_query
from indicators.api.problems import MEDIA_TYPE, ApiProblem, shortened
from indicators.counted import CountedCache
from indicators.loading.base_path import with_base
from indicators.loading.settings import current_settings, settings_time
from indicators.model.problems import DataProblems
from indicators.store import Store, read_store

METHODS = "GET, HEAD, OPTIONS"
EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified, Link, Content-Length, Content-Disposition",
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
# Figures are those of the data now: browsers ask each time, by the tag; a cache for all may do so once a second.
KEPT = {"Cache-Control": "public, max-age=0, s-maxage=1, must-revalidate", "Vary": "Accept"}
MAX_BYTES_KEPT = 48_000_000
RETRY_S = 10


@dataclass
class Rendered:
    """An answer as it is kept: content, with what identifies it; it is the server around that packs it."""

    content: bytes
    media_type: str
    links: Sequence[tuple[str, str]]
    tag: str = field(init=False)

    def __post_init__(self) -> None:
        self.tag = hashlib.sha256(self.content).hexdigest()[:32]


class Kept:
    """The answers used last, as many as fit into some bytes."""

    def __init__(self, most: int) -> None:
        self._answers: CountedCache[Hashable, Rendered] = CountedCache("data_interface", most, _weight)
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Rendered | None:
        """The answer kept under a key, which then counts as used last."""
        with self._lock:
            return self._answers.get(key)

    def put(self, key: Hashable, answer: Rendered) -> None:
        """Keep an answer; those not used for longest go."""
        with self._lock:
            if _weight(answer) <= self._answers.maxsize:
                self._answers[key] = answer


def _weight(answer: Rendered) -> int:
    return len(answer.content) + 2000  # the key is never larger


_kept = Kept(MAX_BYTES_KEPT)


def respond(request: Request, resource: Resource) -> Response:
    """Return the answer to any request for a resource, problems included."""
    try:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**EVERYWHERE, **PREFLIGHT})
        if request.method not in ("GET", "HEAD"):
            raise ApiProblem(
                405, f"{shortened(request.method)} is not possible here: {METHODS}.", headers={"Allow": METHODS}
            )
        return _answer(request, resource)
    except ApiProblem as problem:
        return problem_response(request, problem)
    except DataProblems:
        unreadable = ApiProblem(503, "The files of the data cannot be read.", headers={"Retry-After": str(RETRY_S)})
        return problem_response(request, unreadable)


def problem_response(request: Request, problem: ApiProblem) -> Response:
    """Return a problem as RFC 9457 wants it."""
    content = problem.body(iri(with_base(request.scope["path"])))
    headers = {**EVERYWHERE, **problem.headers, "Cache-Control": "no-cache", "Content-Length": str(len(content))}
    shown = b"" if request.method == "HEAD" else content
    return Response(shown, problem.status, headers=headers, media_type=MEDIA_TYPE)


def _answer(request: Request, resource: Resource) -> Response:
    media_type = chosen_form(request.headers.get("accept", ""), list(resource.forms))
    asked = _asked(request, resource)
    key = (
        asked.store.files, asked.settings, asked.origin, resource.path, asked.code, media_type,
        tuple(asked.values.items()), asked.day if resource.daily else None,
    )  # fmt: skip
    answer = _kept.get(key)
    if answer is None:
        body = resource.forms[media_type](asked)
        answer = Rendered(body.content, media_type, body.links)
        _kept.put(key, answer)
    modified = _modified(asked.store.files, asked.day if resource.daily else None)
    return _sent(request, resource, answer, modified)


def _asked(request: Request, resource: Resource) -> Asked:
    """The request with its parameters checked against the newest data, and the state of the data it names."""
    day = date.today()
    newest = read_store(day=day)
    values = read_parameters(split_query(request.scope["query_string"]), (*resource.parameters, SPOKEN), newest)
    code = request.path_params.get("code", "")
    if resource.codes is not None:
        known = [str(one) for one in resource.codes(newest)]
        if code not in known:
            raise ApiProblem(404, f"There is no „{shortened(code)}“ here. {expected_code('the list', code, known)}")
    store: Store = read_store(values["stand"][0], day=day) if "stand" in values else newest
    settings = current_settings()
    origin = settings.origin(request.scope["scheme"], request.headers.get("host", ""))
    return Asked(store, settings, origin, resource.path, values, day, code)


def _modified(files: Sequence[tuple[str, int, int]], day: date | None) -> datetime:
    """The newest time of the data and the settings, for daily answers at least the beginning of the day."""
    newest = max([time for _name, time, _size in files] + [settings_time()]) / 1e9
    if day is not None:
        newest = max(newest, datetime.combine(day, datetime.min.time()).timestamp())
    return datetime.fromtimestamp(int(min(newest, datetime.now(UTC).timestamp())), UTC)


def _sent(request: Request, resource: Resource, answer: Rendered, modified: datetime) -> Response:
    headers = {
        **EVERYWHERE, **KEPT, "ETag": f'"{answer.tag}"', "Last-Modified": format_datetime(modified, usegmt=True),
        "Link": ", ".join(f'<{iri(address)}>; rel="{relation}"' for address, relation in answer.links),
    }  # fmt: skip
    if not answer.links:
        headers["Link"] = f'<{with_base(ROOT)}/openapi.json>; rel="service-desc"'
    if is_unchanged(request.headers, answer.tag, modified):
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(len(answer.content))
    headers["Content-Type"] = (
        "text/csv; charset=utf-8; header=present" if answer.media_type == CSV else answer.media_type
    )
    if answer.media_type == CSV:
        headers["Content-Disposition"] = f'attachment; filename="{resource.path.strip("/").removesuffix(".csv")}.csv"'
    return Response(b"" if request.method == "HEAD" else answer.content, headers=headers)


def is_unchanged(headers: Mapping[str, str], tag: str, modified: datetime) -> bool:
    """Return whether a visitor already has the answer; If-None-Match counts before If-Modified-Since (RFC 9110)."""
    if "if-none-match" in headers:
        named = [one.strip().removeprefix("W/").strip('"') for one in headers["if-none-match"].split(",")]
        return "*" in named or tag in named
    try:
        since = parsedate_to_datetime(headers["if-modified-since"])
    except (KeyError, ValueError):
        return False
    return modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))


def chosen_form(accepted: str, forms: Sequence[str]) -> str:
    """Return the media type that Accept prefers, the first where it does not matter; ApiProblem where none fits.

    >>> chosen_form("text/csv;q=0.9, */*;q=0.1", ["application/json", "text/csv"])
    'text/csv'
    """
    wanted = _weighted(accepted)
    if not wanted:
        return forms[0]
    best = max(forms, key=lambda form: _quality(form, wanted))
    if _quality(best, wanted) <= 0:
        raise ApiProblem(406, f"This comes as {', '.join(forms)}, which Accept leaves out.")
    return best


def _quality(form: str, wanted: Sequence[tuple[str, float]]) -> float:
    """How much a form is wanted; the most exact statement about it counts."""
    for pattern in (form, f"{form.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in wanted if name == pattern]
        if found:
            return max(found)
    return 0.0


def _weighted(header: str) -> list[tuple[str, float]]:
    """The parts of an Accept header with their quality; a quality that is none counts as 1."""
    found = []
    for part in header.lower().split(","):
        name, *options = [piece.strip() for piece in part.split(";")]
        quality = next((option[2:].strip() for option in options if option.startswith("q=")), "1")
        if name:
            known = re.fullmatch(r"[01](\.[0-9]{0,3})?", quality)
            found.append((name, float(quality) if known else 1.0))
    return found
