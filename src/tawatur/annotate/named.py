"""Where names stand, by token: what a name looks like is neither a verb nor the end of a clause."""

from bisect import bisect_left, bisect_right

from tawatur.annotate.introducers import TITLE
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Mention, Quote


def named(analysis: Analysis) -> tuple[list[tuple[int, Mention]], bytes]:
    """The names with their first tokens, and a column that is 1 where a name stands."""
    starts, stops = analysis.tokens.starts, analysis.tokens.stops
    mentions, column = [], bytearray(len(starts))
    for mention in analysis.layer(Mention):
        first = bisect_right(starts, mention.span.start) - 1
        last = bisect_right(stops, mention.span.stop)
        mentions.append((first, mention))
        column[first:last] = b"\1" * (last - first)
    return mentions, bytes(column)


def titled(analysis: Analysis) -> bytes:
    """A column that is 1 where a name stands, or what stands in quotation marks and is no longer than a title."""
    starts, stops = analysis.tokens.starts, analysis.tokens.stops
    found = bytearray(named(analysis)[1])
    for quote in analysis.layer(Quote):
        first, last = bisect_left(starts, quote.inner.start), bisect_right(stops, quote.inner.stop)
        if 0 < last - first <= TITLE:
            found[first:last] = b"\1" * (last - first)
    return bytes(found)


def unnamed(column: bytes) -> bytes:
    """The column that is 1 where no name stands.

    >>> list(unnamed(bytes([0, 1])))
    [1, 0]
    """
    return column.translate(_SWAPPED)


_SWAPPED = b"\1\0" + bytes(254)
"""Makes 1 of 0 and 0 of 1."""
