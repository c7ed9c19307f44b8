"""A request that can be answered: the state of the data, its checked parameters, and the addresses around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from indicators.api.parameters import DEFAULT_LIMIT, Values
from indicators.export.citation import citation
from indicators.loading.base_path import with_base
from indicators.loading.settings import Settings
from indicators.model import Area, Indicator, Level, Source
from indicators.store import Store

ROOT = "/api/v1"
PAGE = "schnittstelle"
EVERY_LEVEL = (Level.REGION, Level.DISTRICT, Level.MUNICIPALITY)
LICENCE_NOTE = (
    "Each source keeps its own licence. Name the sources as their licences ask for it; the attribution of each "
    "stands with its indicator."
)


@dataclass(frozen=True)
class Asked:
    """What an answer is made from. `path` is that of the resource below /api/v1, `code` the one in its address.

    `origin` is how addresses begin; they begin with a slash where it is "".
    """

    store: Store
    settings: Settings
    origin: str
    path: str
    values: Values
    day: date
    code: str = ""

    def address(self, path: str, values: Mapping[str, Iterable[str]] | None = None) -> str:
        """The address of a resource, in the same state of the data."""
        stand = {"stand": self.values["stand"]} if "stand" in self.values else {}
        query = urlencode([(name, ",".join(texts)) for name, texts in {**stand, **(values or {})}.items()], safe=",")
        whole = f"{ROOT}{quote(path)}" + (f"?{query}" if query else "")
        return self.page(whole)

    def page(self, path: str) -> str:
        """The address of a page of the dashboard."""
        return self.settings.address(path, origin=self.origin) or with_base(path)

    def own_address(self, **changed: str) -> str:
        """The address of this answer, with some parameters changed."""
        values = {**self.values, **{name: (text,) for name, text in changed.items()}}
        return self.address(self.path.replace("{code}", self.code), values)

    def with_values(self, values: Mapping[str, tuple[str, ...]]) -> "Asked":
        """The same with some parameters given otherwise."""
        return replace(self, values={**self.values, **values})

    def number(self, name: str, default: int) -> int:
        """A parameter that is a number."""
        return int(self.values[name][0]) if name in self.values else default

    @property
    def limit(self) -> int | None:
        """How many rows were asked for; None where nothing was said."""
        return self.number("limit", DEFAULT_LIMIT) if "limit" in self.values else None

    @property
    def offset(self) -> int:
        """How many rows to pass over."""
        return self.number("offset", 0)

    def indicators(self) -> list[Indicator]:
        """The indicators that `indicator` and `set` leave, in the order of the data."""
        codes, sets = self.values.get("indicator"), self.values.get("set")
        return [
            one
            for one in self.store.dataset.indicators.values()
            if (codes is None or one.id in codes) and (sets is None or one.set in sets)
        ]

    def areas(self) -> list[Area]:
        """The areas that `area` and `level` leave, in the order of the data; groups only where they are asked for."""
        codes, levels = self.values.get("area"), self.values.get("level")
        known = self.store.dataset.areas
        if codes is None:
            return [one for one in (*known, *known.groups) if one.level in (levels or EVERY_LEVEL)]
        meant = {known[code].code for code in codes}
        groups = dict.fromkeys(one for code in codes if (one := known[code]).members)
        return [one for one in (*known, *groups) if one.code in meant and (levels is None or one.level in levels)]

    def level(self) -> Level:
        """The level of outlines."""
        return Level(self.values.get("level", (Level.MUNICIPALITY.value,))[0])

    def sources(self, indicators: Iterable[Indicator]) -> list[Source]:
        """The sources of some indicators, each once."""
        found = {(s.publisher, s.dataset, s.edition): s for one in indicators for s in self.store.sources_of(one)}
        return list(found.values())


def meta(asked: Asked, title: str, sources: Iterable[Source], *, changed: bool = False) -> dict[str, Any]:
    """Return what every answer says about itself: state of the data, licences, how to cite it, links.

    The citation leaves out the day of the visit, so that an answer stays the same as long as the data do.
    """
    listed = list(sources)
    edition = asked.store.edition
    return {
        "title": title,
        "edition": {"release": edition.id, "day": edition.day.isoformat()} if edition else None,
        "newest": asked.store.release is None,
        "licence": {"note": LICENCE_NOTE, "licences": licences(listed)},
        "citation": citation(
            title, listed, edition=edition, url="", day=asked.day, changed=changed
        ),
        "links": {
            "self": asked.own_address(),
            "entry": asked.address("/"),
            "indicators": asked.address("/indicators"),
            "catalogue": asked.address("/catalog"),
            "openapi": asked.address("/openapi.json"),
            "documentation": asked.page(PAGE),
        },
    }  # fmt: skip


def licences(sources: Iterable[Source]) -> list[dict[str, str]]:
    """Return the licences of sources with the address of their text ("" where there is none), each once."""
    found = dict.fromkeys((one.licence, one.licence_url) for one in sources)
    return [{"name": name, "url": url} for name, url in found]
