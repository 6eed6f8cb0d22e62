"""Linked data and graphs, each read by a program that is not ours."""

import io
import json
from dataclasses import replace
from typing import Any

import jsonschema
import networkx
import pytest
import rdflib
import stix2

from tawatur.publish import Dossier
from tawatur.publish.exports import exported
from tawatur.publish.exports.identifiers import text_digest, urn

SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = "http://www.w3.org/ns/oa#"
SELECTORS = {
    "TextPositionSelector": {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1}},
    "TextQuoteSelector": {name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
}
"""What the Web Annotation Data Model asks of the two selectors (sections 4.2.4 and 4.2.5)."""


def selector(kind: str) -> dict[str, Any]:
    """The schema of one kind of selector."""
    values = SELECTORS[kind]
    return {"properties": {"type": {"const": kind}, **values}, "required": ["type", *values]}


ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "classifying", "linking", "assessing"]},
        "body": {
            "items": {
                "oneOf": [
                    {"properties": {"type": {"const": "TextualBody"}}, "required": ["type", "value"]},
                    {"properties": {"type": {"const": "SpecificResource"}}, "required": ["type", "source"]},
                ]
            }
        },
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "string", "format": "uri"},
                "state": {"properties": {"type": {"const": "TimeState"}}, "required": ["type", "cached"]},
                "selector": {
                    "minItems": 2,
                    "items": {"oneOf": [selector(kind) for kind in SELECTORS]},
                },
            },
        },
    },
}


def graph_of(dossier: Dossier, form: str) -> rdflib.Graph:
    """The export as rdflib reads it."""
    return rdflib.Graph().parse(data=exported(dossier, form, "en"), format="json-ld")


def node(kind: str, key: str) -> rdflib.URIRef:
    """The name of a record in a graph."""
    return rdflib.URIRef(urn(kind, key))


def test_claims_articles_and_who_said_it_are_schema_org(dossier: Dossier) -> None:
    graph = graph_of(dossier, "jsonld")
    story = dossier.stories[0]
    for kind, records in (("NewsArticle", story.articles), ("Claim", story.findings), ("Quotation", story.reports)):
        assert len(list(graph.subjects(rdflib.RDF.type, SCHEMA[kind]))) == len(records)
    for finding in story.findings:
        claim = node("proposition", finding.id)
        assert str(graph.value(claim, SCHEMA.text)) == finding.words.words
        assert set(graph.objects(claim, SCHEMA.appearance)) == {node("claim", key) for key in finding.claims}
        assert set(graph.objects(claim, SCHEMA.subjectOf)) == {node("claim", key) for key in finding.denials}
    said = graph.value(node("claim", "nahr.2"), SCHEMA.spokenByCharacter)
    assert (said, SCHEMA.name, rdflib.Literal("Blue Palace")) in graph
    assert graph.value(node("claim", "barq.1"), SCHEMA.isPartOf) == node("article", "doc:barq")


def test_a_day_that_is_not_known_is_not_written_as_one(dossier: Dossier) -> None:
    graph = graph_of(dossier, "jsonld")
    assert str(graph.value(node("article", "doc:duha"), SCHEMA.datePublished)) == "2030-05-04"
    assert graph.value(node("article", "doc:marfa"), SCHEMA.datePublished) is None
    assert str(graph.value(node("article", "doc:marfa"), SCHEMA.temporalCoverage)) == "2030-05-01/2030-05-06"


def test_provenance_leads_from_the_quotation_to_its_first_source(dossier: Dossier) -> None:
    graph = graph_of(dossier, "prov")
    story = dossier.stories[0]
    for report in story.reports:
        claim = node("claim", report.id)
        assert str(graph.value(claim, PROV.value)) == report.evidence.words
        assert graph.value(claim, PROV.wasQuotedFrom) == node("article", report.document)
        at = claim
        for _ in report.chain:
            at = graph.value(at, PROV.wasDerivedFrom)
        assert graph.value(claim, PROV.hadPrimarySource) == (at if report.chain else None)
        if report.chain:
            assert graph.value(at, PROV.wasAttributedTo) == node("key", report.chain[-1].name.key)


def test_a_copy_of_somebody_elses_text_is_no_derivation(dossier: Dossier) -> None:
    graph = graph_of(dossier, "prov")
    assert (node("article", "doc:nahr"), PROV.alternateOf, node("article", "doc:suhail")) in graph or (
        node("article", "doc:suhail"),
        PROV.alternateOf,
        node("article", "doc:nahr"),
    ) in graph
    story = dossier.stories[0]
    origin = replace(story.copies[0], origin=replace(story.copies[0].origin, key="doc:nahr"))
    graph = graph_of(replace(dossier, stories=(replace(story, copies=(origin,)),)), "prov")
    assert (node("article", "doc:suhail"), PROV.wasDerivedFrom, node("article", "doc:nahr")) in graph


