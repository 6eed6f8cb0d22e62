"""The best path through the scores of labels, and the names it makes with how sure each is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_MARGIN = 6.0
"""A label whose score, by itself or with the path to it, is this far below the best of its token is not considered."""

_HOPE = 0.5
"""A stretch in which every name's label is this far below that of no name at each token holds no name."""
_FORBIDDEN = -60.0
_OUTSIDE = 0
"""The label of what is no name."""


class Name(NamedTuple):
    """Tokens from ``first`` to ``last`` (half-open) that the labels make a name of a type.

    ``sure`` is by how much the path through it scores better than the path on which it is no name.
    """

    first: int
    last: int
    type: str
    sure: float


class Paths:
    """Paths of labels ``O``, ``B-`` and ``I-`` under the weights of their transitions; ``O`` is the first label.

    Coming from the start of a sentence is free.
    """

    def __init__(self, labels: Sequence[str], transitions: npt.NDArray[np.generic]) -> None:
        self._labels = tuple(labels)
        weights = transitions.astype(np.float64).tolist()
        self._into: list[list[float]] = []
        for to, label in enumerate(labels):
            fits = [not label.startswith("I-") or before[2:] == label[2:] for before in labels]
            moves = [weights[of][to] if fit else _FORBIDDEN for of, fit in enumerate(fits)]
            self._into.append([*moves, _FORBIDDEN if label.startswith("I-") else 0.0])

    def names(
        self, scores: npt.NDArray[np.float32], sentences: Sequence[tuple[int, int]], free: npt.NDArray[np.bool_]
    ) -> Iterator[Name]:
        """The names on the best paths through the scores (tokens, labels) of sentences, given as (first, last).

        Tokens that can only be outside a name part a sentence into stretches; each has a best path of its own. A
        stretch with no hope of a name, or none of whose hopeful tokens is ``free``, has none.
        """
        possible = scores >= scores.max(axis=1, keepdims=True) - _MARGIN
        warm = possible[:, 1:].any(axis=1)
        hopeful = free & (scores[:, 1:].max(axis=1) >= scores[:, _OUTSIDE] - _HOPE)
        opening = np.zeros(len(scores) + 1, dtype=np.bool_)
        opening[[first for first, _ in sentences]] = True
        begins = warm & (opening[:-1] | np.concatenate([[True], ~warm[:-1]]))
        places = begins.nonzero()[0]
        ends = (warm & (opening[1:] | np.concatenate([~warm[1:], [True]]))).nonzero()[0] + 1
        hopes = np.concatenate([[0], hopeful.cumsum()])
        wanted = hopes[ends] > hopes[places]
        for start, stop in zip(places[wanted].tolist(), ends[wanted].tolist(), strict=True):
            opens = bool(opening[start])
            path = self._best(possible[start:stop].tolist(), scores[start:stop].tolist(), opens=opens)
            yield from self._read(start, path, scores, opens=opens)

    def _best(self, possible: list[list[bool]], scores: list[list[float]], *, opens: bool) -> list[int]:
        """The best path of a stretch; one that opens its sentence comes from nowhere, any other from outside."""
        of, best = [len(self._labels) if opens else _OUTSIDE], [0.0]
        ways: list[tuple[list[int], list[int]]] = []
        for row, values in zip(possible, scores, strict=True):
            of, back, best = _step(of, best, [label for label, may in enumerate(row) if may], values, self._into)
            ways.append((of, back))
        place = _top(best, [self._into[_OUTSIDE][label] for label in of])
        path = []
        for of, back in reversed(ways):
            path.append(of[place])
            place = back[place]
        path.reverse()
        return path

    def _read(self, start: int, path: list[int], scores: npt.NDArray[np.float32], *, opens: bool) -> Iterator[Name]:
        """The names of a stretch whose labels are ``path``."""
        labels = [self._labels[label] for label in path]
        first = 0
        for at, label in enumerate(labels):
            if label == "O":
                continue
            if label.startswith("B-") or not at or labels[at - 1][2:] != label[2:]:
                first = at
            if at + 1 == len(labels) or labels[at + 1] != f"I-{label[2:]}":
                yield Name(
                    start + first,
                    start + at + 1,
                    label[2:],
                    self._sure(path, first, at + 1, scores[start:], opens=opens),
                )

    def _sure(self, path: list[int], first: int, last: int, scores: npt.NDArray[np.float32], *, opens: bool) -> float:
        before = path[first - 1] if first else len(self._labels) if opens else _OUTSIDE
        after = path[last] if last < len(path) else _OUTSIDE
        found = self._cost(before, path[first:last], after)
        other = self._cost(before, [_OUTSIDE] * (last - first), after)
        for at in range(first, last):
            found += float(scores[at, path[at]] - scores[at, _OUTSIDE])
        return found - other

    def _cost(self, before: int, path: list[int], after: int) -> float:
        steps = zip([before, *path], [*path, after], strict=True)
        return sum(self._into[to][of] for of, to in steps)


def _top(values: list[float], more: list[float]) -> int:
    sums = [value + extra for value, extra in zip(values, more, strict=True)]
    return sums.index(max(sums))


def _step(
    before: list[int], best: list[float], labels: list[int], values: list[float], into: list[list[float]]
) -> tuple[list[int], list[int], list[float]]:
    """The labels of a token that are still possible, for each the place of the best before it and its score."""
    kept: list[tuple[int, int, float]] = []
    highest = -1e9
    for label in labels:
        moves, value = into[label], values[label]
        top, place = -1e9, 0
        for at, of in enumerate(before):
            score = best[at] + moves[of]
            if score > top:
                top, place = score, at
        top += value
        if top > highest - _MARGIN:
            highest = max(highest, top)
            kept.append((label, place, top))
    kept = [way for way in kept if way[2] > highest - _MARGIN]
    return [way[0] for way in kept], [way[1] for way in kept], [way[2] for way in kept]
