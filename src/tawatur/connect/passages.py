"""Sentences of different documents that are one sentence told again, in other words too."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tawatur.model.evidence import Evidence
from tawatur.model.leaf import Leaf
from tawatur.model.span import Span
from tawatur.model.story import Passage

ALIKE = 0.50  # cosine of the stems, the rarer the weightier: half of what tells the sentence apart is the same
HELD = 0.80  # or the part of the shorter one that the longer one holds, where the shorter is no mere phrase
PHRASE = 8  # stems that the shorter one must have to be told again inside a longer one
COMMON = 40  # passages that share a stem: one that stands in more joins nothing by itself
SHORTEST = 6  # stems that a passage has at least: five are a formula
SHARED = 3  # stems two passages share at least


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or a claim's clause with its stems."""

    leaf: int
    span: Span
    stems: frozenset[str]


def passages(leaves: Sequence[Leaf]) -> tuple[Passage, ...]:
    """The pairs of passages, one for each pair of sentences, the surest first."""
    ordered = sorted(leaves, key=lambda leaf: leaf.document.id)
    pieces = [piece for place, leaf in enumerate(ordered) for piece in _pieces(place, leaf)]
    worth = _worth(pieces)
    found = [(score, a, b) for a, b in _near(pieces) if (score := _score(pieces[a], pieces[b], worth))]
    found.sort(key=lambda one: (-one[0], pieces[one[1]].span, one[1:]))
    kept: dict[tuple[int, int], list[tuple[_Piece, _Piece]]] = {}
    made = []
    for score, a, b in found:
        pair = (pieces[a], pieces[b])
        sides = kept.setdefault((pair[0].leaf, pair[1].leaf), [])
        if not any(_told(pair, other) for other in sides):
            sides.append(pair)
            made.append(_passage(ordered, score, *pair))
    return tuple(made)


def _pieces(place: int, leaf: Leaf) -> list[_Piece]:
    spans = {one.span: frozenset(one.stems) for one in leaf.sentences}
    for claim in (one for one in leaf.claims if one.main):
        spans.setdefault(claim.evidence.span, frozenset(claim.frame.terms))
    return [_Piece(place, span, stems) for span, stems in sorted(spans.items()) if len(stems) >= SHARED]


def _worth(pieces: Sequence[_Piece]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for piece in pieces:
        for stem in piece.stems:
            counts[stem] = counts.get(stem, 0) + 1
    return {stem: math.log((len(pieces) + 1) / (n + 0.5)) for stem, n in counts.items()}


def _near(pieces: Sequence[_Piece]) -> list[tuple[int, int]]:
    """Pairs of pieces of different documents that share enough stems to be compared."""
    index: dict[str, list[int]] = {}
    for place, piece in enumerate(pieces):
        for stem in piece.stems:
            index.setdefault(stem, []).append(place)
    counts: dict[tuple[int, int], int] = {}
    for stem in sorted(index):
        if 1 < len(index[stem]) <= COMMON:
            for pair in combinations(index[stem], 2):
                counts[pair] = counts.get(pair, 0) + 1
    return sorted(
        pair for pair, n in counts.items() if n >= SHARED - 1 and pieces[pair[0]].leaf != pieces[pair[1]].leaf
    )


def _score(a: _Piece, b: _Piece, worth: Mapping[str, float]) -> float:
    both = a.stems & b.stems
    shortest = min(len(a.stems), len(b.stems))
    if len(both) < SHARED or shortest < SHORTEST:
        return 0.0
    one, two, shared = (_square(stems, worth) for stems in (a.stems, b.stems, both))
    cosine, held = shared / math.sqrt(one * two), shared / min(one, two)
    if cosine >= ALIKE or (held >= HELD and shortest >= PHRASE):
        return round(max(cosine, held * HELD), 4)
    return 0.0


def _square(stems: frozenset[str], worth: Mapping[str, float]) -> float:
    return math.fsum(worth[stem] ** 2 for stem in stems) or 1e-9


def _told(pair: tuple[_Piece, _Piece], kept: tuple[_Piece, _Piece]) -> bool:
    """Whether a surer pair of the same documents already stands on the same words on both sides."""
    return bool(pair[0].span.overlap(kept[0].span) and pair[1].span.overlap(kept[1].span))


def _passage(leaves: Sequence[Leaf], score: float, a: _Piece, b: _Piece) -> Passage:
    first, second = leaves[a.leaf].document, leaves[b.leaf].document
    return Passage(Evidence.of(first, a.span), Evidence.of(second, b.span), score)
