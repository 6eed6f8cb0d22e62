"""The statements of a story as columns of numbers, so that many pairs are compared at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawatur.connect.features import MONTH, WEIGHTS, fates
from tawatur.connect.statements import NAME, OUTSIDE, STATE, Rarity, Statement

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]

NONE = -1  # stands for what a statement does not have


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a statement; sets are rows of numbers filled up with NONE. The features are those of ``features``."""

    stems: Numbers
    around: Numbers
    squares: Reals
    names: NDArray[np.bool_]
    lengths: Reals
    around_lengths: Reals
    who: Numbers
    counts: Numbers
    fates: Numbers
    plain: Numbers

    @staticmethod
    def of(statements: Sequence[Statement], rare: Rarity) -> "Columns":
        """The columns of some statements, the same whatever their order of words."""
        known = {stem: at for at, stem in enumerate(sorted({s for one in statements for s in one.stems | one.around}))}
        squares = np.array([rare.square(frozenset({stem})) for stem in known] + [0.0])
        return Columns(
            stems=_sets(sorted(known[stem] for stem in one.stems) for one in statements),
            around=_sets(sorted(known[stem] for stem in one.around) for one in statements),
            squares=squares,
            names=np.array([*(stem.startswith(NAME) for stem in known), True]),
            lengths=np.array([rare.square(one.stems) for one in statements]),
            around_lengths=np.array([rare.square(one.around) for one in statements]),
            who=_coded([sorted(one.who) for one in statements]),
            counts=_coded([sorted({f"{q.of}={q.value:g}" for q in one.claim.frame.quantities}) for one in statements]),
            fates=_coded([sorted(fates(one)) for one in statements]),
            plain=_plain(statements),
        )

    def odds(self, left: Numbers, right: Numbers) -> Reals:
        """The log-odds of pairs of rows, as ``features.odds`` gives them."""
        words = self._alike(self.stems, self.lengths, left, right)
        setting = self._alike(self.around, self.around_lengths, left, right)
        a, b = self.plain[left].T, self.plain[right].T
        setting = np.where(a[0] == b[0], words, setting)
        acts = (a[1] != NONE) & (b[1] != NONE)
        dated = (a[3] != NONE) & (b[3] != NONE)
        both = _meets(self.who[left], self.who[right])
        some = (self.who[left][:, 0] != NONE) & (self.who[right][:, 0] != NONE)
        shared = _within(self.stems[left], self.stems[right])
        numbers = _meets(self.counts[left], self.counts[right])
        gap = np.maximum(a[3] - b[4], b[3] - a[4])
        found = {
            "words": words,
            "setting": setting,
            "one-word": shared.sum(axis=1) < 2,
            "names-only": ~(shared & ~self.names[self.stems[left]]).any(axis=1),
            "same-kind": acts & (a[1] == b[1]),
            "other-kind": acts & (a[1] != b[1]),
            "same-place": (a[2] != NONE) & (a[2] == b[2]),
            "same-time": dated & (gap <= 0),
            "far-time": dated & (gap > MONTH),
            "other-actors": some & ~both,
            "other-origin": (a[5] != NONE) & (b[5] != NONE) & (a[5] != b[5]),
            "same-number": numbers,
            "other-toll": _meets(self.fates[left], self.fates[right]) & ~numbers,
            "same-tense": a[6] == b[6],
        }
        total = np.full(len(left), WEIGHTS["bias"])
        for name, value in found.items():
            total += WEIGHTS[name] * value
        return np.round(total, 6)

    def _alike(self, rows: Numbers, lengths: Reals, left: Numbers, right: Numbers) -> Reals:
        """The cosines of two sets of stems each."""
        mine = rows[left]
        shared = _within(mine, rows[right])
        dots = (self.squares[mine] * shared).sum(axis=1)
        return np.asarray(dots / np.maximum(np.sqrt(lengths[left] * lengths[right]), OUTSIDE * 1e-9))


def _within(mine: Numbers, yours: Numbers) -> NDArray[np.bool_]:
    """Which numbers of each row stand in the other row too."""
    found = np.zeros(mine.shape, dtype=np.bool_)
    for column in range(yours.shape[1]):
        found |= mine == yours[:, column : column + 1]
    return np.asarray(found & (mine != NONE), dtype=np.bool_)


def _meets(mine: Numbers, yours: Numbers) -> NDArray[np.bool_]:
    return np.asarray(_within(mine, yours).any(axis=1), dtype=np.bool_)


def _sets(rows: Iterable[Sequence[int]]) -> Numbers:
    given = list(rows)
    width = max([1, *map(len, given)])
    found = np.full((len(given), width), NONE, dtype=np.int64)
    for at, row in enumerate(given):
        found[at, : len(row)] = row
    return found


def _coded(rows: Sequence[Sequence[str]]) -> Numbers:
    known = {value: at for at, value in enumerate(sorted({value for row in rows for value in row}))}
    return _sets([known[value] for value in row] for row in rows)


def _plain(statements: Sequence[Statement]) -> Numbers:
    """Document, kind (NONE for no act), place, first and last day, origin, and whether it lies ahead."""
    codes: dict[tuple[int, str], int] = {}

    def code(column: int, value: str | None) -> int:
        return codes.setdefault((column, value), len(codes)) if value else NONE

    rows = [
        [
            code(0, one.document), NONE if one.kind == STATE else code(1, one.kind), code(2, one.where),
            one.when.first.toordinal() if one.when else NONE, one.when.last.toordinal() if one.when else NONE,
            code(5, one.origin), int(one.ahead),
        ]
        for one in statements
    ]  # fmt: skip
    return np.array(rows, dtype=np.int64).reshape(len(rows), 7)
