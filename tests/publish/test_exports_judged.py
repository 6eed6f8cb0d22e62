"""What people judged leaves in every form that has a place for it, with who and when; without a person nothing is."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import docx
import jsonschema
import networkx
import openpyxl
import pytest
import rdflib
import stix2
from test_exports_linked import ANNOTATION, PROV, SCHEMA, graph_of, node

from tawatur.model.reason import Reason
from tawatur.publish import Dossier, to_html
from tawatur.publish.cards import Layout
from tawatur.publish.dossier import Report, Ruling, StoryView
from tawatur.publish.exports import FORMATS, exported
from tawatur.publish.wording import wording

AT = "2030-06-01T10:00:00+00:00"
WHO, RATING, WHY = "منى <b>", "مضلل ونصفه صحيح", "The palace denied it."


def verdict_on(report: Report) -> Ruling:
    span = report.evidence.span
    place = f"{report.document}:{span.start}-{span.stop}"
    reason = Reason("decided.verdict", (report.evidence.words, RATING))
    return Ruling(1, "verdict", (place,), RATING, WHO, AT, WHY, (report.evidence,), False, reason)


def grade_of(outlet: str) -> Ruling:
    return Ruling(2, "grade", (outlet,), "C", WHO, AT, "", (), False, Reason("decided.grade", (outlet, "C")))


def first_report(story: StoryView) -> Report:
    """The one that is quoted first."""
    return next(report for report in story.reports if report.id == story.findings[0].head)


@pytest.fixture(scope="module")
def judged(dossier: Dossier) -> Dossier:
    """The invented dossier with a verdict on the words quoted first and a grade of their outlet."""
    (story,) = dossier.stories
    report = first_report(story)
    outlet = next(article.outlet.value for article in story.articles if article.id == report.document)
    return replace(dossier, stories=(replace(story, rulings=(verdict_on(report), grade_of(outlet or ""))),))


@pytest.fixture(scope="module")
def report(judged: Dossier) -> Report:
    return first_report(judged.stories[0])


def test_without_a_person_nothing_is_judged(dossier: Dossier) -> None:
    graph = graph_of(dossier, "jsonld")
    assert not list(graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview))
    assert not list(graph.subjects(rdflib.RDF.type, SCHEMA.Review)) and not list(graph.subjects(SCHEMA.reviewRating))
    for form in set(FORMATS) - {"docx", "pdf", "xlsx", "csv"}:
        told = exported(dossier, form, "en").decode()
        assert "assessing" not in told and "urn:tawatur:decision" not in told and '"record": "decision"' not in told


def test_a_claim_review_is_of_the_words_that_were_rated(judged: Dossier, report: Report) -> None:
    graph = graph_of(judged, "jsonld")
    (review,) = graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview)
    assert str(graph.value(review, SCHEMA.claimReviewed)) == report.evidence.words
    assert str(graph.value(graph.value(review, SCHEMA.author), SCHEMA.name)) == WHO
    assert str(graph.value(review, SCHEMA.datePublished)) == AT and str(graph.value(review, SCHEMA.reviewBody)) == WHY
    item = graph.value(review, SCHEMA.itemReviewed)
    assert (item, rdflib.RDF.type, SCHEMA.Claim) in graph
    assert str(graph.value(item, SCHEMA.text)) == report.evidence.words
    assert graph.value(item, SCHEMA.appearance) == node("claim", report.id)
    assert graph.value(item, SCHEMA.isPartOf) == node("proposition", judged.stories[0].findings[0].id)
    rating = graph.value(review, SCHEMA.reviewRating)
    assert str(graph.value(rating, SCHEMA.alternateName)) == RATING
    assert graph.value(rating, SCHEMA.ratingValue) is None, "a number would be the program's own"


def test_a_grade_is_a_review_of_the_outlet(judged: Dossier, report: Report) -> None:
    graph = graph_of(judged, "jsonld")
    (review,) = graph.subjects(rdflib.RDF.type, SCHEMA.Review)
    assert graph.value(review, SCHEMA.itemReviewed) == node("key", report.outlet.key)
    assert str(graph.value(graph.value(review, SCHEMA.reviewRating), SCHEMA.ratingValue)) == "C"
    assert str(graph.value(graph.value(review, SCHEMA.author), SCHEMA.name)) == WHO


def test_a_verdict_on_words_that_no_claim_stands_at_any_longer_is_kept(judged: Dossier) -> None:
    (story,) = judged.stories
    evidence = replace(story.articles[0].headline or story.findings[0].words)
    ruling = replace(story.rulings[0], evidence=(evidence,), subjects=(f"{evidence.document}:0-9",), lost=True)
    graph = graph_of(replace(judged, stories=(replace(story, rulings=(ruling,)),)), "jsonld")
    (review,) = graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview)
    item = graph.value(review, SCHEMA.itemReviewed)
    assert graph.value(item, SCHEMA.appearance) == node("article", evidence.document)


def test_a_verdict_is_an_annotation_of_its_words(judged: Dossier, report: Report) -> None:
    items = json.loads(exported(judged, "annotations", "ar"))["first"]["items"]
    (found,) = (item for item in items if item["motivation"] == "assessing")
    jsonschema.validate(found, ANNOTATION)
    assert found["creator"] == {"type": "Person", "name": WHO} and found["created"] == AT
    assert [body["value"] for body in found["body"]] == [RATING, WHY]
    quote = next(one for one in found["target"]["selector"] if one["type"] == "TextQuoteSelector")
    assert quote["exact"] == report.evidence.words


def test_decisions_are_attributed_in_provenance(judged: Dossier, report: Report) -> None:
    graph = graph_of(judged, "prov")
    (verdict,) = graph.subjects(PROV.wasDerivedFrom, node("claim", report.id))
    assert str(graph.value(verdict, PROV.value)) == RATING
    assert str(graph.value(graph.value(verdict, PROV.wasAttributedTo), rdflib.RDFS.label)) == WHO
    assert str(graph.value(verdict, PROV.generatedAtTime)) == AT.replace(" ", "T")


def test_judgements_are_notes_of_their_people_elsewhere(judged: Dossier, report: Report) -> None:
    rows = [json.loads(line) for line in exported(judged, "ftm", "en").decode().splitlines()]
    told = {row["properties"]["description"][0]: row["properties"] for row in rows if row["schema"] == "Note"}
    assert told[RATING]["publisher"] == told["C"]["publisher"] == [WHO]
    assert told[RATING]["modifiedAt"] == [AT[:19]] and told[RATING]["summary"] == [report.evidence.words]
    bundle = stix2.parse(exported(judged, "stix", "en").decode())
    notes = {one.content.splitlines()[0]: one for one in bundle.objects if one.type == "note" and "authors" in one}
    assert notes[RATING].authors == notes["C"].authors == [WHO]
    assert notes[RATING].created.isoformat() == AT
    ids = {one.id for one in bundle.objects}
    assert set(notes[RATING].object_refs) <= ids and set(notes["C"].object_refs) <= ids
    graph = networkx.read_gexf(io.BytesIO(exported(judged, "gexf", "en")))
    assert {name for name, values in graph.nodes(data=True) if values.get("grade") == "C"} == {report.outlet.key}
    lines = [json.loads(line) for line in exported(judged, "jsonl", "en").decode().splitlines()]
    assert [line["by"] for line in lines if line["record"] == "decision"] == [WHO, WHO]


def test_tables_say_who_decided_and_when(judged: Dossier, report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(judged, "csv", "en"))) as file:
        tables: dict[str, list[dict[str, Any]]] = {
            name: list(csv.DictReader(io.StringIO(file.read(name).decode(), newline=""))) for name in file.namelist()
        }
    first, second = tables["decisions.csv"]
    assert (first["ruling"], first["decided_by"], first["decided_at"], first["note"]) == (RATING, WHO, AT, WHY)
    assert first["words"] == report.evidence.words and judged.stories[0].findings[0].id in first["proposition"]
    assert (second["about"], second["ruling"]) == ("grade", "C")
    rated = [row for row in tables["propositions.csv"] if row["verdict"]]
    assert {(row["verdict"], row["decided_by"]) for row in rated} == {(RATING, WHO)}
    graded = {row["article"]: row["decided_by"] for row in tables["articles.csv"] if row["grade"]}
    assert graded[report.document] == WHO
    words = wording("ar")
    sheet = openpyxl.load_workbook(io.BytesIO(exported(judged, "xlsx", "ar")))[words.term("sheet", "decisions")]
    assert [cell.value for cell in sheet["C"]][1:] == [words.term("about", "verdict"), words.term("about", "grade")]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_document_and_the_page_say_it_beside_the_words(judged: Dossier, lang: str) -> None:
    words = wording(lang)
    file = docx.Document(io.BytesIO(exported(judged, "docx", lang)))
    lines = [paragraph.text for paragraph in file.paragraphs]
    at = lines.index(words.ui("verdict"))
    assert RATING in lines[at + 1] and WHO in lines[at + 1].replace("\u200e", "").replace("\u200f", "")
    assert WHY in lines[at + 1]
    assert words.ui("rulings") in lines
    assert any(line.startswith(f"{words.ui('grade')}: C") for line in lines)
    page = to_html(judged, lang=lang)
    assert page.count(RATING) == 2 and "منى &lt;b&gt;" in page and '<section class="verdicts">' in page
    assert f"<strong>C</strong> ({words.term('grade', 'C')})" in page


def test_what_one_article_alone_says_has_a_place_of_its_own_once_it_is_rated(dossier: Dossier) -> None:
    (story,) = dossier.stories
    lone = replace(story.findings[0], relation="single", clashes=(), retractions=(), expectations=())
    quiet = replace(story, findings=(lone,))
    assert not Layout(quiet).cards()
    rated = replace(quiet, rulings=(verdict_on(first_report(quiet)),))
    (card,) = Layout(rated).cards()
    assert card.verdicts == rated.rulings
