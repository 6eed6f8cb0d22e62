"""FollowTheMoney: articles, who is in them, what is said and judged, as JSON lines of entities with lasting ids.

What an article says is a Note about the article and whoever said it, never a fact about anybody.
"""

from collections.abc import Iterator

from tawatur.publish.dossier import Article, Dossier, Report, Ruling, Shared, StoryView
from tawatur.publish.exports.cast import Party, chain_of, parties_of, sayer
from tawatur.publish.exports.identifiers import key_of, uuid_of
from tawatur.publish.jsontext import lines_of
from tawatur.publish.judged import Judged
from tawatur.publish.wording import Wording, wording

SCHEMAS = {"PER": "Person", "ORG": "Organization", "LOC": "Address", "FAC": "Address", "EVT": "Event", "WEA": "Asset"}
"""An actor's type and its schema; another is a LegalEntity (a state, a town, somebody anonymous)."""
PARTIES = ("Person", "Organization", "LegalEntity")
"""The schemas that a mention can be resolved to."""

Row = dict[str, object]


def write(dossier: Dossier, lang: str) -> bytes:
    """The entities; names and labels in a language."""
    return lines_of(_rows(dossier, wording(lang)))


def _rows(dossier: Dossier, words: Wording) -> Iterator[Row]:
    parties = parties_of(dossier)
    for party in parties.values():
        yield _party(party, words)
        yield from _mentions(party, words)
    for story in dossier.stories:
        yield from (_article(article, words.code) for article in story.articles)
        yield from (_note(report, words) for report in story.reports)
        yield from (_link(copy, story, words) for copy in story.copies)
        yield from _judgements(story, words)


def _row(schema: str, kind: str, key: str, properties: dict[str, list[str | None]]) -> Row:
    """An entity; what is not known is left out."""
    known = {name: [value for value in values if value] for name, values in properties.items()}
    filled = {name: values for name, values in known.items() if values}
    return {"id": _id(kind, key), "schema": schema, "properties": filled}


def _id(kind: str, key: str) -> str:
    return str(uuid_of(kind, key))


def _schema(party: Party) -> str:
    return SCHEMAS.get(party.type, "LegalEntity")


def _party(party: Party, words: Wording) -> Row:
    first, *others = party.names(words) or (party.name.key,)
    schema = _schema(party)
    named: dict[str, list[str | None]] = {"name": [first], "alias": [*others]}
    return _row(schema, "key", party.name.key, named | ({"full": [first]} if schema == "Address" else {}))


def _mentions(party: Party, words: Wording) -> Iterator[Row]:
    for document in party.documents if _schema(party) in PARTIES else ():
        properties: dict[str, list[str | None]] = {
            "document": [_id("article", document)],
            "name": [(party.spellings or party.names(words))[0]],
            "resolved": [_id("key", party.name.key)],
            "detectedSchema": [_schema(party)],
        }
        yield _row("Mention", "mention", f"{party.name.key}/{document}", properties)


def _article(article: Article, lang: str) -> Row:
    days = article.published
    properties: dict[str, list[str | None]] = {
        "title": [article.headline.words if article.headline else None],
        "fileName": [article.name],
        "language": [article.language],
        "publishedAt": [str(days.first) if days and days.first == days.last else None],
        "publisher": [article.outlet.name.shown(lang) if article.outlet.name else None],
        "author": [article.author],
        "sourceUrl": [article.url],
        "bodyText": [article.text],
    }
    return _row("Article", "article", article.id, properties)


def _note(report: Report, words: Wording) -> Row:
    said = sayer(report)
    properties: dict[str, list[str | None]] = {
        "name": [report.evidence.words],
        "description": [report.evidence.words],
        "summary": [words.term("factuality", report.factuality), words.term("stance", report.stance)],
        "notes": [chain_of(report, words)],
        "entity": [_id("article", report.document), _id("key", said.key) if said else None],
    }
    return _row("Note", "claim", report.id, properties)


def _judgements(story: StoryView, words: Wording) -> Iterator[Row]:
    """What people judged of articles and outlets, as notes that they published."""
    judged = Judged(story)
    for verdict in judged.verdicts:
        (evidence,) = verdict.evidence
        yield _judgement(verdict, _id("article", evidence.document), evidence.words, words)
    for grade, article in judged.graded().items():
        name = article.outlet.name
        about = _id("key", name.key) if name else _id("article", article.id)
        yield _judgement(grade, about, name.shown(words.code) if name else article.name, words)


def _judgement(one: Ruling, about: str, called: str, words: Wording) -> Row:
    properties: dict[str, list[str | None]] = {
        "name": [words.ui(one.about)],
        "description": [one.ruling],
        "summary": [called],
        "notes": [one.note],
        "publisher": [one.by],
        "modifiedAt": [one.at[:19]],
        "entity": [about],
    }
    return _row("Note", "decision", key_of(one), properties)


def _link(copy: Shared, story: StoryView, words: Wording) -> Row:
    properties: dict[str, list[str | None]] = {
        "subject": [_id("article", copy.a)],
        "object": [_id("article", copy.b)],
        "role": [words.term("copy", copy.relation)],
    }
    return _row("UnknownLink", "copy", f"{story.id}/{copy.a}/{copy.b}", properties)
