"""PROV-O as JSON-LD: from whom each claim was derived, which article it is quoted from, what was copied.

A claim ``wasQuotedFrom`` its article and ``wasDerivedFrom`` the telling before it, one telling for each step of its
chain; the farthest of them is its ``hadPrimarySource``. Who told is a prov:Agent.
"""

from collections.abc import Iterator

from tawatur.publish.dossier import Article, Dossier, Finding, Report, Ruling, Shared, Step, StoryView
from tawatur.publish.exports.cast import Party, parties_of
from tawatur.publish.exports.identifiers import key_of, ref, text_digest, urn
from tawatur.publish.jsontext import file_of, without_blanks
from tawatur.publish.names import called
from tawatur.publish.wording import Wording, wording

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tawatur": "urn:tawatur:term:",
}
TYPES = {"PER": "prov:Person", "ORG": "prov:Organization"}

Node = dict[str, object]


def write(dossier: Dossier, lang: str) -> bytes:
    """The graph; labels in a language."""
    words = wording(lang)
    graph = [_agent(party, words) for party in parties_of(dossier).values()]
    for story in dossier.stories:
        graph += [_article(article) for article in story.articles]
        graph += [_shared(copy) for copy in story.copies]
        graph += [node for report in story.reports for node in _told(report, words)]
        graph += [_proposition(finding, story) for finding in story.findings]
        graph += [_decision(one, story) for one in story.rulings]
    return file_of({"@context": CONTEXT, "@graph": graph})


def _agent(party: Party, words: Wording) -> Node:
    types = ["prov:Agent", TYPES[party.type]] if party.type in TYPES else "prov:Agent"
    nation = ref("key", party.nation.key) if party.nation and party.nation.key != party.name.key else None
    names = list(party.names(words))
    node = {**ref("key", party.name.key), "@type": types, "rdfs:label": names, "prov:actedOnBehalfOf": nation}
    return without_blanks(node)


def _article(article: Article) -> Node:
    return without_blanks(
        {
            **ref("article", article.id),
            "@type": "prov:Entity",
            "rdfs:label": article.headline.words if article.headline else article.name,
            "prov:wasAttributedTo": ref("key", article.outlet.name.key) if article.outlet.name else None,
            "prov:atLocation": {"@id": article.url, "@type": "prov:Location"} if _web(article.url) else None,
            "dcterms:date": str(article.published) if article.published else None,
            "dcterms:identifier": f"urn:sha256:{article.digest}" if article.digest else None,
            "tawatur:text-sha256": text_digest(article),
        }
    )


def _web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://")) and not set(str(url)) & set(' <>"{}|\\^`')


def _shared(copy: Shared) -> Node:
    """Which of two took over the text is known only where one of them is its origin."""
    later, earlier = (copy.b, copy.a) if copy.origin.key == copy.a else (copy.a, copy.b)
    known = copy.origin.key in (copy.a, copy.b)
    relation = "prov:wasDerivedFrom" if known else "prov:alternateOf"
    return {**ref("article", later), relation: ref("article", earlier)}


def _told(report: Report, words: Wording) -> Iterator[Node]:
    """The claim and the tellings behind it, from the article outward."""
    keys = [report.id, *(f"{report.id}/{number}" for number in range(1, len(report.chain) + 1))]
    last = ref("telling", keys[-1]) if report.chain else None
    for number, step in enumerate(report.chain, 1):
        before = ref("telling", keys[number + 1]) if number < len(report.chain) else None
        yield _telling(ref("telling", keys[number]), step, before, words)
    yield without_blanks(
        {
            **ref("claim", report.id),
            "@type": "prov:Entity",
            "prov:value": report.evidence.words,
            "prov:wasQuotedFrom": ref("article", report.document),
            "prov:wasDerivedFrom": ref("telling", keys[1]) if report.chain else None,
            "prov:hadPrimarySource": last,
            "tawatur:start": report.evidence.span.start,
            "tawatur:stop": report.evidence.span.stop,
        }
    )


def _telling(node: Node, step: Step, before: Node | None, words: Wording) -> Node:
    return without_blanks(
        {
            **node,
            "@type": "prov:Entity",
            "rdfs:label": step.words or called(step.name, words),
            "prov:wasAttributedTo": ref("key", step.name.key) if step.name.known else None,
            "prov:wasDerivedFrom": before,
            "tawatur:via": step.via,
        }
    )


def _proposition(finding: Finding, story: StoryView) -> Node:
    return without_blanks(
        {
            **ref("proposition", finding.id),
            "@type": ["prov:Entity", "prov:Collection"],
            "prov:value": finding.words.words,
            "prov:hadMember": [ref("claim", key) for key in finding.claims],
            "tawatur:denied-by": [ref("claim", key) for key in finding.denials],
            "tawatur:story": ref("story", story.id),
        }
    )


def _decision(one: Ruling, story: StoryView) -> Node:
    """What a person decided, who and when; it was derived from the words of the articles that it names."""
    claims = [ref("claim", report.id) for report in story.reports if report.evidence in one.evidence]
    articles = [ref("article", key) for key in dict.fromkeys(part.document for part in one.evidence)]
    person = {"@id": urn("person", one.by), "@type": ["prov:Agent", "prov:Person"], "rdfs:label": one.by}
    return without_blanks(
        {
            **ref("decision", key_of(one)),
            "@type": "prov:Entity",
            "prov:value": one.ruling,
            "rdfs:comment": one.note,
            "prov:wasAttributedTo": person if one.by else None,
            "prov:generatedAtTime": {"@value": one.at, "@type": "xsd:dateTime"} if one.at else None,
            "prov:wasDerivedFrom": claims or articles,
            "tawatur:about": one.about,
            "tawatur:subject": list(one.subjects),
        }
    )