def test_annotations_follow_the_model(dossier: Dossier) -> None:
    record = json.loads(exported(dossier, "annotations", "ar"))
    assert record["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert record["total"] == len(record["first"]["items"]) == len(dossier.stories[0].reports)
    for annotation in record["first"]["items"]:
        jsonschema.validate(annotation, ANNOTATION)


def test_selectors_lead_back_to_the_words(dossier: Dossier) -> None:
    articles = {urn("article", article.id): article for article in dossier.stories[0].articles}
    reports = {urn("claim", report.id): report for report in dossier.stories[0].reports}
    for annotation in json.loads(exported(dossier, "annotations", "ar"))["first"]["items"]:
        target = annotation["target"]
        article, (position, quote) = articles[target["source"]], target["selector"]
        start, end = position["start"], position["end"]
        assert article.text[start:end] == quote["exact"] == reports[annotation["id"]].evidence.words
        assert article.text[:start].endswith(quote["prefix"]) and article.text[end:].startswith(quote["suffix"])
        assert target["state"]["cached"] == f"urn:sha256:{text_digest(article)}"


def test_annotations_are_rdf_too(dossier: Dossier) -> None:
    record = json.loads(exported(dossier, "annotations", "en"))
    words = ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "exact", "start", "end")
    context = {word: f"{OA}{word}" for word in words}
    context |= {"id": "@id", "type": "@type", "items": f"{OA}items", "first": f"{OA}first"}
    context |= {"target": f"{OA}hasTarget", "selector": f"{OA}hasSelector"}
    data = json.dumps({**record, "@context": context})
    graph = rdflib.Graph().parse(data=data, format="json-ld")
    exact = {str(words) for words in graph.objects(None, rdflib.URIRef(f"{OA}exact"))}
    assert exact == {report.evidence.words for report in dossier.stories[0].reports}


def test_the_graph_holds_every_chain(dossier: Dossier) -> None:
    graph = networkx.read_gexf(io.BytesIO(exported(dossier, "gexf", "en")))
    for report in dossier.stories[0].reports:
        path = [report.outlet.key, *(step.name.key for step in report.chain)]
        assert all(graph.has_edge(first, second) for first, second in zip(path, path[1:], strict=False))
    assert graph.nodes["palace"]["label"] == "Blue Palace"
    assert graph.nodes["palace"]["role"] == "origin"
    claims = sum(len(report.chain) for report in dossier.stories[0].reports)
    assert sum(weight for _, _, weight in graph.edges(data="weight")) == claims


def test_the_bundle_is_stix(dossier: Dossier) -> None:
    bundle = stix2.parse(exported(dossier, "stix", "en"))
    kinds = [thing.type for thing in bundle.objects]
    wholes = [finding for finding in dossier.stories[0].findings if finding.part_of is None]
    assert kinds.count("note") == len(wholes) and kinds.count("report") == 1
    assert kinds.count("opinion") == sum(len(finding.denials) for finding in wholes)
    known = {thing.id for thing in bundle.objects}
    assert all(set(thing.get("object_refs", ())) <= known for thing in bundle.objects)
    (denial,) = (thing for thing in bundle.objects if thing.type == "opinion")
    assert denial.authors == ["Blue Palace"]


def test_lines_hold_every_record_once(dossier: Dossier) -> None:
    lines = [json.loads(line) for line in exported(dossier, "jsonl", "ar").decode().splitlines()]
    story = dossier.stories[0]
    counts = {"claim": len(story.reports), "article": len(story.articles), "forecast": len(story.expectations)}
    counts |= {"suggestion": len(story.suggestions)}
    assert all(counts.values())
    for kind, number in counts.items():
        assert len([line for line in lines if line["record"] == kind]) == number
    assert next(line for line in lines if line["record"] == "claim")["story"] == story.id


def test_entities_are_followthemoney(dossier: Dossier) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU)").model
    rows = [json.loads(line) for line in exported(dossier, "ftm", "en").decode().splitlines()]
    proxies = [model.get_proxy(row, cleaned=False) for row in rows]
    for row, proxy in zip(rows, proxies, strict=True):
        proxy.schema.validate(proxy.to_dict())
        kept = {name: sorted(proxy.get(name)) for name in row["properties"]}
        assert kept == {name: sorted(set(values)) for name, values in row["properties"].items()}
    assert len({proxy.id for proxy in proxies}) == len(rows)


def test_entities_have_lasting_ids_and_lead_to_one_another(dossier: Dossier) -> None:
    rows = [json.loads(line) for line in exported(dossier, "ftm", "en").decode().splitlines()]
    again = [json.loads(line)["id"] for line in exported(dossier, "ftm", "ar").decode().splitlines()]
    ids = [row["id"] for row in rows]
    assert ids == again and len(set(ids)) == len(ids)
    linked = [
        value
        for row in rows
        for name in ("entity", "document", "resolved", "subject", "object")
        for value in row["properties"].get(name, [])
    ]
    assert linked and set(linked) <= set(ids)


def test_hidden_characters_do_not_act_in_the_file_and_are_exact_in_the_values(dossier: Dossier) -> None:
    override = chr(0x202E)
    article = replace(dossier.stories[0].articles[0], author=f"a{override}b", name=f"c{override}d")
    story = replace(dossier.stories[0], articles=(article, *dossier.stories[0].articles[1:]))
    hostile = replace(dossier, stories=(story,))
    for form in ("jsonl", "jsonld", "annotations", "prov", "ftm", "gexf", "stix"):
        assert override not in exported(hostile, form, "ar").decode(), form
    lines = [json.loads(line) for line in exported(hostile, "jsonl", "ar").decode().splitlines()]
    assert f"a{override}b" in {line.get("author") for line in lines}
