"""Gunzipping within bounds, piece by piece: what swells beyond them is refused before it is in memory."""

import zlib
from collections.abc import Iterable, Iterator

MOST = 20_000_000  # bytes that anything may have when it is unpacked
RATIO = 200  # times that it may be larger than it was packed: a page is packed five to twenty times
_GZIP = 31
_PIECE = 65_536


class SwollenError(ValueError):
    """Packed bytes that are more than may be when unpacked."""


def bounded(pieces: Iterable[bytes], most: int = MOST) -> Iterator[bytes]:
    """The same pieces; raises SwollenError where they are more than may be."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise SwollenError(str(most))
        yield piece


def gunzipped(pieces: Iterable[bytes], most: int = MOST, ratio: int = RATIO) -> Iterator[bytes]:
    """What some gzipped bytes hold, in pieces.

    Raises SwollenError where it is too much, zlib.error where it is no gzip, EOFError where it breaks off.
    """
    yield from bounded(_unpacked(pieces, ratio), most)


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in short pieces: what follows a member is copied for each member."""
    return (piece[start : start + _PIECE] for piece in pieces for start in range(0, len(piece), _PIECE))


def _unpacked(pieces: Iterable[bytes], ratio: int) -> Iterator[bytes]:
    packed = size = 0
    work = zlib.decompressobj(_GZIP)
    for piece in _cut(pieces):
        packed += len(piece)
        while piece:
            if work.eof:  # another member follows
                work = zlib.decompressobj(_GZIP)
            found = work.decompress(piece, _PIECE)
            size += len(found)
            if size > ratio * packed:
                raise SwollenError(f"{ratio}:1")
            yield found
            piece = work.unused_data if work.eof else work.unconsumed_tail
    if packed and not work.eof:
        raise EOFError
