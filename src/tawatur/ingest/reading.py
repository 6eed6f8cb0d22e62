"""Reading files: each becomes Documents or an Issue, in an order that does not depend on the machine."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tawatur.ingest.articles import Article, named, noted, unread
from tawatur.ingest.captures import believed, kind_of
from tawatur.ingest.documents import build, scrubbed
from tawatur.ingest.encoding import Decoded, decode, telling
from tawatur.ingest.optional import room, usable
from tawatur.ingest.paths import ARCHIVES, expand
from tawatur.ingest.records import LONGEST_LINE, json_articles, json_line_articles, table_articles
from tawatur.ingest.vocabulary import Vocabulary, vocabulary_of
from tawatur.lang.pack import Pack
from tawatur.model.capture import Capture
from tawatur.model.document import Document
from tawatur.model.issue import Issue

LARGEST_FILE = 50_000_000
LONGEST_TEXT = 5_000_000
_SURE = 0.05
_UNSURE = 0.5
_FEW = 4
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"Rar!",
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_LETTER = re.compile(r"[^\W\d_]")
_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: the documents, and an issue for each thing that could not be read or not be believed."""

    documents: tuple[Document, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A document as it was found: the place, the bytes, the page that it is where it came from the web."""

    place: str
    raw: bytes
    document: Document
    capture: Capture | None = None


def read(paths: Iterable[str | Path], *, pack: Pack) -> Reading:
    """Reads files, folders and globs. A broken file gives an Issue and the rest goes on."""
    documents: dict[str, Document] = {}
    issues: list[Issue] = []
    for found in each(paths, pack=pack):
        if isinstance(found, Issue):
            issues.append(found)
        elif found.document.id in documents:
            issues.append(noted("duplicate", found.place, documents[found.document.id].name))
        else:
            documents[found.document.id] = found.document
    return Reading(tuple(documents.values()), tuple(issues))


def each(
    paths: Iterable[str | Path], *, pack: Pack, known: Callable[[str, str], bool] = lambda place, digest: False
) -> Iterator[Found | Issue]:
    """What is in files, folders and globs, one by one, so that no more than a file is held.

    An article that is ``known`` by its place and the hash of its bytes is passed over.
    """
    vocabulary = vocabulary_of(pack)
    files, missing = expand(paths)
    yield from missing
    for path in files:
        yield from _found(_articles(path, vocabulary), pack, known)


def captured(
    capture: Capture, *, pack: Pack, known: Callable[[str, str], bool] = lambda place, digest: False
) -> Iterator[Found | Issue]:
    """What is on a page that came from an address."""
    vocabulary, kind = vocabulary_of(pack), kind_of(capture)
    articles = _in_bytes(capture.raw, capture.address, kind, vocabulary)
    yield from _found(believed(articles, capture, vocabulary), pack, known)


def _found(
    articles: Iterable[Article | Issue], pack: Pack, known: Callable[[str, str], bool]
) -> Iterator[Found | Issue]:
    for found in articles:
        if isinstance(found, Issue):
            yield found
        elif not known(found.place, found.digest):
            document, told = _document(found, pack, vocabulary_of(pack))
            yield from told
            if document:
                yield Found(found.place, found.raw, document, found.capture)


def _articles(path: Path, vocabulary: Vocabulary) -> Iterator[Article | Issue]:
    place = str(path)
    if place.lower().endswith(ARCHIVES):
        yield from _in_archive(path, vocabulary)
        return
    try:
        if path.stat().st_size > LARGEST_FILE:
            yield unread("too-large", place, str(path.stat().st_size), str(LARGEST_FILE))
            return
        raw = path.read_bytes()
    except PermissionError:
        yield unread("permission", place)
        return
    except OSError as error:
        yield unread("missing", place, error.strerror or type(error).__name__)
        return
    yield from _in_bytes(raw, place, path.suffix.lower(), vocabulary)


def _in_archive(path: Path, vocabulary: Vocabulary) -> Iterator[Article | Issue]:
    place, name = str(path), "parquet" if path.suffix.lower() == ".parquet" else "warc"
    if not usable(name):
        yield unread("extra", place)
        return
    try:
        yield from room("parquet").parquet_articles(path) if name == "parquet" else _in_warc(path, vocabulary)
    except PermissionError:
        yield unread("permission", place)
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        yield unread("missing", place, type(error).__name__)


def _in_warc(path: Path, vocabulary: Vocabulary) -> Iterator[Article | Issue]:
    """The pages of a web archive; at the end, how many records are broken and how many are no articles."""
    broken = other = 0
    for capture in room("warc").captures_in(path):
        if isinstance(capture, bool):
            broken, other = broken + capture, other + (not capture)
            continue
        articles = _in_bytes(capture.raw, capture.address, kind_of(capture), vocabulary)
        for found in believed(articles, capture, vocabulary):
            if isinstance(found, Issue) and found.reason.rule == "issue.no-article":
                other += 1
            else:
                yield found
    if broken:
        yield unread("warc", str(path), str(broken))
    if other:
        yield noted("warc-other", str(path), str(other))


def _in_bytes(raw: bytes, place: str, kind: str, vocabulary: Vocabulary) -> Iterator[Article | Issue]:
    if not raw.strip():
        yield unread("empty", place)
        return
    decoded = None if raw.startswith(_MAGIC) else decode(raw, vocabulary)
    if raw.startswith(_MAGIC) or _binary(raw, decoded):
        yield unread("binary", place)
        return
    if decoded is None:
        yield unread("encoding", place, room("guess").agreed(raw) or "?")
        return
    if decoded.doubt:
        yield noted(f"encoding-{decoded.doubt}", place, decoded.encoding)
    yield from _in_text(decoded.text.replace("\r\n", "\n").removeprefix("\ufeff"), place, kind, raw)


def _binary(raw: bytes, decoded: Decoded | None) -> bool:
    if decoded is None:
        sample = raw[:4096]
        return sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 > len(sample)
    sample_text = decoded.text[:4096]
    return len(_CONTROL.findall(sample_text)) * 50 > len(sample_text)


def _in_text(text: str, place: str, kind: str, raw: bytes) -> Iterator[Article | Issue]:
    if kind == ".json":
        yield from json_articles(text, place)
    elif kind in (".jsonl", ".ndjson"):
        yield from json_line_articles(text, place)
    elif kind in (".csv", ".tsv"):
        yield from table_articles(text, place)
    elif kind in (".html", ".htm", ".xhtml"):
        yield from room("html").page_articles(text, place, raw)
    else:
        yield Article(place, named(place), text, raw=raw)


def _document(article: Article, pack: Pack, vocabulary: Vocabulary) -> tuple[Document | None, list[Issue]]:
    refused = _refused(article, vocabulary)
    if refused:
        return None, [refused]
    issues = []
    text = scrubbed(article.text)
    if text != article.text:
        issues.append(
            noted("characters", article.place, str(sum(a != b for a, b in zip(text, article.text, strict=True))))
        )
    return build(replace(article, text=text), pack), issues


def _refused(article: Article, vocabulary: Vocabulary) -> Issue | None:
    longest = _longest_line(article.text)
    if longest > LONGEST_LINE:
        return unread("long-line", article.place, str(longest), str(LONGEST_LINE))
    if len(article.text) > LONGEST_TEXT:
        return unread("long-text", article.place, str(len(article.text)), str(LONGEST_TEXT))
    if not article.text.strip():
        return unread("empty", article.place)
    return _foreign(article, vocabulary)


def _longest_line(text: str) -> int:
    longest = start = 0
    while (end := text.find("\n", start)) >= 0:
        longest, start = max(longest, end - start), end + 1
    return max(longest, len(text) - start)


def _foreign(article: Article, vocabulary: Vocabulary) -> Issue | None:
    """The issue that an article is not Arabic; a few words alone are let pass."""
    sample = article.text[:4000]
    if telling(sample, vocabulary) >= _SURE:
        return None
    letters = len(_LETTER.findall(sample))
    arabic = len(_SCRIPT.findall(sample)) * 2 > letters
    if arabic and len(sample.split()) < _FEW:
        return None
    language, score = room("language").language_of(article.text)
    if arabic and (language == "ar" or score < _UNSURE):
        return None
    return unread("language", article.place, language)
