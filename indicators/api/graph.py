"""A small graph of statements, written as JSON-LD and as RDF/XML; texts can break out of neither."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from indicators.language.visible import visible

LONGEST = 20_000
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {
    "rdf": RDF,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "adms": "http://www.w3.org/ns/adms#",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Iri:
    """The address of a thing that is described elsewhere."""

    address: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `language` "" for names and codes, `datatype` such as `xsd:date` for values."""

    text: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing with its class and what is said about it; `address` "" where it has none."""

    kind: str
    address: str = ""
    said: "Sequence[tuple[str, Iri | Text | Node]]" = field(default=())


Said = list[tuple[str, Iri | Text | Node]]


def iri(address: str) -> str:
    """Return an address in which nothing is left that an IRI may not hold.

    >>> iri('https://example.org/a b?x=ä"<>')
    'https://example.org/a%20b?x=%C3%A4%22%3C%3E'
    """
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")


def json_ld(root: Node) -> bytes:
    """Return the graph as JSON-LD with its context inside: nobody has to fetch anything to read it."""
    document = {"@context": {name: space for name, space in NAMESPACES.items() if name != "rdf"}, **_as_dict(root)}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode()


def rdf_xml(root: Node) -> bytes:
    """Return the graph as RDF/XML."""
    for name, space in NAMESPACES.items():
        ET.register_namespace(name, space)
    document = ET.Element(_name("rdf:RDF"))
    document.append(_as_element(root))
    ET.indent(document, " ")
    written: bytes = ET.tostring(document, encoding="utf-8", xml_declaration=True)
    return written


def _shown(text: str) -> str:
    """A text without the characters XML has no place for, the same in both forms."""
    return visible(text, LONGEST)


def _as_dict(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": iri(node.address)} if node.address else {}
    found["@type"] = node.kind
    for name, value in node.said:
        found.setdefault(name, []).append(_as_value(value))
    return found


def _as_value(value: Iri | Text | Node) -> dict[str, Any]:
    if isinstance(value, Node):
        return _as_dict(value)
    if isinstance(value, Iri):
        return {"@id": iri(value.address)}
    told = {"@value": _shown(value.text)}
    if value.language:
        told["@language"] = value.language
    elif value.datatype:
        told["@type"] = value.datatype
    return told


def _name(short: str) -> str:
    prefix, _colon, rest = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{rest}"


def _as_element(node: Node) -> ET.Element:
    element = ET.Element(_name(node.kind))
    if node.address:
        element.set(_name("rdf:about"), iri(node.address))
    for name, value in node.said:
        child = ET.SubElement(element, _name(name))
        if isinstance(value, Node):
            child.append(_as_element(value))
        elif isinstance(value, Iri):
            child.set(_name("rdf:resource"), iri(value.address))
        else:
            child.text = _shown(value.text)
            if value.language:
                child.set(f"{{{XML}}}lang", value.language)
            elif value.datatype:
                prefix, _colon, rest = value.datatype.partition(":")
                child.set(_name("rdf:datatype"), NAMESPACES[prefix] + rest)
    return element
