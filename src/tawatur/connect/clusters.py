"""Which statements are one: blocks, comparison, and clusters by average linkage."""

import heapq
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import combinations

import numpy as np

from tawatur.connect.columns import Columns
from tawatur.connect.statements import STATE, Rarity, Statement
from tawatur.engine.base import Engine

BLOCK = 250  # statements a block may hold: 30,000 comparisons; a larger one is cut into neighbours by name
CHUNK = 2000  # comparisons that one piece of work holds
STRANGERS = -9.0  # log-odds of two statements that share no block
WORDS = 2  # stems a clause must have to be compared: one word ("the visit") refers back and tells nothing
FEW = 12  # statements that may share a stem however small the story
RAREST = 5  # stems whose pairs find a statement that has no rare one
FREQUENT = 0.15  # part of the statements that a stem may stand in and still open a block

Pair = tuple[int, int]
Scores = dict[Pair, float]


def scores(statements: Sequence[Statement], engine: Engine) -> tuple[Scores, int]:
    """The log-odds of every two statements that share a block, and how many blocks were too large and cut."""
    rare = Rarity(statements)
    telling = [(place, one) for place, one in enumerate(statements) if len(one.stems) >= WORDS]
    blocks = engine.group((key, place) for place, one in telling for key in _keys(one, rare))
    pairs = sorted({pair for _, places in blocks for pair in blocked(places)})
    chunks = [pairs[start : start + CHUNK] for start in range(0, len(pairs), CHUNK)]
    compared = engine.map(partial(_compared, columns=Columns.of(statements, rare)), chunks)
    found = {pair: score for chunk in compared for pair, score in chunk}
    return found, sum(len(places) > BLOCK for _, places in blocks)


def _keys(one: Statement, rare: Rarity) -> list[str]:
    """The blocks of a statement: its rarer stems, its act with two actors or an actor and a place, what it counts.

    One that has no rare stem, as where a flood tells one thing, is found by pairs of its rarest.
    """
    common = max(FEW, round(FREQUENT * rare.total))
    keys = [f"w:{stem}" for stem in one.stems if rare.above(stem, common)]
    if not keys:
        rarest = sorted(one.stems, key=lambda stem: (-rare.square(frozenset({stem})), stem))[:RAREST]
        keys = [f"p:{a}:{b}" for a, b in combinations(sorted(rarest), 2)]
    if one.kind != STATE:
        keys += [f"k:{one.kind}:{a}:{b}" for a, b in combinations(sorted(one.who), 2)]
        keys += [f"k:{one.kind}:{one.where}:{who}" for who in one.who if one.where]
    keys += [f"n:{q.of}" for q in one.claim.frame.quantities]
    return sorted(set(keys))


def blocked(places: Sequence[int]) -> Iterable[Pair]:
    """The pairs of a block; a large one is cut."""
    for start in range(0, len(places), BLOCK):
        yield from combinations(places[start : start + BLOCK], 2)


def _compared(chunk: list[Pair], columns: Columns) -> list[tuple[Pair, float]]:
    sides = np.array(chunk, dtype=np.int64)
    return list(zip(chunk, columns.odds(sides[:, 0], sides[:, 1]).tolist(), strict=True))


def clusters(count: int, scored: Scores, keep: float) -> list[list[int]]:
    """Groups of statements by average linkage: the nearest two join while their mean log-odds reach ``keep``.

    Two statements that were never compared count as strangers.
    """
    sums: dict[int, dict[int, float]] = {place: {} for place in range(count)}
    for (a, b), score in scored.items():
        sums[a][b] = sums[b][a] = score - STRANGERS
    members = {place: [place] for place in range(count)}
    heap = [(-score, a, b, 1, 1) for (a, b), score in sorted(scored.items()) if score >= keep]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in members or b not in members or (len(members[a]), len(members[b])) != (size_a, size_b):
            continue
        _join(a, b, members, sums)
        for other in sorted(sums[a]):
            mean = STRANGERS + sums[a][other] / (len(members[a]) * len(members[other]))
            if mean >= keep:
                low, high = min(a, other), max(a, other)
                heapq.heappush(heap, (-mean, low, high, len(members[low]), len(members[high])))
    return sorted(sorted(group) for group in members.values())


def _join(a: int, b: int, members: dict[int, list[int]], sums: dict[int, dict[int, float]]) -> None:
    members[a] += members.pop(b)
    for other, value in sums.pop(b).items():
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
            del sums[other][b]
    sums[a].pop(b, None)
