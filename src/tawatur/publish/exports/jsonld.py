"""schema.org as JSON-LD: articles, what they claim, where each claim stands, what people judged.

A claim is never rated here: a ClaimReview is written for a verdict that a person gave, and for nothing else. It is
about the words that the person rated, not about others that say the same.
"""

from collections.abc import Iterator

from tawatur.publish.dossier import Article, Dossier, Finding, Report, Ruling, StoryView
from tawatur.publish.exports.cast import Party, parties_of, sayer
from tawatur.publish.exports.identifiers import key_of, ref, text_digest
from tawatur.publish.jsontext import file_of, without_blanks
from tawatur.publish.judged import Judged
from tawatur.publish.wording import Wording, wording

CONTEXT = {"@vocab": "https://schema.org/"}
TYPES = {"PER": "Person", "ORG": "Organization", "GPE": "AdministrativeArea", "LOC": "Place", "FAC": "Place"}
"""An actor's type and what schema.org calls it; another is a Thing."""

Node = dict[str, object]


def write(dossier: Dossier, lang: str) -> bytes:
    """The graph; names in a language."""
    parties = parties_of(dossier)
    graph = [_party(party, wording(lang)) for party in parties.values()]
    for story in dossier.stories:
        graph += [_article(article) for article in story.articles]
        graph += [_quotation(report) for report in story.reports]
        graph += [_claim(finding, story) for finding in story.findings]
        graph += [_verdict(one, story) for one in Judged(story).verdicts]
        graph += _grades(story, wording(lang))
    return file_of({"@context": CONTEXT, "@graph": graph})


def _party(party: Party, words: Wording) -> Node:
    first, *others = party.names(words) or (party.name.key,)
    kind = TYPES.get(party.type, "Thing")
    return without_blanks({**ref("key", party.name.key), "@type": kind, "name": first, "alternateName": others})


def _article(article: Article) -> Node:
    days = article.published
    known = days if days and days.first == days.last else None
    return without_blanks(
        {
            **ref("article", article.id),
            "@type": "NewsArticle",
            "headline": article.headline.words if article.headline else None,
            "name": article.name,
            "inLanguage": article.language,
            "url": article.url,
            "datePublished": str(known.first) if known else None,
            "temporalCoverage": str(days) if days and not known else None,
            "publisher": ref("key", article.outlet.name.key) if article.outlet.name else None,
            "sourceOrganization": ref("key", article.agency.name.key) if article.agency.name else None,
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
            **ref("claim", report.id),
            "@type": "Quotation",
            "text": report.evidence.words,
            "isPartOf": ref("article", report.document),
            "spokenByCharacter": ref("key", said.key) if said else None,
        }
    )


def _claim(finding: Finding, story: StoryView) -> Node:
    return without_blanks(
        {
            **ref("proposition", finding.id),
            "@type": "Claim",
            "text": finding.words.words,
            "appearance": [ref("claim", key) for key in finding.claims],
            "subjectOf": [ref("claim", key) for key in finding.denials],
            "isPartOf": {**ref("story", story.id), "@type": "Collection"},
        }
    )


def _verdict(verdict: Ruling, story: StoryView) -> Node:
    """A person's rating of the words of one article."""
    (place,) = verdict.subjects
    (evidence,) = verdict.evidence
    claims = [report.id for report in story.reports if report.evidence == evidence]
    said = [finding.id for finding in story.findings if finding.part_of is None and set(claims) & {*finding.claims}]
    words: Node = {
        **ref("words", place),
        "@type": "Claim",
        "text": evidence.words,
        "appearance": [ref("claim", key) for key in claims] or [ref("article", evidence.document)],
        "isPartOf": [ref("proposition", key) for key in said],
    }
    rating = {"@type": "Rating", "alternateName": verdict.ruling}
    review = {"@type": "ClaimReview", "claimReviewed": evidence.words, "itemReviewed": without_blanks(words)}
    return {**_judging(verdict), **review, "reviewRating": rating}


def _grades(story: StoryView, words: Wording) -> Iterator[Node]:
    """The grades that people gave to the outlets of a story, each once."""
    for grade, article in Judged(story).graded().items():
        name = article.outlet.name
        item = ref("key", name.key) if name else ref("article", article.id)
        rating = {"@type": "Rating", "ratingValue": grade.ruling, "alternateName": words.term("grade", grade.ruling)}
        review = {"@type": "Review", "reviewAspect": words.ui("grade"), "itemReviewed": item, "reviewRating": rating}
        yield {**_judging(grade), **review}


def _judging(ruling: Ruling) -> Node:
    """Who judged, when, and why."""
    return without_blanks(
        {
            **ref("decision", key_of(ruling)),
            "author": {"@type": "Person", "name": ruling.by} if ruling.by else None,
            "datePublished": ruling.at,
            "reviewBody": ruling.note,
        }
    )
