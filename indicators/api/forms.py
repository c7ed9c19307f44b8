"""Rows as an answer: JSON with what it says about itself, page by page, or CSV."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from indicators.api.asked import Asked, licences, meta
from indicators.api.parameters import DEFAULT_LIMIT
from indicators.export.cells import harmless
from indicators.language.formatting import number_text
from indicators.model import Source

JSON = "application/json"
CSV = "text/csv"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered answer: its bytes and the links of its header, as (address, relation)."""

    content: bytes
    links: Sequence[tuple[str, str]] = field(default=())


def as_json(told: Mapping[str, Any], links: Sequence[tuple[str, str]] = ()) -> Body:
    """Return fields as strict JSON; a number that is none would raise instead of leaving."""
    return Body(json.dumps(told, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace"), links)


def one_as_json(asked: Asked, title: str, fields: Mapping[str, Any], sources: Iterable[Source] = ()) -> Body:
    """Return a single thing with what the answer says about itself."""
    told = meta(asked, title, sources)
    return as_json({"meta": told, "data": fields}, _about(asked))


def page_as_json(
    asked: Asked, title: str, rows: Sequence[T], *, fields: Callable[[T], Mapping[str, Any]],
    sources: Iterable[Source] = (), changed: bool = False, more: Mapping[str, Any] | None = None,
) -> Body:  # fmt: skip
    """Return one page of rows with their total and links to the pages around it; `more` stands beside `meta`."""
    limit, offset = asked.limit or DEFAULT_LIMIT, asked.offset
    following = offset + limit if offset + limit < len(rows) else None
    before = max(offset - limit, 0) if offset else None
    around = {
        name: None if start is None else asked.own_address(limit=str(min(limit, offset) if name == "prev" else limit),
                                                           offset=str(start))
        for name, start in (("next", following), ("prev", before))
    }  # fmt: skip
    told = {
        "meta": meta(asked, title, sources, changed=changed),
        **(more or {}),
        "total": len(rows),
        "limit": limit,
        "offset": offset,
        **around,
        "data": [fields(row) for row in rows[offset : offset + limit]],
    }
    links = [(address, name) for name, address in around.items() if address]
    return as_json(told, [*links, *_about(asked)])


def rows_as_csv(
    asked: Asked, columns: Sequence[str], rows: Sequence[T], *, fields: Callable[[T], Mapping[str, Any]],
    sources: Iterable[Source] = (),
) -> Body:  # fmt: skip
    """Return rows as CSV: UTF-8 without byte order mark, commas, decimal point; whole unless `limit` is given.

    What JSON says in `meta` stands in the header of the answer: the description of the indicators, the licences.
    """
    end = None if asked.limit is None else asked.offset + asked.limit
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(fields_[name]) for name in columns] for fields_ in map(fields, rows[asked.offset : end]))
    licensed = [(one["url"], "license") for one in licences(sources) if one["url"]]
    return Body(content.getvalue().encode("utf-8", "replace"), [*dict.fromkeys(licensed), *_about(asked)])


def cell(value: str | int | float | bool | None) -> str:
    """Return a value as the text of a cell; nothing in it can be a formula.

    >>> cell(0.5), cell(None), cell("=1+1"), cell(2021)
    ('0.5', '', "'=1+1", '2021')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _harmless(value)
    return number_text(value) if isinstance(value, float) else str(value)


@lru_cache(maxsize=4096)
def _harmless(text: str) -> str:
    """The same few hundred texts stand in thousands of rows."""
    return harmless(text)


def _about(asked: Asked) -> list[tuple[str, str]]:
    return [(asked.address("/indicators"), "describedby"), (asked.address("/openapi.json"), "service-desc")]
