"""The files of a set in the catalogue, each with the licence of what it holds.

A licence that the list of DCAT-AP.de does not know, and several together, are told in words (`dct:rights`) and never
rounded to a similar one. Portals ask for a code all the same: that of "another open licence" only where each of them
is known to be open, else that of "another limited one", which promises nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.api.asked import Asked
from indicators.api.graph import Iri, Node, Said, Text
from indicators.api.parameters import MAX_LIMIT
from indicators.model import Indicator, IndicatorSet, Source

AUTHORITY = "http://publications.europa.eu/resource/authority"
_LIST = "http://dcat-ap.de/def/licenses"
LICENCES = {
    "dl-de/by-2-0": f"{_LIST}/dl-by-de/2.0",
    "dl-de/zero-2-0": f"{_LIST}/dl-zero-de/2.0",
    "CC BY 4.0": f"{_LIST}/cc-by/4.0",
    "CC0 1.0": f"{_LIST}/cc-zero",
}
OTHER_OPEN, OTHER_LIMITED = f"{_LIST}/other-open", f"{_LIST}/other-closed"
CSV_FORM = "https://www.rfc-editor.org/rfc/rfc4180"


@dataclass(frozen=True, slots=True)
class _Form:
    """A form in which a list comes: ending, code of the EU's list "File type", media type, what it follows."""

    ending: str
    code: str
    media_type: str
    conforms_to: str = ""


FORMS = (_Form("csv", "CSV", "text/csv", CSV_FORM), _Form("json", "JSON", "application/json"))


@dataclass(frozen=True, slots=True)
class _File:
    """A list of the interface for some indicators: address, title, their sources by id, number of rows."""

    path: str
    title: str
    sources: Mapping[str, Sequence[Source]]
    rows: int


def distributions(
    asked: Asked, one: IndicatorSet, indicators: Sequence[Indicator], *, day: date, service: Iri | Node
) -> list[Node]:
    """Return the files of a set: its figures, then its yardsticks from outside; `service` is the interface.

    Where indicators have different licences there is one file per licence, so that each is stated right.
    """
    return [
        _distribution(asked, file, form=form, day=day, service=service)
        for file in _files(asked, one, indicators)
        for form in FORMS
    ]


def _files(asked: Asked, one: IndicatorSet, indicators: Sequence[Indicator]) -> Iterator[_File]:
    store = asked.store
    figures = {indicator.id: store.sources_of(indicator) for indicator in indicators}
    for group in _by_licence(figures):
        yield _File("values", one.label, group, sum(len(store.dataset.figures.of(name)) for name in group))
    outside = {name: store.reference_sources(store.dataset.references.get(name, ())) for name in figures}
    title = f"{one.label}, Vergleichswerte von außerhalb der Region"
    for group in _by_licence({name: sources for name, sources in outside.items() if sources}):
        yield _File("references", title, group, sum(len(store.dataset.references[name]) for name in group))


def _by_licence(sources: Mapping[str, Sequence[Source]]) -> list[dict[str, Sequence[Source]]]:
    """Indicators with their sources, those of the same licences together."""
    groups: dict[tuple[str, ...], dict[str, Sequence[Source]]] = {}
    for name, found in sources.items():
        groups.setdefault(tuple(sorted({source.licence for source in found})), {})[name] = found
    return list(groups.values())


def _distribution(asked: Asked, file: _File, *, form: _Form, day: date, service: Iri | Node) -> Node:
    names = list(file.sources)
    is_paged = form.ending == "json" and file.rows > MAX_LIMIT
    limit = {"limit": [str(MAX_LIMIT)]} if form.ending == "json" else {}
    address = asked.address(f"/{file.path}.{form.ending}", {"indicator": names} | limit)
    sources = [source for name in names for source in file.sources[name]]
    licences = sorted({source.licence for source in sources})
    words = "; ".join(licences)
    labels = [asked.store.dataset.indicators[name].label for name in names]
    said: Said = [
        ("dct:title", Text(f"{file.title}: {form.code} ({words})", "de")),
        ("dct:description", Text("; ".join(labels), "de")),
        ("dcat:accessURL", Iri(address)),
        *([] if is_paged else [("dcat:downloadURL", Iri(address))]),
        ("dct:format", Iri(f"{AUTHORITY}/file-type/{form.code}")),
        ("dcat:mediaType", Iri(f"https://www.iana.org/assignments/media-types/{form.media_type}")),
        ("dct:language", Iri(f"{AUTHORITY}/language/DEU")),
        ("dct:modified", Text(day.isoformat(), datatype="xsd:date")),
        ("dcat:accessService", service),
        ("dct:license", Iri(licence_code(licences))),
    ]
    if form.conforms_to:
        said.append(("dct:conformsTo", Iri(form.conforms_to)))
    if len(licences) != 1 or licences[0] not in LICENCES:
        said.append(
            ("dct:rights", Node("dct:RightsStatement", f"{address}#rights", [("rdfs:label", Text(words, "de"))]))
        )
    attributions = dict.fromkeys(source.attribution for source in sources)
    said += [("dcatde:licenseAttributionByText", Text(text, "de")) for text in attributions]
    return Node("dcat:Distribution", f"{address}#distribution", said)


def licence_code(licences: Iterable[str]) -> str:
    """Return the code that the list of DCAT-AP.de has for what stands under all of these licences.

    >>> [
    ...     licence_code(one).removeprefix(_LIST)
    ...     for one in (["CC0 1.0"], ["CC0 1.0", "CC BY 4.0"], ["CC0 1.0", "Nur hier"], [])
    ... ]
    ['/cc-zero', '/other-open', '/other-closed', '/other-closed']
    """
    codes = [LICENCES.get(one, "") for one in licences]
    if not codes or "" in codes:
        return OTHER_LIMITED
    return codes[0] if len(codes) == 1 else OTHER_OPEN
