"""A sentence under reading: what the stages that look for extents see of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from operator import is_not

from tawatur.annotate.clauses import Clauses, clauses_of
from tawatur.lang.words import Wording, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Mention, Quote, Sentence, Timex


@dataclass(frozen=True, slots=True)
class Marked:
    """A document's earlier layers by token: where names, quotations and times stand.

    ``names`` maps the first token of a mention to (the token behind it, its type); ``named`` and
    ``times`` and ``inside`` (a quotation) hold one byte a token; ``quotes`` maps an opening mark to the token
    behind the closing one, ``closed`` the token behind a closing mark to its opening one.
    """

    names: Mapping[int, tuple[int, str]]
    named: bytes
    times: bytes
    quotes: Mapping[int, int]
    closed: Mapping[int, int]
    inside: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence: its words, its bounds in tokens, what earlier stages marked, and the clauses of its document."""

    tokens: Tokens
    words: Wording
    first: int
    last: int
    kind: str
    marked: Marked
    clauses: Clauses

    def quoted(self, at: int) -> int:
        """The token behind the quotation that opens at ``at``; 0 where none opens there."""
        return self.marked.quotes.get(at, 0)

    def name(self, at: int) -> tuple[int, str]:
        """(the token behind the name that begins at ``at``, its type); (0, "") where none begins there."""
        return self.marked.names.get(at, (0, ""))

    def has(self, at: int, *classes: str) -> bool:
        """Whether the token has one of the classes."""
        return not self.words[at].classes.isdisjoint(classes)


class Places:
    """The sentences of a document, each made ready for reading when it is first asked for."""

    def __init__(self, analysis: Analysis, words: Words) -> None:
        self.clauses = clauses_of(analysis, words)
        self.layers = _layers(analysis)
        self._tokens = analysis.tokens
        self._marked = _marked(analysis)
        self._places: dict[int, Place] = {}

    def of(self, sentence: Sentence) -> Place:
        """A sentence as a place."""
        found = self._places.get(sentence.first)
        if found is None:
            words, first, last = self.clauses.words, sentence.first, sentence.last
            found = Place(self._tokens, words, first, last, sentence.kind, self._marked, self.clauses)
            self._places[first] = found
        return found


def places_of(analysis: Analysis, words: Words) -> Places:
    """The places of an analysis; those of the tokens asked for last are remembered, as long as its layers are."""
    wording = words.of(analysis.tokens)
    found: Places | None = wording.kept.get(Places)
    if found is None or any(map(is_not, found.layers, _layers(analysis))):
        found = wording.kept[Places] = Places(analysis, words)
    return found


def _layers(analysis: Analysis) -> tuple[tuple[Annotation, ...], ...]:
    """What is marked on a place."""
    return analysis.layer(Sentence), analysis.layer(Mention), analysis.layer(Timex), analysis.layer(Quote)


def _marked(analysis: Analysis) -> Marked:
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
    return Marked(names, bytes(named), bytes(times), quotes, {stop: at for at, stop in quotes.items()}, bytes(inside))
