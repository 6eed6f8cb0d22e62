"""The view model: names, counts, what belongs together, and the proof of every quotation."""

from dataclasses import replace

import invented_articles
import invented_layers
import invented_story
import pytest

from tawatur.errors import EvidenceError
from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.publish import Dossier, dossier_of, to_html, to_json
from tawatur.publish.proof import records_in


def _build(story: object) -> Dossier:
    return dossier_of([story], layers=invented_layers.LAYERS, issues=(), names=invented_articles.NAMES)  # type: ignore[list-item]


def test_every_quotation_equals_the_stored_text(dossier: Dossier) -> None:
    texts = {document.id: document.text for document in invented_articles.DOCUMENTS}
    found = list(records_in(dossier, Evidence))
    assert len(found) > 40
    for evidence in found:
        assert evidence.span.words(texts[evidence.document]) == evidence.words


def test_a_quotation_that_differs_stops_the_writing() -> None:
    claim = invented_story.CLAIMS[0]
    forged = replace(
        claim, evidence=replace(claim.evidence, words=claim.evidence.words.replace("الثلاثاء", "الأربعاء"))
    )
    with pytest.raises(EvidenceError):
        _build(replace(invented_story.STORY, claims=(forged, *invented_story.CLAIMS[1:])))


def test_writers_prove_again(dossier: Dossier) -> None:
    story = dossier.stories[0]
    words = Evidence(story.articles[0].id, Span(0, 3), "xyz")
    finding = replace(story.findings[0], words=words)
    forged = replace(dossier, stories=(replace(story, findings=(finding, *story.findings[1:])),))
    for write in (to_html, to_json):
        with pytest.raises(EvidenceError):
            write(forged)


def test_a_span_before_the_text_is_no_quotation(dossier: Dossier) -> None:
    story = dossier.stories[0]
    text = story.articles[0].text
    words = Evidence(story.articles[0].id, Span(-3, len(text) - 1), text[-3:-1])
    forged = replace(dossier, stories=(replace(story, headline=words),))
    with pytest.raises(EvidenceError):
        to_json(forged)


def test_the_passage_holds_source_and_cue(dossier: Dossier) -> None:
    reports = {report.id: report for report in dossier.stories[0].reports}
    assert reports["nahr.2"].passage.words.startswith("وقال المتحدث باسم القصر: «لم نوقع")
    assert reports["nahr.2"].passage.words.endswith("من الصحة».")
    assert reports["marfa.1"].passage.words.startswith("ذكرت صحيفة ذا لانترن نقلا عن")
    assert not reports["marfa.1"].before and not reports["marfa.1"].after


def test_chain_shows_credit_before_what_is_said(dossier: Dossier) -> None:
    reports = {report.id: report for report in dossier.stories[0].reports}
    assert [(step.name.key, step.via) for step in reports["nahr.1"].chain] == [
        ("ufuq", "credit"),
        ("palace", "words"),
    ]
    assert [(step.name.key, step.via) for step in reports["suhail.1"].chain] == [
        ("ufuq", "derived"),
        ("palace", "words"),
    ]
    officials = reports["marfa.1"].chain[1]
    assert not officials.named and officials.name.shown("en") == "مسؤولين من السهل"


def test_a_slot_is_part_of_the_whole(dossier: Dossier) -> None:
    parts = {finding.id: finding.part_of for finding in dossier.stories[0].findings}
    assert parts == {"p0": None, "p1": "p0", "p2": None, "p3": None, "p4": None}


def test_what_is_denied_is_quoted_before_the_denial() -> None:
    denied = replace(invented_story.PROPOSITIONS[2], head="nahr.2")
    dossier = _build(replace(invented_story.STORY, propositions=(denied,)))
    assert dossier.stories[0].findings[0].head == "barq.2"


def test_contradictions_of_one_pair_of_values_stand_together(dossier: Dossier) -> None:
    clash = dossier.stories[0].findings[0].clashes[0]
    assert clash.values == ("marsa", "tall")
    assert clash.sides == (("barq.1",), ("nahr.1", "suhail.1"))


def test_page_dates_and_dropped_lines_keep_their_reasons(dossier: Dossier) -> None:
    suhail = next(article for article in dossier.stories[0].articles if article.id == "doc:suhail")
    assert suhail.page_dates[0].value == "2031-01-03" and suhail.page_dates[0].reasons
    assert suhail.dropped[0].reason.rule == "residue.page-date"


def test_undated_and_unknown_stay_unknown() -> None:
    nobody = replace(invented_articles.DOCUMENTS[4], outlet=type(invented_articles.DOCUMENTS[4].outlet)(None))
    story = replace(invented_story.STORY, documents=(*invented_articles.DOCUMENTS[:4], nobody))
    dossier = _build(story)
    assert any(report.outlet.key == "doc:barq" for report in dossier.stories[0].reports)
    assert "article 3, outlet unknown" in to_html(dossier, lang="en")
