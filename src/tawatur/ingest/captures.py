"""Pages from the web: of what kind they are, and what of their own account of themselves is believed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from tawatur.ingest.articles import Article, noted
from tawatur.ingest.facts import host_of
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


def believed(articles: Iterable[Article | Issue], capture: Capture) -> Iterator[Article | Issue]:
    """The articles of a page with its address; one that the page claims for itself is believed within its host only."""
    for found in articles:
        if isinstance(found, Issue) or found.place != capture.address:
            yield found
            continue
        claimed = found.fields.get("url", "").strip()
        claimed = urljoin(capture.address, claimed) if claimed else ""
        if not _near(host_of(claimed or capture.address), host_of(capture.address)):
            yield noted("claimed-address", capture.address, claimed[:200])
            claimed = ""
        fields = {**capture.fields, **found.fields, "url": claimed or capture.address}
        yield replace(found, fields=_filled(fields), capture=capture)


def _filled(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def _near(one: str, other: str) -> bool:
    """Whether one host is the other, or a part of it.

    >>> _near("www.example.org", "m.example.org"), _near("example.org", "example.org.evil.net")
    (True, False)
    """
    one, other = (host.removeprefix("www.").removeprefix("m.").removeprefix("amp.") for host in (one, other))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
