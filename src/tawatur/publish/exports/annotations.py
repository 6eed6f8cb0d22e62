"""W3C Web Annotation: each claim as an annotation of the words it stands in, and each verdict of a person on them.

A target names the stored version of the article (``state``: the digest of its text) and selects by position, in code
points of that text, and by the words with what stands before and behind them.
"""

from collections.abc import Iterator

from tawatur.model.evidence import Evidence
from tawatur.publish.dossier import Article, Dossier, Report, Ruling, StoryView
from tawatur.publish.exports.cast import chain_of, statements_of
from tawatur.publish.exports.identifiers import key_of, text_digest, urn
from tawatur.publish.jsontext import file_of, without_blanks
from tawatur.publish.judged import Judged
from tawatur.publish.wording import Wording, wording

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points that are given before and behind the words."""


def write(dossier: Dossier, lang: str) -> bytes:
    """All annotations as one page of a collection; labels in a language."""
    found = [one for story in dossier.stories for one in _annotations(story, wording(lang))]
    key = "+".join(story.id for story in dossier.stories)
    page = {"id": urn("annotation-page", key), "type": "AnnotationPage", "startIndex": 0, "items": found}
    record = {"id": urn("annotations", key), "type": "AnnotationCollection", "total": len(found)}
    return file_of({"@context": CONTEXT, **record, "first": page})


def target(article: Article, evidence: Evidence) -> dict[str, object]:
    """The words of an article as a target: where they are found by position, and by themselves."""
    start, stop = evidence.span.start, evidence.span.stop
    text = article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:stop],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[stop : stop + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": stop}
    state = {"type": "TimeState", "cached": f"urn:sha256:{text_digest(article)}"}
    source = urn("article", article.id)
    return {"type": "SpecificResource", "source": source, "state": state, "selector": [position, quote]}


def _annotations(story: StoryView, words: Wording) -> Iterator[dict[str, object]]:
    articles = {article.id: article for article in story.articles}
    statements = statements_of(story)
    for report in story.reports:
        article = articles[report.document]
        yield {
            "id": urn("claim", report.id),
            "type": "Annotation",
            "motivation": "describing",
            "body": _bodies(report, statements.get(report.id, []), words),
            "target": target(article, report.evidence),
        }
    for verdict in Judged(story).verdicts:
        yield _assessing(verdict, articles[verdict.evidence[0].document], words)


def _assessing(verdict: Ruling, article: Article, words: Wording) -> dict[str, object]:
    """What a person says of the words of an article, in that person's words."""
    rating, note = (
        {"type": "TextualBody", "value": told, "format": "text/plain"} for told in (verdict.ruling, verdict.note)
    )
    return without_blanks(
        {
            "id": urn("decision", key_of(verdict)),
            "type": "Annotation",
            "motivation": "assessing",
            "creator": {"type": "Person", "name": verdict.by} if verdict.by else None,
            "created": verdict.at,
            "body": [
                {**rating, "purpose": "assessing"},
                *([{**note, "purpose": "commenting"}] if verdict.note else []),
            ],
            "target": target(article, verdict.evidence[0]),
        }
    )


def _bodies(report: Report, findings: list[str], words: Wording) -> list[dict[str, object]]:
    told = [
        _text("classifying", words.term("factuality", report.factuality), words),
        _text("classifying", words.term("stance", report.stance), words),
        _text("describing", chain_of(report, words), words),
    ]
    linked: list[dict[str, object]] = [
        {"type": "SpecificResource", "source": urn("proposition", key), "purpose": "linking"} for key in findings
    ]
    return [*told, *linked]


def _text(purpose: str, value: str, words: Wording) -> dict[str, object]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "language": words.code,
        "format": "text/plain",
        "textDirection": words.direction,
    }
