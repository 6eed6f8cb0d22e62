"""From a text and its metadata to a Document: lines sorted, facts read, identity given."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from tawatur.ingest.articles import Article, digest_of
from tawatur.ingest.bylines import credits_in, dateline_of
from tawatur.ingest.facts import Field, agency_of, outlet_of, outlet_of_staff, published_of
from tawatur.ingest.glued import round_headline
from tawatur.ingest.names import roles_of
from tawatur.ingest.residue import clean
from tawatur.ingest.sheet import Line, Sheet
from tawatur.ingest.vocabulary import Vocabulary, vocabulary_of
from tawatur.lang.pack import Pack
from tawatur.model.document import Document
from tawatur.model.span import Span

_NONE: Mapping[str, str] = MappingProxyType({})
_IDENTITY = ("outlet", "url", "published")
_BROKEN = dict.fromkeys([0, *range(0xD800, 0xE000)], 0xFFFD)


def document_of(
    text: str, *, pack: Pack, name: str = "text", headline: str | None = None, fields: Mapping[str, str] = _NONE
) -> Document:
    """The Document of one article.

    ``text`` is stored as it is (only NUL and lone surrogates become U+FFFD). ``headline`` is looked
    for among its lines. ``fields`` holds metadata under any of the known field names.
    """
    return build(Article(name, name, text, headline, fields), pack)


def scrubbed(text: str) -> str:
    """The text with NUL and lone surrogates, which no store takes, as U+FFFD; of the same length."""
    return text if text.isascii() and "\0" not in text else text.translate(_BROKEN) if _broken(text) else text


def _broken(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return "\0" in text


def build(article: Article, pack: Pack) -> Document:
    """The Document of an article as it was found."""
    text, vocabulary, fields = scrubbed(article.text), vocabulary_of(pack), article.fields
    told = {role: Field(found, scrubbed(fields[found])) for role, found in roles_of(fields).items()}
    sheet = Sheet.of(text)
    cleaned = clean(sheet, vocabulary, scrubbed(article.headline) if article.headline else None)
    author = told["author"].value.strip() if "author" in told else ""
    credits = credits_in(sheet, cleaned.kept, cleaned.headline, vocabulary, author)
    outlet = outlet_of(text, told, credits, vocabulary)
    body = [line for line in cleaned.kept if line is not cleaned.headline]
    outlet = outlet if outlet.value else outlet_of_staff(body, vocabulary)
    headline = _trimmed(cleaned.headline, vocabulary) if cleaned.headline else None
    rubrics = round_headline(cleaned.headline, headline) if cleaned.headline and headline else ()
    return Document(
        id=_identity(text, told),
        name=article.name,
        text=text,
        language=pack.language,
        headline=headline,
        dropped=tuple(sorted([*cleaned.dropped, *rubrics], key=lambda line: line.span.start)),
        outlet=outlet,
        agency=agency_of(told, credits, outlet.value),
        published=published_of(told, credits, vocabulary),
        page_dates=cleaned.page_dates,
        dateline=dateline_of(sheet, body, credits, vocabulary),
        credits=tuple(sorted({found.credit.span for found in credits if found.text is text}, key=lambda s: s.start)),
        author=author or None,
        url=told["url"].value.strip() if "url" in told else None,
        fields=tuple((role, field.name) for role, field in told.items()),
        digest=article.digest or digest_of(text.encode("utf-8")),
    )


def _identity(text: str, told: Mapping[str, Field]) -> str:
    parts = [text, *(told[role].value if role in told else "" for role in _IDENTITY)]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]


def _trimmed(line: Line, vocabulary: Vocabulary) -> Span:
    """The headline without bullet, rubric before a slash and name of the take after it."""
    span, words, text = line.trimmed, line.words, line.sheet.text
    rubric = vocabulary.rubrics.at(words, 0) if words else None
    if rubric and rubric[0] < len(words) and "/" in text[words[rubric[0] - 1].stop : words[rubric[0]].start]:
        start = text.index("/", words[rubric[0] - 1].stop) + 1
        while text[start].isspace():
            start += 1
        span = Span(start, span.stop)
    for index in range(max(1, len(words) - 6), len(words)):
        found = vocabulary.rubrics.at(words, index)
        if found and found[1].value == "take" and found[0] == len(words):
            cut = text[: words[index].start].rstrip(" \t\u00a0/")
            return Span(span.start, max(span.start + 1, len(cut)))
    return span
