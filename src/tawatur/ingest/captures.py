"""Pages from the web: of what kind they are, and what of their own account of themselves is believed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from tawatur.ingest.articles import Article, noted
from tawatur.ingest.facts import domain_key, host_of
from tawatur.ingest.names import roles_of, without
from tawatur.ingest.sheet import words_of
from tawatur.ingest.vocabulary import Vocabulary
from tawatur.model.capture import Capture
from tawatur.model.issue import Issue

_RECORDS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv")
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/x-ndjson": ".ndjson",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
}


def kind_of(capture: Capture) -> str:
    """The kind of file that a page is, by the end of its address, what the server says and how it begins.

    >>> kind_of(Capture("", "https://example.org/a.jsonl?x=1", "", b"{}", (("Content-Type", "text/plain"),)))
    '.jsonl'
    >>> kind_of(Capture("", "https://example.org/a", "", b" <!DOCTYPE html>"))
    '.html'
    """
    path = urlsplit(capture.address).path.lower()
    if path.endswith(_RECORDS):
        return path[path.rindex(".") :]
    told = capture.header("content-type").split(";")[0].strip().lower()
    return _TYPES.get(told) or (".html" if capture.raw[:1000].lstrip().startswith(b"<") else ".txt")


def believed(
    articles: Iterable[Article | Issue], capture: Capture, vocabulary: Vocabulary
) -> Iterator[Article | Issue]:
    """The articles of a page, or the rows of a file, with its address.

    An address that one claims is believed within its host only, and a listed outlet only where it is at home. What is
    not believed is told once.
    """
    told: set[Issue] = set()
    for found in articles:
        if isinstance(found, Issue):
            yield found
            continue
        fields, doubts = _owned(found.fields, capture, vocabulary)
        yield from (doubt for doubt in doubts if doubt not in told)
        told.update(doubts)
        if found.place == capture.address:
            yield replace(found, fields=_filled({**capture.fields, **fields}), capture=capture)
        else:
            yield replace(found, fields=_filled(fields))


def _owned(
    fields: Mapping[str, str], capture: Capture, vocabulary: Vocabulary
) -> tuple[Mapping[str, str], tuple[Issue, ...]]:
    """Fields with an address and an outlet that can be those of a page, and what was not believed."""
    roles, host, doubts = roles_of(fields), host_of(capture.address), []
    claimed = fields[roles["url"]].strip() if "url" in roles else ""
    address = _joined(capture.address, claimed)
    if not _near(host_of(address), host):
        doubts.append(noted("claimed-address", capture.address, host_of(address) or claimed[:200]))
        address = capture.address
    fields = {**without(fields, "url"), "url": address}
    named = fields[roles["outlet"]].strip() if "outlet" in roles else ""
    outlet = vocabulary.outlets.whole(words_of(named)) if named else None
    if outlet and outlet.value in vocabulary.domains.values() and outlet.value != domain_key(host, vocabulary):
        doubts.append(noted("claimed-outlet", capture.address, named[:200]))
        fields = without(fields, "outlet")
    return fields, tuple(doubts)


def _joined(address: str, claimed: str) -> str:
    """What a page claims as its address, made whole; what cannot be one is empty."""
    try:
        return urljoin(address, claimed) if claimed else address
    except ValueError:
        return ""


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def _near(one: str, other: str) -> bool:
    """Whether one host is the other, or a part of it.

    >>> _near("www.example.org", "m.example.org"), _near("example.org", "example.org.evil.net")
    (True, False)
    """
    one, other = (host.removeprefix("www.").removeprefix("m.").removeprefix("amp.") for host in (one, other))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
