"""schema.org as JSON-LD: articles, what they claim, where each claim stands, and people's verdicts.

A claim is never rated here: a ClaimReview is written for a verdict that a person gave, and for nothing else.
"""

from collections.abc import Iterator, Sequence

from tawatur.publish.dossier import Article, Dossier, Finding, Report, StoryView
from tawatur.publish.exports.cast import Party, parties_of, sayer
from tawatur.publish.exports.identifiers import text_digest, urn
from tawatur.publish.exports.jsontext import file_of, without_blanks
from tawatur.publish.exports.verdict import Verdict
from tawatur.publish.wording import Wording, wording

CONTEXT = {"@vocab": "https://schema.org/"}
TYPES = {"PER": "Person", "ORG": "Organization", "GPE": "AdministrativeArea", "LOC": "Place", "FAC": "Place"}
"""An actor's type and what schema.org calls it; another is a Thing."""

Node = dict[str, object]


def write(dossier: Dossier, lang: str, verdicts: Sequence[Verdict] = ()) -> bytes:
    """The graph; names in a language."""
    parties = parties_of(dossier)
    graph = [_party(party, wording(lang)) for party in parties.values()]
    for story in dossier.stories:
        graph += [_article(article) for article in story.articles]
        graph += [_quotation(report) for report in story.reports]
        graph += [_claim(finding, story) for finding in story.findings]
    graph += _reviews(dossier, verdicts)
    return file_of({"@context": CONTEXT, "@graph": graph})


def _ref(kind: str, key: str) -> Node:
    return {"@id": urn(kind, key)}


def _party(party: Party, words: Wording) -> Node:
    first, *others = party.names(words) or (party.name.key,)
    kind = TYPES.get(party.type, "Thing")
    return without_blanks({**_ref("key", party.name.key), "@type": kind, "name": first, "alternateName": others})


def _article(article: Article) -> Node:
    days = article.published
    known = days if days and days.first == days.last else None
    return without_blanks(
        {
            **_ref("article", article.id),
            "@type": "NewsArticle",
            "headline": article.headline.words if article.headline else None,
            "name": article.name,
            "inLanguage": article.language,
            "url": article.url,
            "datePublished": str(known.first) if known else None,
            "temporalCoverage": str(days) if days and not known else None,
            "publisher": _ref("key", article.outlet.name.key) if article.outlet.name else None,
            "sourceOrganization": _ref("key", article.agency.name.key) if article.agency.name else None,
            "creditText": article.author,
            "identifier": f"urn:sha256:{article.digest}" if article.digest else None,
            "associatedMedia": {
                "@type": "TextObject",
                "encodingFormat": "text/plain",
                "sha256": text_digest(article),
            },
        }
    )


def _quotation(report: Report) -> Node:
    said = sayer(report)
    return without_blanks(
        {
            **_ref("claim", report.id),
            "@type": "Quotation",
            "text": report.evidence.words,
            "isPartOf": _ref("article", report.document),
            "spokenByCharacter": _ref("key", said.key) if said else None,
        }
    )


def _claim(finding: Finding, story: StoryView) -> Node:
    return without_blanks(
        {
            **_ref("proposition", finding.id),
            "@type": "Claim",
            "text": finding.words.words,
            "appearance": [_ref("claim", key) for key in finding.claims],
            "subjectOf": [_ref("claim", key) for key in finding.denials],
            "isPartOf": {**_ref("story", story.id), "@type": "Collection"},
        }
    )


def _reviews(dossier: Dossier, verdicts: Sequence[Verdict]) -> Iterator[Node]:
    findings = {finding.id: finding for story in dossier.stories for finding in story.findings}
    for verdict in verdicts:
        if verdict.finding in findings:
            yield _review(findings[verdict.finding], verdict)


def _review(finding: Finding, verdict: Verdict) -> Node:
    return without_blanks(
        {
            **_ref("verdict", f"{verdict.finding}/{verdict.person}/{verdict.day}"),
            "@type": "ClaimReview",
            "claimReviewed": finding.words.words,
            "itemReviewed": _ref("proposition", finding.id),
            "author": {"@type": "Person", "name": verdict.person},
            "datePublished": str(verdict.day),
            "reviewBody": verdict.reasons,
            "url": verdict.url,
            "reviewRating": {"@type": "Rating", "alternateName": verdict.rating},
        }
    )
