"""A sentence under reading: what the stages that look for extents see of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.lang.words import Word
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Mention, Quote, Sentence, Timex


@dataclass(frozen=True, slots=True)
class Marked:
    """A document's earlier layers by token: where names, quotations and times stand.

    ``names`` maps the first token of a mention to (the token behind it, its type); ``named`` and
    ``times`` and ``inside`` (a quotation) hold one byte a token; ``quotes`` maps an opening mark to the token
    behind the closing one.
    """

    names: Mapping[int, tuple[int, str]]
    named: bytes
    times: bytes
    quotes: Mapping[int, int]
    inside: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence: its words, its bounds in tokens, and what earlier stages marked."""

    tokens: Tokens
    words: Sequence[Word]
    first: int
    last: int
    kind: str
    marked: Marked

    def quoted(self, at: int) -> int:
        """The token behind the quotation that opens at ``at``; 0 where none opens there."""
        return self.marked.quotes.get(at, 0)

    def name(self, at: int) -> tuple[int, str]:
        """(the token behind the name that begins at ``at``, its type); (0, "") where none begins there."""
        return self.marked.names.get(at, (0, ""))

    def has(self, at: int, *classes: str) -> bool:
        """Whether the token has one of the classes."""
        return not self.words[at].classes.isdisjoint(classes)


def marked(analysis: Analysis) -> Marked:
    """The earlier layers of an analysis by token."""
    tokens = analysis.tokens
    starts, stops = tokens.starts, tokens.stops
    named, times = bytearray(len(starts)), bytearray(len(starts))
    names = {}
    for mention in analysis.layer(Mention):
        first, last = bisect_right(starts, mention.span.start) - 1, bisect_right(stops, mention.span.stop)
        names[first] = (last, mention.type)
        named[first:last] = b"\1" * (last - first)
    for timex in analysis.layer(Timex):
        first, last = bisect_left(starts, timex.span.start), bisect_right(stops, timex.span.stop)
        times[first:last] = b"\1" * (last - first)
    quotes = {bisect_left(starts, q.span.start): bisect_right(stops, q.span.stop) for q in analysis.layer(Quote)}
    inside = bytearray(len(starts))
    for first, last in quotes.items():
        inside[first:last] = b"\1" * (last - first)
    return Marked(names, bytes(named), bytes(times), quotes, bytes(inside))


def places(analysis: Analysis, words: Sequence[Word]) -> list[Place]:
    """The sentences of an analysis, ready for reading."""
    found = marked(analysis)
    return [Place(analysis.tokens, words, s.first, s.last, s.kind, found) for s in analysis.layer(Sentence)]
