"""The catalogue of the indicator sets after DCAT-AP.de, so that open-data portals can harvest it.

`dcatde:contributorID` is stated where the operator has one: GovData gives it out to those who are registered there.
Earlier states of a set are versions, told by their address alone: a portal would list each as a data set of its own.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from indicators.api.asked import ROOT, Asked
from indicators.api.catalogue_files import AUTHORITY, distributions
from indicators.api.graph import Iri, Node, Said, Text
from indicators.loading.region import site_title
from indicators.loading.releases import Release
from indicators.model import Frequency, Indicator, IndicatorSet, Level, Source

GERMAN = Iri(f"{AUTHORITY}/language/DEU")
LEVELS = {Level.DISTRICT: "administrativeDistrict", Level.MUNICIPALITY: "municipality"}
TABLES = "https://www.w3.org/TR/tabular-data-model/"
OPENAPI = "https://spec.openapis.org/oas/v3.1.0"
OGC_PATH, OGC = "ogc", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"
DESCRIPTION = (
    "Indikatoren der Gemeinden, Kreise und der Region aus amtlichen und anderen offenen Quellen, mit Definition, "
    "Datenstand und Lizenz jeder Zahl."
)


def catalogue(asked: Asked) -> Node:
    """Return the catalogue with a dataset per indicator set."""
    days = {one.id: modified(asked, one) for one in asked.store.sets}
    said: Said = [
        ("dct:title", Text(site_title(), "de")),
        ("dct:description", Text(DESCRIPTION, "de")),
        ("dct:language", GERMAN),
        ("foaf:homepage", Node("foaf:Document", asked.page(""))),
        ("dcat:themeTaxonomy", Iri(f"{AUTHORITY}/data-theme")),
        ("dct:publisher", _publisher(asked)),
        ("dct:spatial", _region(asked)),
    ]
    if days:
        said.append(("dct:modified", _day(max(days.values()))))
    service = _interface(asked)
    said += [("dcat:dataset", _dataset(asked, one, service=Iri(service.address))) for one in asked.store.sets]
    said += [("dcat:service", one) for one in (service, _features(asked))]
    return Node("dcat:Catalog", asked.address("/catalog"), said)


def dataset(asked: Asked) -> Node:
    """Return the dataset of the set that the address names."""
    service = _interface(asked)
    known = Node(service.kind, service.address, service.said[:2])  # what it is, but not which sets it serves
    return _dataset(asked, asked.store.dataset.sets[asked.code], service=known)


def modified(asked: Asked, one: IndicatorSet) -> date:
    """Return the day a set changed last: that of its newest release, else the newest time of its files."""
    shown, states = asked.store.edition, _states(asked, one)
    if states:
        return states[0].day
    if shown is not None:
        return shown.day
    times = [time for name, time, _size in asked.store.files if Path(name).parent.name == one.id]
    return datetime.fromtimestamp(max(times, default=0) / 1e9, UTC).date()


def _states(asked: Asked, one: IndicatorSet) -> list[Release]:
    """The releases that changed a set, newest first, up to the one that is shown."""
    releases, shown = asked.store.releases, asked.store.release
    known = releases[releases.index(shown) :] if shown else releases
    return [release for release in known if one.id in release.sets]


def _dataset(asked: Asked, one: IndicatorSet, *, service: Iri | Node) -> Node:
    day, states = modified(asked, one), _states(asked, one)
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
        ("dct:modified", _day(day)),
        ("dct:accrualPeriodicity", Iri(f"{AUTHORITY}/frequency/{frequency(sources)}")),
        ("dct:conformsTo", Iri(TABLES)),
        ("dct:spatial", _region(asked)),
        ("dcat:landingPage", Node("foaf:Document", f"{asked.page('daten')}#{one.id}")),
        *[("dcat:theme", Iri(f"{AUTHORITY}/data-theme/{code}")) for code in _themes(one)],
        *[("dcat:keyword", Text(indicator.short, "de")) for indicator in indicators],
        *[("dct:provenance", _provenance(asked, one, source)) for source in sources],
        *[("dcatde:politicalGeocodingLevelURI", Iri(address)) for address in _levels(asked, one)],
        *[("dcatde:politicalGeocodingURI", Iri(address)) for address in _districts(asked)],
        *_versions(asked, one, states),
    ]
    if asked.settings.contributor_id:
        said.append(("dcatde:contributorID", Iri(asked.settings.contributor_id)))
    years = _years(asked, one.indicators)
    if years:
        said.append(("dct:temporal", _period(min(years), max(years))))
    if asked.settings.email:
        said.append(("dcat:contactPoint", _contact(asked)))
    files = distributions(asked, one, indicators, day=day, service=service)
    said += [("dcat:distribution", part) for part in files]
    return Node("dcat:Dataset", asked.address(f"/catalog/{one.id}"), said)


def frequency(sources: Iterable[Source]) -> Frequency:
    """Return how often a set changes: as often as its sources if they do alike, else irregularly.

    Sources that are not continued say nothing about what is to come.

    >>> monthly, yearly, never = (
    ...     Source("amt", "Amt", "Daten", "", "", "", "", "", "", frequency=one)
    ...     for one in (Frequency.MONTHLY, Frequency.ANNUAL, Frequency.NEVER)
    ... )
    >>> [str(frequency(one)) for one in ([yearly, never], [yearly, monthly], [never], [])]
    ['ANNUAL', 'IRREG', 'NEVER', 'UNKNOWN']
    """
    found = {one.frequency for one in sources}
    found = found - {Frequency.NEVER} or found
    return found.pop() if len(found) == 1 else Frequency.IRREGULAR if found else Frequency.UNKNOWN


def _versions(asked: Asked, one: IndicatorSet, states: Sequence[Release]) -> Said:
    """What the state that is shown is called, since when the set is there, and the earlier states still to be had."""
    if not states:
        return []
    here, kept = f"/catalog/{one.id}", asked.store.kept_releases
    said: Said = [("dcat:version", Text(states[0].id)), ("adms:versionNotes", Text(states[0].title, "de"))]
    said.append(("dct:issued", _day(states[-1].day)))
    said += [
        ("dcat:hasVersion", Iri(asked.address(here, {"stand": [state.id]}))) for state in states if state.id in kept
    ]
    if "stand" in asked.values:
        said.append(("dcat:isVersionOf", Iri(asked.page(f"{ROOT}{here}"))))
    return said


def _described(one: IndicatorSet, indicators: Sequence[Indicator]) -> str:
    listed = "Enthält: " + "; ".join(indicator.label for indicator in indicators) + "."
    return f"{one.description} {listed}".strip()


def _themes(one: IndicatorSet) -> list[str]:
    return ["REGI", *([one.theme] if one.theme else [])]


def _years(asked: Asked, indicators: Iterable[str]) -> list[int]:
    of = asked.store.dataset.figures.of
    return [int(year) for name in indicators for year in of(name)["year"]]


def _publisher(asked: Asked) -> Node:
    return Node(
        "foaf:Agent", f"{asked.page('impressum')}#agent", [("foaf:name", Text(asked.settings.operator or site_title()))]
    )


def _contact(asked: Asked) -> Node:
    name = ("vcard:fn", Text(asked.settings.operator or site_title()))
    return Node("vcard:Kind", said=[name, ("vcard:hasEmail", Iri(f"mailto:{asked.settings.email}"))])


def _region(asked: Asked) -> Node:
    region = asked.store.dataset.areas.region
    return Node(
        "dct:Location", f"{asked.address(f'/areas/{region.code}')}#area", [("skos:prefLabel", Text(region.label, "de"))]
    )


def _districts(asked: Asked) -> list[str]:
    found = asked.store.dataset.areas.at(Level.DISTRICT)
    return [f"http://dcat-ap.de/def/politicalGeocoding/districtKey/{area.code}" for area in found]


def _levels(asked: Asked, one: IndicatorSet) -> list[str]:
    found = {level for name in one.indicators for level in asked.store.levels(name)}
    return [f"http://dcat-ap.de/def/politicalGeocoding/Level/{LEVELS[one]}" for one in LEVELS if one in found]


def _day(day: date) -> Text:
    return Text(day.isoformat(), datatype="xsd:date")


def _period(first: int, last: int) -> Node:
    ends = (("dcat:startDate", date(first, 1, 1)), ("dcat:endDate", date(last, 12, 31)))
    return Node("dct:PeriodOfTime", said=[(name, _day(day)) for name, day in ends])


def _provenance(asked: Asked, one: IndicatorSet, source: Source) -> Node:
    words = ", ".join(part for part in (source.publisher, source.dataset, source.edition, source.data_as_of) if part)
    address = f"{asked.address(f'/catalog/{one.id}')}#source-{source.id}"
    return Node("dct:ProvenanceStatement", address, [("rdfs:label", Text(words, "de"))])


def _interface(asked: Asked) -> Node:
    described = ("dcat:endpointDescription", Iri(asked.address("/openapi.json")))
    own = f"Datenschnittstelle: {site_title()}"
    return _service(asked, own, asked.address("/"), asked.store.sets, described, conforms_to=OPENAPI)


def _features(asked: Asked) -> Node:
    address, title = asked.page(OGC_PATH), f"Werte mit Gebietsgrenzen (OGC API – Features): {site_title()}"
    described = ("dcat:endpointDescription", Iri(f"{address}/api"))
    return _service(asked, title, address, asked.store.sets, described, conforms_to=OGC)


def _service(
    asked: Asked, title: str, address: str, sets: Iterable[IndicatorSet], *said: tuple[str, Iri], conforms_to: str
) -> Node:
    serves = [("dcat:servesDataset", Iri(asked.address(f"/catalog/{one.id}"))) for one in sets]
    first: Said = [("dct:title", Text(title, "de")), ("dcat:endpointURL", Iri(address))]
    return Node(
        "dcat:DataService", f"{address}#service", [*first, *said, ("dct:conformsTo", Iri(conforms_to)), *serves]
    )
