"""Fits the weights of connect/features.py on annotated stories, leaving one story out at a time.

    PYTHONPATH=src python tools/fit_propositions.py ../shared

Prints for each story held back what the others' weights give on it, then the weights of all together.
A pair of claims is positive where both stand at reports of one annotated proposition, and negative where
one of them stands at a report and the other at none of the same proposition.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawatur import app
from tawatur.connect.clusters import clusters, scores
from tawatur.connect.copies import among, copies
from tawatur.connect.features import WEIGHTS, features
from tawatur.connect.statements import Rarity, Statement
from tawatur.connect.stories import stories
from tawatur.connect.story import Staging
from tawatur.engine.single import OneProcess
from tawatur.evaluate.bench import STORIES

NAMES = tuple(WEIGHTS)
RIDGE = 0.02  # pull of the weights towards nought
STEPS = 3000
RATE = 0.3
POSITIVE = 2.0  # weight of a positive pair: they are few
FOUND = 0.3  # likeness from which the bench takes a proposition as found


class Case:
    """The statements of one story with the annotated propositions they stand at, and its pairs."""

    def __init__(self, shared: Path, story: str) -> None:
        desk, engine = app.reader(), OneProcess()
        leaves = [desk.leaf(desk.annotate(document)) for document in app.reading([shared / STORIES[story]]).documents]
        pile = max(stories(leaves, engine), key=len)
        (found,) = among([pile], copies(leaves, engine))
        self.statements = Staging(desk.register)((pile, found)).statements
        self.gold = json.loads((shared / "bench" / story / "gold" / "cross.json").read_text("utf-8"))["propositions"]
        names = {leaf.document.id: leaf.document.name for leaf in leaves}
        self.told = [self._told(one, names[one.document]) for one in self.statements]
        found, _ = scores(self.statements, engine)
        rare = Rarity(self.statements)
        self.pairs = sorted(found)
        rows = [features(self.statements[a], self.statements[b], rare) for a, b in self.pairs]
        self.x = np.array([[row[name] for name in NAMES] for row in rows])
        self.known = np.array([bool(self.told[a] or self.told[b]) for a, b in self.pairs])
        self.y = np.array([bool(self.told[a] & self.told[b]) for a, b in self.pairs], dtype=float)

    def _told(self, one: Statement, name: str) -> frozenset[str]:
        span = one.claim.evidence.span
        return frozenset(
            proposition["id"]
            for proposition in self.gold
            for row in proposition["reports"]
            if row["doc"].removesuffix(".txt") in name and 2 * _shared(row, span.start, span.stop) >= _least(row, span)
        )

    def found(self, weights: NDArray[np.float64], keep: float) -> float:
        """F1 of propositions found, by clusters alone."""
        scored = dict(zip(self.pairs, np.round(self.x @ weights, 6).tolist(), strict=True))
        groups = clusters(len(self.statements), scored, keep)
        told = [group for group in groups if len({self.statements[place].document for place in group}) > 1]
        hits, used = 0, set[int]()
        for proposition in self.gold:
            likeness = [(self._alike(proposition, group), at) for at, group in enumerate(told) if at not in used]
            best, at = max(likeness, default=(0.0, 0))
            if best >= FOUND:
                hits += 1
                used.add(at)
        return 200 * hits / max(1, len(told) + len(self.gold))

    def _alike(self, proposition: dict[str, Any], group: list[int]) -> float:
        held = [place for place in group if proposition["id"] in self.told[place]]
        return len(held) / (len(proposition["reports"]) + len(group) - len(held))


def _shared(row: dict[str, Any], start: int, stop: int) -> int:
    return max(0, min(row["end"], stop) - max(row["start"], start))


def _least(row: dict[str, Any], span: Any) -> int:
    return int(min(row["end"] - row["start"], span.stop - span.start))


def fitted(cases: list[Case]) -> NDArray[np.float64]:
    """The weights by logistic regression, each story counting the same."""
    weights = np.array([WEIGHTS[name] for name in NAMES])
    prepared = [(case.x[case.known], case.y[case.known]) for case in cases]
    for _ in range(STEPS):
        slope = RIDGE * weights
        for x, y in prepared:
            pull = np.where(y > 0, POSITIVE, 1.0) * (1 / (1 + np.exp(-(x @ weights))) - y)
            slope = slope + x.T @ pull / len(y) / len(cases)
        weights = weights - RATE * slope
    return np.asarray(weights)


def best_keep(cases: list[Case], weights: NDArray[np.float64]) -> float:
    """The threshold with the best mean of propositions found."""
    grid = [round(-4 + 0.1 * step, 1) for step in range(51)]
    return max(grid, key=lambda keep: sum(case.found(weights, keep) for case in cases))


def main() -> None:
    """Prints the figures and the weights."""
    shared = Path(sys.argv[1])
    cases = {story: Case(shared, story) for story in STORIES}
    today = np.array([WEIGHTS[name] for name in NAMES])
    for story, case in cases.items():
        others = [other for name, other in cases.items() if name != story]
        weights = fitted(others)
        keep = best_keep(others, weights)
        before, after = case.found(today, best_keep(others, today)), case.found(weights, keep)
        print(f"{story:10} held back: {before:5.1f} today, {after:5.1f} fitted (keep {keep})")
    weights = fitted(list(cases.values()))
    keep = best_keep(list(cases.values()), weights)
    print("keep", keep, [round(case.found(weights, keep), 1) for case in cases.values()])
    print("keep today", best_keep(list(cases.values()), today))
    print(dict(zip(NAMES, np.round(weights, 2).tolist(), strict=True)))


if __name__ == "__main__":
    main()
