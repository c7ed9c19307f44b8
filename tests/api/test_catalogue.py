"""The catalogue after DCAT-AP.de, read by a library that knows RDF."""

import pytest
from rdflib import DCAT, DCTERMS, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from indicators.language.visible import visible
from indicators.store import read_store
from tests import made_up
from tests.api.asking import ORIGIN, ROOT, ask

# rdflib warns about its own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
BY_2_0 = URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")


def graph(path="/catalog", form="xml") -> Graph:
    accept = {"xml": "application/rdf+xml", "json-ld": "application/ld+json"}[form]
    return Graph().parse(data=ask(path, accept=accept).text, format=form, publicID=f"{ORIGIN}{ROOT}{path}")


@pytest.fixture(scope="module")
def catalogue() -> Graph:
    return graph()


def test_both_forms_say_the_same(catalogue):
    assert len(catalogue) > 300
    assert isomorphic(catalogue, graph(form="json-ld"))


def test_addresses_with_an_ending_give_the_same_without_a_choice():
    assert ask("/catalog.rdf").content == ask("/catalog", accept="application/rdf+xml").content
    assert ask("/catalog.jsonld").content == ask("/catalog").content


def test_each_set_is_a_dataset_with_all_that_a_portal_needs(catalogue):
    sets = read_store().sets
    found = set(catalogue.subjects(RDF.type, DCAT.Dataset))
    assert found == {URIRef(f"{ORIGIN}{ROOT}/catalog/{one.id}") for one in sets}
    needed = (
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.identifier, DCTERMS.modified, DCTERMS.temporal,
        DCTERMS.spatial, DCAT.theme, DCAT.keyword, DCAT.distribution, DCAT.landingPage, DCATDE.politicalGeocodingURI,
    )  # fmt: skip
    assert [(one, name) for one in found for name in needed if (one, name, None) not in catalogue] == []
    assert set(catalogue.objects(predicate=DCAT.dataset)) == found


def test_each_file_has_an_address_a_form_an_attribution_and_terms(catalogue):
    files = set(catalogue.subjects(RDF.type, DCAT.Distribution))
    assert len(files) >= 2 * len(read_store().sets)
    for one in files:
        assert catalogue.value(one, DCAT.accessURL)
        assert catalogue.value(one, DCTERMS.format)
        assert catalogue.value(one, DCAT.mediaType)
        assert catalogue.value(one, DCATDE.licenseAttributionByText)
        words = catalogue.value(catalogue.value(one, DCTERMS.rights), RDFS.label)
        is_other = "/licenses/other-" in str(catalogue.value(one, DCTERMS.license))
        assert is_other == (words is not None)


def test_a_licence_is_only_stated_for_figures_that_have_it(catalogue):
    dataset = read_store().dataset
    licensed = list(catalogue.subjects(DCTERMS.license, BY_2_0))
    assert licensed
    for one in licensed:
        names = str(one).partition("indicator=")[2].partition("&")[0].partition("#")[0].split(",")
        indicators = [dataset.indicators[name] for name in names]
        outside = [each for i in indicators for each in dataset.references.get(i.id, ())]
        figures = [s for i in indicators for s in read_store().sources_of(i)]
        sources = read_store().reference_sources(outside) if "/references." in str(one) else figures
        assert {s.licence for s in sources} == {"dl-de/by-2-0"}


def test_every_indicator_is_in_exactly_one_csv_file_of_its_set(catalogue):
    for one in read_store().sets:
        files = catalogue.objects(URIRef(f"{ORIGIN}{ROOT}/catalog/{one.id}"), DCAT.distribution)
        names = [str(file).partition("indicator=")[2].partition("#")[0] for file in files if "values.csv" in file]
        assert sorted(name for part in names for name in part.split(",")) == sorted(one.indicators)


def test_yardsticks_from_outside_are_files_of_their_set_with_their_own_attribution(monkeypatch, small_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert not [one for one in graph().subjects(RDF.type, DCAT.Distribution) if "/references." in str(one)]
    made_up.write_references(small_data)
    found = graph()
    files = [one for one in found.subjects(RDF.type, DCAT.Distribution) if "/references." in str(one)]
    addresses = {str(one).partition("#")[0] for one in files}
    assert addresses == {
        f"{ORIGIN}{ROOT}/references.csv?indicator=anteil,eigenart",
        f"{ORIGIN}{ROOT}/references.json?indicator=anteil,eigenart&limit=10000",
    }
    for one in files:
        assert set(found.objects(one, DCATDE.licenseAttributionByText)) == {Literal("© Nachbaramt", lang="de")}
        assert "Vergleichswerte von außerhalb der Region" in str(found.value(one, DCTERMS.title))
    assert [ask(one).status for one in addresses] == [200, 200]


def test_all_links_into_the_interface_lead_somewhere(catalogue):
    links = {str(one).partition("#")[0] for triple in catalogue for one in triple if isinstance(one, URIRef)}
    own = sorted(one for one in links if one.startswith(f"{ORIGIN}{ROOT}"))
    earlier = [one for one in own if "stand=" in one]  # each state is read anew: one stands for all
    own = [one for one in own if one not in earlier[1:]]
    assert len(own) > 20 and earlier
    assert [one for one in own if ask(one).status != 200] == []


def test_a_file_that_is_said_to_be_whole_is_whole(catalogue):
    for address in catalogue.objects(predicate=DCAT.downloadURL):
        if "values.json" in address:
            assert ask(str(address)).fields["next"] is None


def test_a_dataset_alone_is_the_part_of_the_catalogue(catalogue):
    one = graph("/catalog/wirtschaft")
    subject = URIRef(f"{ORIGIN}{ROOT}/catalog/wirtschaft")
    assert set(one.objects(subject, DCTERMS.title)) == set(catalogue.objects(subject, DCTERMS.title))
    assert isomorphic(one, graph("/catalog/wirtschaft", "json-ld"))


def test_nothing_is_said_that_the_operator_has_not_decided(catalogue, monkeypatch, small_data):
    assert (None, DCATDE.contributorID, None) not in catalogue
    assert (None, DCAT.contactPoint, None) not in catalogue
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    (small_data / "settings.toml").write_text('operator = "Amt"\nemail = "a@example.org"\n', encoding="utf-8")
    own = graph()
    assert set(own.objects(predicate=VCARD.hasEmail)) == {URIRef("mailto:a@example.org")}
    assert Literal("Amt") in set(own.objects())


def test_texts_of_a_set_are_those_of_the_data(catalogue):
    one = read_store().sets[0]
    subject = URIRef(f"{ORIGIN}{ROOT}/catalog/{one.id}")
    assert visible(one.label) in str(catalogue.value(subject, DCTERMS.title))
    assert catalogue.value(subject, DCTERMS.title).language == "de"
