"""The catalogue of the indicator sets after DCAT-AP.de, so that open-data portals can harvest it.

No `dcatde:contributorID` is stated: it is given out by GovData to operators that are registered there. A licence that
the list of DCAT-AP.de does not know is told in words (`dct:rights`), never rounded to a similar one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from indicators.api.asked import Asked
from indicators.api.graph import Iri, Node, Text
from indicators.api.parameters import MAX_LIMIT
from indicators.loading.settings import TITLE
from indicators.model import Indicator, IndicatorSet, Level, Source

AUTHORITY = "http://publications.europa.eu/resource/authority"
GERMAN = Iri(f"{AUTHORITY}/language/DEU")
LICENCES = {
    "dl-de/by-2-0": "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    "dl-de/zero-2-0": "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
    "CC BY 4.0": "http://dcat-ap.de/def/licenses/cc-by/4.0",
    "CC0 1.0": "http://dcat-ap.de/def/licenses/cc-zero",
}
# Codes of the EU's data themes beside "regions and cities", which all sets belong to.
THEMES = {
    "digitalisierung": "TECH",
    "grunddaten": "SOCI",
    "lebensqualitaet": "SOCI",
    "nachhaltigkeit": "ENVI",
    "teilhabe": "GOVE",
    "wirtschaft": "ECON",
}
FORMS = (("csv", "CSV", "text/csv"), ("json", "JSON", "application/json"))
DESCRIPTION = (
    "Indikatoren der Gemeinden, Kreise und der Region aus amtlichen und anderen offenen Quellen, mit Definition, "
    "Datenstand und Lizenz jeder Zahl."
)

Said = list[tuple[str, Iri | Text | Node]]


def catalogue(asked: Asked) -> Node:
    """Return the catalogue with a dataset per indicator set."""
    days = {one.id: modified(asked, one) for one in asked.store.sets}
    said: Said = [
        ("dct:title", Text(TITLE, "de")),
        ("dct:description", Text(DESCRIPTION, "de")),
        ("dct:language", GERMAN),
        ("foaf:homepage", Node("foaf:Document", asked.page(""))),
        ("dcat:themeTaxonomy", Iri(f"{AUTHORITY}/data-theme")),
        ("dct:publisher", _publisher(asked)),
        ("dct:spatial", _region(asked)),
    ]
    if days:
        said.append(("dct:modified", Text(max(days.values()).isoformat(), datatype="xsd:date")))
    said += [("dcat:dataset", _dataset(asked, one)) for one in asked.store.sets]
    said.append(("dcat:service", _service(asked)))
    return Node("dcat:Catalog", asked.address("/catalog"), said)


def dataset(asked: Asked) -> Node:
    """Return the dataset of the set that the address names."""
    return _dataset(asked, asked.store.dataset.sets[asked.code])


def modified(asked: Asked, one: IndicatorSet) -> date:
    """Return the day a set changed last: that of its newest release, else the newest time of its files."""
    shown = asked.store.edition
    days = [release.day for release in asked.store.releases if one.id in release.sets]
    if shown is not None:
        days = [day for day in days if day <= shown.day] or [shown.day]
    if days:
        return max(days)
    times = [time for name, time, _size in asked.store.files if Path(name).parent.name == one.id]
    return datetime.fromtimestamp(max(times, default=0) / 1e9, UTC).date()


def _dataset(asked: Asked, one: IndicatorSet) -> Node:
    day = modified(asked, one)
    indicators = [asked.store.dataset.indicators[name] for name in one.indicators]
    outside = (each for name in one.indicators for each in asked.store.dataset.references.get(name, ()))
    sources = dict.fromkeys([*asked.sources(indicators), *asked.store.reference_sources(outside)])
    said: Said = [
        ("dct:title", Text(f"{one.label} in {asked.store.dataset.areas.region.label}", "de")),
        ("dct:description", Text(_described(one, indicators), "de")),
        ("dct:identifier", Text(one.id)),
        ("dct:publisher", _publisher(asked)),
        ("dct:language", GERMAN),
        ("dct:accessRights", Iri(f"{AUTHORITY}/access-right/PUBLIC")),
        ("dct:modified", Text(day.isoformat(), datatype="xsd:date")),
        ("dct:spatial", _region(asked)),
        ("dcat:landingPage", Node("foaf:Document", f"{asked.page('daten')}#{one.id}")),
        *[("dcat:theme", Iri(f"{AUTHORITY}/data-theme/{code}")) for code in _themes(one)],
        *[("dcat:keyword", Text(indicator.short, "de")) for indicator in indicators],
        *[("dct:provenance", _provenance(source)) for source in sources],
    ]
    said += [("dcatde:politicalGeocodingURI", Iri(address)) for address in _districts(asked)]
    years = _years(asked, one.indicators)
    if years:
        said.append(("dct:temporal", _period(min(years), max(years))))
    if asked.settings.email:
        said.append(("dcat:contactPoint", _contact(asked)))
    said += [("dcat:distribution", part) for part in _distributions(asked, one, indicators, day)]
    return Node("dcat:Dataset", asked.address(f"/catalog/{one.id}"), said)


def _described(one: IndicatorSet, indicators: Sequence[Indicator]) -> str:
    listed = "Enthält: " + "; ".join(indicator.label for indicator in indicators) + "."
    return f"{one.description} {listed}".strip()


def _themes(one: IndicatorSet) -> list[str]:
    return ["REGI", *([THEMES[one.id]] if one.id in THEMES else [])]


def _years(asked: Asked, indicators: Iterable[str]) -> list[int]:
    of = asked.store.dataset.figures.of
    return [int(year) for name in indicators for year in of(name)["year"]]


def _distributions(asked: Asked, one: IndicatorSet, indicators: Sequence[Indicator], day: date) -> list[Node]:
    """Files of a set: its figures, then its yardsticks from outside.

    Where indicators have different licences there is one file per licence, so that each is stated right.
    """
    store = asked.store
    figures = {indicator.id: store.sources_of(indicator) for indicator in indicators}
    outside = {name: store.reference_sources(store.dataset.references.get(name, ())) for name in figures}
    known = {name: sources for name, sources in outside.items() if sources}
    files = [
        *[_File("values", one.label, group, len(_years(asked, group))) for group in _by_licence(figures)],
        *[
            _File("references", f"{one.label}, Vergleichswerte von außerhalb der Region", group,
                  sum(len(store.dataset.references[name]) for name in group))
            for group in _by_licence(known)
        ],
    ]  # fmt: skip
    return [_distribution(asked, file, form=form, day=day) for file in files for form in FORMS]


def _by_licence(sources: Mapping[str, Sequence[Source]]) -> list[dict[str, Sequence[Source]]]:
    """Indicators with their sources, those of the same licences together."""
    groups: dict[tuple[str, ...], dict[str, Sequence[Source]]] = {}
    for name, found in sources.items():
        groups.setdefault(tuple(sorted({source.licence for source in found})), {})[name] = found
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class _File:
    """A list of the interface for some indicators: address, title, their sources by id, number of rows."""

    path: str
    title: str
    sources: Mapping[str, Sequence[Source]]
    rows: int


def _distribution(asked: Asked, file: _File, *, form: tuple[str, str, str], day: date) -> Node:
    ending, file_type, media_type = form
    names = list(file.sources)
    paged = ending == "json" and file.rows > MAX_LIMIT
    address = asked.address(
        f"/{file.path}.{ending}", {"indicator": names} | ({"limit": [str(MAX_LIMIT)]} if ending == "json" else {})
    )
    sources = [source for name in names for source in file.sources[name]]
    licences = sorted({source.licence for source in sources})
    words = "; ".join(licences)
    labels = [asked.store.dataset.indicators[name].label for name in names]
    said: Said = [
        ("dct:title", Text(f"{file.title}: {file_type} ({words})", "de")),
        ("dct:description", Text("; ".join(labels), "de")),
        ("dcat:accessURL", Iri(address)),
        *([] if paged else [("dcat:downloadURL", Iri(address))]),
        ("dct:format", Iri(f"{AUTHORITY}/file-type/{file_type}")),
        ("dcat:mediaType", Iri(f"https://www.iana.org/assignments/media-types/{media_type}")),
        ("dct:modified", Text(day.isoformat(), datatype="xsd:date")),
        ("dcat:accessService", Iri(_service_address(asked))),
    ]
    known = [LICENCES[name] for name in licences if name in LICENCES]
    if len(licences) == 1 and known:
        said.append(("dct:license", Iri(known[0])))
    else:
        said.append(("dct:rights", Node("dct:RightsStatement", said=[("rdfs:label", Text(words, "de"))])))
    attributions = dict.fromkeys(source.attribution for source in sources)
    said += [("dcatde:licenseAttributionByText", Text(text, "de")) for text in attributions]
    return Node("dcat:Distribution", f"{address}#distribution", said)


def _publisher(asked: Asked) -> Node:
    return Node(
        "foaf:Agent", f"{asked.page('impressum')}#agent", [("foaf:name", Text(asked.settings.operator or TITLE))]
    )


def _contact(asked: Asked) -> Node:
    name = ("vcard:fn", Text(asked.settings.operator or TITLE))
    return Node("vcard:Kind", said=[name, ("vcard:hasEmail", Iri(f"mailto:{asked.settings.email}"))])


def _region(asked: Asked) -> Node:
    region = asked.store.dataset.areas.region
    return Node(
        "dct:Location", f"{asked.address(f'/areas/{region.code}')}#area", [("skos:prefLabel", Text(region.label, "de"))]
    )


def _districts(asked: Asked) -> list[str]:
    found = asked.store.dataset.areas.at(Level.DISTRICT)
    return [f"http://dcat-ap.de/def/politicalGeocoding/districtKey/{area.code}" for area in found]


def _period(first: int, last: int) -> Node:
    ends = (("dcat:startDate", date(first, 1, 1)), ("dcat:endDate", date(last, 12, 31)))
    return Node("dct:PeriodOfTime", said=[(name, Text(day.isoformat(), datatype="xsd:date")) for name, day in ends])


def _provenance(source: Source) -> Node:
    words = ", ".join(part for part in (source.publisher, source.dataset, source.edition, source.data_as_of) if part)
    return Node("dct:ProvenanceStatement", said=[("rdfs:label", Text(words, "de"))])


def _service_address(asked: Asked) -> str:
    return f"{asked.address('/')}#service"


def _service(asked: Asked) -> Node:
    said: Said = [
        ("dct:title", Text(f"Datenschnittstelle: {TITLE}", "de")),
        ("dcat:endpointURL", Iri(asked.address("/"))),
        ("dcat:endpointDescription", Iri(asked.address("/openapi.json"))),
        *[("dcat:servesDataset", Iri(asked.address(f"/catalog/{one.id}"))) for one in asked.store.sets],
    ]
    return Node("dcat:DataService", _service_address(asked), said)
