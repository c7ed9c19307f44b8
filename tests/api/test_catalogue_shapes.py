"""The catalogue against what DCAT-AP.de asks for, by a library that checks shapes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCTERMS, RDF, SH, Graph, Literal, Namespace, URIRef

from indicators.store import read_store
from tests.api.asking import ORIGIN, ROOT, ask

# rdflib warns about its own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
SHAPES = Graph().parse(Path(__file__).with_name("dcat_ap_de.ttl"), format="turtle")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")


def graph(path: str, form: str = "application/rdf+xml") -> Graph:
    """The answer of an address, as a harvester reads it."""
    kind = {"application/rdf+xml": "xml", "application/ld+json": "json-ld"}[form]
    return Graph().parse(data=ask(path, accept=form).text, format=kind, publicID=f"{ORIGIN}{ROOT}{path}")


def faults(found: Graph) -> list[str]:
    """What the shapes have against a graph: where and why."""
    _conforms, report, _text = validate(found, shacl_graph=SHAPES, inference="none", advanced=False)
    rows = report.subjects(RDF.type, SH.ValidationResult)
    told = ((one, report.value(one, SH.focusNode), report.value(one, SH.resultPath)) for one in rows)
    return sorted(f"{where} {path}: {report.value(one, SH.resultMessage)}" for one, where, path in told)


@pytest.mark.parametrize("form", ["application/rdf+xml", "application/ld+json"])
def test_the_catalogue_has_what_dcat_ap_de_asks_for(form: str) -> None:
    found = graph("/catalog", form)
    assert len(list(found.subjects(RDF.type, DCAT.Distribution))) > 20
    assert faults(found) == []


def test_so_has_each_set_alone_and_in_each_state_that_is_kept() -> None:
    store = read_store()
    assert [(one.id, faults(graph(f"/catalog/{one.id}"))) for one in store.sets] == [(one.id, []) for one in store.sets]
    oldest = min(store.kept_releases)
    assert faults(graph(f"/catalog?stand={oldest}")) == []


def test_a_registered_operator_that_answers_questions_has_no_fault_either(
    monkeypatch: pytest.MonkeyPatch, small_data: Path
) -> None:
    contributor = "http://dcat-ap.de/def/contributors/madeUpAgency"
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    (small_data / "settings.toml").write_text(f'email = "a@example.org"\ncontributor_id = "{contributor}"\n', "utf-8")
    found = graph("/catalog")
    assert set(found.objects(predicate=DCATDE.contributorID)) == {URIRef(contributor)}
    assert faults(found) == []


def test_the_states_of_a_set_are_versions_that_can_be_asked_for() -> None:
    store = read_store()
    subject = URIRef(f"{ORIGIN}{ROOT}/catalog/digitalisierung")
    found = graph("/catalog/digitalisierung")
    states = [one for one in store.releases if "digitalisierung" in one.sets]
    assert found.value(subject, DCAT.version) == Literal(states[0].id)
    assert str(found.value(subject, DCTERMS.issued)) == states[-1].day.isoformat()
    versions = sorted(str(one) for one in found.objects(subject, DCAT.hasVersion))
    assert versions == [f"{subject}?stand={one.id}" for one in states[::-1] if one.id in store.kept_releases]
    assert len(versions) == 2
    earlier = graph(f"/catalog/digitalisierung?stand={states[-1].id}")
    [itself] = earlier.subjects(RDF.type, DCAT.Dataset)
    assert earlier.value(itself, DCAT.version) == Literal(states[-1].id)
    assert earlier.value(itself, DCAT.isVersionOf) == subject


def gone(*predicates: URIRef) -> Callable[[Graph], None]:
    """A catalogue in which nothing has some properties."""

    def damage(found: Graph) -> None:
        for predicate in predicates:
            found.remove((None, predicate, None))

    return damage


def other(predicate: URIRef, value: str) -> Callable[[Graph], None]:
    """A catalogue in which a property has another value, an address or a text."""
    term = URIRef(value) if value.startswith("http") else Literal(value)

    def damage(found: Graph) -> None:
        for one in set(found.subjects(predicate)):
            found.set((one, predicate, term))

    return damage


DAMAGES = {
    "no title": gone(DCTERMS.title),
    "no description": gone(DCTERMS.description),
    "no publisher": gone(DCTERMS.publisher),
    "a nameless publisher": gone(FOAF.name),
    "no theme": gone(DCAT.theme),
    "a theme of our own": other(DCAT.theme, "http://example.org/themes/DIGI"),
    "no frequency": gone(DCTERMS.accrualPeriodicity),
    "a frequency in words": other(DCTERMS.accrualPeriodicity, "yearly"),
    "no political level": gone(DCATDE.politicalGeocodingLevelURI),
    "a day in words": other(DCTERMS.modified, "today"),
    "no file": gone(DCAT.distribution),
    "no address": gone(DCAT.accessURL),
    "no licence": gone(DCTERMS.license),
    "a licence of our own": other(DCTERMS.license, "http://example.org/licence"),
    "no format": gone(DCTERMS.format),
    "no address of the service": gone(DCAT.endpointURL),
    "an empty time": gone(DCAT.startDate, DCAT.endDate),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_shapes_find_what_is_wrong(monkeypatch: pytest.MonkeyPatch, small_data: Path, damage) -> None:
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    found = graph("/catalog")
    assert faults(found) == []
    damage(found)
    assert faults(found)
