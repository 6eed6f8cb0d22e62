"""Web archives (WARC): the pages in them as captures; a broken record costs itself and no other."""

import io
import mmap
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tawatur.ingest.inflate import MOST
from tawatur.model.capture import Capture

_MEMBER = b"\x1f\x8b\x08"
_VERSION = re.compile(rb"WARC/\d\.\d\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)
_LARGEST_HEAD = 64_000
_PIECE = 65_536
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_STRANGE = (OSError, ValueError, EOFError, LookupError, RuntimeError, zlib.error)


def captures_in(path: Path) -> Iterator[Capture | bool]:
    """The pages of an archive; False for each record that is none, True for each that is broken."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        packed = data[:2] == _MEMBER[:2]
        for record in _members(data) if packed else _records(data):
            if record is None:
                yield True
            else:
                yield from _pages(record)


def _members(data: mmap.mmap) -> Iterator[bytes | None]:
    """What the gzip members of a file hold one after the other; None for each that is broken.

    After a broken one it goes on at the next place where a member may begin.
    """
    start, lost = 0, False
    while start >= 0 and start < len(data):
        record, stop = _member(data, start)
        if record is None:
            if not lost:
                yield None
            start, lost = data.find(_MEMBER, start + 1), True
        else:
            yield record
            start, lost = stop, False


def _member(data: mmap.mmap, start: int) -> tuple[bytes | None, int]:
    """What the member that begins at a place holds, and where it ends; None where it is broken or too large."""
    work, held, at = zlib.decompressobj(31), bytearray(), start
    try:
        while not work.eof and at < len(data):
            piece = data[at : at + _PIECE]
            held += work.decompress(piece, MOST + _LARGEST_HEAD - len(held))
            if work.unconsumed_tail:
                return None, start
            at += len(piece)
    except zlib.error:
        return None, start
    return (bytes(held), at - len(work.unused_data)) if work.eof else (None, start)


def _records(data: mmap.mmap) -> Iterator[bytes | None]:
    """The records of a file that is not packed; None for each whose length is not the one that it tells."""
    found = _VERSION.search(data)
    while found:
        start = found.start()
        stop = _stop(data, start)
        if stop is None:
            yield None
            found = _VERSION.search(data, start + 1)
        else:
            yield data[start:stop] if stop - start < MOST else None
            found = _VERSION.search(data, stop)


def _stop(data: mmap.mmap, start: int) -> int | None:
    """Where the record that begins at a place ends, if another one or the end follows there."""
    head = re.search(rb"\r?\n\r?\n", data[start : start + _LARGEST_HEAD])
    told = _LENGTH.search(data[start : start + head.start()]) if head else None
    if not head or not told or _VERSION.search(data[start + 8 : start + head.start()]):  # of another record
        return None
    stop = start + head.end() + int(told[1])
    rest = data[stop : stop + 20].lstrip(b"\r\n")
    return stop if stop <= len(data) and (not rest or _VERSION.match(rest)) else None


def _pages(raw: bytes) -> Iterator[Capture | bool]:
    """The pages of one member or record."""
    try:
        for record in ArchiveIterator(io.BytesIO(raw), record_types=_KINDS, parse_http=True, auto_decode="all"):
            yield _page(record) or False
    except _STRANGE:
        yield True


def _page(record: WarcRecord) -> Capture | None:
    told = record.http_headers
    kind = str(record.http_content_type or record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    if kind not in _PAGES or not address.startswith(("http://", "https://")):
        return None
    if told is not None and told.status_code != 200:
        return None
    raw = record.reader.read(MOST + 1)
    if len(raw) > MOST:
        return None
    date = record.record_date or datetime.fromtimestamp(0, UTC)
    retrieved = date.astimezone(UTC).isoformat(timespec="seconds")
    headers = tuple((str(name), str(value)) for name, value in told.items()) if told is not None else ()
    return Capture(address, address, retrieved, raw, headers or (("Content-Type", kind),))
