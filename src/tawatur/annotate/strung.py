"""The clauses that a sentence strings together: what stands between its marks, joints and joined verbs."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from tawatur.annotate.clauses import Clauses
from tawatur.annotate.near import Near
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Attribution, Sentence
from tawatur.model.span import Span

_TELLING = 2
"""Terms of a stretch that tells something by itself: one of fewer belongs to its neighbour."""


def strung(analysis: Analysis, clauses: Clauses, terms: Sequence[str]) -> Iterator[range]:
    """The tokens of each clause of a document that tells something, in order.

    ``terms`` are those of the document, token by token. No clause goes on where what somebody says begins or is over.
    """
    edges = (edge for one in analysis.layer(Attribution) for said in one.content for edge in (said.start, said.stop))
    walls = {bisect_left(analysis.tokens.starts, edge) for edge in edges}
    for sentence in clauses.sentences:
        for stretch in _joined(_stretches(clauses, sentence, walls), terms, walls):
            bare = _bare(clauses, stretch)
            if len({terms[at] for at in bare} - {""}) >= _TELLING:
                yield bare


def _joined(stretches: Iterable[range], terms: Sequence[str], walls: Collection[int]) -> Iterator[range]:
    """Stretches, those that tell next to nothing joined to their neighbours."""
    held: range | None = None
    for stretch in stretches:
        thin = held is not None and min(_told(held, terms), _told(stretch, terms)) < _TELLING
        if held is not None and thin and stretch.start not in walls:
            held = range(held.start, stretch.stop)
            continue
        if held is not None:
            yield held
        held = stretch
    if held is not None:
        yield held


def _stretches(clauses: Clauses, sentence: Sentence, walls: Collection[int]) -> Iterator[range]:
    first = sentence.first
    for at in range(sentence.first + 1, sentence.last):
        if at in walls or clauses.opens[at] and (not clauses.finite[at] or clauses.join[at - 1]):
            yield range(first, at)
            first = at
    yield range(first, sentence.last)


def _bare(clauses: Clauses, stretch: range) -> range:
    """A stretch without what joins it to the others at its two ends."""
    first, stop = stretch.start, stretch.stop
    while first < stop and _joint(clauses, first):
        first += 1
    while first < stop and _joint(clauses, stop - 1):
        stop -= 1
    return range(first, stop)


def _joint(clauses: Clauses, at: int) -> bool:
    joins = clauses.join[at] or clauses.quote[at] or clauses.opens[at]
    return bool(joins) and not clauses.finite[at]


def _told(stretch: range, terms: Sequence[str]) -> int:
    return sum(1 for at in stretch if terms[at])


def untold(stretches: Iterable[range], tokens: Tokens, told: Iterable[Span]) -> Iterator[range]:
    """The stretches of which no span holds half or more."""
    near = Near(spans := list(told))
    for stretch in stretches:
        span = tokens.span(stretch.start, stretch.stop)
        if not any(_mostly(span, spans[at]) for at in near.over(span)):
            yield stretch


def _mostly(span: Span, other: Span) -> bool:
    """Whether another span holds at least half of one."""
    return 2 * (min(span.stop, other.stop) - max(span.start, other.start)) >= span.stop - span.start
