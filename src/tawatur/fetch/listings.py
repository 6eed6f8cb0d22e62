"""Feeds and sitemaps: the pages that they lead to, with the days that they tell. Nothing that they hold is run."""

import codecs
import io
import re
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser
from lxml import etree

from tawatur.fetch.answers import Answer, RefusedError
from tawatur.fetch.door import checked
from tawatur.ingest.codings import coding
from tawatur.ingest.inflate import SwollenError, gunzipped

MOST = 50_000
"""Pages that one listing may name."""
LARGEST_FEED = 2_000_000
"""Bytes of a feed: the parser takes up to twenty seconds for a million that mean harm."""
_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(rss|feed|rdf|urlset|sitemapindex)[\s>/]", re.I)
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml\s[^>]{0,500}>")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip
"""How a listing begins that tells its encoding without a word."""
_HEAD = 4096
_NAMES = {"rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "index"}
_STRANGE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, SAXException, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
"""All that a parser of others may raise on bytes that it did not foresee."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A page that a listing names: its address, the day it tells of it and the time of the last change, if it does."""

    address: str
    published: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, a sitemap, or an index of sitemaps: what it leads to, the latest first."""

    kind: str
    leads: tuple[Lead, ...]


def listing(answer: Answer) -> Listing | None:
    """The listing that an answer is, None where it is a page; raises RefusedError where it cannot be read."""
    raw = _plain(answer.body)
    kind = kind_of(raw)
    if not kind:
        return None
    if kind == "feed" and len(raw) > LARGEST_FEED:
        raise RefusedError("fetch-swollen", str(LARGEST_FEED))
    text = _text(raw)
    if "<!entity" in text.lower():  # only those make entities of their own that mean harm
        raise RefusedError("fetch-listing", "ENTITY")
    found = _in_feed(text, answer.address) if kind == "feed" else _in_sitemap(text)
    leads = {lead.address: lead for lead in _sound(found, answer.address)}
    return Listing(kind, tuple(sorted(leads.values(), key=lambda lead: lead.changed or lead.published, reverse=True)))


def kind_of(raw: bytes) -> str:
    """feed, sitemap or index, by the first element; empty for all else.

    >>> kind_of(b"<?xml version='1.0'?><rss version='2.0'/>"), kind_of(b"<html><p>&lt;rss&gt;</p>")
    ('feed', '')
    """
    head = raw[:_HEAD].replace(b"\0", b"")  # UTF-16 too
    first = re.search(rb"<[A-Za-z]", head)
    root = _ROOT.match(head, first.start()) if first else None
    return _NAMES[root[1].decode().lower()] if root else ""


def _text(raw: bytes) -> str:
    """A listing as text without the head that tells its encoding: what is judged here is what the parsers read, to the
    letter. Where no encoding fits, its strange letters are lost and its addresses stay."""
    told = _ENCODING.search(raw[:_HEAD].replace(b"\0", b""))
    marks = [name for mark, name in _MARKS if raw.startswith(mark)]
    for name in (*marks, coding(told[1].decode()) if told else "", "utf-8"):
        try:
            text = raw.decode(name) if name else ""
        except UnicodeError:
            continue
        if "<" in text[:_HEAD]:
            return _DECLARATION.sub("", text, count=1)
    return _DECLARATION.sub("", raw.decode("utf-8", "replace"), count=1)


def _plain(raw: bytes) -> bytes:
    """A sitemap may be gzipped as a file."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        return b"".join(gunzipped([raw]))
    except SwollenError as error:
        raise RefusedError("fetch-swollen", str(error)) from error
    except (zlib.error, EOFError) as error:
        raise RefusedError("fetch-listing", type(error).__name__) from error


def _in_feed(text: str, address: str) -> Iterator[Lead]:
    """The entries of RSS or Atom."""
    try:
        told = feedparser.parse(  # from memory: given bytes it would look for a file of that name
            io.BytesIO(_bytes(text)), response_headers={"content-location": address}, sanitize_html=False,
            resolve_relative_uris=False,
        )  # fmt: skip
        for entry in told.get("entries", [])[:MOST]:
            published, changed = (_moment(dict.get(entry, f"{name}_parsed")) for name in ("published", "updated"))
            yield Lead(str(entry.get("link") or ""), published, changed)
    except _STRANGE as error:
        raise RefusedError("fetch-listing", type(error).__name__) from error


def _bytes(text: str) -> bytes:
    """Text as parsers take it, with a head of ours: by one of their own making they guess, one of them for hours."""
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + text.encode("utf-8", "replace")


def _moment(parsed: object) -> str:
    """A time as feedparser gives it, in ISO 8601; empty where it is none."""
    if not isinstance(parsed, time.struct_time):
        return ""
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


def _in_sitemap(text: str) -> Iterator[Lead]:
    """The addresses of a sitemap or of an index of sitemaps, whose entries have the same two fields."""
    rules = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(_bytes(text), rules)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("fetch-listing", type(error).__name__) from error
    if root is None:
        raise RefusedError("fetch-listing", "XMLSyntaxError")
    for entry in root.iterchildren("{*}url", "{*}sitemap"):
        told = {str(one.tag).rsplit("}", 1)[-1]: (one.text or "").strip() for one in entry.iter("{*}*")}
        published, changed = (_written(told.get(name, "")) for name in ("publication_date", "lastmod"))
        yield Lead(told.get("loc", ""), published, changed)


def _written(moment: str) -> str:
    """A time or day of a sitemap in the one form that all have here; empty where it is none."""
    try:
        told = datetime.fromisoformat(moment)
        return told.replace(tzinfo=told.tzinfo or UTC).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


def _sound(leads: Iterable[Lead], base: str) -> Iterator[Lead]:
    """The leads whose address can be one, each made whole."""
    for number, lead in enumerate(leads):
        if number >= MOST:
            return
        try:
            address = urljoin(base, lead.address.strip())
            yield Lead(checked(address).url, lead.published, lead.changed)
        except (RefusedError, ValueError):
            continue
